use std::cmp::Ordering;
use std::collections::HashSet;
use std::sync::Arc;

use super::canonical::seal;
use super::{Act, Entry, EntryId, PlanIdentity};

/// An entry as the file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    pub id: EntryId,
    pub clock: u64,
    /// Its exact text, one RON value; never made twice.
    pub text: Arc<str>,
    /// The id does not fit the text: someone changed it by hand. It is shown and decides nothing.
    pub altered: bool,
    /// `None` where this version cannot tell who said it, when, or about what.
    pub entry: Option<Arc<Entry>>,
}

impl Record {
    /// A new entry, with the id and the text that are its own.
    pub fn of(entry: Entry) -> Self {
        let (id, text) = seal(&entry);
        Self {
            id,
            clock: entry.clock,
            text: text.into(),
            altered: false,
            entry: Some(Arc::new(entry)),
        }
    }

    /// What it says, where that counts: not of an altered copy.
    pub fn genuine(&self) -> Option<&Entry> {
        self.entry.as_deref().filter(|_| !self.altered)
    }

    /// Of records with one id the lowest counts: what can be checked, what a later version says, what was altered. Whether
    /// a later kind's id fits cannot always be told, and nobody is to hide an entry by it.
    pub(super) fn precedence(&self) -> u8 {
        match self.genuine().map(|entry| &entry.act) {
            Some(Act::Later { .. }) => 1,
            Some(_) => 0,
            None => 2,
        }
    }

    /// Where it stands among others in a notebook.
    pub fn order(&self, other: &Self) -> Ordering {
        self.clock
            .cmp(&other.clock)
            .then_with(|| self.id.cmp(&other.id))
            .then_with(|| self.text.cmp(&other.text))
    }
}

/// A set of records in the order (logical clock, id, text); merging is union. A clone shares the records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notebook {
    pub plan: PlanIdentity,
    records: Arc<Vec<Arc<Record>>>,
}

/// So many records are put in their places one by one.
const FEW: usize = 8;

/// What a merge brought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MergeReport {
    /// Ids of entries that were not there before, in order.
    pub new: Vec<EntryId>,
    pub already_there: usize,
}

impl Notebook {
    pub fn new(plan: PlanIdentity) -> Self {
        Self::of_records(plan, Vec::new())
    }

    /// Of records in any order; what comes twice is kept once.
    pub fn of_records(plan: PlanIdentity, mut records: Vec<Arc<Record>>) -> Self {
        records.sort_by(|a, b| a.order(b));
        records.dedup_by(|a, b| a.order(b).is_eq());
        let records = Arc::new(records);
        Self { plan, records }
    }

    pub fn records(&self) -> &[Arc<Record>] {
        &self.records
    }

    /// The record with this id, the genuine one before altered copies.
    pub fn get(&self, id: &EntryId) -> Option<&Arc<Record>> {
        let found = self.records.iter().filter(|record| record.id == *id);
        found.min_by_key(|record| record.precedence())
    }

    /// Adds a record unless it is there; says whether it was new.
    pub fn insert(&mut self, record: Record) -> bool {
        self.insert_shared(Arc::new(record))
    }

    pub(super) fn insert_shared(&mut self, record: Arc<Record>) -> bool {
        match self.records.binary_search_by(|r| r.order(&record)) {
            Ok(_) => false,
            Err(place) => {
                Arc::make_mut(&mut self.records).insert(place, record);
                true
            }
        }
    }

    /// The records that `other` does not have, in order.
    pub fn without(&self, other: &Notebook) -> Vec<Arc<Record>> {
        if Arc::ptr_eq(&self.records, &other.records) {
            return Vec::new();
        }
        // Records that both share are told by where they are: of a notebook that grew, only what is new is looked at.
        let is_same = |a: &Arc<Record>, b: &Arc<Record>| Arc::ptr_eq(a, b) || a.order(b).is_eq();
        let is_before = |a: &Arc<Record>, b: &Arc<Record>| !Arc::ptr_eq(a, b) && a.order(b).is_lt();
        let mut others = other.records.iter().peekable();
        let is_missing = |record: &&Arc<Record>| {
            while others.next_if(|other| is_before(other, record)).is_some() {}
            others.next_if(|other| is_same(other, record)).is_none()
        };
        self.records.iter().filter(is_missing).cloned().collect()
    }

    /// What it holds beside `other`, as a notebook of the same plan.
    #[must_use]
    pub fn beyond(&self, other: &Notebook) -> Notebook {
        Self {
            plan: self.plan.clone(),
            records: Arc::new(self.without(other)),
        }
    }

    /// The union of both; drops nothing. The caller has made sure that both are of one plan ([`Notebook::same_plan`]).
    pub fn merge(&mut self, other: &Notebook) -> MergeReport {
        self.plan.merge(&other.plan);
        let new = other.without(self);
        let report = MergeReport {
            already_there: other.records.len() - new.len(),
            new: self.ids_not_here(&new),
        };
        if self.records.len() + new.len() == other.records.len() {
            // All of ours are theirs.
            self.records = Arc::clone(&other.records);
        } else if new.len() <= FEW {
            new.into_iter().for_each(|record| {
                self.insert_shared(record);
            });
        } else {
            let ours = Arc::make_mut(&mut self.records);
            ours.extend(new);
            // Two sorted runs: the sort finds them.
            ours.sort_by(|a, b| a.order(b));
        }
        report
    }

    /// The ids of new records that name nothing here yet: a copy of an entry that was signed or altered is no new entry.
    fn ids_not_here(&self, new: &[Arc<Record>]) -> Vec<EntryId> {
        let is_genuine = |record: &&Arc<Record>| record.genuine().is_some();
        // What is not genuine may have any clock, and so stand anywhere.
        let has_others = !new.iter().all(|record| is_genuine(&record));
        let here = self.records.iter().chain(new).filter(|_| has_others);
        let genuine: HashSet<&EntryId> = here.filter(is_genuine).map(|it| &it.id).collect();
        let is_here = |record: &&Arc<Record>| match is_genuine(record) {
            true => self.has_genuine(record.clock, &record.id),
            false => genuine.contains(&record.id),
        };
        let ids = new.iter().filter(|record| !is_here(record));
        let mut ids: Vec<EntryId> = ids.map(|record| record.id.clone()).collect();
        ids.dedup();
        ids
    }

    fn has_genuine(&self, clock: u64, id: &EntryId) -> bool {
        let is_before = |it: &Arc<Record>| (it.clock, &it.id) < (clock, id);
        let copies = self.records[self.records.partition_point(is_before)..].iter();
        let mut copies = copies.take_while(|it| it.id == *id && it.clock == clock);
        copies.any(|it| it.genuine().is_some())
    }

    /// Whether the two share a fingerprint.
    pub fn same_plan(&self, other: &Notebook) -> bool {
        !self.plan.fingerprints.is_disjoint(&other.plan.fingerprints)
    }

    /// 1 + the highest clock seen; altered copies have no say.
    pub fn next_clock(&self) -> u64 {
        let mut latest_first = self.records.iter().rev();
        let highest = latest_first.find(|record| !record.altered);
        highest.map_or(1, |record| record.clock.saturating_add(1))
    }
}
