use std::collections::BTreeMap;

use chrono::{Datelike, Months, NaiveDate};
use roaring::RoaringBitmap;

use super::{Filter, Index};
use crate::notebook::{Course, State};
use crate::plan::{Milestone, MilestoneKind, Plan};

/// How many milestones with a date were still to do at the end of each day, and how many should have been: of the
/// measures that a filter shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BurnDown {
    /// Milestones with a date. One that recurs counts once, at its last occurrence in the plan's year.
    pub total: usize,
    /// The plan's year, else from the first date to the last: its days, both inclusive.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// Those whose date, after deferrals, is later: the days on which that changes, the first of `days` before them.
    pub planned: Vec<(NaiveDate, usize)>,
    /// Those not finished, as the notebook has it as of each day; likewise.
    pub open: Vec<(NaiveDate, usize)>,
}

/// Without a year, no more than this many months are shown.
const MONTHS: u32 = 24;

impl Index {
    /// `course`: of the same plan, notebook and viewpoint as `state`.
    pub fn burn_down(
        &self,
        filter: &Filter,
        plan: &Plan,
        state: &State,
        course: &Course,
    ) -> BurnDown {
        let shown = self.shown(filter);
        let due = due_days(plan, state, &shown);
        let total = due.values().sum();
        let Some((first, last)) = days(plan.year, &due) else {
            return BurnDown::default();
        };
        let done = done_days(plan, state, &shown, course);
        let due = due.into_iter().map(|(day, count)| (day, count as isize));
        BurnDown {
            total,
            days: Some((first, last)),
            planned: left(total, first, last, due),
            open: left(total, first, last, done.into_iter()),
        }
    }
}

impl BurnDown {
    /// How many are left at the end of a day, of `planned` or `open`.
    pub fn at(steps: &[(NaiveDate, usize)], day: NaiveDate) -> usize {
        let next = steps.partition_point(|&(from, _)| from <= day);
        let step = next.checked_sub(1).and_then(|last| steps.get(last));
        step.or(steps.first()).map_or(0, |&(_, left)| left)
    }

    /// The last days of the months, with how many should be left and how many were: `None` after `today`.
    pub fn month_ends(&self, today: NaiveDate) -> Vec<(NaiveDate, usize, Option<usize>)> {
        let Some((first, last)) = self.days else {
            return Vec::new();
        };
        let mut ends = Vec::new();
        let mut month = first
            .with_day(1)
            .and_then(|day| day.checked_add_months(Months::new(1)));
        while let Some(next) = month
            && let Some(end) = next.pred_opt()
            && end <= last
        {
            let open = (end <= today).then(|| Self::at(&self.open, end));
            ends.push((end, Self::at(&self.planned, end), open));
            month = next.checked_add_months(Months::new(1));
        }
        ends
    }
}

/// How many milestones are due for good on each day.
fn due_days(plan: &Plan, state: &State, shown: &RoaringBitmap) -> BTreeMap<NaiveDate, usize> {
    let mut due: BTreeMap<NaiveDate, usize> = BTreeMap::new();
    for row in shown.iter().map(|row| row as usize) {
        let measure = plan.measures.get(row);
        let milestones = measure.into_iter().flat_map(|it| &it.milestones);
        for (nth, milestone) in milestones.enumerate() {
            if let Some(day) = last_due(milestone, plan.year, state, row, nth) {
                *due.entry(day).or_default() += 1;
            }
        }
    }
    due
}

/// How many of these milestones were finished on each day, less those taken up again.
fn done_days(
    plan: &Plan,
    state: &State,
    shown: &RoaringBitmap,
    course: &Course,
) -> BTreeMap<NaiveDate, isize> {
    let mut done: BTreeMap<NaiveDate, isize> = BTreeMap::new();
    for step in &course.steps {
        let (measure, nth) = (step.measure, step.milestone);
        let milestone = plan.measures.get(measure);
        let milestone = milestone.and_then(|it| it.milestones.get(nth));
        let due = milestone.and_then(|it| last_due(it, plan.year, state, measure, nth));
        if due.is_some() && shown.contains(measure as u32) {
            *done.entry(step.day).or_default() += if step.is_finished { 1 } else { -1 };
        }
    }
    done
}

/// The day by which a milestone is to be done for good; `None` where none is set.
fn last_due(
    milestone: &Milestone,
    year: Option<i32>,
    state: &State,
    measure: usize,
    nth: usize,
) -> Option<NaiveDate> {
    let state = state.measures.get(measure)?.milestones.get(nth)?;
    let of_plan = || match (milestone.kind, milestone.recurs) {
        (_, Some(recurs)) => recurs.due(*recurs.periods(year?).last()?),
        (MilestoneKind::By | MilestoneKind::In, _) => milestone.due,
        _ => None,
    };
    state.new_due().or_else(of_plan)
}

fn days(year: Option<i32>, due: &BTreeMap<NaiveDate, usize>) -> Option<(NaiveDate, NaiveDate)> {
    let (&first, &last) = (due.keys().next()?, due.keys().next_back()?);
    let Some(year) = year else {
        let first = first.with_day(1)?;
        let most = first.checked_add_months(Months::new(MONTHS))?.pred_opt()?;
        let end = last
            .with_day(1)?
            .checked_add_months(Months::new(1))?
            .pred_opt()?;
        return Some((first, end.min(most)));
    };
    Some((
        NaiveDate::from_ymd_opt(year, 1, 1)?,
        NaiveDate::from_ymd_opt(year, 12, 31)?,
    ))
}

/// What is left of `total` from the first day on, after each day on which something is taken away.
fn left(
    total: usize,
    first: NaiveDate,
    last: NaiveDate,
    taken: impl Iterator<Item = (NaiveDate, isize)>,
) -> Vec<(NaiveDate, usize)> {
    let (mut left, mut steps) = (total, vec![(first, total)]);
    for (day, count) in taken.take_while(|(day, _)| *day <= last) {
        left = left.saturating_add_signed(-count);
        match steps.last_mut() {
            Some(step) if day <= step.0 => step.1 = left,
            _ => steps.push((day, left)),
        }
    }
    steps
}
