use std::collections::BTreeMap;

use roaring::{MultiOps, RoaringBitmap};

use super::fold::fold;
use super::sounds::{Spelling, sounds};
use crate::notebook::{Act, Light, MeasureState, State, Status};
use crate::plan::fold_name;

/// What the notebook says, as sets of measures.
#[derive(Clone, Debug, Default)]
pub(super) struct Annotations {
    pub statuses: BTreeMap<Status, RoaringBitmap>,
    pub lights: BTreeMap<Light, RoaringBitmap>,
    pub tags: NamedSets,
    pub authors: NamedSets,
    /// With notes.
    pub annotated: RoaringBitmap,
}

/// Sets by names that are compared folded and shown as first written.
#[derive(Clone, Debug, Default)]
pub(super) struct NamedSets(BTreeMap<String, (String, RoaringBitmap)>);

impl Annotations {
    /// Of a plan with `measures` measures; where the state has none for one, nothing is said of it.
    pub fn of(measures: u32, state: &State) -> Self {
        let mut annotations = Self::default();
        for status in Status::ALL {
            annotations.statuses.insert(status, RoaringBitmap::new());
        }
        for light in Light::ALL {
            annotations.lights.insert(light, RoaringBitmap::new());
        }
        let nothing = MeasureState::default();
        for row in 0..measures {
            let said = state.measures.get(row as usize).unwrap_or(&nothing);
            annotations.add(row, said, state);
        }
        annotations
    }

    fn add(&mut self, row: u32, said: &MeasureState, state: &State) {
        self.statuses.entry(said.status).or_default().insert(row);
        self.lights.entry(said.light).or_default().insert(row);
        if !said.notes.is_empty() {
            self.annotated.insert(row);
        }
        for tag in &said.tags {
            self.tags.insert(&tag.name, row);
        }
        for record in &said.history {
            let entry = record.genuine();
            let Some(entry) = entry.filter(|_| !state.withdrawn.contains(&record.id)) else {
                continue;
            };
            if !matches!(entry.act, Act::Withdraw | Act::Dismiss) {
                self.authors.insert(&entry.author.name, row);
            }
        }
    }
}

impl NamedSets {
    fn insert(&mut self, name: &str, row: u32) {
        let set = self.0.entry(fold_name(name));
        let (_, rows) = set.or_insert_with(|| (name.to_owned(), RoaringBitmap::new()));
        rows.insert(row);
    }

    /// The measures of any of the names.
    pub fn rows<'a>(&self, names: impl Iterator<Item = &'a String>) -> RoaringBitmap {
        let found = names.filter_map(|name| self.0.get(&fold_name(name)));
        found.map(|(_, rows)| rows).union()
    }

    /// The measures of the names that hold a folded word, or something that it spells; a whole name means itself alone.
    pub fn search(&self, word: &str) -> RoaringBitmap {
        if let Some((_, rows)) = self.0.values().find(|(name, _)| fold(name) == word) {
            return rows.clone();
        }
        let spelling = Spelling::of(word);
        let is_meant = |name: &str| {
            let folded = fold(name);
            let spelled = |it: &Spelling| it.find(&sounds(&folded), 0).is_some();
            folded.contains(word) || spelling.as_ref().is_some_and(spelled)
        };
        let found = self.0.values().filter(|(name, _)| is_meant(name));
        found.map(|(_, rows)| rows).union()
    }

    pub fn counts(&self, measures: &RoaringBitmap) -> BTreeMap<String, usize> {
        let sets = self.0.values();
        sets.map(|(name, rows)| (name.clone(), rows.intersection_len(measures) as usize))
            .collect()
    }
}
