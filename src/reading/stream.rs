use std::ops::Range;

use crate::plan::Span;

use super::fold::{fold, folded};
use super::label::{is_ornament, label};
use super::raw_line::RawLine;
use crate::plan::characters::is_ignorable;

/// Most characters that a printed number takes.
const LONGEST_LABEL: usize = 16;

/// The text as one run of characters: page furniture, marks and white space left out, widths folded.
///
/// Everything is searched for here, so that neither a page break nor a bracket's width hides it. Offsets into `folded`
/// are called *places in the stream*; [`Stream::span`] leads back to the source.
pub struct Stream<'s> {
    pub source: &'s str,
    pub folded: String,
    pub lines: Vec<Line>,
    /// Line ends are real paragraphs.
    pub paragraphs: bool,
    /// Source ranges that the reader shows, in order: lines without their marks and edges.
    pieces: Vec<Span>,
    /// Where the stream and the source stop running in step: (place in the stream, byte of the source).
    steps: Vec<(usize, usize)>,
}

/// A line that holds text.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its place in the stream.
    pub start: usize,
    /// With its marks, without the white space around.
    pub source: Span,
    /// Opens with `#`.
    pub marked: bool,
    /// An empty line stands before it.
    pub after_blank: bool,
}

impl<'s> Stream<'s> {
    /// `furniture[i]`: the `i`-th line of `lines` is no text.
    pub fn new(source: &'s str, raw: &[RawLine], is_furniture: impl Fn(usize) -> bool) -> Self {
        let mut stream = Self {
            source,
            folded: String::with_capacity(source.len()),
            lines: Vec::new(),
            paragraphs: false,
            pieces: Vec::new(),
            steps: Vec::new(),
        };
        for (index, line) in raw.iter().enumerate() {
            if !is_furniture(index) {
                stream.push_line(line);
            }
        }
        stream
    }

    fn push_line(&mut self, raw: &RawLine) {
        let text = raw.source.of(self.source);
        let body = text.trim_start_matches('#');
        let marked = body.len() < text.len();
        let body = undecorated(body.trim_start());
        let offset = raw.source.start + (text.len() - body.len());
        let body = body.trim_end();
        if body.chars().all(|c| c == '*') {
            return;
        }
        self.lines.push(Line {
            start: self.folded.len(),
            source: raw.source,
            marked,
            after_blank: raw.after_blank,
        });
        let mut at = offset;
        if body.starts_with("* ") {
            self.push_piece(at, "*");
        }
        for part in body.split("**") {
            let trimmed = part.trim_matches('*');
            let lead = part.len() - part.trim_start_matches('*').len();
            self.push_piece(at + lead, trimmed);
            at += part.len() + "**".len();
        }
    }

    fn push_piece(&mut self, start: usize, text: &str) {
        if text.is_empty() {
            return;
        }
        self.pieces.push(Span {
            start,
            end: start + text.len(),
        });
        let mut in_step = false;
        for (at, c) in text.char_indices() {
            if c.is_whitespace() || is_ignorable(c) {
                in_step = false;
                continue;
            }
            if !in_step {
                self.steps.push((self.folded.len(), start + at));
            }
            in_step = self.push_char(c, start + at);
        }
    }

    /// Whether the next character follows in step.
    fn push_char(&mut self, c: char, at: usize) -> bool {
        let before = self.folded.len();
        let mut count = 0;
        fold(c, |folded| {
            if count > 0 {
                self.steps.push((self.folded.len(), at));
            }
            self.folded.push(folded);
            count += 1;
        });
        // `…` folds to three dots, as many bytes as it has: they are not in step with it.
        count == 1 && self.folded.len() - before == c.len_utf8()
    }

    /// The byte of the source where the character at this place begins.
    pub fn source_at(&self, place: usize) -> usize {
        let index = self.steps.partition_point(|&(step, _)| step <= place);
        match index.checked_sub(1).and_then(|index| self.steps.get(index)) {
            Some(&(step, byte)) => byte + (place - step),
            None => 0,
        }
    }

    /// The byte of the source where the character before this place ends.
    pub fn source_before(&self, place: usize) -> usize {
        let before = self.folded.get(..place).unwrap_or_default();
        let Some((at, _)) = before.char_indices().next_back() else {
            return 0;
        };
        let start = self.source_at(at);
        let width = self.source.get(start..).and_then(|s| s.chars().next());
        start + width.map_or(0, char::len_utf8)
    }

