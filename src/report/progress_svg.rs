use std::fmt::Write as _;

use chrono::NaiveDate;
use rust_i18n::t;

use crate::notebook::{Light, Status};
use crate::plan::Plan;
use crate::query::{BurnDown, Progress, ProgressBar, Value};
use crate::wording;

/// What the drawing of the progress says.
pub struct ProgressSheet<'a> {
    pub plan: &'a Plan,
    pub progress: &'a Progress,
    pub burn_down: &'a BurnDown,
    /// The day that lights are computed against.
    pub today: NaiveDate,
}

/// In points: the page, its edges, what names and numbers take, a row.
const WIDTH: f64 = 960.0;
const EDGE: f64 = 32.0;
const NAME: f64 = 190.0;
const NUMBER: f64 = 52.0;
const ROW: f64 = 24.0;
const BAR: f64 = 14.0;
const CHART: f64 = 180.0;

const INK: &str = "#1F2328";
const MUTED: &str = "#6B7078";
const LINE: &str = "#E4E1D9";
const ACCENT: &str = "#0F5C6E";

/// The progress as SVG 1.1 in UTF-8: how milestones burn down, and a bar for each chapter and department, with all
/// numbers as text.
pub fn progress_svg(sheet: &ProgressSheet<'_>) -> String {
    let mut body = String::new();
    let title = t!(
        "progress.svg-title",
        title = sheet.plan.title,
        day = sheet.today
    );
    let mut y = EDGE + 16.0;
    text(&mut body, EDGE, y, 20, INK, "start", &title);
    y += 24.0;
    y = burn_down(&mut body, sheet, y);
    for (title, bars) in [
        (t!("progress.chapters"), &sheet.progress.chapters),
        (t!("progress.departments"), &sheet.progress.departments),
    ] {
        y += ROW;
        text(&mut body, EDGE, y, 14, INK, "start", &title);
        heads(&mut body, sheet.progress, y);
        for bar in bars {
            y += ROW;
            bar_row(&mut body, sheet, bar, y);
        }
        y += ROW / 2.0;
    }
    let height = y + EDGE;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" viewBox=\"0 0 {WIDTH} {height}\" \
         font-family=\"'Noto Sans CJK SC','Microsoft YaHei',sans-serif\">\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#FFFFFF\"/>\n{body}</svg>\n"
    )
}

/// Two lines over the months, and their numbers below; says where it ends.
fn burn_down(body: &mut String, sheet: &ProgressSheet<'_>, top: f64) -> f64 {
    let burn = sheet.burn_down;
    let Some((first, last)) = burn.days else {
        return top;
    };
    let heading = t!("progress.burn-down", count = burn.total);
    text(body, EDGE, top + 14.0, 14, INK, "start", &heading);
    let (left, right, bottom) = (EDGE + NAME, WIDTH - EDGE, top + 24.0 + CHART);
    let days = last.signed_duration_since(first).num_days() as f64 + 1.0;
    let x = |day: NaiveDate| {
        let passed = day.signed_duration_since(first).num_days() as f64 + 1.0;
        left + (right - left) * passed.clamp(0.0, days) / days
    };
    let height = |count: usize| bottom - CHART * count as f64 / burn.total.max(1) as f64;
    let stairs = |steps: &[(NaiveDate, usize)], to: NaiveDate| {
        let mut path = String::new();
        for (place, &(day, count)) in steps.iter().filter(|(day, _)| *day <= to).enumerate() {
            let _ = match place {
                0 => write!(path, "M{left:.1} {:.1}", height(count)),
                _ => write!(path, "H{:.1}V{:.1}", x(day), height(count)),
            };
        }
        let _ = write!(path, "H{:.1}", x(to));
        path
    };
    let _ = writeln!(
        body,
        "<path d=\"M{left} {bottom}H{right}\" stroke=\"{LINE}\"/>\n\
         <path d=\"{}\" fill=\"none\" stroke=\"{MUTED}\" stroke-width=\"1.5\" stroke-dasharray=\"6 4\"/>",
        stairs(&burn.planned, last),
    );
    if sheet.today >= first {
        let open = stairs(&burn.open, sheet.today.min(last));
        let _ = writeln!(
            body,
            "<path d=\"{open}\" fill=\"none\" stroke=\"{ACCENT}\" stroke-width=\"2.5\"/>"
        );
    }
    for (line, (words, ink)) in [
        (t!("progress.month-end"), MUTED),
        (t!("progress.planned"), MUTED),
        (t!("progress.open"), ACCENT),
    ]
    .into_iter()
    .enumerate()
    {
        text(
            body,
            EDGE,
            bottom + 20.0 * (line + 1) as f64,
            12,
            ink,
            "start",
            &words,
        );
    }
    for (day, planned, open) in burn.month_ends(sheet.today) {
        let month = day.format("%Y-%m").to_string();
        let open = open.map_or_else(|| "–".to_owned(), |open| open.to_string());
        let lines = [(month, MUTED), (planned.to_string(), INK), (open, ACCENT)];
        for (line, (words, ink)) in lines.into_iter().enumerate() {
            let y = bottom + 20.0 * (line + 1) as f64;
            text(body, x(day), y, 12, ink, "end", &words);
        }
    }
    bottom + 3.0 * 20.0 + ROW / 2.0
}

