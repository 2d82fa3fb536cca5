//! What the reader was not sure of: listed, accepted, corrected, seen beside its words in the source.

use cuoshi::app::App;
use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use crate::desktop::{
    Desktop, answer_path, choose, click, click_last, menu, press, settle, shows, shows_part,
    type_text,
};

const TEXT: &str = "聊城市2021年试点工作方案\n一、开办企业\n\
    （一）推进试点。年中，完成改造。国庆节前完成验收，满意率达到99%以上。（市财政局、市公安局）\n\
    （二）深化改革。6月31日前完成乙事，接入“一窗通”平台。（牵头单位：市财正局；责任单位：市公安局）\n\
    （三）推进改革。9月底前完成丙事。（牵头单位：市财正局）\n";

fn open(desktop: &Desktop) -> Harness<'static, App> {
    let path = desktop.path("方案.txt");
    std::fs::write(&path, TEXT).unwrap();
    desktop.start(&[path])
}

fn open_page(window: &mut Harness<'_, App>, count: usize) {
    menu(window, "视图", &format!("待核对的读法…（{count}）"));
}

fn due(window: &Harness<'_, App>, measure: usize, milestone: usize) -> String {
    let plan = &window.state().workbook().plan;
    plan.measures[measure].milestones[milestone]
        .due
        .map(|due| due.to_string())
        .unwrap_or_default()
}

#[test]
fn every_doubt_is_listed_with_its_question_and_its_words() {
    let desktop = Desktop::new();
    let mut window = open(&desktop);
    open_page(&mut window, 6);
    for row in ["1.1　年中 时限 · 待核对", "1.2　市财正局 部门 · 待核对"] {
        assert!(shows(&window, row), "{row}");
    }
    click(&mut window, "1.2　市财正局 部门 · 待核对");
    assert!(shows_part(&window, "部门名录里没有“市财正局”"));
    assert!(shows(&window, "是 市财政局") && shows(&window, "不是单位"));
    // The source, with what stands around.
    assert!(shows_part(&window, "（三）推进改革。9月底前"));
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!shows(&window, "待核对的地方"));
}

#[test]
fn enter_accepts_and_goes_on() {
    let desktop = Desktop::new();
    let mut window = open(&desktop);
    press(&mut window, Modifiers::NONE, Key::F8);
    assert!(shows_part(&window, "“年中”按6月30日处理"));
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(shows(&window, "待核对 5 处，已核对 1 处"));
    assert!(shows_part(&window, "时限“国庆节前”定不出日期"));
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert!(shows_part(&window, "没有说牵头还是配合"));
    // In another reading of the list: who leads.
    press(&mut window, Modifiers::COMMAND, Key::Num1);
    let plan = window.state().workbook().plan.clone();
    assert_eq!(plan.measures[0].assignments[0].lead[0].name, "市财政局");
    press(&mut window, Modifiers::NONE, Key::Escape);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    let plan = window.state().workbook().plan.clone();
    assert!(plan.measures[0].assignments[0].lead.is_empty());
}

#[test]
fn a_typed_day_corrects_a_time_everywhere() {
    let desktop = Desktop::new();
    let mut window = open(&desktop);
    press(&mut window, Modifiers::NONE, Key::F8);
    window.get_by_label("应读作").focus();
    settle(&mut window);
    type_text(&mut window, "过几天");
    click(&mut window, "更正");
    assert!(shows(&window, "读不懂，请照提示写"));
    window.get_by_label("应读作").focus();
    settle(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::A);
    type_text(&mut window, "2021年6月15日");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(due(&window, 0, 0), "2021-06-15");
    // What had no milestone gets one.
    window.get_by_label("应读作").focus();
    settle(&mut window);
    type_text(&mut window, "2021-09-30");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(due(&window, 0, 1), "2021-09-30");
    // The measure, too, has the new days.
    press(&mut window, Modifiers::NONE, Key::Escape);
    choose(&mut window, "1.1 推进试点");
    assert!(shows_part(&window, "2021-09-30"));
}

