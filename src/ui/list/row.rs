//! One row: a measure in a line.

use eframe::egui::{
    Align2, Color32, FontId, Rangef, Rect, Response, Role, Stroke, StrokeKind, TextStyle, Ui,
    WidgetInfo, pos2,
    text::{LayoutJob, TextFormat, TextWrapping},
    vec2,
};
use rust_i18n::t;

use super::columns::{Column, Columns};
use super::row_words::Row;
use crate::query::Hit;
use crate::ui::lights::{light_tint, light_word};
use crate::ui::theme::{self, ACCENT_EDGE, Palette, Tint, palette};
use crate::wording;

/// How much of the title's column the reason for a row may take.
const WHY: f32 = 0.4;

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
    columns: &Columns,
    response: &Response,
    row: &Row,
    standing: Standing,
) {
    let spoken = row.spoken(&light_word(ui, row.light));
    response.widget_info(|| {
        WidgetInfo::selected(Role::ListBoxOption, true, standing.selected, &spoken)
    });
    let palette = palette(ui);
    background(ui, rect, response.hovered(), standing, palette);
    let small = theme::secondary().resolve(ui.style());
    let body = TextStyle::Body.resolve(ui.style());
    let y = rect.center().y;
    words(ui, columns.number, y, plain(&row.id, &small, palette.muted));
    let title = why_ui(ui, columns.title, y, &row.why);
    let job = marked(&row.title, &row.title_hits, &body, palette.ink, palette);
    words(ui, title, y, job);
    for &(column, range) in &columns.others {
        cell_ui(ui, range, y, column, row);
    }
}

fn cell_ui(ui: &Ui, range: Rangef, y: f32, column: Column, row: &Row) {
    let palette = palette(ui);
    let small = theme::secondary().resolve(ui.style());
    let quiet = |text: &str, hits: &[Hit]| marked(text, hits, &small, palette.muted, palette);
    match column {
        Column::Chapter => words(ui, range, y, quiet(&row.chapter, &[])),
        Column::Lead => words(ui, range, y, quiet(&row.lead, &row.lead_hits)),
        Column::Responsible => {
            words(ui, range, y, quiet(&row.responsible, &row.responsible_hits));
        }
        Column::Due => {
            let due = if row.due.is_empty() { "—" } else { &row.due };
            words(ui, range, y, plain(due, &small, palette.ink));
        }
        Column::Status => {
            let tint = palette.status(row.status);
            chip_ui(ui, range, y, &wording::status(row.status), tint);
        }
        Column::Light => light_chip(ui, range, y, row),
        Column::Notes if row.notes == 0 => {}
        Column::Notes => {
            let at = pos2(range.max, y);
            let count = row.notes.to_string();
            ui.painter()
                .text(at, Align2::RIGHT_CENTER, count, small, palette.muted);
        }
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
    if row.clash {
        chip_ui(ui, column, y, &t!("list.clash"), palette.overdue);
    } else {
        let tint = light_tint(ui, row.light);
        chip_ui(ui, column, y, &light_word(ui, row.light), tint);
    }
}

fn chip_ui(ui: &Ui, column: Rangef, y: f32, word: &str, tint: Tint) {
    let chip = Rect::from_center_size(pos2(column.center(), y), vec2(column.span(), theme::LIGHT));
    ui.painter()
        .rect_filled(chip, theme::LIGHT / 2.0, tint.fill);
    let font = TextStyle::Small.resolve(ui.style());
    let galley = ui.fonts_mut(|fonts| {
        fonts.layout_job(one_line(plain(word, &font, tint.ink), chip.width() - 8.0))
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
