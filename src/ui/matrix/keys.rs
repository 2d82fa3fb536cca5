use eframe::egui::{Key, Modifiers, Response, Ui};

use super::Cursor;
use super::grid::Grid;
use crate::query::Matrix;
use crate::ui::View;
use crate::ui::focus::ALL_ARROWS;
use crate::ui::gestures::{Gesture, pressed};

#[derive(Clone, Copy)]
pub(in crate::ui) enum Way {
    /// From half to half of a cell.
    Halves(isize),
    Columns(isize),
    Pages(isize),
    First,
    Last,
    /// Shows what is counted here.
    Choose,
}

const NONE: Modifiers = Modifiers::NONE;

pub(in crate::ui) const MATRIX_KEYS: &[Gesture<Way>] = &[
    Gesture {
        does: "keys.halves",
        keys: &[
            (NONE, Key::ArrowUp, Way::Halves(-1)),
            (NONE, Key::ArrowDown, Way::Halves(1)),
        ],
    },
    Gesture {
        does: "keys.columns",
        keys: &[
            (NONE, Key::ArrowLeft, Way::Columns(-1)),
            (NONE, Key::ArrowRight, Way::Columns(1)),
        ],
    },
    Gesture {
        does: "keys.pages",
        keys: &[
            (NONE, Key::PageUp, Way::Pages(-1)),
            (NONE, Key::PageDown, Way::Pages(1)),
        ],
    },
    Gesture {
        does: "keys.ends",
        keys: &[(NONE, Key::Home, Way::First), (NONE, Key::End, Way::Last)],
    },
    Gesture {
        does: "keys.choose",
        keys: &[
            (NONE, Key::Enter, Way::Choose),
            (NONE, Key::Space, Way::Choose),
        ],
    },
];

pub(super) fn keys(ui: &Ui, focus: &Response, grid: &Grid, matrix: &Matrix, view: &mut View) {
    if !focus.has_focus() {
        return;
    }
    ui.memory_mut(|memory| memory.set_focus_lock_filter(focus.id, ALL_ARROWS));
    let page = 2 * grid.page() as isize;
    let halves = 2 * grid.rows as isize;
    for way in pressed(ui.ctx(), MATRIX_KEYS, |_| true) {
        let (down, right) = match way {
            Way::Halves(step) => (step, 0),
            Way::Columns(step) => (0, step),
            Way::Pages(step) => (step * page, 0),
            Way::First => (-halves, 0),
            Way::Last => (halves, 0),
            Way::Choose => {
                choose(matrix, view);
                continue;
            }
        };
        let cursor = &mut view.matrix.cursor;
        *cursor = moved(*cursor, grid, down, right);
        view.matrix.scroll_to_cursor = true;
    }
}

fn choose(matrix: &Matrix, view: &mut View) {
    let cursor = view.matrix.cursor;
    let row = matrix.rows.get(cursor.row);
    if let Some((row, column)) = row.zip(matrix.columns.get(cursor.column)) {
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
