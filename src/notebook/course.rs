use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::sight::Sight;
use super::state::{Subjects, finished};
use super::{Notebook, Viewpoint};
use crate::plan::Plan;

/// On which days milestones were finished and taken up again, as a viewer sees it: what the state as of each day says,
/// told by its differences.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Course {
    /// In the order of days.
    pub steps: Vec<CourseStep>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CourseStep {
    pub day: NaiveDate,
    /// Index into `Plan::measures`.
    pub measure: usize,
    /// Index into the measure's milestones.
    pub milestone: usize,
    /// `false`: it was finished and is no longer.
    pub is_finished: bool,
}

impl Course {
    /// Up to the viewpoint's day. Costs each day on which something was said one look at the whole notebook.
    pub fn of(plan: &Plan, notebook: &Notebook, viewpoint: &Viewpoint) -> Self {
        let sight = Sight::of(notebook, viewpoint);
        let subjects = Subjects::of(plan, &sight);
        let records = 0..sight.records.len();
        let present = records.filter(|&index| sight.present(index).is_some());
        let days: BTreeSet<NaiveDate> = present.filter_map(|index| sight.day(index)).collect();
        let (mut steps, mut before) = (Vec::new(), BTreeSet::new());
        for day in days {
            let as_of = Viewpoint {
                as_of: Some(day),
                ..viewpoint.clone()
            };
            let sight = Sight::of(notebook, &as_of);
            let now = finished(plan, &sight, &subjects, &as_of);
            for &(measure, milestone) in now.symmetric_difference(&before) {
                steps.push(CourseStep {
                    day,
                    measure,
                    milestone,
                    is_finished: now.contains(&(measure, milestone)),
                });
            }
            before = now;
        }
        Self { steps }
    }
}
