//! Text in, plan out: never fails, never panics; what it is not sure of it says.
//!
//! The steps, each a module: page furniture → [`stream`] (page breaks healed, widths folded, spans kept) → labels → outline →
//! structure (chapters, sections, measures) → assignments → milestones, targets, references.

mod assignment;
mod brackets;
mod clause;
mod clock;
mod closing;
mod date;
mod fold;
mod furniture;
mod label;
mod level_of_government;
mod measure;
mod milestone;
mod names;
mod numeral;
mod outline;
mod preface;
mod reference;
mod stream;
mod structure;
mod table;
mod target;
mod time;
mod traditional;
mod tree;
mod trouble;
mod words;
mod year;

use std::collections::HashSet;
use std::ops::Range;

use crate::plan::{
    Chapter, DiagnosticCode, Field, Other, OtherKind, Plan, Register, Section, Severity, Span,
    YearSource, fold_name,
};

use assignment::AssignmentReader;
use milestone::Seen;
use names::NameReader;
use stream::{RawLine, Stream};
use structure::{ChapterRange, Structure};
use tree::Tree;
use trouble::Troubles;
use words::Words;

/// What the reader is told beside the text.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The year to read dates in, instead of the one found.
    pub year: Option<i32>,
}

/// Reads a decoded document (UTF-8, without BOM).
pub fn read(source: &str, register: &Register, options: &Options) -> Plan {
    let raw = stream::raw_lines(source);
    let (is_furniture, stray) = furniture::furniture(source, &raw);
    let stream = Stream::new(source, &raw, |index| {
        is_furniture.get(index).copied().unwrap_or(false)
    });
    let words = Words::new(&register.idioms);
    let roles = words.roles(&stream.folded);
    let mut troubles = Troubles::default();
    let heads = outline::heads(&stream, &mut troubles);
    let end = closing::closing(&stream, &roles, &register.idioms);
    let heads = outline::until(heads, end);
    // Where the text itself names who does what, its tables only repeat it.
    let rows = if roles.is_empty() {
        table::rows(&stream, &words)
    } else {
        Vec::new()
    };
    let tree = Tree {
        stream: &stream,
        heads: &heads,
        roles: &roles,
        rows: &rows,
        idioms: &register.idioms,
        end,
    };
    let structure = structure::structure(&tree);
    let mut reading = Reading {
        stream: &stream,
        words: &words,
        systems: words.library.systems(&stream.folded),
        troubles,
        seen: Vec::new(),
        plan: Plan::default(),
    };
    reading.preface(&structure);
    let scoped = register.scoped(reading.plan.place.as_deref());
    reading.chapters(&structure, &scoped);
    reading.dates(structure.begins, options);
    reading.rest(&structure);
    reading.furniture(&raw, &is_furniture, &stray);
    reading.finish()
}

/// One reading under way.
struct Reading<'a> {
    stream: &'a Stream<'a>,
    words: &'a Words,
    /// Quoted names that the document calls systems.
    systems: HashSet<&'a str>,
    troubles: Troubles,
    /// The time expressions of each measure.
    seen: Vec<Vec<Seen>>,
    plan: Plan,
}

