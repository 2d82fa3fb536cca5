//! Days and where they stand.

use chrono::{Datelike, Days, Months, NaiveDate};
use eframe::egui::Rangef;
use rust_i18n::t;

use crate::query::Month;
use crate::wording;

/// Where a month has less room than this, its number has to do.
const MONTH: f32 = 34.0;

/// How much is seen at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Zoom {
    #[default]
    Year,
    Month,
    Week,
}

impl Zoom {
    pub const ALL: [Self; 3] = [Self::Year, Self::Month, Self::Week];

    /// Days in sight.
    pub fn days(self) -> f64 {
        match self {
            Self::Year => 366.0,
            Self::Month => 31.0,
            Self::Week => 7.0,
        }
    }

    /// The first and the last day in sight, from this one at the left; of a year that begins there its days.
    pub fn from(self, left: f64) -> Option<(NaiveDate, NaiveDate)> {
        let first = day_of(left)?;
        let last = match self {
            Self::Year => first.checked_add_months(Months::new(12))?.pred_opt()?,
            _ => day_of(left + self.days() - 1.0)?,
        };
        Some((first, last))
    }

    pub fn closer(self) -> Self {
        match self {
            Self::Year => Self::Month,
            Self::Month | Self::Week => Self::Week,
        }
    }

    pub fn farther(self) -> Self {
        match self {
            Self::Week => Self::Month,
            Self::Month | Self::Year => Self::Year,
        }
    }
}

/// Which days are in sight, and where on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Axis {
    /// The day at the left, in days of the common era; a fraction of a day is a part of it.
    left: f64,
    zoom: Zoom,
    room: Rangef,
}

/// A place on the axis that has a name.
pub(super) struct Tick {
    pub x: f32,
    pub words: String,
}

pub(super) fn number(day: NaiveDate) -> f64 {
    f64::from(day.num_days_from_ce())
}

impl Axis {
    pub fn new(left: f64, zoom: Zoom, room: Rangef) -> Self {
        Self { left, zoom, room }
    }

    /// Where days are to be seen.
    pub fn room(&self) -> Rangef {
        self.room
    }

    fn per_day(&self) -> f64 {
        f64::from(self.room.span()) / self.zoom.days()
    }

    /// Where a day begins.
    pub fn start_of(&self, day: NaiveDate) -> f32 {
        self.room.min + ((number(day) - self.left) * self.per_day()) as f32
    }

    /// Where a day ends.
    pub fn end_of(&self, day: NaiveDate) -> f32 {
        self.start_of(day) + self.per_day() as f32
    }

    /// How many days a distance on the screen is.
    pub fn days_of(&self, distance: f32) -> f64 {
        f64::from(distance) / self.per_day().max(f64::EPSILON)
    }

    /// What the days at the left are in: 2021年, and closer up its month.
    pub fn period(&self) -> String {
        let Some(day) = day_of(self.left) else {
            return String::new();
        };
        match self.zoom {
            Zoom::Year => t!("timeline.year", year = day.year()).into(),
            _ => t!(
                "timeline.month",
                year = day.year(),
                month = wording::month(Month::Number(day.month()))
            )
            .into(),
        }
    }

    /// The beginnings of months, weeks or days in sight.
    pub fn ticks(&self) -> Vec<Tick> {
        let mut ticks = Vec::new();
        let mut next = day_of(self.left).and_then(|day| self.first_tick(day));
        while let Some(day) = next
            && self.start_of(day) < self.room.max
        {
            ticks.push(Tick {
                x: self.start_of(day),
                words: self.tick_words(day),
            });
            next = match self.zoom {
                Zoom::Year => day.checked_add_months(Months::new(1)),
                Zoom::Month => day.checked_add_days(Days::new(7)),
                Zoom::Week => day.succ_opt(),
            };
        }
        ticks
    }

    fn first_tick(&self, day: NaiveDate) -> Option<NaiveDate> {
        match self.zoom {
            Zoom::Year => day.with_day(1),
            Zoom::Month => {
                let monday = u64::from(day.weekday().num_days_from_monday());
                day.checked_sub_days(Days::new(monday))
            }
            Zoom::Week => Some(day),
        }
    }

    fn tick_words(&self, day: NaiveDate) -> String {
        match self.zoom {
            Zoom::Year if day.month() == 1 && day.year() != self.first_year() => {
                t!("timeline.year", year = day.year()).into()
            }
            Zoom::Year if self.room.span() < 12.0 * MONTH => day.month().to_string(),
            Zoom::Year => wording::short_month(day.month()).into(),
            _ => t!("timeline.day", month = day.month(), day = day.day()).into(),
        }
    }

    fn first_year(&self) -> i32 {
        day_of(self.left).map_or(0, |day| day.year())
    }
}

/// The day at a number, of those that a calendar has.
fn day_of(number: f64) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(number.floor() as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn axis(day: &str, zoom: Zoom) -> Axis {
        let day: NaiveDate = day.parse().unwrap();
        Axis::new(number(day), zoom, Rangef::new(100.0, 466.0))
    }

    #[track_caller]
    fn check(zoom: Zoom, day: &str, first: &[&str], count: usize) {
        rust_i18n::set_locale("zh");
        check_words(axis(day, zoom), first, count);
    }

    #[track_caller]
    fn check_words(axis: Axis, first: &[&str], count: usize) {
        let ticks = axis.ticks();
        let words: Vec<&str> = ticks.iter().map(|tick| tick.words.as_str()).collect();
        assert_eq!(&words[..first.len()], first);
        assert_eq!(words.len(), count);
    }

    #[test]
    fn months_weeks_and_days_have_their_names() {
        check(Zoom::Year, "2021-01-01", &["1", "2"], 13);
        let wide = Axis {
            room: Rangef::new(100.0, 600.0),
            ..axis("2021-01-01", Zoom::Year)
        };
        check_words(wide, &["1月", "2月"], 13);
        check(Zoom::Month, "2021-09-01", &["8月30日", "9月6日"], 5);
        check(
            Zoom::Week,
            "2021-12-30",
            &["12月30日", "12月31日", "1月1日"],
            7,
        );
    }

    #[test]
    fn a_day_has_a_width() {
        let axis = axis("2021-01-01", Zoom::Year);
        let day = |text: &str| text.parse().unwrap();
        assert_eq!(axis.start_of(day("2021-01-01")), 100.0);
        assert_eq!(
            axis.end_of(day("2021-01-31")),
            axis.start_of(day("2021-02-01"))
        );
        assert_eq!(axis.days_of(10.0), 10.0);
    }
}
