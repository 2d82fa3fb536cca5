//! A colleague's file: looked at, taken in, and a clash settled.

use cuoshi::app::App;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

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
    assert!(shows_part(&window, "会有冲突的措施（1）"));
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
