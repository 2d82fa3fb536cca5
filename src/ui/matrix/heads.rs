//! The headings, which stay where they are while the cells move below them.

use eframe::egui::{
    Align2, Color32, FontSelection, Rect, Response, Role as Kind, Sense, Stroke, TextStyle,
    TextWrapMode, Ui, WidgetInfo, WidgetText, pos2, vec2,
};
use rust_i18n::t;

use super::Painted;
use super::cell::role_words;
use crate::query::{MatrixRow, Month, Role, Stance, Value};
use crate::ui::View;
use crate::ui::choice::focus_ring;
use crate::ui::theme::{ACCENT_EDGE, EDGE, GRID, palette};
use crate::wording;

pub(super) fn heads_ui(ui: &mut Ui, painted: &Painted, view: &mut View) {
    let clip = ui.clip_rect();
    let grid = painted.grid;
    let palette = palette(ui);
    for (part, draw) in [
        (grid.names(), names_ui as fn(&mut Ui, &Painted, &mut View)),
        (grid.heads(), columns_ui),
        (grid.corner(), corner_ui),
    ] {
        ui.set_clip_rect(clip.intersect(part));
        ui.painter().rect_filled(part, 0.0, palette.panel);
        draw(ui, painted, view);
    }
    ui.set_clip_rect(clip);
    let line = Stroke::new(1.0, palette.line);
    let pane = grid.corner().union(grid.heads());
    ui.painter()
        .hline(pane.x_range(), pane.bottom() - 0.5, line);
}

fn corner_ui(ui: &mut Ui, painted: &Painted, _: &mut View) {
    let rect = painted.grid.corner();
    let font = TextStyle::Small.resolve(ui.style());
    let ink = palette(ui).muted;
    let painter = ui.painter();
    let y = rect.center().y;
    let name = pos2(rect.left() + EDGE, y);
    painter.text(
        name,
        Align2::LEFT_CENTER,
        t!("matrix.department"),
        font.clone(),
        ink,
    );
    let total = pos2(rect.right() - 2.0 * GRID, y);
    painter.text(total, Align2::RIGHT_CENTER, t!("matrix.total"), font, ink);
}

fn names_ui(ui: &mut Ui, painted: &Painted, view: &mut View) {
    let body = painted.grid.names();
    let mut clicked = None;
    for row in painted.grid.rows_in_sight() {
        let Some(department) = painted.matrix.rows.get(row) else {
            continue;
        };
        let rect = painted.grid.name_rect(row);
        let id = ui.scope_id().with(("row", row));
        let response = ui.interact(rect.intersect(body), id, Sense::CLICK);
        let is_chosen = department.is_chosen;
        response.widget_info(|| {
            let words = t!(
                "matrix.row",
                department = department.department,
                lead = department.total.lead,
                responsible = department.total.responsible
            );
            WidgetInfo::selected(Kind::RowHeader, true, is_chosen, words)
        });
        let is_stressed = painted.stress.has_row(is_chosen);
        name_ui(
            ui,
            rect,
            painted.grid.name,
            department,
            is_stressed,
            &response,
        );
        if response.clicked() {
            clicked = Some(department);
        }
    }
    if let Some(department) = clicked {
        view.filter
            .toggle_cell(&department.department, Role::Any, None);
    }
}

fn name_ui(
    ui: &Ui,
    rect: Rect,
    width: f32,
    row: &MatrixRow,
    is_stressed: bool,
    response: &Response,
) {
    let palette = palette(ui);
    let (ink, count) = if is_stressed {
        (palette.ink, palette.ink)
    } else {
        (palette.muted, palette.muted)
    };
    let ink = if response.hovered() {
        palette.accent
    } else {
        ink
    };
    if row.is_chosen {
        let edge = Rect::from_min_size(rect.min, vec2(ACCENT_EDGE, rect.height()));
        ui.painter().rect_filled(edge, 0.0, palette.accent);
    }
    let galley = WidgetText::from(row.department.as_str()).into_galley(
        ui,
        Some(TextWrapMode::Truncate),
        width - 2.0 * GRID,
        FontSelection::Style(TextStyle::Body),
    );
    let elided = galley.elided;
    let at = pos2(rect.left() + EDGE, rect.center().y - galley.size().y / 2.0);
    ui.painter()
        .galley_with_override_text_color(at, galley, ink);
    if elided && response.hovered() {
        response.clone().on_hover_text(row.department.as_str());
    }
    let right = rect.right() - 2.0 * GRID;
    let halves = [
        (Role::Lead, row.total.lead, rect.height() * 0.27),
        (
            Role::Responsible,
            row.total.responsible,
            rect.height() * 0.73,
        ),
    ];
    let font = TextStyle::Small.resolve(ui.style());
    for (role, total, y) in halves {
        let color: Color32 = if total == 0 { palette.muted } else { count };
        let at = pos2(right, rect.top() + y);
        let words = role_words(role, total);
        ui.painter()
            .text(at, Align2::RIGHT_CENTER, words, font.clone(), color);
    }
    let line = Stroke::new(1.0, palette.line);
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 0.5, line);
}

fn columns_ui(ui: &mut Ui, painted: &Painted, view: &mut View) {
    let mut clicked = None;
    for column in painted.grid.columns_in_sight() {
        let Some(head) = painted.matrix.columns.get(column) else {
            continue;
        };
        let rect = painted.grid.head_rect(column);
        let id = ui.scope_id().with(("column", column));
        let within = rect.intersect(painted.grid.heads());
        let response = ui.interact(within, id, Sense::click());
        let is_chosen = view.filter.stance(&head.value) == Stance::Chosen;
        let words = painted.column_words(&head.value);
        response.widget_info(|| {
            let words = t!("matrix.column", column = words, count = head.count);
            WidgetInfo::selected(Kind::ColumnHeader, true, is_chosen, words)
        });
        column_ui(ui, rect, &head.value, head.count, is_chosen, &response);
        if response.clicked() {
            clicked = Some(head.value.clone());
        }
        if response.hovered() {
            response.on_hover_text(words);
        }
    }
    if let Some(value) = clicked {
        view.filter.toggle(&value);
    }
}

fn column_ui(
    ui: &Ui,
    rect: Rect,
    value: &Value,
    count: usize,
    is_chosen: bool,
    response: &Response,
) {
    let palette = palette(ui);
    let font = TextStyle::Small.resolve(ui.style());
    let ink = match (is_chosen, response.hovered()) {
        (true, _) | (_, true) => palette.accent,
        _ => palette.ink,
    };
    let name = match value {
        Value::Month(Month::None) => t!("matrix.no-month"),
        Value::Month(Month::Number(month)) => wording::short_month(*month),
        Value::Chapter(number) => number.to_string().into(),
        _ => "".into(),
    };
    let painter = ui.painter();
    let (above, below) = rect
        .shrink2(vec2(0.0, GRID))
        .split_top_bottom_at_fraction(0.5);
    let at = above.center();
    painter.text(at, Align2::CENTER_CENTER, name, font.clone(), ink);
    painter.text(
        below.center(),
        Align2::CENTER_CENTER,
        count,
        font,
        palette.muted,
    );
    if is_chosen {
        let line = Rect::from_min_max(pos2(rect.left() + 1.0, rect.bottom() - 3.0), rect.max);
        painter.rect_filled(line, 0.0, palette.accent);
    }
    focus_ring(ui, rect.shrink(1.0), response);
}
