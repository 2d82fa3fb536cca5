//! The same measures as a list, on a time axis, by department and month, and as progress.

use std::collections::BTreeSet;

use cuoshi::app::App;
use cuoshi::query::{Month, Role as Part};
use cuoshi::ui::Page;
use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::desktop::{Desktop, click, press, settle, shows, shows_part};

/// The ids of the rows in sight, in order.
fn ids(window: &Harness<'_, App>) -> Vec<String> {
    let rows = window.query_all_by_role(Role::ListBoxOption);
    rows.filter_map(|row| row.accesskit_node().label())
        .filter_map(|label| label.split_whitespace().next().map(str::to_owned))
        .collect()
}

/// Starts on a quiet desk: nothing of my department is told first.
fn window() -> (Desktop, Harness<'static, App>) {
    let desktop = Desktop::of_nobody();
    desktop.know("甲", "");
    let window = desktop.start(&[]);
    (desktop, window)
}

fn page(window: &Harness<'_, App>) -> Page {
    window.state().view().page
}

fn press_at(window: &mut Harness<'_, App>, pos: Pos2) {
    window.event(Event::PointerMoved(pos));
    settle(window);
    for pressed in [true, false] {
        window.event(Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    settle(window);
}

/// Clicks a cell of the matrix in its upper or lower half.
fn click_half(window: &mut Harness<'_, App>, cell: &str, is_upper: bool) {
    let rect = window.get_by_label(cell).rect();
    let y = rect.top() + rect.height() * if is_upper { 0.25 } else { 0.75 };
    press_at(window, Pos2::new(rect.center().x, y));
}

#[test]
fn the_four_views_are_a_click_or_a_key_apart_and_keep_the_filter() {
    let (_desktop, mut window) = window();
    click(&mut window, "市财政局");
    for (key, expected) in [
        (Key::Num2, Page::Timeline),
        (Key::Num3, Page::Matrix),
        (Key::Num4, Page::Progress),
        (Key::Num1, Page::List),
    ] {
        press(&mut window, Modifiers::COMMAND, key);
        assert_eq!(page(&window), expected);
        assert!(shows(&window, "去掉筛选：市财政局"));
        assert!(shows(&window, "199 项中 28 项"));
    }
    for (tab, expected) in [
        ("时间轴", Page::Timeline),
        ("分工矩阵", Page::Matrix),
        ("进度", Page::Progress),
        ("列表", Page::List),
    ] {
        click(&mut window, tab);
        assert_eq!(page(&window), expected);
        assert!(shows(&window, "199 项中 28 项"));
    }
    assert_eq!(ids(&window).len(), 28);
}

#[test]
fn a_cell_of_the_matrix_filters_to_what_it_counts() {
    let (_desktop, mut window) = window();
    press(&mut window, Modifiers::COMMAND, Key::Num3);
    let cell = "市财政局 6月 牵头 6 项 责任 1 项";
    click_half(&mut window, cell, true);
    assert!(shows(&window, "199 项中 6 项"));
    assert!(shows(&window, "去掉筛选：牵头 市财政局"));
    assert!(shows(&window, "去掉筛选：6月"));
    // The other cells can be chosen next, and this one let go of.
    click_half(&mut window, cell, false);
    assert!(shows(&window, "199 项中 1 项"));
    assert!(shows(&window, "去掉筛选：责任 市财政局"));
    click(&mut window, "列表");
    assert_eq!(ids(&window), ["14.8"]);
    click(&mut window, "分工矩阵");
    click_half(&mut window, cell, false);
    assert!(shows(&window, "199 项中 199 项"));
    click(&mut window, "市财政局 牵头 18 项 责任 10 项");
    assert!(shows(&window, "199 项中 28 项"));
}

#[test]
fn the_matrix_is_walked_and_filtered_by_keys() {
    let (_desktop, mut window) = window();
    press(&mut window, Modifiers::COMMAND, Key::Num3);
    for key in [Key::ArrowDown, Key::ArrowDown, Key::ArrowRight, Key::Enter] {
        press(&mut window, Modifiers::NONE, key);
    }
    let filter = &window.state().view().filter;
    assert_eq!(filter.months, [Month::Number(2)].into());
    assert_eq!(filter.role, Part::Lead);
    assert_eq!(filter.departments.len(), 1);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(window.state().view().filter.is_empty());
    press(&mut window, Modifiers::NONE, Key::End);
    press(&mut window, Modifiers::NONE, Key::Enter);
    let filter = &window.state().view().filter;
    assert_eq!(filter.role, Part::Responsible);
    let shown = ids_of(&window);
    click(&mut window, "列表");
    assert_eq!(ids(&window).into_iter().collect::<BTreeSet<_>>(), shown);
}

/// The ids of what the filter shows, as the search itself says.
fn ids_of(window: &Harness<'_, App>) -> BTreeSet<String> {
    let workbook = window.state().workbook();
    let index = cuoshi::query::Index::of(
        &workbook.plan,
        &workbook.register,
        cuoshi::wording::search_vocabulary(),
    );
    let rows = index.results(&window.state().view().filter).rows;
    rows.into_iter()
        .map(|row| workbook.plan.measures[row].id.clone())
        .collect()
}

#[test]
fn chapters_can_take_the_place_of_months() {
    let (_desktop, mut window) = window();
    press(&mut window, Modifiers::COMMAND, Key::Num3);
    click(&mut window, "按章");
    assert!(shows_part(&window, "市行政审批局 1 开办企业 牵头"));
    let cell = window
        .query_all_by_label_contains("市行政审批局 1 开办企业 牵头")
        .next();
    cell.expect("a cell").click_accesskit();
    settle(&mut window);
    assert!(shows(&window, "去掉筛选：市行政审批局"));
    assert!(shows(&window, "去掉筛选：1 开办企业"));
    assert!(!ids_of(&window).is_empty());
}
