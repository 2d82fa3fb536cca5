//! Whoever works without a mouse or hears the window instead of seeing it.

use std::collections::BTreeSet;

use crate::desktop::*;
use crate::work::go_to;
use cuoshi::app::App;
use cuoshi::ui::Page;
use cuoshi::ui::commands::{Command, MENUS};
use eframe::egui::accesskit::Action;
use eframe::egui::{Event, Key, Memory, Modifiers, Rect, Role};
use egui_kittest::kittest::NodeT;
use egui_kittest::{Harness, Node};

fn every_node<'a>(window: &'a Harness<'_, App>) -> Vec<Node<'a>> {
    window.root().children_recursive().collect()
}

fn label(node: &Node<'_>) -> String {
    let node = node.accesskit_node();
    let own = node.label().unwrap_or_default();
    // Words that can be selected are their own name.
    let is_text = matches!(node.role(), Role::Label);
    match own.as_str() {
        "" if is_text => node.value().unwrap_or_default(),
        "" => node.labelled_by().filter_map(|it| it.value()).collect(),
        _ => own,
    }
}

/// Whether a person can do something to it.
fn is_control(node: &Node<'_>) -> bool {
    let data = node.accesskit_node();
    let does = |action| data.data().supports_action(action);
    // What scrolls, and the bars that show it, are not controls of their own.
    let is_frame = matches!(
        data.role(),
        Role::ScrollView | Role::ScrollBar | Role::Window | Role::GenericContainer
    );
    !is_frame && !data.is_hidden() && (does(Action::Focus) || does(Action::Click))
}

/// Every control has a name, and each row says its number, title and state.
#[track_caller]
fn check_names(window: &Harness<'_, App>, place: &str) {
    let nameless: Vec<String> = every_node(window)
        .iter()
        .filter(|node| is_control(node))
        // What the library names itself is not in the language of the window.
        .filter(|node| matches!(label(node).trim(), "" | "Resize panel"))
        .map(|node| format!("{:?} at {:?}", node.accesskit_node().role(), node.rect()))
        .collect();
    assert!(nameless.is_empty(), "{place}: {nameless:#?}");
    let lights = ["逾期", "临期", "在途", "已完成", "无时限", "有冲突"];
    for node in every_node(window) {
        let data = node.accesskit_node();
        let in_list = data.role() == Role::ListBoxOption && data.position_in_set().is_some();
        if !in_list {
            continue;
        }
        let says = label(&node);
        let (number, rest) = says.split_once(' ').expect("a number before the title");
        assert!(
            number.starts_with(|it: char| it.is_ascii_digit()) && number.contains('.'),
            "{place}: {says}"
        );
        assert!(rest.chars().count() > 3, "{place}: {says}");
        assert!(lights.iter().any(|it| says.contains(it)), "{place}: {says}");
    }
}

fn escape(window: &mut Harness<'_, App>) {
    for _ in 0..3 {
        press(window, Modifiers::NONE, Key::Escape);
    }
}

/// A window in which something is noted, marked and selected.
fn worked(desktop: &Desktop) -> Harness<'static, App> {
    let mut window = desktop.start(&[]);
    go_to(&mut window, "1.1");
    write_note(&mut window, "已与省厅对接");
    window
}

/// A line of the open menu, which may say what it would act on.
fn click_item(window: &mut Harness<'_, App>, name: &str) {
    let is_item = |node: &Node<'_>| {
        let role = node.accesskit_node().role();
        matches!(role, Role::MenuItem | Role::MenuItemCheckBox) && label(node).starts_with(name)
    };
    let nodes = every_node(window);
    let item = nodes.iter().find(|node| is_item(node)).expect(name);
    item.click();
    drop(nodes);
    settle(window);
}

#[test]
fn whatever_opens_names_its_controls_and_esc_goes_back() {
    let desktop = Desktop::new();
    let mut window = worked(&desktop);
    check_names(&window, "the window");
    let menus = ["文件", "编辑", "视图", "报表", "帮助"];
    for (menu_name, (_, commands)) in menus.into_iter().zip(MENUS) {
        click(&mut window, menu_name);
        check_names(&window, menu_name);
        escape(&mut window);
        for command in commands.iter().copied().flatten() {
            // What changes the whole look or ends the work opens nothing.
            let is_left_out = matches!(
                command,
                Command::Quit | Command::English | Command::Undo | Command::Redo
            );
            if is_left_out {
                continue;
            }
            click(&mut window, menu_name);
            click_item(&mut window, &command.name());
            check_names(&window, &command.name());
            escape(&mut window);
            let over = window.ctx.memory(Memory::top_modal_layer);
            assert!(over.is_none(), "{command:?} is left with Esc");
        }
    }
}

