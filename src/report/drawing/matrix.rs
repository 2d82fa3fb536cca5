use rust_i18n::t;

use super::page::{EDGE, MOST_ROWS, WIDTH, rest};
use super::{
    ACCENT, Anchor, BODY, Drawing, INK, Ink, LINE, MUTED, Page, Pen, SMALL, fitted, width_of,
};
use crate::query::{Matrix, MatrixRow, Month, Role, Value};
use crate::wording;

/// What the picture of the matrix says.
pub struct MatrixSheet<'a> {
    pub page: Page<'a>,
    pub matrix: &'a Matrix,
}

const NAME: f64 = 160.0;
const TOTAL: f64 = 64.0;
/// Least width of a cell, and height of its halves.
const CELL: f64 = 30.0;
const HALF: f64 = 16.0;
const ROW: f64 = 2.0 * HALF + 4.0;
/// How many chapters stand in a line of what the columns are.
const COLUMNS: usize = 3;
const RESPONSIBLE: Ink = Ink(0x5B_3E96);

/// Departments against months or chapters: in each cell how many it leads, and below how many it answers for.
pub fn matrix_drawing(sheet: &MatrixSheet<'_>) -> Drawing {
    let matrix = sheet.matrix;
    let columns = matrix.columns.len().max(1) as f64;
    let side = EDGE + NAME + TOTAL;
    let counts = matrix.columns.iter().map(|it| it.count);
    let most = counts.fold(matrix.most, usize::max);
    let digits = width_of(&most.to_string(), SMALL) + 10.0;
    let cell = ((WIDTH - side - EDGE) / columns).max(CELL.max(digits));
    let width = (side + cell * columns + EDGE).ceil();
    let (mut drawing, y) = sheet.page.begin(width, &t!("matrix.name"));
    let grid = Grid { left: side, cell };
    let mut y = legend(&mut drawing, y + 28.0) + 28.0;
    heads(&mut drawing, matrix, &grid, y);
    y += 26.0;
    for row in matrix.rows.iter().take(MOST_ROWS) {
        row_of(&mut drawing, matrix, row, &grid, y);
        y += ROW;
    }
    if matrix.rows.len() > MOST_ROWS {
        y += SMALL + 8.0;
        let words = t!("drawing.more-rows", count = matrix.rows.len() - MOST_ROWS);
        rest(&mut drawing, y, &words);
    }
    y = chapters(&mut drawing, sheet, y);
    drawing.height = y + EDGE;
    drawing
}

struct Grid {
    left: f64,
    cell: f64,
}

impl Grid {
    fn middle(&self, column: usize) -> f64 {
        self.left + self.cell * (column as f64 + 0.5)
    }
}

/// What the halves are.
fn legend(drawing: &mut Drawing, y: f64) -> f64 {
    let mut x = EDGE;
    for (ink, words) in [
        (ACCENT, t!("drawing.upper-half")),
        (RESPONSIBLE, t!("drawing.lower-half")),
    ] {
        drawing.rect((x, y - 10.0), (18.0, 12.0), ink.tint(0.35));
        drawing.text((x + 26.0, y), Anchor::Start, SMALL, MUTED, words.as_ref());
        x += 26.0 + width_of(&words, SMALL) + 28.0;
    }
    y
}

fn heads(drawing: &mut Drawing, matrix: &Matrix, grid: &Grid, y: f64) {
    let department = t!("matrix.department");
    drawing.text((EDGE, y), Anchor::Start, SMALL, MUTED, department);
    let total = (grid.left - 12.0, y);
    drawing.text(total, Anchor::End, SMALL, MUTED, t!("matrix.total"));
    for (column, head) in matrix.columns.iter().enumerate() {
        let words = match head.value {
            Value::Month(Month::None) => t!("matrix.no-month"),
            Value::Month(Month::Number(month)) => wording::short_month(month),
            Value::Chapter(number) => number.to_string().into(),
            _ => "".into(),
        };
        let x = grid.middle(column);
        drawing.text((x, y), Anchor::Middle, SMALL, INK, words);
        let count = head.count.to_string();
        drawing.text((x, y + 16.0), Anchor::Middle, SMALL, MUTED, count);
    }
}

fn row_of(drawing: &mut Drawing, matrix: &Matrix, row: &MatrixRow, grid: &Grid, top: f64) {
    let right = drawing.width - EDGE;
    drawing.line([(EDGE, top), (right, top)], Pen::new(LINE, 1.0));
    let ink = if row.is_chosen { ACCENT } else { INK };
    let name = fitted(&row.department, BODY, NAME - 8.0);
    let at = (EDGE, top + ROW / 2.0 + 5.0);
    drawing.text(at, Anchor::Start, BODY, ink, name);
    let top = top + 2.0;
    for (half, role, total, fill) in [
        (0.0, Role::Lead, row.total.lead, ACCENT),
        (HALF, Role::Responsible, row.total.responsible, RESPONSIBLE),
    ] {
        let base = top + half + HALF - 4.0;
        let words = format!("{} {total}", wording::role(role));
        let ink = if total == 0 { MUTED } else { INK };
        drawing.text((grid.left - 12.0, base), Anchor::End, SMALL, ink, words);
        for (column, cell) in row.cells.iter().enumerate() {
            let count = match role {
                Role::Responsible => cell.responsible,
                _ => cell.lead,
            };
            if count == 0 {
                continue;
            }
            let share = count as f64 / matrix.most.max(1) as f64;
            let x = grid.middle(column);
            let corner = (x - grid.cell / 2.0 + 1.0, top + half);
            let size = (grid.cell - 2.0, HALF - 1.0);
            drawing.rect(corner, size, fill.tint(0.1 + 0.35 * share));
            drawing.text((x, base), Anchor::Middle, SMALL, INK, count.to_string());
        }
    }
}

/// Which chapters the numbers above the columns are.
fn chapters(drawing: &mut Drawing, sheet: &MatrixSheet<'_>, mut y: f64) -> f64 {
    let columns = sheet.matrix.columns.iter();
    let chapters = columns.filter(|it| matches!(it.value, Value::Chapter(_)));
    let names: Vec<String> = chapters.map(|it| sheet.page.name(&it.value)).collect();
    let room = (drawing.width - 2.0 * EDGE) / COLUMNS as f64;
    for line in names.chunks(COLUMNS) {
        y += 20.0;
        for (place, name) in line.iter().enumerate() {
            let x = EDGE + room * place as f64;
            let name = fitted(name, SMALL, room - 8.0);
            drawing.text((x, y), Anchor::Start, SMALL, MUTED, name);
        }
    }
    y
}
