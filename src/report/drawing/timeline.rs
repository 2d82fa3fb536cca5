use chrono::{Datelike, Days, Months, NaiveDate};
use rust_i18n::t;

use super::lights::light_ink;
use super::page::{EDGE, MOST_ROWS, WIDTH, rest};
use super::{AMBER, Anchor, BODY, Drawing, INK, LINE, MUTED, Page, Pen, SMALL, fitted, width_of};
use crate::notebook::{Light, State, Viewpoint};
use crate::plan::Measure;
use crate::query::{Extent, TimeMark, Timeline, time_marks};
use crate::wording;

/// What the picture of the time axis says.
pub struct TimelineSheet<'a> {
    pub page: Page<'a>,
    pub timeline: &'a Timeline,
    pub state: &'a State,
    pub viewpoint: &'a Viewpoint,
    /// The days of the axis, both inclusive.
    pub days: (NaiveDate, NaiveDate),
}

const ROW: f64 = 24.0;
/// Where titles begin, where times do, and where the days do.
const TITLE: f64 = EDGE + 44.0;
const TIMES: f64 = EDGE + 256.0;
const LEFT: f64 = EDGE + 392.0;
const RIGHT: f64 = WIDTH - EDGE - 8.0;
/// Half of a mark's width, and of one of many.
const SIZE: f64 = 5.0;
const SMALL_SIZE: f64 = 3.5;

/// A row for each measure: its number, title and times as written, and its milestones on an axis of days.
pub fn timeline_drawing(sheet: &TimelineSheet<'_>) -> Drawing {
    let (mut drawing, y) = sheet.page.begin(WIDTH, &t!("timeline.name"));
    let axis = Axis(sheet.days.0, sheet.days.1);
    let rows: &[usize] = &sheet.timeline.rows;
    let drawn = &rows[..rows.len().min(MOST_ROWS)];
    let top = y + 44.0;
    let bottom = top + ROW * drawn.len() as f64;
    heads(&mut drawing, sheet, &axis, (top, bottom));
    let plan = sheet.page.plan;
    for (place, &row) in drawn.iter().enumerate() {
        let top = top + ROW * place as f64;
        drawing.line([(EDGE, top), (WIDTH - EDGE, top)], Pen::new(LINE, 1.0));
        let said = plan.measures.get(row).zip(sheet.state.measures.get(row));
        if let Some((measure, said)) = said {
            let marks = time_marks(measure, said, plan.year, sheet.viewpoint);
            words(&mut drawing, measure, &marks, top + ROW / 2.0 + 4.5);
            marks_of(&mut drawing, &axis, &marks, top + ROW / 2.0);
        }
    }
    let mut y = bottom;
    if rows.len() > drawn.len() {
        y += ROW;
        let words = t!("drawing.more-rows", count = rows.len() - drawn.len());
        rest(&mut drawing, y, &words);
    }
    y += ROW;
    legend(&mut drawing, &sheet.page, y);
    drawing.height = y + EDGE;
    drawing
}

/// The days from one to another.
struct Axis(NaiveDate, NaiveDate);

impl Axis {
    fn days(&self) -> i64 {
        self.1.signed_duration_since(self.0).num_days() + 1
    }

    /// Where a day begins; beyond its ends the axis goes on.
    fn start(&self, day: NaiveDate) -> f64 {
        let passed = day.signed_duration_since(self.0).num_days();
        LEFT + (RIGHT - LEFT) * passed as f64 / self.days().max(1) as f64
    }

    fn end(&self, day: NaiveDate) -> f64 {
        self.start(day) + (RIGHT - LEFT) / self.days().max(1) as f64
    }

    fn shows(&self, day: NaiveDate) -> bool {
        (self.0..=self.1).contains(&day)
    }

    /// Beginnings of months, of weeks or of days, and what they are called.
    fn ticks(&self) -> Vec<(NaiveDate, String)> {
        let days = self.days();
        let begin = match days {
            60.. => self.0.with_day(1),
            14.. => {
                let passed = u64::from(self.0.weekday().num_days_from_monday());
                self.0.checked_sub_days(Days::new(passed))
            }
            _ => Some(self.0),
        };
        let mut ticks = Vec::new();
        let mut next = begin;
        while let Some(day) = next.filter(|day| *day <= self.1) {
            let words = match days {
                60.. => wording::short_month(day.month()),
                _ => t!("timeline.day", month = day.month(), day = day.day()),
            };
            ticks.push((day, words.into_owned()));
            next = match days {
                60.. => day.checked_add_months(Months::new(1)),
                14.. => day.checked_add_days(Days::new(7)),
                _ => day.succ_opt(),
            };
        }
        ticks.retain(|(day, _)| self.shows(*day));
        ticks
    }
}

