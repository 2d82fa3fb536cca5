//! Tables whose cells stand between lines.

use std::collections::HashMap;

use crate::intake::table::{Cell, Grid};

use super::cells;
use super::glyphs::Glyph;
use super::rules::{NEAR, Rule, Rules};

/// Lines that the tables of a page have at most, and cells of one table: more is a drawing.
const MOST_LINES: usize = 2_000;
const MOST_CELLS: usize = 50_000;

/// A table on a page.
#[derive(Clone, Debug)]
pub struct Ruled {
    pub top: f32,
    /// Edges of its columns, from the left.
    pub columns: Vec<f32>,
    /// Columns without a line above them: their first cells go on from the page before.
    pub open: Vec<usize>,
    pub grid: Grid,
}

/// The tables of a page, from the top; their letters are taken out of `glyphs`.
pub fn tables(rules: Rules, glyphs: &mut Vec<Glyph>) -> Vec<Ruled> {
    let (across, down) = rules.pieced();
    if across.len() + down.len() > MOST_LINES {
        return Vec::new();
    }
    let mut tables: Vec<Ruled> = connected(&across, &down)
        .iter()
        .filter_map(Frame::of)
        .filter_map(|frame| frame.read(glyphs))
        .collect();
    tables.sort_by(|a, b| a.top.total_cmp(&b.top));
    tables
}

/// Lines that touch each other.
struct Net {
    across: Vec<Rule>,
    down: Vec<Rule>,
}

fn connected(across: &[Rule], down: &[Rule]) -> Vec<Net> {
    let mut nets: Vec<Net> = Vec::new();
    let mut left: Vec<&Rule> = down.iter().collect();
    let mut free: Vec<&Rule> = across.iter().collect();
    let touch = |across: &Rule, down: &Rule| across.reaches(down.at) && down.reaches(across.at);
    while let Some(first) = free.pop() {
        let mut net = Net {
            across: vec![*first],
            down: Vec::new(),
        };
        let (mut seen_across, mut seen_down) = (0, 0);
        while seen_across < net.across.len() || seen_down < net.down.len() {
            for rule in net.across.iter().skip(seen_across) {
                let touching = left.extract_if(.., |it| touch(rule, it));
                net.down.extend(touching.copied());
            }
            seen_across = net.across.len();
            for rule in net.down.iter().skip(seen_down) {
                let touching = free.extract_if(.., |it| touch(it, rule));
                net.across.extend(touching.copied());
            }
            seen_down = net.down.len();
        }
        nets.push(net);
    }
    nets
}

/// Where the cells of a table can begin and end, and the lines at each of these edges.
struct Frame {
    columns: Vec<f32>,
    rows: Vec<f32>,
    down: Vec<Vec<Rule>>,
    across: Vec<Vec<Rule>>,
}

impl Frame {
    /// None where there is nothing beside or below each other: a frame around text, a line under it.
    fn of(net: &Net) -> Option<Self> {
        // A table may be open to the sides: there its lines across end.
        let columns = edges(&net.down, &net.across);
        let rows = edges(&net.across, &net.down);
        // One row may be the rest of a table; two columns with a line between them are text.
        let is_table = columns.len() > 2 && rows.len() > 2 || columns.len() > 3 && rows.len() > 1;
        let is_small = columns.len() * rows.len() <= MOST_CELLS;
        (is_table && is_small).then(|| Self {
            down: by_edge(&columns, &net.down),
            across: by_edge(&rows, &net.across),
            columns,
            rows,
        })
    }

