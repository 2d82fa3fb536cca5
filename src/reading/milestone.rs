use std::ops::Range;

use crate::plan::{
    DiagnosticCode, Field, Measure, Milestone, MilestoneKind, Place, Severity, YearSource,
};

use super::clause::{Clause, Judgement, governed, is_link};
use super::clock::Clock;
use super::date::{Dated, date};
use super::measure::Draft;
use super::stream::Stream;
use super::time::{Shape, Time, YearWord};
use super::trouble::Troubles;
use super::words::Words;

/// A time expression of a measure, before the plan's year is known.
#[derive(Clone, Debug)]
pub struct Seen {
    pub time: Time,
    pub judgement: Judgement,
    /// Places in the stream.
    range: Range<usize>,
    governs: String,
    place: Option<Place>,
    /// It may only say which thing is meant.
    qualifies: bool,
    /// Stands in one list with the expression before it.
    linked: bool,
    /// Stands in one sentence with the expression before it.
    same_sentence: bool,
}

/// All time expressions of a measure that may be milestones, in the order of the document.
pub fn sightings(
    draft: &Draft,
    clock: &Clock,
    words: &Words,
    troubles: &mut Troubles,
) -> Vec<Seen> {
    let mut seen = Vec::new();
    let parts = if draft.text.text.is_empty() {
        &draft.title_parts
    } else {
        &draft.text_parts
    };
    for part in parts {
        seen.extend(in_part(draft, part, clock, words));
    }
    let dated = draft
        .title_parts
        .iter()
        .flat_map(|part| dated_brackets(draft, part, clock));
    let dated = dated.filter(|_| !draft.text.text.is_empty());
    for value in dated.chain(draft.found.times.iter().cloned()) {
        let value = &value;
        in_value(draft, value, clock, words, &mut seen, troubles);
    }
    seen.sort_by_key(|seen| seen.range.start);
    seen
}

/// `(2024年3月1日至9月30日)` in a title: a bracket that only dates.
fn dated_brackets(draft: &Draft, part: &Range<usize>, clock: &Clock) -> Vec<Range<usize>> {
    let pairs = super::brackets::pairs(draft.stream, part);
    let inside = pairs
        .iter()
        .filter_map(|pair| Some(pair.open + 1..pair.close?));
    let only_dates = |inside: &Range<usize>| {
        let text = draft.stream.text(inside);
        let times = clock.scan(text);
        let first = times.first().filter(|time| time.range.start == 0);
        first.is_some_and(|time| matches!(text.get(time.range.end..), Some("" | "完成")))
    };
    inside.filter(only_dates).collect()
}

fn in_part(draft: &Draft, part: &Range<usize>, clock: &Clock, words: &Words) -> Vec<Seen> {
    let stream = draft.stream;
    let text = stream.text(part);
    let all = clock.scan(text);
    let judged = all
        .into_iter()
        .map(|time| (Clause::new(text, &time).judge(words), time));
    let (judgements, times): (Vec<_>, Vec<_>) = judged
        .filter(|(judgement, _)| *judgement != Judgement::No)
        .unzip();
    let qualifies = |time: &Time| Clause::new(text, time).may_qualify();
    let taken: Vec<Time> = times
        .iter()
        .zip(&judgements)
        .filter(|(_, judgement)| **judgement != Judgement::PerhapsNot)
        .map(|(time, _)| time.clone())
        .collect();
    let mut seen = Vec::new();
    let (mut last_end, mut next): (Option<usize>, usize) = (None, 0);
    for (time, judgement) in times.into_iter().zip(judgements) {
        let range = part.start + time.range.start..part.start + time.range.end;
        let governs = governed(text, &taken, next);
        next += usize::from(judgement != Judgement::PerhapsNot);
        let governs = stream.shown(&(part.start + governs.start..part.start + governs.end));
        let between = last_end.and_then(|end| text.get(end..time.range.start));
        seen.push(Seen {
            judgement,
            qualifies: qualifies(&time),
            place: draft.place(&range),
            range,
            governs,
            linked: between.is_some_and(is_link),
            same_sentence: between.is_some_and(|between| !between.contains('。')),
            time: time.clone(),
        });
        last_end = Some(time.range.end);
    }
    seen
}

/// Values of time labels, and dates in assignments: all that they hold counts.
fn in_value(
    draft: &Draft,
    value: &Range<usize>,
    clock: &Clock,
    words: &Words,
    seen: &mut Vec<Seen>,
    troubles: &mut Troubles,
) {
    let stream = draft.stream;
    let text = stream.text(value);
    let mut times = clock.scan(text);
    if times.is_empty() {
        let has = |list: &[String]| list.iter().any(|word| text.contains(word.as_str()));
        let shape = if has(&words.idioms.at_once_values) {
            Some(Shape::AtOnce)
        } else if has(&words.idioms.ongoing_values) {
            Some(Shape::Ongoing)
        } else {
            None
        };
        let core = text.trim_end_matches(['。', ';', ',']);
        if let Some(shape) = shape {
            times.push(Time {
                range: 0..core.len(),
                year: None,
                shape,
                before: false,
                onwards: false,
            });
        } else if !core.is_empty() && !words.idioms.nobody.iter().any(|word| word == core) {
            let (code, severity) = (DiagnosticCode::TimeUnread, Severity::Doubt);
            let arguments = vec![stream.shown(value)];
            let field = Some(Field::Milestones);
            troubles.add(stream, value, field, code, severity, arguments);
        }
    }
    let mut last_end: Option<usize> = None;
    for time in times {
        let range = value.start + time.range.start..value.start + time.range.end;
        let between = last_end.and_then(|end| text.get(end..time.range.start));
        last_end = Some(time.range.end);
        seen.push(Seen {
            judgement: Judgement::Yes,
            qualifies: false,
            place: draft.place(&range),
            range,
            governs: draft.title.text.clone(),
            linked: between.is_some_and(is_link),
            same_sentence: between.is_some(),
            time,
        });
    }
}