impl Reading<'_> {
    fn preface(&mut self, structure: &Structure) {
        let idioms = &self.words.idioms;
        let title = preface::title(self.stream, structure.begins, idioms);
        self.plan.title = self.stream.shown(&title);
        self.plan.title_source = self.heading_span(&title);
        self.plan.place = preface::place(self.stream.text(&title), idioms);
        if title.is_empty() {
            let code = DiagnosticCode::NoTitle;
            let severity = Severity::Doubt;
            self.troubles
                .add(self.stream, &(0..0), None, code, severity, Vec::new());
        }
        self.other(OtherKind::Preamble, &(0..title.start));
        self.other(OtherKind::Preamble, &(title.end..structure.begins));
    }

    fn chapters(&mut self, structure: &Structure, register: &Register) {
        let stream = self.stream;
        let rule = self.words.first_leads.find(&stream.folded);
        let reader = AssignmentReader {
            names: NameReader {
                stream,
                register,
                words: self.words,
                knows_place: register.departments.iter().any(|d| d.place.is_some()),
            },
            first_leads_from: rule.map(|rule| rule.start()),
        };
        let measures = structure
            .chapters
            .iter()
            .flat_map(|chapter| &chapter.measures);
        let style = measure::title_style(stream, measures);
        for range in &structure.chapters {
            self.chapter(range, style, &reader);
        }
        if self.plan.measures.is_empty() {
            let all = 0..stream.folded.len();
            let (code, severity) = (DiagnosticCode::NoMeasures, Severity::Error);
            self.troubles
                .add(stream, &all, None, code, severity, Vec::new());
        }
    }

    fn chapter(
        &mut self,
        range: &ChapterRange,
        style: measure::TitleStyle,
        reader: &AssignmentReader,
    ) {
        let stream = self.stream;
        let index = self.plan.chapters.len();
        let section = |section: &structure::TitleRange| Section {
            title: stream.shown(&section.title),
            source: self.heading_span(&section.whole),
        };
        let chapter = Chapter {
            number: self.chapter_number(range.printed),
            title: stream.shown(&range.title),
            source: self.heading_span(&range.heading),
            sections: range.sections.iter().map(section).collect(),
            measures: 0..0,
        };
        let first = self.plan.measures.len();
        for (at, range) in range.measures.iter().enumerate() {
            let number = at as u32 + 1;
            self.troubles.measure = Some(format!("{}.{number}", chapter.number));
            let draft = measure::draft(stream, range, style, reader, &mut self.troubles);
            let source =
                self.heading_span(&(range.label.start.min(range.body.start)..range.body.end));
            let mut made = measure::measure(&draft, range, (index, &chapter), number, source);
            made.targets = target::targets(&draft, &self.words.gauge);
            made.references = reference::references(&draft, &self.words.library, &self.systems);
            if made.assignments.is_empty() {
                self.trouble_of_label(range, DiagnosticCode::NoAssignment, Vec::new());
            }
            let (words, troubles) = (self.words, &mut self.troubles);
            self.seen
                .push(milestone::sightings(&draft, &words.clock, words, troubles));
            self.plan.measures.push(made);
        }
        self.troubles.measure = None;
        self.plan.chapters.push(Chapter {
            measures: first..self.plan.measures.len(),
            ..chapter
        });
    }

    /// The plan's year, and by it the milestones of all measures.
    fn dates(&mut self, begins: usize, options: &Options) {
        let stream = self.stream;
        let title = stream.span(&(0..0));
        let years = milestone::dated_years(self.seen.iter().flatten());
        let folded_title: String = fold_name(&self.plan.title);
        let (found, source) = year::plan_year(stream, &folded_title, begins, &years);
        (self.plan.year, self.plan.year_source) = match options.year {
            Some(year) => (Some(year), YearSource::Override),
            None => (found, source),
        };
        let seen = std::mem::take(&mut self.seen);
        for (measure, seen) in self.plan.measures.iter_mut().zip(&seen) {
            milestone::fill(stream, measure, seen, self.plan.year, &mut self.troubles);
        }
        let arguments: Vec<String> = years.iter().map(i32::to_string).collect();
        let (code, arguments) = match self.plan.year_source {
            YearSource::Body => (DiagnosticCode::YearInferred, arguments),
            YearSource::None => (DiagnosticCode::YearUnknown, Vec::new()),
            _ => return,
        };
        self.troubles.found.push(crate::plan::Diagnostic {
            measure: None,
            field: None,
            code,
            severity: Severity::Doubt,
            arguments,
            source: title,
        });
    }

    fn trouble_of_label(
        &mut self,
        range: &structure::MeasureRange,
        code: DiagnosticCode,
        arguments: Vec<String>,
    ) {
        let at = range.label.start..range.label.end.max(range.label.start);
        let field = Some(Field::Assignments);
        let severity = Severity::Info;
        self.troubles
            .add(self.stream, &at, field, code, severity, arguments);
    }

    /// As printed, or by order where a number is missing or repeats.
    fn chapter_number(&self, printed: u32) -> u32 {
        let chapters = &self.plan.chapters;
        let is_new = printed > 0 && chapters.iter().all(|c| c.number != printed);
        if is_new {
            return printed;
        }
        let highest = chapters.iter().map(|c| c.number).max();
        highest.unwrap_or(0) + 1
    }

    fn rest(&mut self, structure: &Structure) {
        for (kind, range) in &structure.rest {
            let is_principle = self.stream.text(range).starts_with("——");
            let kind = match kind {
                OtherKind::Text if is_principle => OtherKind::Principle,
                kind => *kind,
            };
            self.other(kind, range);
        }
    }

    fn other(&mut self, kind: OtherKind, range: &Range<usize>) {
        if !range.is_empty() {
            let source = self.heading_span(range);
            self.plan.other.push(Other { kind, source });
        }
    }

    /// The span of places that may open a line, with the marks before them.
    fn heading_span(&self, range: &Range<usize>) -> Span {
        let span = self.stream.span(range);
        if range.is_empty() {
            return span;
        }
        let line = self.stream.line_at(range.start);
        let start = match line {
            Some(line) if line.start == range.start => line.source.start.min(span.start),
            _ => span.start,
        };
        // Closing marks of the last line belong to it where nothing else of the line follows.
        let next = self.stream.lines.partition_point(|l| l.start < range.end);
        let last = next
            .checked_sub(1)
            .and_then(|index| self.stream.lines.get(index));
        let line_ends = self
            .stream
            .lines
            .get(next)
            .map_or(self.stream.folded.len(), |l| l.start);
        let end = match last {
            Some(last) if line_ends == range.end => last.source.end.max(span.end),
            _ => span.end,
        };
        Span { start, end }
    }

    fn furniture(&mut self, raw: &[RawLine], is_furniture: &[bool], stray: &[Span]) {
        let mut kept = Vec::new();
        for (line, _) in raw.iter().zip(is_furniture).filter(|(_, is)| **is) {
            kept.push(line.source);
        }
        let parts = self.parts();
        let is_inside = |span: Span| {
            let next = parts.partition_point(|part| part.start <= span.start);
            let part = next.checked_sub(1).and_then(|index| parts.get(index));
            part.is_some_and(|part| span.end <= part.end)
        };
        for span in kept {
            match self.measure_at(span) {
                Some(id) => {
                    let words = span.of(self.stream.source).to_owned();
                    self.note(
                        Some(id),
                        DiagnosticCode::PageFurniture,
                        Severity::Info,
                        words,
                        span,
                    );
                }
                None if is_inside(span) => {}
                None => self.plan.other.push(Other {
                    kind: OtherKind::PageFurniture,
                    source: span,
                }),
            }
        }
        for &span in stray {
            let words = span.of(self.stream.source).to_owned();
            let measure = self.measure_at(span);
            self.note(
                measure,
                DiagnosticCode::StrayNumber,
                Severity::Doubt,
                words,
                span,
            );
        }
    }

    /// Headings, measures and other text so far, in order.
    fn parts(&self) -> Vec<Span> {
        let plan = &self.plan;
        let sections = plan.chapters.iter().flat_map(|chapter| &chapter.sections);
        let headings = plan.chapters.iter().map(|chapter| chapter.source);
        let headings = headings.chain(sections.map(|section| section.source));
        let other = plan.other.iter().map(|other| other.source);
        let measures = plan.measures.iter().map(|measure| measure.source);
        let mut parts: Vec<Span> = headings.chain(other).chain(measures).collect();
        parts.push(plan.title_source);
        parts.sort_unstable();
        parts
    }

    fn note(
        &mut self,
        measure: Option<String>,
        code: DiagnosticCode,
        severity: Severity,
        words: String,
        source: Span,
    ) {
        self.troubles.found.push(crate::plan::Diagnostic {
            field: measure.is_some().then_some(Field::Text),
            measure,
            code,
            severity,
            arguments: vec![words],
            source,
        });
    }

    fn measure_at(&self, span: Span) -> Option<String> {
        let measures = &self.plan.measures;
        let index = measures.partition_point(|m| m.source.end <= span.start);
        let measure = measures.get(index)?;
        (measure.source.start <= span.start).then(|| measure.id.clone())
    }

    fn finish(mut self) -> Plan {
        self.plan.other.sort_by_key(|other| other.source);
        self.troubles.found.sort_by_key(|trouble| trouble.source);
        self.plan.diagnostics = self.troubles.found;
        self.plan
    }
}
