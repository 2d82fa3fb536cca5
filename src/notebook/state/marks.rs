use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::subjects::{Subject, Subjects};
use super::{MarkState, MeasureState, MilestoneState, Viewpoint};
use crate::notebook::rules::recurrence_of;
use crate::notebook::sight::Sight;
use crate::notebook::{Mark, Status};
use crate::plan::{Milestone, MilestoneKind, Period, Plan, Recurrence};

/// What marks are compared on: a measure, or one of its milestones, or one period of that.
type Target = (usize, Option<usize>, Option<Period>);

/// The state of every measure, as far as marks decide it.
pub(super) fn measures(
    plan: &Plan,
    sight: &Sight<'_>,
    subjects: &Subjects,
    viewpoint: &Viewpoint,
) -> Vec<MeasureState> {
    let mut marks = mark_states(plan, sight, subjects);
    (0..plan.measures.len())
        .map(|index| state_of(plan, index, &mut marks, viewpoint))
        .collect()
}

/// The milestones that are finished on the day of `sight`, as (measure, milestone). Only what is marked is looked at.
pub(in crate::notebook) fn finished(
    plan: &Plan,
    sight: &Sight<'_>,
    subjects: &Subjects,
    viewpoint: &Viewpoint,
) -> BTreeSet<(usize, usize)> {
    let mut marks = mark_states(plan, sight, subjects);
    let marked: BTreeSet<usize> = marks.keys().map(|&(measure, _)| measure).collect();
    let of_measure = |measure| {
        let state = state_of(plan, measure, &mut marks, viewpoint);
        let milestones = 0..state.milestones.len();
        let finished = milestones.filter(|&nth| state.has_finished(nth));
        finished.map(|nth| (measure, nth)).collect::<Vec<_>>()
    };
    marked.into_iter().flat_map(of_measure).collect()
}

/// Takes the marks of the measure at `index` out of `marks`.
fn state_of(
    plan: &Plan,
    index: usize,
    marks: &mut MarkStates,
    viewpoint: &Viewpoint,
) -> MeasureState {
    let own = marks.remove(&(index, None)).unwrap_or_default();
    let milestones = plan.measures[index].milestones.iter().enumerate();
    let milestones = milestones.map(|(nth, milestone)| {
        let marks = marks.remove(&(index, Some(nth))).unwrap_or_default();
        milestone_state(milestone, marks, plan.year, viewpoint)
    });
    let milestones = milestones.collect();
    let own = own.into_values().next().unwrap_or_default();
    measure_state(own, milestones, viewpoint)
}

fn measure_state(
    own: MarkState,
    milestones: Vec<MilestoneState>,
    viewpoint: &Viewpoint,
) -> MeasureState {
    let status = if own.heads.is_empty() {
        let of_milestones = milestones.iter().map(|milestone| milestone.status);
        of_milestones.min().unwrap_or_default()
    } else {
        own.status
    };
    let unfinished = milestones.iter().filter(|m| !m.status.is_finished());
    let due = own.new_due.or(unfinished.filter_map(|m| m.due).min());
    let due = due.filter(|_| !status.is_finished());
    MeasureState {
        status,
        light: viewpoint.lights.light(status, due, viewpoint.today),
        due,
        own,
        milestones,
        ..MeasureState::default()
    }
}

fn milestone_state(
    milestone: &Milestone,
    marks: BTreeMap<Option<Period>, MarkState>,
    year: Option<i32>,
    viewpoint: &Viewpoint,
) -> MilestoneState {
    let (status, due, next_period) = match recurrence_of(Some(milestone)) {
        Some(recurs) => occurrences(recurs, &marks, year),
        None => {
            let marks = marks.get(&None);
            let new_due = marks.and_then(|marks| marks.new_due);
            let due = new_due.or(due_of(milestone));
            (marks.map_or(Status::Open, |m| m.status), due, None)
        }
    };
    MilestoneState {
        status,
        light: viewpoint.lights.light(status, due, viewpoint.today),
        due,
        next_period,
        marks: marks.into_iter().collect(),
    }
}

/// What the document itself sets a date for.
fn due_of(milestone: &Milestone) -> Option<NaiveDate> {
    match milestone.kind {
        MilestoneKind::By | MilestoneKind::In => milestone.due,
        _ => None,
    }
}

