//! A large plan: what takes long is made beside drawing, and what is asked for meanwhile waits for it.

use std::time::{Duration, Instant};

use cuoshi::app::App;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use crate::desktop::{Desktop, click, click_last, current_id, shows, shows_part};

fn large() -> (Desktop, Harness<'static, App>) {
    let desktop = Desktop::of_nobody();
    desktop.know("甲", "");
    let mut window = desktop.start_large();
    until(&mut window, |it| shows(it, "199 项中 199 项"));
    (desktop, window)
}

/// Draws until something holds.
#[track_caller]
fn until(window: &mut Harness<'_, App>, holds: impl Fn(&Harness<'_, App>) -> bool) {
    let started = Instant::now();
    while !holds(window) {
        assert!(started.elapsed() < Duration::from_secs(30), "it never came");
        std::thread::sleep(Duration::from_millis(2));
        window.step();
    }
}

fn give(window: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.step();
}

fn search(window: &mut Harness<'_, App>, text: &str) {
    give(window, Modifiers::COMMAND, Key::F);
    window.step();
    give(window, Modifiers::COMMAND, Key::A);
    window.event(Event::Text(text.to_owned()));
    window.step();
}

fn rows(window: &Harness<'_, App>) -> usize {
    window.state().shown().0.rows.len()
}

#[test]
fn typing_shows_the_rows_of_before_and_then_those_that_are_found() {
    let (_desktop, mut window) = large();
    search(&mut window, "czj");
    assert_eq!(window.state().view().filter.search, "czj");
    while rows(&window) != 28 {
        assert_eq!(rows(&window), 199);
        assert!(
            shows(&window, "199 项中 199 项"),
            "they are counted as they are shown"
        );
        std::thread::sleep(Duration::from_millis(1));
        window.step();
    }
    until(&mut window, |it| shows(it, "199 项中 28 项"));
}

#[test]
fn a_command_given_while_rows_are_found_is_about_those() {
    let (_desktop, mut window) = large();
    search(&mut window, "czj");
    give(&mut window, Modifiers::NONE, Key::Enter);
    give(&mut window, Modifiers::NONE, Key::End);
    until(&mut window, |it| it.state().view().current.is_some());
    let last = window.state().shown().1.rows.last().copied();
    until(&mut window, |it| it.state().view().current == last);
    give(&mut window, Modifiers::COMMAND, Key::A);
    until(&mut window, |it| it.state().view().selected.len() == 28);
    search(&mut window, "电子印章");
    give(&mut window, Modifiers::NONE, Key::F3);
    until(&mut window, |it| it.state().view().hit.is_some());
    let hit = window.state().view().hit.map(|it| it.measure);
    let rows = &window.state().shown().0.rows;
    assert!(rows.len() < 28 && hit.is_some_and(|it| rows.contains(&it)));
}

#[test]
fn a_tick_shows_as_soon_as_it_is_counted() {
    let (_desktop, mut window) = large();
    search(&mut window, "1.1");
    give(&mut window, Modifiers::NONE, Key::Enter);
    until(&mut window, |it| it.state().view().current.is_some());
    until(&mut window, |it| it.query_by_label("写批注").is_some());
    window.get_by_label("写批注").focus();
    window.step();
    window.event(Event::Text("等盖章".to_owned()));
    window.step();
    give(&mut window, Modifiers::COMMAND, Key::Enter);
    until(&mut window, |it| shows(it, "等盖章"));
    until(&mut window, |it| shows(it, "✓ 已保存"));
    give(&mut window, Modifiers::NONE, Key::F6);
    give(&mut window, Modifiers::COMMAND, Key::Z);
    until(&mut window, |it| !shows(it, "等盖章"));
}

#[test]
fn views_and_the_box_that_goes_anywhere_come_when_they_are_made() {
    let (_desktop, mut window) = large();
    for (key, name) in [
        (Key::Num2, "时间轴"),
        (Key::Num3, "分工矩阵"),
        (Key::Num4, "进度"),
    ] {
        give(&mut window, Modifiers::COMMAND, key);
        until(&mut window, |it| it.state().view().chart().is_some());
        assert!(shows_part(&window, name));
    }
    give(&mut window, Modifiers::COMMAND, Key::K);
    window.step();
    window.event(Event::Text("5.4".to_owned()));
    window.step();
    give(&mut window, Modifiers::NONE, Key::Enter);
    until(&mut window, |it| it.state().view().current.is_some());
    assert_eq!(current_id(&window), "5.4");
}

#[test]
fn a_mark_of_all_is_made_when_it_is_known_what_it_goes_to() {
    let (_desktop, mut window) = large();
    search(&mut window, "czj");
    until(&mut window, |it| shows(it, "199 项中 28 项"));
    give(&mut window, Modifiers::NONE, Key::Enter);
    until(&mut window, |it| it.state().view().current.is_some());
    give(&mut window, Modifiers::COMMAND, Key::A);
    until(&mut window, |it| shows(it, "已选 28 项"));
    click(&mut window, "标记为…");
    click_last(&mut window, "推进中");
    until(&mut window, |it| {
        it.state().workbook().notebook().records().len() == 28
    });
    assert!(shows_part(&window, "28 项"));
}
