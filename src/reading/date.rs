use chrono::NaiveDate;

use crate::plan::{MilestoneKind, Recurrence, YearSource};

use super::time::{Shape, Time, YearWord};

/// What a time expression comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated {
    pub kind: MilestoneKind,
    pub start: Option<NaiveDate>,
    pub due: Option<NaiveDate>,
    pub recurs: Option<Recurrence>,
    pub year_source: YearSource,
    /// The year used, where one was needed.
    pub year: Option<i32>,
    /// No calendar has the day it says.
    pub impossible: bool,
}

/// Fixes the days; `plan_year` where the expression has no year, `previous` the year of the list it stands in.
///
/// Rules: contract §3, Milestones. Both ends of a period are inclusive.
pub fn date(time: &Time, plan_year: Option<i32>, previous: Option<i32>) -> Dated {
    let (year, year_source) = match (time.year, previous) {
        (Some(YearWord::Written(year)), _) => (Some(year), YearSource::Written),
        (Some(YearWord::FromPlan(later)), _) => {
            let year = plan_year.and_then(|year| year.checked_add(later));
            (year, year.map_or(YearSource::None, |_| YearSource::Plan))
        }
        (None, Some(year)) => (Some(year), YearSource::Previous),
        (None, None) => (
            plan_year,
            plan_year.map_or(YearSource::None, |_| YearSource::Plan),
        ),
    };
    let mut dated = Dated {
        kind: kind(time),
        start: None,
        due: None,
        recurs: None,
        year_source,
        year,
        impossible: false,
    };
    match time.shape {
        Shape::Every(recurs) => dated.recurs = recurs,
        Shape::Relative(_) | Shape::Class | Shape::Named | Shape::Ongoing | Shape::AtOnce => {}
        _ => {
            if let Some((start, due)) = year.map(|year| bounds(time, year)) {
                dated.impossible = start.is_none() || due.is_none();
                let keeps_start = matches!(dated.kind, MilestoneKind::In | MilestoneKind::From);
                dated.start = start.filter(|_| keeps_start);
                dated.due = due.filter(|_| dated.kind != MilestoneKind::From);
            }
            return dated;
        }
    }
    dated.year_source = YearSource::None;
    dated.year = None;
    dated
}

fn kind(time: &Time) -> MilestoneKind {
    match time.shape {
        Shape::Every(_) => MilestoneKind::Every,
        Shape::Relative(_) | Shape::Class | Shape::AtOnce => MilestoneKind::Relative,
        Shape::Ongoing => MilestoneKind::Ongoing,
        _ if time.onwards => MilestoneKind::From,
        _ if time.before => MilestoneKind::By,
        Shape::MonthPart(..)
        | Shape::MonthStart(_)
        | Shape::MonthsEnd(_)
        | Shape::YearEnd
        | Shape::YearMid => MilestoneKind::By,
        _ => MilestoneKind::In,
    }
}

/// First and last day in `year`.
fn bounds(time: &Time, year: i32) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let first = |month| NaiveDate::from_ymd_opt(year, month, 1);
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    let last = |month| last_day(year, month);
    match time.shape {
        Shape::Day(month, d) => (day(month, d), day(month, d)),
        Shape::Month(month) => (first(month), last(month)),
        Shape::MonthStart(month) => (first(month), day(month, 10)),
        Shape::MonthPart(month, 31) => (first(month), last(month)),
        Shape::MonthPart(month, d) => (first(month), day(month, d)),
        Shape::Months(from, to) => (first(from), last(to)),
        Shape::MonthsEnd(month) => (first(month), last(month)),
        Shape::Span { from, to, to_year } => {
            let to_year = match to_year {
                Some(YearWord::Written(year)) => Some(year),
                Some(YearWord::FromPlan(later)) => year.checked_add(later),
                None => year.checked_add(i32::from(to.0 < from.0)),
            };
            let start = day(from.0, from.1.max(1));
            let due = to_year.and_then(|year| match to.1 {
                0 | 31 => last_day(year, to.0),
                d => NaiveDate::from_ymd_opt(year, to.0, d),
            });
            (start, due)
        }
        Shape::YearMid => (first(1), last(6)),
        Shape::Years(to) => (first(1), last_day(to, 12)),
        Shape::Fiscal(to) => {
            let due = to.checked_add(1).and_then(|year| last_day(year, 3));
            (first(4), due)
        }
        _ => (first(1), last(12)),
    }
}

fn last_day(year: i32, month: u32) -> Option<NaiveDate> {
    let (year, month) = if month == 12 {
        (year.checked_add(1)?, 1)
    } else {
        (year, month + 1)
    };
    NaiveDate::from_ymd_opt(year, month, 1)?.pred_opt()
}

#[cfg(test)]
mod tests {
    use super::super::clock::Clock;
    use super::*;
    use crate::plan::Idioms;

    #[track_caller]
    fn check(text: &str, expected: (MilestoneKind, &str, &str)) {
        let words = |word: &str| vec![word.to_owned()];
        let idioms = Idioms {
            ongoing: words("持续推进"),
            at_once: words("立行立改"),
            ..Idioms::default()
        };
        let times = Clock::new(&idioms).scan(text);
        let dated = date(&times[0], Some(2021), None);
        let show = |date: Option<NaiveDate>| date.map_or(String::new(), |date| date.to_string());
        let found = (dated.kind, show(dated.start), show(dated.due));
        let (kind, start, due) = expected;
        assert_eq!(found, (kind, start.into(), due.into()), "{text}");
    }

    #[test]
    fn rules_of_the_contract() {
        use MilestoneKind::{By, Every, From, In, Ongoing, Relative};
        check("7月份", (In, "2021-07-01", "2021-07-31"));
        check("第三季度", (In, "2021-07-01", "2021-09-30"));
        check("上半年", (In, "2021-01-01", "2021-06-30"));
        check("6月-8月", (In, "2021-06-01", "2021-08-31"));
        check("2月下旬—3月上旬", (In, "2021-02-21", "2021-03-10"));
        check("2月底前", (By, "", "2021-02-28"));
        check("2024年2月底", (By, "", "2024-02-29"));
        check("6月上旬", (By, "", "2021-06-10"));
        check("6月中旬前", (By, "", "2021-06-20"));
        check("6月下旬", (By, "", "2021-06-30"));
        check("6月前", (By, "", "2021-06-30"));
        check("一季度末", (By, "", "2021-03-31"));
        check("到2025年", (By, "", "2025-12-31"));
        check("到6月", (By, "", "2021-06-30"));
        check("年底前", (By, "", "2021-12-31"));
        check("6月15日前", (By, "", "2021-06-15"));
        check("2021年中完成", (By, "", "2021-06-30"));
        check("7月起", (From, "2021-07-01", ""));
        check("年内", (In, "2021-01-01", "2021-12-31"));
        check("2021年", (In, "2021-01-01", "2021-12-31"));
        check("每月10日前", (Every, "", ""));
        check("三年内", (Relative, "", ""));
        check("立行立改", (Relative, "", ""));
        check("持续推进", (Ongoing, "", ""));
        check("11月至2月", (In, "2021-11-01", "2022-02-28"));
        check("10月1日至次年10月1日", (In, "2021-10-01", "2022-10-01"));
        check("2025-26年度", (In, "2025-04-01", "2026-03-31"));
        check("2025-26年度起", (From, "2025-04-01", ""));
        check("2024-25至2026-27年度", (In, "2024-04-01", "2027-03-31"));
    }
}
