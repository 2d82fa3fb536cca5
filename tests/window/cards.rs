//! What lies over the window: what it shows, what it asks for, and that it leaves the rest alone.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::DateTime;
use cuoshi::notebook::{
    About, Act, Author, Clash, ClashSubject, Decision, Entry, Light, Mark, Record, Status,
};
use cuoshi::ui::{
    Action, ImportPreview, News, Notice, NoticeKind, OpeningProgress, PathPurpose, PathRequest,
    Saving, Selected, window_ui,
};
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, ImeEvent, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use crate::common::desk::Desk;
use crate::common::harness;

fn window(change: impl FnOnce(&mut Desk)) -> Harness<'static, Desk> {
    let mut desk = Desk::new();
    change(&mut desk);
    let mut harness = harness::<Desk>([1366.0, 768.0])
        .build_ui_state(|ui, desk: &mut Desk| desk.draw(ui, window_ui), desk);
    harness.run();
    harness
}

/// Clicks what has this label, and returns what was asked for.
fn click(harness: &mut Harness<Desk>, label: &str) -> Vec<Action> {
    harness.get_by_label(label).click();
    harness.run();
    asked(harness)
}

fn press(harness: &mut Harness<Desk>, key: Key) -> Vec<Action> {
    harness.key_press(key);
    harness.run();
    asked(harness)
}

fn asked(harness: &mut Harness<Desk>) -> Vec<Action> {
    std::mem::take(&mut harness.state_mut().actions)
}

fn type_into(harness: &mut Harness<Desk>, label: &str, text: &str) {
    harness.get_by_label(label).focus();
    harness.run();
    harness.get_by_label(label).type_text(text);
    harness.run();
}

fn author(name: &str, department: &str) -> Author {
    Author {
        name: name.to_owned(),
        department: department.to_owned(),
    }
}

#[track_caller]
fn check_author(actions: &[Action], expected: &Author) {
    let [Action::SetPreferences(preferences)] = actions else {
        panic!("{actions:?}");
    };
    assert_eq!(preferences.author, *expected);
    assert!(preferences.introduced);
}

fn stranger(desk: &mut Desk) {
    desk.preferences.author = Author::default();
    desk.preferences.introduced = false;
}

#[test]
fn at_the_first_start_one_gives_name_and_department() {
    let mut harness = window(stranger);
    harness.get_by_label("姓名").type_text("王芳");
    harness.run();
    type_into(&mut harness, "部门", "财政");
    harness
        .get_by_role_and_label(Role::Button, "市财政局")
        .click();
    harness.run();
    let actions = click(&mut harness, "开始");
    check_author(&actions, &author("王芳", "市财政局"));
}

#[test]
fn enter_goes_from_the_name_to_the_department_and_on() {
    let mut harness = window(stranger);
    harness.get_by_label("姓名").type_text("王芳");
    harness.run();
    press(&mut harness, Key::Enter);
    assert!(harness.get_by_label("部门").is_focused());
    harness.get_by_label("部门").type_text("税务");
    harness.run();
    press(&mut harness, Key::ArrowDown);
    assert_eq!(press(&mut harness, Key::Enter), []);
    let actions = press(&mut harness, Key::Enter);
    check_author(&actions, &author("王芳", "市税务局"));
}

#[test]
fn a_department_that_the_plan_lacks_may_be_typed() {
    let mut harness = window(stranger);
    type_into(&mut harness, "部门", "某某协会");
    let actions = press(&mut harness, Key::Enter);
    check_author(&actions, &author("", "某某协会"));
}

#[test]
fn the_first_start_can_be_skipped_and_leaves_the_list_usable() {
    let mut harness = window(stranger);
    let row = harness.get_all_by_role(Role::ListBoxOption).next().unwrap();
    row.click();
    harness.run();
    assert!(harness.state().view.current.is_some());
    let actions = click(&mut harness, "跳过");
    check_author(&actions, &Author::default());
    let actions = press(&mut harness, Key::Escape);
    check_author(&actions, &Author::default());
}

