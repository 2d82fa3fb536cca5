//! One row: a measure in a line.

use std::borrow::Cow;

use eframe::egui::{
    Align2, Color32, FontId, Rangef, Rect, Response, Role, Stroke, StrokeKind, TextStyle, Ui,
    WidgetInfo, pos2,
    text::{LayoutJob, TextFormat, TextWrapping},
    vec2,
};
use rust_i18n::t;

use super::columns::Columns;
use crate::notebook::{Light, MeasureState};
use crate::plan::Measure;
use crate::query::{Hit, Search};
use crate::ui::theme::{self, ACCENT_EDGE, Palette, palette};
use crate::wording;

/// How much of the title's column the reason for a row may take.
const WHY: f32 = 0.4;

/// What a row shows, as words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ui) struct Row {
    pub id: String,
    pub title: String,
    pub title_hits: Vec<Hit>,
    /// Where else the words of the search are.
    pub why: String,
    pub lead: String,
    pub lead_hits: Vec<Hit>,
    pub due: String,
    pub light: Light,
    pub notes: usize,
    pub clash: bool,
}

/// What the search says of a row.
pub(in crate::ui) struct Found<'a> {
    pub why: String,
    pub search: &'a Search,
}

impl<'a> Found<'a> {
    pub fn of(search: &'a Search) -> Self {
        let why = String::new();
        Self { why, search }
    }
}

impl Row {
    pub fn of(measure: &Measure, state: Option<&MeasureState>, found: &Found<'_>) -> Self {
        let mut leads: Vec<&str> = Vec::new();
        for party in measure.assignments.iter().flat_map(|a| &a.lead) {
            if !leads.contains(&party.name.as_str()) {
                leads.push(&party.name);
            }
        }
        let lead = leads.join(&t!("list.and"));
        Self {
            id: measure.id.clone(),
            title: measure.title.clone(),
            title_hits: found.search.hits_in_name(&measure.title),
            why: found.why.clone(),
            lead_hits: found.search.hits_in_name(&lead),
            lead,
            due: due_words(measure, state).join(&t!("list.and")),
            light: state.map_or(Light::None, |state| state.light),
            notes: state.map_or(0, |state| state.notes.len()),
            clash: state.is_some_and(MeasureState::has_clash),
        }
    }

    /// What a screen reader says: number, title, state, dates, lead, notes.
    pub fn spoken(&self) -> String {
        let mut parts = vec![format!("{} {}", self.id, self.title)];
        parts.push(wording::light(self.light).into());
        if self.clash {
            parts.push(t!("list.clash").into());
        }
        if !self.due.is_empty() {
            parts.push(t!("list.spoken-due", due = self.due).into());
        }
        if !self.lead.is_empty() {
            parts.push(t!("list.spoken-lead", lead = self.lead).into());
        }
        if self.notes > 0 {
            parts.push(t!("list.spoken-notes", count = self.notes).into());
        }
        if !self.why.is_empty() {
            parts.push(t!("list.spoken-why", why = self.why).into());
        }
        parts.join(&t!("list.comma"))
    }
}

/// The dates as written; of a deferred milestone the new one.
fn due_words<'a>(measure: &'a Measure, state: Option<&MeasureState>) -> Vec<Cow<'a, str>> {
    let mut words: Vec<Cow<str>> = Vec::new();
    for (index, milestone) in measure.milestones.iter().enumerate() {
        let holds = state.and_then(|state| state.milestones.get(index)?.due);
        let word = match holds {
            Some(due) if milestone.due != holds && milestone.recurs.is_none() => {
                t!("list.moved", due = due).into_owned().into()
            }
            _ => Cow::Borrowed(milestone.text.as_str()),
        };
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

/// How a row stands in the list.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::ui) struct Standing {
    pub selected: bool,
    pub current: bool,
    /// The keyboard is in the list and this is the current row.
    pub focused: bool,
}