/// Where the numbers of a column end: the total, then the parts.
fn column(progress: &Progress, place: usize) -> f64 {
    WIDTH - EDGE - NUMBER * (progress.parts.len() - place) as f64
}

fn heads(body: &mut String, progress: &Progress, y: f64) {
    let total = t!("progress.total");
    text(body, column(progress, 0), y, 12, MUTED, "end", &total);
    for (place, (part, _)) in progress.parts.iter().enumerate() {
        let words = part_words(part);
        text(
            body,
            column(progress, place + 1),
            y,
            12,
            MUTED,
            "end",
            &words,
        );
    }
}

fn bar_row(body: &mut String, sheet: &ProgressSheet<'_>, bar: &ProgressBar, y: f64) {
    let progress = sheet.progress;
    let name: String = bar_name(sheet.plan, &bar.value).chars().take(13).collect();
    text(body, EDGE, y, 13, INK, "start", &name);
    let (mut left, right) = (EDGE + NAME, column(progress, 0) - NUMBER);
    let width = right - left;
    for ((part, _), &count) in progress.parts.iter().zip(&bar.parts) {
        let part_width = width * count as f64 / bar.total.max(1) as f64;
        let _ = writeln!(
            body,
            "<rect x=\"{left:.1}\" y=\"{:.1}\" width=\"{part_width:.1}\" height=\"{BAR}\" fill=\"{}\"/>",
            y - BAR + 2.0,
            part_fill(part),
        );
        left += part_width;
    }
    let counts = std::iter::once(&bar.total).chain(&bar.parts);
    for (place, count) in counts.enumerate() {
        let count = count.to_string();
        text(body, column(progress, place), y, 13, INK, "end", &count);
    }
}

fn bar_name(plan: &Plan, value: &Value) -> String {
    match value {
        Value::Chapter(number) => {
            let chapter = plan.chapters.iter().find(|it| it.number == *number);
            let title = chapter.map_or("", |it| it.title.as_str());
            t!("filter.chapter", number = number, title = title).into()
        }
        Value::Department(name) => name.clone(),
        _ => String::new(),
    }
}

fn part_words(part: &Value) -> String {
    match part {
        Value::Light(light) => wording::light(*light).into(),
        Value::Status(status) => wording::status(*status).into(),
        _ => String::new(),
    }
}

fn part_fill(part: &Value) -> &'static str {
    match part {
        Value::Light(Light::Overdue) | Value::Status(Status::Returned) => "#DFA3A0",
        Value::Status(Status::Suspended) => "#EFD0CE",
        Value::Light(Light::DueSoon) | Value::Status(Status::Deferred) => "#CFBB95",
        Value::Light(Light::OnTime) | Value::Status(Status::Active) => "#B2CAD0",
        Value::Light(Light::Done) | Value::Status(Status::Done) => "#B2CDBC",
        Value::Status(Status::Closed) => "#D5E4DB",
        _ => "#E3E4E6",
    }
}

fn text(body: &mut String, x: f64, y: f64, size: u32, ink: &str, anchor: &str, words: &str) {
    let words = words
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    let _ = writeln!(
        body,
        "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\" fill=\"{ink}\" text-anchor=\"{anchor}\">{words}</text>"
    );
}
