//! The right-hand pane, by what it says and what it asks for.

use std::sync::Arc;

use chrono::NaiveDate;
use cuoshi::notebook::{About, Act, Draft, EntryId, Mark, MeasureAnchor, NoteKind, Status};
use cuoshi::plan::Period;
use cuoshi::query::Role;
use cuoshi::ui::{Action, MarkTarget, NoteDraft, Saving, Selected, Theme, detail_ui, theme};
use eframe::egui::{Event, ImeEvent, Key, Modifiers, OutputCommand, accesskit};
use egui_kittest::kittest::{NodeT, Queryable};
use egui_kittest::{Harness, Node};

use crate::common::desk::Desk;
use crate::common::harness;

type Pane = Harness<'static, Desk>;

/// The pane with these measures selected, high enough to show everything.
fn pane(mut desk: Desk, ids: &[&str]) -> Pane {
    let selected: Vec<usize> = ids.iter().map(|id| desk.measure(id)).collect();
    desk.view.current = selected.first().copied();
    desk.view.selected = Arc::new(Selected::of(selected));
    pane_of_height(desk, 2400.0)
}

fn pane_of_height(desk: Desk, height: f32) -> Pane {
    let mut pane = harness::<Desk>([452.0, height]).build_ui_state(
        |ui, desk: &mut Desk| {
            theme::apply(ui.ctx(), Theme::Light);
            ui.set_style(ui.ctx().global_style());
            desk.draw(ui, detail_ui);
        },
        desk,
    );
    pane.run();
    pane
}

/// The box to tick whose name begins with these words.
fn tick_of<'a>(pane: &'a Pane, words: &str) -> Node<'a> {
    let mut ticks = pane.get_all_by_role(accesskit::Role::CheckBox);
    let named = |node: &Node<'_>| {
        let label = node.accesskit_node().label();
        label.is_some_and(|label| label.starts_with(words))
    };
    ticks.find(named).expect("a box of this name")
}

fn click(pane: &mut Pane, label: &str) {
    pane.get_by_label(label).click();
    pane.run();
}

fn field_of<'a>(pane: &'a Pane, label: &'a str) -> Node<'a> {
    let mut named = pane.get_all_by_label(label);
    let is_field = |node: &Node<'_>| {
        let role = node.accesskit_node().role();
        matches!(
            role,
            accesskit::Role::TextInput | accesskit::Role::MultilineTextInput
        )
    };
    named.find(is_field).expect("a field of this name")
}

fn type_into(pane: &mut Pane, label: &str, text: &str) {
    field_of(pane, label).focus();
    pane.run();
    field_of(pane, label).type_text(text);
    pane.run();
}

fn asked(pane: &mut Pane) -> Vec<Action> {
    std::mem::take(&mut pane.state_mut().actions)
}

fn target(pane: &Pane, id: &str, milestone: Option<usize>) -> MarkTarget {
    MarkTarget {
        measure: pane.state().measure(id),
        milestone,
        period: None,
    }
}

fn plain(status: Status) -> Mark {
    Mark {
        status,
        ..Mark::default()
    }
}

fn day(month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2021, month, day)
}

/// The id of the first note on a measure.
fn note_of(pane: &Pane, id: &str) -> EntryId {
    let desk = pane.state();
    let state = &desk.state.measures[desk.measure(id)];
    state.notes[0].record.id.clone()
}

#[test]
fn what_does_not_fit_a_row_stands_whole_on_the_next() {
    for id in ["1.1", "1.4", "1.5"] {
        let pane = pane(Desk::new(), &[id]);
        let height = pane.get_by_label("看分工的原文").rect().height();
        assert!(height < 30.0, "{id}: {height}");
    }
}

#[test]
fn nothing_selected_says_what_to_do() {
    let pane = pane(Desk::new(), &[]);
    pane.get_by_label("在列表里点一项措施，这里就能看到全文、节点和批注。");
}

#[test]
fn a_tick_marks_done_and_a_second_one_takes_it_up_again() {
    let mut before = pane(Desk::new(), &["11.1"]);
    tick_of(&before, "7月底前").click();
    before.run();
    let targets = vec![target(&before, "11.1", Some(1))];
    let mark = plain(Status::Done);
    assert_eq!(asked(&mut before), [Action::Mark { targets, mark }]);

    let mut desk = Desk::new();
    desk.mark("甲", "11.1", Some(1), Status::Done);
    let mut after = pane(desk, &["11.1"]);
    tick_of(&after, "7月底前").click();
    after.run();
    let targets = vec![target(&after, "11.1", Some(1))];
    let mark = plain(Status::Active);
    assert_eq!(asked(&mut after), [Action::Mark { targets, mark }]);
}

