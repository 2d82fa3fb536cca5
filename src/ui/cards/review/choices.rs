//! What words in doubt could mean else, and what a person types instead.

use chrono::{Datelike, NaiveDate};

use super::division::{divisions, titles};
use crate::notebook::{Answer, Asked, Question, Timing, Workbook};
use crate::plan::{DiagnosticCode, Measure, Milestone, Plan, Recurrence, Register, Target};

/// So many names that an unknown one resembles.
const NAMES: usize = 4;

/// Other readings of the words, the likeliest first.
pub(super) fn choices(workbook: &Workbook, question: &Question) -> Vec<Answer> {
    let (plan, register) = (workbook.plan_as_read(), &workbook.register);
    let measure = question.spot.measure.and_then(|it| plan.measures.get(it));
    let mut choices = match question.spot.asked {
        Asked::Year => years(plan, question),
        Asked::Department => departments(register, &question.spot.words),
        Asked::Lead => leads(measure, question),
        Asked::Time => times(plan, measure, question),
        Asked::Target => vec![Answer::Target(!is_target(measure, question))],
        Asked::System => vec![Answer::System(!is_system(measure, question))],
        Asked::Title => titles(&workbook.source, plan),
        Asked::Reading => divisions(plan, register, question),
    };
    let mut seen = Vec::new();
    choices.retain(|it| {
        let is_new = !seen.contains(it);
        seen.push(it.clone());
        is_new
    });
    choices
}

fn years(plan: &Plan, question: &Question) -> Vec<Answer> {
    let named = arguments(plan, question).iter().skip(1);
    let named = named.filter_map(|it| it.parse().ok());
    let beside = plan.year.into_iter().flat_map(|year| [year - 1, year + 1]);
    named.chain(beside).map(Answer::Year).collect()
}

fn departments(register: &Register, words: &str) -> Vec<Answer> {
    let alike = register.resembling(words, NAMES).into_iter();
    let alike = alike.map(|name| Answer::Department(name.to_owned()));
    let nobody = Answer::Department(String::new());
    alike.chain([nobody]).collect()
}

/// Each of the list by itself.
fn leads(measure: Option<&Measure>, question: &Question) -> Vec<Answer> {
    let here = question.source;
    let lists = measure.into_iter().flat_map(|it| &it.assignments);
    let lists = lists.filter(|it| it.source.meets(here));
    let parties = lists.flat_map(|it| it.lead.iter().chain(&it.responsible));
    parties
        .map(|it| Answer::Lead(vec![it.name.clone()]))
        .collect()
}

fn times(plan: &Plan, measure: Option<&Measure>, question: &Question) -> Vec<Answer> {
    let milestone = measure.and_then(|measure| read(measure, question));
    let due = milestone.and_then(|it| it.due);
    let year = due.map(|due| due.year()).or(plan.year);
    let diagnostics = question.diagnostics.iter();
    let diagnostics = diagnostics.filter_map(|&index| plan.diagnostics.get(index));
    let mut timings: Vec<Timing> = diagnostics
        .flat_map(|diagnostic| match diagnostic.code {
            DiagnosticCode::MidYear => year.map(mid_year).unwrap_or_default(),
            DiagnosticCode::LooseDay => due.map(beginning).unwrap_or_default(),
            DiagnosticCode::YearOfPrevious => milestone
                .and_then(|it| in_year(it, plan.year?))
                .into_iter()
                .collect(),
            DiagnosticCode::YearOfPlan => {
                let others = diagnostic.arguments.iter().skip(2);
                let others = others.filter_map(|year| year.parse().ok());
                others
                    .filter_map(|year| in_year(milestone?, year))
                    .collect()
            }
            DiagnosticCode::BareYear => numbers(&question.spot.words)
                .first()
                .and_then(|&year| days(year as i32, 1, 12))
                .filter(|_| milestone.is_none())
                .into_iter()
                .collect(),
            DiagnosticCode::ImpossibleDate => last_day(&question.spot.words, year),
            DiagnosticCode::RhythmUnknown => RHYTHMS.map(Timing::Every).into(),
            DiagnosticCode::TimeUnread => vec![Timing::Ongoing],
            _ => Vec::new(),
        })
        .collect();
    if milestone.is_some() {
        timings.push(Timing::NoTime);
    }
    timings.into_iter().map(Answer::Time).collect()
}

const RHYTHMS: [Recurrence; 5] = [
    Recurrence::Weekly,
    Recurrence::MonthlyEnd,
    Recurrence::QuarterlyEnd,
    Recurrence::HalfYearlyEnd,
    Recurrence::Yearly,
];

/// The milestone that was made of the words, if one was.
pub(super) fn read<'a>(measure: &'a Measure, question: &Question) -> Option<&'a Milestone> {
    let here = question.source;
    let mut milestones = measure.milestones.iter();
    milestones.find(|it| it.source.meets(here))
}

/// Whether the words were read as a target.
fn is_target(measure: Option<&Measure>, question: &Question) -> bool {
    measure.is_some_and(|measure| target(measure, question).is_some())
}

/// Whether the words were read as the name of a system.
pub(super) fn is_system(measure: Option<&Measure>, question: &Question) -> bool {
    let mut names = measure.into_iter().flat_map(|it| &it.references);
    names.any(|it| it.source.meets(question.source))
}

/// The target that was made of the words, if one was.
pub(super) fn target<'a>(measure: &'a Measure, question: &Question) -> Option<&'a Target> {
    let here = question.source;
    let mut targets = measure.targets.iter();
    targets.find(|it| it.source.meets(here))
}

