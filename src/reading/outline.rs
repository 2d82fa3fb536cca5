use std::collections::HashMap;
use std::ops::Range;

use crate::plan::{DiagnosticCode, LineRole, Severity};

use super::head_lines::HeadLines;
use super::label::{Label, Level};
use super::line::{RuledLines, opening};
use super::setting::Setting;
use super::stream::{Line, Stream};
use super::table::Row;
use super::trouble::Troubles;
use super::words::Words;

/// A heading or item start that the outline accepts.
#[derive(Clone, Debug)]
pub struct Head {
    pub label: Label,
    /// Place in the stream of its label.
    pub start: usize,
    /// Where the next head begins, or the text ends.
    pub end: usize,
    /// Index of the first later head that is not inside this one.
    pub after: usize,
    /// Direct children.
    pub children: Vec<usize>,
    /// Somebody said that a measure begins here.
    pub is_measure: bool,
}

impl Head {
    /// Of its own, so far.
    fn new(label: Label, start: usize, end: usize) -> Self {
        Self {
            label,
            start,
            end,
            after: 0,
            children: Vec::new(),
            is_measure: false,
        }
    }

    /// Its own words, children left out, without the label.
    pub fn body(&self) -> Range<usize> {
        (self.start + self.label.length).min(self.end)..self.end
    }

    pub fn label_range(&self) -> Range<usize> {
        self.start..(self.start + self.label.length).min(self.end)
    }
}

/// All heads in document order, with their nesting; a row of a table is none, whatever its first cell opens with.
pub fn heads(
    stream: &Stream,
    rows: &[Row],
    ruled: &RuledLines,
    words: &Words,
    troubles: &mut Troubles,
) -> Vec<Head> {
    let (mut heads, mut counts): (Vec<Head>, _) = (Vec::new(), Counts::default());
    let (mut openings, mut taken): (HashMap<&str, u32>, _) = (HashMap::new(), 0);
    let head_lines = HeadLines::new(stream, words);
    for (index, line) in stream.lines.iter().enumerate() {
        let printed = head_lines.label(index);
        let printed = printed.filter(|_| line.start >= taken && !is_row(rows, line));
        let opening = opening(stream, index);
        if printed.is_none() && (line.start < taken || !ruled.may_mean(opening)) {
            continue;
        }
        let nth = openings.entry(opening).or_default();
        *nth += 1;
        let role = ruled.role(line, opening, *nth);
        let label = match role {
            Some(role) => ruled.label(stream, index, role),
            None => printed.filter(|&label| {
                let follows_field = head_lines.follows_field(index);
                let setting = Setting::new(stream, line, label, follows_field);
                let verdict = counts.judge(index, label, &setting);
                verdict.tell(stream, line.start, (label, opening, *nth), troubles);
                !matches!(verdict, Verdict::Text { .. })
            }),
        };
        let Some(label) = label else { continue };
        counts.take(index, label);
        taken = line.start + label.length;
        let mut head = Head::new(label, line.start, stream.folded.len());
        head.is_measure = role == Some(LineRole::Measure);
        heads.push(head);
    }
    nest(&mut heads);
    heads
}

fn is_row(rows: &[Row], line: &Line) -> bool {
    let by_start = |row: &Row| row.whole.start;
    rows.binary_search_by_key(&line.start, by_start).is_ok()
}

/// The heads that begin before `end`, the text's end for all of them.
pub fn until(mut heads: Vec<Head>, end: usize) -> Vec<Head> {
    let count = heads.partition_point(|head| head.start < end);
    heads.truncate(count);
    for head in &mut heads {
        head.end = head.end.min(end);
        head.after = head.after.min(count);
        head.children.retain(|&child| child < count);
    }
    heads
}

fn nest(heads: &mut [Head]) {
    let starts: Vec<usize> = heads.iter().skip(1).map(|head| head.start).collect();
    for (head, end) in heads.iter_mut().zip(starts) {
        head.end = end;
    }
    let mut open: Vec<usize> = Vec::new();
    for index in 0..heads.len() {
        let level = heads.get(index).map(|head| head.label.level);
        while let Some(&last) = open.last() {
            if heads.get(last).map(|head| head.label.level) < level {
                break;
            }
            open.pop();
            if let Some(head) = heads.get_mut(last) {
                head.after = index;
            }
        }
        if let Some(parent) = open.last().and_then(|&parent| heads.get_mut(parent)) {
            parent.children.push(index);
        }
        open.push(index);
    }
    let count = heads.len();
    for last in open {
        if let Some(head) = heads.get_mut(last) {
            head.after = count;
        }
    }
}