#[test]
fn a_recurring_milestone_ticks_its_next_period() {
    let mut desk = Desk::new();
    let period = Some(Period::Month(2021, 1));
    let mark = Mark {
        period,
        ..plain(Status::Done)
    };
    desk.mark_with("甲", "7.5", Some(0), mark);
    let mut pane = pane(desk, &["7.5"]);
    tick_of(&pane, "每月10日前").click();
    pane.run();
    let period = Some(Period::Month(2021, 2));
    let targets = vec![MarkTarget {
        period,
        ..target(&pane, "7.5", Some(0))
    }];
    let mark = Mark {
        period,
        ..plain(Status::Done)
    };
    assert_eq!(asked(&mut pane), [Action::Mark { targets, mark }]);
    click(&mut pane, "已标记的 1 期");
    tick_of(&pane, "2021-01");
}

#[test]
fn particulars_that_lack_are_asked_for_in_place() {
    let mut pane = pane(Desk::new(), &["11.1"]);
    click(&mut pane, "7月底前：更多标记");
    click(&mut pane, "延期…");
    click(&mut pane, "标记");
    assert_eq!(asked(&mut pane), []);
    pane.get_by_label("标为“延期”要写明理由，请填写。");
    type_into(&mut pane, "理由", "等待省级平台");
    type_into(&mut pane, "新的时限", "下月");
    click(&mut pane, "标记");
    pane.get_by_label("“下月”读不出日期，请写成 2021-09-30 的样子。");
    assert_eq!(asked(&mut pane), []);
    field_of(&pane, "新的时限").focus();
    pane.key_press_modifiers(Modifiers::COMMAND, Key::A);
    pane.run();
    type_into(&mut pane, "新的时限", "2021年9月30日");
    click(&mut pane, "标记");
    let targets = vec![target(&pane, "11.1", Some(1))];
    let mark = Mark {
        new_due: day(9, 30),
        reason: Some("等待省级平台".into()),
        ..plain(Status::Deferred)
    };
    assert_eq!(asked(&mut pane), [Action::Mark { targets, mark }]);
    assert!(pane.query_by_label("理由").is_none(), "the form is closed");
}

#[test]
fn a_deferred_milestone_shows_both_dates() {
    let mut desk = Desk::new();
    let mark = Mark {
        new_due: day(9, 30),
        reason: Some("等待批复".into()),
        ..plain(Status::Deferred)
    };
    desk.mark_with("甲", "11.1", Some(1), mark);
    let pane = pane(desk, &["11.1"]);
    let words = "原 2021-07-31，改到 2021-09-30，延期（理由：等待批复） · 甲 · 09-10";
    pane.get_by_label_contains(words);
}

#[test]
fn a_clash_is_settled_by_a_side_or_by_another_status() {
    let mut desk = Desk::new();
    desk.clash("11.1", 1);
    let mut pane = pane(desk, &["11.1"]);
    pane.get_by_label("各方标记不一致，先按最落后的算。请选一方，或另定状态。");
    click(&mut pane, "以此为准：甲（市财政局） 已完成");
    let target = target(&pane, "11.1", Some(1));
    let mark = plain(Status::Done);
    assert_eq!(asked(&mut pane), [Action::Settle { target, mark }]);
    click(&mut pane, "另定状态…");
    click(&mut pane, "中止…");
    type_into(&mut pane, "理由", "合同纠纷");
    click(&mut pane, "标记");
    let mark = Mark {
        reason: Some("合同纠纷".into()),
        ..plain(Status::Suspended)
    };
    assert_eq!(asked(&mut pane), [Action::Settle { target, mark }]);
}

