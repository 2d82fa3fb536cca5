use std::collections::HashSet;
use std::ops::Range;

use crate::plan::{
    Chapter, DiagnosticCode, Field, Other, OtherKind, Plan, Register, Rulings, Section, Severity,
    Span, YearSource, fold_name,
};

use super::assignment::AssignmentReader;
use super::fold::folded;
use super::names::NameReader;
use super::sighting::Seen;
use super::stream::Stream;
use super::structure::{ChapterRange, MeasureRange, Structure};
use super::title_line::TitleStyle;
use super::trouble::Troubles;
use super::words::{Words, contains};
use super::{
    Options, measure, milestone, past, preface, reference, sighting, structure, target, year,
};

/// One reading under way.
pub struct Assembly<'a> {
    pub stream: &'a Stream<'a>,
    pub words: &'a Words,
    /// Quoted names that the document calls systems.
    pub systems: HashSet<&'a str>,
    pub troubles: Troubles,
    /// The time expressions of each measure.
    pub seen: Vec<Vec<Seen>>,
    pub plan: Plan,
}

impl Assembly<'_> {
    /// `given`: the title, as somebody gave it.
    pub fn preface(&mut self, structure: &Structure, given: Option<&str>) {
        let idioms = &self.words.idioms;
        let title = match given {
            Some(given) => preface::place_of(self.stream, structure.begins, given),
            None => preface::title(self.stream, structure.begins, idioms),
        };
        self.plan.title = match given {
            Some(given) => given.to_owned(),
            None => self.stream.shown(&title),
        };
        self.plan.title_source = self.heading_span(&title);
        let place = preface::place(&folded(&self.plan.title), idioms);
        self.plan.place = place.map(|place| preface::as_written(&self.plan.title, place));
        if self.plan.title.is_empty() {
            let code = DiagnosticCode::NoTitle;
            let severity = Severity::Doubt;
            self.troubles
                .add(self.stream, &(0..0), None, code, severity, Vec::new());
        }
        self.other(OtherKind::Preamble, &(0..title.start));
        self.other(OtherKind::Preamble, &(title.end..structure.begins));
    }

    pub fn chapters(&mut self, structure: &Structure, register: &Register, rulings: &Rulings) {
        let stream = self.stream;
        let place = self.plan.place.as_deref().map(folded);
        let title = folded(&self.plan.title);
        let mark = self.words.lead_mark.captures(&stream.folded);
        let mark = mark.and_then(|found| found.get(1));
        let reader = AssignmentReader {
            names: NameReader {
                stream,
                register,
                words: self.words,
                place: place.as_deref(),
                province: preface::province(&title),
                lead_mark: mark.and_then(|mark| mark.as_str().chars().next()),
                knows_place: register.departments.iter().any(|d| d.place.is_some()),
            },
            first_leads_from: first_leads_from(stream, self.words),
            rulings,
        };
        let measures = structure
            .chapters
            .iter()
            .flat_map(|chapter| &chapter.measures);
        let style = TitleStyle::of(stream, measures);
        for range in &structure.chapters {
            self.chapter(range, style, &reader);
        }
        self.under_units(structure, &reader.names);
        self.by_number(&reader);
        self.forget_who_is_known();
        if self.plan.measures.is_empty() {
            let all = 0..stream.folded.len();
            let (code, severity) = (DiagnosticCode::NoMeasures, Severity::Error);
            self.troubles
                .add(stream, &all, None, code, severity, Vec::new());
        }
    }

    fn chapter(&mut self, range: &ChapterRange, style: TitleStyle, reader: &AssignmentReader) {
        let owners = self.owners(range, reader);
        let section = |(nth, section): (usize, &structure::TitleRange)| Section {
            title: self.heading_title(&section.title, owners.get(&nth)),
            source: self.heading_span(&section.whole),
        };
        let chapter = Chapter {
            number: self.chapter_number(range.printed),
            title: self.heading_title(&range.title, owners.get(&range.sections.len())),
            source: self.heading_span(&range.heading),
            sections: range.sections.iter().enumerate().map(section).collect(),
            measures: 0..0,
        };
        let first = self.plan.measures.len();
        for (at, range) in range.measures.iter().enumerate() {
            let number = at as u32 + 1;
            self.troubles.measure = Some(format!("{}.{number}", chapter.number));
            self.measure(range, &chapter, number, style, reader);
        }
        self.troubles.measure = None;
        let measures = first..self.plan.measures.len();
        self.under_headings(range, measures.clone(), &owners);
        self.plan.chapters.push(Chapter {
            measures,
            ..chapter
        });
    }

    fn measure(
        &mut self,
        range: &MeasureRange,
        chapter: &Chapter,
        number: u32,
        style: TitleStyle,
        reader: &AssignmentReader,
    ) {
        let words = self.words;
        let draft = measure::draft(self.stream, range, style, reader, &mut self.troubles);
        let start = range.label.start.min(range.body.start);
        let start = range.above.as_ref().map_or(start, |above| above.start);
        let source = self.heading_span(&(start..range.body.end));
        let index = self.plan.chapters.len();
        let mut made = measure::measure(&draft, range, (index, chapter), number, source);
        made.targets = target::targets(&draft, &words.gauge, &mut self.troubles);
        made.references =
            reference::references(&draft, &words.library, &self.systems, &mut self.troubles);
        if made.assignments.is_empty() {
            self.names_nobody(&draft, range.label.clone(), &made.title);
        }
        let seen = sighting::sightings(&draft, words, &mut self.troubles);
        self.seen.push(seen);
        self.plan.measures.push(made);
    }

    /// The plan's year, and by it the milestones of all measures.
    pub fn dates(&mut self, begins: usize, options: &Options) {
        let stream = self.stream;
        let years = sighting::dated_years(self.seen.iter().flatten());
        let folded_title: String = fold_name(&self.plan.title);
        let (found, source) = year::plan_year(stream, &folded_title, begins, &years);
        (self.plan.year, self.plan.year_source) = match options.rulings.year {
            Some(year) => (Some(year), YearSource::Override),
            None => (found, source),
        };
        let issued = year::issue_year(stream, stream.text(&(0..begins)));
        let years = match (self.plan.year_source, self.plan.year, issued) {
            (YearSource::Body, year, _) => first(year, &years),
            // 2026年度, issued in 2025: its autumn may be of either.
            (YearSource::Title, Some(year), Some(issued)) if issued + 1 == year => {
                vec![year, issued]
            }
            _ => Vec::new(),
        };
        let seen = std::mem::take(&mut self.seen);
        for (measure, seen) in self.plan.measures.iter_mut().zip(&seen) {
            let chapter = self.plan.chapters.get(measure.chapter);
            let chapter = chapter.map(|chapter| chapter.title.as_str());
            let headings = measure.section.iter().rev().map(String::as_str);
            let stage = headings.chain(chapter).find_map(year::of_heading);
            let of = (self.plan.year, stage);
            milestone::fill(stream, measure, seen, of, &mut self.troubles);
            if years.len() > 1 {
                milestone::ask_of_year(measure, &years, &mut self.troubles);
            }
            if let Some(year) = self.plan.year {
                past::take_back(measure, year, &mut self.troubles.found);
            }
        }
        self.ask_of_year(&years);
    }

    /// `years`: those that the plan may be of, the one taken first.
    fn ask_of_year(&mut self, years: &[i32]) {
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
            source: self.stream.span(&(0..0)),
        });
    }

    fn names_nobody(&mut self, draft: &measure::Draft, label: Range<usize>, title: &str) {
        let (first, last) = (draft.title_parts.first(), draft.title_parts.last());
        let place = first.zip(last).map(|(first, last)| first.start..last.end);
        let (code, severity) = (DiagnosticCode::NoAssignment, Severity::Info);
        let (field, title) = (Some(Field::Assignments), vec![title.to_owned()]);
        let place = place.unwrap_or(label);
        self.troubles
            .add(self.stream, &place, field, code, severity, title);
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

    pub fn rest(&mut self, structure: &Structure) {
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

    pub fn finish(mut self) -> Plan {
        self.plan.diagnostics = self.troubles.found;
        self.plan
    }
}

/// The year that was taken before the others.
fn first(taken: Option<i32>, years: &[i32]) -> Vec<i32> {
    let others = years.iter().filter(|it| Some(**it) != taken);
    taken.iter().chain(others).copied().collect()
}

/// From where on the first of a list leads, where the document says so. A rule at its end may speak of all that went
/// before: 本方案各项任务中,列第一位的为牵头单位.
fn first_leads_from(stream: &Stream, words: &Words) -> Option<usize> {
    let rule = words.first_leads.find(&stream.folded)?.start();
    let before = stream.folded.get(..rule).unwrap_or_default();
    let sentence = before.rsplit(['。', '\n']).next().unwrap_or_default();
    // 注:责任单位排在第一位的为牵头单位 below the last measure.
    let after = stream.folded.get(rule..).unwrap_or_default();
    let is_last = || words.roles(after).is_empty();
    let is_of_all = contains(sentence, &words.idioms.whole_plan) || is_last();
    Some(if is_of_all { 0 } else { rule })
}
