use chrono::{Datelike, Days, NaiveDate};

use super::Status;

/// How a milestone stands against a day; always shown with its word, never by colour alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Light {
    /// 逾期
    Overdue,
    /// 临期
    DueSoon,
    /// 在途
    OnTime,
    /// 已完成
    Done,
    /// 无时限
    #[default]
    None,
}

impl Light {
    pub const ALL: [Self; 5] = [
        Self::Overdue,
        Self::DueSoon,
        Self::OnTime,
        Self::Done,
        Self::None,
    ];
}

/// A setting of the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LightRule {
    /// What is due today or within so many days from today is due soon; at -1 nothing is before its day has passed.
    pub due_soon_days: i32,
    /// Until then what was missed is due soon still.
    pub overdue: Lateness,
}

/// When what was not done in time is overdue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lateness {
    /// The day after it was due.
    #[default]
    AtOnce,
    /// After so many days more.
    AfterDays(u32),
    /// When the quarter that it was due in is over.
    QuarterEnd,
}

impl Default for LightRule {
    fn default() -> Self {
        Self {
            due_soon_days: 30,
            overdue: Lateness::AtOnce,
        }
    }
}

impl LightRule {
    /// The light of what stands at `status` and is due on `due`, on the day `today`.
    pub fn light(self, status: Status, due: Option<NaiveDate>, today: NaiveDate) -> Light {
        if status.is_finished() {
            return Light::Done;
        }
        let Some(due) = due else { return Light::None };
        let left = due.signed_duration_since(today).num_days();
        if self.overdue.has_come(due, today) {
            Light::Overdue
        } else if left <= i64::from(self.due_soon_days) || left < 0 {
            Light::DueSoon
        } else {
            Light::OnTime
        }
    }
}

impl Lateness {
    fn has_come(self, due: NaiveDate, today: NaiveDate) -> bool {
        match self {
            Self::AtOnce => today > due,
            Self::AfterDays(days) => {
                today
                    > due
                        .checked_add_days(Days::new(days.into()))
                        .unwrap_or(NaiveDate::MAX)
            }
            Self::QuarterEnd => quarter(today) > quarter(due),
        }
    }
}

/// Quarters counted through the years.
fn quarter(day: NaiveDate) -> (i32, u32) {
    (day.year(), day.month0() / 3)
}

/// A colour of a lamp, always said with its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hue {
    Red,
    Yellow,
    Blue,
    Green,
}

/// A rule that an office published: when each lamp is lit, and in which colour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LightPreset {
    pub key: String,
    /// `None`: the rule leaves the days to the reader.
    pub due_soon_days: Option<i32>,
    pub overdue: Lateness,
    /// By place in [`Light::ALL`]; a light without a hue is called by its own word.
    pub hues: [Option<Hue>; Light::ALL.len()],
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(due_soon_days: i32, overdue: Lateness, today: &str, expected: Light) {
        let rule = LightRule {
            due_soon_days,
            overdue,
        };
        let (due, today) = ("2021-05-20".parse().unwrap(), today.parse().unwrap());
        let light = rule.light(Status::Active, Some(due), today);
        assert_eq!(light, expected, "{rule:?} on {today}");
        assert_eq!(rule.light(Status::Done, Some(due), today), Light::Done);
        assert_eq!(rule.light(Status::Open, None, today), Light::None);
    }

    #[test]
    fn lights_change_on_the_days_that_a_rule_says() {
        use Lateness::{AfterDays, AtOnce, QuarterEnd};
        check(30, AtOnce, "2021-04-19", Light::OnTime);
        check(30, AtOnce, "2021-04-20", Light::DueSoon);
        check(30, AtOnce, "2021-05-20", Light::DueSoon);
        check(30, AtOnce, "2021-05-21", Light::Overdue);
        check(3, AfterDays(2), "2021-05-16", Light::OnTime);
        check(3, AfterDays(2), "2021-05-22", Light::DueSoon);
        check(3, AfterDays(2), "2021-05-23", Light::Overdue);
        check(-1, QuarterEnd, "2021-05-20", Light::OnTime);
        check(-1, QuarterEnd, "2021-05-21", Light::DueSoon);
        check(-1, QuarterEnd, "2021-06-30", Light::DueSoon);
        check(-1, QuarterEnd, "2021-07-01", Light::Overdue);
        check(-1, QuarterEnd, "2022-05-01", Light::Overdue);
    }
}
