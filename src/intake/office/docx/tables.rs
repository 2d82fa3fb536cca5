use crate::intake::IntakeError;
use crate::intake::table::{self, Cell, Grid, Words};

use super::super::xml::Tag;
use super::Body;

/// Tables and text boxes within one another.
const DEEPEST: usize = 64;
/// Columns of a table, and cells in all, empty and merged ones too.
const MOST_COLUMNS: usize = 256;
const MOST_CELLS: usize = 4_000_000;

/// What encloses a paragraph.
pub enum Around {
    Table(Table),
    Cell(String),
    Box(String),
}

#[derive(Default)]
pub struct Table {
    grid: Grid,
    row: Vec<Cell>,
    pub row_deleted: bool,
    span: usize,
    carries: Carries,
}

#[derive(Default, PartialEq)]
enum Carries {
    #[default]
    Nothing,
    Above,
    Before,
}

impl Body {
    pub fn row_property(&mut self, tag: &Tag) -> bool {
        // The cell's properties come while the cell is open, the row's while it is not.
        let table = self
            .around
            .iter_mut()
            .rev()
            .find_map(|around| match around {
                Around::Table(table) => Some(table),
                _ => None,
            });
        let Some(table) = table else { return false };
        match tag.name {
            "gridSpan" => table.span = tag.number().unwrap_or(1) as usize,
            "vMerge" if tag.value().as_deref() != Some("restart") => table.carries = Carries::Above,
            "hMerge" if tag.value().as_deref() != Some("restart") => {
                table.carries = Carries::Before;
            }
            "gridBefore" => {
                let cells = (tag.number().unwrap_or(0) as usize).min(MOST_COLUMNS);
                table.row.resize_with(cells, Cell::empty);
            }
            "tr" => {
                table.row.clear();
                table.row_deleted = false;
            }
            _ => return false,
        }
        true
    }

    pub fn enter(&mut self, around: Around) -> Result<(), IntakeError> {
        if self.around.len() >= DEEPEST {
            return Err(IntakeError::TooDeep { depth: DEEPEST });
        }
        if let (Around::Cell(_), Some(Around::Table(table))) = (&around, self.around.last_mut()) {
            (table.span, table.carries) = (1, Carries::Nothing);
        }
        self.around.push(around);
        Ok(())
    }

    pub fn end_box(&mut self) {
        if let Some(Around::Box(text)) = self.around.pop() {
            match self.paragraphs.last_mut() {
                Some(paragraph) => paragraph.boxes.push_str(&text),
                None => self.sink().push_str(&text),
            }
        }
    }

    pub fn end_cell(&mut self) -> Result<(), IntakeError> {
        let Some(Around::Cell(text)) = self.around.pop() else {
            return Ok(());
        };
        let Some(Around::Table(table)) = self.around.last_mut() else {
            self.sink().push_str(&text);
            return Ok(());
        };
        let above = table
            .grid
            .rows
            .last()
            .and_then(|row| row.get(table.row.len()));
        let carried = match table.carries {
            Carries::Nothing => None,
            Carries::Above => above.map(Cell::carried),
            Carries::Before => table.row.last().map(Cell::carried),
        };
        let cell = carried.unwrap_or_else(|| Cell::new(text.trim()));
        let span = table.span.clamp(1, MOST_COLUMNS);
        table
            .row
            .extend(std::iter::repeat_n(cell.carried(), span - 1));
        let at = table.row.len() + 1 - span;
        table.row.insert(at, cell);
        self.cells += span;
        if self.cells > MOST_CELLS || table.row.len() > MOST_CELLS {
            return Err(IntakeError::TooLarge);
        }
        Ok(())
    }

    pub fn end_row(&mut self) {
        if let Some(Around::Table(table)) = self.around.last_mut() {
            let row = std::mem::take(&mut table.row);
            if !table.row_deleted {
                table.grid.rows.push(row);
            }
        }
    }

    pub fn end_table(&mut self) {
        if let Some(Around::Table(table)) = self.around.pop() {
            let mut text = String::new();
            table::write(&table.grid, Words::embedded(), &mut text);
            self.sink().push_str(&text);
        }
    }

    /// Where the lines of a paragraph go.
    pub fn sink(&mut self) -> &mut String {
        let around = self.around.iter_mut().rev();
        let inner = around.into_iter().find_map(|around| match around {
            Around::Cell(text) | Around::Box(text) => Some(text),
            Around::Table(_) => None,
        });
        inner.unwrap_or(&mut self.text)
    }
}
