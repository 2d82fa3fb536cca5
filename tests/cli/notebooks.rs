use std::fs;

use serde_json::Value;

use crate::place::{OTHER, Place};

/// 甲 and 乙 mark one milestone differently, without having seen each other's.
fn clashing(place: &Place) {
    place.write(
        "甲.ron",
        &["note", "１．１", "已与省厅对接", "--kind", "进展"],
    );
    fs::copy(place.path("甲.ron"), place.path("乙.ron")).unwrap();
    place.write("甲.ron", &["mark", "1.1#1", "已完成", "--on", "2021-06-25"]);
    let other = ["--notes", "乙.ron", "--author", "乙"];
    place.print(&[&["mark", "1.1＃1", "active"], &other[..]].concat());
}

#[test]
fn what_is_written_is_shown() {
    let place = Place::new();
    let note = place.write("n.ron", &["note", "1.1", "第一行\n第二行"]);
    let mark = place.write(
        "n.ron",
        &["mark", "1.1#1", "已完成", "--on", "2021年6月25日"],
    );
    let shown = place.json(&["show", "1.1", "--notes", "n.ron", "--format", "json"]);
    assert_eq!(shown["id"], "1.1");
    assert_eq!(shown["notes"][0]["id"], Value::from(note));
    assert_eq!(shown["notes"][0]["text"], "第一行\n第二行");
    assert_eq!(shown["notes"][0]["department"], "市财政局");
    let marks = &shown["marks"][0];
    assert_eq!(marks["milestone"], "1.1#1");
    assert_eq!(marks["sides"][0]["id"], Value::from(mark));
    assert_eq!(marks["sides"][0]["on"], "2021-06-25");
    assert_eq!(shown["progress"][0]["status"], "done");
    assert_eq!(shown["clashes"], serde_json::json!([]));
    let text = place.print(&["show", "1.1", "--notes", "n.ron"]);
    for words in [
        "甲（市财政局）　批注：第一行\n",
        "1.1#1　已完成（2021-06-25）",
        "最迟 2021-06-30",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn a_later_mark_replaces_and_the_history_says_so() {
    let place = Place::new();
    let first = place.write("n.ron", &["mark", "1.1#1", "推进中"]);
    let deferral = [
        "mark",
        "1.1#1",
        "延期",
        "--reason",
        "等省厅",
        "--to",
        "2021-09-30",
    ];
    place.write("n.ron", &deferral);
    let shown = place.json(&["show", "1.1", "--notes", "n.ron", "--format", "json"]);
    assert_eq!(shown["history"][0]["id"], Value::from(first));
    assert_eq!(shown["history"][0]["replaced"], true);
    assert_eq!(shown["history"][1]["replaced"], false);
    assert_eq!(shown["progress"][0]["now_due"], "2021-09-30");
    let text = place.print(&["show", "1.1", "--notes", "n.ron"]);
    assert!(text.contains("标记 推进中（已被取代）"), "{text}");
}

#[test]
fn a_clash_shows_all_sides_until_it_is_settled() {
    let place = Place::new();
    clashing(&place);
    place.print(&["merge", "甲.ron", "乙.ron", "-o", "合.ron"]);
    let shown = place.json(&["show", "1.1", "--notes", "合.ron", "--format", "json"]);
    let clash = &shown["clashes"][0];
    assert_eq!(clash["status"], "active");
    assert_eq!(clash["sides"].as_array().unwrap().len(), 2);
    let said = place.print(&["check", "合.ron"]);
    assert!(said.contains("记录：3 条　标记 2、批注 1\n"), "{said}");
    assert!(
        said.contains("甲（市财政局） 2、乙 1") && said.contains("分歧：1.1#1　"),
        "{said}"
    );
    place.write("合.ron", &["mark", "1.1#1", "已完成"]);
    let shown = place.json(&["show", "1.1", "--notes", "合.ron", "--format", "json"]);
    assert_eq!(shown["clashes"], serde_json::json!([]));
    assert_eq!(shown["history"][3]["kind"], "settle");
}

#[test]
fn a_union_is_the_same_in_any_order_and_again() {
    let place = Place::new();
    clashing(&place);
    place.print(&["merge", "甲.ron", "乙.ron", "-o", "1.ron"]);
    place.print(&["merge", "乙.ron", "甲.ron", "乙.ron", "-o", "2.ron"]);
    assert_eq!(place.bytes("1.ron"), place.bytes("2.ron"));
    place.print(&["merge", "乙.ron", "1.ron", "-o", "1.ron"]);
    assert_eq!(place.bytes("1.ron"), place.bytes("2.ron"));
    fs::create_dir(place.path("夹")).unwrap();
    for name in ["甲.ron", "乙.ron"] {
        fs::copy(place.path(name), place.path("夹").join(name)).unwrap();
    }
    place.print(&["merge", "夹", "-o", "3.ron"]);
    assert_eq!(place.bytes("3.ron"), place.bytes("2.ron"));
}

#[test]
fn merging_never_writes_over_what_it_was_not_given() {
    let place = Place::new();
    clashing(&place);
    let before = place.bytes("乙.ron");
    let said = place.fail(&["merge", "甲.ron", "-o", "乙.ron"], 1);
    assert!(said.contains("“乙.ron”里有 1 条记录"), "{said}");
    assert_eq!(place.bytes("乙.ron"), before);
}

#[test]
fn other_plans_and_newer_formats_are_not_merged() {
    let place = Place::new();
    place.put("方案.txt", OTHER);
    place.write("甲.ron", &["note", "1.1", "甲"]);
    place.write("他.ron", &["note", "1.1", "乙", "--plan", "方案.txt"]);
    let newer = place.text("甲.ron").replace("format: 1", "format: 2");
    place.put("新.ron", newer);
    for other in ["他.ron", "新.ron", "缺.ron"] {
        place.fail(&["merge", "甲.ron", other, "-o", "合.ron"], 1);
        place.fail(&["merge", other, "甲.ron", "-o", "合.ron"], 1);
        assert!(!place.has("合.ron"), "{other}");
    }
    let said = place.fail(
        &["note", "1.2", "丙", "--notes", "新.ron", "--author", "甲"],
        1,
    );
    assert!(said.contains("格式 2"), "{said}");
    let said = place.fail(&["list", "方案.txt", "--notes", "甲.ron"], 1);
    assert!(said.contains("另一份方案"), "{said}");
}

#[test]
fn a_notebook_of_another_plan_opens_alone() {
    let place = Place::new();
    place.put("方案.txt", OTHER);
    place.write("他.ron", &["note", "1.1", "甲", "--plan", "方案.txt"]);
    fs::remove_file(place.path("方案.txt")).unwrap();
    assert_eq!(
        place.print(&["list", "--notes", "他.ron", "--format", "ids"]),
        "1.1\n"
    );
    assert_eq!(place.print(&["list", "他.ron", "--format", "ids"]), "1.1\n");
    assert_eq!(
        place.print(&["parse", "他.ron", "--format", "source"]),
        OTHER
    );
    place.write("他.ron", &["note", "1.1", "乙"]);
    assert!(!place.text("他.ron").is_empty());
    place.write("自.ron", &["note", "1.1", "甲"]);
    assert!(
        !place.text("自.ron").contains("text: \"#"),
        "the embedded text need not be carried"
    );
}

#[test]
fn a_folder_takes_one_file_an_author() {
    let place = Place::new();
    fs::create_dir(place.path("夹")).unwrap();
    assert_eq!(
        place
            .print(&["list", "--notes", "夹", "--format", "ids"])
            .lines()
            .count(),
        199
    );
    place.write("夹", &["note", "1.1", "甲说"]);
    place.print(&["note", "1.1", "乙说", "--notes", "夹", "--author", "乙"]);
    let names = fs::read_dir(place.path("夹")).unwrap();
    let names = names.map(|it| it.unwrap().file_name().into_string().unwrap());
    assert_eq!(names.filter(|name| name.ends_with(".ron")).count(), 2);
    let shown = place.json(&["show", "1.1", "--notes", "夹", "--format", "json"]);
    assert_eq!(shown["notes"].as_array().unwrap().len(), 2);
    place.put("夹/坏.ron", "(format: 1,\n");
    let answer = place.run(&["show", "1.1", "--notes", "夹"]);
    assert_eq!(answer.code, 0);
    assert!(answer.err.contains("坏.ron") && answer.text().contains("乙说"));
    let answer = place.run(&["note", "1.1", "-5% 的事", "--notes", "夹", "--author", "乙"]);
    assert_eq!(
        (answer.code, answer.err.lines().count()),
        (0, 1),
        "{}",
        answer.err
    );
    let answer = place.run(&["check", "夹"]);
    assert_eq!(answer.code, 1);
    assert!(answer.err.contains("坏.ron") && answer.text().contains("记录：3 条"));
}

#[test]
fn private_notes_show_to_nobody() {
    let place = Place::new();
    place.write("n.ron", &["note", "1.1", "只给自己", "--private"]);
    for format in ["text", "json"] {
        let shown = place.print(&["show", "1.1", "--notes", "n.ron", "--format", format]);
        assert!(!shown.contains("只给自己"));
    }
}

#[test]
fn a_recurring_milestone_is_marked_by_its_period() {
    let place = Place::new();
    let plan = place.json(&["parse"]);
    let chapters = plan["chapters"].as_array().unwrap().iter();
    let measures = chapters.flat_map(|it| it["measures"].as_array().unwrap());
    let mut milestones = measures.flat_map(|it| it["milestones"].as_array().unwrap());
    let every = milestones.find(|it| it["kind"] == "every").unwrap();
    assert_eq!(every["recurs"], "monthly:10");
    let id = every["id"].as_str().unwrap();
    let signed = ["--notes", "n.ron", "--author", "甲"];
    let said = place.fail(&[&["mark", id, "已完成"], &signed[..]].concat(), 1);
    assert_eq!(said, "这个节点是定期的，请写明是哪一期，例如 2021-06。");
    place.write("n.ron", &["mark", id, "已完成", "--period", "2021-06"]);
    let measure = id.split('#').next().unwrap();
    let shown = place.json(&["show", measure, "--notes", "n.ron", "--format", "json"]);
    assert_eq!(shown["marks"][0]["period"], "2021-06");
}

#[test]
fn altered_entries_are_named() {
    let place = Place::new();
    let id = place.write("n.ron", &["note", "1.1", "原话"]);
    place.put("n.ron", place.text("n.ron").replace("原话", "假话"));
    let said = place.print(&["check", "n.ron"]);
    assert!(said.contains("被改动过 1") && said.contains(&id), "{said}");
}

#[test]
fn a_notebook_and_a_notebook_beside_it_are_read_together() {
    let place = Place::new();
    clashing(&place);
    place.print(&["export", "甲.ron", "-o", "带.ron"]);
    let list = ["list", "带.ron", "--notes", "乙.ron", "--format", "json"];
    assert_eq!(place.json(&list)[0]["clash"], true);
    assert_eq!(
        place.json(&["list", "带.ron", "--format", "json"])[0]["clash"],
        false
    );
}

/// A file of 100 MB is a colleague's mistake; one's own may grow.
#[test]
fn a_colleagues_file_has_a_limit() {
    let place = Place::new();
    place.write("甲.ron", &["note", "1.1", "甲"]);
    let file = fs::File::create(place.path("大.ron")).unwrap();
    file.set_len(100 * 1024 * 1024 + 1).unwrap();
    let said = place.fail(&["merge", "甲.ron", "大.ron", "-o", "合.ron"], 1);
    assert!(said.contains("上限 100 MB"), "{said}");
    assert!(!place.has("合.ron"));
}

#[test]
fn a_backup_that_fails_is_said_and_the_entry_is_in_the_file() {
    let place = Place::new();
    let own = place.path("home/cuoshi");
    std::fs::create_dir_all(&own).unwrap();
    // Where the folder of backups should be made there is a file.
    std::fs::write(own.join("backups"), "").unwrap();
    let note = [
        "note",
        "1.1",
        "看过了",
        "--notes",
        "n.ron",
        "--author",
        "甲",
    ];
    let answer = place.run(&note);
    assert_eq!(answer.code, 0);
    assert!(answer.err.contains("backups"), "{}", answer.err);
    assert!(place.print(&["check", "n.ron"]).contains("甲"));
}

/// A folder may come to hold notebooks of several plans: of these the one that is named counts.
#[test]
fn of_a_folder_with_several_plans_the_named_one_counts() {
    let place = Place::new();
    std::fs::write(place.path("p.txt"), crate::place::OTHER).unwrap();
    std::fs::create_dir(place.path("夹")).unwrap();
    let note = |author, rest: &[&str]| {
        let note = ["note", "1.1", "看过了", "--author", author];
        place.run(&[&note, rest].concat())
    };
    for author in ["甲", "乙", "丁"] {
        assert_eq!(note(author, &["--notes", "夹"]).code, 0);
    }
    let other = ["--notes", "丙.ron", "--plan", "p.txt"];
    assert_eq!(note("丙", &other).code, 0);
    let into_folder = ["--notes", "夹", "--plan", "p.txt"];
    assert_eq!(note("丙", &into_folder).code, 1, "only of another plan");
    std::fs::rename(place.path("丙.ron"), place.path("夹/丙.ron")).unwrap();
    assert_eq!(note("丙", &into_folder).code, 0);
    let shown = place.run(&["show", "1.1", "--notes", "夹"]);
    assert!(shown.text().contains("乙"), "{}", shown.err);
    let listed = place.run(&["list", "p.txt", "--notes", "夹", "--format", "csv"]);
    assert_eq!(listed.code, 0, "{}", listed.err);
}

/// Evidence that is a file is noted by its path and its hash; the file is not copied.
#[test]
fn a_file_as_evidence_is_noted_with_its_hash() {
    let place = Place::new();
    place.put("纪要.txt", "abc");
    place.write("n.ron", &["mark", "1.1#1", "done"]);
    let close = ["mark", "1.1#1", "closed", "--evidence", "纪要.txt"];
    place.write("n.ron", &close);
    let noted = place.text("n.ron");
    assert!(
        noted.contains("纪要.txt sha256:ba7816bf8f01cfea"),
        "{noted}"
    );
    let shown = place.print(&["show", "1.1", "--notes", "n.ron"]);
    assert!(shown.contains("佐证：纪要.txt sha256:ba7816bf"), "{shown}");
}
