//! The document model: plain values with public fields, no behaviour beyond looking things up.

pub mod characters;
mod department;
mod diagnostic;
mod idioms;
mod milestone;
mod months;
mod recurrence;
mod resemblance;
mod rulings;
mod source_text;

use std::ops::Range;

pub use department::{Department, Group, Register, fold_name};
pub use diagnostic::{Diagnostic, DiagnosticCode, Field, Severity};
pub use idioms::Idioms;
pub use milestone::{Milestone, MilestoneKind, YearSource};
pub use months::{milestone_months, months};
pub use recurrence::{Period, Recurrence};
pub use rulings::{BracketReach, LineRole, Rulings};
pub use source_text::SourceText;

/// Bytes `start..end` of the decoded source text (UTF-8, without BOM, line ends kept).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    /// Whether two spans have a byte in common.
    pub fn meets(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    pub fn of(self, source: &str) -> &str {
        &source[self.start..self.end]
    }

    /// The same, and nothing where the text has no such place.
    pub fn of_checked(self, source: &str) -> &str {
        source.get(self.start..self.end).unwrap_or_default()
    }
}

/// One parsed document.
///
/// Title, chapter and section headings, measures and `other` divide the source without gap or overlap, white space aside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    pub title: String,
    pub title_source: Span,
    /// The city or county the document is of, as its title names it: 聊城市.
    pub place: Option<String>,
    /// The year that a date without a year is read in.
    pub year: Option<i32>,
    pub year_source: YearSource,
    pub chapters: Vec<Chapter>,
    /// All measures in document order; a chapter owns a range of them.
    pub measures: Vec<Measure>,
    pub other: Vec<Other>,
    pub diagnostics: Vec<Diagnostic>,
}

impl Plan {
    pub fn chapter_of(&self, measure: &Measure) -> &Chapter {
        &self.chapters[measure.chapter]
    }

    /// What the line that begins at a byte of the source was read as.
    pub fn role_of_line(&self, start: usize) -> LineRole {
        let mut sections = self.chapters.iter().flat_map(|it| &it.sections);
        let measures = &self.measures;
        let measure = measures.partition_point(|it| it.source.start < start);
        let measure = measures.get(measure).map(|it| it.source.start);
        if measure == Some(start) {
            LineRole::Measure
        } else if self.chapters.iter().any(|it| it.source.start == start) {
            LineRole::Chapter
        } else if sections.any(|it| it.source.start == start) {
            LineRole::Heading
        } else {
            LineRole::Text
        }
    }

    /// The index of the measure with this id (`1.1`).
    pub fn find(&self, id: &str) -> Option<usize> {
        self.measures.iter().position(|measure| measure.id == id)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// As printed, or by order where a number is missing or repeats.
    pub number: u32,
    pub title: String,
    /// The heading; empty where the document has no chapters.
    pub source: Span,
    /// Headings between chapter and measure, in document order.
    pub sections: Vec<Section>,
    /// Indices into [`Plan::measures`].
    pub measures: Range<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    pub title: String,
    pub source: Span,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// `chapter.item`, e.g. `15.9`.
    pub id: String,
    /// Index into [`Plan::chapters`].
    pub chapter: usize,
    /// Counts the chapter's measures from 1, whatever is printed.
    pub number: u32,
    /// What is printed: `(一)`.
    pub label: String,
    /// Titles of the headings between chapter and measure, outermost first.
    pub section: Vec<String>,
    /// Up to the first `。`, without it.
    pub title: String,
    /// What follows, page breaks healed, assignments taken out.
    pub text: String,
    pub assignments: Vec<Assignment>,
    pub milestones: Vec<Milestone>,
    pub targets: Vec<Target>,
    pub references: Vec<Reference>,
    pub source: Span,
}

impl Measure {
    /// The label of the milestone at `index`: `1.1#2` for index 1.
    pub fn milestone_id(&self, index: usize) -> String {
        format!("{}#{}", self.id, index + 1)
    }

    /// Every department named, leads first, each once, in the order of the document.
    pub fn departments(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        let leads = self.assignments.iter().flat_map(|a| &a.lead);
        let others = self.assignments.iter().flat_map(|a| &a.responsible);
        for party in leads.chain(others) {
            if !names.contains(&party.name.as_str()) {
                names.push(&party.name);
            }
        }
        names
    }

    /// The string a [`Place`] points into.
    pub fn part(&self, part: Part) -> &str {
        match part {
            Part::Title => &self.title,
            Part::Text => &self.text,
        }
    }
}

/// Where a field's words stand in the measure as shown: bytes `start..end` of its title or text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    pub part: Part,
    pub start: usize,
    pub end: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    Title,
    Text,
}

/// One bracket (or sentence, or line) that names who leads (牵头) and who answers (责任).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    pub lead: Vec<Party>,
    pub responsible: Vec<Party>,
    /// The list ends in 等.
    pub open: bool,
    pub source: Span,
}

/// A department as an assignment names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// The canonical name.
    pub name: String,
    /// As the document has it, page breaks healed.
    pub written: String,
    pub source: Span,
}

/// One quantity a measure must reach: `99%以上`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    pub text: String,
    /// What is counted: `全程电子化率`.
    pub metric: String,
    pub place: Option<Place>,
    pub source: Span,
}

/// A system, platform or document the measure names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Without its quotation marks.
    pub name: String,
    pub kind: ReferenceKind,
    pub place: Option<Place>,
    pub source: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReferenceKind {
    /// “一窗通”
    Quoted,
    /// 《…》
    Document,
}

/// Source text that belongs to no measure and no heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    pub kind: OtherKind,
    pub source: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OtherKind {
    Preamble,
    Principle,
    PageFurniture,
    /// What follows the last measure: guarantees, signature, attachment list.
    Closing,
    Text,
}
