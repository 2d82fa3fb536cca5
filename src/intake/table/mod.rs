//! Tables of tasks: each row becomes a measure, in lines as a plain document has them.

mod cell;
mod columns;
mod drawn;
mod rows;
mod words;

pub use cell::{Cell, Grid};
pub use drawn::with_drawn_read;
pub use words::Words;

use std::rc::Rc;

use columns::Columns;
use rows::Rows;

/// Rows among which the column headings are looked for.
const HEADING_ROWS: usize = 12;

/// The table as lines of text, pushed to `text`.
pub fn write(grid: &Grid, words: &Words, text: &mut String) {
    let Some(heading) = heading(grid, words) else {
        grid.rows.iter().for_each(|row| plain(row, text));
        return;
    };
    for row in grid.rows.iter().take(heading.first) {
        plain(row, text);
    }
    let mut rows = Rows::new(&heading.columns, words, text);
    for row in grid.rows.iter().skip(heading.last + 1) {
        rows.row(row);
    }
}

/// Whether rows below its column headings say what is to be done, and by whom or when.
pub fn is_of_tasks(grid: &Grid, words: &Words) -> bool {
    heading(grid, words).is_some()
}

/// The column headings: indices of their first and last row, and what the last says.
struct Heading {
    first: usize,
    last: usize,
    columns: Columns,
}

/// The first row that is one; a row of headings right below it tells more.
fn heading(grid: &Grid, words: &Words) -> Option<Heading> {
    let rows = || grid.rows.iter().take(HEADING_ROWS);
    let mut candidates = rows().map(|row| Columns::of(row, words)).enumerate();
    let (first, columns) = candidates.find(|(_, columns)| columns.is_of_tasks())?;
    let below = rows().nth(first + 1);
    let below = below.filter(|row| columns.is_heading(row, words));
    let below = below.map(|row| Columns::of(row, words));
    let last = first + usize::from(below.is_some());
    // 责任分工 over 牵头单位 and 配合单位, with 重点任务 beside it over both rows.
    let first = first - usize::from(is_under(grid, first));
    let columns = below.unwrap_or(columns);
    Some(Heading {
        first,
        last,
        columns,
    })
}

/// Some of its cells, but not all, go on from the row above.
fn is_under(grid: &Grid, row: usize) -> bool {
    let above = row.checked_sub(1).and_then(|above| grid.rows.get(above));
    let pairs = above.zip(grid.rows.get(row));
    pairs.is_some_and(|(above, row)| {
        let goes_on = |(own, above): (&Cell, &Cell)| {
            own.carried && !own.is_empty() && Rc::ptr_eq(&own.text, &above.text)
        };
        row.iter().zip(above).any(goes_on) && !row.iter().zip(above).all(goes_on)
    })
}

/// A row of an ordinary table: its cells in a line, lines of cells kept apart where there is one cell only.
fn plain(row: &[Cell], text: &mut String) {
    let cells: Vec<&str> = row
        .iter()
        .filter(|cell| !cell.carried)
        .map(|cell| cell.text.trim())
        .filter(|cell| !cell.is_empty())
        .collect();
    match cells.as_slice() {
        [] => {}
        [single] => {
            for line in single.lines() {
                text.push_str(line.trim());
                text.push('\n');
            }
        }
        several => {
            let line = several.join("\t");
            text.push_str(&line.replace(['\n', '\r'], " "));
            text.push('\n');
        }
    }
}
