//! What stands on the pages, in the order in which it is read.

use std::rc::Rc;

use crate::intake::table::{Cell, Grid};

use super::lines::Line;
use super::ruled::Ruled;
use super::rules::NEAR;

/// Rows of a table that may be said again on each of its pages.
const HEADING_ROWS: usize = 3;

/// Longest text, in bytes, that goes on over a page's end: to add to it page after page takes the square of it.
const LONGEST_CELL: usize = 20_000;

/// A line of text, or a table.
#[derive(Clone, Debug)]
pub enum Block {
    Line(Line),
    Table(Ruled),
}

/// What stands on a page: each table before the first line below it.
pub fn in_order(lines: Vec<Line>, tables: Vec<Ruled>) -> Vec<Block> {
    let mut tables = tables.into_iter().peekable();
    let mut blocks = Vec::new();
    for line in lines {
        while let Some(table) = tables.next_if(|table| table.top < line.baseline) {
            blocks.push(Block::Table(table));
        }
        blocks.push(Block::Line(line));
    }
    blocks.extend(tables.map(Block::Table));
    blocks
}

/// A table that ends a page and goes on at the top of the next is one table.
pub fn join_tables(pages: &mut [Vec<Block>]) {
    // Where the table stands that ends the last page.
    let mut begun: Option<usize> = None;
    for at in 0..pages.len() {
        let (before, rest) = pages.split_at_mut(at);
        let Some(page) = rest.first_mut() else { break };
        let open = begun.and_then(|at| before.get_mut(at)?.last_mut());
        if let (Some(Block::Table(open)), Some(Block::Table(next))) = (open, page.first_mut())
            && open.takes_up(next)
        {
            page.remove(0);
            if page.is_empty() {
                continue;
            }
        }
        begun = matches!(page.last(), Some(Block::Table(_))).then_some(at);
    }
}

impl Ruled {
    /// Takes the rows of `next`, if its columns are the same.
    fn takes_up(&mut self, next: &mut Self) -> bool {
        let is_near = |(a, b): (&f32, &f32)| (a - b).abs() <= NEAR;
        let same = self.columns.len() == next.columns.len()
            && self.columns.iter().zip(&next.columns).all(is_near);
        if !same {
            return false;
        }
        let heads = || self.grid.rows.iter().take(HEADING_ROWS);
        let is_said = |row: &Vec<Cell>| heads().any(|head| is_same(head, row));
        let repeated = next.grid.rows.iter().take_while(|row| is_said(row)).count();
        let mut rest = next.grid.rows.split_off(repeated);
        if repeated == 0 {
            next.open
                .iter()
                .for_each(|&at| self.grid.join_merged(&mut rest, at));
        }
        if rest
            .first()
            .is_some_and(|first| self.grid.goes_on_in(first))
        {
            self.grid.add_to_last(&rest.remove(0));
        }
        self.grid.rows.append(&mut rest);
        true
    }
}

/// What a cell says on two pages; `None` where it would be no cell.
fn joined(cell: &Cell, rest: &Cell) -> Option<Rc<str>> {
    let is_short = cell.text.len() <= LONGEST_CELL;
    is_short.then(|| format!("{}{}", cell.text, rest.text).into())
}

fn is_same(head: &[Cell], row: &[Cell]) -> bool {
    let head = head.iter().map(|cell| &cell.text);
    head.eq(row.iter().map(|cell| &cell.text))
}

impl Grid {
    /// A cell merged over the page's end: what it says stands on either page, or on both.
    fn join_merged(&mut self, rest: &mut [Vec<Cell>], column: usize) {
        let cell = |row: Option<&Vec<Cell>>| row.and_then(|row| row.get(column)).cloned();
        let Some((last, first)) = cell(self.rows.last()).zip(cell(rest.first())) else {
            return;
        };
        let Some(text) = joined(&last, &first) else {
            return;
        };
        let said = |cell: &&mut Cell, of: &Cell| Rc::ptr_eq(&cell.text, &of.text);
        let above = self.rows.iter_mut().rev();
        let above = above.filter_map(|row| row.get_mut(column));
        above
            .take_while(|cell| said(cell, &last))
            .for_each(|cell| cell.text = text.clone());
        let below = rest.iter_mut().filter_map(|row| row.get_mut(column));
        for cell in below.take_while(|cell| said(cell, &first)) {
            (cell.text, cell.carried) = (text.clone(), true);
        }
    }