#[test]
fn what_waits_for_a_name_goes_on_with_it_or_is_given_up() {
    let waiting = |desk: &mut Desk| {
        desk.preferences.author = Author::default();
        desk.name_wanted = true;
    };
    let mut harness = window(waiting);
    assert_eq!(click(&mut harness, "署名并继续"), []);
    type_into(&mut harness, "姓名", "王芳");
    let actions = click(&mut harness, "署名并继续");
    check_author(&actions, &author("王芳", ""));
    assert_eq!(click(&mut harness, "不做了"), [Action::GiveUpWaiting]);
    assert_eq!(press(&mut harness, Key::Escape), [Action::GiveUpWaiting]);
}

fn with_news(desk: &mut Desk) {
    let overdue: Vec<usize> = lit(desk, Light::Overdue);
    desk.news = Some(News {
        since: DateTime::parse_from_rfc3339("2021-09-03T08:40:00Z").ok(),
        from_colleagues: vec![desk.measure("11.1"), desk.measure("1.2")],
        overdue,
        due_soon: vec![desk.measure("10.1")],
    });
}

fn lit(desk: &Desk, light: Light) -> Vec<usize> {
    let states = desk.state.measures.iter().enumerate();
    let lit = states.filter(|(_, state)| state.light == light);
    lit.map(|(at, _)| at)
        .filter(|&at| {
            let measure = &desk.workbook.plan.measures[at];
            let assignments = measure.assignments.iter();
            assignments
                .flat_map(|it| it.lead.iter().chain(&it.responsible))
                .any(|it| it.name == "市财政局")
        })
        .collect()
}

#[test]
fn news_lead_to_the_measures_even_to_a_hidden_one() {
    let mut harness = window(|desk| {
        with_news(desk);
        desk.view.filter.search = "政府采购".to_owned();
    });
    let title = &harness.state().workbook.plan.measures[harness.state().measure("1.2")].title;
    let label = format!("1.2　{title}");
    assert_eq!(click(&mut harness, &label), []);
    let desk = harness.state();
    assert_eq!(desk.view.current, Some(desk.measure("1.2")));
    assert!(desk.view.selected.contains(desk.measure("1.2")));
    assert!(desk.view.filter.is_empty());
    assert!(desk.results.rows.contains(&desk.measure("1.2")));
    // It makes room for the measure, and comes back.
    assert!(harness.query_by_label(&label).is_none());
    let folded = harness.get_by_label_contains("新情况 ");
    folded.click();
    harness.run();
    harness.get_by_label(&label);
}

#[test]
fn what_is_overdue_is_shown_by_a_filter() {
    let mut harness = window(with_news);
    harness.get_by_role_and_label(Role::Label, "2021-09-03 16:40 以后的新情况");
    let overdue = harness.state().news.as_ref().unwrap().overdue.clone();
    assert!(overdue.len() > 3);
    let part = format!("我的部门逾期 {} 项", overdue.len());
    click(&mut harness, &format!("在列表里看：{part}"));
    let desk = harness.state();
    assert_eq!(desk.results.rows, overdue);
    assert_eq!(desk.view.filter.lights, [Light::Overdue].into());
    // The light of 10.1 is another than 临期: no filter would show that part.
    assert!(
        harness
            .query_by_label_contains("在列表里看：我的部门 30")
            .is_none()
    );
}

#[test]
fn the_rest_of_the_news_unfolds() {
    let mut harness = window(with_news);
    let overdue = harness.state().news.as_ref().unwrap().overdue.clone();
    let plan = &harness.state().workbook.plan;
    let last = &plan.measures[overdue[overdue.len() - 1]];
    let label = format!("{}　{}", last.id, last.title);
    assert!(harness.query_by_label(&label).is_none());
    click(&mut harness, &format!("还有 {} 项", overdue.len() - 3));
    harness.get_by_label(&label);
}

#[test]
fn escape_closes_the_news_when_nothing_else_needs_it() {
    let mut harness = window(with_news);
    assert_eq!(press(&mut harness, Key::Escape), [Action::DismissNews]);
    assert_eq!(click(&mut harness, "关闭新情况"), [Action::DismissNews]);

    harness.get_by_label("搜索").focus();
    harness.run();
    assert_eq!(press(&mut harness, Key::Escape), []);

    let both = [
        harness.state().measure("1.1"),
        harness.state().measure("1.2"),
    ];
    harness.state_mut().view.selected = Arc::new(Selected::of(both));
    harness.state_mut().view.current = Some(both[0]);
    harness.get_by_label("措施列表").focus();
    harness.run();
    assert_eq!(press(&mut harness, Key::Escape), []);
    assert_eq!(**harness.state().view.selected, both[..1]);

    harness.state_mut().confirm_close = true;
    harness.run();
    assert_eq!(press(&mut harness, Key::Escape), [Action::StayOpen]);
}