enum Verdict {
    Next,
    OutOfOrder { expected: u32 },
    Text { doubtful: bool },
}

impl Verdict {
    /// Says what is to be said of the line that begins at `start` with this label and these words.
    fn tell(
        &self,
        stream: &Stream,
        start: usize,
        (label, opening, nth): (Label, &str, u32),
        troubles: &mut Troubles,
    ) {
        let (code, severity, further) = match self {
            Self::OutOfOrder { expected } => {
                let expected = vec![expected.to_string()];
                (DiagnosticCode::NumberOutOfOrder, Severity::Info, expected)
            }
            Self::Text { doubtful: true } => {
                let line = vec![opening.to_owned(), nth.to_string()];
                (DiagnosticCode::HeadingAsText, Severity::Doubt, line)
            }
            Self::Next | Self::Text { doubtful: false } => return,
        };
        let range = start..start + label.length;
        let arguments = [stream.shown(&range)].into_iter().chain(further);
        troubles.add(stream, &range, None, code, severity, arguments.collect());
    }
}

/// The last number at each level under the current parent.
#[derive(Default)]
struct Counts {
    last: [u32; Level::COUNT],
    /// The last number at each level under any parent: sections and items may run on across chapters.
    before: [u32; Level::COUNT],
    /// The line of the last head, and its level.
    above: Option<(usize, Level)>,
}

impl Counts {
    fn last_of(&self, level: Level) -> u32 {
        self.last.get(level as usize).copied().unwrap_or_default()
    }

    fn judge(&self, line: usize, label: Label, setting: &Setting) -> Verdict {
        if label.level == Level::Bullet {
            return Verdict::Next;
        }
        let number = label.number;
        let last = self.last_of(label.level);
        if number == 0 {
            return Verdict::Next;
        }
        let continues = last > 0 && number == last + 1 && setting.full_stop_before;
        if setting.may_be_amount && !continues {
            return Verdict::Text { doubtful: false };
        }
        if setting.is_citation(label.level) {
            return Verdict::Text { doubtful: false };
        }
        if setting.is_enumeration() && !setting.marked {
            let in_order = number == last + 1 && !setting.open_before;
            return Verdict::Text { doubtful: in_order };
        }
        let before = self.before.get(label.level as usize);
        let runs_on = matches!(label.level, Level::Section | Level::Item | Level::Clause)
            && before.is_some_and(|before| number == before + 1);
        if number == last + 1 || runs_on {
            return Verdict::Next;
        }
        let is_open = setting.open_before && !self.is_under(line, label);
        if is_open && !setting.marked {
            return Verdict::Text { doubtful: true };
        }
        if setting.after_blank || setting.marked || setting.full_stop_before || number > last {
            let expected = last + 1;
            return Verdict::OutOfOrder { expected };
        }
        Verdict::Text { doubtful: true }
    }

    /// Whether the line is the first below a heading, which ends with no mark.
    fn is_under(&self, line: usize, label: Label) -> bool {
        let is_above = |(above, level)| above + 1 == line && level < label.level;
        self.above.is_some_and(is_above)
    }

    fn take(&mut self, line: usize, label: Label) {
        self.above = Some((line, label.level));
        for (level, last) in self.last.iter_mut().enumerate() {
            match level.cmp(&(label.level as usize)) {
                std::cmp::Ordering::Less => {}
                // What has no number of its own does not count.
                std::cmp::Ordering::Equal if label.number == 0 => {}
                std::cmp::Ordering::Equal => *last = label.number,
                std::cmp::Ordering::Greater => *last = 0,
            }
        }
        let before = self.before.get_mut(label.level as usize);
        if let Some(before) = before.filter(|_| label.number > 0) {
            *before = label.number;
        }
    }
}
