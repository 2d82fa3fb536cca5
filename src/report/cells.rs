use chrono::NaiveDate;
use rust_i18n::t;

use super::{Column, Ledger};
use crate::notebook::{Act, MarkState, MeasureState, MilestoneState, NoteKind, Record, Status};
use crate::plan::{Assignment, Measure, Milestone, Party, Period, Plan};
use crate::wording;

pub(super) fn chapter(plan: &Plan, measure: &Measure) -> String {
    let chapter = plan.chapters.get(measure.chapter);
    chapter.map_or_else(String::new, |chapter| {
        let named = format!("{} {}", chapter.number, chapter.title);
        named.trim_end().to_owned()
    })
}

pub(super) fn leads(measure: &Measure) -> String {
    names(measure.assignments.iter().flat_map(|a| &a.lead))
}

/// A list that the document leaves open stays open.
pub(super) fn responsible(measure: &Measure) -> String {
    let assignments: &[Assignment] = &measure.assignments;
    let names = names(assignments.iter().flat_map(|a| &a.responsible));
    if !names.is_empty() && assignments.iter().any(|a| a.open) {
        return t!("ledger.and-others", names = names).into();
    }
    names
}

fn names<'a>(parties: impl Iterator<Item = &'a Party>) -> String {
    let mut names: Vec<&str> = Vec::new();
    for party in parties {
        if !names.contains(&party.name.as_str()) {
            names.push(&party.name);
        }
    }
    names.join(&t!("ledger.and"))
}

pub(super) fn deadlines(measure: &Measure, said: &MeasureState) -> String {
    let unmarked = MilestoneState::default();
    let states = said.milestones.iter().chain(std::iter::repeat(&unmarked));
    let milestones = measure.milestones.iter().zip(states);
    let lines = milestones.map(|(milestone, state)| deadline(called(measure, milestone), state));
    lines.collect::<Vec<_>>().join("\n")
}

fn deadline(text: String, state: &MilestoneState) -> String {
    let status = wording::status(state.status);
    match state.new_due() {
        Some(due) => t!("ledger.moved", text = text, status = status, due = due).into(),
        None if state.status != Status::Open => {
            t!("ledger.marked", text = text, status = status).into()
        }
        None => text,
    }
}

/// A milestone by its words; with what it governs where the measure has the same words twice.
fn called(measure: &Measure, milestone: &Milestone) -> String {
    const SHORT: usize = 24;
    let text = &milestone.text;
    let alike = measure.milestones.iter().filter(|m| m.text == *text);
    if alike.count() < 2 || milestone.governs.is_empty() {
        return text.clone();
    }
    let governs = &milestone.governs;
    match governs.char_indices().nth(SHORT) {
        None => t!("ledger.governed", text = text, governs = governs).into(),
        Some((end, _)) => t!("ledger.cut-short", text = text, governs = &governs[..end]).into(),
    }
}

/// The nearest date of what is not done; of what is done, its last date.
pub(super) fn due(said: &MeasureState) -> Option<NaiveDate> {
    let last = || said.milestones.iter().filter_map(|m| m.due).max();
    said.due.or(said.own.new_due).or_else(last)
}

/// The notes of the kind that a column is for, a line each; answers go with what they answer.
pub(super) fn notes(ledger: &Ledger<'_>, column: Column, said: &MeasureState) -> String {
    let mut kind_answered = NoteKind::Remark;
    let mut lines: Vec<String> = Vec::new();
    for note in &said.notes {
        let Some(entry) = note.record.genuine() else {
            continue;
        };
        if let (0, Act::Note { kind, .. }) = (note.depth, &entry.act) {
            kind_answered = *kind;
        }
        if column_of(kind_answered) != column || !is_shown(ledger, &note.record) {
            continue;
        }
        let author = wording::author(&entry.author);
        let day = entry
            .time
            .with_timezone(&ledger.viewpoint.offset)
            .date_naive();
        let text = &note.text;
        let line = if note.depth == 0 {
            t!("ledger.note", author = author, day = day, text = text)
        } else {
            t!("ledger.answer", author = author, day = day, text = text)
        };
        lines.push(line.into());
    }
    lines.join("\n")
}

fn column_of(kind: NoteKind) -> Column {
    match kind {
        NoteKind::Remark => Column::Note,
        NoteKind::Progress => Column::Progress,
        NoteKind::Problem => Column::Problem,
        NoteKind::Next => Column::Next,
    }
}

fn is_shown(ledger: &Ledger<'_>, record: &Record) -> bool {
    ledger.with_private || record.genuine().is_some_and(|entry| !entry.private)
}

/// What holds now: the evidence of a mark that was replaced is history.
pub(super) fn evidence(measure: &Measure, said: &MeasureState) -> String {
    let mut lines: Vec<String> = Vec::new();
    for (of, marks) in marks(measure, said) {
        for mark in marks
            .heads
            .iter()
            .filter_map(|head| head.genuine()?.act.mark())
        {
            let evidence = mark.evidence.iter().map(|text| text.as_str().into());
            let waiver = mark
                .waiver
                .iter()
                .map(|text| t!("mark.waiver", text = text));
            lines.extend(evidence.chain(waiver).map(|text| about(&of, &text)));
        }
    }
    lines.join("\n")
}

pub(super) fn remarks(ledger: &Ledger<'_>, measure: &Measure, said: &MeasureState) -> String {
    let clashes = marks(measure, said).filter(|(_, marks)| marks.is_clash());
    let mut lines: Vec<String> = clashes
        .map(|(of, marks)| about(&of, &t!("ledger.clash", sides = sides(marks))))
        .collect();
    let tags = said.tags.iter();
    let tags: Vec<&str> = tags
        .filter(|tag| is_shown(ledger, &tag.record))
        .map(|tag| tag.name.as_str())
        .collect();
    if !tags.is_empty() {
        lines.push(t!("ledger.tags", names = tags.join(&t!("ledger.and"))).into());
    }
    lines.join("\n")
}

fn sides(marks: &MarkState) -> String {
    let heads = marks.heads.iter().filter_map(|head| head.genuine());
    let sides = heads.filter_map(|entry| {
        let status = wording::status(entry.act.mark()?.status);
        let author = wording::author(&entry.author);
        Some(t!("ledger.side", author = author, status = status).into_owned())
    });
    sides.collect::<Vec<_>>().join(&t!("ledger.semicolon"))
}

/// What is marked, in words (nothing for the measure as a whole), and its marks.
fn marks<'a>(
    measure: &'a Measure,
    said: &'a MeasureState,
) -> impl Iterator<Item = (String, &'a MarkState)> {
    let milestones = measure.milestones.iter().zip(&said.milestones);
    let of_milestones = milestones.flat_map(|(milestone, state)| {
        let marks = state.marks.iter();
        let called = called(measure, milestone);
        marks.map(move |(period, marks)| (occurrence(&called, *period), marks))
    });
    std::iter::once((String::new(), &said.own)).chain(of_milestones)
}

fn occurrence(text: &str, period: Option<Period>) -> String {
    match period {
        Some(period) => t!("ledger.occurrence", text = text, period = period).into(),
        None => text.to_owned(),
    }
}

fn about(of: &str, text: &str) -> String {
    if of.is_empty() {
        return text.to_owned();
    }
    t!("ledger.about", of = of, text = text).into()
}