fn preview() -> ImportPreview {
    let b = author("乙", "市公共资源交易中心");
    let new = (0..300)
        .map(|at| {
            (
                format!("{}.1", at % 19 + 1),
                b.clone(),
                format!("第 {at} 条进展"),
            )
        })
        .collect();
    ImportPreview {
        file: PathBuf::from("/家/收到的/乙的批注.ron"),
        authors: vec![(b, 300, 0), (author("甲", "市财政局"), 0, 12)],
        new,
        clashes: Arc::new(vec![clash()]),
        dismissed: 0,
        altered: 2,
        clocks: vec!["丙的电脑快了 3 年".to_owned()],
        complaint: None,
    }
}

/// Of the first milestone of the first measure: 甲 finished it, 乙 began it.
fn clash() -> Clash {
    let mark = |name: &str, status: Status| {
        Arc::new(Record::of(Entry {
            author: author(name, "市财政局"),
            time: DateTime::parse_from_rfc3339("2021-09-09T08:40:00+08:00").unwrap(),
            clock: 1,
            nonce: name.to_owned(),
            about: About::Plan,
            act: Act::Mark(Mark {
                status,
                ..Mark::default()
            }),
            replaces: Vec::new(),
            private: false,
            signature: None,
        }))
    };
    Clash {
        subject: ClashSubject::Marks {
            measure: 0,
            milestone: None,
            period: None,
        },
        base: None,
        mine: vec![mark("甲", Status::Done)],
        theirs: vec![mark("乙", Status::Active)],
    }
}

fn accepted(decision: Option<Decision>) -> Vec<Action> {
    let decisions = decision.into_iter().map(|it| (0, it)).collect();
    vec![Action::AcceptImport { decisions }]
}

#[test]
fn each_clash_of_an_import_has_four_answers() {
    let mut harness = window(|desk| desk.import = Some(preview()));
    for label in ["原来", "我方", "对方", "已完成", "推进中", "没有"] {
        let shown = harness.query_all_by_label(label).count();
        assert!(shown > 0, "{label}");
    }
    harness.get_by_label("甲（市财政局） · 09-09 08:40");
    assert_eq!(click(&mut harness, "收下"), accepted(None));
    let clash = clash();
    for (answer, side) in [("取我方", &clash.mine[0]), ("取对方", &clash.theirs[0])] {
        click(&mut harness, &format!("1.1　整项措施：{answer}"));
        let taken = Decision::Take(side.id.clone());
        assert_eq!(click(&mut harness, "收下"), accepted(Some(taken)));
    }
    click(&mut harness, "1.1　整项措施：另写");
    assert_eq!(click(&mut harness, "收下"), []);
    harness.get_by_label("1.1　整项措施：请选一个状态，或者另选一项。");
    click(&mut harness, "1.1　整项措施：延期");
    let field = harness.get_all_by_label("新的时限").last().unwrap();
    field.focus();
    harness.run();
    let field = harness.get_all_by_label("新的时限").last().unwrap();
    field.type_text("下个月");
    harness.run();
    assert_eq!(click(&mut harness, "收下"), []);
    harness.get_by_label_contains("读不出日期");
    click(&mut harness, "1.1　整项措施：推进中");
    let anew = Decision::Mark(Mark {
        status: Status::Active,
        ..Mark::default()
    });
    assert_eq!(click(&mut harness, "收下"), accepted(Some(anew)));
    click(&mut harness, "1.1　整项措施：都留着，以后再定");
    assert_eq!(click(&mut harness, "收下"), accepted(None));
}

#[test]
fn many_clashes_are_answered_at_once_and_shown_in_part() {
    let mut harness = window(|desk| {
        desk.import = Some(ImportPreview {
            clashes: Arc::new(vec![clash(); 50]),
            ..preview()
        });
    });
    click(&mut harness, "都取对方");
    let actions = click(&mut harness, "收下");
    let [Action::AcceptImport { decisions }] = &actions[..] else {
        panic!("{actions:?}");
    };
    assert_eq!(decisions.len(), 50);
    click(&mut harness, "都留着");
    assert_eq!(click(&mut harness, "收下"), accepted(None));
}

