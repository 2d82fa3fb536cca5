//! Who has how much to do when: departments against months or chapters, lead and responsible apart.

mod cell;
mod grid;
mod heads;
mod keys;

use std::sync::Arc;

use eframe::egui::{Id, Role as Kind, ScrollArea, Sense, Ui, WidgetInfo};
use rust_i18n::t;

use self::grid::Grid;
pub(super) use self::keys::MATRIX_KEYS;
use super::beside::Beside;
use super::list::{at_work_ui, empty_ui};
use super::switch::switch_ui;
use super::{Scene, View};
use crate::query::{Filter, Matrix, MatrixAxis, Role, Value};

/// How the matrix is looked at, and the matrix while nothing changes.
#[derive(Clone, Debug, Default)]
pub struct MatrixView {
    pub axis: MatrixAxis,
    /// Where the keyboard is.
    cursor: Cursor,
    scroll_to_cursor: bool,
    /// By the edition that it is of.
    made: Beside<(u64, MatrixAxis), Arc<Matrix>>,
}

impl MatrixView {
    /// Whether there is something to be seen.
    pub fn is_there(&self) -> bool {
        self.made.last().is_some()
    }
}

/// A half of a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Cursor {
    row: usize,
    column: usize,
    is_responsible: bool,
}

impl Cursor {
    fn role(self) -> Role {
        if self.is_responsible {
            Role::Responsible
        } else {
            Role::Lead
        }
    }
}

/// The id of the matrix, which holds the keyboard for all its cells.
pub(super) fn matrix_id() -> Id {
    Id::unique("matrix")
}

/// Months or chapters.
pub(super) fn axis_ui(ui: &mut Ui, view: &mut MatrixView) {
    let names = [t!("matrix.months"), t!("matrix.chapters")];
    let names = [names[0].as_ref(), names[1].as_ref()];
    let axes = [MatrixAxis::Months, MatrixAxis::Chapters];
    let chosen = axes.iter().position(|&axis| axis == view.axis).unwrap_or(0);
    if let Some(place) = switch_ui(ui, &names, chosen) {
        view.axis = axes[place];
        view.cursor.column = 0;
    }
}

/// Draws the matrix; only the cells in sight are made.
pub(super) fn matrix_ui(ui: &mut Ui, scene: &Scene, view: &mut View) {
    let Some(matrix) = refreshed(scene, view) else {
        at_work_ui(ui);
        return;
    };
    if matrix.rows.is_empty() {
        empty_ui(ui, scene, view);
        return;
    }
    let pane = ui.available_rect_before_wrap();
    let focus = ui.interact(pane, matrix_id(), Sense::FOCUSABLE);
    focus.widget_info(|| WidgetInfo::labeled(Kind::Grid, true, t!("matrix.name")));
    let grid = Grid::fit(ui, pane, &matrix);
    keys::keys(ui, &focus, &grid, &matrix, view);
    let mut area = ScrollArea::both()
        .id_salt(("matrix", view.matrix.axis))
        .auto_shrink(false)
        .animated(false);
    if let Some(row) = fresh_row(ui, &matrix, view) {
        area = area.vertical_scroll_offset(grid.offset_of(row));
    }
    area.show_viewport(ui, |ui, viewport| {
        ui.set_min_size(grid.content());
        let grid = grid.at(ui.max_rect().min, viewport);
        let painted = Painted {
            scene,
            matrix: &matrix,
            grid: &grid,
            stress: Stress::of(&matrix, &view.filter),
        };
        cell::cells_ui(ui, &painted, &focus, view);
        heads::heads_ui(ui, &painted, view);
        if std::mem::take(&mut view.matrix.scroll_to_cursor) {
            let cell = grid.with_heads(view.matrix.cursor.row, view.matrix.cursor.column);
            ui.scroll_to_rect(cell, None);
        }
    });
}

/// All that drawing a part of the matrix reads.
struct Painted<'a> {
    scene: &'a Scene<'a>,
    matrix: &'a Matrix,
    grid: &'a Grid,
    stress: Stress,
}

impl Painted<'_> {
    /// What a column is called in a sentence.
    fn column_words(&self, column: &Value) -> String {
        match column {
            Value::Chapter(number) => super::filters::chapter_words(self.scene, *number).into(),
            Value::Month(month) => crate::wording::month(*month).into(),
            _ => String::new(),
        }
    }
}

/// Which rows and columns the filter chooses; what it does not choose is drawn paler.
struct Stress {
    rows: bool,
    columns: Vec<bool>,
}

impl Stress {
    fn of(matrix: &Matrix, filter: &Filter) -> Self {
        let columns: Vec<bool> = matrix
            .columns
            .iter()
            .map(|it| filter.stance(&it.value) == crate::query::Stance::Chosen)
            .collect();
        let is_any = columns.contains(&true);
        Self {
            rows: matrix.rows.iter().any(|row| row.is_chosen),
            columns: columns.iter().map(|chosen| !is_any || *chosen).collect(),
        }
    }

    fn has_row(&self, is_chosen: bool) -> bool {
        is_chosen || !self.rows
    }

    fn has_column(&self, column: usize) -> bool {
        self.columns.get(column).copied().unwrap_or(false)
    }
}

/// `None` while it is made for the first time.
fn refreshed(scene: &Scene, view: &mut View) -> Option<Arc<Matrix>> {
    let (index, filter) = (Arc::clone(scene.index), scene.filter.clone());
    let axis = view.matrix.axis;
    let made = &mut view.matrix.made;
    made.want((scene.edition, axis), scene.worker, move |_| {
        Some(Arc::new(index.matrix(&filter, axis)))
    });
    let matrix = Arc::clone(made.last()?);
    let cursor = &mut view.matrix.cursor;
    cursor.row = cursor.row.min(matrix.rows.len().saturating_sub(1));
    cursor.column = cursor.column.min(matrix.columns.len().saturating_sub(1));
    Some(matrix)
}

/// The row of the department that is chosen, where the matrix was not to be seen in the frame before.
fn fresh_row(ui: &Ui, matrix: &Matrix, view: &mut View) -> Option<usize> {
    let (kept, now) = (matrix_id().with("frame"), ui.ctx().cumulative_frame_nr());
    let last = ui.data_mut(|data| {
        let last = data.get_temp::<u64>(kept);
        data.insert_temp(kept, now);
        last
    });
    if last.is_some_and(|last| last + 1 >= now) {
        return None;
    }
    let row = matrix.rows.iter().position(|row| row.is_chosen)?;
    view.matrix.cursor.row = row;
    Some(row)
}
