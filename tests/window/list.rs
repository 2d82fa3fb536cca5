//! The list: sorted, grouped, with columns of one's own, by mouse and by keyboard, and remembered.

use cuoshi::app::App;
use cuoshi::ui::Column;
use eframe::egui::{Event, Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::desktop::{click, current_id, press, settle, window};
use crate::finding::rows;

/// What is said of the groups in sight.
fn groups(window: &Harness<'_, App>) -> Vec<String> {
    let headings = window.query_all_by_role(Role::Heading);
    headings
        .filter_map(|node| node.accesskit_node().label())
        .filter(|label| label.ends_with(" 项"))
        .collect()
}

fn group_by(window: &mut Harness<'_, App>, how: &str) {
    click(window, "分组和列");
    click(window, how);
    press(window, Modifiers::NONE, Key::Escape);
}

fn sort_by(window: &mut Harness<'_, App>, column: &str) {
    click(window, &format!("按{column}排序"));
}

#[test]
fn a_heading_sorts_then_turns_round_then_lets_go() {
    let (_desktop, mut window) = window();
    let at_first = rows(&window);
    assert!(at_first[0].starts_with("1.1 "));
    sort_by(&mut window, "时限");
    let by_due = rows(&window);
    assert_ne!(by_due, at_first);
    sort_by(&mut window, "时限");
    let backwards = rows(&window);
    assert!(
        backwards[0].contains("12月") || backwards[0].contains("年"),
        "{}",
        backwards[0]
    );
    assert_ne!(backwards, by_due);
    sort_by(&mut window, "时限");
    assert_eq!(rows(&window), at_first);
}

#[test]
fn a_heading_is_reached_and_works_by_keyboard() {
    let (_desktop, mut window) = window();
    window.get_by_label("按亮灯排序").focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(rows(&window)[0].contains("逾期"), "{}", rows(&window)[0]);
    let wide = |window: &Harness<'_, App>| window.state().view().layout.columns.widths.clone();
    assert!(wide(&window).is_empty());
    press(&mut window, Modifiers::NONE, Key::ArrowLeft);
    press(&mut window, Modifiers::NONE, Key::ArrowLeft);
    press(&mut window, Modifiers::NONE, Key::ArrowRight);
    assert_eq!(wide(&window).get(&Column::Light), Some(&72.0));
}

#[test]
fn groups_are_headed_with_their_names_and_counts_and_remembered() {
    let (desktop, mut window) = window();
    group_by(&mut window, "按章分组");
    let count = window.state().workbook().plan.chapters[0].measures.len();
    assert_eq!(groups(&window)[0], format!("1 开办企业，{count} 项"));
    assert!(rows(&window)[0].starts_with("1.1 "));
    group_by(&mut window, "按牵头部门分组");
    sort_by(&mut window, "编号");
    let by_lead = groups(&window);
    assert!(by_lead[0].starts_with('市'), "{by_lead:?}");
    let before = rows(&window);
    window.state_mut().close();
    drop(window);
    let window = desktop.start(&[]);
    assert_eq!(groups(&window), by_lead);
    assert_eq!(rows(&window), before);
}

#[test]
fn columns_are_chosen_and_remembered() {
    let (desktop, mut window) = window();
    assert!(window.query_by_label("责任一列").is_none());
    click(&mut window, "分组和列");
    let box_of = |window: &Harness<'_, App>, name: &str| {
        window.get_by_role_and_label(Role::CheckBox, name).click();
    };
    box_of(&window, "责任");
    settle(&mut window);
    box_of(&window, "牵头");
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_label("责任一列").is_some());
    assert!(window.query_by_label("按牵头排序").is_none());
    window.state_mut().close();
    drop(window);
    let mut window = desktop.start(&[]);
    assert!(window.query_by_label("责任一列").is_some());
    click(&mut window, "分组和列");
    click(&mut window, "恢复原样");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_label("责任一列").is_none());
    assert!(window.query_by_label("按牵头排序").is_some());
}

