use eframe::egui::{Key, Modifiers, Response, Ui};

use super::Cursor;
use super::grid::Grid;
use crate::query::Matrix;
use crate::ui::View;
use crate::ui::focus::ALL_ARROWS;

/// Arrows move from half to half and from column to column, Enter or the space bar filters.
pub(super) fn keys(ui: &Ui, focus: &Response, grid: &Grid, matrix: &Matrix, view: &mut View) {
    if !focus.has_focus() {
        return;
    }
    ui.memory_mut(|memory| memory.set_focus_lock_filter(focus.id, ALL_ARROWS));
    let page = 2 * grid.page() as isize;
    let halves = 2 * grid.rows as isize;
    let steps = [
        (Key::ArrowDown, 1, 0),
        (Key::ArrowUp, -1, 0),
        (Key::PageDown, page, 0),
        (Key::PageUp, -page, 0),
        (Key::Home, -halves, 0),
        (Key::End, halves, 0),
        (Key::ArrowRight, 0, 1),
        (Key::ArrowLeft, 0, -1),
    ];
    for (key, down, right) in steps {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            let cursor = &mut view.matrix.cursor;
            *cursor = moved(*cursor, grid, down, right);
            view.matrix.scroll_to_cursor = true;
        }
    }
    let enters = [Key::Enter, Key::Space]
        .into_iter()
        .any(|key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)));
    let cursor = view.matrix.cursor;
    if let (true, Some(row), Some(column)) = (
        enters,
        matrix.rows.get(cursor.row),
        matrix.columns.get(cursor.column),
    ) {
        let department = &row.department;
        view.filter
            .toggle_cell(department, cursor.role(), Some(&column.value));
    }
}

/// `down` in halves of a row, `right` in columns; stops at the edges.
fn moved(cursor: Cursor, grid: &Grid, down: isize, right: isize) -> Cursor {
    let half = 2 * cursor.row + usize::from(cursor.is_responsible);
    let half = half
        .saturating_add_signed(down)
        .min((2 * grid.rows).saturating_sub(1));
    let column = cursor.column.saturating_add_signed(right);
    Cursor {
        row: half / 2,
        column: column.min(grid.columns.saturating_sub(1)),
        is_responsible: half % 2 == 1,
    }
}
