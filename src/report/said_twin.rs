//! What the notebook says of a measure, as other programs read it beside the measure itself.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::Serialize;

use super::plan_twin::MeasureTwin;
use crate::notebook::{
    About, Act, Entry, EntryId, Light, Mark, MarkState, MeasureState, NoteView, Record, State,
};
use crate::plan::{Measure, Period, Plan};
use crate::wording;

/// A row of `list --format json`: the measure as `parse` has it, and where it stands.
#[derive(Serialize)]
pub(super) struct ListedTwin<'a> {
    #[serde(flatten)]
    measure: MeasureTwin<'a>,
    status: &'static str,
    light: &'static str,
    /// The nearest date of what is not done, after deferrals.
    now_due: Option<String>,
    clash: bool,
    note_count: usize,
}

/// `show --format json`.
#[derive(Serialize)]
pub(super) struct ShownTwin<'a> {
    #[serde(flatten)]
    listed: ListedTwin<'a>,
    chapter: ChapterTwin<'a>,
    progress: Vec<ProgressTwin>,
    tags: Vec<&'a str>,
    notes: Vec<NoteTwin<'a>>,
    marks: Vec<MarksTwin<'a>>,
    clashes: Vec<MarksTwin<'a>>,
    history: Vec<HistoryTwin<'a>>,
}

#[derive(Serialize)]
struct ChapterTwin<'a> {
    number: u32,
    title: &'a str,
}

/// Where one milestone stands.
#[derive(Serialize)]
struct ProgressTwin {
    milestone: String,
    status: &'static str,
    light: &'static str,
    now_due: Option<String>,
    next_period: Option<String>,
}

#[derive(Serialize)]
struct SignedTwin<'a> {
    id: &'a str,
    author: &'a str,
    department: &'a str,
    time: String,
}

#[derive(Serialize)]
struct NoteTwin<'a> {
    #[serde(flatten)]
    signed: SignedTwin<'a>,
    kind: &'static str,
    text: &'a str,
    edited: bool,
    reply_to: Option<&'a str>,
    depth: usize,
}

/// The marks in force on the measure (no milestone) or on a milestone, of one period where it recurs.
#[derive(Serialize)]
struct MarksTwin<'a> {
    milestone: Option<String>,
    period: Option<String>,
    status: &'static str,
    clash: bool,
    sides: Vec<MarkTwin<'a>>,
}

#[derive(Serialize)]
struct MarkTwin<'a> {
    #[serde(flatten)]
    signed: SignedTwin<'a>,
    status: &'static str,
    on: Option<String>,
    new_due: Option<String>,
    evidence: Option<&'a str>,
    waiver: Option<&'a str>,
    reason: Option<&'a str>,
}

#[derive(Serialize)]
struct HistoryTwin<'a> {
    #[serde(flatten)]
    signed: SignedTwin<'a>,
    kind: &'a str,
    milestone: Option<&'a str>,
    words: String,
    withdrawn: bool,
    replaced: bool,
    redated: bool,
}

impl<'a> ListedTwin<'a> {
    pub fn of(plan: &'a Plan, measure: &'a Measure, said: &MeasureState) -> Self {
        Self {
            measure: MeasureTwin::of(plan, measure),
            status: said.status.word(),
            light: light(said.light),
            now_due: day(said.due),
            clash: said.has_clash(),
            note_count: said.notes.len(),
        }
    }
}

impl<'a> ShownTwin<'a> {
    pub fn of(
        plan: &'a Plan,
        state: &'a State,
        measure: &'a Measure,
        said: &'a MeasureState,
    ) -> Self {
        let chapter = plan.chapter_of(measure);
        let marks = || marks(measure, said);
        let replaced = replaced(state, said);
        let history = said.history.iter();
        Self {
            listed: ListedTwin::of(plan, measure, said),
            chapter: ChapterTwin {
                number: chapter.number,
                title: &chapter.title,
            },
            progress: progress(measure, said),
            tags: said.tags.iter().map(|tag| tag.name.as_str()).collect(),
            notes: said.notes.iter().filter_map(NoteTwin::of).collect(),
            marks: marks().collect(),
            clashes: marks().filter(|marks| marks.clash).collect(),
            history: history
                .filter_map(|record| HistoryTwin::of(record, state, &replaced))
                .collect(),
        }
    }
}