/// The columns beside the title, as they stand.
fn columns(window: &Harness<'_, App>) -> Vec<&'static str> {
    let names = ["牵头", "时限", "亮灯", "批注"];
    let left = |name: &str| {
        let label = format!("按{name}排序");
        window.get_by_label(&label).rect().left()
    };
    let mut names: Vec<&str> = names.into();
    names.sort_by(|a, b| left(a).total_cmp(&left(b)));
    names
}

#[test]
fn columns_are_moved_by_keys_by_menu_and_by_hand_and_stay_there() {
    let (desktop, mut window) = window();
    assert_eq!(columns(&window), ["牵头", "时限", "亮灯", "批注"]);
    window.get_by_label("按亮灯排序").focus();
    settle(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::ArrowLeft);
    assert_eq!(columns(&window), ["牵头", "亮灯", "时限", "批注"]);
    for _ in 0..3 {
        press(&mut window, Modifiers::COMMAND, Key::ArrowLeft);
    }
    assert_eq!(columns(&window), ["亮灯", "牵头", "时限", "批注"]);
    assert!(window.state().view().layout.columns.widths.is_empty());
    window.get_by_label("按牵头排序").click_secondary();
    settle(&mut window);
    click(&mut window, "右移");
    assert_eq!(columns(&window), ["亮灯", "时限", "牵头", "批注"]);
    // By hand: the heading is drawn beyond the last.
    let from = window.get_by_label("按亮灯排序").rect().center();
    let to = window.get_by_label("按批注排序").rect().right_center();
    let before = rows(&window);
    window.drag_at(from);
    settle(&mut window);
    for step in 1..=20 {
        window.hover_at(from.lerp(to, step as f32 / 20.0));
        window.step();
    }
    window.drop_at(to);
    settle(&mut window);
    assert_eq!(columns(&window), ["时限", "牵头", "批注", "亮灯"]);
    assert_eq!(rows(&window), before, "it was no click");
    window.state_mut().close();
    drop(window);
    let mut window = desktop.start(&[]);
    assert_eq!(columns(&window), ["时限", "牵头", "批注", "亮灯"]);
    click(&mut window, "分组和列");
    click(&mut window, "恢复原样");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(columns(&window), ["牵头", "时限", "亮灯", "批注"]);
}

#[test]
fn typing_a_number_goes_to_its_measure() {
    let (_desktop, mut window) = window();
    press(&mut window, Modifiers::NONE, Key::F6);
    let type_at_once = |window: &mut Harness<'_, App>, text: &str| {
        window.event(Event::Text(text.to_owned()));
        window.step();
    };
    type_at_once(&mut window, "5");
    assert_eq!(current_id(&window), "5.1");
    type_at_once(&mut window, ".4");
    assert_eq!(current_id(&window), "5.4");
    settle(&mut window);
    type_at_once(&mut window, "1");
    assert_eq!(current_id(&window), "1.1");
    type_at_once(&mut window, "５");
    assert_eq!(current_id(&window), "15.1");
    settle(&mut window);
    type_at_once(&mut window, "5.4");
    settle(&mut window);
    assert!(rows(&window).iter().any(|row| row.starts_with("5.4 ")));
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(current_id(&window), "5.5");
}

#[test]
fn keys_follow_the_order_in_which_the_rows_stand() {
    let (_desktop, mut window) = window();
    sort_by(&mut window, "编号");
    press(&mut window, Modifiers::NONE, Key::F6);
    let last = window.state().workbook().plan.measures.len() - 1;
    press(&mut window, Modifiers::NONE, Key::Home);
    assert_eq!(window.state().view().current, Some(last));
    press(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    let selected: Vec<usize> = window.state().view().selected.iter().copied().collect();
    assert_eq!(selected, [last - 1, last]);
    press(&mut window, Modifiers::NONE, Key::PageDown);
    press(&mut window, Modifiers::NONE, Key::End);
    assert_eq!(window.state().view().current, Some(0));
}
