//! Searching, and going from hit to hit.

use cuoshi::app::App;
use eframe::egui::{Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::desktop::{
    click, current_id, press, settle, shows, shows_part, type_text, window, write_note,
};

/// What is said of the rows in sight, in order.
pub fn rows(window: &Harness<'_, App>) -> Vec<String> {
    let rows = window.query_all_by_role(Role::ListBoxOption);
    rows.filter_map(|row| row.accesskit_node().label())
        .collect()
}

fn search(window: &mut Harness<'_, App>, text: &str) {
    press(window, Modifiers::COMMAND, Key::F);
    press(window, Modifiers::COMMAND, Key::A);
    type_text(window, text);
}

#[test]
fn a_department_is_found_by_letters_and_by_its_short_name() {
    let (_desktop, mut window) = window();
    search(&mut window, "czj");
    assert!(shows(&window, "199 项中 28 项"));
    let all = rows(&window);
    assert!(
        all.iter().all(|row| row.contains("拼音 市财政局")),
        "{all:?}"
    );
    search(&mut window, "牵头：caizhengju");
    assert!(shows(&window, "199 项中 18 项"));
    search(&mut window, "市发改委");
    let all = rows(&window);
    assert!(!all.is_empty());
    assert!(
        all.iter().all(|row| row.contains("部门简称 市发改委")),
        "{all:?}"
    );
}

#[test]
fn fields_narrow_what_words_find() {
    let (_desktop, mut window) = window();
    search(&mut window, "部门:市财政局 月:6 -10.");
    assert!(shows(&window, "199 项中 5 项"));
    search(&mut window, "部门:市财政局 月:6 灯:没有这种");
    assert!(shows(&window, "没有符合的措施"));
}

#[test]
fn a_note_is_found_and_the_row_says_so() {
    let (_desktop, mut window) = window();
    search(&mut window, "1.1");
    press(&mut window, Modifiers::NONE, Key::Enter);
    press(&mut window, Modifiers::NONE, Key::Home);
    write_note(&mut window, "等盖章样式");
    search(&mut window, "盖章样式");
    let all = rows(&window);
    assert_eq!(all.len(), 1);
    assert!(all[0].ends_with("搜索 批注中"), "{all:?}");
    search(&mut window, "gzys");
    assert_eq!(rows(&window).len(), 1);
}

#[test]
fn f3_goes_from_hit_to_hit_and_shift_f3_back() {
    let (_desktop, mut window) = window();
    search(&mut window, "4012 品牌");
    press(&mut window, Modifiers::NONE, Key::F3);
    assert_eq!(current_id(&window), "1.1");
    let first = window.state().view().hit;
    assert!(first.is_some());
    press(&mut window, Modifiers::NONE, Key::F3);
    press(&mut window, Modifiers::SHIFT, Key::F3);
    assert_eq!(window.state().view().hit, first);
    // Both words are in the search of one measure; others are a step away.
    search(&mut window, "电子印章");
    let found: Vec<String> = rows(&window);
    press(&mut window, Modifiers::NONE, Key::F3);
    let mut visited = vec![current_id(&window)];
    for _ in 0..200 {
        click(&mut window, "下一处");
        let id = current_id(&window);
        if visited.last() != Some(&id) {
            visited.push(id);
        }
        if visited.len() > found.len() {
            break;
        }
    }
    // From the last one comes back to the first.
    assert_eq!(visited.len(), found.len() + 1);
    assert_eq!(visited.first(), visited.last());
    click(&mut window, "上一处");
    assert_eq!(Some(&current_id(&window)), visited.get(found.len() - 1));
}

#[test]
fn the_pane_says_why_a_measure_is_found() {
    let (_desktop, mut window) = window();
    search(&mut window, "czj");
    press(&mut window, Modifiers::NONE, Key::F3);
    settle(&mut window);
    assert!(shows_part(&window, "搜索：拼音 市财政局"));
}

fn go(window: &mut Harness<'_, App>, text: &str) {
    press(window, Modifiers::COMMAND, Key::K);
    type_text(window, text);
    press(window, Modifiers::NONE, Key::Enter);
}

#[test]
fn one_box_goes_to_measures_departments_and_commands() {
    let (_desktop, mut window) = window();
    go(&mut window, "5.4");
    assert_eq!(current_id(&window), "5.4");
    assert!(!shows(&window, "要去哪里"));
    go(&mut window, "czj");
    assert!(shows(&window, "199 项中 28 项"));
    go(&mut window, "键盘");
    assert!(shows(&window, "键盘操作"));
    press(&mut window, Modifiers::NONE, Key::Escape);
    // A measure that the filters keep out is shown all the same.
    go(&mut window, "1.1");
    assert_eq!(current_id(&window), "1.1");
    assert!(shows(&window, "199 项中 28 项"));
}

#[test]
fn arrows_choose_in_the_box_and_esc_closes_it() {
    let (_desktop, mut window) = window();
    press(&mut window, Modifiers::COMMAND, Key::K);
    type_text(&mut window, "电子印章");
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::ArrowUp);
    press(&mut window, Modifiers::NONE, Key::Enter);
    let second = current_id(&window);
    go(&mut window, "电子印章");
    assert_ne!(current_id(&window), second);
    press(&mut window, Modifiers::COMMAND, Key::K);
    assert!(shows(&window, "要去哪里"));
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!shows(&window, "要去哪里"));
}

#[test]
fn the_box_leaves_keys_to_an_input_method() {
    let (_desktop, mut window) = window();
    press(&mut window, Modifiers::COMMAND, Key::K);
    let compose = |text: &str| {
        eframe::egui::Event::Ime(eframe::egui::ImeEvent::Preedit {
            text: text.to_owned(),
            active_range_chars: None,
        })
    };
    window.event(compose("cai"));
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Enter);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(shows(&window, "要去哪里"));
    assert_eq!(window.state().view().current, None);
}
