//! What a mark of several measures would go to.

use crate::notebook::{MarkState, MeasureState, State, Status};
use crate::plan::Plan;
use crate::ui::MarkTarget;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Scope {
    /// Each measure as a whole.
    #[default]
    Measures,
    /// Each of their milestones that is not done.
    Milestones,
}

/// What a mark would go to, and the measures that cannot take it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Reach {
    pub targets: Vec<MarkTarget>,
    pub refusing: Vec<usize>,
}

impl Reach {
    pub fn of(
        (plan, state): (&Plan, &State),
        selected: &[usize],
        scope: Scope,
        status: Status,
    ) -> Self {
        let mut reach = Self::default();
        for &measure in selected {
            let before = reach.targets.len();
            if let Some(state) = state.measures.get(measure) {
                match scope {
                    Scope::Measures => reach.put_measure(state, measure, status),
                    Scope::Milestones => reach.put_milestones(plan, state, measure, status),
                }
            }
            if reach.targets.len() == before {
                reach.refusing.push(measure);
            }
        }
        reach
    }

    /// Whether there is nothing to tell before the mark is made.
    pub fn is_whole(&self) -> bool {
        self.refusing.is_empty() && !self.targets.is_empty()
    }

    fn put_measure(&mut self, state: &MeasureState, measure: usize, status: Status) {
        if state.status.may_become(status) && !state.own.is_clash() {
            self.targets.push(MarkTarget {
                measure,
                milestone: None,
                period: None,
            });
        }
    }

    fn put_milestones(
        &mut self,
        plan: &Plan,
        state: &MeasureState,
        measure: usize,
        status: Status,
    ) {
        let milestones = &plan.measures[measure].milestones;
        for (nth, (milestone, state)) in milestones.iter().zip(&state.milestones).enumerate() {
            let period = state.next_period;
            let recurs = milestone.recurs.is_some();
            let marks = state.marks_on(period);
            let from = marks.map_or(Status::Open, |marks| marks.status);
            let is_open = !state.status.is_finished() && (period.is_some() || !recurs);
            let clashes = marks.is_some_and(MarkState::is_clash);
            if is_open && !clashes && from.may_become(status) {
                self.targets.push(MarkTarget {
                    measure,
                    milestone: Some(nth),
                    period,
                });
            }
        }
    }
}
