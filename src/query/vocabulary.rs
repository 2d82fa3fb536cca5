use std::collections::{BTreeMap, BTreeSet};

use super::fold::fold;
use super::{Month, Role};
use crate::notebook::{Light, Status};

/// What a name before a colon searches in: `部门:`, `月:`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchField {
    Department(Role),
    Month,
    Status,
    Light,
    Tag,
    Author,
    Chapter,
}

/// The words of the search line, in every language at once: a query that was kept or sent is read alike everywhere.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Vocabulary {
    fields: BTreeMap<String, SearchField>,
    months: BTreeMap<String, BTreeSet<Month>>,
    statuses: BTreeMap<String, Status>,
    lights: BTreeMap<String, Light>,
    annotated: BTreeMap<String, bool>,
}

impl Vocabulary {
    /// Each list: words apart by white space, and what they stand for. Words are folded as searches are.
    pub fn new(
        fields: &[(String, SearchField)],
        months: &[(String, BTreeSet<Month>)],
        statuses: &[(String, Status)],
        lights: &[(String, Light)],
        annotated: &[(String, bool)],
    ) -> Self {
        Self {
            fields: by_word(fields),
            months: by_word(months),
            statuses: by_word(statuses),
            lights: by_word(lights),
            annotated: by_word(annotated),
        }
    }

    pub(super) fn field(&self, name: &str) -> Option<SearchField> {
        self.fields.get(name).copied()
    }

    /// With (`true`) or without notes.
    pub(super) fn annotated(&self, word: &str) -> Option<bool> {
        self.annotated.get(word).copied()
    }

    /// A month, quarter or half-year by its number or name, or from one to another: `6`, `6月-8月`, `三季度`.
    pub(super) fn months(&self, value: &str) -> BTreeSet<Month> {
        if let Some(months) = self.months.get(value) {
            return months.clone();
        }
        let Some((from, to)) = value.split_once(['-', '~', '至', '到']) else {
            return BTreeSet::new();
        };
        let bounds = self.months.get(from).zip(self.months.get(to));
        let Some((from, to)) = bounds else {
            return BTreeSet::new();
        };
        match (from.first(), to.last()) {
            (Some(Month::Number(from)), Some(Month::Number(to))) => {
                (*from..=*to).map(Month::Number).collect()
            }
            _ => BTreeSet::new(),
        }
    }

    /// Those whose name has the value in it: while a name is being typed, its beginning will do.
    pub(super) fn statuses(&self, value: &str) -> BTreeSet<Status> {
        holding(&self.statuses, value)
    }

    /// As [`Self::statuses`].
    pub(super) fn lights(&self, value: &str) -> BTreeSet<Light> {
        holding(&self.lights, value)
    }
}

fn by_word<V: Clone>(list: &[(String, V)]) -> BTreeMap<String, V> {
    let mut words = BTreeMap::new();
    for (names, value) in list {
        for word in fold(names).split_whitespace() {
            words.insert(word.to_owned(), value.clone());
        }
    }
    words
}

fn holding<V: Copy + Ord>(words: &BTreeMap<String, V>, value: &str) -> BTreeSet<V> {
    let held = words.iter().filter(|(word, _)| word.contains(value));
    held.map(|(_, &value)| value).collect()
}
