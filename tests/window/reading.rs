//! Reading: what the fields of a text offer, how it is set and copied, and the book of the measures shown.

use cuoshi::app::App;
use cuoshi::query::{Month, Role as InRole};
use cuoshi::ui::Mode;
use eframe::egui::{Key, Modifiers, OutputCommand};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use crate::desktop::*;
use crate::work::go_to;

type Window = Harness<'static, App>;

fn window(desktop: &Desktop) -> Window {
    desktop.start(&[])
}

fn current(window: &Window) -> String {
    let current = window.state().view().current.expect("a current measure");
    window.state().workbook().plan.measures[current].id.clone()
}

/// Clicks a link of the text, then an offer of its menu.
fn choose(window: &mut Window, link: &str, offer: &str) {
    click(window, link);
    click_last(window, offer);
}

fn copied(window: &Window) -> Vec<String> {
    let commands = window.output().platform_output.commands.iter();
    let texts = commands.filter_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    texts.collect()
}

#[test]
fn a_time_offers_the_measures_of_its_month() {
    let desktop = Desktop::new();
    let mut window = window(&desktop);
    go_to(&mut window, "1.1");
    choose(&mut window, "6月底前，时限", "只看6月的措施");
    assert_eq!(
        window.state().view().filter.months,
        [Month::Number(6)].into()
    );
    assert!(shows(&window, "199 项中 51 项"));
}

#[test]
fn a_reference_offers_to_be_found_and_looked_up() {
    let desktop = Desktop::new();
    let mut window = window(&desktop);
    go_to(&mut window, "1.1");
    choose(&mut window, "一窗通，引用", "查找“一窗通”");
    assert_eq!(window.state().view().filter.search, "\"一窗通\"");
    choose(&mut window, "一窗通，引用", "在索引里看");
    assert!(shows(&window, "引用和部门索引"));
    assert!(shows_part(&window, "1.1 深化"));
}

#[test]
fn the_words_of_a_department_offer_its_measures() {
    let desktop = Desktop::of_nobody();
    desktop.know("甲", "");
    let document = desktop.path("方案.txt");
    let text = "某市2021年措施\n一、采购\n(一)建设平台。市财政局6月底前建成平台。(牵头单位:市财政局;责任单位:市公安局)\n";
    std::fs::write(&document, text).unwrap();
    let mut window = desktop.start(&[document]);
    window.get_by_label_contains("1.1 建设平台").click();
    settle(&mut window);
    choose(&mut window, "市财政局，部门", "只看市财政局牵头的");
    let filter = &window.state().view().filter;
    assert!(filter.departments.contains("市财政局"));
    assert_eq!(filter.role, InRole::Lead);
}

#[test]
fn a_measure_is_copied_with_its_number_from_its_text() {
    let desktop = Desktop::new();
    let mut window = window(&desktop);
    go_to(&mut window, "11.1");
    let text = window.state().workbook().plan.measures[window.state().view().current.unwrap()]
        .text
        .clone();
    window.get_by_label(&text).click_secondary();
    settle(&mut window);
    window.get_by_label("复制编号、标题和正文").click();
    window.step();
    let expected = format!("11.1 推进“互联网+政府采购”\n{text}");
    assert_eq!(copied(&window), [expected]);
}

#[test]
fn the_size_of_the_text_is_remembered() {
    let desktop = Desktop::new();
    let mut before = window(&desktop);
    go_to(&mut before, "11.1");
    let height = |window: &Window| {
        let measure = window.state().view().current.unwrap();
        let text = &window.state().workbook().plan.measures[measure].text;
        window.get_by_label(text).rect().height()
    };
    let usual = height(&before);
    click(&mut before, "正文的字号和行距");
    click(&mut before, "字号 20");
    click(&mut before, "松");
    let larger = height(&before);
    assert!(larger > usual * 1.4);
    drop(before);
    let mut after = window(&desktop);
    go_to(&mut after, "11.1");
    assert_eq!(height(&after), larger);
}

#[test]
fn the_book_opens_at_the_current_measure_and_leaves_at_the_one_that_was_read() {
    let desktop = Desktop::new();
    let mut window = desktop.start_in([1366.0, 768.0], &[]);
    go_to(&mut window, "2.3");
    press(&mut window, Modifiers::NONE, Key::F11);
    assert_eq!(window.state().view().mode, Some(Mode::Book));

    assert!(shows_part(&window, "第 "));
    let before = position(&window);
    press(&mut window, Modifiers::NONE, Key::PageDown);
    press(&mut window, Modifiers::NONE, Key::Space);
    let after = position(&window);
    assert!(after > before, "{before} {after}");
    press(&mut window, Modifiers::SHIFT, Key::Space);
    press(&mut window, Modifiers::NONE, Key::PageUp);
    assert_eq!(position(&window), before);
    press(&mut window, Modifiers::NONE, Key::PageDown);
    press(&mut window, Modifiers::NONE, Key::PageDown);
    let read = position(&window);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(window.state().view().mode, None);
    let at = window.state().view().current.unwrap();
    assert_eq!(at + 1, read);
    let id = current(&window);
    assert!(
        shows_part(&window, &format!("{id} ")),
        "{id} is in sight in the list"
    );
}

/// Which measure of how many the book says it is at.
fn position(window: &Window) -> usize {
    let said = window.get_all_by_label_contains("，共 ").next();
    let label = said.and_then(|node| value(&node)).expect("a count");
    let number: String = label.chars().filter(char::is_ascii_digit).collect();
    let count = window.state().workbook().plan.measures.len().to_string();
    number
        .strip_suffix(&count)
        .unwrap_or(&number)
        .parse()
        .unwrap()
}

#[test]
fn the_book_has_all_from_the_first_to_the_last() {
    let desktop = Desktop::new();
    let mut window = desktop.start_in([1366.0, 768.0], &[]);
    press(&mut window, Modifiers::NONE, Key::F11);
    assert!(shows(&window, "第一章　开办企业"));
    press(&mut window, Modifiers::NONE, Key::End);
    let plan = window.state().workbook().plan.clone();
    let last = plan.measures.last().unwrap();
    assert!(shows(&window, &last.text));
    press(&mut window, Modifiers::NONE, Key::Home);
    assert_eq!(position(&window), 1);
    assert!(shows(&window, &plan.title));
}

#[test]
fn the_book_is_of_what_is_shown() {
    let desktop = Desktop::new();
    let mut window = desktop.start_in([1366.0, 768.0], &[]);
    go_to(&mut window, "1.1");
    press(&mut window, Modifiers::NONE, Key::F11);
    choose(&mut window, "6月底前，时限", "只看6月的措施");
    assert!(shows_part(&window, "共 51 项"));
    choose(&mut window, "6月底前，时限", "转到节点");
    assert_eq!(window.state().view().mode, None);
    assert_eq!(current(&window), "1.1");
}

#[test]
fn notes_stand_in_the_book_if_wished() {
    let desktop = Desktop::new();
    let mut window = desktop.start_in([1366.0, 1600.0], &[]);
    go_to(&mut window, "1.1");
    write_note(&mut window, "已与省厅对接。");
    press(&mut window, Modifiers::NONE, Key::F11);
    assert!(shows(&window, "批注·甲：已与省厅对接。"));
    click(&mut window, "带批注");
    assert!(!shows(&window, "批注·甲：已与省厅对接。"));
    assert_eq!(window.unnamed_widgets(), Vec::<String>::new());
}
