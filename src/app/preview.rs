use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, TimeDelta};
use rust_i18n::t;

use crate::notebook::{
    Author, Clash, Entry, EntryId, Notebook, Record, State, Viewpoint, Workbook,
};
use crate::ui::ImportPreview;
use crate::wording;

/// What a clock may be off without a word.
const TOLERANCE: TimeDelta = TimeDelta::days(1);
/// Of a plan without a year: nobody wrote about it so many years ago.
const PAST: i32 = 5;

/// What a colleague's notebook would bring: who wrote it, what is new, where both would differ.
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
        clashes: Arc::new(Clash::all(&union, &state, &report.new)),
        dismissed: dismissed(theirs, &state),
        altered: theirs.records().iter().filter(|it| it.altered).count(),
        clocks: clocks(&told, &state, is_new, now, workbook.plan.year),
        complaint: None,
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

fn dismissed(theirs: &Notebook, state: &State) -> usize {
    let dismissed: HashSet<&EntryId> = state.dismissed.iter().map(|it| &it.id).collect();
    let records = theirs.records().iter();
    records.filter(|it| dismissed.contains(&it.id)).count()
}

/// Whose clock is off: entries from tomorrow, from before what they answer to, from long before the plan. One sentence for
/// each author and way to be off, with the day that is off most.
fn clocks(
    told: &[(&Record, &Entry)],
    state: &State,
    is_new: impl Fn(&Record) -> bool,
    now: DateTime<FixedOffset>,
    year: Option<i32>,
) -> Vec<String> {
    let earliest = year.map_or(now.year() - PAST, |year| year - 1);
    let mut ahead: BTreeMap<String, NaiveDate> = BTreeMap::new();
    let mut behind = BTreeMap::new();
    let mut long_ago = BTreeMap::new();
    for (record, entry) in told.iter().filter(|(record, _)| is_new(record)) {
        let day = entry.time.date_naive();
        let (off, is_worse): (_, fn(NaiveDate, NaiveDate) -> NaiveDate) =
            if entry.time - now > TOLERANCE {
                (&mut ahead, NaiveDate::max)
            } else if day.year() < earliest {
                (&mut long_ago, NaiveDate::min)
            } else if state.redated.contains(&record.id) {
                (&mut behind, NaiveDate::min)
            } else {
                continue;
            };
        let worst = off.entry(wording::author(&entry.author)).or_insert(day);
        *worst = is_worse(*worst, day);
    }
    let ahead = ahead
        .iter()
        .map(|(author, day)| t!("import.clock-ahead", author = author, day = day));
    let long_ago = long_ago
        .iter()
        .map(|(author, day)| t!("import.clock-long-ago", author = author, day = day));
    let behind = behind
        .iter()
        .map(|(author, day)| t!("import.clock-behind", author = author, day = day));
    let sentences = ahead.chain(long_ago).chain(behind);
    sentences.map(Cow::into_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notebook::tests::build;
    use crate::notebook::{Draft, Stamp};

    /// What is said of the clock of 乙, whose only entry is of this time, on 15 June 2021.
    #[track_caller]
    fn check(time: &str, expected: &[&str]) {
        let (ours, mut theirs) = (build::workbook(), build::workbook());
        let stamp = Stamp {
            time: time.parse().unwrap(),
            ..build::stamp("乙", 1)
        };
        theirs.commit(vec![build::note(&theirs.plan, 0, "一")], "一步", &stamp);
        check_clocks(&ours, &theirs, expected);
    }

    #[track_caller]
    fn check_clocks(ours: &Workbook, theirs: &Workbook, expected: &[&str]) {
        rust_i18n::set_locale("zh");
        let now = "2021-06-15T09:00:00+08:00".parse().unwrap();
        let viewpoint = build::viewpoint("甲");
        let preview = preview(ours, theirs.notebook(), &viewpoint, now, PathBuf::new());
        assert_eq!(preview.clocks, expected);
    }

    #[test]
    fn a_clock_that_is_years_off_is_said() {
        check("2021-06-15T20:00:00+08:00", &[]);
        check("2020-03-01T09:00:00+08:00", &[]);
        check(
            "2031-06-15T09:00:00+08:00",
            &["乙（市财政局）的电脑时间偏快（记录写着 2031-06-15），先后不以时间为准"],
        );
        check(
            "2009-01-01T09:00:00+08:00",
            &[
                "乙（市财政局）的电脑时间慢了好几年（记录写着 2009-01-01，比方案还早），先后不以时间为准",
            ],
        );
    }

    #[test]
    fn a_clock_behind_what_it_answers_is_said_once_and_decides_nothing() {
        let mut ours = build::workbook();
        let first = ours.note("甲", 0, "一");
        let mut theirs = ours.clone();
        for day in [3, 2] {
            let stamp = Stamp {
                time: format!("2021-05-0{day}T09:00:00+08:00").parse().unwrap(),
                ..build::stamp("乙", day)
            };
            theirs.commit(vec![Draft::dismiss(vec![first.clone()])], "一步", &stamp);
        }
        let sentence =
            "乙（市财政局）的电脑时间偏慢（2021-05-02 的记录接着更晚的记录写），先后不以时间为准";
        check_clocks(&ours, &theirs, &[sentence]);

        let mut ours = build::workbook();
        let mut theirs = ours.clone();
        ours.mark("甲", 0, Some(0), crate::notebook::Status::Done);
        let early = Stamp {
            time: "2009-01-01T09:00:00+08:00".parse().unwrap(),
            ..build::stamp("乙", 1)
        };
        let seen = build::state(&theirs, "乙");
        let mark = build::mark(crate::notebook::Status::Active);
        let draft = theirs.mark_draft(&seen, 0, Some(0), mark).unwrap();
        theirs.commit(vec![draft], "一步", &early);
        ours.absorb(theirs.notebook());
        let marks = &build::state(&ours, "甲").measures[0].milestones[0];
        assert!(marks.marks_on(None).unwrap().is_clash(), "both sides stand");
    }
}