/// The names of days above the rows, and lines through them.
fn heads(drawing: &mut Drawing, sheet: &TimelineSheet<'_>, axis: &Axis, (top, bottom): (f64, f64)) {
    let (first, last) = (axis.0, axis.1);
    let days = t!("timeline.span", from = first, to = last);
    drawing.text((EDGE, top - 8.0), Anchor::Start, SMALL, MUTED, days);
    for (day, words) in axis.ticks() {
        let x = axis.start(day);
        drawing.line([(x, top - 4.0), (x, bottom)], Pen::new(LINE, 1.0));
        drawing.text((x + 3.0, top - 8.0), Anchor::Start, SMALL, MUTED, words);
    }
    let today = sheet.page.today;
    if axis.shows(today) {
        let x = axis.end(today);
        drawing.line([(x, top - 22.0), (x, bottom)], Pen::new(AMBER, 1.0));
        let words = match sheet.viewpoint.as_of {
            Some(_) => t!("timeline.as-of"),
            None => t!("timeline.today"),
        };
        let words = format!("{words} {today}");
        let half = width_of(&words, SMALL) / 2.0;
        let at = (x.clamp(LEFT + half, RIGHT - half), top - 26.0);
        drawing.text(at, Anchor::Middle, SMALL, AMBER, words);
    }
}

fn words(drawing: &mut Drawing, measure: &Measure, marks: &[TimeMark], y: f64) {
    let id = measure.id.as_str();
    drawing.text((EDGE, y), Anchor::Start, SMALL, MUTED, id);
    let title = fitted(&measure.title, BODY, TIMES - TITLE - 12.0);
    drawing.text((TITLE, y), Anchor::Start, BODY, INK, title);
    let times = wording::times(measure, marks);
    let times = fitted(&times, SMALL, LEFT - TIMES - 16.0);
    drawing.text((TIMES, y), Anchor::Start, SMALL, MUTED, times);
}

fn marks_of(drawing: &mut Drawing, axis: &Axis, marks: &[TimeMark], y: f64) {
    // Spans lie under the days.
    let is_span = |mark: &&TimeMark| matches!(mark.extent, Extent::Span(..));
    let others = marks.iter().filter(|mark| !is_span(mark));
    for mark in marks.iter().filter(is_span).chain(others) {
        mark_of(drawing, axis, mark, y);
    }
}

fn mark_of(drawing: &mut Drawing, axis: &Axis, mark: &TimeMark, y: f64) {
    let within = |x: f64| x.clamp(LEFT, RIGHT);
    let thin = Pen::new(MUTED, 1.0);
    match &mark.extent {
        Extent::Day(day) if axis.shows(*day) => {
            drawing.light(mark.light, (axis.end(*day), y), SIZE);
        }
        Extent::Day(_) => {}
        Extent::Span(from, to) => {
            let (left, right) = (within(axis.start(*from)), within(axis.end(*to)));
            let fill = light_ink(mark.light).tint(0.3);
            drawing.rect((left, y - 3.5), (right - left, 7.0), fill);
            if axis.shows(*to) {
                drawing.light(mark.light, (right, y), SIZE);
            }
        }
        Extent::From(day) if *day <= axis.1 => {
            let left = within(axis.start(*day));
            let pen = Pen::new(light_ink(mark.light), 2.0);
            drawing.line([(left, y - SIZE), (left, y + SIZE)], pen);
            drawing.line([(left, y), (RIGHT, y)], thin);
            let tip = [(RIGHT - 4.0, y - 4.0), (RIGHT, y), (RIGHT - 4.0, y + 4.0)];
            drawing.line(tip, thin);
        }
        Extent::From(_) => {}
        Extent::Every(days) => {
            let ends = days.first().zip(days.last());
            if let Some(((first, _), (last, _))) = ends {
                let line = [(within(axis.end(*first)), y), (within(axis.end(*last)), y)];
                drawing.line(line, thin);
            }
            for &(day, light) in days.iter().filter(|(day, _)| axis.shows(*day)) {
                drawing.light(light, (axis.end(day), y), SMALL_SIZE);
            }
        }
        Extent::Open => {
            let dashes = Some((2.0, 6.0));
            drawing.line([(LEFT, y), (RIGHT, y)], Pen { dashes, ..thin });
        }
    }
}

/// Each shape with its word.
fn legend(drawing: &mut Drawing, page: &Page<'_>, y: f64) {
    let mut x = EDGE + SIZE;
    for light in Light::ALL {
        drawing.light(light, (x, y - 4.0), SIZE);
        let words = page.light(light);
        drawing.text((x + 12.0, y), Anchor::Start, SMALL, MUTED, words.as_ref());
        x += 12.0 + width_of(&words, SMALL) + 24.0;
    }
    let thin = Pen::new(MUTED, 1.0);
    let dashed = Pen {
        dashes: Some((2.0, 6.0)),
        ..thin
    };
    for (pen, words) in [
        (thin, t!("drawing.line-recurs")),
        (dashed, t!("drawing.line-always")),
    ] {
        drawing.line([(x, y - 4.0), (x + 28.0, y - 4.0)], pen);
        drawing.text((x + 36.0, y), Anchor::Start, SMALL, MUTED, words.as_ref());
        x += 36.0 + width_of(&words, SMALL) + 24.0;
    }
}
