use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};

use crate::place::{OTHER, Place};

fn notebook() -> Place {
    let place = Place::new();
    place.write("n.ron", &["note", "1.1", "给大家"]);
    place.write("n.ron", &["note", "1.1", "给自己", "--private"]);
    place.write("n.ron", &["note", "2.1", "第二章"]);
    place
}

#[test]
fn the_file_for_colleagues_carries_the_text_and_nothing_private() {
    let place = notebook();
    place.print(&[
        "export",
        "--notes",
        "n.ron",
        "--chapter",
        "1",
        "-o",
        "e.ron",
    ]);
    let export = place.text("e.ron");
    assert!(export.contains("给大家") && !export.contains("给自己") && !export.contains("第二章"));
    assert!(place.print(&["check", "e.ron"]).contains("带原文"));
    assert_eq!(
        place.print(&["export", "--notes", "n.ron", "--chapter", "1"]),
        export
    );
    place.print(&[
        "export",
        "--notes",
        "n.ron",
        "--private",
        "--without-text",
        "-o",
        "p.ron",
    ]);
    let private = place.text("p.ron");
    assert!(private.contains("给自己") && private.contains("第二章"));
    assert!(place.print(&["check", "p.ron"]).contains("没有带原文"));
}

#[test]
fn an_export_may_be_made_again_but_not_over_the_notebook() {
    let place = notebook();
    place.print(&["export", "--notes", "n.ron", "-o", "e.ron"]);
    place.print(&[
        "export",
        "--notes",
        "n.ron",
        "--chapter",
        "2",
        "-o",
        "e.ron",
    ]);
    assert!(!place.text("e.ron").contains("给大家"));
    let before = place.bytes("n.ron");
    for arguments in [
        &["export", "--notes", "n.ron", "-o", "n.ron"][..],
        &[
            "export", "--notes", "n.ron", "--format", "csv", "-o", "n.ron",
        ],
        &["list", "--notes", "n.ron", "-o", "n.ron"],
    ] {
        assert!(place.fail(arguments, 1).contains("n.ron"));
        assert_eq!(place.bytes("n.ron"), before);
    }
}

#[test]
fn csv_has_a_mark_in_a_file_only() {
    let place = notebook();
    let printed = place.print(&["export", "--notes", "n.ron", "--format", "csv"]);
    assert!(printed.starts_with("编号,章,任务,"));
    assert!(printed.contains("给大家") && !printed.contains("给自己"));
    place.print(&[
        "export", "--notes", "n.ron", "--format", "csv", "-o", "e.csv",
    ]);
    assert_eq!(place.text("e.csv"), format!("\u{feff}{printed}"));
    place.print(&["parse", "--format", "csv", "-o", "p.csv"]);
    assert!(place.text("p.csv").starts_with('\u{feff}'));
    let private = place.print(&["export", "--notes", "n.ron", "--format", "csv", "--private"]);
    assert!(private.contains("给自己"));
}

#[test]
fn a_sheet_reads_back() {
    let place = notebook();
    let filters = ["--department", "市财政局", "--as-of", "2021-06-25"];
    let export = [
        "export", "--notes", "n.ron", "--format", "xlsx", "-o", "e.xlsx",
    ];
    place.print(&[&export[..], &filters].concat());
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(place.bytes("e.xlsx"))).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    assert_eq!(sheet.rows().count(), 29);
    assert_eq!(sheet.get((0, 0)), Some(&Data::String("编号".into())));
    assert_eq!(
        place.fail(&["export", "--format", "xlsx"], 2),
        "xlsx 是表格文件，不能打印到屏幕；请加上 -o 文件名.xlsx。"
    );
}

#[test]
fn markdown_of_another_plan() {
    let place = Place::new();
    place.put("方案.txt", OTHER);
    let text = place.print(&["export", "方案.txt", "--format", "md"]);
    assert!(text.starts_with("# 某市配套措施\n"), "{text}");
    assert!(text.contains("### 1.1 深化品牌"), "{text}");
}

#[test]
fn a_name_that_says_another_format_is_asked_about() {
    let place = Place::new();
    assert!(
        place
            .fail(&["export", "-o", "e.xlsx"], 2)
            .contains("--format")
    );
    assert!(!place.has("e.xlsx"));
}
