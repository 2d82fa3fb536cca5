use std::fs;

use crate::place::{OTHER, Place};

/// A failure in both languages, in a place that has everything that can go wrong.
#[track_caller]
fn check(arguments: &[&str], code: i32, zh: &str, en: &str) {
    let place = Place::new();
    place.put("方案.txt", OTHER);
    place.put("空.txt", "\n");
    place.put("图.txt", b"PK\x03\x04\0\0");
    place.put("坏.ron", "(format: 1,\nplan: (title: \"甲\"");
    place.put(
        "无.ron",
        "(format: 1,\nplan: (title: \"甲\", fingerprints: [\"00\"]),\nentries: [],\n)\n",
    );
    place.put("别.ron", "方案");
    assert_eq!(place.fail(arguments, code), zh);
    let in_english = [arguments, &["--lang", "en"]].concat();
    assert_eq!(place.fail(&in_english, code), en);
}

#[test]
fn bad_usage() {
    check(
        &["list", "--format", "pdf"],
        2,
        "--format <FORMAT> 不能是“pdf”，可以写：table、ids、json、csv。",
        "--format <FORMAT> cannot be \"pdf\"; it takes table, ids, json, csv.",
    );
    check(
        &["list", "--month", "13"],
        2,
        "--month <1..12|none> 的值“13”不对：请写 1 至 12，或 none。",
        "\"13\" will not do for --month <1..12|none>: write 1 to 12, or none.",
    );
    check(
        &["list", "--as-of", "昨天"],
        2,
        "--as-of <DATE> 的值“昨天”不对：请写成 2021-06-25 或 2021年6月25日 这样的日期。",
        "\"昨天\" will not do for --as-of <DATE>: write a date like 2021-06-25.",
    );
    check(
        &["note", "1.1", " ", "--notes", "n.ron", "--author", "甲"],
        2,
        "<TEXT> 的值“ ”不对：不能是空的，请写上文字。",
        "\" \" will not do for <TEXT>: it cannot be empty; write something.",
    );
    check(
        &["note", "1.1", "话", "--notes", "n.ron"],
        2,
        "还缺 --author <NAME>，请补上。加 --help 查看用法。",
        "--author <NAME> must be given. Add --help to see how it is used.",
    );
    check(
        &["mark", "1.1", "完", "--notes", "n.ron", "--author", "甲"],
        2,
        "<STATUS> 的值“完”不对：请写未开始、推进中、已完成、已销号、退回、延期或中止。",
        "\"完\" will not do for <STATUS>: write open, active, done, closed, returned, deferred or suspended.",
    );
    check(
        &[
            "mark",
            "1.1",
            "done",
            "--to",
            "2021-09-30",
            "--notes",
            "n.ron",
            "--author",
            "甲",
        ],
        2,
        "--to 是延期后的日期，只能和“延期”一起用；请去掉它，或把状态改为延期。",
        "--to is the new date of a deferral; leave it out, or mark as deferred.",
    );
    check(
        &["list", "--mnoth", "6"],
        2,
        "没有“--mnoth”这个选项，是不是想写 --month？",
        "There is no \"--mnoth\"; is --month meant?",
    );
}

#[test]
fn what_the_plan_does_not_have() {
    check(
        &["show", "99.1"],
        1,
        "《聊城市优化营商环境创新突破行动配套措施》里没有编号为“99.1”的措施；用 cuoshi list 查看全部编号。",
        "\"聊城市优化营商环境创新突破行动配套措施\" has no measure \"99.1\"; cuoshi list shows all ids.",
    );
    check(
        &[
            "mark", "1.1#9", "done", "--notes", "n.ron", "--author", "甲",
        ],
        1,
        "措施 1.1 没有第 9 个节点（共 3 个）；用 cuoshi show 1.1 查看节点。",
        "Measure 1.1 has no milestone 9 (it has 3); cuoshi show 1.1 lists them.",
    );
    check(
        &["list", "--notes", "无.ron"],
        1,
        "批注本“无.ron”是《甲》的，但没有带方案原文；请在命令里写明这份方案的文件，或请同事导出时带上原文。",
        "The notebook \"无.ron\" is about \"甲\" but does not carry the document; name the document's file in the command, or ask for an export with the text.",
    );
}

#[test]
fn marks_that_are_not_taken() {
    let signed = ["--notes", "n.ron", "--author", "甲"];
    check(
        &[&["mark", "1.1", "已销号"], &signed[..]].concat(),
        1,
        "“未开始”不能直接改为“已销号”，请先改为可以衔接的状态。",
        "\"not started\" cannot become \"closed\" directly; give it a status in between first.",
    );
    check(
        &[&["mark", "1.1", "中止"], &signed[..]].concat(),
        1,
        "标为“中止”要写明理由，请填写。",
        "\"suspended\" needs a reason; fill it in.",
    );
    check(
        &[&["mark", "1.1", "延期", "--reason", "等"], &signed[..]].concat(),
        1,
        "延期要有新的时限，请填写日期。",
        "A deferral needs a new date; fill it in.",
    );
}

