//! How the document is divided: its title, its lines, a bracket that is never closed; said by a person, and read so.

use cuoshi::app::App;
use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use crate::desktop::{
    Desktop, choose, click, click_last, menu, press, settle, shows, shows_part, type_text,
};

const TEXT: &str = "扎实推进工作，现将任务分解如下。\n聊城市2022年营商环境这一年\n一、开办企业\n\
    （一）推进试点。6月底前完成改造。（牵头单位：市财政局、市公安局，长期坚持抓好落实。\n\
    （二）深化改革。覆盖\n57\n个乡镇。（牵头单位：市财政局）\n\
    另行明确职责。（牵头单位：市公安局）\n";

fn open(desktop: &Desktop) -> Harness<'static, App> {
    let path = desktop.path("方案.txt");
    std::fs::write(&path, TEXT).unwrap();
    desktop.start(&[path])
}

/// The page of doubts, at the one of its rows that begins so.
fn open_at(window: &mut Harness<'_, App>, row: &str) {
    press(window, Modifiers::NONE, Key::F8);
    click(window, row);
}

fn titles(window: &Harness<'_, App>) -> Vec<String> {
    let measures = &window.state().workbook().plan.measures;
    measures
        .iter()
        .map(|it| format!("{} {}", it.id, it.title))
        .collect()
}

fn undo(window: &mut Harness<'_, App>) {
    press(window, Modifiers::NONE, Key::Escape);
    menu(window, "编辑", "撤销：更正读法");
    settle(window);
}

#[test]
fn a_plan_without_a_title_is_called_what_somebody_says() {
    let desktop = Desktop::new();
    let mut window = open(&desktop);
    open_at(&mut window, "全文　没有标题 标题 · 待核对");
    assert!(shows_part(&window, "没有找到标题。方案叫什么？"));
    assert!(shows(&window, "现在读作——没有标题"));
    click(&mut window, "标题是“聊城市2022年营商环境这一年”");
    settle(&mut window);
    let plan = window.state().workbook().plan.clone();
    assert_eq!(
        (plan.title.as_str(), plan.year),
        ("聊城市2022年营商环境这一年", Some(2022))
    );
    let due = plan.measures[0].milestones[0]
        .due
        .map(|due| due.to_string());
    assert_eq!(due.as_deref(), Some("2022-06-30"));
    undo(&mut window);
    assert_eq!(window.state().workbook().plan.title, "");
}

#[test]
fn a_title_can_be_typed() {
    let desktop = Desktop::new();
    let mut window = open(&desktop);
    open_at(&mut window, "全文　没有标题 标题 · 待核对");
    window.get_by_label("应读作").focus();
    settle(&mut window);
    type_text(&mut window, "聊城市2023年要点");
    press(&mut window, Modifiers::NONE, Key::Enter);
    settle(&mut window);
    let plan = window.state().workbook().plan.clone();
    assert_eq!(
        (plan.title.as_str(), plan.year),
        ("聊城市2023年要点", Some(2023))
    );
}

const BRACKET: &str = "1.1　（牵头单位：市财政局、市公安局，长期坚持抓好落实 划分 · 待核对";

#[test]
fn a_bracket_that_is_never_closed_is_ended_by_a_choice() {
    let desktop = Desktop::new();
    let mut window = open(&desktop);
    open_at(&mut window, BRACKET);
    assert!(shows_part(&window, "括号没有右半边"));
    assert!(shows_part(&window, "现在读作——牵头：市财政局、市公安局"));
    click(&mut window, "分工到“牵头单位：市财政局、市公安局”为止");
    settle(&mut window);
    let first = window.state().workbook().plan.measures[0].clone();
    assert_eq!(first.departments(), ["市财政局", "市公安局"]);
    assert!(first.text.ends_with("长期坚持抓好落实。"), "{}", first.text);
    undo(&mut window);
    let first = window.state().workbook().plan.measures[0].clone();
    assert!(!first.text.contains("长期坚持"), "{}", first.text);
}

#[test]
fn a_bracket_that_is_never_closed_is_ended_by_words_or_is_text() {
    let desktop = Desktop::new();
    let mut window = open(&desktop);
    open_at(&mut window, BRACKET);
    window.get_by_label("应读作").focus();
    settle(&mut window);
    type_text(&mut window, "市教育局");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(shows(&window, "读不懂，请照提示写"));
    window.get_by_label("应读作").focus();
    settle(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::A);
    type_text(&mut window, "市财政局");
    press(&mut window, Modifiers::NONE, Key::Enter);
    settle(&mut window);
    let departments = |window: &Harness<'_, App>| {
        let measure = &window.state().workbook().plan.measures[0];
        measure.departments().join("、")
    };
    assert_eq!(departments(&window), "市财政局");
    // It is there to be answered anew, with its words in the source.
    click(&mut window, "也列出已核对的");
    click(
        &mut window,
        "全文　（牵头单位：市财政局、市公安局，长期坚持抓好落实 划分 · 更正为 分工到“市财政局”为止",
    );
    click(&mut window, "不是分工，是正文");
    settle(&mut window);
    assert_eq!(departments(&window), "");
}

