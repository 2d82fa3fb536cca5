//! Spans of days that meetings ask for.

use std::borrow::Cow;

use chrono::{DateTime, Datelike, Days, FixedOffset, Months, NaiveDate};
use rust_i18n::t;

/// A name, the first day and the last.
pub(super) type Span = (Cow<'static, str>, NaiveDate, NaiveDate);

/// `opened`: when the window was last closed, in the reader's time.
pub(super) fn spans(today: NaiveDate, opened: Option<DateTime<FixedOffset>>) -> Vec<Span> {
    let monday = back(today, u64::from(today.weekday().num_days_from_monday()));
    let first = today.with_day(1).unwrap_or(today);
    let last_month = first.checked_sub_months(Months::new(1)).unwrap_or(first);
    let opened = opened.map(|opened| opened.date_naive().min(today));
    let since = opened.map(|opened| (t!("changes.since-opened"), opened, today));
    since
        .into_iter()
        .chain([
            (t!("changes.this-week"), monday, today),
            (t!("changes.last-week"), back(monday, 7), back(monday, 1)),
            (t!("changes.this-month"), first, today),
            (t!("changes.last-month"), last_month, back(first, 1)),
        ])
        .collect()
}

fn back(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(today: &str, opened: Option<&str>, expected: &[(&str, &str)]) {
        let opened = opened.map(|it| DateTime::parse_from_rfc3339(it).unwrap());
        let spans = spans(today.parse().unwrap(), opened);
        let days = spans.iter().map(|(_, a, b)| (a.to_string(), b.to_string()));
        let expected = expected.iter().map(|(a, b)| (a.to_string(), b.to_string()));
        assert_eq!(days.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
    }

    #[test]
    fn weeks_begin_on_monday_and_months_on_their_first() {
        // A Friday.
        check(
            "2021-09-10",
            Some("2021-09-08T18:00:00+08:00"),
            &[
                ("2021-09-08", "2021-09-10"),
                ("2021-09-06", "2021-09-10"),
                ("2021-08-30", "2021-09-05"),
                ("2021-09-01", "2021-09-10"),
                ("2021-08-01", "2021-08-31"),
            ],
        );
        // A Monday, the first of January.
        check(
            "2024-01-01",
            None,
            &[
                ("2024-01-01", "2024-01-01"),
                ("2023-12-25", "2023-12-31"),
                ("2024-01-01", "2024-01-01"),
                ("2023-12-01", "2023-12-31"),
            ],
        );
    }
}