    fn read(&self, glyphs: &mut Vec<Glyph>) -> Option<Ruled> {
        let (width, height) = (self.columns.len() - 1, self.rows.len() - 1);
        let &top = self.rows.first()?;
        let merged = self.merged(width, height);
        let mut letters: HashMap<usize, Vec<Glyph>> = HashMap::new();
        for glyph in glyphs.extract_if(.., |glyph| self.place(glyph).is_some()) {
            let place = self.place(&glyph).and_then(|place| merged.get(place));
            let cell = place.copied().unwrap_or_default();
            letters.entry(cell).or_default().push(glyph);
        }
        if letters.is_empty() {
            return None;
        }
        let mut grid = Grid::default();
        let mut read: HashMap<usize, Cell> = HashMap::new();
        for row in merged.chunks(width) {
            let cells = row.iter().enumerate().map(|(at, cell)| {
                if let Some(read) = read.get(cell) {
                    return read.carried();
                }
                let span = row.iter().skip(at).take_while(|it| *it == cell).count();
                let edge = |at: usize| self.columns.get(at).copied().unwrap_or_default();
                let letters = letters.remove(cell).unwrap_or_default();
                let found = Cell::new(&cells::text(letters, edge(at + span) - edge(at)));
                read.insert(*cell, found.clone());
                found
            });
            grid.rows.push(cells.collect());
        }
        let is_open = |column: &usize| !self.is_parted_above(0, *column);
        Some(Ruled {
            top,
            columns: self.columns.clone(),
            open: (0..width).filter(is_open).collect(),
            grid,
        })
    }

    /// For each place, row by row, the first of those with which no line parts it.
    fn merged(&self, width: usize, height: usize) -> Vec<usize> {
        let mut merged: Vec<usize> = Vec::with_capacity(width * height);
        for place in 0..width * height {
            let (row, column) = (place / width, place % width);
            let beside = column > 0 && !self.is_parted_before(row, column);
            let below = row > 0 && !self.is_parted_above(row, column);
            let above = place.checked_sub(width).and_then(|it| merged.get(it));
            let own = match (above.copied(), merged.last().copied()) {
                (Some(above), _) if below => above,
                (_, Some(before)) if beside => before,
                _ => place,
            };
            merged.push(own);
        }
        merged
    }

    /// Of which place, row by row, a letter is.
    fn place(&self, glyph: &Glyph) -> Option<usize> {
        // Letters stand on their baseline.
        let row = place(&self.rows, glyph.baseline - glyph.size * 0.3)?;
        let column = place(&self.columns, f32::midpoint(glyph.left, glyph.right))?;
        Some(row * (self.columns.len() - 1) + column)
    }

    /// Whether a line stands above a place.
    fn is_parted_above(&self, row: usize, column: usize) -> bool {
        is_parted(self.across.get(row), middle(&self.columns, column))
    }

    /// Whether a line stands on the left of a place.
    fn is_parted_before(&self, row: usize, column: usize) -> bool {
        is_parted(self.down.get(column), middle(&self.rows, row))
    }
}

fn middle(edges: &[f32], at: usize) -> f32 {
    let pair = edges.get(at).zip(edges.get(at + 1));
    pair.map_or(0.0, |(a, b)| f32::midpoint(*a, *b))
}

fn is_parted(edge: Option<&Vec<Rule>>, middle: f32) -> bool {
    let mut rules = edge.into_iter().flatten();
    rules.any(|rule| rule.from <= middle && middle <= rule.to)
}

/// The lines at each edge.
fn by_edge(edges: &[f32], rules: &[Rule]) -> Vec<Vec<Rule>> {
    let mut all = vec![Vec::new(); edges.len()];
    for rule in rules {
        let edge = edges.partition_point(|edge| *edge <= rule.at);
        if let Some(lines) = edge.checked_sub(1).and_then(|edge| all.get_mut(edge)) {
            lines.push(*rule);
        }
    }
    all
}

/// Where lines stand, and where those that run to them end.
fn edges(rules: &[Rule], running: &[Rule]) -> Vec<f32> {
    let inner = rules.iter().map(|rule| rule.at);
    let first = running
        .iter()
        .map(|rule| rule.from)
        .fold(f32::MAX, f32::min);
    let last = running.iter().map(|rule| rule.to).fold(f32::MIN, f32::max);
    let mut edges: Vec<f32> = inner.chain([first, last]).collect();
    edges.sort_by(f32::total_cmp);
    edges.dedup_by(|next, edge| *next - *edge <= NEAR);
    edges
}

