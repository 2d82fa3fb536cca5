//! The sheets of an XLSX, one after the other.

use std::io::Cursor;

use calamine::{DataRef, Dimensions, Reader, SheetVisible, Style, Xlsx, XlsxError};

use crate::intake::steps::Steps;
use crate::intake::table::{self, Cell, Grid, Words};
use crate::intake::{Decoded, IntakeError, Part};

use super::shown::Format;

/// Cells of a sheet, empty and merged ones too, where a row or column holds anything.
const MOST_CELLS: usize = 4_000_000;
/// Cells between two looks at whether to go on.
const STRIDE: usize = 10_000;

pub fn decode(bytes: &[u8], steps: &mut Steps) -> Result<Decoded, IntakeError> {
    let book = Xlsx::new(Cursor::new(bytes));
    let mut book: Xlsx<_> = book.map_err(|cause| error(&cause, Part::Whole))?;
    let words = Words::embedded();
    let sheets: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect();
    let mut text = String::new();
    for (at, name) in sheets.iter().enumerate() {
        let part = Part::Sheet(at + 1);
        steps.step(sheets.len() + at, sheets.len() * 2)?;
        let merges = book.merge_cells_by_sheet_name(name);
        let cells = cells(&mut book, name, words, part, steps)?;
        let grid = grid(cells, &merges.unwrap_or_default())?;
        table::write(&grid, words, &mut text);
        text.push('\n');
    }
    Ok(Decoded {
        text,
        paragraphs: true,
        ..Decoded::default()
    })
}

fn error(cause: &XlsxError, part: Part) -> IntakeError {
    match cause {
        XlsxError::Password => IntakeError::Password,
        _ => IntakeError::Broken { part },
    }
}

/// A cell that is not empty: row, column, text.
type Filled = (u32, u32, String);

fn cells(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    words: &Words,
    part: Part,
    steps: &mut Steps,
) -> Result<Vec<Filled>, IntakeError> {
    let reader = book.worksheet_cells_reader(name);
    let mut reader = match reader {
        Ok(reader) => reader,
        // A sheet of drawings only.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(Vec::new()),
        Err(cause) => return Err(error(&cause, part)),
    };
    let mut filled = Vec::new();
    let formats: Vec<Format> = reader.styles().iter().map(format_of).collect();
    loop {
        if filled.len().is_multiple_of(STRIDE) {
            steps.step(1, 2)?;
        }
        let cell = reader.next_cell_with_style_id();
        let Some((cell, style)) = cell.map_err(|cause| error(&cause, part))? else {
            break;
        };
        let text = text(cell.get_value(), formats.get(style), words);
        if !text.trim().is_empty() {
            let (row, column) = cell.get_position();
            filled.push((row, column, text));
        }
        if filled.len() > MOST_CELLS {
            return Err(IntakeError::TooLarge);
        }
    }
    filled.sort_by_key(|&(row, column, _)| (row, column));
    Ok(filled)
}

fn format_of(style: &Style) -> Format {
    let code = style.number_format.as_ref();
    code.map_or_else(Format::default, |it| Format::of(&it.format_code))
}

fn text(value: &DataRef, format: Option<&Format>, words: &Words) -> String {
    let shown = |number: f64| match format {
        Some(format) => format.number(number),
        None => number.to_string(),
    };
    match value {
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => shown(*number as f64),
        DataRef::Float(number) => shown(*number),
        DataRef::DateTime(date) if date.is_datetime() => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            let is_without = |part: fn(&Format) -> bool| format.is_some_and(part);
            let month = (!is_without(Format::is_without_month)).then_some(u32::from(month));
            let day = (!is_without(Format::is_without_day)).then_some(u32::from(day));
            words.date(i32::from(year), month, day)
        }
        DataRef::DateTimeIso(date) | DataRef::DurationIso(date) => date.clone(),
        DataRef::DateTime(_) | DataRef::Bool(_) | DataRef::Error(_) | DataRef::Empty => {
            String::new()
        }
    }
}

/// The rows and columns that hold anything, merged cells filled.
fn grid(filled: Vec<Filled>, merges: &[Dimensions]) -> Result<Grid, IntakeError> {
    let mut rows: Vec<u32> = filled.iter().map(|&(row, ..)| row).collect();
    let mut columns: Vec<u32> = filled.iter().map(|&(_, column, _)| column).collect();
    rows.dedup();
    columns.sort_unstable();
    columns.dedup();
    if rows.len().saturating_mul(columns.len()) > MOST_CELLS {
        return Err(IntakeError::TooLarge);
    }
    let mut grid = Grid {
        rows: vec![vec![Cell::empty(); columns.len()]; rows.len()],
    };
    for (row, column, text) in filled {
        let row = rows.binary_search(&row).ok();
        let column = columns.binary_search(&column).ok();
        let cell = row.and_then(|row| grid.rows.get_mut(row)).zip(column);
        if let Some(cell) = cell.and_then(|(row, column)| row.get_mut(column)) {
            *cell = Cell::new(text.trim());
        }
    }
    let within = |used: &[u32], first: u32, last: u32| {
        used.partition_point(|&it| it < first)..used.partition_point(|&it| it <= last)
    };
    let mut covered = 0usize;
    for merge in merges {
        let down = within(&rows, merge.start.0, merge.end.0);
        let across = within(&columns, merge.start.1, merge.end.1);
        covered = covered.saturating_add(down.len().saturating_mul(across.len()));
        if covered > MOST_CELLS {
            return Err(IntakeError::TooLarge);
        }
        fill(&mut grid, down, &across);
    }
    Ok(grid)
}

/// Carries the first cell of a merge over the others.
fn fill(grid: &mut Grid, down: std::ops::Range<usize>, across: &std::ops::Range<usize>) {
    let first = grid
        .rows
        .get(down.start)
        .and_then(|row| row.get(across.start));
    let Some(first) = first.filter(|first| !first.is_empty()).cloned() else {
        return;
    };
    for row in down.clone() {
        for column in across.clone() {
            let cell = grid.rows.get_mut(row).and_then(|row| row.get_mut(column));
            if let Some(cell) = cell.filter(|_| (row, column) != (down.start, across.start)) {
                *cell = first.carried();
            }
        }
    }
}
