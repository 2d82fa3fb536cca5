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
        let kept_measures: HashSet<usize> = measures.iter().copied().collect();
        let mut anchorage = Anchorage::of(plan);
        let mut is_about_kept = |entry: &Entry, kept: &HashSet<&EntryId>| match &entry.about {
            About::Plan => true,
            About::Measure(anchor) => anchorage
                .measure(anchor)
                .is_some_and(|measure| kept_measures.contains(&measure)),
            About::Milestone(anchor) => anchorage
                .measure(&anchor.measure)
                .is_some_and(|measure| kept_measures.contains(&measure)),
            About::Entries(ids) => ids.iter().any(|id| kept.contains(id)),
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
                if entry.is_none_or(|entry| is_about_kept(entry, &kept)) {
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