/// The milestones of a measure, dated in the plan's year.
pub fn milestones(
    stream: &Stream,
    seen: &[Seen],
    plan_year: Option<i32>,
    troubles: &mut Troubles,
) -> Vec<Milestone> {
    let mut made = Vec::new();
    let mut previous: Option<Dated> = None;
    for seen in seen {
        let year = listed_year(seen, previous, plan_year);
        let dated = date(&seen.time, plan_year, year);
        if !is_milestone(stream, seen, &dated, plan_year, troubles) {
            continue;
        }
        doubts(stream, seen, &dated, troubles);
        let words = stream.shown(&seen.range);
        made.push(Milestone {
            text: words.chars().filter(|c| !c.is_whitespace()).collect(),
            kind: dated.kind,
            start: dated.start,
            due: dated.due,
            recurs: dated.recurs,
            governs: seen.governs.clone(),
            year_source: dated.year_source,
            place: seen.place,
            source: stream.span(&seen.range),
        });
        previous = Some(dated);
    }
    made
}

/// The year that an expression without one takes from the one before it.
fn listed_year(seen: &Seen, previous: Option<Dated>, plan_year: Option<i32>) -> Option<i32> {
    let previous = previous?;
    let own = matches!(
        previous.year_source,
        YearSource::Written | YearSource::Previous
    );
    let year = previous
        .year
        .filter(|_| own && previous.kind != MilestoneKind::Every)?;
    let later = plan_year.is_none_or(|plan_year| year > plan_year);
    (Some(year) != plan_year && (seen.linked || (seen.same_sentence && later))).then_some(year)
}

fn is_milestone(
    stream: &Stream,
    seen: &Seen,
    dated: &Dated,
    plan_year: Option<i32>,
    troubles: &mut Troubles,
) -> bool {
    let bare = matches!(seen.time.shape, Shape::Year | Shape::Years(_));
    let end = dated
        .due
        .map(|due| chrono::Datelike::year(&due))
        .or(dated.year);
    if bare && end.is_some_and(|end| plan_year.is_some_and(|plan_year| end < plan_year)) {
        return false;
    }
    let is_past = end.is_some_and(|end| plan_year.is_some_and(|plan_year| end < plan_year));
    if is_past && seen.qualifies {
        return false;
    }
    let taken = seen.judgement != Judgement::PerhapsNot;
    if is_past || matches!(seen.judgement, Judgement::Perhaps | Judgement::PerhapsNot) {
        let taken_as = if taken { "in" } else { "none" };
        let mut arguments = vec![stream.shown(&seen.range)];
        let code = if seen.time.shape == Shape::Named {
            DiagnosticCode::TimeUnread
        } else {
            arguments.push(taken_as.to_owned());
            DiagnosticCode::BareYear
        };
        add(stream, seen, code, arguments, troubles);
    }
    taken
}

fn doubts(stream: &Stream, seen: &Seen, dated: &Dated, troubles: &mut Troubles) {
    let words = stream.shown(&seen.range);
    if let (Shape::MonthStart(_), Some(due)) = (seen.time.shape, dated.due) {
        let arguments = vec![words.clone(), due.to_string()];
        add(stream, seen, DiagnosticCode::LooseDay, arguments, troubles);
    }
    if seen.time.shape == Shape::YearMid {
        add(
            stream,
            seen,
            DiagnosticCode::MidYear,
            vec![words.clone()],
            troubles,
        );
    }
    if dated.year_source == YearSource::Previous
        && !seen.linked
        && let Some(year) = dated.year
    {
        let arguments = vec![words.clone(), year.to_string()];
        add(
            stream,
            seen,
            DiagnosticCode::YearOfPrevious,
            arguments,
            troubles,
        );
    }
    if dated.impossible {
        add(
            stream,
            seen,
            DiagnosticCode::ImpossibleDate,
            vec![words.clone()],
            troubles,
        );
    }
    if matches!(seen.time.shape, Shape::Every(None)) {
        add(
            stream,
            seen,
            DiagnosticCode::RhythmUnknown,
            vec![words],
            troubles,
        );
    }
}

fn add(
    stream: &Stream,
    seen: &Seen,
    code: DiagnosticCode,
    arguments: Vec<String>,
    troubles: &mut Troubles,
) {
    let field = Some(Field::Milestones);
    troubles.add(stream, &seen.range, field, code, Severity::Doubt, arguments);
}

/// The years that the text dates its work in, most often first; the earlier first among equals.
pub fn dated_years<'a>(seen: impl Iterator<Item = &'a Seen>) -> Vec<i32> {
    let mut counts = std::collections::BTreeMap::new();
    for seen in seen.filter(|seen| seen.judgement != Judgement::PerhapsNot) {
        if let Some(YearWord::Written(year)) = seen.time.year {
            *counts.entry(year).or_insert(0usize) += 1;
        }
    }
    let mut years: Vec<(i32, usize)> = counts.into_iter().collect();
    years.sort_by_key(|&(year, count)| (std::cmp::Reverse(count), year));
    years.into_iter().map(|(year, _)| year).collect()
}

/// Gives a measure its milestones.
pub fn fill(
    stream: &Stream,
    measure: &mut Measure,
    seen: &[Seen],
    plan_year: Option<i32>,
    troubles: &mut Troubles,
) {
    troubles.measure = Some(measure.id.clone());
    measure.milestones = milestones(stream, seen, plan_year, troubles);
    troubles.measure = None;
}
