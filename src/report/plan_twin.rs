//! The plan as other programs read it: keys may be added, never renamed or removed.

use chrono::NaiveDate;
use serde::Serialize;

use crate::plan::{
    Assignment, Chapter, Diagnostic, Field, Measure, Milestone, MilestoneKind, Other, OtherKind,
    Party, Plan, Reference, ReferenceKind, Section, Severity, Span, Target,
};
use crate::wording;

/// The format of `parse --format json`.
const FORMAT: u32 = 1;

#[derive(Serialize)]
pub(super) struct PlanTwin<'a> {
    format: u32,
    title: &'a str,
    year: Option<i32>,
    chapters: Vec<ChapterTwin<'a>>,
    other: Vec<OtherTwin>,
    diagnostics: Vec<DiagnosticTwin<'a>>,
    title_source: SpanTwin,
}

#[derive(Serialize)]
struct ChapterTwin<'a> {
    number: u32,
    title: &'a str,
    measures: Vec<MeasureTwin<'a>>,
    sections: Vec<SectionTwin<'a>>,
    source: SpanTwin,
}

#[derive(Serialize)]
struct SectionTwin<'a> {
    title: &'a str,
    source: SpanTwin,
}

#[derive(Serialize)]
pub(super) struct MeasureTwin<'a> {
    id: &'a str,
    number: u32,
    label: &'a str,
    section: &'a [String],
    title: &'a str,
    text: &'a str,
    assignments: Vec<AssignmentTwin<'a>>,
    milestones: Vec<MilestoneTwin<'a>>,
    targets: Vec<TargetTwin<'a>>,
    references: Vec<ReferenceTwin<'a>>,
    source: SpanTwin,
}

#[derive(Serialize)]
struct AssignmentTwin<'a> {
    lead: Vec<PartyTwin<'a>>,
    responsible: Vec<PartyTwin<'a>>,
    open: bool,
    source: SpanTwin,
}

#[derive(Serialize)]
struct PartyTwin<'a> {
    name: &'a str,
    written: &'a str,
    source: SpanTwin,
}

#[derive(Serialize)]
struct MilestoneTwin<'a> {
    id: String,
    text: &'a str,
    kind: &'static str,
    start: Option<String>,
    due: Option<String>,
    recurs: Option<String>,
    governs: &'a str,
    why: String,
    source: SpanTwin,
}

#[derive(Serialize)]
struct TargetTwin<'a> {
    text: &'a str,
    metric: &'a str,
    source: SpanTwin,
}

#[derive(Serialize)]
struct ReferenceTwin<'a> {
    name: &'a str,
    kind: &'static str,
    source: SpanTwin,
}

#[derive(Serialize)]
struct OtherTwin {
    kind: &'static str,
    source: SpanTwin,
}

#[derive(Serialize)]
struct DiagnosticTwin<'a> {
    measure: Option<&'a str>,
    field: Option<&'static str>,
    code: &'static str,
    severity: &'static str,
    message: String,
    source: SpanTwin,
}

#[derive(Serialize)]
struct SpanTwin {
    start: usize,
    end: usize,
}

impl<'a> PlanTwin<'a> {
    pub fn of(plan: &'a Plan) -> Self {
        Self {
            format: FORMAT,
            title: &plan.title,
            year: plan.year,
            chapters: each(&plan.chapters, |it| ChapterTwin::of(plan, it)),
            other: each(&plan.other, OtherTwin::of),
            diagnostics: each(&plan.diagnostics, DiagnosticTwin::of),
            title_source: plan.title_source.into(),
        }
    }
}

impl<'a> ChapterTwin<'a> {
    fn of(plan: &'a Plan, chapter: &'a Chapter) -> Self {
        let measures = plan.measures.get(chapter.measures.clone());
        Self {
            number: chapter.number,
            title: &chapter.title,
            measures: each(measures.unwrap_or_default(), |it| MeasureTwin::of(plan, it)),
            sections: each(&chapter.sections, |it: &Section| SectionTwin {
                title: &it.title,
                source: it.source.into(),
            }),
            source: chapter.source.into(),
        }
    }
}

