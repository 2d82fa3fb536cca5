use chrono::NaiveDate;
use rust_i18n::t;

use super::page::{EDGE, MOST_ROWS, WIDTH, rest};
use super::{
    ACCENT, AMBER, Anchor, BODY, Drawing, INK, Ink, LINE, MUTED, PART, Page, Pen, Point, SMALL,
    fitted,
};
use crate::notebook::{Light, Status};
use crate::query::{BurnDown, Progress, ProgressBar, Value};

/// What the picture of the progress says.
pub struct ProgressSheet<'a> {
    pub page: Page<'a>,
    pub progress: &'a Progress,
    pub burn_down: &'a BurnDown,
}

/// What names and numbers take, a row, a bar, the chart.
const NAME: f64 = 190.0;
const NUMBER: f64 = 52.0;
const ROW: f64 = 24.0;
const BAR: f64 = 14.0;
const CHART: f64 = 180.0;
/// A line of the numbers below the chart.
const FIGURES: f64 = 20.0;

/// How milestones burn down, and a bar for each chapter and department, with all numbers.
pub fn progress_drawing(sheet: &ProgressSheet<'_>) -> Drawing {
    let (mut drawing, y) = sheet.page.begin(WIDTH, &t!("command.progress"));
    let mut y = burn_down(&mut drawing, sheet, y + ROW / 2.0);
    for (title, bars) in [
        (t!("progress.chapters"), &sheet.progress.chapters),
        (t!("progress.departments"), &sheet.progress.departments),
    ] {
        y += ROW;
        drawing.text((EDGE, y), Anchor::Start, PART, INK, title);
        heads(&mut drawing, sheet, y);
        for bar in bars.iter().take(MOST_ROWS) {
            y += ROW;
            bar_row(&mut drawing, sheet, bar, y);
        }
        if bars.len() > MOST_ROWS {
            y += ROW;
            let words = t!("drawing.more-rows", count = bars.len() - MOST_ROWS);
            rest(&mut drawing, y, &words);
        }
        y += ROW / 2.0;
    }
    drawing.height = y + EDGE;
    drawing
}

/// Where a day and a count stand in the chart.
struct Chart<'a> {
    burn: &'a BurnDown,
    first: NaiveDate,
    last: NaiveDate,
    bottom: f64,
}

impl Chart<'_> {
    const LEFT: f64 = EDGE + NAME;
    const RIGHT: f64 = WIDTH - EDGE;

    fn x(&self, day: NaiveDate) -> f64 {
        let passed = |day: NaiveDate| day.signed_duration_since(self.first).num_days() as f64 + 1.0;
        let days = passed(self.last);
        Self::LEFT + (Self::RIGHT - Self::LEFT) * passed(day).clamp(0.0, days) / days
    }

    fn y(&self, count: usize) -> f64 {
        self.bottom - CHART * count as f64 / self.burn.total.max(1) as f64
    }

    /// Level between the days on which something changes; a day counts at its end.
    fn stairs(&self, steps: &[(NaiveDate, usize)], to: NaiveDate) -> Vec<Point> {
        let mut points: Vec<Point> = Vec::new();
        for &(day, count) in steps.iter().filter(|(day, _)| *day <= to) {
            if let Some(&(_, before)) = points.last() {
                points.push((self.x(day), before));
                points.push((self.x(day), self.y(count)));
            } else {
                points.push((Self::LEFT, self.y(count)));
            }
        }
        points.extend(points.last().map(|&(_, left)| (self.x(to), left)));
        points
    }
}

/// Two lines over the months, and their numbers below; says where it ends.
fn burn_down(drawing: &mut Drawing, sheet: &ProgressSheet<'_>, top: f64) -> f64 {
    let (burn, today) = (sheet.burn_down, sheet.page.today);
    let Some((first, last)) = burn.days else {
        return top;
    };
    let heading = t!("progress.burn-down", count = burn.total);
    drawing.text((EDGE, top + 14.0), Anchor::Start, PART, INK, heading);
    let bottom = top + 24.0 + CHART;
    let chart = Chart {
        burn,
        first,
        last,
        bottom,
    };
    for (count, y) in [(0, bottom), (burn.total, bottom - CHART)] {
        drawing.line([(Chart::LEFT, y), (Chart::RIGHT, y)], Pen::new(LINE, 1.0));
        let at = (Chart::LEFT - 8.0, y + 4.0);
        drawing.text(at, Anchor::End, SMALL, MUTED, count.to_string());
    }
    let planned = Pen {
        dashes: Some((6.0, 4.0)),
        ..Pen::new(MUTED, 1.5)
    };
    drawing.line(chart.stairs(&burn.planned, last), planned);
    if today >= first {
        let open = chart.stairs(&burn.open, today.min(last));
        drawing.line(open, Pen::new(ACCENT, 2.5));
    }
    if (first..=last).contains(&today) {
        let x = chart.x(today);
        drawing.line([(x, bottom - CHART), (x, bottom)], Pen::new(AMBER, 1.0));
        let at = (x, bottom - CHART - 6.0);
        drawing.text(at, Anchor::Middle, SMALL, AMBER, today.to_string());
    }
    figures(drawing, &chart, today);
    bottom + 3.0 * FIGURES + ROW / 2.0
}

