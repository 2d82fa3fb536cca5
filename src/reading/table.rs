use std::ops::Range;

use super::label::label;
use super::stream::Stream;
use super::words::{LabelKind, Words, contains};

/// One row of a table of measures: places in the stream.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The cell that numbers it; empty where there is none.
    pub label: Range<usize>,
    pub whole: Range<usize>,
    /// What is to be done.
    pub words: Vec<Range<usize>>,
    /// Who, and when.
    pub fields: Vec<(LabelKind, Range<usize>)>,
    /// Of which kind it is, where the table has several of a kind, outermost first.
    pub classes: Vec<Range<usize>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Number,
    Class,
    Words,
    Field(LabelKind),
    Other,
}

/// Lines under a heading line, with their cells.
#[derive(Default)]
struct Table {
    columns: Vec<Column>,
    lines: Vec<(Range<usize>, Vec<Range<usize>>)>,
}

/// The rows under a heading line such as `| 序号 | 重点任务 | 牵头单位 | 完成时限 |`, in order.
pub fn rows(stream: &Stream, words: &Words) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut table = Table::default();
    let ends = stream.lines.iter().skip(1).map(|line| line.start);
    let ends = ends.chain([stream.folded.len()]);
    for (start, end) in stream.lines.iter().map(|line| line.start).zip(ends) {
        let mut cells = cells(stream, start..end);
        // Tabs at the end of a line are lost: the last cells are empty.
        if cells.len() > 1
            && cells.len() < table.columns.len()
            && !stream.text(&(start..end)).starts_with('|')
        {
            cells.resize(table.columns.len(), end..end);
        }
        // |2|办好热线|市甲局 in a table without marks at the margins: its first cell is empty.
        if cells.len() + 1 == table.columns.len() && stream.text(&(start..end)).starts_with('|') {
            cells.insert(0, start..start);
        }
        if cells.is_empty() {
            // 二、服务提质 between two rows heads those that follow.
            if label(stream.text(&(start..end))).is_none() {
                rows.extend(std::mem::take(&mut table).rows(stream));
            }
        } else if let Some(columns) = heading(stream, &cells, words) {
            let columns = table.with_row_below(columns, &cells);
            let lines = Vec::new();
            let before = std::mem::replace(&mut table, Table { columns, lines });
            rows.extend(before.rows(stream));
        } else if cells.len() == table.columns.len() {
            table.lines.push((start..end, cells));
        }
    }
    rows.extend(table.rows(stream));
    rows
}

impl Table {
    /// 牵头单位 and 配合单位 right below 责任分工: a column of which the second row says nothing is the first one's.
    fn with_row_below(&self, columns: Vec<Column>, cells: &[Range<usize>]) -> Vec<Column> {
        if !self.lines.is_empty() || self.columns.len() != columns.len() {
            return columns;
        }
        let pairs = columns.into_iter().zip(&self.columns).zip(cells);
        let said = pairs.map(|((below, above), cell)| if cell.is_empty() { *above } else { below });
        said.collect()
    }

    fn rows(mut self, stream: &Stream) -> Vec<Row> {
        for index in 0..self.columns.len() {
            if self.holds_for_several(index, stream) {
                self.columns[index] = Column::Class;
            }
        }
        let lines = self.lines.into_iter();
        let rows = lines.filter_map(|(whole, cells)| row(stream, whole, &cells, &self.columns));
        let mut rows: Vec<Row> = rows.collect();
        classes(stream, &mut rows);
        rows
    }

    /// 工作事项 before 具体措施: names of things, each for the rows below it that leave it out.
    fn holds_for_several(&self, index: usize, stream: &Stream) -> bool {
        let mut later = self.columns.iter().skip(index + 1);
        if self.columns.get(index) != Some(&Column::Words) || !later.any(|it| *it == Column::Words)
        {
            return false;
        }
        let cells = self.lines.iter().filter_map(|(_, cells)| cells.get(index));
        let texts: Vec<&str> = cells.map(|cell| stream.text(cell)).collect();
        let is_name = |text: &&str| !text.contains([',', ';', '。']);
        texts.contains(&"") && texts.iter().all(is_name)
    }
}

