use std::collections::BTreeMap;

use memchr::memmem::Finder;
use roaring::RoaringBitmap;

use super::fold::{fold, fold_into};
use crate::notebook::MeasureState;
use crate::plan::{Measure, Plan};

/// No search word holds it, so no word is found across the border of two strings.
const BORDER: char = '\0';

/// All words of the document in one folded string, so that a search is one scan.
#[derive(Clone, Debug, Default)]
pub(super) struct Haystack {
    text: String,
    /// Where each measure's part begins, and where the last ends.
    begins: Vec<usize>,
    ids: Vec<String>,
    notes: Notes,
}

/// Words that were written about measures; only measures that have some are here.
#[derive(Clone, Debug, Default)]
struct Notes(BTreeMap<u32, NoteText>);

#[derive(Clone, Debug, Default)]
struct NoteText {
    written: String,
    folded: String,
}

impl Haystack {
    pub fn of(plan: &Plan) -> Self {
        let mut haystack = Self::default();
        for measure in &plan.measures {
            haystack.begins.push(haystack.text.len());
            haystack.ids.push(fold(&measure.id));
            for part in parts(measure) {
                haystack.text.push(BORDER);
                fold_into(part, &mut haystack.text);
            }
        }
        haystack.begins.push(haystack.text.len());
        haystack
    }

    /// Folds again only where notes or tags changed.
    pub fn update(&mut self, states: &[MeasureState]) {
        let mut before = std::mem::take(&mut self.notes.0);
        for (row, state) in (0u32..).zip(states) {
            if state.notes.is_empty() && state.tags.is_empty() {
                continue;
            }
            let notes = state.notes.iter().map(|note| note.text.as_str());
            let tags = state.tags.iter().map(|tag| tag.name.as_str());
            let mut written = String::new();
            for text in notes.chain(tags) {
                written.push(BORDER);
                written.push_str(text);
            }
            let known = before.remove(&row).filter(|note| note.written == written);
            let note = known.unwrap_or_else(|| NoteText {
                folded: fold(&written),
                written,
            });
            self.notes.0.insert(row, note);
        }
    }

    /// The measures that hold a folded word in their id, the document or their notes.
    pub fn find(&self, word: &str) -> RoaringBitmap {
        let finder = Finder::new(word);
        let mut found = self.scan(&finder);
        let noted = self.notes.0.iter();
        let noted = noted.filter(|(_, note)| finder.find(note.folded.as_bytes()).is_some());
        found.extend(noted.map(|(&row, _)| row));
        if let Some(wanted) = WantedId::of(word) {
            let ids = (0u32..).zip(&self.ids);
            found.extend(ids.filter(|(_, id)| wanted.is(id)).map(|(row, _)| row));
        }
        found
    }

    /// Whether one measure is among what [`Self::find`] finds.
    pub fn holds(&self, row: u32, word: &str) -> bool {
        let finder = Finder::new(word);
        let at = row as usize;
        let bounds = self.begins.get(at).zip(self.begins.get(at + 1));
        let part = bounds.and_then(|(&begin, &end)| self.text.as_bytes().get(begin..end));
        let noted = self.notes.0.get(&row).map(|note| note.folded.as_bytes());
        let is_id = || {
            let wanted = WantedId::of(word);
            wanted.is_some_and(|wanted| self.ids.get(at).is_some_and(|id| wanted.is(id)))
        };
        let mut texts = part.into_iter().chain(noted);
        texts.any(|text| finder.find(text).is_some()) || is_id()
    }

    /// One pass: after a find it goes on with the next measure.
    fn scan(&self, finder: &Finder<'_>) -> RoaringBitmap {
        let mut found = RoaringBitmap::new();
        let (mut from, mut row) = (0, 0);
        while let Some(rest) = self.text.as_bytes().get(from..) {
            let Some(at) = finder.find(rest) else { break };
            let ends_before = |&&end: &&usize| end <= from + at;
            row += self.begins[row + 1..]
                .iter()
                .take_while(ends_before)
                .count();
            found.insert(row as u32);
            row += 1;
            from = self.begins[row];
        }
        found
    }
}

/// What a person can read of a measure, ids and departments aside; what stands outside title and text too.
fn parts(measure: &Measure) -> impl Iterator<Item = &str> {
    let sections = measure.section.iter().map(String::as_str);
    let shown = [&measure.label, &measure.title, &measure.text];
    let milestones = measure.milestones.iter().filter(|m| m.place.is_none());
    let targets = measure.targets.iter().filter(|t| t.place.is_none());
    let references = measure.references.iter().filter(|r| r.place.is_none());
    sections
        .chain(shown.into_iter().map(String::as_str))
        .chain(milestones.map(|milestone| milestone.text.as_str()))
        .chain(targets.map(|target| target.text.as_str()))
        .chain(references.map(|reference| reference.name.as_str()))
}

/// An id as typed: `1.1`, the label of a milestone (`1.1#2`), or the beginning `1.` of a chapter's.
enum WantedId<'a> {
    Whole(&'a str),
    Chapter(&'a str),
}

impl<'a> WantedId<'a> {
    fn of(word: &'a str) -> Option<Self> {
        let id = word.split_once('#').map_or(word, |(id, _)| id);
        let (chapter, item) = id.split_once('.')?;
        let is_number = |digits: &str| digits.bytes().all(|b| b.is_ascii_digit());
        if chapter.is_empty() || !is_number(chapter) || !is_number(item) {
            return None;
        }
        Some(if item.is_empty() {
            Self::Chapter(id)
        } else {
            Self::Whole(id)
        })
    }

    fn is(&self, id: &str) -> bool {
        match self {
            Self::Whole(wanted) => id == *wanted,
            Self::Chapter(begin) => id.starts_with(begin),
        }
    }
}
