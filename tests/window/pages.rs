//! What stands in the place of the list: changes between two days, entries without a place.

use cuoshi::app::App;
use cuoshi::notebook::{About, Act, Draft, MeasureAnchor, NoteKind};
use cuoshi::ui::window_ui;
use eframe::egui::{Key, Modifiers, OutputCommand};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use crate::common::desk::Desk;
use crate::common::harness;
use crate::desktop::*;
use crate::work::go_to;

/// 甲 noted on 1.1, finished one of its milestones, and noted on 1.2, all on 10 September 2021.
fn worked(desktop: &Desktop) -> Harness<'static, App> {
    let mut window = desktop.start(&[]);
    go_to(&mut window, "1.1");
    write_note(&mut window, "已与省厅对接");
    mark_as(&mut window, "7月底前", "推进中");
    tick(&mut window, "7月底前");
    go_to(&mut window, "1.2");
    write_note(&mut window, "等批复");
    window
}

fn set_day(window: &mut Harness<'_, App>, field: &str, day: &str) {
    window.get_by_label(field).focus();
    settle(window);
    press(window, Modifiers::COMMAND, Key::A);
    type_text(window, day);
}

#[test]
fn what_changed_between_two_days_is_listed_under_the_filters_and_copied() {
    let desktop = Desktop::new();
    let mut window = worked(&desktop);
    press(&mut window, Modifiers::COMMAND, Key::D);
    assert!(shows(&window, "筛选出的 199 项中，2 项有变化"));
    for words in ["7月底前：未开始 → 推进中", "批注：等批复"] {
        assert!(shows(&window, words), "{words}");
    }
    assert!(shows_part(&window, "7月底前：推进中 → 已完成"));
    click(&mut window, "上周");
    assert!(shows(&window, "这几天里，筛选出的措施没有变化。"));
    set_day(&mut window, "到哪一天", "2021年9月10日");
    assert!(shows(&window, "筛选出的 199 项中，2 项有变化"));
    set_day(&mut window, "从哪一天", "2021-09-11");
    assert!(shows_part(&window, "前一天不能晚于后一天"));
    click(&mut window, "本周");

    window.get_by_label("搜索").focus();
    settle(&mut window);
    type_text(&mut window, "对接");
    assert!(shows_part(&window, "1 项有变化"));
    assert!(!shows(&window, "批注：等批复"));
    assert_eq!(
        copied(&mut window).as_deref(),
        Some(
            [
                "《聊城市优化营商环境创新突破行动配套措施》2021-09-06 至 2021-09-10 的变化，1 项：",
                "1.1 深化“4012”品牌",
                "　2021-09-10 甲（市财政局）　批注：已与省厅对接",
                "　2021-09-10 甲（市财政局）　7月底前：未开始 → 推进中",
                "　2021-09-10 甲（市财政局）　7月底前：推进中 → 已完成（2021-09-10）",
            ]
            .join("\n")
            .as_str()
        )
    );
    click(&mut window, "回到列表");
    assert!(!shows(&window, "两日之间的变化"));
}

#[test]
fn a_click_on_a_change_shows_its_measure_and_the_page_follows_the_notebook() {
    let desktop = Desktop::new();
    let mut window = worked(&desktop);
    menu(&mut window, "报表", "两日之间的变化");
    let row = window.query_all_by_label_contains("1.1　").next();
    row.expect("the measure").click();
    settle(&mut window);
    let current = window.state().view().current.expect("a measure");
    assert_eq!(window.state().workbook().plan.measures[current].id, "1.1");
    write_note(&mut window, "会上再说");
    assert!(shows(&window, "批注：会上再说"));
    press(&mut window, Modifiers::NONE, Key::F6);
    assert!(!shows(&window, "批注：会上再说"));
}

/// What goes to the clipboard.
fn copied(window: &mut Harness<'_, App>) -> Option<String> {
    window.get_by_label("复制为文字").click();
    (0..4).find_map(|_| {
        window.step();
        let commands = &window.output().platform_output.commands;
        commands.iter().find_map(|it| match it {
            OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        })
    })
}

#[test]
fn entries_without_a_place_are_listed_with_what_they_are_about() {
    let mut desk = Desk::new();
    let mut anchor = MeasureAnchor::of(&desk.workbook.plan, 0);
    anchor.title = "旧稿里的措施".to_owned();
    let draft = Draft {
        about: About::Measure(anchor),
        act: Act::Note {
            text: "旧稿上的批注".to_owned(),
            kind: NoteKind::Remark,
            reply_to: None,
        },
        replaces: Vec::new(),
        private: false,
    };
    desk.commit("甲", draft, "写批注");
    let mut window = harness::<Desk>([1366.0, 768.0])
        .build_ui_state(|ui, desk: &mut Desk| desk.draw(ui, window_ui), desk);
    window.run();
    window.get_by_label("未对上 1 条").click();
    window.run();
    window.get_by_label("1.1　旧稿里的措施");
    window.get_by_label("批注：旧稿上的批注");
    window.key_press(Key::Escape);
    window.run();
    assert!(window.query_by_label("批注：旧稿上的批注").is_none());
}