/// Draws `row` into `rect` and names it for a screen reader.
pub(in crate::ui) fn row_ui(
    ui: &Ui,
    rect: Rect,
    response: &Response,
    row: &Row,
    standing: Standing,
) {
    response.widget_info(|| {
        WidgetInfo::selected(Role::ListBoxOption, true, standing.selected, row.spoken())
    });
    let palette = palette(ui);
    background(ui, rect, response.hovered(), standing, palette);
    let columns = Columns::of(rect.x_range());
    let small = theme::secondary().resolve(ui.style());
    let body = TextStyle::Body.resolve(ui.style());
    let y = rect.center().y;
    words(ui, columns.number, y, plain(&row.id, &small, palette.muted));
    let title = why_ui(ui, columns.title, y, &row.why);
    let job = marked(&row.title, &row.title_hits, &body, palette.ink, palette);
    words(ui, title, y, job);
    if let Some(column) = columns.lead {
        let job = marked(&row.lead, &row.lead_hits, &small, palette.muted, palette);
        words(ui, column, y, job);
    }
    if let Some(column) = columns.due {
        let due = if row.due.is_empty() { "—" } else { &row.due };
        words(ui, column, y, plain(due, &small, palette.ink));
    }
    light_chip(ui, columns.light, y, row);
    if let (Some(column), true) = (columns.notes, row.notes > 0) {
        let count = row.notes.to_string();
        let at = pos2(column.max, y);
        ui.painter()
            .text(at, Align2::RIGHT_CENTER, count, small, palette.muted);
    }
}

fn background(ui: &Ui, rect: Rect, hovered: bool, standing: Standing, palette: &Palette) {
    let painter = ui.painter();
    if standing.selected {
        painter.rect_filled(rect, 0.0, palette.selection);
    } else if hovered {
        painter.rect_filled(rect, 0.0, palette.side);
    }
    if standing.current {
        let edge = Rect::from_min_size(rect.min, vec2(ACCENT_EDGE, rect.height()));
        painter.rect_filled(edge, 0.0, palette.accent);
    }
    let line = Stroke::new(1.0, palette.line);
    painter.hline(rect.x_range(), rect.bottom() - 0.5, line);
    if standing.focused {
        let ring = Stroke::new(1.5, palette.accent);
        painter.rect_stroke(rect.shrink(1.0), 3.0, ring, StrokeKind::Inside);
    }
}

/// The word of the light on its tint; a clash says so instead, since it must be settled first.
fn light_chip(ui: &Ui, column: Rangef, y: f32, row: &Row) {
    let palette = palette(ui);
    let (word, tint) = if row.clash {
        (t!("list.clash"), palette.overdue)
    } else {
        (wording::light(row.light), palette.light(row.light))
    };
    let chip = Rect::from_center_size(pos2(column.center(), y), vec2(column.span(), theme::LIGHT));
    ui.painter()
        .rect_filled(chip, theme::LIGHT / 2.0, tint.fill);
    let font = TextStyle::Small.resolve(ui.style());
    let galley = ui.fonts_mut(|fonts| {
        fonts.layout_job(one_line(plain(&word, &font, tint.ink), chip.width() - 8.0))
    });
    let at = chip.center() - galley.size() / 2.0;
    ui.painter().galley(at, galley, tint.ink);
}

fn plain(text: &str, font: &FontId, color: Color32) -> LayoutJob {
    LayoutJob::simple_singleline(text.to_owned(), font.clone(), color)
}

/// Why the row is there, at the right of the title's column; what of the column is left for the title.
fn why_ui(ui: &Ui, column: Rangef, y: f32, why: &str) -> Rangef {
    if why.is_empty() {
        return column;
    }
    let font = TextStyle::Small.resolve(ui.style());
    let job = one_line(plain(why, &font, palette(ui).muted), column.span() * WHY);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let at = pos2(column.max - galley.size().x, y - galley.size().y / 2.0);
    let title = Rangef::new(column.min, at.x - 2.0 * theme::GRID);
    ui.painter().galley(at, galley, Color32::PLACEHOLDER);
    title
}

/// Words with what the search found in them on a tint and underlined.
pub(in crate::ui) fn marked(
    text: &str,
    hits: &[Hit],
    font: &FontId,
    ink: Color32,
    palette: &Palette,
) -> LayoutJob {
    let normal = TextFormat::simple(font.clone(), ink);
    let found = TextFormat {
        background: palette.hit,
        underline: Stroke::new(1.0, palette.accent),
        ..normal.clone()
    };
    let mut job = LayoutJob::default();
    let mut from = 0;
    for hit in hits {
        let (Some(before), Some(inside)) =
            (text.get(from..hit.start), text.get(hit.start..hit.end))
        else {
            continue;
        };
        job.append(before, 0.0, normal.clone());
        job.append(inside, 0.0, found.clone());
        from = hit.end;
    }
    job.append(text.get(from..).unwrap_or_default(), 0.0, normal);
    job
}

fn one_line(mut job: LayoutJob, width: f32) -> LayoutJob {
    job.wrap = TextWrapping::truncate_at_width(width);
    job
}

/// Words that begin at the left of a column and end in `…` where they do not fit.
fn words(ui: &Ui, column: Rangef, y: f32, job: LayoutJob) {
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(one_line(job, column.span())));
    let at = pos2(column.min, y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, Color32::PLACEHOLDER);
}
