//! The manual and the tour.

use cuoshi::app::App;
use cuoshi::ui::Mode;
use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;

use crate::desktop::*;

type Window = Harness<'static, App>;

fn window(desktop: &Desktop) -> Window {
    desktop.start_in([1366.0, 768.0], &[])
}

#[test]
fn pages_are_opened_from_the_contents_and_by_links() {
    let desktop = Desktop::new();
    let mut window = window(&desktop);
    press(&mut window, Modifiers::NONE, Key::F1);
    assert_eq!(window.state().view().mode, Some(Mode::Manual));
    assert!(shows(&window, "第一天做三件事"));
    assert!(shows_part(&window, "Ctrl+O"), "the keys of a command");
    click(&mut window, "阅读和复制");
    let page = window.state().view().manual_page;
    click(&mut window, "从这里开始");
    // The last of this name is the link in the text.
    click_last(&mut window, "阅读和复制");
    assert_eq!(window.state().view().manual_page, page);
    assert!(shows(&window, "像读书一样读"));
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(window.state().view().mode, None);
}

#[test]
fn a_page_is_found_by_its_title_as_anything_else() {
    let desktop = Desktop::new();
    let mut window = window(&desktop);
    press(&mut window, Modifiers::COMMAND, Key::K);
    type_text(&mut window, "收下同事");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().view().mode, Some(Mode::Manual));
    assert!(shows(&window, "先看，再收"));
}

#[test]
fn what_stands_on_a_page_has_names() {
    let desktop = Desktop::new();
    let mut window = window(&desktop);
    press(&mut window, Modifiers::NONE, Key::F1);
    let titles = ["从这里开始", "找到本部门的措施", "开会", "快捷键"];
    for title in titles {
        click(&mut window, title);
        assert_eq!(window.unnamed_widgets(), Vec::<String>::new(), "{title}");
    }
}

#[test]
fn the_tour_comes_once_after_the_first_start_and_leaves_the_keyboard_alone() {
    let desktop = Desktop::of_nobody();
    let mut first = window(&desktop);
    assert!(!shows_part(&first, "看一遍 "));
    click(&mut first, "跳过");
    assert!(shows(&first, "看一遍 1/4"));
    // Somebody begins to type and is not disturbed.
    press(&mut first, Modifiers::COMMAND, Key::F);
    type_text(&mut first, "电子");
    for title in ["中间：措施列表", "右边：这一项", "右上：保存"] {
        click(&mut first, "接着看");
        assert!(shows(&first, title));
    }
    assert_eq!(first.state().view().filter.search, "电子");
    click(&mut first, "看完了");
    assert!(!shows_part(&first, "看一遍 "));
    drop(first);
    let mut second = window(&desktop);
    assert!(!shows_part(&second, "看一遍 "));
    menu(&mut second, "帮助", "两分钟看一遍");
    assert!(shows(&second, "看一遍 1/4"));
    press(&mut second, Modifiers::NONE, Key::Escape);
    assert!(!shows_part(&second, "看一遍 "));
}