fn nothing_new() -> ImportPreview {
    ImportPreview {
        authors: vec![(author("甲", "市财政局"), 0, 12)],
        ..ImportPreview::default()
    }
}

#[test]
fn an_import_says_what_it_would_bring() {
    let mut harness = window(|desk| desk.import = Some(preview()));
    harness.get_by_label("新记录 300 条，这里已有 12 条。收下之后可以一步撤销。");
    for label in [
        "/家/收到的/乙的批注.ron",
        "新 300 条，已有 0 条",
        "双方说法不一（1 处）：不裁定的，两边都留着",
        "丙的电脑快了 3 年",
        "第 0 条进展",
    ] {
        assert!(harness.query_by_label(label).is_some(), "{label}");
    }
    harness.get_by_label_contains("有 2 条记录的内容与编号不符");
    assert_eq!(click(&mut harness, "收下"), accepted(None));
    assert_eq!(click(&mut harness, "不收"), [Action::RefuseImport]);
    assert_eq!(press(&mut harness, Key::Escape), [Action::RefuseImport]);
}

#[test]
fn a_long_import_is_read_with_the_keyboard() {
    let mut harness = window(|desk| desk.import = Some(preview()));
    assert!(harness.get_by_label("文件里有什么").is_focused());
    assert!(harness.query_by_label("第 299 条进展").is_none());
    for _ in 0..30 {
        press(&mut harness, Key::PageDown);
    }
    harness.get_by_label("第 299 条进展");
    assert!(harness.query_by_label("第 0 条进展").is_none());
}

#[test]
fn what_is_being_typed_does_not_answer_for_an_import() {
    let mut harness = window(|_| {});
    type_into(&mut harness, "搜索", "财");
    harness.state_mut().import = Some(preview());
    harness.run();
    press(&mut harness, Key::Space);
    assert_eq!(press(&mut harness, Key::Enter), []);
}

#[test]
fn an_import_without_anything_new_can_only_be_closed() {
    let mut harness = window(|desk| desk.import = Some(nothing_new()));
    harness.get_by_label("没有新记录：文件里的 12 条，这里都已经有了。");
    let held = harness.get_by_label("文件里有什么").rect();
    assert!(held.bottom() <= harness.get_by_label("关闭").rect().top());
    assert!(harness.query_by_label("收下").is_none());
    assert_eq!(click(&mut harness, "关闭"), [Action::RefuseImport]);
}

fn asks_path(purpose: PathPurpose) -> Option<PathRequest> {
    Some(PathRequest {
        question: "批注本存到哪里？".to_owned(),
        suggestion: "/家/批注".to_owned(),
        must_exist: false,
        purpose,
        complaint: None,
    })
}

#[track_caller]
fn check_path(purpose: PathPurpose, expected: Action) {
    let mut harness = window(|desk| desk.path_request = asks_path(purpose));
    assert_eq!(click(&mut harness, "确定"), [expected]);
}

#[test]
fn a_path_is_answered_for_its_purpose() {
    let path = || PathBuf::from("/家/批注");
    check_path(PathPurpose::Open, Action::Open(path()));
    check_path(PathPurpose::SaveNotebookAs, Action::SaveNotebookAs(path()));
    check_path(PathPurpose::TakeIn, Action::TakeIn(path()));
    let (filtered, private) = (true, false);
    check_path(
        PathPurpose::Export { filtered, private },
        Action::Export {
            path: PathBuf::from("/家/批注.ron"),
            filtered,
            private,
        },
    );
}

#[test]
fn a_path_is_typed_and_sent_by_enter() {
    let mut harness = window(|desk| desk.path_request = asks_path(PathPurpose::TakeIn));
    assert!(harness.get_by_label("路径").is_focused());
    harness.get_by_label("路径").type_text("二.ron");
    harness.run();
    let expected = Action::TakeIn(PathBuf::from("/家/批注二.ron"));
    assert_eq!(press(&mut harness, Key::Enter), [expected]);

    // The file is not there: the complaint stands until the path is changed.
    let complaint = "没有这个文件：/家/批注二.ron";
    harness.state_mut().path_request.as_mut().unwrap().complaint = Some(complaint.to_owned());
    harness.run();
    harness.get_by_label(complaint);
    harness.get_by_label("路径").type_text("x");
    harness.run();
    assert!(harness.query_by_label(complaint).is_none());
    assert_eq!(
        press(&mut harness, Key::Escape),
        [Action::CancelPathRequest]
    );
    assert_eq!(click(&mut harness, "取消"), [Action::CancelPathRequest]);
}

