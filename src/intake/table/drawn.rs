//! Tables that plain text draws: columns kept apart by white space, or pasted from a page one cell a line.

use super::cell::{Cell, Grid};
use super::columns::Columns;
use super::words::{Role, Words};
use crate::intake::label::{Printed, printed};

/// Fewest columns, and fewest rows below their headings, that are a table and no accident.
const FEWEST_COLUMNS: usize = 3;
const FEWEST_ROWS: usize = 2;
/// How far a cell may begin from where its column's heading does, in half-width characters.
const OFF: usize = 3;
/// Most columns of a table.
const MOST_COLUMNS: usize = 16;
/// Longest line of headings, in bytes.
const LONGEST_LINE: usize = 400;
/// Longest heading of the column of numbers, in bytes.
const LONGEST_NUMBER: usize = 12;
/// Longest heading of rows between them, in characters.
const LONGEST_HEADING: usize = 40;

/// The text with its drawn tables of tasks as measures; all else untouched.
pub fn with_drawn_read(text: String, words: &Words) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let mut read = String::new();
    let (mut at, mut kept) = (0, 0);
    while at < lines.len() {
        let rest = lines.get(at..).unwrap_or_default();
        let Some((grid, length)) = aligned(rest, words).or_else(|| stacked(rest, words)) else {
            at += 1;
            continue;
        };
        read.extend(lines.get(kept..at).unwrap_or_default().iter().copied());
        super::write(&grid, words, &mut read);
        read.push('\n');
        at += length;
        kept = at;
    }
    if kept == 0 {
        return text;
    }
    read.extend(lines.get(kept..).unwrap_or_default().iter().copied());
    read
}

/// `序号  工作任务  责任单位  完成时限` and the rows below it, with as many lines as they take.
fn aligned(lines: &[&str], words: &Words) -> Option<(Grid, usize)> {
    let first = lines.first()?;
    if first.len() > LONGEST_LINE || first.contains(['\t', '|', '。']) {
        return None;
    }
    let is_wide = parts(first, true).len() >= FEWEST_COLUMNS;
    let headings = parts(first, is_wide);
    let count = headings.len();
    if !(FEWEST_COLUMNS..=MOST_COLUMNS).contains(&count)
        || !are_headings(headings.iter().map(|it| it.1), words)
    {
        return None;
    }
    let row = |parts: &[(usize, &str)]| -> Vec<Cell> {
        parts.iter().map(|(_, text)| Cell::new(text)).collect()
    };
    let is_number = |(_, heading): &(usize, &str)| words.role(heading) == Some(Role::Number);
    let number = headings.iter().position(is_number);
    let mut grid = Grid {
        rows: vec![row(&headings)],
    };
    let (mut length, mut rows) = (1, 0);
    for (at, line) in lines.iter().enumerate().skip(1) {
        let found = parts(line, is_wide);
        if found.len() == count {
            grid.rows.push(row(&found));
            rows += 1;
        } else if let [(_, text)] = found.as_slice()
            && is_heading(text)
        {
            grid.rows.push(across(text, count));
        } else if let Some(cells) = is_wide.then(|| placed(&found, &headings)).flatten() {
            match cells.get(number.unwrap_or_default()) {
                Some(Some(_)) => {
                    let cells = cells.iter().map(|it| Cell::new(it.unwrap_or_default()));
                    grid.rows.push(cells.collect());
                    rows += 1;
                }
                // What went on below.
                _ => {
                    let last = grid.rows.last_mut()?;
                    if !may_go_on(last, &cells) {
                        break;
                    }
                    go_on(last, &cells);
                }
            }
        } else if !line.trim().is_empty() {
            break;
        } else {
            continue;
        }
        length = at + 1;
    }
    (rows >= FEWEST_ROWS).then_some((grid, length))
}

/// `序号`, `工作任务`, `责任单位` on a line each, and their values after them likewise.
fn stacked(lines: &[&str], words: &Words) -> Option<(Grid, usize)> {
    let first = lines.first()?.trim();
    if first.len() > LONGEST_NUMBER || words.role(first) != Some(Role::Number) {
        return None;
    }
    // Lines that are not empty, each with where it stands.
    let mut said = lines.iter().enumerate().map(|(at, line)| (at, line.trim()));
    let mut said = said
        .by_ref()
        .filter(|(_, line)| !line.is_empty())
        .peekable();
    let mut headings: Vec<&str> = Vec::new();
    while let Some((_, line)) = said.next_if(|(_, line)| words.role(line).is_some()) {
        headings.push(line);
        if headings.len() > MOST_COLUMNS {
            return None;
        }
    }
    let count = headings.len();
    if count < FEWEST_COLUMNS || !are_headings(headings.iter().copied(), words) {
        return None;
    }
    let row = |cells: &[&str]| -> Vec<Cell> { cells.iter().map(|it| Cell::new(it)).collect() };
    let mut grid = Grid {
        rows: vec![row(&headings)],
    };
    let (mut length, mut rows) = (0, 0);
    while let Some((at, line)) = said.next() {
        if line.parse::<u32>().is_ok() {
            let mut cells = vec![line];
            let mut last = at;
            while cells.len() < count {
                let (at, cell) = said.next_if(|(_, it)| it.parse::<u32>().is_err())?;
                cells.push(cell);
                last = at;
            }
            grid.rows.push(row(&cells));
            rows += 1;
            length = last + 1;
        } else if is_heading(line) && said.peek().is_some_and(|(_, it)| it.parse::<u32>().is_ok()) {
            grid.rows.push(across(line, count));
        } else {
            break;
        }
    }
    (rows >= FEWEST_ROWS).then_some((grid, length))
}

