use std::collections::BTreeMap;
use std::ops::Range;

use crate::intake::IntakeError;
use crate::intake::table::{self, Cell, Grid, Words};

use super::page::Line;

/// Cells of all tables, merged ones too.
const MOST_CELLS: usize = 4_000_000;
/// Columns and rows that one cell may cover.
const MOST_COLUMNS: usize = 256;
const MOST_ROWS: usize = 4_096;

/// The tables that are open, innermost last. Their lines are the page's, until one turns out to be of tasks.
#[derive(Default)]
pub struct Tables {
    open: Vec<Table>,
    cells: usize,
}

#[derive(Default)]
struct Table {
    first_line: usize,
    rows: Vec<Vec<Place>>,
    cell: Option<Place>,
}

/// A cell: its lines, and what it covers.
#[derive(Clone)]
struct Place {
    lines: Range<usize>,
    columns: usize,
    rows: usize,
}

impl Tables {
    /// `line`: how many stand before; `number`: an attribute's value.
    pub fn start(&mut self, name: &str, line: usize, number: impl Fn(&str) -> Option<usize>) {
        match name {
            "table" => self.open.push(Table {
                first_line: line,
                ..Table::default()
            }),
            "tr" => {
                if let Some(table) = self.open.last_mut() {
                    table.rows.push(Vec::new());
                }
            }
            "td" | "th" => {
                if let Some(table) = self.open.last_mut() {
                    table.cell = Some(Place {
                        lines: line..line,
                        columns: number("colspan").unwrap_or(1).clamp(1, MOST_COLUMNS),
                        rows: number("rowspan").unwrap_or(1).clamp(1, MOST_ROWS),
                    });
                }
            }
            _ => {}
        }
    }

    /// A table of tasks becomes one line of the page, another of short cells a line a row; any other stays as it is:
    /// old pages are laid out in tables.
    pub fn end(
        &mut self,
        name: &str,
        node: usize,
        lines: &mut Vec<Line>,
    ) -> Result<(), IntakeError> {
        match name {
            "td" | "th" => {
                if let Some(table) = self.open.last_mut()
                    && let Some(mut cell) = table.cell.take()
                {
                    cell.lines.end = lines.len();
                    if table.rows.is_empty() {
                        table.rows.push(Vec::new());
                    }
                    table
                        .rows
                        .last_mut()
                        .into_iter()
                        .for_each(|row| row.push(cell.clone()));
                }
            }
            "table" => {
                if let Some(table) = self.open.pop() {
                    return self.close(&table, node, lines);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn close(
        &mut self,
        table: &Table,
        node: usize,
        lines: &mut Vec<Line>,
    ) -> Result<(), IntakeError> {
        let is_short = |cell: &Place| cell.lines.len() <= 1;
        let cells = || table.rows.iter().flatten();
        let is_simple = table.rows.len() > 1
            && table.rows.iter().any(|row| row.len() > 1)
            && cells().all(is_short);
        let words = Words::embedded();
        let grid = grid(table, lines, &mut self.cells)?;
        let is_of_tasks = table::is_of_tasks(&grid, words);
        if !is_simple && !is_of_tasks {
            return Ok(());
        }
        let mut text = String::new();
        table::write(&grid, words, &mut text);
        let within = lines.get(table.first_line..).unwrap_or_default();
        let weight = within.iter().map(|line| line.weight).sum();
        lines.truncate(table.first_line);
        if !text.trim().is_empty() {
            lines.push(Line {
                node,
                text: text.trim_end().to_owned(),
                weight,
                is_heading: false,
                is_of_tasks,
            });
        }
        Ok(())
    }
}

fn grid(table: &Table, lines: &[Line], cells: &mut usize) -> Result<Grid, IntakeError> {
    let mut grid = Grid::default();
    // Cells of rows above that reach down, by column: how many rows yet, and what they say.
    let mut reaching: BTreeMap<usize, (usize, Cell)> = BTreeMap::new();
    for row in &table.rows {
        let mut filled: Vec<Cell> = Vec::new();
        let mut take = |filled: &mut Vec<Cell>| {
            while let Some((left, cell)) = reaching.get_mut(&filled.len()) {
                filled.push(cell.carried());
                *left -= 1;
                if *left == 0 {
                    reaching.remove(&(filled.len() - 1));
                }
            }
        };
        let mut below: Vec<(usize, (usize, Cell))> = Vec::new();
        for place in row {
            take(&mut filled);
            let said = lines.get(place.lines.clone()).unwrap_or_default();
            let said: Vec<&str> = said.iter().map(|line| line.text.as_str()).collect();
            let cell = Cell::new(&said.join("\n"));
            for column in 0..place.columns {
                if place.rows > 1 {
                    below.push((filled.len(), (place.rows - 1, cell.clone())));
                }
                filled.push(if column == 0 {
                    cell.clone()
                } else {
                    cell.carried()
                });
            }
            *cells += place.columns;
        }
        take(&mut filled);
        *cells += filled.len();
        if *cells > MOST_CELLS {
            return Err(IntakeError::TooLarge);
        }
        reaching.extend(below);
        grid.rows.push(filled);
    }
    Ok(grid)
}