impl<'a> MeasureTwin<'a> {
    pub fn of(plan: &'a Plan, measure: &'a Measure) -> Self {
        let milestones = measure.milestones.iter().enumerate();
        let milestones = milestones
            .map(|(nth, it)| MilestoneTwin::of(plan, measure.milestone_id(nth), it))
            .collect();
        Self {
            id: &measure.id,
            number: measure.number,
            label: &measure.label,
            section: &measure.section,
            title: &measure.title,
            text: &measure.text,
            assignments: each(&measure.assignments, AssignmentTwin::of),
            milestones,
            targets: each(&measure.targets, |it: &Target| TargetTwin {
                text: &it.text,
                metric: &it.metric,
                source: it.source.into(),
            }),
            references: each(&measure.references, |it: &Reference| ReferenceTwin {
                name: &it.name,
                kind: match it.kind {
                    ReferenceKind::Quoted => "quoted",
                    ReferenceKind::Document => "document",
                },
                source: it.source.into(),
            }),
            source: measure.source.into(),
        }
    }
}

impl<'a> AssignmentTwin<'a> {
    fn of(assignment: &'a Assignment) -> Self {
        let party = |it: &'a Party| PartyTwin {
            name: &it.name,
            written: &it.written,
            source: it.source.into(),
        };
        Self {
            lead: each(&assignment.lead, party),
            responsible: each(&assignment.responsible, party),
            open: assignment.open,
            source: assignment.source.into(),
        }
    }
}

impl<'a> MilestoneTwin<'a> {
    fn of(plan: &'a Plan, id: String, milestone: &'a Milestone) -> Self {
        Self {
            id,
            text: &milestone.text,
            kind: milestone_kind(milestone.kind),
            start: milestone.start.as_ref().map(NaiveDate::to_string),
            due: milestone.due.as_ref().map(NaiveDate::to_string),
            recurs: milestone.recurs.map(|recurs| recurs.to_string()),
            governs: &milestone.governs,
            why: wording::why(milestone, plan),
            source: milestone.source.into(),
        }
    }
}

impl OtherTwin {
    fn of(other: &Other) -> Self {
        Self {
            kind: match other.kind {
                OtherKind::Preamble => "preamble",
                OtherKind::Principle => "principle",
                OtherKind::PageFurniture => "page-furniture",
                OtherKind::Closing => "closing",
                OtherKind::Text => "text",
            },
            source: other.source.into(),
        }
    }
}

impl<'a> DiagnosticTwin<'a> {
    fn of(diagnostic: &'a Diagnostic) -> Self {
        Self {
            measure: diagnostic.measure.as_deref(),
            field: diagnostic.field.map(field),
            code: diagnostic.code.name(),
            severity: match diagnostic.severity {
                Severity::Info => "info",
                Severity::Doubt => "doubt",
                Severity::Error => "error",
            },
            message: wording::diagnostic(diagnostic),
            source: diagnostic.source.into(),
        }
    }
}

impl From<Span> for SpanTwin {
    fn from(Span { start, end }: Span) -> Self {
        Self { start, end }
    }
}

fn milestone_kind(kind: MilestoneKind) -> &'static str {
    match kind {
        MilestoneKind::By => "by",
        MilestoneKind::In => "in",
        MilestoneKind::From => "from",
        MilestoneKind::Every => "every",
        MilestoneKind::Relative => "relative",
        MilestoneKind::Ongoing => "ongoing",
    }
}

fn field(field: Field) -> &'static str {
    match field {
        Field::Label => "label",
        Field::Title => "title",
        Field::Text => "text",
        Field::Assignments => "assignments",
        Field::Milestones => "milestones",
        Field::Targets => "targets",
        Field::References => "references",
    }
}

fn each<'a, T, U>(all: &'a [T], twin: impl FnMut(&'a T) -> U) -> Vec<U> {
    all.iter().map(twin).collect()
}