#[test]
fn the_next_path_begins_with_its_own_suggestion() {
    let mut harness = window(|desk| desk.path_request = asks_path(PathPurpose::Open));
    harness.get_by_label("路径").type_text("二");
    harness.run();
    harness.state_mut().path_request = None;
    harness.run();
    harness.state_mut().path_request = asks_path(PathPurpose::Open);
    harness.run();
    assert_eq!(harness.state().view.path_field, "/家/批注");
}

#[test]
fn while_an_input_method_composes_enter_and_escape_are_its_own() {
    let mut harness = window(|desk| desk.path_request = asks_path(PathPurpose::Open));
    let preedit = |text: &str| {
        Event::Ime(ImeEvent::Preedit {
            text: text.to_owned(),
            active_range_chars: None,
        })
    };
    harness.event(preedit("cuo shi"));
    harness.run();
    assert_eq!(press(&mut harness, Key::Enter), []);
    assert_eq!(press(&mut harness, Key::Escape), []);
    harness.event(preedit(""));
    harness.event(Event::Ime(ImeEvent::Commit("措施".to_owned())));
    harness.run();
    harness.get_by_label("路径").focus();
    harness.run();
    assert_eq!(press(&mut harness, Key::Enter).len(), 1);
}

fn notice(id: u64, kind: NoticeKind, text: &str) -> Notice {
    Notice {
        id,
        kind,
        text: text.to_owned(),
        offers: vec![("撤销".to_owned(), Action::Undo)],
    }
}

#[test]
fn notices_offer_and_go() {
    let mut harness = window(|desk| {
        desk.notices = vec![notice(7, NoticeKind::Problem, "网络盘不见了。")];
    });
    harness.get_by_label("问题");
    assert_eq!(click(&mut harness, "撤销"), [Action::Undo]);
    assert_eq!(
        click(&mut harness, "关闭消息：网络盘不见了。"),
        [Action::DismissNotice(7)]
    );
}

#[test]
fn notices_take_no_focus() {
    let mut harness = window(|_| {});
    type_into(&mut harness, "搜索", "财");
    harness.state_mut().notices = vec![notice(1, NoticeKind::Problem, "网络盘不见了。")];
    harness.run();
    assert!(harness.get_by_label("搜索").is_focused());
}

#[test]
fn of_many_notices_the_rest_is_counted_and_reachable() {
    let mut harness = window(|desk| {
        let texts = ["一", "二", "三", "四", "五", "六", "七"];
        desk.notices = (0..)
            .zip(texts)
            .map(|(id, text)| notice(id, NoticeKind::Info, text))
            .collect();
    });
    assert!(harness.query_by_label("关闭消息：一").is_none());
    click(&mut harness, "还有 4 条");
    harness.get_by_label("关闭消息：一");
    click(&mut harness, "收起");
    assert!(harness.query_by_label("关闭消息：一").is_none());
}

#[test]
fn closing_with_unsaved_work_asks() {
    let mut harness = window(|desk| {
        desk.saving = Saving::Failed("网络盘不见了，请接上再试。".to_owned());
        desk.confirm_close = true;
    });
    harness.get_by_label("网络盘不见了，请接上再试。");
    assert!(harness.get_by_label("重试保存").is_focused());
    for (label, action) in [
        ("重试保存", Action::RetrySave),
        ("另存到别处…", Action::Ask(PathPurpose::SaveNotebookAs)),
        ("仍然关闭（放弃未保存的）", Action::QuitUnsaved),
        ("不关闭", Action::StayOpen),
    ] {
        assert_eq!(click(&mut harness, label), [action]);
    }
    assert_eq!(press(&mut harness, Key::Escape), [Action::StayOpen]);
    // What saves at last closes without a loss.
    harness.state_mut().saving = Saving::Saved;
    harness.run();
    assert_eq!(click(&mut harness, "关闭"), [Action::Quit]);
}

