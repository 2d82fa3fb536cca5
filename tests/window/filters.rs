//! From 199 measures to those of a department and a month.

use cuoshi::app::App;
use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use crate::desktop::{click, ids, press, settle, shows, type_text, window};

#[test]
fn a_department_and_a_month_leave_the_right_measures() {
    let (_desktop, mut window) = window();
    assert!(shows(&window, "199 项中 199 项"));
    click(&mut window, "市财政局");
    assert!(shows(&window, "199 项中 28 项"));
    click(&mut window, "6月");
    assert_eq!(
        ids(&window),
        ["10.1", "10.4", "11.1", "11.3", "11.4", "14.8", "17.1"]
    );
    click(&mut window, "牵头");
    assert_eq!(
        ids(&window),
        ["10.1", "10.4", "11.1", "11.3", "11.4", "17.1"]
    );
}

#[test]
fn months_and_their_absence_are_counted_over_all() {
    let (_desktop, mut window) = window();
    click(&mut window, "6月");
    assert!(shows(&window, "199 项中 51 项"));
    click(&mut window, "6月");
    click(&mut window, "无月份");
    assert!(shows(&window, "199 项中 85 项"));
}

#[test]
fn words_are_found_in_any_width() {
    let (_desktop, mut window) = window();
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_text(&mut window, "４０１２");
    assert_eq!(ids(&window), ["1.1"]);
}

#[test]
fn nothing_found_says_which_filter_to_loosen() {
    let (_desktop, mut window) = window();
    click(&mut window, "3 获得电力");
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_text(&mut window, "4012");
    assert!(shows(&window, "没有符合的措施"));
    click(&mut window, "不限章（1 项）");
    assert_eq!(ids(&window), ["1.1"]);
}

#[test]
fn a_measure_that_is_not_shown_says_why() {
    let (_desktop, mut window) = window();
    click(&mut window, "市财政局");
    window.get_by_label("为什么看不到某项措施").focus();
    settle(&mut window);
    type_text(&mut window, "5.4");
    assert!(shows(&window, "5.4 被这些筛选挡住了："));
    click(&mut window, "不限部门");
    assert!(shows(&window, "199 项中 199 项"));
    assert!(shows(&window, "5.4 就在列表里。"));
}

/// The second button of the mouse, on the control with this label.
fn click_second(window: &mut Harness<'_, App>, label: &str) {
    let all: Vec<_> = window.get_all_by_label(label).collect();
    all[0].click_secondary();
    drop(all);
    settle(window);
}

#[test]
fn a_right_click_or_delete_excludes_and_the_line_says_so() {
    let (_desktop, mut window) = window();
    click_second(&mut window, "市财政局");
    assert!(shows(&window, "199 项中 171 项"));
    // The chip turns round, and goes.
    click_second(&mut window, "去掉筛选：不含 市财政局");
    assert!(shows(&window, "199 项中 28 项"));
    click(&mut window, "去掉筛选：市财政局");
    assert!(shows(&window, "199 项中 199 项"));
    window.get_by_label("无月份").focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Delete);
    assert!(shows(&window, "199 项中 114 项"));
    press(&mut window, Modifiers::NONE, Key::Space);
    assert!(shows(&window, "199 项中 199 项"));
}

#[test]
fn quarters_half_years_and_ranges_of_months() {
    let (_desktop, mut window) = window();
    click(&mut window, "2季度");
    assert!(shows(&window, "去掉筛选：2季度"));
    click(&mut window, "上半年");
    assert!(shows(&window, "去掉筛选：上半年"));
    click(&mut window, "上半年");
    assert!(shows(&window, "199 项中 199 项"));
    click(&mut window, "6月");
    assert!(shows(&window, "199 项中 51 项"));
    let months: Vec<_> = window.get_all_by_label("8月").collect();
    months[0].click_modifiers(Modifiers::SHIFT);
    drop(months);
    settle(&mut window);
    assert!(shows(&window, "去掉筛选：6月至8月"));
    click(&mut window, "去掉筛选：6月至8月");
    assert!(shows(&window, "199 项中 199 项"));
}

#[test]
fn an_exclusion_that_hides_everything_can_be_loosened() {
    let (_desktop, mut window) = window();
    click(&mut window, "3 获得电力");
    click_second(&mut window, "未开始");
    assert!(shows(&window, "没有符合的措施"));
    click(&mut window, "去掉筛选：不含 未开始");
    assert!(!shows(&window, "没有符合的措施"));
}

#[test]
fn a_view_keeps_what_is_chosen_and_travels_with_the_notebook() {
    let (desktop, mut window) = window();
    click(&mut window, "市财政局");
    click(&mut window, "6月");
    click(&mut window, "牵头");
    click_second(&mut window, "10 劳动力市场监管");
    assert!(shows(&window, "199 项中 4 项"));
    let shown = ids(&window);
    click(&mut window, "存为视图");
    window.get_by_label("视图名称").focus();
    settle(&mut window);
    type_text(&mut window, "六月牵头");
    click(&mut window, "存下");
    click(&mut window, "清除全部筛选");
    assert!(shows(&window, "199 项中 199 项"));
    click(&mut window, "六月牵头");
    assert_eq!(ids(&window), shown);
    // In the box, too.
    click(&mut window, "清除全部筛选");
    press(&mut window, Modifiers::COMMAND, Key::K);
    type_text(&mut window, "lyqt");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(ids(&window), shown);
    // It is there when the program is started again, goes, and comes back.
    window.state_mut().close();
    drop(window);
    let mut window = desktop.start(&[]);
    click(&mut window, "去掉视图 六月牵头");
    assert!(!shows(&window, "去掉视图 六月牵头"));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(shows(&window, "去掉视图 六月牵头"));
}