    /// Whether a page's first row is the rest of the row that the last page ends with: it has no number; or, where rows
    /// have none, it says but one thing, or some things not again, and the longest breaks off in the midst of a sentence.
    fn goes_on_in(&self, first: &[Cell]) -> bool {
        let Some(last) = self.rows.last() else {
            return false;
        };
        let pairs = || last.iter().zip(first).filter(|(last, _)| !last.carried);
        let is_number = |cell: &Cell| {
            let text = cell.text.trim();
            !text.is_empty() && text.chars().all(|c| c.is_ascii_digit())
        };
        if let Some((_, number)) = pairs().find(|(last, _)| is_number(last)) {
            return number.is_empty();
        }
        let adds = pairs().all(|(last, rest)| rest.is_empty() || !last.is_empty());
        let left_out = pairs().any(|(last, rest)| !last.is_empty() && rest.is_empty());
        let filled = || {
            first
                .iter()
                .enumerate()
                .filter(|(_, rest)| !rest.is_empty())
        };
        // A heading between rows stands at their beginning, or across them.
        let is_alone = filled().count() == 1 && filled().all(|(at, _)| at > 0);
        let longest = pairs().max_by_key(|(last, _)| last.text.len());
        let breaks_off = longest.is_some_and(|(last, rest)| {
            !rest.is_empty() && !last.text.ends_with(['。', '；', ';', '！', '？'])
        });
        adds && left_out && (is_alone || breaks_off)
    }

    fn add_to_last(&mut self, rest: &[Cell]) {
        let Some(last) = self.rows.last_mut() else {
            return;
        };
        for (cell, rest) in last.iter_mut().zip(rest) {
            if let Some(text) = joined(cell, rest).filter(|_| !rest.is_empty()) {
                cell.text = text;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tables, one a page: rows by line, cells divided by `|`.
    #[track_caller]
    fn check(pages: &[&str], expected: &[&str]) {
        let cells = |row: &str| row.trim().split('|').map(Cell::new).collect();
        let table = |text: &&str| Ruled {
            top: 0.0,
            columns: vec![0.0, 100.0, 200.0, 300.0],
            open: Vec::new(),
            grid: Grid {
                rows: text.lines().map(cells).collect(),
            },
        };
        let mut pages: Vec<Vec<Block>> = pages
            .iter()
            .map(|page| vec![Block::Table(table(page))])
            .collect();
        join_tables(&mut pages);
        let tables = pages.iter().flatten().map(|block| match block {
            Block::Table(table) => {
                let rows = table.grid.rows.iter();
                let rows = rows.map(|row| {
                    let cells: Vec<&str> = row.iter().map(|cell| &*cell.text).collect();
                    cells.join("|")
                });
                rows.collect::<Vec<_>>().join("\n")
            }
            Block::Line(line) => line.text.clone(),
        });
        assert_eq!(tables.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_table_goes_on_over_pages() {
        check(
            &[
                "号|任务|单位\n1|甲。|乙",
                "号|任务|单位\n2|丙。|丁",
                "3|戊。|己",
            ],
            &["号|任务|单位\n1|甲。|乙\n2|丙。|丁\n3|戊。|己"],
        );
    }

    #[test]
    fn a_row_goes_on_over_the_page() {
        check(
            &[
                "号|任务|单位\n1|加快|市甲局、",
                "号|任务|单位\n|审批。|市乙局\n2|丙。|丁",
            ],
            &["号|任务|单位\n1|加快审批。|市甲局、市乙局\n2|丙。|丁"],
        );
        check(
            &[
                "任务|单位|时限\n加快推进|市甲局|年底前",
                "审批。||\n丙。|丁|戊",
            ],
            &["任务|单位|时限\n加快推进审批。|市甲局|年底前\n丙。|丁|戊"],
        );
        check(
            &[
                "任务|单位|时限\n甲。|市甲局、|年底前",
                "|市乙局|\n丙。|丁|戊",
            ],
            &["任务|单位|时限\n甲。|市甲局、市乙局|年底前\n丙。|丁|戊"],
        );
        check(
            &["任务|单位|时限\n加快推进。|市甲局|年底前", "丙。||年底前"],
            &["任务|单位|时限\n加快推进。|市甲局|年底前\n丙。||年底前"],
        );
    }

    #[test]
    fn a_merged_cell_goes_on_over_the_page() {
        let (class, rest) = (Cell::new(""), Cell::new("审批"));
        let row = |class: Cell, task: &str| vec![class, Cell::new(task)];
        let mut grid = Grid {
            rows: vec![row(class.clone(), "甲"), row(class.carried(), "乙")],
        };
        let mut below = vec![row(rest.clone(), "丙"), row(rest.carried(), "丁")];
        grid.join_merged(&mut below, 0);
        let said = |row: &Vec<Cell>| (row[0].text.to_string(), row[0].carried);
        let all: Vec<(String, bool)> = grid.rows.iter().chain(&below).map(said).collect();
        let expected = [false, true, true, true].map(|carried| ("审批".to_owned(), carried));
        assert_eq!(all, expected);
    }
}
