use std::fmt::Write;
use std::rc::Rc;

use crate::intake::label::{Printed, printed};
use crate::intake::numeral;

use super::cell::Cell;
use super::columns::Columns;
use super::words::{Role, Words};

/// Longest heading that fills a row, in characters.
const LONGEST_HEADING: usize = 60;
/// Numbers that the reader takes for a label.
const LAST_NUMBER: u32 = 999;

/// Writes the rows below the column headings, one after the other.
pub struct Rows<'a> {
    columns: &'a Columns,
    words: &'a Words,
    text: &'a mut String,
    /// Columns of headings, outermost first, and what they said last.
    levels: Vec<(usize, Rc<str>)>,
    /// Headings so far at each level, and measures under the last.
    counts: [u32; 3],
    /// Some measure stands before this row.
    begun: bool,
}

impl<'a> Rows<'a> {
    pub fn new(columns: &'a Columns, words: &'a Words, text: &'a mut String) -> Self {
        let levels = columns.with(Role::Chapter).take(2);
        Self {
            columns,
            words,
            text,
            levels: levels.map(|at| (at, Rc::from(""))).collect(),
            counts: [0; 3],
            begun: false,
        }
    }

    pub fn row(&mut self, row: &[Cell]) {
        let is_empty = row.iter().all(Cell::is_empty);
        if is_empty || self.columns.is_heading(row, self.words) {
            return;
        }
        if let Some(text) = self.alone(row) {
            self.across(&text);
            return;
        }
        self.headings(row);
        let says_nothing_new = self.said().all(|at| {
            row.get(at)
                .is_none_or(|cell| cell.carried || cell.is_empty())
        });
        if !(says_nothing_new && self.begun) {
            self.measure(row);
        }
        self.fields(row, says_nothing_new);
    }