#[test]
fn names_written_the_same_are_corrected_together() {
    let desktop = Desktop::new();
    let mut window = open(&desktop);
    open_page(&mut window, 6);
    click(&mut window, "1.2　市财正局 部门 · 待核对");
    click(&mut window, "同样写法的另外 1 处一起");
    click(&mut window, "是 市财政局");
    assert!(shows(&window, "待核对 4 处，已核对 2 处"));
    let plan = window.state().workbook().plan.clone();
    for measure in &plan.measures[1..] {
        assert_eq!(measure.departments()[0], "市财政局");
    }
    press(&mut window, Modifiers::NONE, Key::Escape);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    let plan = window.state().workbook().plan.clone();
    assert_eq!(plan.measures[2].departments(), ["市财正局"]);
}

#[test]
fn what_is_answered_can_be_seen_and_answered_anew() {
    let desktop = Desktop::new();
    let mut window = open(&desktop);
    press(&mut window, Modifiers::NONE, Key::F8);
    press(&mut window, Modifiers::NONE, Key::Enter);
    click(&mut window, "也列出已核对的");
    click(&mut window, "1.1　年中 时限 · 读得对");
    assert!(shows_part(&window, "甲（市财政局）——核对：“年中”读得对"));
    click(&mut window, "2021-04-01 至 2021-06-30");
    assert!(shows(
        &window,
        "1.1　年中 时限 · 更正为 2021-04-01 至 2021-06-30"
    ));
}

#[test]
fn corrections_are_there_the_next_time_and_with_a_colleague() {
    let desktop = Desktop::new();
    let mut window = open(&desktop);
    press(&mut window, Modifiers::NONE, Key::F8);
    click(&mut window, "2021-04-01 至 2021-06-30");
    press(&mut window, Modifiers::NONE, Key::Escape);
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    let sent = desktop.path("给同事.ron");
    answer_path(&mut window, &sent);
    window.state_mut().close();
    drop(window);
    let window = open(&desktop);
    assert_eq!(due(&window, 0, 0), "2021-06-30");
    assert_eq!(window.state().workbook().review().open_count(), 5);
    let colleague = Desktop::new();
    let window = colleague.start(&[sent]);
    assert_eq!(window.state().workbook().review().open_count(), 5);
}

#[test]
fn the_year_of_the_plan_can_be_corrected() {
    let desktop = Desktop::new();
    let path = desktop.path("方案.txt");
    let text = "聊城市试点工作方案\n一、开办企业\n（一）推进试点。2021年底前，完成改造。6月底前完成验收。（牵头单位：市财政局）\n";
    std::fs::write(&path, text).unwrap();
    let mut window = desktop.start(&[path]);
    assert_eq!(due(&window, 0, 1), "2021-06-30");
    press(&mut window, Modifiers::NONE, Key::F8);
    click(&mut window, "2022 年");
    assert_eq!(due(&window, 0, 1), "2022-06-30");
    assert_eq!(due(&window, 0, 0), "2021-12-31");
    // Now an earlier year stands in the text, which is another question.
    assert!(shows(&window, "待核对 1 处，已核对 1 处"));
    press(&mut window, Modifiers::NONE, Key::Escape);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(due(&window, 0, 1), "2021-06-30");
}

#[test]
fn a_doubt_in_the_pane_leads_to_its_question() {
    let desktop = Desktop::new();
    let mut window = open(&desktop);
    choose(&mut window, "1.2 深化改革");
    click_last(&mut window, "核对…");
    assert!(shows_part(&window, "部门名录里没有“市财正局”"));
    assert!(shows(&window, "是 市财政局"));
}

#[test]
fn a_click_on_a_field_shows_its_words_in_the_source() {
    let desktop = Desktop::new();
    let mut window = open(&desktop);
    choose(&mut window, "1.1 推进试点");
    for (link, words) in [("99%以上，指标", "“99%以上”"), ("年中，时限", "“年中”")]
    {
        click(&mut window, link);
        click_last(&mut window, "看原文");
        assert!(shows(&window, words), "{link}");
    }
    click(&mut window, "看分工的原文");
    assert!(shows(&window, "“（市财政局、市公安局）”"));
    click(&mut window, "关闭原文");
    assert!(!shows(&window, "关闭原文"));
}