fn arguments<'a>(plan: &'a Plan, question: &Question) -> &'a [String] {
    let first = question.diagnostics.first();
    let first = first.and_then(|&index| plan.diagnostics.get(index));
    first.map_or(&[], |it| &it.arguments)
}

/// The second quarter, and the first half.
fn mid_year(year: i32) -> Vec<Timing> {
    days(year, 4, 6)
        .into_iter()
        .chain(days(year, 1, 6))
        .collect()
}

/// The first days of a month, and its first one.
fn beginning(due: NaiveDate) -> Vec<Timing> {
    let Some(first) = due.with_day(1) else {
        return Vec::new();
    };
    vec![Timing::In(first, due), Timing::By(first)]
}

fn in_year(milestone: &Milestone, year: i32) -> Option<Timing> {
    let due = milestone.due?;
    // The last day of February is another in other years.
    let moved = |day: NaiveDate| {
        day.with_year(year)
            .or_else(|| day.pred_opt()?.with_year(year))
    };
    Some(match milestone.start {
        Some(start) => Timing::In(moved(start)?, moved(due)?),
        None => Timing::By(moved(due)?),
    })
}

/// Of a day that its month does not have.
fn last_day(words: &str, year: Option<i32>) -> Vec<Timing> {
    let timing = match numbers(words)[..] {
        [month, _] => year.and_then(|year| days(year, month, month)),
        [year, month, _] => days(year as i32, month, month),
        _ => None,
    };
    let due = timing.and_then(|timing| match timing {
        Timing::In(_, due) => Some(Timing::By(due)),
        _ => None,
    });
    due.into_iter().collect()
}

/// From the first day of one month to the last of another.
fn days(year: i32, first: u32, last: u32) -> Option<Timing> {
    let start = NaiveDate::from_ymd_opt(year, first, 1)?;
    let after = match last {
        12 => NaiveDate::from_ymd_opt(year + 1, 1, 1)?,
        last => NaiveDate::from_ymd_opt(year, last + 1, 1)?,
    };
    Some(Timing::In(start, after.pred_opt()?))
}

fn numbers(text: &str) -> Vec<u32> {
    let text = crate::plan::fold_name(text);
    let parts = text.split(|c: char| !c.is_ascii_digit());
    parts.filter_map(|part| part.parse().ok()).collect()
}

/// What was typed, as an answer; `None` where it cannot be one. A day, or the first and the last of several; a name, by
/// which the register calls it; names; a year.
pub(super) fn typed(asked: Asked, text: &str, register: &Register) -> Option<Answer> {
    let called = |name: &str| register.canonical(name).unwrap_or(name).to_owned();
    let text = text.trim();
    Some(match asked {
        _ if text.is_empty() => return None,
        Asked::Year => match numbers(text)[..] {
            [year @ 1900..=2999] => Answer::Year(year as i32),
            _ => return None,
        },
        Asked::Department => Answer::Department(called(text)),
        Asked::Lead => {
            let names = text.split(['、', ',', '，']).map(str::trim);
            Answer::Lead(names.filter(|name| !name.is_empty()).map(called).collect())
        }
        Asked::Time => {
            let day = |year: u32, month, day| NaiveDate::from_ymd_opt(year as i32, month, day);
            Answer::Time(match numbers(text)[..] {
                [y, m, d] => Timing::By(day(y, m, d)?),
                [y, m, d, year, month, last] => {
                    let (start, due) = (day(y, m, d)?, day(year, month, last)?);
                    (start <= due).then_some(Timing::In(start, due))?
                }
                _ => return None,
            })
        }
        Asked::Title => Answer::Title(text.to_owned()),
        Asked::Target | Asked::System | Asked::Reading => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(asked: Asked, text: &str, expected: Option<&str>) {
        let answer = typed(asked, text, &Register::default());
        assert_eq!(
            answer.map(|it| it.to_string()).as_deref(),
            expected,
            "{text}"
        );
    }

    #[test]
    fn what_is_typed_is_an_answer_or_not() {
        check(Asked::Time, "2021-06-15", Some("by:2021-06-15"));
        check(Asked::Time, " 2021年6月15日 ", Some("by:2021-06-15"));
        check(
            Asked::Time,
            "2021-04-01 至 2021-06-30",
            Some("in:2021-04-01/2021-06-30"),
        );
        check(Asked::Time, "2021-06-30/2021-04-01", None);
        check(Asked::Time, "2021-06-31", None);
        check(Asked::Time, "明天", None);
        check(Asked::Year, "2022年", Some("2022"));
        check(Asked::Year, "22", None);
        check(Asked::Department, "市财政局", Some("市财政局"));
        check(Asked::Department, " ", None);
        check(Asked::Lead, "市甲局，市乙局", Some("市甲局、市乙局"));
        check(Asked::Title, " 试点工作方案 ", Some("试点工作方案"));
        check(Asked::Target, "99%", None);
        check(Asked::Reading, "x", None);
    }

    #[test]
    fn a_day_that_no_month_has_may_be_its_last() {
        let check = |words, expected: &[&str]| {
            let found = last_day(words, Some(2021)).into_iter();
            let found: Vec<String> = found.map(|it| it.to_string()).collect();
            assert_eq!(found, expected, "{words}");
        };
        check("6月31日前", &["by:2021-06-30"]);
        check("2024年2月30日", &["by:2024-02-29"]);
        check("13月1日", &[]);
        check("月底", &[]);
    }
}