    /// Columns whose cells say what is to be done.
    fn said(&self) -> impl Iterator<Item = usize> + '_ {
        let columns = self.columns;
        columns.with(Role::Title).chain(columns.with(Role::Text))
    }

    /// What a row says that says one thing: merged across, or in its first column with nothing beside it.
    fn alone(&self, row: &[Cell]) -> Option<Rc<str>> {
        let mut filled = row.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
        let (at, first) = filled.next()?;
        let mut rest = filled.peekable();
        let across = rest.peek().is_some();
        let same = rest.all(|(_, cell)| cell.carried && Rc::ptr_eq(&cell.text, &first.text));
        let is_task = self.said().any(|said| said == at) && !across;
        (same && !first.carried && !is_task && self.columns.count() > 2).then(|| first.text.clone())
    }

    /// A row of one thing is the heading of those below it, or a remark.
    fn across(&mut self, text: &str) {
        let line = joined(text);
        let is_heading = line.chars().count() <= LONGEST_HEADING && !line.contains('。');
        if is_heading {
            self.heading(0, &line);
        } else {
            self.text.push_str(&line);
            self.text.push('\n');
        }
    }

    fn headings(&mut self, row: &[Cell]) {
        for level in 0..self.levels.len() {
            let Some((at, last)) = self.levels.get(level) else {
                continue;
            };
            let Some(cell) = row.get(*at).filter(|cell| !cell.is_empty()) else {
                continue;
            };
            if cell.text.trim() == last.trim() {
                continue;
            }
            let (text, line) = (cell.text.clone(), joined(&cell.text));
            self.heading(level, &line);
            if let Some((_, last)) = self.levels.get_mut(level) {
                *last = text;
            }
            for (_, inner) in self.levels.iter_mut().skip(level + 1) {
                *inner = Rc::from("");
            }
        }
    }

    fn heading(&mut self, level: usize, line: &str) {
        for (at, count) in self.counts.iter_mut().enumerate() {
            match at.cmp(&level) {
                std::cmp::Ordering::Less => {}
                std::cmp::Ordering::Equal => *count += 1,
                std::cmp::Ordering::Greater => *count = 0,
            }
        }
        let number = self.counts.get(level).copied().unwrap_or_default();
        let numeral = numeral::chinese(number);
        let (kind, label) = if level == 0 {
            (Printed::Chapter, format!("{numeral}、"))
        } else {
            (Printed::Section, format!("({numeral})"))
        };
        let own = printed(line).is_some_and(|(printed, _)| printed == kind);
        let label = if own { "" } else { &label };
        // An empty line before it: so a number out of order is a number still.
        let _ = writeln!(self.text, "\n{label}{}", without_number(line, own));
    }

    fn measure(&mut self, row: &[Cell]) {
        self.begun = true;
        let cells = |role| {
            let found = self.columns.with(role).filter_map(|at| row.get(at));
            let lines = found.map(|cell| joined(&cell.text));
            lines.filter(|line| !line.is_empty()).collect::<Vec<_>>()
        };
        let mut parts = cells(Role::Title);
        parts.extend(cells(Role::Text));
        for (at, heading) in self.columns.others() {
            let cell = row.get(at).filter(|cell| !cell.carried && !cell.is_empty());
            let line = cell.map(|cell| joined(&cell.text));
            parts.extend(line.map(|line| match heading {
                "" => line,
                heading => format!("{heading}:{line}"),
            }));
        }
        let number = cells(Role::Number);
        if let Some(count) = self.counts.last_mut() {
            *count += 1;
        }
        let label = self.label(number.first().map(String::as_str), parts.first());
        let first = parts.first().cloned().unwrap_or_default();
        let own = label.is_empty();
        let _ = write!(self.text, "\n{label}{}", without_number(&first, own));
        for part in parts.iter().skip(1) {
            if !self
                .text
                .ends_with(['。', '!', '?', '！', '？', ';', '；', ':', '：'])
            {
                self.text.push('。');
            }
            self.text.push_str(part);
        }
        // …邀请居民参加|牵头单位:… must not run together.
        if !self.text.ends_with(['。', '!', '?', '！', '？', ';', '；']) {
            self.text.push('。');
        }
        self.text.push('\n');
    }

    /// The number before a measure: its own, else its row's, else counted; empty where it has its own.
    fn label(&self, row: Option<&str>, first: Option<&String>) -> String {
        let own = first.and_then(|first| printed(first));
        let has_sections = self.levels.len() > 1;
        match own {
            Some((Printed::Item, _)) => return String::new(),
            Some((Printed::Section, _)) if !has_sections => return String::new(),
            _ => {}
        }
        let row = row.and_then(|row| row.trim_end_matches(['.', '、']).parse::<u32>().ok());
        if let Some(number) = row.filter(|number| (1..=LAST_NUMBER).contains(number)) {
            return format!("{number}.");
        }
        let [chapters, _, counted] = self.counts;
        let counted = (counted - 1) % LAST_NUMBER + 1;
        if chapters > 0 && !has_sections {
            return format!("({})", numeral::chinese(counted));
        }
        format!("{counted}.")
    }

    /// Labelled lines; `more`: only those that the row above does not carry.
    fn fields(&mut self, row: &[Cell], more: bool) {
        for role in [Role::Lead, Role::Support, Role::Time, Role::Person] {
            let Some(label) = self.words.label(role) else {
                continue;
            };
            for at in self.columns.with(role) {
                let Some(cell) = row.get(at) else { continue };
                if cell.is_empty() || (more && cell.carried) {
                    continue;
                }
                let value = match role {
                    Role::Lead | Role::Support => units(&cell.text, self.words),
                    _ => joined(&cell.text),
                };
                let _ = writeln!(self.text, "{label}:{value}");
            }
        }
    }
}

/// The lines of a cell as one.
fn joined(text: &str) -> String {
    text.lines().map(str::trim).collect()
}

/// Without its number, unless that is kept.
fn without_number(line: &str, keep: bool) -> &str {
    let length = printed(line)
        .filter(|_| !keep)
        .map_or(0, |(_, length)| length);
    line.get(length..).unwrap_or(line).trim_start()
}

