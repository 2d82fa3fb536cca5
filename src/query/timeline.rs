use chrono::NaiveDate;

use super::{Filter, Index};
use crate::notebook::{Light, MeasureState, MilestoneState, State, Viewpoint};
use crate::plan::{Measure, Milestone, MilestoneKind, Plan};

/// The measures that a filter shows, in the order of their dates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// Indices into `Plan::measures`: those with a date, the earliest first, then the others in document order.
    pub rows: Vec<usize>,
    /// So many of them have a date.
    pub dated: usize,
}

/// A milestone as it stands on the axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeMark {
    /// Index into the measure's milestones.
    pub milestone: usize,
    pub light: Light,
    pub extent: Extent,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Extent {
    /// To be done by this day.
    Day(NaiveDate),
    /// Happens from one day to another, both inclusive.
    Span(NaiveDate, NaiveDate),
    /// Starts on this day.
    From(NaiveDate),
    /// Recurs: the last day of each occurrence in the plan's year, and how that one stands.
    Every(Vec<(NaiveDate, Light)>),
    /// Always, or counted from a day that is not known.
    Open,
}

impl TimeMark {
    /// The first of its days.
    pub fn first_day(&self) -> Option<NaiveDate> {
        match &self.extent {
            Extent::Day(day) | Extent::Span(day, _) | Extent::From(day) => Some(*day),
            Extent::Every(days) => days.first().map(|&(day, _)| day),
            Extent::Open => None,
        }
    }
}

impl Index {
    /// `state`: of the same plan.
    pub fn timeline(&self, filter: &Filter, plan: &Plan, state: &State) -> Timeline {
        let (mut dated, mut others) = (Vec::new(), Vec::new());
        for row in self.shown(filter).iter().map(|row| row as usize) {
            let (measure, state) = (plan.measures.get(row), state.measures.get(row));
            match measure
                .zip(state)
                .and_then(|(it, state)| first_day(it, state))
            {
                Some(day) => dated.push((day, row)),
                None => others.push(row),
            }
        }
        dated.sort_unstable();
        let count = dated.len();
        let rows = dated.into_iter().map(|(_, row)| row).chain(others);
        Timeline {
            rows: rows.collect(),
            dated: count,
        }
    }
}

/// The day by which a measure is put in order; of what recurs the next occurrence.
fn first_day(measure: &Measure, state: &MeasureState) -> Option<NaiveDate> {
    let milestones = measure.milestones.iter().zip(&state.milestones);
    milestones
        .filter_map(|(milestone, state)| state.due.or(milestone.start))
        .min()
}

/// The milestones of a measure, in its order. `year`: of the plan.
pub fn time_marks(
    measure: &Measure,
    state: &MeasureState,
    year: Option<i32>,
    viewpoint: &Viewpoint,
) -> Vec<TimeMark> {
    let milestones = measure.milestones.iter().zip(&state.milestones);
    let mark = |(nth, (milestone, of_milestone)): (usize, (&Milestone, &MilestoneState))| {
        let is_finished = state.has_finished(nth);
        TimeMark {
            milestone: nth,
            light: if is_finished {
                Light::Done
            } else {
                of_milestone.light
            },
            extent: extent(milestone, of_milestone, is_finished, year, viewpoint),
        }
    };
    milestones.enumerate().map(mark).collect()
}

fn extent(
    milestone: &Milestone,
    state: &MilestoneState,
    is_finished: bool,
    year: Option<i32>,
    viewpoint: &Viewpoint,
) -> Extent {
    if let Some(day) = state.new_due() {
        return Extent::Day(day);
    }
    if let (Some(recurs), Some(year)) = (milestone.recurs, year) {
        let periods = recurs.periods(year).into_iter();
        let occurrence = |period| {
            let marks = state.marks_on(Some(period));
            let new_due = marks.and_then(|marks| marks.new_due);
            let day = new_due.or_else(|| recurs.due(period))?;
            let status = marks.map(|marks| marks.status).unwrap_or_default();
            let light = viewpoint.lights.light(status, Some(day), viewpoint.today);
            Some((day, if is_finished { Light::Done } else { light }))
        };
        return Extent::Every(periods.filter_map(occurrence).collect());
    }
    match (milestone.kind, milestone.start, milestone.due) {
        (MilestoneKind::In, Some(start), Some(due)) if start < due => Extent::Span(start, due),
        (MilestoneKind::By | MilestoneKind::In, _, Some(due)) => Extent::Day(due),
        (MilestoneKind::From, Some(start), _) => Extent::From(start),
        _ => Extent::Open,
    }
}
