use std::sync::Arc;

use super::{Entry, EntryId, PlanIdentity};

/// An entry as the file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    pub id: EntryId,
    pub clock: u64,
    /// Its exact text, one RON value; never made twice.
    pub text: Arc<str>,
    /// The id does not fit the text: someone changed it by hand.
    pub altered: bool,
    /// `None` for a kind that this version does not know.
    pub entry: Option<Arc<Entry>>,
}

/// A set of records in the order (logical clock, id, text); merging is union.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notebook {
    pub plan: PlanIdentity,
    records: Vec<Arc<Record>>,
}

/// What a merge brought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MergeReport {
    /// Ids that were not there before, in order.
    pub new: Vec<EntryId>,
    pub already_there: usize,
}

impl Notebook {
    pub fn new(plan: PlanIdentity) -> Self {
        Self {
            plan,
            records: Vec::new(),
        }
    }

    pub fn records(&self) -> &[Arc<Record>] {
        &self.records
    }

    pub fn get(&self, id: &EntryId) -> Option<&Arc<Record>> {
        self.records.iter().find(|record| record.id == *id)
    }

    /// Adds a record unless it is there; says whether it was new.
    pub fn insert(&mut self, record: Record) -> bool {
        let _ = record;
        todo!()
    }

    /// The union of both; drops nothing. The caller has made sure that both are of one plan ([`Notebook::same_plan`]).
    pub fn merge(&mut self, other: &Notebook) -> MergeReport {
        let _ = other;
        todo!()
    }

    /// Whether the two share a fingerprint.
    pub fn same_plan(&self, other: &Notebook) -> bool {
        !self.plan.fingerprints.is_disjoint(&other.plan.fingerprints)
    }

    /// 1 + the highest clock seen.
    pub fn next_clock(&self) -> u64 {
        todo!()
    }
}