#[test]
fn what_opens_beside_the_menus_names_its_controls() {
    let desktop = Desktop::new();
    let mut window = worked(&desktop);
    for opened in [
        "分组和列",
        "存为视图",
        "我的部门 · 市财政局",
        "7月底前：更多标记",
    ] {
        if opened == "存为视图" {
            click(&mut window, "6月");
        }
        click(&mut window, opened);
        check_names(&window, opened);
        escape(&mut window);
    }
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_text(&mut window, "没有这样的措施");
    check_names(&window, "an empty list");
    drop(window);
    let nobody = Desktop::of_nobody();
    let mut window = nobody.start(&[]);
    check_names(&window, "the first start");
    click(&mut window, "跳过");
    go_to(&mut window, "1.1");
    write_note(&mut window, "谁写的");
    check_names(&window, "a name is wanted");
}

/// The control that has the keyboard.
fn focused(window: &Harness<'_, App>) -> Option<(String, Rect)> {
    let nodes = every_node(window);
    let node = nodes.iter().find(|node| node.is_focused())?;
    let id = node.accesskit_node().id();
    (node.accesskit_node().role() != Role::Window)
        .then(|| (format!("{} {id:?}", label(node)), node.rect()))
}

/// What is painted at a place.
fn painted(window: &Harness<'_, App>, place: Rect) -> Vec<String> {
    let shapes = window.output().shapes.iter();
    let near = shapes.filter(|it| {
        let bounds = it.shape.visual_bounding_rect();
        it.clip_rect.intersects(place) && bounds.intersects(place.expand(3.0))
    });
    near.map(|it| format!("{:?}", it.shape)).collect()
}

#[test]
fn tab_reaches_every_control_and_shows_where_it_is() {
    let desktop = Desktop::of_nobody();
    desktop.know("甲", "");
    let mut window = desktop.start_in([1366.0, 768.0], &[]);
    let mut reached = BTreeSet::new();
    let mut unseen = Vec::new();
    for _ in 0..400 {
        window.key_press(Key::Tab);
        for _ in 0..3 {
            window.step();
        }
        let Some((name, rect)) = focused(&window) else {
            continue;
        };
        if !reached.insert(name.clone()) {
            break;
        }
        let with = painted(&window, rect);
        let id = window.ctx.memory(Memory::focused);
        if let Some(id) = id {
            window.ctx.memory_mut(|memory| memory.surrender_focus(id));
            window.step();
            if painted(&window, rect) == with {
                unseen.push(name);
            }
            window.ctx.memory_mut(|memory| memory.request_focus(id));
            window.step();
        }
    }
    assert!(
        unseen.is_empty(),
        "the focus is not to be seen: {unseen:#?}"
    );
    let screen = window.ctx.content_rect();
    let missed: Vec<String> = every_node(&window)
        .iter()
        .filter(|node| {
            let data = node.accesskit_node();
            // The keyboard is on one of its rows.
            data.role() != Role::ListBox
                && is_control(node)
                && data.data().supports_action(Action::Focus)
                && !data.is_disabled()
                && screen.contains_rect(node.rect())
        })
        .map(|node| format!("{} {:?}", label(node), node.accesskit_node().id()))
        .filter(|name| !reached.contains(name))
        .collect();
    assert!(missed.is_empty(), "not reached by Tab: {missed:#?}");
    assert!(reached.len() > 30, "{reached:?}");
}

#[test]
fn a_letter_alone_does_nothing_outside_a_field() {
    let desktop = Desktop::new();
    let mut window = desktop.start(&[]);
    press(&mut window, Modifiers::NONE, Key::F6);
    for letter in ('a'..='z').chain('A'..='Z') {
        window.event(Event::Text(letter.to_string()));
        let key = Key::from_name(&letter.to_ascii_uppercase().to_string()).unwrap();
        window.key_press(key);
        window.step();
    }
    settle(&mut window);
    let view = window.state().view();
    assert!(view.filter.is_empty());
    assert_eq!(view.page, Page::List);
    assert!(window.ctx.memory(Memory::top_modal_layer).is_none());
}
