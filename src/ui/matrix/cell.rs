use eframe::egui::{
    Align2, Color32, Id, Pos2, Rect, Response, Role as Kind, Sense, Stroke, StrokeKind, TextStyle,
    Ui, WidgetInfo,
};
use rust_i18n::t;

use super::{Painted, matrix_id};
use crate::query::{MatrixRow, Role, RoleCounts};
use crate::ui::View;
use crate::ui::theme::{Palette, palette};
use crate::wording;

/// Corners of what a count is drawn on.
const RADIUS: f32 = 3.0;

/// Draws the cells in sight; a click filters to one.
pub(super) fn cells_ui(ui: &mut Ui, painted: &Painted, focus: &Response, view: &mut View) {
    let grid = painted.grid;
    let body = grid.body();
    let clip = ui.clip_rect();
    ui.set_clip_rect(clip.intersect(body));
    let cursor = view.matrix.cursor;
    let mut clicked = None;
    for row in grid.rows_in_sight() {
        let Some(department) = painted.matrix.rows.get(row) else {
            continue;
        };
        let line = Stroke::new(1.0, palette(ui).line);
        let bottom = grid.cell_rect(row, 0).bottom() - 0.5;
        ui.painter().hline(body.x_range(), bottom, line);
        for column in grid.columns_in_sight() {
            let at_cursor = (row, column) == (cursor.row, cursor.column);
            let counts = department.cells.get(column).copied().unwrap_or_default();
            let rect = grid.cell_rect(row, column);
            let cell = Cell {
                department,
                column,
                counts,
                rect,
            };
            let response = cell.interact(ui, painted, cell_id(row, column), body);
            if at_cursor {
                ui.ctx().accesskit_node_builder(focus.id, |node| {
                    node.set_active_descendant(response.id.accesskit_id());
                });
            }
            if response.clicked() {
                clicked = Some((row, column, cell.role_at(&response)));
            }
            cell.paint(ui, painted, &response);
            if at_cursor && focus.has_focus() {
                let half = halves(rect)[usize::from(cursor.is_responsible)];
                let ring = Stroke::new(1.5, palette(ui).accent);
                ui.painter()
                    .rect_stroke(half, RADIUS, ring, StrokeKind::Inside);
            }
        }
    }
    ui.set_clip_rect(clip);
    if let Some((row, column, role)) = clicked {
        let name = &painted.matrix.rows[row].department;
        let value = &painted.matrix.columns[column].value;
        view.filter.toggle_cell(name, role, Some(value));
        view.matrix.cursor.row = row;
        view.matrix.cursor.column = column;
        view.matrix.cursor.is_responsible = role == Role::Responsible;
        focus.request_focus();
    }
}

fn cell_id(row: usize, column: usize) -> Id {
    matrix_id().with((row, column))
}

/// Lead above, responsible below.
fn halves(rect: Rect) -> [Rect; 2] {
    let inner = rect.shrink(1.0);
    let (above, below) = inner.split_top_bottom_at_fraction(0.5);
    [above, below]
}

struct Cell<'a> {
    department: &'a MatrixRow,
    column: usize,
    counts: RoleCounts,
    rect: Rect,
}

impl Cell<'_> {
    fn interact(&self, ui: &Ui, painted: &Painted, id: Id, body: Rect) -> Response {
        // Clickable without being a stop of its own for Tab: the matrix is one.
        let response = ui.interact(self.rect.intersect(body), id, Sense::CLICK);
        response.widget_info(|| WidgetInfo::labeled(Kind::Cell, true, self.words(painted)));
        response
    }

    fn words(&self, painted: &Painted) -> String {
        let column = &painted.matrix.columns[self.column].value;
        t!(
            "matrix.cell",
            department = self.department.department,
            column = painted.column_words(column),
            lead = self.counts.lead,
            responsible = self.counts.responsible
        )
        .into()
    }

    /// By where the pointer is; who comes without one means both.
    fn role_at(&self, response: &Response) -> Role {
        match response.interact_pointer_pos() {
            None => Role::Any,
            Some(at) if at.y < self.rect.center().y => Role::Lead,
            Some(_) => Role::Responsible,
        }
    }

    fn paint(&self, ui: &Ui, painted: &Painted, response: &Response) {
        let palette = palette(ui);
        let is_stressed = painted.stress.has_row(self.department.is_chosen)
            && painted.stress.has_column(self.column);
        let most = painted.matrix.most.max(1) as f32;
        let font = TextStyle::Small.resolve(ui.style());
        let counts = [self.counts.lead, self.counts.responsible];
        let inks = [palette.accent, palette.target];
        let is_under = |at: Option<Pos2>, half: Rect| at.is_some_and(|at| half.contains(at));
        for ((half, count), ink) in halves(self.rect).into_iter().zip(counts).zip(inks) {
            let mut edge = palette.line;
            if count > 0 {
                // The root keeps one measure apart from none where another cell has hundreds.
                let share = (count as f32 / most).sqrt();
                let (fill, words) = tinted(palette, ink, share, is_stressed);
                let (at, font) = (half.center(), font.clone());
                let painter = ui.painter();
                painter.rect_filled(half.shrink(0.5), RADIUS, fill);
                painter.text(at, Align2::CENTER_CENTER, count, font, words);
                edge = ink;
            }
            // An empty one, too, can be clicked.
            if response.hovered() && is_under(response.hover_pos(), half) {
                let edge = Stroke::new(1.0, edge);
                ui.painter()
                    .rect_stroke(half.shrink(0.5), RADIUS, edge, StrokeKind::Inside);
            }
        }
        if response.hovered() {
            let hint = t!("matrix.hint", cell = self.words(painted));
            response.clone().on_hover_text(hint);
        }
    }
}

fn tinted(palette: &Palette, ink: Color32, share: f32, is_stressed: bool) -> (Color32, Color32) {
    if is_stressed {
        (palette.heat(ink, share), palette.ink)
    } else {
        (palette.panel, palette.muted)
    }
}

/// What a half of a row is: 牵头 18.
pub(super) fn role_words(role: Role, count: usize) -> String {
    format!("{} {count}", wording::role(role))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::theme::{DARK_PALETTE, LIGHT_PALETTE};

    /// Contrast as WCAG 2.2 has it, 1 to 21.
    fn contrast(a: Color32, b: Color32) -> f32 {
        let luminance = |color: Color32| {
            let [r, g, b, _] = eframe::egui::Rgba::from(color).to_array();
            0.2126 * r + 0.7152 * g + 0.0722 * b
        };
        let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
        a.max(b) / a.min(b)
    }

    #[test]
    fn a_count_can_be_read_on_every_depth() {
        for palette in [&LIGHT_PALETTE, &DARK_PALETTE] {
            for ink in [palette.accent, palette.target] {
                for (share, is_stressed) in [(0.0, true), (0.5, true), (1.0, true), (1.0, false)] {
                    let (fill, words) = tinted(palette, ink, share, is_stressed);
                    let contrast = contrast(fill, words);
                    assert!(contrast >= 4.5, "{fill:?} {words:?}: {contrast}");
                }
            }
        }
    }
}
