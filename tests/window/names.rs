//! The index of what the plan names.

use eframe::egui::{Key, Modifiers, OutputCommand};

use crate::desktop::{Desktop, click, click_last, menu, press, settle, shows, type_text};
use egui_kittest::kittest::Queryable;

#[test]
fn a_name_leads_to_the_measures_that_name_it() {
    let desktop = Desktop::new();
    let mut window = desktop.start(&[]);
    menu(&mut window, "视图", "引用和部门索引…");
    click(&mut window, "一窗通");
    click_last(&mut window, "1.1　深化“4012”品牌");
    assert!(!shows(&window, "找名称"));
    assert_eq!(window.state().view().current, Some(0));
}

#[test]
fn the_measures_of_a_name_are_shown_in_the_list() {
    let desktop = Desktop::new();
    let mut window = desktop.start(&[]);
    press(&mut window, Modifiers::NONE, Key::F7);
    window.get_by_label("找名称").focus();
    settle(&mut window);
    type_text(&mut window, "财政");
    // The kind that is chosen decides what is listed.
    click(&mut window, "部门 60");
    click_last(&mut window, "市财政局");
    click_last(&mut window, "在列表里看");
    assert!(
        window
            .state()
            .view()
            .filter
            .departments
            .contains("市财政局")
    );
    assert!(shows(&window, "199 项中 28 项"));
}

#[test]
fn the_index_is_copied_as_text() {
    let desktop = Desktop::new();
    let mut window = desktop.start(&[]);
    press(&mut window, Modifiers::NONE, Key::F7);
    window.get_by_label("找名称").focus();
    settle(&mut window);
    type_text(&mut window, "一窗通");
    window.get_by_label("复制为文字").click();
    let mut copied = String::new();
    for _ in 0..8 {
        window.step();
        for command in &window.output().platform_output.commands {
            if let OutputCommand::CopyText(text) = command {
                copied.clone_from(text);
            }
        }
    }
    assert!(
        copied.starts_with("一窗通\t") && copied.contains("1.1"),
        "{copied}"
    );
}
