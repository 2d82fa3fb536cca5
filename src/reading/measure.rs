use std::ops::Range;

use crate::plan::{Chapter, DiagnosticCode, Field, Measure, Part, Place, Severity, Span};

use super::assignment::{AssignmentReader, Found};
use super::stream::{Shown, Stream};
use super::structure::MeasureRange;
use super::trouble::Troubles;

/// Longest line, in characters, that may be a title without a full stop.
const LONGEST_TITLE: usize = 45;
/// Shortest line that may: less is what a page break left of a sentence.
const SHORTEST_TITLE: usize = 4;

/// Longest label of a field, with its colon, in characters.
const LONGEST_LABEL: usize = 7;
/// Longest rest of a title behind a page break, in characters.
const LONGEST_REST: usize = 25;

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

/// Where the first line of each measure ends the title: `title。` (run-in) or the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TitleStyle {
    UpToFullStop,
    /// Some do: a page break may have cut these, and it is asked.
    SomeOwnLine,
    OwnLine,
}

/// Whether the measures of the document put their title on a line of its own.
pub fn title_style<'a>(
    stream: &Stream,
    measures: impl Iterator<Item = &'a MeasureRange>,
) -> TitleStyle {
    let (mut all, mut own_line, mut sure) = (0usize, 0usize, 0usize);
    for measure in measures {
        all += 1;
        let line = own_line_title(stream, &measure.body);
        own_line += usize::from(line.is_some());
        sure += usize::from(line.is_some_and(|line| begins_sentence(stream, line.end)));
    }
    // A page break may cut any title; only a habit is a style.
    if all >= 2 && own_line * 3 >= all * 2 {
        TitleStyle::OwnLine
    } else if sure >= 2 && sure * 4 >= all {
        TitleStyle::SomeOwnLine
    } else {
        TitleStyle::UpToFullStop
    }
}

/// What begins here is too long for what a page break cut off a title: 对学校食堂开展检查,6月底前完成一轮。
fn begins_sentence(stream: &Stream, place: usize) -> bool {
    let rest = stream.folded.get(place..).unwrap_or_default();
    let sentence = rest.split('。').next().unwrap_or_default();
    sentence.contains(',') && sentence.chars().take(LONGEST_REST + 1).count() > LONGEST_REST
}

/// A short line over a long one, where lines are no longer than a page is wide.
fn stands_out(stream: &Stream, line: &Range<usize>) -> bool {
    let length = |range: Range<usize>| stream.text(&range).chars().count();
    let next = stream.lines.partition_point(|it| it.start <= line.end);
    let end = stream
        .lines
        .get(next)
        .map_or(stream.folded.len(), |it| it.start);
    begins_sentence(stream, line.end) && length(line.clone()) * 3 <= length(line.end..end) * 2
}

/// The first line, where it is short, has no full stop, and more lines follow.
fn own_line_title(stream: &Stream, body: &Range<usize>) -> Option<Range<usize>> {
    let next = stream
        .lines
        .partition_point(|line| line.start <= body.start);
    let end = stream.lines.get(next)?.start;
    if end >= body.end {
        return None;
    }
    let line = stream.text(&(body.start..end));
    let length = line.chars().take(LONGEST_TITLE + 1).count();
    let fits = (SHORTEST_TITLE..=LONGEST_TITLE).contains(&length);
    // 部分镇(街道)力量薄弱 over 整改措施:
    let next: String = stream
        .text(&(end..body.end))
        .chars()
        .take(LONGEST_LABEL)
        .collect();
    let may_explain = next.contains(':') || !line.contains('(');
    let is_title = fits && may_explain && !line.contains(['。', ';', ':']);
    is_title.then_some(body.start..end)
}

pub fn draft<'a>(
    stream: &'a Stream<'a>,
    range: &MeasureRange,
    style: TitleStyle,
    reader: &AssignmentReader,
    troubles: &mut Troubles,
) -> Draft<'a> {
    let body = &range.body;
    let found = match &range.row {
        Some(row) => reader.read_row(row, troubles),
        None => reader.read(body, troubles),
    };
    let kept = without(body, &found.cuts);
    let (title_parts, text_parts) = match own_title(stream, range, style, troubles) {
        Some(title) => (vec![title.clone()], after(&kept, title.end)),
        None => divide(stream, &kept),
    };
    let show = |parts: &[Range<usize>], paragraphs: bool| {
        let mut shown = Shown::with_paragraphs(paragraphs);
        parts.iter().for_each(|part| stream.show(part, &mut shown));
        shown.trim_end();
        shown
    };
    let remedies = &reader.names.words.idioms.remedies;
    Draft {
        problem_end: problem_end(stream, &kept, remedies),
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
    troubles: &mut Troubles,
) -> Option<Range<usize>> {
    let stands_out = |line: &Range<usize>| match style {
        TitleStyle::UpToFullStop => stands_out(stream, line),
        TitleStyle::SomeOwnLine | TitleStyle::OwnLine => true,
    };
    let own_line = own_line_title(stream, &range.body).filter(stands_out);
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
    (kept.to_vec(), Vec::new())
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
