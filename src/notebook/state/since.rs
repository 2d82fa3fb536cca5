use std::collections::HashSet;
use std::sync::Arc;

use super::State;
use crate::notebook::{Act, EntryId, Record};

impl State {
    /// What of the records from a logical clock on holds now, measure by measure (indices into `Plan::measures`): not what
    /// was taken back, or gave way to a later word. Taking back is no word of its own.
    pub fn said_since(&self, clock: u64) -> Vec<(usize, Vec<Arc<Record>>)> {
        let measures = self.measures.iter().enumerate();
        let said = measures.map(|(index, measure)| (index, self.holding(&measure.history, clock)));
        said.filter(|(_, records)| !records.is_empty()).collect()
    }

    fn holding(&self, history: &[Arc<Record>], clock: u64) -> Vec<Arc<Record>> {
        // In the order of the notebook, which is that of the clock.
        let from = history.partition_point(|record| record.clock < clock);
        let late = history.get(from..).unwrap_or_default();
        let stands = |record: &&Arc<Record>| {
            let entry = record.genuine();
            let is_word = entry.is_some_and(|it| !matches!(it.act, Act::Withdraw | Act::Dismiss));
            is_word && !self.withdrawn.contains(&record.id)
        };
        let standing: Vec<&Arc<Record>> = late.iter().filter(stands).collect();
        let entries = standing.iter().filter_map(|record| record.genuine());
        let gone: HashSet<&EntryId> = entries.flat_map(|entry| &entry.replaces).collect();
        let holds = standing.into_iter().filter(|it| !gone.contains(&it.id));
        holds.cloned().collect()
    }
}
