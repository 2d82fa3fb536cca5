use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::PathBuf;

use chrono::{DateTime, FixedOffset, TimeDelta};
use rust_i18n::t;

use crate::notebook::{
    Author, Entry, EntryId, MarkState, MeasureState, Notebook, Record, State, Viewpoint, Workbook,
};
use crate::ui::ImportPreview;
use crate::wording;

/// What a clock may be off without a word.
const TOLERANCE: TimeDelta = TimeDelta::days(1);

/// What a colleague's notebook would bring: who wrote it, what is new, where marks would meet.
pub(super) fn preview(
    workbook: &Workbook,
    theirs: &Notebook,
    viewpoint: &Viewpoint,
    now: DateTime<FixedOffset>,
    file: PathBuf,
) -> ImportPreview {
    let ours = workbook.notebook();
    let mut union = ours.clone();
    let report = union.merge(theirs);
    let new: HashSet<&EntryId> = report.new.iter().collect();
    let state = State::of(&workbook.plan, &union, viewpoint);
    let is_new = |record: &Record| new.contains(&record.id);
    let told: Vec<(&Record, &Entry)> = theirs
        .records()
        .iter()
        .filter_map(|record| Some((&**record, record.entry.as_deref()?)))
        .collect();
    ImportPreview {
        file,
        authors: authors(&told, is_new),
        new: news(workbook, &state, &new),
        clashes: clashes(workbook, &state, &new),
        altered: theirs.records().iter().filter(|it| it.altered).count(),
        clocks: clocks(&told, &state, is_new, now),
    }
}

/// Each author, with what is new of them and what is there already.
fn authors(
    told: &[(&Record, &Entry)],
    is_new: impl Fn(&Record) -> bool,
) -> Vec<(Author, usize, usize)> {
    let mut authors: Vec<(Author, usize, usize)> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for (record, entry) in told {
        let place = places.entry(wording::author(&entry.author));
        let place = *place.or_insert_with(|| {
            authors.push((entry.author.clone(), 0, 0));
            authors.len() - 1
        });
        if let Some((_, new, there)) = authors.get_mut(place) {
            *(if is_new(record) { new } else { there }) += 1;
        }
    }
    authors
}

/// What is new about each measure, in the order of the document, each record where it is first told.
fn news(
    workbook: &Workbook,
    state: &State,
    new: &HashSet<&EntryId>,
) -> Vec<(String, Author, String)> {
    let mut lines = Vec::new();
    let mut told: HashSet<&EntryId> = HashSet::new();
    for (measure, said) in workbook.plan.measures.iter().zip(&state.measures) {
        for record in said.history.iter().filter(|it| new.contains(&it.id)) {
            let Some(entry) = record.entry.as_ref().filter(|_| told.insert(&record.id)) else {
                continue;
            };
            let words = wording::act(&entry.act);
            lines.push((measure.id.clone(), entry.author.clone(), words));
        }
    }
    for record in state.unattached.iter().filter(|it| new.contains(&it.id)) {
        if let Some(entry) = &record.entry {
            let nowhere = t!("import.unattached").into_owned();
            lines.push((nowhere, entry.author.clone(), wording::act(&entry.act)));
        }
    }
    lines
}

/// The measures on which a new mark meets another.
fn clashes(workbook: &Workbook, state: &State, new: &HashSet<&EntryId>) -> Vec<(String, String)> {
    let mut clashes = Vec::new();
    for (measure, said) in workbook.plan.measures.iter().zip(&state.measures) {
        for marks in marks(said).filter(|marks| marks.is_clash()) {
            if marks.heads.iter().any(|head| new.contains(&head.id)) {
                clashes.push((measure.id.clone(), sides(marks)));
            }
        }
    }
    clashes
}

fn marks(said: &MeasureState) -> impl Iterator<Item = &MarkState> {
    let of_milestones = said.milestones.iter().flat_map(|it| &it.marks);
    std::iter::once(&said.own).chain(of_milestones.map(|(_, marks)| marks))
}

fn sides(marks: &MarkState) -> String {
    let heads = marks.heads.iter().filter_map(|head| head.genuine());
    let sides = heads.filter_map(|entry| {
        let mark = wording::mark(entry.act.mark()?);
        Some(
            t!(
                "import.side",
                author = wording::author(&entry.author),
                mark = mark
            )
            .into_owned(),
        )
    });
    sides.collect::<Vec<_>>().join(&t!("import.against"))
}

/// Whose clock is off: entries from tomorrow, or from before what they answer to.
fn clocks(
    told: &[(&Record, &Entry)],
    state: &State,
    is_new: impl Fn(&Record) -> bool,
    now: DateTime<FixedOffset>,
) -> Vec<String> {
    let mut sentences: BTreeSet<String> = BTreeSet::new();
    for (record, entry) in told.iter().filter(|(record, _)| is_new(record)) {
        let author = wording::author(&entry.author);
        let day = entry.time.date_naive();
        if entry.time - now > TOLERANCE {
            sentences.insert(t!("import.clock-ahead", author = author, day = day).into());
        } else if state.redated.contains(&record.id) {
            sentences.insert(t!("import.clock-behind", author = author, day = day).into());
        }
    }
    sentences.into_iter().collect()
}
