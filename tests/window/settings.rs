//! The page of settings: what is chosen there holds at once, and the next time.

use cuoshi::app::App;
use cuoshi::notebook::Light;
use cuoshi::store::load_settings;
use eframe::egui::{Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::desktop::*;
use crate::finding::rows;

fn open(window: &mut Harness<'_, App>) {
    press(window, Modifiers::COMMAND, Key::Comma);
    assert!(shows(window, "文件在哪里"));
}

/// Chooses in a list that opens.
fn choose(window: &mut Harness<'_, App>, list: &str, choice: &str) {
    window.get_by_role_and_label(Role::ComboBox, list).click();
    settle(window);
    click_last(window, choice);
}

#[test]
fn name_and_department_are_written_and_signed_with() {
    let desktop = Desktop::of_nobody();
    desktop.know("甲", "");
    let mut window = desktop.start(&[]);
    open(&mut window);
    window
        .get_by_role_and_label(Role::TextInput, "姓名")
        .focus();
    settle(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::A);
    type_text(&mut window, "王某");
    window
        .get_by_role_and_label(Role::TextInput, "部门")
        .focus();
    settle(&mut window);
    type_text(&mut window, "市财政局");
    // Esc leaves the field, then the page; what was typed holds.
    press(&mut window, Modifiers::NONE, Key::Escape);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!shows(&window, "文件在哪里"));
    assert!(shows(&window, "我的部门 · 市财政局"));
    let settings = load_settings(&desktop.folders).unwrap();
    assert_eq!(settings.author_name, "王某");
    assert_eq!(settings.author_department, "市财政局");
}

#[test]
fn language_size_and_colours_hold_at_once_and_the_next_time() {
    let desktop = Desktop::new();
    let mut window = desktop.start(&[]);
    open(&mut window);
    click(&mut window, "深色");
    choose(&mut window, "界面大小", "125%");
    assert_eq!(window.ctx.zoom_factor(), 1.25);
    assert!(window.ctx.global_style().visuals.dark_mode);
    click(&mut window, "不用显卡绘图");
    click(&mut window, "完成");
    window.state_mut().close();
    drop(window);
    let settings = load_settings(&desktop.folders).unwrap();
    assert!(settings.software_rendering);
    assert_eq!((settings.theme.as_str(), settings.zoom), ("dark", 125));
    let window = desktop.start(&[]);
    assert_eq!(window.ctx.zoom_factor(), 1.25);
}

/// How many measures are overdue, as the bar below says.
fn overdue(window: &Harness<'_, App>) -> usize {
    let labels = window.query_all_by_label_contains("逾期 ");
    let labels = labels.filter_map(|node| node.accesskit_node().label());
    let count = |label: String| label.strip_prefix("逾期 ")?.parse().ok();
    labels.filter_map(count).max().unwrap_or(0)
}

#[test]
fn a_published_rule_lights_the_whole_window() {
    let desktop = Desktop::new();
    let mut window = desktop.start(&[]);
    let before = overdue(&window);
    assert!(before > 0);
    open(&mut window);
    choose(
        &mut window,
        "规则",
        "松阳：当季补上亮黄灯，跨季未完成亮红灯",
    );
    // What was due in July and August is yellow until the quarter ends.
    let after = overdue(&window);
    assert!(after < before, "{after} {before}");
    click(&mut window, "完成");
    let all = rows(&window);
    assert!(all.iter().any(|row| row.contains("红灯")), "{all:?}");
    assert!(shows(&window, "黄灯（临期）"));
    click(&mut window, "黄灯（临期）");
    let yellow = rows(&window);
    assert!(!yellow.is_empty());
    assert!(yellow.iter().all(|row| row.contains("黄灯")), "{yellow:?}");
    let state = window.state().view().filter.lights.clone();
    assert_eq!(state, [Light::DueSoon].into());
    drop(window);
    let window = desktop.start(&[]);
    assert_eq!(overdue(&window), after);
}

#[test]
fn ones_own_days_decide_what_is_due_soon_and_what_is_news() {
    let desktop = Desktop::of_nobody();
    let mut settings = load_settings(&desktop.folders).unwrap();
    settings.author_name = "甲".into();
    settings.author_department = "市财政局".into();
    settings.introduced = true;
    settings.language = "zh".into();
    settings.due_soon_days = 0;
    cuoshi::store::save_settings(&desktop.folders, &settings).unwrap();
    let window = desktop.start(&[]);
    assert!(!shows_part(&window, "我的部门临期"));
    drop(window);
    settings.due_soon_days = 100;
    settings.overdue_days = 365;
    cuoshi::store::save_settings(&desktop.folders, &settings).unwrap();
    let window = desktop.start(&[]);
    assert!(shows_part(&window, "我的部门临期"));
    assert_eq!(overdue(&window), 0);
}

#[test]
fn files_are_looked_at_as_text() {
    let desktop = Desktop::new();
    let mut window = desktop.start(&[]);
    open(&mut window);
    click(&mut window, "查看设置的内容");
    assert!(shows(&window, "settings.ron（只能看）"));
    let field = window.get_by_role_and_label(Role::MultilineTextInput, "settings.ron（只能看）");
    let text = value(&field).unwrap();
    assert!(text.contains("author_name: \"甲\""), "{text}");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!shows(&window, "settings.ron（只能看）"));
    assert!(shows(&window, "文件在哪里"));
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!shows(&window, "文件在哪里"));
}

#[test]
fn broken_settings_cost_only_the_settings() {
    let desktop = Desktop::new();
    let mut window = desktop.start(&[]);
    crate::work::go_to(&mut window, "1.1");
    write_note(&mut window, "一条批注");
    window.state_mut().close();
    drop(window);
    let path = desktop.folders.config.join("settings.ron");
    std::fs::write(&path, "(author_name: \"甲").unwrap();
    let mut window = desktop.start(&[]);
    assert!(shows_part(&window, "settings.ron.damaged-"));
    assert_eq!(records_in(&desktop.notebook()), 1);
    click(&mut window, "跳过");
    crate::work::go_to(&mut window, "1.1");
    assert!(shows(&window, "一条批注"));
    assert_eq!(window.state().view().layout, cuoshi::ui::Layout::default());
}