fn figures(drawing: &mut Drawing, chart: &Chart<'_>, today: NaiveDate) {
    let y = |line: usize| chart.bottom + FIGURES * (line + 1) as f64;
    let names = [
        (t!("progress.month-end"), MUTED),
        (t!("progress.planned"), MUTED),
        (t!("progress.open"), ACCENT),
    ];
    for (line, (words, ink)) in names.into_iter().enumerate() {
        drawing.text((EDGE, y(line)), Anchor::Start, SMALL, ink, words);
    }
    for (day, planned, open) in chart.burn.month_ends(today) {
        let month = day.format("%Y-%m").to_string();
        let open = open.map_or_else(|| "–".to_owned(), |open| open.to_string());
        let lines = [(month, MUTED), (planned.to_string(), INK), (open, ACCENT)];
        for (line, (words, ink)) in lines.into_iter().enumerate() {
            let at = (chart.x(day), y(line));
            drawing.text(at, Anchor::End, SMALL, ink, words);
        }
    }
}

/// Where the numbers of a column end: the total, then the parts.
fn column(progress: &Progress, place: usize) -> f64 {
    WIDTH - EDGE - NUMBER * (progress.parts.len() - place) as f64
}

fn heads(drawing: &mut Drawing, sheet: &ProgressSheet<'_>, y: f64) {
    let progress = sheet.progress;
    let total = t!("progress.total");
    let at = (column(progress, 0), y);
    drawing.text(at, Anchor::End, SMALL, MUTED, total);
    for (place, (part, _)) in progress.parts.iter().enumerate() {
        let right = column(progress, place + 1);
        let words = fitted(&sheet.page.name(part), SMALL, NUMBER - 4.0);
        drawing.text((right, y), Anchor::End, SMALL, MUTED, words);
        drawing.rect((right - 24.0, y + 4.0), (24.0, 3.0), part_fill(part));
    }
}

fn bar_row(drawing: &mut Drawing, sheet: &ProgressSheet<'_>, bar: &ProgressBar, y: f64) {
    let progress = sheet.progress;
    let name = fitted(&sheet.page.name(&bar.value), BODY, NAME - 8.0);
    drawing.text((EDGE, y), Anchor::Start, BODY, INK, name);
    let (mut left, right) = (EDGE + NAME, column(progress, 0) - NUMBER);
    let width = right - left;
    for ((part, _), &count) in progress.parts.iter().zip(&bar.parts) {
        if count == 0 {
            continue;
        }
        let part_width = width * count as f64 / bar.total.max(1) as f64;
        let corner = (left, y - BAR + 2.0);
        drawing.rect(corner, (part_width, BAR), part_fill(part));
        left += part_width;
    }
    let counts = std::iter::once(&bar.total).chain(&bar.parts);
    for (place, count) in counts.enumerate() {
        let ink = if *count == 0 { MUTED } else { INK };
        let at = (column(progress, place), y);
        drawing.text(at, Anchor::End, BODY, ink, count.to_string());
    }
}

fn part_fill(part: &Value) -> Ink {
    match part {
        Value::Light(Light::Overdue) | Value::Status(Status::Returned) => Ink(0xDF_A3A0),
        Value::Status(Status::Suspended) => Ink(0xEF_D0CE),
        Value::Light(Light::DueSoon) | Value::Status(Status::Deferred) => Ink(0xCF_BB95),
        Value::Light(Light::OnTime) | Value::Status(Status::Active) => Ink(0xB2_CAD0),
        Value::Light(Light::Done) | Value::Status(Status::Done) => Ink(0xB2_CDBC),
        Value::Status(Status::Closed) => Ink(0xD5_E4DB),
        _ => Ink(0xE3_E4E6),
    }
}