#[test]
fn a_name_put_into_the_register_is_known_in_every_document() {
    let desktop = Desktop::new();
    let mut window = open(&desktop);
    open_page(&mut window, 6);
    click(&mut window, "1.2　市财正局 部门 · 待核对");
    click(&mut window, "作为“市财政局”的另一种写法");
    assert!(shows(&window, "待核对 4 处，已核对 0 处"));
    let names = |window: &Harness<'_, App>| {
        let measure = &window.state().workbook().plan.measures[2];
        measure.departments().join("、")
    };
    assert_eq!(names(&window), "市财政局");
    drop(window);
    let other = desktop.path("另一个.txt");
    std::fs::write(&other, TEXT.replace("试点", "示范")).unwrap();
    assert_eq!(names(&desktop.start(&[other])), "市财政局");
}

#[test]
fn a_line_taken_for_text_is_made_a_heading() {
    let text = "聊城市2021年试点工作方案\n一、开办企业\n（一）推进试点。（牵头单位：市财政局）\n\
        二、三级医院改革\n（一）分级诊疗。（牵头单位：市卫生健康委）\n";
    let desktop = Desktop::new();
    let path = desktop.path("方案.txt");
    std::fs::write(&path, text).unwrap();
    let mut window = desktop.start(&[path]);
    let chapters = |window: &Harness<'_, App>| {
        let chapters = &window.state().workbook().plan.chapters;
        chapters
            .iter()
            .map(|it| it.title.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(chapters(&window), ["开办企业"]);
    open_page(&mut window, 2);
    click(&mut window, "是标题，从这里分开");
    settle(&mut window);
    assert_eq!(chapters(&window), ["开办企业", "三级医院改革"]);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(shows_part(&window, "三级医院改革"));
    menu(&mut window, "编辑", "撤销：更正读法");
    settle(&mut window);
    assert_eq!(chapters(&window), ["开办企业"]);
}

#[test]
fn a_figure_is_said_to_be_a_target_and_another_to_be_none() {
    let desktop = Desktop::new();
    let path = desktop.path("方案.txt");
    let text = "聊城市2021年试点工作方案\n一、开办企业\n\
        （一）推进试点。辖区156个村由专人看管，满意率达到99%以上。（牵头单位：市财政局）\n";
    std::fs::write(&path, text).unwrap();
    let mut window = desktop.start(&[path]);
    let targets = |window: &Harness<'_, App>| {
        let plan = &window.state().workbook().plan;
        let targets = plan.measures[0].targets.iter();
        targets.map(|it| it.text.clone()).collect::<Vec<_>>()
    };
    assert_eq!(targets(&window), ["99%以上"]);
    open_page(&mut window, 1);
    assert!(shows_part(&window, "“156个”没有算作指标"));
    click(&mut window, "是指标");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(targets(&window), ["156个", "99%以上"]);
    choose(&mut window, "1.1 推进试点");
    click(&mut window, "99%以上，指标");
    click(&mut window, "更正读法…");
    click(&mut window, "不是指标");
    assert_eq!(targets(&window), ["156个"]);
}

#[test]
fn what_nobody_doubted_is_corrected_from_the_text() {
    let desktop = Desktop::new();
    let mut window = open(&desktop);
    choose(&mut window, "1.3 推进改革");
    assert_eq!(due(&window, 2, 0), "2021-09-30");
    click(&mut window, "9月底前，时限");
    click(&mut window, "更正读法…");
    assert!(shows(&window, "1.3　9月底前 时限 · 待核对"));
    window.get_by_label("应读作").focus();
    settle(&mut window);
    type_text(&mut window, "2021-09-25");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(due(&window, 2, 0), "2021-09-25");
    assert!(shows(
        &window,
        "1.3　9月底前 时限 · 更正为 2021-09-25 前完成"
    ));
    press(&mut window, Modifiers::NONE, Key::Escape);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(due(&window, 2, 0), "2021-09-30");
}