/// Every one is known, and together they are those of tasks.
fn are_headings<'t>(headings: impl Iterator<Item = &'t str>, words: &Words) -> bool {
    let cells: Vec<Cell> = headings.map(Cell::new).collect();
    let mut known = cells.iter().filter(|it| words.role(&it.text).is_none());
    // 备注 is said of nothing.
    known.by_ref().count() <= 1 && Columns::of(&cells, words).is_of_tasks()
}

/// 一、扩大供给 over the rows that follow.
fn is_heading(line: &str) -> bool {
    let kind = printed(line).map(|(kind, _)| kind);
    let is_short = line.chars().count() <= LONGEST_HEADING && !line.contains('。');
    is_short && matches!(kind, Some(Printed::Chapter | Printed::Section))
}

fn across(text: &str, count: usize) -> Vec<Cell> {
    let first = Cell::new(text);
    let rest = (1..count).map(|_| first.carried());
    std::iter::once(first.clone()).chain(rest).collect()
}

/// The words of a line that white space (`wide`: more than one space) divides, each with how far from the margin it begins.
fn parts(line: &str, wide: bool) -> Vec<(usize, &str)> {
    let line = line.trim_end();
    let (mut parts, mut column, mut start) = (Vec::new(), 0, None);
    let mut gap = usize::MAX;
    for (at, c) in line.char_indices() {
        let width = if c.is_ascii() { 1 } else { 2 };
        if c.is_whitespace() {
            gap = gap.saturating_add(width);
        } else {
            let divides = gap >= if wide { 2 } else { 1 };
            if divides {
                if let Some((from, begins)) = start {
                    parts.push((begins, &line[from..at]));
                }
                start = Some((at, column));
            }
            gap = 0;
        }
        column += width;
    }
    if let Some((from, begins)) = start {
        parts.push((begins, &line[from..]));
    }
    parts
        .iter_mut()
        .for_each(|(_, text)| *text = text.trim_end());
    parts
}

/// What stands in each column, where every part begins near the heading of one.
fn placed<'t>(
    parts: &[(usize, &'t str)],
    headings: &[(usize, &str)],
) -> Option<Vec<Option<&'t str>>> {
    let mut cells: Vec<Option<&str>> = vec![None; headings.len()];
    for (begins, text) in parts {
        let near = headings
            .iter()
            .position(|(heading, _)| heading.abs_diff(*begins) <= OFF)?;
        let cell = cells.get_mut(near).filter(|cell| cell.is_none())?;
        *cell = Some(text);
    }
    (!parts.is_empty()).then_some(cells)
}

/// Only what has begun goes on, and no sentence below the table does.
fn may_go_on(row: &[Cell], more: &[Option<&str>]) -> bool {
    let mut pairs = row.iter().zip(more);
    pairs.all(|(cell, more)| {
        more.is_none_or(|more| !cell.is_empty() && more.chars().count() <= LONGEST_HEADING)
    })
}

fn go_on(row: &mut [Cell], more: &[Option<&str>]) {
    for (cell, more) in row.iter_mut().zip(more) {
        if let Some(more) = more {
            *cell = Cell::new(&format!("{}{more}", cell.text));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let read = with_drawn_read(text.to_owned(), Words::embedded());
        let lines = |text: &str| -> Vec<String> {
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
            lines.map(str::to_owned).collect()
        };
        assert_eq!(lines(&read), lines(expected));
    }

    #[test]
    fn columns_kept_apart_by_white_space() {
        check(
            "某县任务表\n序号  完成时限   责任单位      工作任务\n一、教育\n1     8月底前    县甲局、乙局  建设学校。建成4所\n2     全年       县丙局        招聘教师",
            "某县任务表\n一、教育\n1.建设学校。建成4所。\n责任单位:县甲局、乙局\n完成时限:8月底前\n2.招聘教师。\n责任单位:县丙局\n完成时限:全年",
        );
        check(
            "序号 工作任务 责任科室 完成时限\n1 制定计划 法规科 1月20日前\n2 开展整治 危化科、执法大队 2月底前",
            "1.制定计划。\n责任单位:法规科\n完成时限:1月20日前\n2.开展整治。\n责任单位:危化科、执法大队\n完成时限:2月底前",
        );
    }

    #[test]
    fn a_cell_may_be_empty_or_go_on_below() {
        check(
            "序号  工作任务      责任单位    完成时限\n1     更新目录      县甲局      3月底前\n      和指南\n2     公开预算                  4月底前",
            "1.更新目录和指南。\n责任单位:县甲局\n完成时限:3月底前\n2.公开预算。\n完成时限:4月底前",
        );
    }

    #[test]
    fn a_cell_a_line() {
        check(
            "序号\n任务名称\n责任单位\n完成时限\n一、蓝天\n1\n治理扬尘\n区甲局\n10月底前\n2\n淘汰柴油车\n区乙局\n12月15日前\n完。",
            "一、蓝天\n1.治理扬尘。\n责任单位:区甲局\n完成时限:10月底前\n2.淘汰柴油车。\n责任单位:区乙局\n完成时限:12月15日前\n完。",
        );
    }

    #[test]
    fn other_text_stays() {
        let check = |text: &str| check(text, text);
        check("任务 责任单位 完成时限 各有规定\n一、甲\n二、乙");
        check("序号\n1\n2");
        check("工作任务  责任单位  完成时限\n没有一行");
    }
}
