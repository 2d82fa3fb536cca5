//! A meeting, by keyboard alone.

use cuoshi::app::App;
use cuoshi::notebook::Status;
use cuoshi::ui::Mode;
use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use crate::desktop::*;

type Window = Harness<'static, App>;

fn key(window: &mut Window, key: Key) {
    press(window, Modifiers::NONE, key);
}

/// A meeting about what 市财政局 has.
fn meeting(desktop: &Desktop) -> Window {
    let mut window = desktop.start_in([1366.0, 768.0], &[]);
    key(&mut window, Key::F12);
    assert_eq!(window.state().view().mode, Some(Mode::Meeting));
    window
}

/// The title of the row that the keys are on.
fn on_row(window: &Window) -> String {
    let rows = window.get_all_by_role(eframe::egui::Role::ListBoxOption);
    let mut chosen = rows.filter(|node| is_selected(node));
    let row = chosen.next().expect("a row");
    label(&row).unwrap_or_default()
}

fn is_selected(node: &egui_kittest::Node<'_>) -> bool {
    use egui_kittest::kittest::NodeT;
    node.accesskit_node().toggled() == Some(eframe::egui::accesskit::Toggled::True)
}

fn label(node: &egui_kittest::Node<'_>) -> Option<String> {
    use egui_kittest::kittest::NodeT;
    node.accesskit_node().label()
}

/// How often 已完成 stands on a milestone or measure.
fn done(window: &Window) -> usize {
    let records = window.state().workbook().notebook().records();
    let entries = records.iter().filter_map(|record| record.genuine());
    let marks = entries.filter_map(|entry| entry.act.mark());
    marks.filter(|mark| mark.status == Status::Done).count()
}

#[test]
fn departments_and_measures_come_up_by_arrows() {
    let desktop = Desktop::new();
    let mut window = meeting(&desktop);
    assert!(shows(&window, "市行政审批局"));
    assert!(shows_part(&window, "第 1 个部门，共 70 个"));
    let first = on_row(&window);
    assert!(first.starts_with("1.1 "), "{first}");
    key(&mut window, Key::ArrowDown);
    assert!(on_row(&window).starts_with("6月底前"));
    key(&mut window, Key::ArrowUp);
    assert_eq!(on_row(&window), first);
    key(&mut window, Key::ArrowRight);
    assert!(shows(&window, "市市场监管局"));
    key(&mut window, Key::ArrowLeft);
    assert!(shows(&window, "市行政审批局"));
    key(&mut window, Key::Escape);
    assert_eq!(window.state().view().mode, None);
    assert_eq!(window.state().view().current, Some(0));
}

#[test]
fn the_filter_says_who_comes_up_and_with_what() {
    let desktop = Desktop::new();
    let mut window = desktop.start_in([1366.0, 768.0], &[]);
    click(&mut window, "我的 · 市财政局");
    key(&mut window, Key::F12);
    assert!(shows_part(
        &window,
        "第 1 个部门，共 1 个　28 项，牵头 18 项"
    ));
}

#[test]
fn marks_and_notes_are_made_by_keys_and_taken_back() {
    let desktop = Desktop::new();
    let mut window = meeting(&desktop);
    key(&mut window, Key::ArrowDown);
    key(&mut window, Key::Num3);
    assert_eq!(done(&window), 1);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(shows_part(&window, "已撤销：标记已完成"));
    press(&mut window, Modifiers::COMMAND, Key::Y);
    key(&mut window, Key::Enter);
    type_text(&mut window, "下周一前报来清单");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    assert!(shows(&window, "下周一前报来清单"));
    // The keys are the list's again, without another key.
    key(&mut window, Key::ArrowDown);
    assert!(on_row(&window).starts_with("6月底前"));
    key(&mut window, Key::End);
    assert!(shows(&window, "本次会议的决定"));
    assert!(shows_part(&window, "6月底前：标记 已完成"));
    assert!(shows(&window, "批注：下周一前报来清单（甲）"));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(!shows(&window, "批注：下周一前报来清单（甲）"));
}

#[test]
fn what_a_mark_needs_is_asked_for_in_place() {
    let desktop = Desktop::new();
    let mut window = meeting(&desktop);
    key(&mut window, Key::Num6);
    assert!(shows(&window, "新的时限"));
    key(&mut window, Key::Escape);
    key(&mut window, Key::Escape);
    assert!(!shows(&window, "新的时限"));
    assert_eq!(window.state().view().mode, Some(Mode::Meeting));
    key(&mut window, Key::Num6);
    type_text(&mut window, "2021-12-31");
    press(&mut window, Modifiers::NONE, Key::Tab);
    type_text(&mut window, "等省里的文件");
    key(&mut window, Key::Enter);
    assert_eq!(window.state().workbook().notebook().records().len(), 1);
    // What cannot follow is not marked.
    key(&mut window, Key::Num5);
    assert_eq!(window.state().workbook().notebook().records().len(), 1);
}

#[test]
fn what_was_decided_is_kept_as_text() {
    let desktop = Desktop::new();
    let mut window = meeting(&desktop);
    key(&mut window, Key::Num2);
    key(&mut window, Key::End);
    click(&mut window, "存为文件…");
    let path = desktop.path("会议");
    answer_path(&mut window, &path);
    let text = std::fs::read_to_string(path.with_extension("txt")).unwrap();
    let expected = "《聊城市优化营商环境创新突破行动配套措施》会议决定（2021-09-10）\n\
                    1.1 深化“4012”品牌\n· 标记 推进中（甲）\n";
    assert_eq!(text, expected);
    click(&mut window, "开始新的会议");
    key(&mut window, Key::End);
    assert!(shows_part(&window, "会议开始以来还没有写下什么"));
    assert_eq!(window.unnamed_widgets(), Vec::<String>::new());
}
