//! Where the cells stand.

use std::ops::Range;

use eframe::egui::{Pos2, Rect, TextStyle, Ui, Vec2, pos2, vec2};

use super::cell::role_words;
use crate::query::{Matrix, Role, RoleCounts};
use crate::ui::theme::{self, EDGE, GRID};

/// Height of the headings; width of the departments' names; least width of a cell.
const HEAD: f32 = 44.0;
const NAME: f32 = 148.0;
const NAME_NARROW: f32 = 112.0;
const NARROW: f32 = 600.0;
const CELL: f32 = 28.0;
/// Of a digit, and beside the digits.
const DIGIT: f32 = 7.0;
const BESIDE: f32 = 10.0;

/// A table with headings that stay: in points, from the top left of what is scrolled.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Grid {
    origin: Pos2,
    /// What of the table is in sight, on the screen.
    pane: Rect,
    pub name: f32,
    total: f32,
    pub cell: Vec2,
    pub rows: usize,
    pub columns: usize,
}

impl Grid {
    /// Cells share the room, and keep what their numbers need.
    pub fn fit(ui: &Ui, pane: Rect, matrix: &Matrix) -> Self {
        let height = if theme::is_compact(ui.ctx()) {
            theme::ROW_COMPACT + 1.0
        } else {
            theme::ROW
        };
        let size = (matrix.rows.len(), matrix.columns.len());
        let heads = matrix.columns.iter().map(|it| it.count);
        let most = heads.fold(matrix.most, usize::max);
        Self::of(pane, height, totals(ui, matrix), size, most)
    }

    fn of(
        pane: Rect,
        height: f32,
        total: f32,
        (rows, columns): (usize, usize),
        most: usize,
    ) -> Self {
        let name = if pane.width() < NARROW {
            NAME_NARROW
        } else {
            NAME
        };
        let digits = most.max(1).ilog10() + 1;
        let least = CELL.max(digits as f32 * DIGIT + BESIDE);
        let room = pane.width() - EDGE - name - total - EDGE;
        let width = (room / columns.max(1) as f32).max(least).floor();
        Self {
            origin: pane.min,
            pane,
            name,
            total,
            cell: vec2(width, height),
            rows,
            columns,
        }
    }

    /// The same, scrolled: `origin` is where the top left of the content is now.
    pub fn at(&self, origin: Pos2, viewport: Rect) -> Self {
        Self {
            origin,
            pane: Rect::from_min_size(origin + viewport.min.to_vec2(), viewport.size()),
            ..self.clone()
        }
    }

    /// Width of what stays at the left.
    fn side(&self) -> f32 {
        EDGE + self.name + self.total
    }

    pub fn content(&self) -> Vec2 {
        vec2(
            self.side() + self.cell.x * self.columns as f32 + EDGE,
            HEAD + self.cell.y * self.rows as f32,
        )
    }

    /// How far to scroll for a row to be in the middle of a pane of the usual height.
    pub fn offset_of(&self, row: usize) -> f32 {
        let last = (self.content().y - self.pane.height()).max(0.0);
        let room = self.pane.height() - HEAD - self.cell.y;
        (row as f32 * self.cell.y - room / 2.0).clamp(0.0, last)
    }

    /// Rows that fit into the pane.
    pub fn page(&self) -> usize {
        (((self.pane.height() - HEAD) / self.cell.y) as usize).max(2) - 1
    }

    /// Where cells are to be seen.
    pub fn body(&self) -> Rect {
        Rect::from_min_max(self.pane.min + vec2(self.side(), HEAD), self.pane.max)
    }

    /// Where names and totals are to be seen.
    pub fn names(&self) -> Rect {
        let body = self.body();
        Rect::from_min_max(pos2(self.pane.left(), body.top()), body.left_bottom())
    }

    /// Where the columns' headings are to be seen.
    pub fn heads(&self) -> Rect {
        let body = self.body();
        Rect::from_min_max(pos2(body.left(), self.pane.top()), body.right_top())
    }

    pub fn corner(&self) -> Rect {
        Rect::from_min_max(self.pane.min, self.body().min)
    }

    pub fn cell_rect(&self, row: usize, column: usize) -> Rect {
        let min =
            self.origin + vec2(self.side(), HEAD) + vec2(column as f32, row as f32) * self.cell;
        Rect::from_min_size(min, self.cell)
    }

    /// The cell with room for the headings above and beside it.
    pub fn with_heads(&self, row: usize, column: usize) -> Rect {
        let cell = self.cell_rect(row, column);
        Rect::from_min_max(
            cell.min - vec2(self.side(), HEAD),
            cell.max + vec2(EDGE, 0.0),
        )
    }

    pub fn name_rect(&self, row: usize) -> Rect {
        let y = self.cell_rect(row, 0).y_range();
        Rect::from_x_y_ranges(self.pane.left()..=self.body().left(), y)
    }

    pub fn head_rect(&self, column: usize) -> Rect {
        let x = self.cell_rect(0, column).x_range();
        Rect::from_x_y_ranges(x, self.heads().y_range())
    }

    pub fn rows_in_sight(&self) -> Range<usize> {
        let (top, bottom) = (self.body().top(), self.body().bottom());
        in_sight(
            self.cell_rect(0, 0).top(),
            self.cell.y,
            top,
            bottom,
            self.rows,
        )
    }

    pub fn columns_in_sight(&self) -> Range<usize> {
        let (left, right) = (self.body().left(), self.body().right());
        in_sight(
            self.cell_rect(0, 0).left(),
            self.cell.x,
            left,
            right,
            self.columns,
        )
    }
}

/// How wide the totals are, with room beside them.
fn totals(ui: &Ui, matrix: &Matrix) -> f32 {
    let most = |of: fn(&RoleCounts) -> usize| matrix.rows.iter().map(|it| of(&it.total)).max();
    let widths = [
        (Role::Lead, most(|it| it.lead)),
        (Role::Responsible, most(|it| it.responsible)),
    ]
    .map(|(role, most)| {
        let words = role_words(role, most.unwrap_or_default());
        theme::width(ui, &TextStyle::Small, words)
    });
    widths[0].max(widths[1]) + 5.0 * GRID
}

fn in_sight(start: f32, step: f32, from: f32, to: f32, count: usize) -> Range<usize> {
    let first = ((from - start) / step).floor().max(0.0) as usize;
    let last = ((to - start) / step).ceil().max(0.0) as usize;
    first.min(count)..last.min(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(width: f32, most: usize) -> Grid {
        let pane = Rect::from_min_size(pos2(100.0, 50.0), vec2(width, 500.0));
        Grid::of(pane, 40.0, 64.0, (300, 13), most)
    }

    #[test]
    fn months_fit_into_the_usual_pane_and_scroll_in_a_narrow_one() {
        assert!(grid(682.0, 51).content().x <= 682.0);
        assert!(grid(500.0, 99_999).content().x > 500.0);
    }

    #[test]
    fn only_what_is_in_sight_is_made() {
        let grid = grid(682.0, 9);
        assert_eq!(grid.rows_in_sight(), 0..12);
        assert_eq!(grid.columns_in_sight(), 0..13);
        let scrolled = Rect::from_min_size(pos2(0.0, 4020.0), vec2(682.0, 500.0));
        let grid = grid.at(pos2(100.0, 50.0 - 4020.0), scrolled);
        assert_eq!(grid.rows_in_sight(), 100..112);
        assert_eq!(grid.heads().top(), 50.0);
        assert!(grid.cell_rect(101, 0).top() > grid.body().top());
    }
}