/// In one table a class stands for the rows below it as well, as far as the class around it goes; where each has but one
/// row they are no classes.
fn classes(stream: &Stream, rows: &mut [Row]) {
    let depth = rows.iter().map(|row| row.classes.len()).max().unwrap_or(0);
    let mut before: Vec<Range<usize>> = Vec::new();
    for row in rows.iter_mut() {
        let is_other = |nth: usize| {
            let (own, above) = (row.classes.get(nth), before.get(nth));
            own.is_some_and(|own| {
                !own.is_empty() && above.is_none_or(|it| stream.text(it) != stream.text(own))
            })
        };
        let begins = (0..depth).find(|&nth| is_other(nth)).unwrap_or(depth);
        for (nth, own) in row.classes.iter_mut().enumerate() {
            if let Some(above) = before.get(nth).filter(|_| nth < begins) {
                own.clone_from(above);
            }
        }
        before.clone_from(&row.classes);
    }
    for nth in (0..depth).rev() {
        let mut pairs = rows.windows(2);
        let is_same = |a: &Row, b: &Row| a.classes.get(nth) == b.classes.get(nth);
        if !pairs.any(|pair| matches!(pair, [a, b] if is_same(a, b))) {
            rows.iter_mut().for_each(|row| {
                if nth < row.classes.len() {
                    row.classes.remove(nth);
                }
            });
        }
    }
    let is_said = |class: &Range<usize>| !class.is_empty();
    rows.iter_mut().for_each(|row| row.classes.retain(is_said));
}

/// The cells of a line that `|` or tabs divide.
fn cells(stream: &Stream, line: Range<usize>) -> Vec<Range<usize>> {
    let text = stream.text(&line);
    if !text.contains('|') {
        return between_tabs(stream, line);
    }
    let inner = text.strip_prefix('|').unwrap_or(text);
    let mut start = line.end - inner.len();
    let parts = inner.strip_suffix('|').unwrap_or(inner).split('|');
    let ranges = parts.map(|part| {
        let range = start..start + part.len();
        start = range.end + 1;
        range
    });
    ranges.collect()
}

/// None where the line has no tab.
fn between_tabs(stream: &Stream, line: Range<usize>) -> Vec<Range<usize>> {
    let (mut cells, mut start) = (Vec::new(), line.start);
    // The first cells are empty where their words hold for the rows below.
    let own = stream
        .lines
        .binary_search_by_key(&line.start, |it| it.start);
    let own = own.ok().and_then(|own| stream.lines.get(own));
    let before = own.and_then(|it| stream.source.get(..it.source.start));
    let before = before.and_then(|before| before.rsplit('\n').next());
    for _ in before.unwrap_or_default().matches('\t') {
        cells.push(line.start..line.start);
    }
    let empty = cells.len();
    for (at, _) in stream.text(&line).char_indices().skip(1) {
        let place = line.start + at;
        let gap = stream.source_before(place)..stream.source_at(place);
        let gap = stream.source.get(gap).unwrap_or_default();
        for _ in gap.matches('\t') {
            cells.push(start..place);
            start = place;
        }
    }
    if cells.len() > empty {
        cells.push(start..line.end);
    } else {
        cells.clear();
    }
    cells
}

fn heading(stream: &Stream, cells: &[Range<usize>], words: &Words) -> Option<Vec<Column>> {
    let columns = cells.iter().map(|cell| column(stream.text(cell), words));
    let columns: Vec<Column> = columns.collect();
    let has = |wanted: fn(&Column) -> bool| columns.iter().any(wanted);
    let is_heading = has(|it| matches!(it, Column::Field(_))) && has(|it| *it == Column::Words);
    is_heading.then_some(columns)
}

fn column(name: &str, words: &Words) -> Column {
    let idioms = &words.idioms;
    if let Some(kind) = words.label_kind(name) {
        Column::Field(kind)
    } else if matches!(name, "序号" | "编号" | "号") {
        Column::Number
    } else if contains(name, &idioms.class_columns) {
        Column::Class
    } else if contains(name, &idioms.task_columns) {
        Column::Words
    } else {
        Column::Other
    }
}

/// `None` for a ruling, or where the cell of the task is empty.
fn row(
    stream: &Stream,
    whole: Range<usize>,
    cells: &[Range<usize>],
    columns: &[Column],
) -> Option<Row> {
    let mut row = Row {
        label: whole.start..whole.start,
        whole,
        ..Row::default()
    };
    for (cell, column) in cells.iter().zip(columns) {
        let says_something = stream
            .text(cell)
            .contains(|c| !matches!(c, '-' | ':' | '—'));
        match column {
            Column::Class if !says_something => row.classes.push(cell.start..cell.start),
            _ if !says_something => {}
            Column::Number => row.label = cell.clone(),
            Column::Words => row.words.push(cell.clone()),
            Column::Field(kind) => row.fields.push((*kind, cell.clone())),
            // 时间节点与标准: whatever its heading, a cell of sentences says what is to be done.
            Column::Class | Column::Other
                if stream.text(cell).contains([',', ';', '。', '《', '“']) =>
            {
                row.words.push(cell.clone());
                if *column == Column::Class {
                    row.classes.push(cell.start..cell.start);
                }
            }
            Column::Class => row.classes.push(cell.clone()),
            Column::Other => {}
        }
    }
    (!row.words.is_empty()).then_some(row)
}
