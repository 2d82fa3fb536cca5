//! What was said and done between two days.

use std::sync::Arc;

use chrono::NaiveDate;

use super::sight::Sight;
use super::state::{Subject, Subjects};
use super::{About, Entry, Notebook, Record, State, Status, Viewpoint};
use crate::plan::Plan;

/// What was said and done from one day to another, both inclusive, as a viewer sees it at the end of the last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    pub first: NaiveDate,
    pub last: NaiveDate,
    /// The measures about which something was said, in the order of the plan.
    pub measures: Vec<MeasureChanges>,
    /// What was said about the plan as a whole, and about words that are no longer in it.
    pub elsewhere: Vec<Deed>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureChanges {
    /// Index into `Plan::measures`.
    pub measure: usize,
    /// Before the first day.
    pub before: Status,
    /// At the end of the last.
    pub after: Status,
    /// In the order of the notebook.
    pub deeds: Vec<Deed>,
}

/// One entry of these days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    pub record: Arc<Record>,
    /// The day it counts from.
    pub day: NaiveDate,
    /// Of a mark: the least advanced of those it took the place of.
    pub from: Option<Status>,
    /// What it takes back or hides.
    pub of: Vec<Arc<Record>>,
}

impl Deed {
    /// It is of a private entry, or tells what one says.
    pub fn is_private(&self) -> bool {
        let mut told = std::iter::once(&self.record).chain(&self.of);
        told.any(|record| record.genuine().is_some_and(|entry| entry.private))
    }
}

impl Changes {
    pub fn between(
        plan: &Plan,
        notebook: &Notebook,
        viewpoint: &Viewpoint,
        first: NaiveDate,
        last: NaiveDate,
    ) -> Self {
        let as_of = |day| Viewpoint {
            as_of: Some(day),
            ..viewpoint.clone()
        };
        let before = State::of(plan, notebook, &as_of(first.pred_opt().unwrap_or(first)));
        let after = State::of(plan, notebook, &as_of(last));
        let sight = Sight::of(notebook, &as_of(last));
        let subjects = Subjects::of(plan, &sight);
        let deed = |index| deed(&sight, index).filter(|it| (first..=last).contains(&it.day));
        let mut deeds: Vec<Vec<Deed>> = vec![Vec::new(); plan.measures.len()];
        for (index, measure) in subjects.touched() {
            deeds[measure].extend(deed(index));
        }
        let measures = deeds.into_iter().enumerate();
        let measures = measures.filter(|(_, deeds)| !deeds.is_empty());
        let elsewhere = (0..sight.records.len()).filter(|&index| {
            let subject = subjects.of_record(index);
            matches!(subject, Subject::Plan | Subject::Gone)
        });
        Self {
            first,
            last,
            measures: measures
                .map(|(measure, deeds)| MeasureChanges {
                    measure,
                    before: before.measures[measure].status,
                    after: after.measures[measure].status,
                    deeds,
                })
                .collect(),
            elsewhere: elsewhere.filter_map(deed).collect(),
        }
    }
}

/// What the record at `index` did; `None` where it is not there for this viewpoint, or is hidden.
fn deed(sight: &Sight<'_>, index: usize) -> Option<Deed> {
    let entry = sight
        .present(index)
        .filter(|_| !sight.is_dismissed(index))?;
    let of: &[_] = match &entry.about {
        About::Entries(ids) => ids,
        _ => &[],
    };
    let of = of.iter().filter_map(|id| sight.place(id));
    // Of what is not for the viewer's eyes, only that it was taken back.
    let of = of.filter(|&place| sight.present(place).is_some());
    Some(Deed {
        record: Arc::clone(&sight.records[index]),
        day: sight.day(index)?,
        from: entry.act.mark().map(|_| status_before(sight, entry)),
        of: of.map(|place| Arc::clone(&sight.records[place])).collect(),
    })
}

fn status_before(sight: &Sight<'_>, entry: &Entry) -> Status {
    let replaced = entry.replaces.iter().filter_map(|id| sight.place(id));
    let marks = replaced.filter_map(|place| sight.records[place].genuine()?.act.mark());
    marks.map(|mark| mark.status).min().unwrap_or_default()
}
