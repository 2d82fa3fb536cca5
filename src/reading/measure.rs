use std::ops::Range;

use crate::plan::{Chapter, DiagnosticCode, Field, Measure, Part, Place, Severity, Span};

use super::assignment::{AssignmentReader, Found};
use super::stream::{Shown, Stream};
use super::structure::MeasureRange;
use super::title_line::{TitleLine, TitleStyle};
use super::trouble::Troubles;
use super::words::Words;

/// A measure's words on the way to its fields.
pub struct Draft<'a> {
    pub stream: &'a Stream<'a>,
    /// Places of title and text, assignments left out, in order.
    pub title_parts: Vec<Range<usize>>,
    pub text_parts: Vec<Range<usize>>,
    pub title: Shown,
    pub text: Shown,
    pub found: Found,
    /// What stands before only says what is wrong.
    pub problem_end: usize,
}

impl Draft<'_> {
    /// Where places in the stream stand in the measure as shown.
    pub fn place(&self, range: &Range<usize>) -> Option<Place> {
        let span = self.stream.span(range);
        let is_in = |parts: &[Range<usize>]| {
            parts
                .iter()
                .any(|part| part.start <= range.start && range.end <= part.end)
        };
        let (part, shown) = if is_in(&self.title_parts) {
            (Part::Title, &self.title)
        } else if is_in(&self.text_parts) {
            (Part::Text, &self.text)
        } else {
            return None;
        };
        let (start, end) = shown.place(self.stream.source, span)?;
        Some(Place { part, start, end })
    }
}

/// Where the words end that only say what is wrong: before 整改目标:. The start of the measure where none do.
fn problem_end(stream: &Stream, kept: &[Range<usize>], remedies: &[String]) -> usize {
    let start = kept.first().map_or(0, |part| part.start);
    let end = kept.last().map_or(start, |part| part.end);
    let text = stream.text(&(start..end));
    let label = |remedy: &String| {
        let mut found = text.match_indices(remedy.as_str());
        let is_label = |at: usize| text[at + remedy.len()..].starts_with([':', ')']);
        found.find_map(|(at, _)| is_label(at).then_some(start + at))
    };
    remedies.iter().filter_map(label).min().unwrap_or(start)
}

pub fn draft<'a>(
    stream: &'a Stream<'a>,
    range: &MeasureRange,
    style: TitleStyle,
    reader: &AssignmentReader,
    troubles: &mut Troubles,
) -> Draft<'a> {
    let body = &range.body;
    let mut found = match &range.row {
        Some(row) => reader.read_row(row, troubles),
        None => reader.read(body, troubles),
    };
    if let Some(above) = &range.above {
        let said = reader.read(above, troubles);
        found.assignments.extend(said.assignments);
        found.times.extend(said.times);
    }
    let kept = without(body, &found.cuts);
    let words = reader.names.words;
    let (title_parts, text_parts) = match own_title(stream, range, style, words, troubles) {
        Some(title) => (vec![title.clone()], after(&kept, title.end)),
        None => divide(stream, &kept),
    };
    let show = |parts: &[Range<usize>], paragraphs: bool| {
        let mut shown = Shown::with_paragraphs(paragraphs);
        parts.iter().for_each(|part| stream.show(part, &mut shown));
        shown.trim_end();
        shown
    };
    Draft {
        problem_end: problem_end(stream, &kept, &words.idioms.remedies),
        stream,
        title: show(&title_parts, false),
        text: show(&text_parts, stream.paragraphs),
        title_parts,
        text_parts,
        found,
    }
}

/// The line or the cell that is the title and nothing else.
fn own_title(
    stream: &Stream,
    range: &MeasureRange,
    style: TitleStyle,
    words: &Words,
    troubles: &mut Troubles,
) -> Option<Range<usize>> {
    let is_taken = |line: &TitleLine| match style {
        TitleStyle::UpToFullStop => line.stands_out(stream),
        TitleStyle::SomeOwnLine | TitleStyle::OwnLine => true,
    };
    let own_line = TitleLine::of(stream, &range.body)
        .filter(|line| is_taken(line) || line.is_over_label(stream, words));
    let own_line = own_line.map(|line| line.title);
    if let Some(line) = &own_line {
        let arguments = vec![stream.shown(line)];
        let code = DiagnosticCode::TitleOfLine;
        let severity = match style {
            TitleStyle::OwnLine => Severity::Info,
            TitleStyle::SomeOwnLine | TitleStyle::UpToFullStop => Severity::Doubt,
        };
        troubles.add(stream, line, Some(Field::Title), code, severity, arguments);
    }
    let cells = range.row.as_ref().filter(|row| row.words.len() > 1);
    own_line.or_else(|| cells?.words.first().cloned())
}

/// Title and text: up to the first full stop, and what follows it.
fn divide(stream: &Stream, kept: &[Range<usize>]) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    for (index, part) in kept.iter().enumerate() {
        if let Some(at) = stream.text(part).find('。') {
            let stop = part.start + at;
            let mut title: Vec<_> = kept.iter().take(index).cloned().collect();
            title.extend((part.start < stop).then_some(part.start..stop));
            return (title, after(kept, stop + "。".len()));
        }
    }
    (without_last_mark(stream, kept), Vec::new())
}

/// The semicolon behind one of several is none of its title.
fn without_last_mark(stream: &Stream, kept: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut title = kept.to_vec();
    while let Some(last) = title.last_mut() {
        let bare = stream.text(last).trim_end_matches(';').len();
        last.end = last.start + bare;
        if bare > 0 {
            break;
        }
        title.pop();
    }
    title
}

fn after(kept: &[Range<usize>], start: usize) -> Vec<Range<usize>> {
    let clipped = kept.iter().map(|part| part.start.max(start)..part.end);
    clipped.filter(|part| part.start < part.end).collect()
}

fn without(body: &Range<usize>, cuts: &[Range<usize>]) -> Vec<Range<usize>> {
    let (mut kept, mut start) = (Vec::new(), body.start);
    for cut in cuts {
        if start < cut.start {
            kept.push(start..cut.start);
        }
        start = start.max(cut.end);
    }
    if start < body.end {
        kept.push(start..body.end);
    }
    kept
}

/// The measure without milestones, targets and references.
pub fn measure(
    draft: &Draft,
    range: &MeasureRange,
    chapter: (usize, &Chapter),
    number: u32,
    source: Span,
) -> Measure {
    let (index, chapter) = chapter;
    let sections = range.sections.iter();
    let titles = sections.filter_map(|&section| chapter.sections.get(section));
    Measure {
        id: format!("{}.{number}", chapter.number),
        chapter: index,
        number,
        label: draft.stream.shown(&range.label),
        section: titles.map(|section| section.title.clone()).collect(),
        title: draft.title.text.clone(),
        text: draft.text.text.clone(),
        assignments: draft.found.assignments.clone(),
        milestones: Vec::new(),
        targets: Vec::new(),
        references: Vec::new(),
        source,
    }
}