#[test]
fn a_note_is_written_over_several_lines_and_submitted_by_its_keys() {
    let mut pane = pane(Desk::new(), &["11.1"]);
    type_into(&mut pane, "写批注", "网上商城已启用");
    pane.key_press(Key::Enter);
    pane.run();
    pane.get_by_label("写批注").type_text("供应商入驻 312 家");
    pane.run();
    assert_eq!(asked(&mut pane), []);
    click(&mut pane, "类别 进展");
    click(&mut pane, "私密");
    pane.get_by_label("草稿");
    pane.get_by_label("写批注").focus();
    pane.run();
    pane.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    pane.run();
    let note = Action::WriteNote {
        measures: vec![pane.state().measure("11.1")],
        text: "网上商城已启用\n供应商入驻 312 家".into(),
        kind: NoteKind::Progress,
        private: true,
    };
    assert_eq!(asked(&mut pane), [note]);
    assert!(pane.state().view.drafts.notes.is_empty());
}

#[test]
fn nothing_is_submitted_while_an_input_method_composes() {
    let mut pane = pane(Desk::new(), &["11.1"]);
    type_into(&mut pane, "写批注", "进展");
    let preedit = ImeEvent::Preedit {
        text: "shunli".into(),
        active_range_chars: None,
    };
    pane.event(Event::Ime(preedit));
    pane.run();
    pane.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    pane.run();
    assert_eq!(asked(&mut pane), []);
    pane.event(Event::Ime(ImeEvent::Commit("顺利".into())));
    pane.run();
    pane.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    pane.run();
    let [Action::WriteNote { text, .. }] = &asked(&mut pane)[..] else {
        panic!("one note");
    };
    assert_eq!(text, "进展顺利");
}

#[test]
fn a_restored_draft_is_there_and_marked() {
    let mut desk = Desk::new();
    let at = desk.measure("11.1");
    let draft = NoteDraft {
        text: "下周再问".into(),
        ..NoteDraft::default()
    };
    desk.view.drafts.notes.insert(at, draft);
    let pane = pane(desk, &["11.1"]);
    pane.get_by_label("草稿");
    let text = pane.get_by_label("写批注").value();
    assert_eq!(text.as_deref(), Some("下周再问"));
}

#[test]
fn own_notes_are_answered_edited_and_withdrawn() {
    let mut desk = Desk::new();
    desk.note("甲", "11.1", "已启用");
    let mut pane = pane(desk, &["11.1"]);
    let (note, measure) = (note_of(&pane, "11.1"), pane.state().measure("11.1"));
    assert!(pane.query_by_label("收起（甲）").is_none());

    click(&mut pane, "答复（甲）");
    type_into(&mut pane, "写答复", "好");
    pane.get_all_by_label("提交").next().unwrap().click();
    pane.run();
    let answer = Action::Answer {
        note: note.clone(),
        measure,
        text: "好".into(),
    };
    assert_eq!(asked(&mut pane), [answer]);

    click(&mut pane, "修改（甲）");
    type_into(&mut pane, "修改批注", "，运行正常");
    pane.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    pane.run();
    let edit = Action::EditNote {
        note: note.clone(),
        measure,
        text: "已启用，运行正常".into(),
    };
    assert_eq!(asked(&mut pane), [edit]);

    click(&mut pane, "撤回（甲）");
    let entries = vec![note];
    assert_eq!(asked(&mut pane), [Action::Withdraw { entries }]);
}

#[test]
fn notes_of_others_are_dismissed_and_shown_again() {
    let mut desk = Desk::new();
    desk.note("乙", "11.1", "未通过");
    let mut before = pane(desk, &["11.1"]);
    let entries = vec![note_of(&before, "11.1")];
    assert!(before.query_by_label("修改（乙）").is_none());
    assert!(before.query_by_label("撤回（乙）").is_none());
    click(&mut before, "收起（乙）");
    let dismissed = Action::Dismiss {
        entries: entries.clone(),
    };
    assert_eq!(asked(&mut before), [dismissed]);

    let mut desk = before.into_state();
    desk.commit("甲", Draft::dismiss(entries.clone()), "收起");
    let mut after = pane(desk, &["11.1"]);
    assert!(after.query_by_label("收起（乙）").is_none());
    click(&mut after, "已收起 1 条");
    click(&mut after, "恢复显示（乙）");
    assert_eq!(asked(&mut after), [Action::Lift { entries }]);
}

