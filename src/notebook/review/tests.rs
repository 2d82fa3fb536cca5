//! What is doubted in real readings, and what answers make of it.

use std::sync::Arc;

use super::{Question, Verdict};
use crate::notebook::tests::build::{date, stamp, viewpoint};
use crate::notebook::{
    About, Answer, Asked, MeasureAnchor, Notebook, PlanIdentity, State, Timing, Workbook,
    fingerprint,
};
use crate::plan::{BracketReach, LineRole, MilestoneKind, Plan, Rulings, Span};
use crate::{reading, store};

const TEXT: &str = "聊城市2021年试点工作方案\n一、开办企业\n\
    （一）推进试点。年中，完成改造。国庆节前完成验收。（市财政局、市公安局）\n\
    （二）深化改革。6月31日前完成乙事，8月初完成丙事。（牵头单位：市财正局；责任单位：市公安局、某某什么）\n";

fn read(text: &str) -> Plan {
    let register = store::embedded_register();
    reading::read(text, &register, &reading::Options::default())
}

fn workbook(text: &str) -> Workbook {
    let notebook = Notebook::new(PlanIdentity {
        title: "试点工作方案".into(),
        fingerprints: [fingerprint(text)].into(),
        text: None,
    });
    let register = Arc::new(store::embedded_register());
    Workbook::new(Arc::new(read(text)), text.into(), register, notebook)
}

fn read_by(text: &str, book: &Workbook, rulings: &Rulings) -> Arc<Plan> {
    let rulings = rulings.clone();
    let options = reading::Options {
        rulings,
        ..reading::Options::default()
    };
    Arc::new(reading::read(text, &book.register, &options))
}

fn question<'a>(book: &'a Workbook, words: &str) -> &'a Question {
    let mut questions = book.review().questions.iter();
    questions.find(|it| it.spot.words == words).unwrap()
}

/// `name` answers, on this day of June.
fn answer(book: &mut Workbook, name: &str, day: u32, words: &str, answer: Option<Answer>) {
    let draft = question(book, words).draft(book.plan_as_read(), answer);
    book.commit(vec![draft], "更正", &stamp(name, day));
    book.correct(&viewpoint("甲"));
}

fn by(day: &str) -> Option<Answer> {
    Some(Answer::Time(Timing::By(date(day))))
}

fn doubts(plan: &Plan) -> usize {
    Workbook::new(
        Arc::new(plan.clone()),
        "".into(),
        Arc::default(),
        Notebook::default(),
    )
    .review()
    .questions
    .len()
}

#[test]
fn every_doubt_is_a_question() {
    let book = workbook(TEXT);
    let asked: Vec<(&str, Asked)> = book
        .review()
        .questions
        .iter()
        .map(|it| (it.spot.words.as_str(), it.spot.asked))
        .collect();
    let expected = [
        ("年中", Asked::Time),
        ("国庆节前", Asked::Time),
        ("（市财政局、市公安局）", Asked::Lead),
        ("6月31日前", Asked::Time),
        ("8月初", Asked::Time),
        ("市财正局", Asked::Department),
        ("某某什么", Asked::Department),
    ];
    assert_eq!(asked, expected);
    for question in &book.review().questions {
        let words = question.source.of(&book.source);
        assert_eq!(words, question.spot.words);
    }
}

#[test]
fn accepting_settles_the_doubt_and_changes_nothing_else() {
    let mut book = workbook(TEXT);
    answer(&mut book, "甲", 1, "年中", None);
    assert_eq!(question(&book, "年中").verdict, Verdict::Confirmed);
    assert_eq!(book.review().open_count(), 6);
    assert_eq!(book.plan.measures, book.plan_as_read().measures);
    assert_eq!(doubts(&book.plan), 6);
}

