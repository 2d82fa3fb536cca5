use std::io::Read;
use std::process::Stdio;

use crate::place::{OTHER, Place};

#[track_caller]
fn check(filters: &[&str], expected: usize) {
    let place = Place::new();
    let ids = place.print(&[&["list", "--format", "ids"], filters].concat());
    assert_eq!(ids.lines().count(), expected, "{filters:?}");
}

#[test]
fn departments_by_name_alias_and_role() {
    check(&[], 199);
    check(&["--department", "市财政局"], 28);
    check(&["--department", "市财政局", "--role", "lead"], 18);
    check(&["--department", "市财政局", "--role", "responsible"], 10);
    check(&["--department", "市交通运输局"], 12);
    check(&["--department", "市交通局"], 12);
}

#[test]
fn months_and_none() {
    check(&["--month", "6"], 51);
    check(&["--month", "６月"], 51);
    check(&["--month", "12"], 20);
    check(&["--month", "none"], 85);
}

#[test]
fn or_inside_an_option_and_across() {
    check(&["--chapter", "1"], 18);
    check(&["--chapter", "1", "--chapter", "2"], 39);
    check(&["--chapter", "1", "--status", "未开始"], 18);
    check(&["--chapter", "1", "--status", "done"], 0);
    check(&["--chapter", "1", "--search", "4012"], 1);
}

#[test]
fn ids_stand_in_document_order() {
    let ids = Place::new().print(&["list", "--format", "ids", "--chapter", "1"]);
    let expected: String = (1..=18).map(|number| format!("1.{number}\n")).collect();
    assert_eq!(ids, expected);
}

#[test]
fn a_table_for_people() {
    let place = Place::new();
    let table = place.print(&["list", "--search", "4012", "--as-of", "2021年6月25日"]);
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(lines.len(), 3, "{table}");
    assert!(lines[0].starts_with("编号  状态    亮灯"), "{table}");
    for word in ["1.1", "未开始", "临期", "2021-06-30", "深化“4012”品牌"] {
        assert!(lines[1].contains(word), "{word}: {table}");
    }
    assert_eq!(lines[2], "共 1 项，基准日 2021-06-25。");
}

#[test]
fn json_has_measures_with_their_status() {
    let place = Place::new();
    place.write("n.ron", &["mark", "1.1#1", "已完成", "--on", "2021-06-25"]);
    let listed = place.json(&[
        "list",
        "--format",
        "json",
        "--notes",
        "n.ron",
        "--chapter",
        "1",
    ]);
    let measures = listed.as_array().unwrap();
    assert_eq!(measures.len(), 18);
    assert_eq!(measures[0]["id"], "1.1");
    assert_eq!(measures[0]["status"], "open");
    assert_eq!(measures[0]["clash"], false);
    assert_eq!(measures[0]["milestones"][0]["due"], "2021-06-30");
}

#[test]
fn what_the_plan_does_not_have_is_said_and_is_no_error() {
    let place = Place::new();
    for (filters, sentence) in [
        (
            &["--department", "市某局"][..],
            "《聊城市优化营商环境创新突破行动配套措施》里没有部门“市某局”，请检查名称。\n",
        ),
        (
            &["--chapter", "99"],
            "《聊城市优化营商环境创新突破行动配套措施》里没有第 99 章，请检查编号。\n",
        ),
    ] {
        let answer = place.run(&[&["list", "--format", "ids"], filters].concat());
        assert_eq!((answer.code, answer.text().as_str()), (0, ""));
        assert_eq!(answer.err, sentence);
    }
}

#[test]
fn a_status_of_the_day() {
    let place = Place::new();
    place.write("n.ron", &["mark", "1.2", "推进中"]);
    let ids = |more: &[&str]| {
        let list = ["list", "--notes", "n.ron", "--format", "ids"];
        place.print(&[&list, more].concat())
    };
    assert_eq!(ids(&["--status", "推进中"]), "1.2\n");
    assert_eq!(ids(&["--status", "active", "--as-of", "2021-06-25"]), "");
}

#[test]
fn without_a_display_the_list_and_why() {
    let place = Place::new();
    place.put("方案.txt", OTHER);
    for (arguments, count) in [(&[][..], 199), (&["方案.txt"], 1)] {
        let answer = place.run(arguments);
        assert_eq!(answer.code, 0);
        let table = answer.text();
        assert_eq!(table.lines().count(), count + 2);
        if cfg!(target_os = "linux") {
            assert_eq!(
                answer.err,
                "没有显示器，窗口打不开，所以打印清单；用 cuoshi --help 查看命令。\n"
            );
        }
    }
}

#[test]
fn who_reads_only_the_beginning_is_no_error() {
    let place = Place::new();
    let mut command = place.command();
    let command = command
        .args(["parse"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut program = command.spawn().unwrap();
    let mut beginning = [0; 16];
    let mut out = program.stdout.take().unwrap();
    out.read_exact(&mut beginning).unwrap();
    drop(out);
    let mut said = String::new();
    program
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut said)
        .unwrap();
    assert_eq!(said, "");
    assert!(program.wait().unwrap().success());
}