#[test]
fn nothing_acts_behind_a_question() {
    let mut harness = window(|desk| desk.note("甲", "1.1", "已启用"));
    harness.get_by_label("措施列表").focus();
    harness.run();
    let current = harness.state().view.current;
    harness.state_mut().confirm_close = true;
    harness.state_mut().saving = Saving::Pending(1);
    harness.run();
    for key in [Key::Z, Key::Q, Key::O, Key::S, Key::E] {
        harness.key_press_modifiers(Modifiers::COMMAND, key);
        harness.run();
    }
    press(&mut harness, Key::F1);
    press(&mut harness, Key::ArrowDown);
    assert_eq!(asked(&mut harness), []);
    assert_eq!(harness.state().view.mode, None);
    assert_eq!(harness.state().view.current, current);

    harness.state_mut().confirm_close = false;
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    assert_eq!(asked(&mut harness), [Action::Undo]);
}

#[test]
fn one_question_at_a_time() {
    let mut harness = window(|desk| {
        desk.path_request = asks_path(PathPurpose::SaveNotebookAs);
        desk.confirm_close = true;
        desk.import = Some(preview());
        desk.name_wanted = true;
    });
    let dialogs = |harness: &Harness<Desk>| harness.get_all_by_role(Role::Dialog).count();
    assert_eq!(dialogs(&harness), 1);
    harness.get_by_label("确定");
    harness.state_mut().path_request = None;
    harness.run();
    assert_eq!(dialogs(&harness), 1);
    harness.get_by_label("不关闭");
}

/// 1366 × 768 at 150 %.
#[track_caller]
fn check_fits(change: impl FnOnce(&mut Desk), labels: &[&str]) {
    let mut desk = Desk::new();
    change(&mut desk);
    let mut harness = harness::<Desk>([911.0, 512.0])
        .build_ui_state(|ui, desk: &mut Desk| desk.draw(ui, window_ui), desk);
    harness.run();
    for label in labels {
        let rect = harness.get_by_label(label).rect();
        let window = harness.ctx.content_rect();
        assert!(window.contains_rect(rect), "{label}: {rect:?}");
    }
}

#[test]
fn every_answer_is_in_sight_in_a_small_window() {
    check_fits(stranger, &["姓名", "部门", "开始", "跳过"]);
    check_fits(|desk| desk.name_wanted = true, &["署名并继续", "不做了"]);
    check_fits(with_news, &["关闭新情况"]);
    check_fits(
        |desk| desk.import = Some(preview()),
        &["文件里有什么", "收下", "不收"],
    );
    check_fits(
        |desk| desk.import = Some(nothing_new()),
        &["文件里有什么", "关闭"],
    );
    check_fits(
        |desk| desk.path_request = asks_path(PathPurpose::Open),
        &["路径", "确定", "取消"],
    );
    check_fits(
        |desk| {
            desk.notices = vec![notice(
                1,
                NoticeKind::Problem,
                &"网络盘不见了。".repeat(200),
            )];
        },
        &[&format!("关闭消息：{}", "网络盘不见了。".repeat(200))],
    );
    check_fits(
        |desk| {
            desk.saving = Saving::Failed("网络盘不见了。".repeat(20));
            desk.confirm_close = true;
        },
        &["重试保存", "仍然关闭（放弃未保存的）", "不关闭"],
    );
}

#[test]
fn a_file_that_takes_long_to_open_says_how_far_it_is_and_can_be_given_up() {
    let mut window = window(|desk| {
        desk.opening = Some(OpeningProgress {
            name: "方案.pdf".to_owned(),
            share: 0.0,
        });
    });
    for percent in [0, 40] {
        window.state_mut().opening.as_mut().unwrap().share = percent as f32 / 100.0;
        // The share is looked at again and again.
        window.run_steps(8);
        window.get_by_label(&format!("正在打开“方案.pdf”　{percent}%"));
    }
    window.get_by_label("不打开了").click();
    window.run_steps(2);
    assert_eq!(asked(&mut window), [Action::GiveUpOpening]);
    window.state_mut().opening = None;
    window.run();
    assert!(window.query_by_label("不打开了").is_none());
}