#[test]
fn corrections_are_in_the_plan() {
    let mut book = workbook(TEXT);
    let called = |name: &str| Some(Answer::Department(name.into()));
    answer(&mut book, "甲", 1, "年中", by("2021-06-15"));
    answer(&mut book, "甲", 2, "国庆节前", by("2021-09-30"));
    let lead = Some(Answer::Lead(vec!["市公安局".into()]));
    answer(&mut book, "甲", 3, "（市财政局、市公安局）", lead);
    answer(
        &mut book,
        "甲",
        4,
        "8月初",
        Some(Answer::Time(Timing::NoTime)),
    );
    answer(&mut book, "甲", 5, "市财正局", called("市财政局"));
    answer(&mut book, "甲", 6, "某某什么", called(""));
    let [first, second] = &book.plan.measures[..] else {
        panic!("two measures");
    };
    let times = |measure: &crate::plan::Measure| -> Vec<(String, MilestoneKind, Option<String>)> {
        let milestones = measure.milestones.iter();
        milestones
            .map(|it| (it.text.clone(), it.kind, it.due.map(|due| due.to_string())))
            .collect()
    };
    let due = |text: &str, day: &str| (text.into(), MilestoneKind::By, Some(day.into()));
    assert_eq!(
        times(first),
        [due("年中", "2021-06-15"), due("国庆节前", "2021-09-30")]
    );
    assert_eq!(first.milestones[1].governs, "完成验收");
    assert_eq!(
        times(second),
        [("6月31日前".into(), MilestoneKind::By, None)]
    );
    assert_eq!(first.assignments[0].lead[0].name, "市公安局");
    assert_eq!(first.assignments[0].responsible[0].name, "市财政局");
    assert_eq!(second.departments(), ["市财政局", "市公安局"]);
    assert_eq!(second.assignments[0].lead[0].written, "市财正局");
}

#[test]
fn undo_brings_the_reading_back() {
    let mut book = workbook(TEXT);
    answer(&mut book, "甲", 1, "年中", by("2021-06-15"));
    book.undo(&stamp("甲", 2));
    book.correct(&viewpoint("甲"));
    assert_eq!(question(&book, "年中").verdict, Verdict::Open);
    assert_eq!(book.plan, *book.plan_as_read());
    book.redo(&stamp("甲", 3));
    book.correct(&viewpoint("甲"));
    assert_eq!(
        book.plan.measures[0].milestones[0].due,
        Some(date("2021-06-15"))
    );
}

#[test]
fn different_answers_clash_until_someone_decides() {
    let mut book = workbook(TEXT);
    let mut other = book.clone();
    answer(&mut book, "甲", 1, "年中", by("2021-06-15"));
    answer(&mut other, "乙", 1, "年中", by("2021-06-20"));
    book.absorb(other.notebook());
    book.correct(&viewpoint("甲"));
    let clashing = question(&book, "年中");
    assert_eq!(
        (&clashing.verdict, clashing.heads.len()),
        (&Verdict::Clash, 2)
    );
    // What was read counts until then.
    assert_eq!(
        book.plan.measures[0].milestones[0].due,
        Some(date("2021-06-30"))
    );
    answer(&mut book, "甲", 2, "年中", by("2021-06-20"));
    let due = by("2021-06-20").unwrap();
    assert_eq!(question(&book, "年中").verdict, Verdict::Corrected(due));
}

#[test]
fn corrections_hold_in_another_reading_of_the_same_words() {
    let mut book = workbook(TEXT);
    answer(&mut book, "甲", 1, "年中", by("2021-06-15"));
    answer(
        &mut book,
        "甲",
        2,
        "市财正局",
        Some(Answer::Department("市财政局".into())),
    );
    // Laid out in another way, with a chapter before it.
    let moved = TEXT.replace(
        "一、开办企业",
        "一、总则\n（一）先行一步。全面铺开。（牵头单位：市财政局）\n二、开办企业",
    );
    let moved = moved.replace("年中，", "年\n中，");
    book.read_anew(Arc::new(read(&moved)), Arc::clone(&book.register));
    assert!(book.correct(&viewpoint("甲")));
    let measure = &book.plan.measures[1];
    assert_eq!(measure.milestones[0].due, Some(date("2021-06-15")));
    assert_eq!(book.plan.measures[2].departments()[0], "市财政局");
}

