use std::fmt;

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// How a milestone recurs; written as the contract has it: `monthly:10`, `quarterly:end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Recurrence {
    Weekly,
    /// The day of each month, 1 to 31; the last day where a month is shorter.
    MonthlyDay(u32),
    MonthlyEnd,
    QuarterlyEnd,
    HalfYearlyEnd,
    Yearly,
}

/// One occurrence of a recurring milestone: `2021-06`, `2021-Q2`, `2021-H1`, `2021`, `2021-W23`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    Year(i32),
    Half(i32, u32),
    Quarter(i32, u32),
    Month(i32, u32),
    Week(i32, u32),
}

impl fmt::Display for Recurrence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Weekly => f.write_str("weekly"),
            Self::MonthlyDay(day) => write!(f, "monthly:{day}"),
            Self::MonthlyEnd => f.write_str("monthly:end"),
            Self::QuarterlyEnd => f.write_str("quarterly:end"),
            Self::HalfYearlyEnd => f.write_str("half-yearly:end"),
            Self::Yearly => f.write_str("yearly"),
        }
    }
}

impl Recurrence {
    /// Reads what [`Display`](fmt::Display) writes; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let day = |text: &str| text.strip_prefix("monthly:")?.parse().ok();
        let recurs = match text {
            "weekly" => Self::Weekly,
            "monthly:end" => Self::MonthlyEnd,
            "quarterly:end" => Self::QuarterlyEnd,
            "half-yearly:end" => Self::HalfYearlyEnd,
            "yearly" => Self::Yearly,
            _ => Self::MonthlyDay(day(text).filter(|day| (1..=31).contains(day))?),
        };
        (recurs.to_string() == text).then_some(recurs)
    }

    /// The occurrences of a year, in order.
    pub fn periods(self, year: i32) -> Vec<Period> {
        match self {
            Self::Weekly => (1..=53)
                .filter(|&week| NaiveDate::from_isoywd_opt(year, week, Weekday::Mon).is_some())
                .map(|week| Period::Week(year, week))
                .collect(),
            Self::MonthlyDay(_) | Self::MonthlyEnd => {
                (1..=12).map(|month| Period::Month(year, month)).collect()
            }
            Self::QuarterlyEnd => (1..=4).map(|q| Period::Quarter(year, q)).collect(),
            Self::HalfYearlyEnd => (1..=2).map(|h| Period::Half(year, h)).collect(),
            Self::Yearly => vec![Period::Year(year)],
        }
    }

    /// The last day to do the work of `period`.
    pub fn due(self, period: Period) -> Option<NaiveDate> {
        let end = period.end()?;
        match self {
            Self::MonthlyDay(day) => end.with_day(day).or(Some(end)),
            _ => Some(end),
        }
    }
}

impl Period {
    /// The calendar year it belongs to; of a week the year of ISO 8601.
    pub fn year(self) -> i32 {
        match self {
            Self::Year(year)
            | Self::Half(year, _)
            | Self::Quarter(year, _)
            | Self::Month(year, _)
            | Self::Week(year, _) => year,
        }
    }

    /// The last day of the period; `None` for a number no calendar has.
    pub fn end(self) -> Option<NaiveDate> {
        let last_of_month = |year: i32, month: u32| {
            let (year, month) = if month == 12 {
                (year + 1, 1)
            } else {
                (year, month + 1)
            };
            NaiveDate::from_ymd_opt(year, month, 1)?.pred_opt()
        };
        match self {
            Self::Year(year) => last_of_month(year, 12),
            Self::Half(year, half @ 1..=2) => last_of_month(year, half * 6),
            Self::Quarter(year, quarter @ 1..=4) => last_of_month(year, quarter * 3),
            Self::Month(year, month @ 1..=12) => last_of_month(year, month),
            Self::Week(year, week) => {
                NaiveDate::from_isoywd_opt(year, week, Weekday::Mon)?.checked_add_days(Days::new(6))
            }
            _ => None,
        }
    }

    /// Reads what [`Display`](fmt::Display) writes; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, rest) = match text.split_once('-') {
            None => (text, None),
            Some((year, rest)) => (year, Some(rest)),
        };
        if year.len() != 4 || !text.is_ascii() {
            return None;
        }
        let year: i32 = year.parse().ok()?;
        let number = |digits: &str| digits.parse::<u32>().ok();
        let period = match rest {
            None => Self::Year(year),
            Some(rest) => match rest.as_bytes().first()? {
                b'Q' => Self::Quarter(year, number(&rest[1..])?),
                b'H' => Self::Half(year, number(&rest[1..])?),
                b'W' => Self::Week(year, number(&rest[1..])?),
                _ => Self::Month(year, number(rest)?),
            },
        };
        (period.end().is_some() && period.to_string() == text).then_some(period)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Half(year, half) => write!(f, "{year:04}-H{half}"),
            Self::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Week(year, week) => write!(f, "{year:04}-W{week:02}"),
        }
    }
}