/// Between which edges it is.
fn place(edges: &[f32], at: f32) -> Option<usize> {
    let after = edges.partition_point(|edge| *edge <= at);
    after.checked_sub(1).filter(|_| after < edges.len())
}

#[cfg(test)]
mod tests {
    use hayro_interpret::kurbo::{Affine, BezPath};
    use hayro_interpret::{DrawMode, StrokeProps};

    use super::*;

    /// Letters of size 10, their middle in the middle of a cell.
    fn letters(text: &str, x: f32, y: f32) -> Vec<Glyph> {
        let glyph = |(at, c): (usize, char)| Glyph {
            left: x + at as f32 * 10.0,
            right: x + at as f32 * 10.0 + 10.0,
            baseline: y + 3.0,
            size: 10.0,
            text: c.to_string(),
        };
        text.chars().enumerate().map(glyph).collect()
    }

    /// Cells divided by `|`, those that are carried in brackets; then the letters outside.
    #[track_caller]
    fn check(lines: &str, words: &[(&str, f32, f32)], expected: &[&str]) {
        let mut rules = Rules::default();
        let stroke = DrawMode::Stroke(StrokeProps::default());
        rules.add(
            &BezPath::from_svg(lines).unwrap(),
            Affine::IDENTITY,
            &stroke,
        );
        let mut glyphs: Vec<Glyph> = words
            .iter()
            .flat_map(|(text, x, y)| letters(text, *x, *y))
            .collect();
        let tables = tables(rules, &mut glyphs);
        let mut rows: Vec<String> = tables
            .iter()
            .flat_map(|table| &table.grid.rows)
            .map(|row| {
                let cells = row.iter().map(|cell| match cell.carried {
                    true => format!("({})", cell.text),
                    false => cell.text.to_string(),
                });
                cells.collect::<Vec<_>>().join("|")
            })
            .collect();
        rows.extend(glyphs.iter().map(|glyph| glyph.text.clone()));
        assert_eq!(rows, expected);
    }

    #[test]
    fn cells_stand_between_lines() {
        let words = [
            ("题", 90.0, -20.0),
            ("甲", 5.0, 10.0),
            ("乙乙", 105.0, 10.0),
            ("丙", 5.0, 30.0),
            ("丁", 105.0, 34.0),
        ];
        let grid = "M0 0H200 M0 20H200 M0 40H200 M0 0V40 M100 0V40 M200 0V40";
        check(grid, &words, &["甲|乙乙", "丙|丁", "题"]);
        let open_at_the_sides = "M0 0H200 M0 20H200 M0 40H200 M100 0V40";
        check(open_at_the_sides, &words, &["甲|乙乙", "丙|丁", "题"]);
    }

    #[test]
    fn cells_without_a_line_between_them_are_one() {
        let words = [("类", 5.0, 20.0), ("甲", 105.0, 10.0), ("乙", 105.0, 30.0)];
        let down = "M0 0H200V40H0Z M100 0V40 M100 20H200";
        check(down, &words, &["类|甲", "(类)|乙"]);
        let words = [("章", 90.0, 10.0), ("甲", 5.0, 30.0), ("乙", 105.0, 30.0)];
        let across = "M0 0H200V40H0Z M100 20V40 M0 20H200";
        check(across, &words, &["章|(章)", "甲|乙"]);
    }

    #[test]
    fn frames_and_lines_under_words_are_no_tables() {
        let words = [("甲", 5.0, 10.0)];
        check("M0 0H200V40H0Z", &words, &["甲"]);
        check("M0 15H200 M0 30H200", &words, &["甲"]);
    }
}