#[test]
fn of_equal_words_only_the_one_meant_is_corrected() {
    let text = "聊城市2021年试点工作方案\n一、开办企业\n（一）推进试点。年中，完成改造。年中，完成验收。（牵头单位：市财政局）\n";
    let mut book = workbook(text);
    let questions = &book.review().questions;
    let nths: Vec<u32> = questions.iter().map(|it| it.spot.nth).collect();
    assert_eq!(nths, [1, 2]);
    let draft = questions[1].draft(book.plan_as_read(), by("2021-06-15"));
    book.commit(vec![draft], "更正", &stamp("甲", 1));
    book.correct(&viewpoint("甲"));
    let dues: Vec<_> = book.plan.measures[0]
        .milestones
        .iter()
        .map(|it| it.due)
        .collect();
    assert_eq!(dues, [Some(date("2021-06-30")), Some(date("2021-06-15"))]);
}

#[test]
fn a_figure_is_a_target_where_somebody_says_so() {
    let text = "聊城市2021年试点工作方案\n一、开办企业\n（一）推进试点。对接园区企业3000家，列入台账的120处点位、120处厂房由专人看管。（牵头单位：市财政局）\n";
    let mut book = workbook(text);
    let targets = |book: &Workbook| {
        let targets = book.plan.measures[0].targets.iter();
        let targets = targets.map(|it| (it.text.clone(), it.metric.clone()));
        targets.collect::<Vec<_>>()
    };
    let read = |text: &str, metric: &str| (text.to_owned(), metric.to_owned());
    let taken = read("3000家", "园区企业");
    assert_eq!(targets(&book), std::slice::from_ref(&taken));
    let questions = book.review().questions.clone();
    let asked: Vec<(Asked, &str, u32)> = questions
        .iter()
        .map(|it| (it.spot.asked, it.spot.words.as_str(), it.spot.nth))
        .collect();
    let left = |nth| (Asked::Target, "120处", nth);
    assert_eq!(asked, [left(1), left(2)]);
    // The second of two equal figures.
    let is_target = questions[1].draft(book.plan_as_read(), Some(Answer::Target(true)));
    book.commit(vec![is_target], "更正", &stamp("甲", 1));
    book.correct(&viewpoint("甲"));
    // Of two places of the words it is not known which it is.
    let second = read("120处", "");
    assert_eq!(targets(&book), [taken, second.clone()]);
    assert_eq!(doubts(&book.plan), 1);
    // One that nobody doubted is none.
    let source = book.plan_as_read().measures[0].targets[0].source;
    let question = Question::at(book.plan_as_read(), 0, Asked::Target, source).unwrap();
    let none = question.draft(book.plan_as_read(), Some(Answer::Target(false)));
    book.commit(vec![none], "更正", &stamp("甲", 2));
    book.correct(&viewpoint("甲"));
    assert_eq!(targets(&book), [second]);
}

