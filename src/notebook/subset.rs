use std::collections::HashSet;
use std::sync::Arc;

use super::anchor::Anchorage;
use super::sight::references;
use super::{About, Entry, EntryId, Notebook, Record};
use crate::plan::Plan;

impl Notebook {
    /// What an export of these measures holds: the entries about them and about the plan, those that take such entries
    /// back or hide them, and all that these replace, withdraw, settle or dismiss. Private entries only when asked.
    ///
    /// A record that this version cannot tell the subject or the privacy of stays at home unless private ones go too.
    pub fn subset(&self, plan: &Plan, measures: &[usize], with_private: bool) -> Notebook {
        let mut subject = Subject {
            anchorage: Anchorage::of(plan),
            measures: measures.iter().copied().collect(),
        };
        let may_go = |record: &Record| match &record.entry {
            Some(entry) => with_private || !entry.private,
            None => with_private,
        };
        let mut kept: HashSet<&EntryId> = HashSet::new();
        loop {
            let before = kept.len();
            for record in self.records().iter().filter(|record| may_go(record)) {
                let entry = record.entry.as_deref();
                if entry.is_none_or(|entry| subject.covers(entry, &kept)) {
                    kept.insert(&record.id);
                }
            }
            // What is replaced is older: from the end, each is decided before what it refers to is reached.
            for record in self.records().iter().rev() {
                if let Some(entry) = record
                    .entry
                    .as_deref()
                    .filter(|_| kept.contains(&record.id))
                {
                    kept.extend(references(entry));
                }
            }
            // What was reached may itself have been taken back.
            if kept.len() == before {
                break;
            }
        }
        let records = self.records().iter();
        let records = records.filter(|record| kept.contains(&record.id) && may_go(record));
        Notebook::of_records(self.plan.clone(), records.map(Arc::clone).collect())
    }
}

/// What an export is about.
struct Subject<'p> {
    anchorage: Anchorage<'p>,
    /// Indices into the plan's measures.
    measures: HashSet<usize>,
}

impl Subject<'_> {
    /// `kept`: the entries that go so far.
    fn covers(&mut self, entry: &Entry, kept: &HashSet<&EntryId>) -> bool {
        let anchor = match &entry.about {
            About::Plan => return true,
            About::Entries(ids) => return ids.iter().any(|id| kept.contains(id)),
            About::Measure(anchor) => anchor,
            About::Milestone(anchor) => &anchor.measure,
        };
        let measure = self.anchorage.measure(anchor);
        measure.is_some_and(|measure| self.measures.contains(&measure))
    }
}