/// The names of a cell as a list: lines and words apart are names apart, where they end as names do.
fn units(text: &str, words: &Words) -> String {
    let mut list = String::new();
    let parts = text.split(['\n', '\r', '\u{2028}', '\u{3000}', ' ', '\t']);
    for part in parts.map(str::trim).filter(|part| !part.is_empty()) {
        let is_open = list.ends_with(['、', ',', '，', ';', '；', '：', ':']);
        let opens = part.starts_with(['、', ',', '，', ';', '；', '(', '（', ')', '）']);
        if !list.is_empty() && !is_open && !opens && words.ends_unit(&list) {
            list.push('、');
        }
        list.push_str(part);
    }
    list
}

#[cfg(test)]
mod tests {
    use super::super::{Grid, write};
    use super::*;

    /// Cells divided by `|`; `^` carries the cell above, `<` the one before.
    fn grid(lines: &str) -> Grid {
        let mut grid = Grid::default();
        for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let mut row: Vec<Cell> = Vec::new();
            for (at, cell) in line.split('|').map(str::trim).enumerate() {
                row.push(match cell {
                    "^" => grid.rows.last().unwrap()[at].carried(),
                    "<" => row.last().unwrap().carried(),
                    text => Cell::new(&text.replace('/', "\n")),
                });
            }
            grid.rows.push(row);
        }
        grid
    }

    #[track_caller]
    fn check(lines: &str, expected: &str) {
        let mut text = String::new();
        write(&grid(lines), Words::embedded(), &mut text);
        let lines: Vec<_> = text.lines().filter(|line| !line.is_empty()).collect();
        let expected: Vec<_> = expected
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .collect();
        assert_eq!(lines, expected);
    }

    #[test]
    fn merged_cells_are_carried_down() {
        check(
            "某市任务分解表|<|<|<|<
             领域|重点任务|具体措施|牵头单位|完成时限
             开办企业|深化品牌|全面实现赠送。|市行政审批局|6月底前
             ^|^|推行电子化登记|市税务局/市公安局|^
             获得电力|优化流程|压减环节|市能源局|长期坚持",
            "某市任务分解表
             一、开办企业
             (一)深化品牌。全面实现赠送。
             牵头单位:市行政审批局
             完成时限:6月底前
             (二)深化品牌。推行电子化登记。
             牵头单位:市税务局、市公安局
             完成时限:6月底前
             二、获得电力
             (一)优化流程。压减环节。
             牵头单位:市能源局
             完成时限:长期坚持",
        );
    }

    #[test]
    fn printed_numbers_stay() {
        check(
            "序号|重点任务|责任单位|备注
             一、开办企业|<|<|<
             1|深化品牌|市行政审批局|
             2|推进通办|市税务局|先行先试
             序号|重点任务|责任单位|备注
             二、获得电力|<|<|<
             3|优化流程|市能源局|",
            "一、开办企业
             1.深化品牌。
             责任单位:市行政审批局
             2.推进通办。备注:先行先试。
             责任单位:市税务局
             二、获得电力
             3.优化流程。
             责任单位:市能源局",
        );
    }

    #[test]
    fn a_second_row_of_headings_tells_more() {
        check(
            "任务|责任分工|<|时限
             ^|牵头单位|配合单位|^
             (一)深化品牌|市人力资源/社会保障局|市公安局 市税务局|年底前",
            "(一)深化品牌。
             牵头单位:市人力资源社会保障局
             责任单位:市公安局、市税务局
             完成时限:年底前",
        );
    }

    #[test]
    fn a_task_over_several_rows_is_one_measure() {
        check(
            "任务|牵头单位|时限
             深化品牌|市行政审批局|6月底前
             ^|市税务局|^",
            "1.深化品牌。
             牵头单位:市行政审批局
             完成时限:6月底前
             牵头单位:市税务局",
        );
    }

    #[test]
    fn a_table_of_other_things_is_lines() {
        check("姓名|电话\n甲|123/456", "姓名\t电话\n甲\t123 456");
    }
}
