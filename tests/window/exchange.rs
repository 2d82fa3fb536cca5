//! A colleague's file: looked at, taken in, and a clash settled.

use cuoshi::app::App;
use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::desktop::*;
use crate::work::go_to;

/// What 乙 writes on a desk of their own, as a file for a colleague.
fn file_of_colleague(into: &Desktop, work: impl Fn(&mut Harness<'_, App>)) -> std::path::PathBuf {
    let desktop = Desktop::of_nobody();
    desktop.know("乙", "市税务局");
    let mut window = desktop.start(&[]);
    work(&mut window);
    let file = into.path("乙的批注.ron");
    menu(&mut window, "文件", "导出全部给同事…");
    answer_path(&mut window, &file);
    assert!(shows_part(&window, "已导出到"));
    file
}

#[test]
fn an_export_opens_alone_and_shows_everything() {
    let desktop = Desktop::new();
    let file = file_of_colleague(&desktop, |window| {
        go_to(window, "1.1");
        write_note(window, "税务这边已开通");
    });
    let mut window = desktop.start(std::slice::from_ref(&file));
    go_to(&mut window, "1.1");
    assert!(shows(&window, "税务这边已开通"));
}

#[test]
fn a_colleagues_file_is_looked_at_taken_in_and_a_clash_settled() {
    let desktop = Desktop::new();
    let file = file_of_colleague(&desktop, |window| {
        go_to(window, "1.1");
        write_note(window, "税务这边已开通");
        mark_as(window, "7月底前", "推进中");
    });
    let mut window = desktop.start(&[]);
    go_to(&mut window, "1.1");
    tick(&mut window, "7月底前");
    menu(&mut window, "文件", "导入同事的批注…");
    answer_path(&mut window, &file);
    assert!(shows_part(&window, "新记录 2 条"));
    assert!(shows_part(&window, "双方说法不一（1 处）"));
    assert_eq!(records_in(&desktop.notebook()), 1);
    click(&mut window, "收下");
    assert!(shows(&window, "税务这边已开通"));
    assert_eq!(records_in(&desktop.notebook()), 3);
    assert!(shows_part(&window, "各方标记不一致"));
    click(&mut window, "以此为准：甲（市财政局） 已完成");
    assert!(!shows_part(&window, "各方标记不一致"));
    assert!(is_ticked(&window, "7月底前"));
    assert_eq!(records_in(&desktop.notebook()), 4);
}

/// 甲 has finished what 乙 calls 推进中, and looks at 乙's file, which has a note too.
fn clashing(desktop: &Desktop) -> Harness<'static, App> {
    let file = file_of_colleague(desktop, |window| {
        go_to(window, "1.1");
        write_note(window, "税务这边已开通");
        mark_as(window, "7月底前", "推进中");
    });
    let mut window = desktop.start(&[]);
    go_to(&mut window, "1.1");
    tick(&mut window, "7月底前");
    take_in(&mut window, &file);
    window
}

fn take_in(window: &mut Harness<'_, App>, file: &std::path::Path) {
    menu(window, "文件", "导入同事的批注…");
    answer_path(window, file);
}

/// Answers the clash, takes the file in, and takes that back in one step.
#[track_caller]
fn check_answer(answers: &[&str], is_open: bool, ticked: bool, records: usize) {
    let desktop = Desktop::new();
    let mut window = clashing(&desktop);
    for answer in answers {
        click(&mut window, &format!("1.1　7月底前：{answer}"));
    }
    click(&mut window, "收下");
    assert_eq!(shows_part(&window, "各方标记不一致"), is_open);
    assert_eq!(is_ticked(&window, "7月底前"), ticked);
    assert!(shows(&window, "税务这边已开通"));
    assert_eq!(records_in(&desktop.notebook()), records);

    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(shows_part(&window, "已撤销：导入“乙的批注.ron”"));
    assert!(!shows_part(&window, "各方标记不一致"));
    assert!(is_ticked(&window, "7月底前"), "as it was before");
    assert!(!shows(&window, "税务这边已开通"));
    assert!(records_in(&desktop.notebook()) > records, "the file grows");

    press(&mut window, Modifiers::COMMAND, Key::Y);
    assert_eq!(shows_part(&window, "各方标记不一致"), is_open);
    assert_eq!(is_ticked(&window, "7月底前"), ticked);
    assert!(shows(&window, "税务这边已开通"));
}

#[test]
fn a_clash_is_left_open_or_ended_with_the_import_in_one_step() {
    check_answer(&[], true, false, 3);
    check_answer(&["都留着，以后再定"], true, false, 3);
    check_answer(&["取我方"], false, true, 4);
    check_answer(&["取对方"], false, false, 4);
    check_answer(&["另写", "已完成"], false, true, 4);
}

#[test]
fn an_answer_that_may_not_be_keeps_the_question_open() {
    let desktop = Desktop::new();
    let mut window = clashing(&desktop);
    click(&mut window, "1.1　7月底前：另写");
    click(&mut window, "1.1　7月底前：延期");
    click(&mut window, "收下");
    assert!(shows_part(&window, "1.1 没有标记：标为“延期”要写明理由"));
    assert_eq!(records_in(&desktop.notebook()), 1, "all or nothing");
    click(&mut window, "1.1　7月底前：取对方");
    click(&mut window, "收下");
    assert_eq!(records_in(&desktop.notebook()), 4);
}