/// Status, due date and next occurrence of a recurring milestone. It is done when all periods of the plan's year are;
/// without a year only the marked periods are known.
fn occurrences(
    recurs: Recurrence,
    marks: &BTreeMap<Option<Period>, MarkState>,
    year: Option<i32>,
) -> (Status, Option<NaiveDate>, Option<Period>) {
    let periods = match year {
        Some(year) => recurs.periods(year),
        None => marks.keys().copied().flatten().collect(),
    };
    let marks_on = |period: Period| marks.get(&Some(period));
    let status_of = |period: &Period| marks_on(*period).map_or(Status::Open, |m| m.status);
    let unfinished = || periods.iter().filter(|p| !status_of(p).is_finished());
    let due_of = |&period: &Period| {
        let new_due = marks_on(period).and_then(|marks| marks.new_due);
        new_due.or_else(|| recurs.due(period))
    };
    let least = periods.iter().map(status_of).min().unwrap_or_default();
    let is_begun = periods.iter().any(|p| status_of(p) != Status::Open);
    let status = match least {
        Status::Done | Status::Closed => least,
        _ if is_begun => Status::Active,
        _ => Status::Open,
    };
    (
        status,
        unfinished().filter_map(due_of).min(),
        unfinished().min().copied(),
    )
}

type MarkStates = HashMap<(usize, Option<usize>), BTreeMap<Option<Period>, MarkState>>;

fn mark_states(plan: &Plan, sight: &Sight<'_>, subjects: &Subjects) -> MarkStates {
    let targets = targets(plan, sight, subjects);
    let replaced = replaced(sight, &targets);
    let mut by_target: BTreeMap<Target, Vec<usize>> = BTreeMap::new();
    for (index, target) in targets.iter().enumerate() {
        if let (Some(target), Some(_)) = (target, sight.live(index)) {
            by_target.entry(*target).or_default().push(index);
        }
    }
    let mut states = MarkStates::new();
    for ((measure, milestone, period), indices) in by_target {
        let state = mark_state(sight, &indices, &replaced);
        let of_subject = states.entry((measure, milestone)).or_default();
        of_subject.insert(period, state);
    }
    states
}

/// `indices`: the live marks on one target, in the order of the notebook.
fn mark_state(sight: &Sight<'_>, indices: &[usize], replaced: &HashSet<usize>) -> MarkState {
    let mark = |index: &&usize| sight.live(**index).and_then(|entry| entry.act.mark());
    let new_due = |mark: &Mark| mark.new_due;
    let heads: Vec<&usize> = indices.iter().filter(|i| !replaced.contains(i)).collect();
    let statuses = heads.iter().filter_map(mark).map(|mark| mark.status);
    let head_dues = heads.iter().filter_map(mark).filter_map(new_due);
    let last_due = || {
        indices
            .iter()
            .rev()
            .find_map(|i| mark(&i).and_then(new_due))
    };
    MarkState {
        status: statuses.min().unwrap_or_default(),
        new_due: head_dues.min().or_else(last_due),
        heads: heads
            .into_iter()
            .map(|&head| Arc::clone(&sight.records[head]))
            .collect(),
    }
}

/// What each record marks; `None` for what is no mark, or is not there.
fn targets(plan: &Plan, sight: &Sight<'_>, subjects: &Subjects) -> Vec<Option<Target>> {
    let target = |index: usize| {
        let mark = sight.records[index].genuine()?.act.mark()?;
        match subjects.of_record(index) {
            Subject::Measure(measure) => Some((measure, None, None)),
            Subject::Milestone(measure, nth) => {
                let milestone = plan.measures[measure].milestones.get(nth);
                // Only what recurs has periods; elsewhere a period says nothing.
                let period = mark.period.filter(|_| recurrence_of(milestone).is_some());
                Some((measure, Some(nth), period))
            }
            _ => None,
        }
    };
    (0..sight.records.len()).map(target).collect()
}

/// Marks that a live mark on the same target took the place of, also by way of marks since taken back: who wrote the
/// last one had seen them all.
fn replaced(sight: &Sight<'_>, targets: &[Option<Target>]) -> HashSet<usize> {
    let mut replaced = HashSet::new();
    let marks = (0..targets.len()).filter(|&i| targets[i].is_some());
    let mut stack: Vec<usize> = marks.filter(|&i| sight.live(i).is_some()).collect();
    while let Some(index) = stack.pop() {
        let Some(entry) = sight.records[index].genuine() else {
            continue;
        };
        for place in entry.replaces.iter().filter_map(|id| sight.place(id)) {
            if place != index && targets[place] == targets[index] && replaced.insert(place) {
                stack.push(place);
            }
        }
    }
    replaced
}
