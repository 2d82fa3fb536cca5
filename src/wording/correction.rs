use std::borrow::Cow;

use rust_i18n::t;

use crate::notebook::{Answer, Asked, Correction, Timing};
use crate::plan::{BracketReach, LineRole, Recurrence};

/// So many characters of where an assignment ends are said.
const TAIL: usize = 16;

/// A correction in a line: `更正：“6月中”→ 2021-06-15 前完成`.
pub fn correction(correction: &Correction) -> String {
    let words = match correction.words.as_str() {
        "" => asked(correction.asked),
        words => words.into(),
    };
    match &correction.answer {
        None => t!("act.confirmed", words = words).into(),
        Some(given) => t!("act.corrected", words = words, answer = answer(given)).into(),
    }
}

/// What words are said to mean.
pub fn answer(answer: &Answer) -> String {
    match answer {
        Answer::Year(year) => t!("answer.year", year = year).into(),
        Answer::Department(name) if name.is_empty() => t!("answer.nobody").into(),
        Answer::Department(name) => name.clone(),
        Answer::Lead(names) => {
            let names = names.join(&t!("answer.comma"));
            t!("answer.lead", names = names).into()
        }
        Answer::Time(timing) => self::timing(*timing),
        Answer::Target(true) => t!("answer.target").into(),
        Answer::Target(false) => t!("answer.no-target").into(),
        Answer::System(true) => t!("answer.system").into(),
        Answer::System(false) => t!("answer.no-system").into(),
        Answer::Title(title) => t!("answer.title", title = title).into(),
        Answer::Line(role) => line(*role).into(),
        Answer::Bracket(BracketReach::Until(last)) => t!("answer.until", words = tail(last)).into(),
        Answer::Bracket(BracketReach::Nowhere) => t!("answer.no-assignment").into(),
    }
}

/// The last of some words, which say where an assignment ends.
fn tail(words: &str) -> String {
    let count = words.chars().count();
    match count.checked_sub(TAIL) {
        None | Some(0) => words.to_owned(),
        Some(cut) => format!("…{}", words.chars().skip(cut).collect::<String>()),
    }
}

/// What a line was read as: a chapter, a measure.
pub fn line_role(role: LineRole) -> Cow<'static, str> {
    match role {
        LineRole::Heading => t!("line.heading"),
        LineRole::Chapter => t!("line.chapter"),
        LineRole::Measure => t!("line.measure"),
        LineRole::Text => t!("line.text"),
        LineRole::PageNumber => t!("line.page-number"),
    }
}

fn line(role: LineRole) -> Cow<'static, str> {
    match role {
        LineRole::Heading => t!("answer.heading"),
        LineRole::Chapter => t!("answer.chapter"),
        LineRole::Measure => t!("answer.measure"),
        LineRole::Text => t!("answer.text"),
        LineRole::PageNumber => t!("answer.page-number"),
    }
}

fn timing(timing: Timing) -> String {
    match timing {
        Timing::By(due) => t!("answer.by", due = due),
        Timing::In(start, due) => t!("answer.in", start = start, due = due),
        Timing::From(start) => t!("answer.from", start = start),
        Timing::Every(recurs) => match recurs {
            Recurrence::Weekly => t!("answer.weekly"),
            Recurrence::MonthlyDay(day) => t!("answer.monthly", day = day),
            Recurrence::MonthlyEnd => t!("answer.month-end"),
            Recurrence::QuarterlyEnd => t!("answer.quarterly"),
            Recurrence::HalfYearlyEnd => t!("answer.half-yearly"),
            Recurrence::Yearly => t!("answer.yearly"),
        },
        Timing::Ongoing => t!("answer.ongoing"),
        Timing::NoTime => t!("answer.none"),
    }
    .into()
}

/// What is asked about words: 部门, 时限.
pub fn asked(asked: Asked) -> Cow<'static, str> {
    match asked {
        Asked::Year => t!("review.asked-year"),
        Asked::Department => t!("review.asked-department"),
        Asked::Lead => t!("review.asked-lead"),
        Asked::Time => t!("review.asked-time"),
        Asked::Target => t!("review.asked-target"),
        Asked::System => t!("review.asked-system"),
        Asked::Title => t!("review.asked-title"),
        Asked::Reading => t!("review.asked-reading"),
    }
}

/// How an answer is to be typed.
pub fn answer_hint(asked: Asked) -> Cow<'static, str> {
    match asked {
        Asked::Year => t!("review.hint-year"),
        Asked::Department => t!("review.hint-department"),
        Asked::Lead => t!("review.hint-lead"),
        Asked::Time => t!("review.hint-time"),
        Asked::Title => t!("review.hint-title"),
        Asked::Reading => t!("review.hint-reading"),
        // There are buttons for both answers.
        Asked::Target | Asked::System => "".into(),
    }
}