#[test]
fn importing_twice_changes_nothing() {
    let desktop = Desktop::new();
    let mut window = clashing(&desktop);
    click(&mut window, "1.1　7月底前：取对方");
    click(&mut window, "收下");
    let once = std::fs::read(desktop.notebook()).unwrap();
    take_in(&mut window, &desktop.path("乙的批注.ron"));
    assert!(shows_part(&window, "没有新记录"));
    assert!(!shows_part(&window, "您收起过"));
    click(&mut window, "关闭");
    assert_eq!(std::fs::read(desktop.notebook()).unwrap(), once);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    take_in(&mut window, &desktop.path("乙的批注.ron"));
    assert!(shows_part(&window, "其中 2 条您收起过"));
}

fn edit(window: &mut Harness<'_, App>, text: &str) {
    click(window, "修改（甲）");
    window.get_by_label("修改批注").focus();
    settle(window);
    press(window, Modifiers::COMMAND, Key::A);
    type_text(window, text);
    click(window, "提交");
}

/// 甲 changed one note at the desk and on a laptop, and looks at the laptop's file.
fn changed_twice(desktop: &Desktop) -> Harness<'static, App> {
    let mut window = desktop.start(&[]);
    go_to(&mut window, "1.1");
    write_note(&mut window, "初稿");
    let file = desktop.path("带走.ron");
    menu(&mut window, "文件", "导出全部给同事…");
    answer_path(&mut window, &file);
    edit(&mut window, "台式机上改的");

    let laptop = Desktop::new();
    let mut other = laptop.start(std::slice::from_ref(&file));
    go_to(&mut other, "1.1");
    edit(&mut other, "笔记本上改的");
    drop(other);

    take_in(&mut window, &file);
    for words in ["初稿", "台式机上改的", "笔记本上改的"] {
        assert!(shows(&window, words), "{words}");
    }
    window
}

#[test]
fn words_changed_on_two_devices_are_written_anew_in_the_import() {
    let desktop = Desktop::new();
    let mut window = changed_twice(&desktop);
    click(&mut window, "1.1　批注的修改：另写");
    click(&mut window, "收下");
    assert!(shows_part(&window, "请写上新的文字"));
    window.get_by_label("1.1　批注的修改：新的文字").focus();
    settle(&mut window);
    type_text(&mut window, "两边合起来");
    click(&mut window, "收下");
    assert!(shows(&window, "两边合起来"));
    assert!(!shows_part(&window, "另一台电脑上改为"));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(shows(&window, "台式机上改的"));
    assert!(!shows_part(&window, "另一台电脑上改为"));
}

#[test]
fn words_left_open_stand_side_by_side_until_one_is_settled_on() {
    let desktop = Desktop::new();
    let mut window = changed_twice(&desktop);
    click(&mut window, "收下");
    assert!(shows_part(&window, "另一台电脑上改为"));
    let settle_so = window.get_by_label_contains("以此为准：");
    let label = settle_so.accesskit_node().label().unwrap_or_default();
    let words = label.replace("以此为准：", "");
    click(&mut window, &label);
    assert!(!shows_part(&window, "另一台电脑上改为"));
    assert!(shows(&window, &words));
}

#[test]
fn an_export_takes_the_place_of_no_notebook() {
    let desktop = Desktop::new();
    let mut window = desktop.start(&[]);
    go_to(&mut window, "1.1");
    write_note(&mut window, "第一条");
    let moved = desktop.path("新处.ron");
    menu(&mut window, "文件", "批注本另存为…");
    answer_path(&mut window, &moved);
    let check = |window: &mut Harness<'_, App>, item, file: &std::path::Path, said| {
        menu(window, "文件", item);
        answer_path(window, file);
        assert!(shows_part(window, said), "{item}");
        assert_eq!(records_in(file), 1);
    };
    let filtered = "导出筛选出的措施给同事…";
    click(&mut window, "12月");
    // The one that is worked in, and the one that was.
    check(&mut window, filtered, &moved, "就是正在用的批注本");
    check(&mut window, filtered, &desktop.notebook(), "覆盖就会丢失");
    click(&mut window, "清除全部筛选");
    check(
        &mut window,
        "导出全部给同事…",
        &desktop.notebook(),
        "已导出到",
    );
}

#[test]
fn a_file_of_another_plan_is_refused_in_a_sentence() {
    let desktop = Desktop::new();
    let plan = desktop.path("另一份.txt");
    let text = "某市行动方案\n一、开办企业\n(一)深化品牌。2021年6月底前完成。(牵头部门:市财政局)\n";
    std::fs::write(&plan, text).unwrap();
    let theirs = Desktop::of_nobody();
    theirs.know("乙", "");
    let mut window = theirs.start(&[plan]);
    go_to(&mut window, "1.1");
    write_note(&mut window, "另一份方案的批注");
    let file = desktop.path("另一份.ron");
    menu(&mut window, "文件", "导出全部给同事…");
    answer_path(&mut window, &file);
    let mut window = desktop.start(&[]);
    menu(&mut window, "文件", "导入同事的批注…");
    answer_path(&mut window, &file);
    assert!(shows_part(&window, "是另一份方案《某市行动方案》的批注本"));
    assert!(window.query_by_label("收下").is_none());
}

#[test]
fn a_file_dropped_on_the_window_is_taken_in_or_opened() {
    let desktop = Desktop::new();
    let file = file_of_colleague(&desktop, |window| {
        go_to(window, "1.1");
        write_note(window, "拖进来的");
    });
    let mut window = desktop.start(&[]);
    drop_file(&mut window, &file);
    assert!(shows(&window, "收下"));
    click(&mut window, "不收");
    let plan = desktop.path("另一份.txt");
    std::fs::write(&plan, "某市行动方案\n一、开办企业\n(一)深化品牌。正文。\n").unwrap();
    drop_file(&mut window, &plan);
    assert!(shows(&window, "1 项中 1 项"));
}