#[test]
fn a_lone_number_is_a_page_number_or_begins_a_measure() {
    let desktop = Desktop::new();
    let mut window = open(&desktop);
    open_at(&mut window, "1.2　57 划分 · 待核对");
    assert!(shows(&window, "现在读作——正文"));
    click(&mut window, "是页码，不算正文");
    settle(&mut window);
    let text = window.state().workbook().plan.measures[1].text.clone();
    assert!(text.starts_with("覆盖个乡镇"), "{text}");
    undo(&mut window);
    open_at(&mut window, "1.2　57 划分 · 待核对");
    click(&mut window, "从这里起是一项措施");
    settle(&mut window);
    assert_eq!(
        titles(&window),
        ["1.1 推进试点", "1.2 深化改革", "1.3 个乡镇"]
    );
}

const LIST: [&str; 2] = ["1.1 推进试点", "1.2 深化改革"];

/// Chooses from what a measure's menu of lines lists.
fn choose_line(window: &mut Harness<'_, App>, row: &str, line: &str) {
    choose(window, row);
    click(window, "这里怎么划分");
    click_last(window, line);
}

#[test]
fn what_nobody_doubted_to_be_a_measure_is_text() {
    let desktop = Desktop::new();
    let mut window = open(&desktop);
    choose_line(
        &mut window,
        LIST[1],
        "“（二）深化改革。覆盖”——一项措施的开头…",
    );
    assert!(shows(&window, "这一行原来读得对吗？"));
    assert!(shows(&window, "现在读作——一项措施的开头"));
    click(&mut window, "是正文，不从这里分开");
    settle(&mut window);
    assert_eq!(titles(&window), ["1.1 推进试点"]);
    undo(&mut window);
    assert_eq!(titles(&window), LIST);
}

#[test]
fn what_nobody_doubted_to_be_text_begins_a_measure_or_a_chapter() {
    let desktop = Desktop::new();
    let mut window = open(&desktop);
    let line = "“另行明确职责。（牵头单位：市公安局）”——正文…";
    choose_line(&mut window, LIST[1], line);
    click(&mut window, "从这里起是一项措施");
    settle(&mut window);
    assert_eq!(titles(&window), [LIST[0], LIST[1], "1.3 另行明确职责"]);
    // Answered anew, there where it now stands.
    press(&mut window, Modifiers::NONE, Key::Escape);
    let line = "“另行明确职责。（牵头单位：市公安局）”——一项措施的开头…";
    choose_line(&mut window, "1.3 另行明确职责", line);
    click(&mut window, "从这里起是新的一章");
    settle(&mut window);
    assert_eq!(
        window.state().workbook().plan.chapters[1].title,
        "另行明确职责"
    );
}

#[test]
fn a_heading_over_a_measure_and_the_title_are_corrected_by_keyboard() {
    let desktop = Desktop::new();
    let mut window = open(&desktop);
    choose(&mut window, LIST[0]);
    for (entry, shown) in [
        ("没有标题…", "没有找到标题。方案叫什么？也可能本来就没有。"),
        ("“一、开办企业”——一章的标题…", "现在读作——一章的标题"),
    ] {
        for name in ["这里怎么划分", entry] {
            window.get_by_label(name).focus();
            settle(&mut window);
            press(&mut window, Modifiers::NONE, Key::Enter);
        }
        assert!(shows(&window, shown), "{shown}");
        // The key that opened the page has answered nothing.
        assert_eq!(window.state().workbook().review().open_count(), 4);
        press(&mut window, Modifiers::NONE, Key::Escape);
    }
}

#[test]
fn a_right_click_on_a_heading_of_the_list_asks_what_it_is() {
    let desktop = Desktop::new();
    let mut window = open(&desktop);
    menu(&mut window, "分组和列", "按章分组");
    press(&mut window, Modifiers::NONE, Key::Escape);
    window.get_by_label("1 开办企业，2 项").click_secondary();
    settle(&mut window);
    click(&mut window, "“一、开办企业”——一章的标题…");
    click(&mut window, "是正文，不从这里分开");
    settle(&mut window);
    assert_eq!(window.state().workbook().plan.chapters[0].title, "");
}

#[test]
fn the_lines_around_a_field_are_asked_about_beside_the_source() {
    let desktop = Desktop::new();
    let mut window = open(&desktop);
    choose(&mut window, LIST[0]);
    click(&mut window, "看分工的原文");
    let places = window.get_all_by_label("这里怎么划分");
    assert_eq!(places.count(), 2);
    click(&mut window, "这里怎么划分");
    click_last(&mut window, "“另行明确职责。（牵头单位：市公安局）”——正文…");
    assert!(shows(&window, "现在读作——正文"));
}