fn progress(measure: &Measure, said: &MeasureState) -> Vec<ProgressTwin> {
    let states = said.milestones.iter().enumerate();
    states
        .map(|(nth, state)| ProgressTwin {
            milestone: measure.milestone_id(nth),
            status: state.status.word(),
            light: light(state.light),
            now_due: day(state.due),
            next_period: state.next_period.map(|period| period.to_string()),
        })
        .collect()
}

fn marks<'a>(measure: &'a Measure, said: &'a MeasureState) -> impl Iterator<Item = MarksTwin<'a>> {
    let own = std::iter::once((None, None, &said.own));
    let milestones = said.milestones.iter().enumerate();
    let of_milestones = milestones.flat_map(move |(nth, state)| {
        let id = measure.milestone_id(nth);
        let marks = state.marks.iter();
        marks.map(move |(period, marks)| (Some(id.clone()), *period, marks))
    });
    own.chain(of_milestones)
        .filter(|(_, _, marks)| !marks.heads.is_empty())
        .map(|(milestone, period, marks)| MarksTwin::of(milestone, period, marks))
}

impl<'a> MarksTwin<'a> {
    fn of(milestone: Option<String>, period: Option<Period>, marks: &'a MarkState) -> Self {
        let heads = marks.heads.iter().filter_map(|head| {
            let entry = head.genuine()?;
            Some(MarkTwin::of(head, entry, entry.act.mark()?))
        });
        Self {
            milestone,
            period: period.map(|period| period.to_string()),
            status: marks.status.word(),
            clash: marks.is_clash(),
            sides: heads.collect(),
        }
    }
}

impl<'a> MarkTwin<'a> {
    fn of(record: &'a Record, entry: &'a Entry, mark: &'a Mark) -> Self {
        Self {
            signed: SignedTwin::of(record, entry),
            status: mark.status.word(),
            on: day(mark.on),
            new_due: day(mark.new_due),
            evidence: mark.evidence.as_deref(),
            waiver: mark.waiver.as_deref(),
            reason: mark.reason.as_deref(),
        }
    }
}

impl<'a> NoteTwin<'a> {
    fn of(note: &'a NoteView) -> Option<Self> {
        let entry = note.record.genuine()?;
        let Act::Note { kind, reply_to, .. } = &entry.act else {
            return None;
        };
        Some(Self {
            signed: SignedTwin::of(&note.record, entry),
            kind: kind.word(),
            text: &note.text,
            edited: note.is_edited(),
            reply_to: reply_to.as_ref().map(|id| id.0.as_str()),
            depth: note.depth,
        })
    }
}

impl<'a> HistoryTwin<'a> {
    fn of(record: &'a Record, state: &State, replaced: &HashSet<&EntryId>) -> Option<Self> {
        let entry = record.genuine()?;
        Some(Self {
            signed: SignedTwin::of(record, entry),
            kind: entry.act.kind(),
            milestone: match &entry.about {
                About::Milestone(anchor) => Some(&anchor.text),
                _ => None,
            },
            words: wording::act(&entry.act),
            withdrawn: state.withdrawn.contains(&record.id),
            replaced: replaced.contains(&record.id),
            redated: state.redated.contains(&record.id),
        })
    }
}

/// What another entry of the measure's history took the place of; one that was taken back takes nobody's place.
fn replaced<'a>(state: &State, said: &'a MeasureState) -> HashSet<&'a EntryId> {
    let history = said.history.iter();
    let live = history.filter(|record| !state.withdrawn.contains(&record.id));
    let entries = live.filter_map(|record| record.genuine());
    entries.flat_map(|entry| &entry.replaces).collect()
}

impl<'a> SignedTwin<'a> {
    fn of(record: &'a Record, entry: &'a Entry) -> Self {
        Self {
            id: &record.id.0,
            author: &entry.author.name,
            department: &entry.author.department,
            time: entry.time.to_rfc3339(),
        }
    }
}

fn light(light: Light) -> &'static str {
    match light {
        Light::Overdue => "overdue",
        Light::DueSoon => "due-soon",
        Light::OnTime => "on-time",
        Light::Done => "done",
        Light::None => "none",
    }
}

fn day(date: Option<NaiveDate>) -> Option<String> {
    date.map(|date| date.to_string())
}
