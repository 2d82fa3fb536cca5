//! Which entries count from a viewpoint: what is there on the day, what its author took back, what the viewer hid.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::{About, Act, Author, Entry, EntryId, Notebook, Record, Viewpoint};

/// A notebook's records with what holds of each; indices are those of [`Notebook::records`].
pub(super) struct Sight<'a> {
    pub records: &'a [Arc<Record>],
    places: HashMap<&'a EntryId, usize>,
    present: Vec<bool>,
    withdrawn: Vec<bool>,
    dismissed: Vec<bool>,
    redated: Vec<bool>,
    /// The day each entry counts from; of all entries `None` where no day was asked about.
    days: Vec<Option<NaiveDate>>,
}

impl<'a> Sight<'a> {
    pub(super) fn of(notebook: &'a Notebook, viewpoint: &Viewpoint) -> Self {
        let mut sight = Self::unfiltered(notebook);
        sight.days = sight.days(viewpoint);
        for index in 0..sight.days.len() {
            let day = sight.days[index];
            let is_future = viewpoint.as_of.is_some_and(|as_of| day > Some(as_of));
            let is_visible = sight.is_visible_to(index, &viewpoint.viewer);
            sight.present[index] &= is_visible && !is_future;
        }
        sight.settle_withdrawals(&viewpoint.viewer);
        sight
    }

    /// All that is there, whatever its date, for one author.
    pub(super) fn of_all(notebook: &'a Notebook, viewer: &Author) -> Self {
        let mut sight = Self::unfiltered(notebook);
        for index in 0..sight.records.len() {
            sight.present[index] &= sight.is_visible_to(index, viewer);
        }
        sight.settle_withdrawals(viewer);
        sight
    }

    fn unfiltered(notebook: &'a Notebook) -> Self {
        let records = notebook.records();
        let count = records.len();
        let mut places = HashMap::with_capacity(count);
        let mut present = vec![false; count];
        for (index, record) in records.iter().enumerate() {
            if record.genuine().is_none() {
                continue;
            }
            // Of copies that differ in their signature alone, one counts.
            let place = *places.entry(&record.id).or_insert(index);
            if record.precedence() < records[place].precedence() {
                places.insert(&record.id, index);
                present[place] = false;
            }
            present[index] = places.get(&record.id) == Some(&index);
        }
        Self {
            records,
            places,
            present,
            withdrawn: vec![false; count],
            dismissed: vec![false; count],
            redated: vec![false; count],
            days: vec![None; count],
        }
    }

    fn is_visible_to(&self, index: usize, viewer: &Author) -> bool {
        self.records[index]
            .genuine()
            .is_some_and(|entry| !entry.private || entry.author == *viewer)
    }

    /// The index of a genuine entry.
    pub(super) fn place(&self, id: &EntryId) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// What the record at `index` says, where it is there for this viewpoint.
    pub(super) fn present(&self, index: usize) -> Option<&'a Entry> {
        self.records[index]
            .genuine()
            .filter(|_| self.present[index])
    }

    /// What the record at `index` says, where it is neither taken back nor hidden.
    pub(super) fn live(&self, index: usize) -> Option<&'a Entry> {
        self.present(index)
            .filter(|_| !self.withdrawn[index] && !self.dismissed[index])
    }

    pub(super) fn is_withdrawn(&self, index: usize) -> bool {
        self.present[index] && self.withdrawn[index]
    }

    /// Hidden by the viewer, and not taken back by its author.
    pub(super) fn is_dismissed(&self, index: usize) -> bool {
        self.present[index] && self.dismissed[index] && !self.withdrawn[index]
    }

    /// Dated before an entry that it replaces.
    pub(super) fn is_redated(&self, index: usize) -> bool {
        self.present[index] && self.redated[index]
    }

    /// The reader's local day that the record at `index` counts from.
    pub(super) fn day(&self, index: usize) -> Option<NaiveDate> {
        self.days[index]
    }

    /// The day each entry counts from: its own, or that of the latest entry it refers to.
    fn days(&mut self, viewpoint: &Viewpoint) -> Vec<Option<NaiveDate>> {
        let mut days: Vec<Option<NaiveDate>> = vec![None; self.records.len()];
        for (index, record) in self.records.iter().enumerate() {
            let Some(entry) = record.genuine() else {
                continue;
            };
            let own = Some(entry.time.with_timezone(&viewpoint.offset).date_naive());
            let referred = references(entry).filter_map(|id| self.place(id));
            let latest = referred.filter_map(|place| days[place]).max();
            self.redated[index] = latest > own;
            days[index] = own.max(latest);
        }
        days
    }

    /// Decides what is taken back or hidden. A withdrawal may itself be withdrawn, so each waits for those about it;
    /// an id is a hash of what it refers to, so there are no circles, and one made by force decides nothing.
    fn settle_withdrawals(&mut self, viewer: &Author) {
        let mut waits_for = vec![0_usize; self.records.len()];
        let mut deciders: Vec<usize> = Vec::new();
        for index in 0..self.records.len() {
            if let Some(targets) = self.targets(index, viewer) {
                targets.for_each(|target| waits_for[target] += 1);
                deciders.push(index);
            }
        }
        deciders.retain(|&decider| waits_for[decider] == 0);
        while let Some(decider) = deciders.pop() {
            let is_live = self.live(decider).is_some();
            let hides = self.hides(decider);
            let Some(targets) = self.targets(decider, viewer) else {
                continue;
            };
            for target in targets.collect::<Vec<_>>() {
                let decided = if hides {
                    &mut self.dismissed[target]
                } else {
                    &mut self.withdrawn[target]
                };
                *decided |= is_live;
                waits_for[target] -= 1;
                if waits_for[target] == 0 && self.targets(target, viewer).is_some() {
                    deciders.push(target);
                }
            }
        }
    }

    fn hides(&self, index: usize) -> bool {
        self.present(index)
            .is_some_and(|entry| entry.act == Act::Dismiss)
    }

    /// What an entry would take back (of the same author) or hide (for its own author); `None` where it does neither.
    fn targets(
        &self,
        index: usize,
        viewer: &Author,
    ) -> Option<impl Iterator<Item = usize> + use<'_, 'a>> {
        let entry = self.present(index)?;
        let About::Entries(ids) = &entry.about else {
            return None;
        };
        let takes_back = match entry.act {
            Act::Withdraw => true,
            Act::Dismiss if entry.author == *viewer => false,
            _ => return None,
        };
        let places = ids.iter().filter_map(|id| self.place(id));
        Some(places.filter(move |&place| {
            let target = self.present(place);
            target.is_some_and(|target| !takes_back || target.author == entry.author)
        }))
    }
}

/// The entries that an entry replaces, withdraws, settles or dismisses.
pub(super) fn references(entry: &Entry) -> impl Iterator<Item = &EntryId> {
    let about: &[EntryId] = match &entry.about {
        About::Entries(ids) => ids,
        _ => &[],
    };
    entry.replaces.iter().chain(about)
}
