//! A day's work: write, tick, undo, close, open again and find everything.

use cuoshi::app::App;
use cuoshi::store::load_notebook;
use eframe::egui::{Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use crate::desktop::*;

/// Shows one measure, by its id.
pub fn go_to(window: &mut Harness<'_, App>, id: &str) {
    assert!(
        window.state().view().filter.is_empty(),
        "every measure is in the list"
    );
    let title = format!("{id} ");
    for _ in 0..60 {
        let found = window.query_all_by_label_contains(&title).next().is_some();
        if found {
            break;
        }
        press(window, Modifiers::NONE, Key::PageDown);
    }
    let row = window.query_all_by_label_contains(&title).next();
    row.expect("the row").click();
    settle(window);
}

#[test]
fn what_was_written_is_there_after_opening_again() {
    let desktop = Desktop::new();
    let mut window = desktop.start(&[]);
    go_to(&mut window, "1.1");
    write_note(&mut window, "已与省厅对接，“一窗通”升级完成。");
    tick(&mut window, "7月底前");
    assert!(shows(&window, "✓ 已保存"));
    let before = load_notebook(&desktop.notebook()).unwrap();
    assert_eq!(before.records().len(), 2);
    drop(window);

    let mut window = desktop.start(&[]);
    go_to(&mut window, "1.1");
    assert!(shows(&window, "已与省厅对接，“一窗通”升级完成。"));
    assert!(is_ticked(&window, "7月底前"));
    assert_eq!(load_notebook(&desktop.notebook()).unwrap(), before);
}

#[test]
fn undo_and_redo_say_what_they_did_and_the_file_only_grows() {
    let desktop = Desktop::new();
    let mut window = desktop.start(&[]);
    go_to(&mut window, "1.1");
    write_note(&mut window, "第一稿");
    tick(&mut window, "7月底前");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(shows_part(&window, "已撤销：标记已完成"));
    assert!(!is_ticked(&window, "7月底前"));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(shows_part(&window, "已撤销：写批注"));
    assert!(!shows(&window, "第一稿"));
    press(&mut window, Modifiers::COMMAND, Key::Y);
    press(&mut window, Modifiers::COMMAND, Key::Y);
    assert!(shows(&window, "第一稿"));
    assert!(is_ticked(&window, "7月底前"));
    assert_eq!(records_in(&desktop.notebook()), 6);
}

#[test]
fn several_measures_are_marked_in_one_step() {
    let desktop = Desktop::new();
    let mut window = desktop.start(&[]);
    go_to(&mut window, "1.3");
    press(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    press(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    assert!(shows(&window, "已选 3 项"));
    click(&mut window, "标记为…");
    click_last(&mut window, "推进中");
    assert_eq!(records_in(&desktop.notebook()), 3);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(shows_part(&window, "（3 项）"));
}

#[test]
fn the_first_act_asks_for_a_name_and_then_goes_on() {
    let desktop = Desktop::of_nobody();
    let mut window = desktop.start(&[]);
    click(&mut window, "跳过");
    go_to(&mut window, "1.1");
    write_note(&mut window, "没有署名的批注");
    assert!(shows(&window, "请先署名"));
    window.get_by_label("姓名").focus();
    settle(&mut window);
    type_text(&mut window, "王某");
    click(&mut window, "署名并继续");
    assert!(shows(&window, "没有署名的批注"));
    assert_eq!(records_in(&desktop.notebook()), 1);
}

#[test]
fn words_half_written_come_back() {
    let desktop = Desktop::new();
    let mut window = desktop.start(&[]);
    go_to(&mut window, "1.1");
    window.get_by_label("写批注").focus();
    settle(&mut window);
    type_text(&mut window, "还没写完的");
    // The program dies here: nothing more is done than what was.
    drop(window);
    let mut window = desktop.start(&[]);
    go_to(&mut window, "1.1");
    assert!(shows(&window, "草稿"));
    let field = window.get_by_label("写批注");
    assert_eq!(value(&field).as_deref(), Some("还没写完的"));
}

/// Types into the field of an answer or of new words, and dies without another frame's work.
#[track_caller]
fn check_comes_back(act: &str, field: &str, typed: &str, expected: &str) {
    let desktop = Desktop::new();
    let mut window = desktop.start(&[]);
    go_to(&mut window, "1.1");
    write_note(&mut window, "已报");
    click(&mut window, act);
    assert!(window.get_by_label(field).is_focused());
    type_text(&mut window, typed);
    drop(window);
    let mut window = desktop.start(&[]);
    go_to(&mut window, "1.1");
    assert!(shows(&window, "草稿"));
    let words = window.get_by_label(field);
    assert_eq!(value(&words).as_deref(), Some(expected));
    assert!(!words.is_focused());
    click(&mut window, "提交");
    assert!(shows(&window, expected));
    drop(window);
    let mut window = desktop.start(&[]);
    go_to(&mut window, "1.1");
    assert!(!shows(&window, "草稿"));
    assert!(window.query_by_label(field).is_none());
}

#[test]
fn an_answer_and_new_words_half_written_come_back() {
    check_comes_back("答复（甲）", "写答复", "还差一份", "还差一份");
    check_comes_back("修改（甲）", "修改批注", "省厅", "已报省厅");
}

#[test]
fn frames_without_input_change_nothing() {
    let desktop = Desktop::new();
    let mut window = desktop.start(&[]);
    go_to(&mut window, "1.1");
    write_note(&mut window, "一条");
    let file = std::fs::read(desktop.notebook()).unwrap();
    let revision = window.state().workbook().revision();
    for _ in 0..10 {
        window.step();
    }
    assert_eq!(window.state().workbook().revision(), revision);
    assert_eq!(std::fs::read(desktop.notebook()).unwrap(), file);
}

#[test]
fn what_was_copied_elsewhere_opens_as_a_document() {
    let desktop = Desktop::new();
    let mut window = desktop.start(&[]);
    menu(&mut window, "文件", "打开剪贴板里的文字");
    assert!(shows_part(&window, "剪贴板里没有文字"));
    let text = "某市配套措施\n一、开办企业\n(一)深化品牌。2021年6月底前完成。(牵头部门:市财政局)\n";
    click(&mut window, "文件");
    let item = window.get_all_by_label("打开剪贴板里的文字").last();
    item.unwrap().click();
    // The platform brings it in the next frame.
    window.step();
    window.event(eframe::egui::Event::Paste(text.to_owned()));
    settle(&mut window);
    assert_eq!(window.state().workbook().plan.title, "某市配套措施");
    go_to(&mut window, "1.1");
    write_note(&mut window, "记一笔");
    window.state_mut().close();
    drop(window);
    let window = desktop.start(&[desktop.notebook()]);
    assert_eq!(window.state().workbook().plan.measures.len(), 1);
}

/// Evidence that is a file is noted by its path and its hash.
#[test]
fn a_milestone_is_closed_with_a_file_as_evidence() {
    let desktop = Desktop::new();
    let minutes = desktop.path("验收纪要.txt");
    std::fs::write(&minutes, "abc").unwrap();
    let mut window = desktop.start(&[]);
    go_to(&mut window, "1.1");
    tick(&mut window, "7月底前");
    mark_as(&mut window, "7月底前", "已销号…");
    let field = window.get_by_role_and_label(Role::TextInput, "佐证");
    field.focus();
    settle(&mut window);
    type_text(&mut window, &minutes.display().to_string());
    click(&mut window, "标记");
    assert!(shows_part(&window, "验收纪要.txt sha256:ba7816bf8f01cfea"));
    assert_eq!(records_in(&desktop.notebook()), 2);
}
