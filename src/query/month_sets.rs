use std::collections::BTreeMap;

use roaring::RoaringBitmap;

use super::Month;
use crate::notebook::{MeasureState, MilestoneState};
use crate::plan::{Measure, Plan, months};

/// The measures of each month of the plan's year, and of none.
#[derive(Clone, Debug, Default)]
pub(super) struct MonthSets(BTreeMap<Month, RoaringBitmap>);

impl MonthSets {
    /// As the document has them.
    pub fn of(plan: &Plan) -> Self {
        let all = (1..=12).map(Month::Number).chain([Month::None]);
        let mut sets = Self(all.map(|month| (month, RoaringBitmap::new())).collect());
        for (row, measure) in (0u32..).zip(&plan.measures) {
            sets.insert(row, &months(measure, plan.year, &[]));
        }
        sets
    }

    /// The same with each deferred milestone in its new month.
    pub fn deferred(&self, plan: &Plan, states: &[MeasureState]) -> Self {
        let mut sets = self.clone();
        let measures = plan.measures.iter().zip(states);
        for (row, (measure, state)) in (0u32..).zip(measures) {
            if state.milestones.iter().any(|m| m.new_due().is_some()) {
                sets.defer(row, measure, plan.year, &state.milestones);
            }
        }
        sets
    }

    fn defer(
        &mut self,
        row: u32,
        measure: &Measure,
        year: Option<i32>,
        milestones: &[MilestoneState],
    ) {
        for rows in self.0.values_mut() {
            rows.remove(row);
        }
        let new_dates: Vec<_> = milestones.iter().map(MilestoneState::new_due).collect();
        self.insert(row, &months(measure, year, &new_dates));
    }

    fn insert(&mut self, row: u32, months: &[u32]) {
        for &month in months {
            self.0.entry(Month::Number(month)).or_default().insert(row);
        }
        if months.is_empty() {
            self.0.entry(Month::None).or_default().insert(row);
        }
    }

    pub fn sets(&self) -> &BTreeMap<Month, RoaringBitmap> {
        &self.0
    }
}