    pub fn span(&self, range: &Range<usize>) -> Span {
        if range.is_empty() {
            let start = self.source_at(range.start.min(self.folded.len()));
            return Span { start, end: start };
        }
        let start = self.source_at(range.start);
        Span {
            start,
            end: self.source_before(range.end).max(start),
        }
    }

    pub fn text(&self, range: &Range<usize>) -> &str {
        self.folded.get(range.clone()).unwrap_or_default()
    }

    /// The words of a line, as far as the next one; empty where there is no such line.
    pub fn line_text(&self, line: usize) -> &str {
        let start = |line: usize| self.lines.get(line).map(|line| line.start);
        let end = self.folded.len();
        self.text(&(start(line).unwrap_or(end)..start(line + 1).unwrap_or(end)))
    }

    /// The words of the source at these places, page breaks healed: pushed to `shown`.
    pub fn show(&self, range: &Range<usize>, shown: &mut Shown) {
        if range.is_empty() {
            return;
        }
        let span = self.span(range);
        let first = self.pieces.partition_point(|piece| piece.end <= span.start);
        for piece in self.pieces.iter().skip(first) {
            if piece.start >= span.end {
                break;
            }
            let (start, end) = (piece.start.max(span.start), piece.end.min(span.end));
            if shown.paragraphs && shown.breaks_before(start, self.source) {
                shown.text.push('\n');
            }
            shown.push(start, self.source.get(start..end).unwrap_or_default());
        }
    }

    /// The words at these places as one string.
    pub fn shown(&self, range: &Range<usize>) -> String {
        let mut shown = Shown::default();
        self.show(range, &mut shown);
        shown.text.trim().to_owned()
    }

    /// The line that begins at or before this place.
    pub fn line_at(&self, place: usize) -> Option<&Line> {
        let index = self.lines.partition_point(|line| line.start <= place);
        index.checked_sub(1).and_then(|index| self.lines.get(index))
    }
}

/// `★ 一、`: a line without what decorates its number.
fn undecorated(line: &str) -> &str {
    let bare = line.strip_prefix(['-', '*', '+']).unwrap_or(line);
    let line_of_list = if bare.starts_with(' ') { bare } else { line };
    let bare =
        line_of_list.trim_start_matches(|c| is_ornament(c) || is_ignorable(c) || c.is_whitespace());
    if bare.len() == line.len() {
        return line;
    }
    let opening: String = bare.chars().take(LONGEST_LABEL).collect();
    let is_numbered = label(&folded(&opening)).is_some_and(|label| label.number > 0);
    if is_numbered { bare } else { line }
}

/// Text put together from pieces of the source, which remembers where each came from.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    pub text: String,
    /// A line end of the source stays as one `\n`.
    paragraphs: bool,
    /// (byte of the source, byte of the text), both growing.
    runs: Vec<(usize, usize)>,
}

impl Shown {
    pub fn with_paragraphs(paragraphs: bool) -> Self {
        Self {
            paragraphs,
            ..Self::default()
        }
    }

    /// Whether a line ends between what was pushed last and this byte of the source.
    fn breaks_before(&self, start: usize, source: &str) -> bool {
        self.runs.last().is_some_and(|&(byte, at)| {
            let end = byte + (self.text.len() - at);
            let between = source.get(end..start);
            between.is_some_and(|between| between.contains('\n'))
        })
    }

    fn push(&mut self, source: usize, text: &str) {
        let kept = if self.text.is_empty() {
            text.trim_start()
        } else {
            text
        };
        if !kept.is_empty() {
            let cut = text.len() - kept.len();
            self.runs.push((source + cut, self.text.len()));
            self.text.push_str(kept);
        }
    }

    /// Where a byte of the source stands in the text.
    pub fn place_of(&self, source: usize) -> Option<usize> {
        let index = self.runs.partition_point(|&(byte, _)| byte <= source);
        let &(byte, at) = index.checked_sub(1).and_then(|i| self.runs.get(i))?;
        let end = self.runs.get(index).map_or(self.text.len(), |run| run.1);
        let place = at + (source - byte);
        (place < end && self.text.is_char_boundary(place)).then_some(place)
    }

    /// Where a span of the source stands in the text: its first and its end byte.
    pub fn place(&self, source: &str, span: Span) -> Option<(usize, usize)> {
        let last = source.get(span.start..span.end)?.chars().next_back()?;
        let end = self.place_of(span.end - last.len_utf8())? + last.len_utf8();
        Some((self.place_of(span.start)?, end))
    }

    /// Cuts the white space off the end.
    pub fn trim_end(&mut self) {
        self.text.truncate(self.text.trim_end().len());
    }
}