#[test]
fn a_name_is_a_systems_where_somebody_says_so() {
    let text = "聊城市2021年试点工作方案\n一、开办企业\n（一）推进试点。建设“聊城健康云”基层版，依托“一窗通”系统。（牵头单位：市财政局）\n";
    let mut book = workbook(text);
    let names = |book: &Workbook| {
        let references = book.plan.measures[0].references.iter();
        references.map(|it| it.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(names(&book), ["一窗通"]);
    answer(&mut book, "甲", 1, "聊城健康云", Some(Answer::System(true)));
    assert_eq!(names(&book), ["聊城健康云", "一窗通"]);
    let source = book.plan_as_read().measures[0].references[0].source;
    let question = Question::at(book.plan_as_read(), 0, Asked::System, source).unwrap();
    let none = question.draft(book.plan_as_read(), Some(Answer::System(false)));
    book.commit(vec![none], "更正", &stamp("甲", 2));
    book.correct(&viewpoint("甲"));
    assert_eq!(names(&book), ["聊城健康云"]);
}

#[test]
fn somebody_says_who_leads_where_nobody_was_read() {
    let text = "聊城市2021年试点工作方案\n一、开办企业\n（一）推进试点。好。（牵头单位：市财政局）\n（二）建设窗口。好。（牵头单位：市财政局）\n（三）深化改革。好。\n";
    let mut book = workbook(text);
    let asked = question(&book, "深化改革");
    assert_eq!(
        (asked.spot.asked, asked.source.of(text)),
        (Asked::Lead, "深化改革")
    );
    let lead = Some(Answer::Lead(vec!["市公安局".into()]));
    answer(&mut book, "甲", 1, "深化改革", lead);
    let measure = &book.plan.measures[2];
    let [assignment] = &measure.assignments[..] else {
        panic!("one")
    };
    assert_eq!(assignment.lead[0].name, "市公安局");
    assert_eq!(doubts(&book.plan), 0);
}

#[test]
fn an_article_of_force_is_no_measure_where_somebody_says_so() {
    let text = "聊城市2021年试点工作方案\n第一章 开办企业\n第一条 推进试点。好。（牵头单位：市财政局）\n第二条 建设窗口。好。（牵头单位：市财政局）\n第三条 设立热线。好。（牵头单位：市财政局）\n第二章 附则\n第四条 本方案自5月1日起施行。\n";
    let mut book = workbook(text);
    let mut asked = book.review().questions.iter();
    let asked = asked.find(|it| it.spot.asked == Asked::Reading).unwrap();
    let words = asked.spot.words.clone();
    answer(
        &mut book,
        "甲",
        1,
        &words,
        Some(Answer::Line(LineRole::Text)),
    );
    let plan = read_by(text, &book, &book.review().rulings());
    let titles: Vec<&str> = plan.measures.iter().map(|it| it.title.as_str()).collect();
    assert_eq!(titles, ["推进试点", "建设窗口", "设立热线"]);
    assert_eq!(plan.chapters[1].title, "附则");
}

#[test]
fn a_correction_whose_words_are_gone_waits_and_is_told_of() {
    let mut book = workbook(TEXT);
    answer(&mut book, "甲", 1, "年中", by("2021-06-15"));
    let other = TEXT.replace("推进试点", "另起炉灶");
    book.read_anew(Arc::new(read(&other)), Arc::clone(&book.register));
    book.correct(&viewpoint("甲"));
    let state = State::of(&book.plan, book.notebook(), &viewpoint("甲"));
    assert_eq!(state.unattached.len(), 1);
    assert_eq!(
        book.plan.measures[0].milestones[0].due,
        Some(date("2021-06-30"))
    );
}

#[test]
fn the_year_of_the_plan_is_said_by_whom_it_is_corrected() {
    let text = "试点工作方案\n一、开办企业\n（一）推进试点。2021年底前，完成改造。6月底前完成验收。（牵头单位：市财政局）\n";
    let mut book = workbook(text);
    let year = book.review().questions[0].clone();
    assert_eq!(
        (year.spot.asked, book.review().rulings()),
        (Asked::Year, Rulings::default())
    );
    let draft = year.draft(book.plan_as_read(), Some(Answer::Year(2022)));
    book.commit(vec![draft], "更正", &stamp("甲", 1));
    book.correct(&viewpoint("甲"));
    assert_eq!(book.review().rulings(), Rulings::in_year(Some(2022)));
    assert_eq!(book.review().open_count(), 0);
}

#[test]
fn a_line_that_was_taken_for_text_is_a_heading_where_somebody_says_so() {
    let text = "2021年试点工作方案\n一、开办企业\n（一）推进试点。（牵头单位：市财政局）\n二、三级医院改革\n（一）分级诊疗。（牵头单位：市卫生健康委）\n";
    let mut book = workbook(text);
    assert_eq!(book.plan.chapters.len(), 1);
    let line = book.review().questions[0].clone();
    assert_eq!(line.spot.words, "二、三级医院改革");
    let draft = line.draft(book.plan_as_read(), Some(Answer::Line(LineRole::Heading)));
    book.commit(vec![draft], "更正", &stamp("甲", 1));
    book.correct(&viewpoint("甲"));
    let rulings = book.review().rulings();
    assert_eq!(
        rulings.line("二、 三级医院改革", 1),
        Some(LineRole::Heading)
    );
    let plan = read_by(text, &book, &rulings);
    let titles: Vec<&str> = plan.chapters.iter().map(|it| it.title.as_str()).collect();
    assert_eq!(titles, ["开办企业", "三级医院改革"]);
    let register = Arc::clone(&book.register);
    book.read_anew(Arc::clone(&plan), register);
    // Read so, nobody doubts it; the answer is still there, and can be taken back.
    book.correct(&viewpoint("甲"));
    assert_eq!(book.review().open_count(), 0);
    assert_eq!(book.review().rulings(), rulings);
    book.undo(&stamp("甲", 2));
    book.correct(&viewpoint("甲"));
    assert_eq!(book.review().rulings(), Rulings::default());
}

const DIVIDED: &str = "扎实推进工作，现将任务分解如下。\n聊城市2022年营商环境这一年\n一、开办企业\n\
    （一）推进试点。6月底前完成改造。（牵头单位：市财政局、市公安局，长期坚持抓好落实。\n\
    （二）深化改革。覆盖\n57\n个乡镇。（牵头单位：市财政局）\n\
    另行明确职责。（牵头单位：市公安局）\n\
    二、后续工作\n（一）评价总结。（牵头单位：市财政局）\n";
const BRACKET: &str = "（牵头单位：市财政局、市公安局，长期坚持抓好落实";

/// The plan of [`DIVIDED`] in which this is answered to the question about these words: the same by whatever way it comes
/// to it, and again as it was once that is taken back.
#[track_caller]
fn divided(words: &str, answer: Answer) -> Plan {
    let mut book = workbook(DIVIDED);
    let before = Arc::clone(&book.plan);
    let known = book
        .review()
        .questions
        .iter()
        .find(|it| it.spot.words == words);
    let line = || {
        assert_ne!(words, "", "nobody asks");
        let at = DIVIDED.find(words).expect("a line");
        let line = reading::line_at(DIVIDED, at).expect("a line");
        Question::of_line(line.words, line.nth, line.source)
    };
    let asks = known.cloned().unwrap_or_else(line);
    let draft = asks.draft(book.plan_as_read(), Some(answer));
    book.commit(vec![draft], "更正", &stamp("甲", 1));
    book.correct(&viewpoint("甲"));
    let rulings = book.review().rulings();
    assert_ne!(rulings, Rulings::default());
    let plan = read_by(DIVIDED, &book, &rulings);
    let register = Arc::clone(&book.register);
    book.read_anew(Arc::clone(&plan), register);
    book.correct(&viewpoint("甲"));
    // Read so, the same is ruled: nothing is read again and again.
    assert_eq!(book.review().rulings(), rulings);
    let mut open = book.review().questions.iter().filter(|it| it.is_open());
    assert!(!open.any(|it| it.spot.words == words), "{words}");
    book.undo(&stamp("甲", 2));
    book.correct(&viewpoint("甲"));
    assert_eq!(book.review().rulings(), Rulings::default());
    assert_eq!(*read_by(DIVIDED, &book, &Rulings::default()), *before);
    Plan::clone(&plan)
}

fn titles(plan: &Plan) -> Vec<(&str, &str)> {
    let measures = plan.measures.iter();
    measures
        .map(|it| (it.id.as_str(), it.title.as_str()))
        .collect()
}

#[test]
fn the_title_that_somebody_gives_is_the_plans() {
    let given = Answer::Title("聊城市2022年营商环境这一年".into());
    let plan = divided("", given);
    assert_eq!(plan.title, "聊城市2022年营商环境这一年");
    assert_eq!(plan.title_source.of(DIVIDED), "聊城市2022年营商环境这一年");
    assert_eq!(
        (plan.year, plan.place.as_deref()),
        (Some(2022), Some("聊城市"))
    );
    assert_eq!(plan.measures[0].milestones[0].due, Some(date("2022-06-30")));
    let other = divided("", Answer::Title("2023年要点".into()));
    assert_eq!(
        (other.title.as_str(), other.year),
        ("2023年要点", Some(2023))
    );
    assert_eq!(other.title_source, Span::default());
}

#[test]
fn a_bracket_that_is_never_closed_ends_where_somebody_says() {
    let until = |words: &str| Answer::Bracket(BracketReach::Until(words.into()));
    let plan = divided(BRACKET, until("市公安局"));
    let first = &plan.measures[0];
    assert_eq!(first.departments(), ["市财政局", "市公安局"]);
    assert_eq!(first.text, "6月底前完成改造。，长期坚持抓好落实。");
    let shorter = divided(BRACKET, until("牵头单位：市财政局"));
    assert_eq!(shorter.measures[0].departments(), ["市财政局"]);
    let none = divided(BRACKET, Answer::Bracket(BracketReach::Nowhere));
    assert!(none.measures[0].assignments.is_empty());
    assert!(none.measures[0].text.ends_with("抓好落实。"));
}

#[test]
fn a_number_on_a_line_of_its_own_is_a_page_number_or_begins_something() {
    let line = Answer::Line;
    let page = divided("57", line(LineRole::PageNumber));
    assert_eq!(page.measures[1].text, "覆盖个乡镇。另行明确职责。");
    let measure = divided("57", line(LineRole::Measure));
    let expected = [
        ("1.1", "推进试点"),
        ("1.2", "深化改革"),
        ("1.3", "个乡镇"),
        ("2.1", "评价总结"),
    ];
    assert_eq!(titles(&measure), expected);
    assert_eq!(measure.measures[2].label, "57");
}

#[test]
fn any_line_begins_what_somebody_says() {
    let line = Answer::Line;
    let measure = divided("另行明确职责", line(LineRole::Measure));
    let expected = [
        ("1.1", "推进试点"),
        ("1.2", "深化改革"),
        ("1.3", "另行明确职责"),
        ("2.1", "评价总结"),
    ];
    assert_eq!(titles(&measure), expected);
    let chapter = divided("（二）深化", line(LineRole::Chapter));
    let chapters: Vec<&str> = chapter
        .chapters
        .iter()
        .map(|it| it.title.as_str())
        .collect();
    assert_eq!(chapters, ["开办企业", "深化改革", "后续工作"]);
    let text = divided("二、后续", line(LineRole::Text));
    assert_eq!(titles(&text), [("1.1", "推进试点"), ("1.2", "深化改革")]);
    assert!(
        text.measures[1]
            .text
            .ends_with("二、后续工作（一）评价总结。")
    );
}

#[test]
fn what_divides_is_known_again_by_whichever_measure_it_was_said_of() {
    let mut book = workbook(DIVIDED);
    let mut draft = question(&book, BRACKET).draft(book.plan_as_read(), None);
    draft.about = About::Measure(MeasureAnchor::of(&book.plan, 0));
    book.commit(vec![draft], "核对", &stamp("甲", 1));
    book.correct(&viewpoint("甲"));
    assert_eq!(question(&book, BRACKET).verdict, Verdict::Confirmed);
}

#[test]
fn answers_to_different_questions_meet_in_any_order_and_to_one_they_clash() {
    let line = |words: &str, role: LineRole| {
        let line = reading::line_at(DIVIDED, DIVIDED.find(words).unwrap()).unwrap();
        (
            Question::of_line(line.words, line.nth, line.source),
            Answer::Line(role),
        )
    };
    let read = workbook(DIVIDED);
    let title = |title: &str| (Question::of_title(&read.plan), Answer::Title(title.into()));
    let bracket = |reach| (question(&read, BRACKET).clone(), Answer::Bracket(reach));
    let answers = [
        title("甲方案"),
        title("乙方案"),
        bracket(BracketReach::Nowhere),
        bracket(BracketReach::Until("市财政局".into())),
        line("57", LineRole::PageNumber),
        line("57", LineRole::Measure),
        line("二、后续", LineRole::Text),
        line("二、后续", LineRole::Measure),
    ];
    let said = |name: &str, answers: &[&(Question, Answer)]| {
        let mut book = read.clone();
        for (question, answer) in answers {
            let draft = question.draft(book.plan_as_read(), Some(answer.clone()));
            book.commit(vec![draft], "更正", &stamp(name, 1));
        }
        book
    };
    let met = |mut one: Workbook, other: &Workbook| {
        one.absorb(other.notebook());
        one.correct(&viewpoint("甲"));
        one.review().rulings()
    };
    for (at, first) in answers.iter().enumerate() {
        for (beside, second) in answers.iter().enumerate().filter(|(it, _)| *it != at) {
            let (one, other) = (said("甲", &[first]), said("乙", &[second]));
            let rulings = met(one.clone(), &other);
            assert_eq!(rulings, met(other, &one), "{at} {beside}");
            let clashes = at / 2 == beside / 2;
            let both = match clashes {
                true => Rulings::default(),
                false => met(said("甲", &[first, second]), &read),
            };
            assert_eq!(rulings, both, "{at} {beside}");
        }
    }
}