#[test]
fn files_that_cannot_be_read() {
    check(
        &["parse", "缺.txt"],
        1,
        "找不到文件“缺.txt”。请检查它是否被移走或改名。",
        "The file \"缺.txt\" is not there. Check whether it was moved or renamed.",
    );
    check(
        &["parse", "空.txt"],
        1,
        "“空.txt”里没有文字。请检查是否选错了文件。",
        "There is no text in \"空.txt\". Check whether it is the file you meant.",
    );
    check(
        &["list", "--notes", "缺.ron"],
        1,
        "找不到文件“缺.ron”。请检查它是否被移走或改名。",
        "The file \"缺.ron\" is not there. Check whether it was moved or renamed.",
    );
    check(
        &["check", "坏.ron"],
        1,
        "批注本“坏.ron”已损坏，没有改动它。第 2 行第 18 个字处有误：缺少逗号或右括号。请补上，或用备份恢复。没有找到它的备份；请换一个文件，或向同事再要一份。",
        "The notebook \"坏.ron\" is damaged; it was left as it is. Line 2, character 18: a comma or closing bracket is missing. Put it in, or restore a backup. No backup of it was found; choose another file, or ask a colleague for a copy.",
    );
    check(
        &["check", "别.ron"],
        1,
        "“别.ron”不是批注本，没有改动它。请检查是否选错了文件。没有找到它的备份；请换一个文件，或向同事再要一份。",
        "\"别.ron\" is not a notebook; it was left as it is. Check whether it is the file you meant. No backup of it was found; choose another file, or ask a colleague for a copy.",
    );
}

#[test]
fn what_is_no_text_is_not_read_as_one() {
    let place = Place::new();
    place.put("图.txt", b"PK\x03\x04\0\0");
    assert!(place.fail(&["parse", "图.txt"], 1).contains("图.txt"));
    place.put("图.ron", b"\x00\x01binary");
    assert!(place.fail(&["check", "图.ron"], 1).contains("图.ron"));
}

#[test]
fn a_damaged_notebook_is_left_as_it_is() {
    let place = Place::new();
    place.write("n.ron", &["note", "1.1", "甲"]);
    let whole = place.bytes("n.ron");
    let damaged = &whole[..whole.len() - 9];
    place.put("n.ron", damaged);
    let note = ["note", "1.2", "乙", "--notes", "n.ron", "--author", "甲"];
    let said = place.fail(&note, 1);
    assert!(
        said.contains("已损坏") && said.contains("最近的完好备份在"),
        "{said}"
    );
    assert_eq!(place.bytes("n.ron"), damaged);
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_not_there_is_not_made() {
    let place = Place::new();
    let said = place.fail(
        &["note", "1.1", "甲", "--notes", "盘/n.ron", "--author", "甲"],
        1,
    );
    assert!(
        said.starts_with("找不到文件夹“") && said.contains("盘”，没有保存"),
        "{said}"
    );
    assert!(!place.has("盘"));
    let said = place.fail(&["parse", "-o", "盘/p.json"], 1);
    assert!(
        said.starts_with("找不到文件夹“") && said.contains("盘”，没有保存"),
        "{said}"
    );
}

#[test]
fn a_protected_file_is_not_written() {
    let place = Place::new();
    place.write("n.ron", &["note", "1.1", "甲"]);
    let before = place.bytes("n.ron");
    let path = place.path("n.ron");
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let said = place.fail(
        &["note", "1.1", "乙", "--notes", "n.ron", "--author", "甲"],
        1,
    );
    assert!(said.contains("没有权限写入"), "{said}");
    assert_eq!(place.bytes("n.ron"), before);
}

#[test]
fn help_is_asked_for_and_is_no_error() {
    let place = Place::new();
    let help = place.print(&["list", "--help"]);
    assert!(help.contains("用法：cuoshi list [FILE] [选项]"), "{help}");
    let help = place.print(&["mark", "--help", "--lang", "en"]);
    let usage = "Usage: cuoshi mark <ID[#K]> <STATUS> --notes <N.ron> --author <NAME> [OPTIONS]";
    assert!(help.contains(usage), "{help}");
    let version = place.print(&["--version"]);
    assert_eq!(version, format!("cuoshi {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn everything_is_explained_in_both_languages() {
    let place = Place::new();
    for command in [
        "", "parse", "list", "note", "mark", "show", "merge", "check", "export",
    ] {
        let arguments: Vec<&str> = command.split_terminator(' ').collect();
        let zh = place.print(&[&arguments, &["--help"][..]].concat());
        let en = place.print(&[&arguments, &["--help", "--lang", "en"][..]].concat());
        assert_ne!(zh, en);
        for help in [zh, en] {
            // A text that is missing shows its key; an argument without one ends with its own name.
            assert!(!help.contains("-help."), "{help}");
            let bare = help
                .lines()
                .find(|it| it.starts_with("  ") && it.trim_end().ends_with('>'));
            assert_eq!(bare, None, "{help}");
        }
    }
}
