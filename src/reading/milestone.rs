use chrono::{Datelike, NaiveDate};

use crate::plan::{
    Diagnostic, DiagnosticCode, Field, Measure, Milestone, MilestoneKind, Severity, YearSource,
};

use super::clause::Judgement;
use super::date::{Dated, date};
use super::fold::close;
use super::sighting::Seen;
use super::stream::Stream;
use super::time::Shape;
use super::trouble::Troubles;

/// Gives a measure its milestones; `years`: the plan's, and that of the heading above.
pub fn fill(
    stream: &Stream,
    measure: &mut Measure,
    seen: &[Seen],
    years: (Option<i32>, Option<i32>),
    troubles: &mut Troubles,
) {
    troubles.measure = Some(measure.id.clone());
    let of_heading = years.1.and_then(whole_year);
    measure.milestones = milestones(stream, seen, years.0, of_heading, troubles);
    troubles.measure = None;
}

/// Where a plan without a year may be of several, asks of each milestone that takes its year; `years`: the one taken first.
pub fn ask_of_year(measure: &Measure, years: &[i32], troubles: &mut Troubles) {
    let dated = measure.milestones.iter();
    let dated = dated.filter(|it| it.year_source == YearSource::Plan && it.due.is_some());
    troubles.found.extend(dated.map(|it| {
        Diagnostic {
            measure: Some(measure.id.clone()),
            field: Some(Field::Milestones),
            code: DiagnosticCode::YearOfPlan,
            severity: Severity::Doubt,
            arguments: [it.text.clone()]
                .into_iter()
                .chain(years.iter().map(i32::to_string))
                .collect(),
            source: it.source,
        }
    }));
}

fn whole_year(year: i32) -> Option<(NaiveDate, NaiveDate)> {
    let first = NaiveDate::from_ymd_opt(year, 1, 1)?;
    Some((first, NaiveDate::from_ymd_opt(year, 12, 31)?))
}

/// The milestones of a measure, dated in the plan's year.
fn milestones(
    stream: &Stream,
    seen: &[Seen],
    plan_year: Option<i32>,
    mut stage: Option<(NaiveDate, NaiveDate)>,
    troubles: &mut Troubles,
) -> Vec<Milestone> {
    let mut made = Vec::new();
    let mut previous: Option<Dated> = None;
    for seen in seen {
        let year = listed_year(seen, previous, plan_year);
        let year = year.or_else(|| stage_year(seen, stage?, plan_year));
        let dated = date(&seen.time, plan_year, year);
        if seen.is_stage {
            stage = dated.start.zip(dated.due);
        }
        if !is_milestone(stream, seen, &dated, plan_year, troubles) {
            continue;
        }
        doubts(stream, seen, &dated, troubles);
        let words = stream.shown(&seen.range);
        made.push(Milestone {
            text: close(&words),
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

/// The year in which an expression without one falls into the stage that the measure is, where that is not the plan's.
fn stage_year(
    seen: &Seen,
    (start, end): (NaiveDate, NaiveDate),
    plan_year: Option<i32>,
) -> Option<i32> {
    if seen.time.year.is_some() || seen.is_stage {
        return None;
    }
    let mut years = start.year()..=end.year();
    let year = years.find(|&year| {
        let due = date(&seen.time, plan_year, Some(year)).due;
        due.is_some_and(|due| (start..=end).contains(&due))
    });
    year.filter(|&year| Some(year) != plan_year)
}

fn is_milestone(
    stream: &Stream,
    seen: &Seen,
    dated: &Dated,
    plan_year: Option<i32>,
    troubles: &mut Troubles,
) -> bool {
    if seen.judgement == Judgement::No {
        return false;
    }
    let is_bare = matches!(seen.time.shape, Shape::Year | Shape::Years(_));
    let due_year = dated.due.map(|due| due.year()).or(dated.year);
    let is_past = due_year
        .zip(plan_year)
        .is_some_and(|(due, plan)| due < plan);
    // 2019年6月印发的办法
    if is_past && (is_bare || seen.qualifies) {
        return false;
    }
    let taken = seen.judgement != Judgement::PerhapsNot;
    if seen.time.shape == Shape::Named {
        let arguments = vec![stream.shown(&seen.range)];
        add(
            stream,
            seen,
            DiagnosticCode::TimeUnread,
            arguments,
            troubles,
        );
    } else if is_past || matches!(seen.judgement, Judgement::Perhaps | Judgement::PerhapsNot) {
        let taken_as = if taken { "in" } else { "none" };
        let arguments = vec![stream.shown(&seen.range), taken_as.to_owned()];
        add(stream, seen, DiagnosticCode::BareYear, arguments, troubles);
    }
    taken
}

fn doubts(stream: &Stream, seen: &Seen, dated: &Dated, troubles: &mut Troubles) {
    let mut add = |code, more: Option<String>| {
        let arguments = [stream.shown(&seen.range)].into_iter().chain(more);
        add(stream, seen, code, arguments.collect(), troubles);
    };
    if let (Shape::MonthStart(_), Some(due)) = (seen.time.shape, dated.due) {
        add(DiagnosticCode::LooseDay, Some(due.to_string()));
    }
    if seen.time.shape == Shape::YearMid {
        add(DiagnosticCode::MidYear, None);
    }
    if dated.year_source == YearSource::Previous && !seen.linked {
        let year = dated.year.map(|year| year.to_string());
        add(DiagnosticCode::YearOfPrevious, year);
    }
    if dated.impossible {
        add(DiagnosticCode::ImpossibleDate, None);
    }
    if seen.time.shape == Shape::Every(None) {
        add(DiagnosticCode::RhythmUnknown, None);
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