#[test]
fn tags_are_put_on_and_taken_off() {
    let mut desk = Desk::new();
    let anchor = MeasureAnchor::of(&desk.workbook.plan, desk.measure("11.1"));
    let tag = |name: &str| Draft {
        about: About::Measure(anchor.clone()),
        act: Act::Tag { name: name.into() },
        replaces: Vec::new(),
        private: false,
    };
    desk.commit("甲", tag("重点"), "标签");
    desk.commit("乙", tag("难点"), "标签");
    let mut pane = pane(desk, &["11.1"]);
    click(&mut pane, "去掉标签：重点");
    assert!(matches!(asked(&mut pane)[..], [Action::Withdraw { .. }]));
    click(&mut pane, "去掉标签：难点");
    assert!(matches!(asked(&mut pane)[..], [Action::Dismiss { .. }]));
    click(&mut pane, "＋标签");
    type_into(&mut pane, "标签名称", "督办");
    pane.key_press(Key::Enter);
    pane.run();
    let tagged = Action::Tag {
        measures: vec![pane.state().measure("11.1")],
        name: "督办".into(),
    };
    assert_eq!(asked(&mut pane), [tagged]);
}

#[test]
fn several_are_marked_as_one_step() {
    let mut pane = pane(Desk::new(), &["11.1", "11.2"]);
    pane.get_by_label("已选 2 项");
    pane.get_by_label("都由市财政局牵头");
    click(&mut pane, "未完成的节点");
    click(&mut pane, "标记为…");
    click(&mut pane, "已完成");
    let [Action::Mark { targets, mark }] = &asked(&mut pane)[..] else {
        panic!("one step");
    };
    assert_eq!(mark, &plain(Status::Done));
    let expected = [
        target(&pane, "11.1", Some(0)),
        target(&pane, "11.1", Some(1)),
        target(&pane, "11.1", Some(2)),
        target(&pane, "11.2", Some(0)),
    ];
    assert_eq!(targets[..], expected);
}

#[test]
fn of_several_those_that_cannot_take_the_mark_are_named() {
    let mut desk = Desk::new();
    desk.mark("甲", "11.2", None, Status::Done);
    let mut pane = pane(desk, &["11.1", "11.2"]);
    click(&mut pane, "标记为…");
    click(&mut pane, "已销号…");
    pane.get_by_label("有 1 项不能标为“已销号”：11.1。");
    click(&mut pane, "标记 1 项");
    pane.get_by_label("销号要有佐证，或写明免佐证的理由；请填写其中一项。");
    assert_eq!(asked(&mut pane), []);
    type_into(&mut pane, "佐证", "验收报告");
    pane.key_press(Key::Enter);
    pane.run();
    let targets = vec![target(&pane, "11.2", None)];
    let mark = Mark {
        evidence: Some("验收报告".into()),
        ..plain(Status::Closed)
    };
    assert_eq!(asked(&mut pane), [Action::Mark { targets, mark }]);
}

#[test]
fn several_are_noted_and_tagged_at_once() {
    let mut pane = pane(Desk::new(), &["11.1", "11.2"]);
    let both = vec![pane.state().measure("11.1"), pane.state().measure("11.2")];
    type_into(&mut pane, "写批注", "请于周五前报送");
    click(&mut pane, "写到 2 项");
    let note = Action::WriteNote {
        measures: both.clone(),
        text: "请于周五前报送".into(),
        kind: NoteKind::Remark,
        private: false,
    };
    assert_eq!(asked(&mut pane), [note]);
    click(&mut pane, "＋标签");
    type_into(&mut pane, "标签名称", "督办");
    click(&mut pane, "贴上");
    let name = "督办".to_owned();
    let measures = both;
    assert_eq!(asked(&mut pane), [Action::Tag { measures, name }]);
}

#[test]
fn a_department_shows_its_measures() {
    let mut pane = pane(Desk::new(), &["11.1"]);
    click(&mut pane, "责任 市公共资源交易中心");
    let filter = &pane.state().view.filter;
    assert!(filter.departments.contains("市公共资源交易中心"));
    assert_eq!(filter.role, Role::Any);
    pane.get_by_label("牵头 市财政局").click_secondary();
    pane.run();
    click(&mut pane, "只看市财政局牵头的");
    let filter = &pane.state().view.filter;
    assert!(filter.departments.contains("市财政局") && filter.departments.len() == 1);
    assert_eq!(filter.role, Role::Lead);
}

