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
    /// Of which kind it is, where the table has several of a kind: empty where it has none.
    pub class: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Number,
    Class,
    Words,
    Field(LabelKind),
    Other,
}

/// The rows under a heading line such as `| 序号 | 重点任务 | 牵头单位 | 完成时限 |`, in order.
pub fn rows(stream: &Stream, words: &Words) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut columns: Vec<Column> = Vec::new();
    let mut first = 0;
    let ends = stream.lines.iter().skip(1).map(|line| line.start);
    let ends = ends.chain([stream.folded.len()]);
    for (start, end) in stream.lines.iter().map(|line| line.start).zip(ends) {
        let mut cells = cells(stream, start..end);
        // Tabs at the end of a line are lost: the last cells are empty.
        if cells.len() > 1
            && cells.len() < columns.len()
            && !stream.text(&(start..end)).starts_with('|')
        {
            cells.resize(columns.len(), end..end);
        }
        if cells.is_empty() {
            // 二、服务提质 between two rows heads those that follow.
            if label(stream.text(&(start..end))).is_none() {
                columns.clear();
            }
        } else if let Some(heading) = heading(stream, &cells, words) {
            classes(stream, rows.get_mut(first..).unwrap_or_default());
            (columns, first) = (heading, rows.len());
        } else if cells.len() == columns.len() {
            rows.extend(row(stream, start..end, &cells, &columns));
        }
    }
    classes(stream, rows.get_mut(first..).unwrap_or_default());
    rows
}

/// In one table a class stands for the rows below it as well; where each has but one row they are no classes.
fn classes(stream: &Stream, rows: &mut [Row]) {
    let mut class = 0..0;
    for row in rows.iter_mut() {
        match row.class.is_empty() || stream.text(&row.class) == stream.text(&class) {
            true => row.class = class.clone(),
            false => class = row.class.clone(),
        }
    }
    let mut pairs = rows.windows(2);
    if !pairs.any(|pair| matches!(pair, [a, b] if a.class == b.class)) {
        rows.iter_mut().for_each(|row| row.class = 0..0);
    }
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
    let before = stream.lines.iter().find(|it| it.start == line.start);
    let before = before.and_then(|it| stream.source.get(..it.source.start));
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
            _ if !says_something => {}
            Column::Number => row.label = cell.clone(),
            Column::Words => row.words.push(cell.clone()),
            Column::Field(kind) => row.fields.push((*kind, cell.clone())),
            // 时间节点与标准: whatever its heading, a cell of sentences says what is to be done.
            Column::Class | Column::Other if stream.text(cell).contains([',', ';', '。']) => {
                row.words.push(cell.clone());
            }
            Column::Class => row.class = cell.clone(),
            Column::Other => {}
        }
    }
    (!row.words.is_empty()).then_some(row)
}
