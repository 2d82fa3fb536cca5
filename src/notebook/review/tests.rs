//! What is doubted in real readings, and what answers make of it.

use std::sync::Arc;

use super::{Question, Verdict};
use crate::notebook::tests::build::{date, stamp, viewpoint};
use crate::notebook::{
    Answer, Asked, Notebook, PlanIdentity, State, Timing, Workbook, fingerprint,
};
use crate::plan::{MilestoneKind, Plan, Rulings};
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
    let draft = line.draft(book.plan_as_read(), Some(Answer::Heading(true)));
    book.commit(vec![draft], "更正", &stamp("甲", 1));
    book.correct(&viewpoint("甲"));
    let rulings = book.review().rulings();
    assert_eq!(rulings.heading("二、 三级医院改革", 1), Some(true));
    let read_by = |rulings: &Rulings| {
        let rulings = rulings.clone();
        let options = reading::Options {
            rulings,
            ..reading::Options::default()
        };
        Arc::new(reading::read(text, &book.register, &options))
    };
    let plan = read_by(&rulings);
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