#[test]
fn a_time_in_the_text_leads_to_its_milestone() {
    let mut desk = Desk::new();
    desk.view.current = Some(desk.measure("1.1"));
    let mut pane = pane_of_height(desk, 560.0);
    let first = "6月底前，全面实现新开办企业电子印章";
    assert!(tick_of(&pane, first).rect().bottom() > 560.0);
    let link = pane.get_all_by_label("6月底前，时限").next();
    link.unwrap().click();
    pane.run();
    click(&mut pane, "转到节点");
    let shown = tick_of(&pane, first).rect();
    assert!(shown.top() > 0.0 && shown.bottom() < 560.0, "{shown:?}");
}

#[test]
fn the_paragraph_is_copied() {
    let mut pane = pane(Desk::new(), &["11.1"]);
    click(&mut pane, "复制这项措施");
    pane.get_by_label("只复制正文").click();
    pane.step();
    let desk = pane.state();
    let measure = &desk.workbook.plan.measures[desk.measure("11.1")];
    assert_eq!(copied(&pane), std::slice::from_ref(&measure.text));
}

/// What was put on the clipboard in the last frame.
fn copied(pane: &Pane) -> Vec<String> {
    let commands = pane.output().platform_output.commands.iter();
    let texts = commands.filter_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    texts.collect()
}

#[test]
fn words_are_selected_with_the_mouse_also_from_a_time_on() {
    let mut pane = pane(Desk::new(), &["11.1"]);
    let link = pane.get_by_label("6月底前，时限").rect();
    pane.drag_at(link.left_center());
    pane.run();
    pane.hover_at(link.right_center() + eframe::egui::vec2(49.0, 0.0));
    pane.run();
    pane.event(Event::Copy);
    pane.step();
    assert_eq!(copied(&pane), ["6月底前,全面启"]);
}

#[test]
fn an_alias_shows_how_it_is_written() {
    let desk = Desk::new();
    let measures = desk.workbook.plan.measures.iter();
    let aliased = measures.filter(|measure| {
        let mut parties = measure.assignments.iter().flat_map(|it| &it.lead);
        parties.any(|it| it.written == "市交通局")
    });
    let id = aliased
        .map(|it| it.id.clone())
        .next()
        .expect("the seed's alias");
    let mut pane = pane(desk, &[&id]);
    pane.get_by_label("牵头 市交通运输局").hover();
    pane.run_steps(8);
    pane.get_by_label("原文写作“市交通局”");
}

#[test]
fn a_read_only_notebook_is_read_and_not_written() {
    let mut desk = Desk::new();
    desk.saving = Saving::ReadOnly("较新的版本".into());
    let mut pane = pane(desk, &["11.1"]);
    tick_of(&pane, "7月底前").click();
    pane.run();
    assert_eq!(asked(&mut pane), []);
    click(&mut pane, "复制这项措施");
    pane.get_by_label("只复制正文");
}

#[test]
fn history_says_what_became_of_each_record() {
    let mut desk = Desk::new();
    desk.note("甲", "11.1", "写错了");
    let pane_before = pane(desk, &["11.1"]);
    let note = note_of(&pane_before, "11.1");
    let mut desk = pane_before.into_state();
    desk.commit("甲", Draft::withdraw(vec![note]), "撤回");
    desk.mark("甲", "11.1", Some(0), Status::Active);
    desk.mark("乙", "11.1", Some(0), Status::Done);
    let mut pane = pane(desk, &["11.1"]);
    click(&mut pane, "历史 4 条");
    pane.get_by_label("批注：写错了");
    pane.get_by_label("甲（市财政局） · 09-10 09:00 · 已撤回");
    pane.get_by_label("撤回：批注：写错了");
    pane.get_by_label("6月底前：标记 推进中");
    pane.get_by_label("甲（市财政局） · 09-10 09:00 · 已被后来的取代");
    pane.get_by_label("6月底前：标记 已完成");
}

#[test]
fn every_control_has_a_name() {
    let mut desk = Desk::new();
    desk.note("乙", "11.1", "未通过");
    desk.clash("11.1", 1);
    let mut one = pane(desk, &["11.1"]);
    click(&mut one, "6月底前：更多标记");
    click(&mut one, "延期…");
    click(&mut one, "＋标签");
    assert_eq!(one.unnamed_widgets(), Vec::<String>::new());
    let several = pane(Desk::new(), &["11.1", "11.2"]);
    assert_eq!(several.unnamed_widgets(), Vec::<String>::new());
}
