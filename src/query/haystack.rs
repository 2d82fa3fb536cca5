use std::collections::BTreeMap;
use std::sync::Arc;

use memchr::memmem::Finder;
use roaring::RoaringBitmap;

use super::Ground;
use super::fold::{fold, fold_into};
use super::sounds::{Sound, SoundTrack, Spelling, sounds};
use crate::notebook::MeasureState;
use crate::plan::{Measure, Plan};

/// No search word holds it, so no word is found across the border of two strings.
const BORDER: char = '\0';

/// All words that can be searched; a clone shares those of the document.
#[derive(Clone, Debug, Default)]
pub(super) struct Haystack {
    document: Arc<Words>,
    notes: Notes,
}

/// All words of the document in one folded string, so that a search is one scan.
#[derive(Debug, Default)]
struct Words {
    text: String,
    /// Where each measure's part begins, and where the last ends.
    begins: Vec<usize>,
    ids: Vec<String>,
    /// Of titles and references: in a text two letters would spell too much.
    names: SoundTrack,
}

/// Words that were written about measures; only measures that have some are here.
#[derive(Clone, Debug, Default)]
struct Notes(BTreeMap<u32, Arc<NoteText>>);

#[derive(Clone, Debug, Default)]
struct NoteText {
    written: String,
    folded: String,
    /// Where in `folded` the tags begin.
    tags: usize,
    /// Of tags and the first line of each note.
    sounds: Vec<Sound>,
}

impl Words {
    fn of(plan: &Plan) -> Self {
        let mut words = Self::default();
        for measure in &plan.measures {
            words.begins.push(words.text.len());
            words.ids.push(fold(&measure.id));
            for part in parts(measure) {
                words.text.push(BORDER);
                fold_into(part, &mut words.text);
            }
            let references = measure.references.iter().map(|it| it.name.as_str());
            let names = std::iter::once(measure.title.as_str()).chain(references);
            words.names.push(names.map(fold));
        }
        words.begins.push(words.text.len());
        words
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

impl Haystack {
    pub fn of(plan: &Plan) -> Self {
        Self {
            document: Arc::new(Words::of(plan)),
            notes: Notes::default(),
        }
    }

    /// Folds again only where notes or tags changed.
    pub fn update(&mut self, states: &[MeasureState]) {
        let mut before = std::mem::take(&mut self.notes.0);
        for (row, state) in (0u32..).zip(states) {
            if state.notes.is_empty() && state.tags.is_empty() {
                continue;
            }
            let written = written(state);
            let known = before.remove(&row).filter(|note| note.written == written);
            let note = known.unwrap_or_else(|| Arc::new(NoteText::of(state, written)));
            self.notes.0.insert(row, note);
        }
    }

    /// The measures that hold a folded word in their id, the document or their notes.
    pub fn find(&self, word: &str) -> RoaringBitmap {
        let finder = Finder::new(word);
        let mut found = self.document.scan(&finder);
        let noted = self.notes.0.iter();
        let noted = noted.filter(|(_, note)| finder.find(note.folded.as_bytes()).is_some());
        found.extend(noted.map(|(&row, _)| row));
        if let Some(wanted) = WantedId::of(word) {
            let ids = (0u32..).zip(&self.document.ids);
            found.extend(ids.filter(|(_, id)| wanted.is(id)).map(|(row, _)| row));
        }
        found
    }

    /// The measures that have a title, reference, tag or first line of a note in which the letters spell something.
    pub fn find_spelled(&self, spelling: &Spelling) -> RoaringBitmap {
        let mut found = self.document.names.search(spelling);
        let noted = self.notes.0.iter();
        let noted = noted.filter(|(_, note)| spelling.find(&note.sounds, 0).is_some());
        found.extend(noted.map(|(&row, _)| row));
        found
    }

    /// Where one measure holds a folded word; `None` where it is not among what [`Self::find`] finds.
    pub fn ground(&self, row: u32, word: &str) -> Option<Ground> {
        let at = row as usize;
        let is_id = |wanted: WantedId| self.document.ids.get(at).is_some_and(|id| wanted.is(id));
        if WantedId::of(word).is_some_and(is_id) {
            return Some(Ground::Id);
        }
        let finder = Finder::new(word);
        let bounds = self
            .document
            .begins
            .get(at)
            .zip(self.document.begins.get(at + 1));
        let part = bounds.and_then(|(&begin, &end)| self.document.text.as_bytes().get(begin..end));
        if let Some(found) = part.and_then(|part| finder.find(part)) {
            let before = part.and_then(|part| part.get(..found)).unwrap_or_default();
            let borders = before.iter().filter(|&&byte| byte == BORDER as u8).count();
            return Some(match borders {
                1 => Ground::Title,
                2 => Ground::Text,
                _ => Ground::Particulars,
            });
        }
        let note = self.notes.0.get(&row)?;
        let found = finder.find(note.folded.as_bytes())?;
        Some(if found < note.tags {
            Ground::Note
        } else {
            Ground::Tag
        })
    }

    /// Whether one measure is among what [`Self::find_spelled`] finds.
    pub fn spells(&self, row: u32, spelling: &Spelling) -> bool {
        let noted = self.notes.0.get(&row);
        self.document.names.holds(row, spelling)
            || noted.is_some_and(|note| spelling.find(&note.sounds, 0).is_some())
    }
}

/// Notes and tags as they are written, each after a border.
fn written(state: &MeasureState) -> String {
    let notes = state.notes.iter().map(|note| note.text.as_str());
    let tags = state.tags.iter().map(|tag| tag.name.as_str());
    let mut written = String::new();
    for text in notes.chain(tags) {
        written.push(BORDER);
        written.push_str(text);
    }
    written
}

impl NoteText {
    fn of(state: &MeasureState, written: String) -> Self {
        let first_lines = state
            .notes
            .iter()
            .filter_map(|note| note.text.lines().next());
        let tags = state.tags.iter().map(|tag| tag.name.as_str());
        let mut heard = Vec::new();
        for text in first_lines.chain(tags) {
            heard.extend(sounds(&fold(text)));
            heard.extend(sounds("\0"));
        }
        let folded = fold(&written);
        let mut borders = folded.match_indices(BORDER).map(|(at, _)| at);
        let tags = borders.nth(state.notes.len()).unwrap_or(folded.len());
        Self {
            written,
            tags,
            folded,
            sounds: heard,
        }
    }
}

/// What a person can read of a measure, ids and departments aside: the title, the text, and what stands outside both.
fn parts(measure: &Measure) -> impl Iterator<Item = &str> {
    let shown = [&measure.title, &measure.text, &measure.label];
    let sections = measure.section.iter();
    let milestones = measure.milestones.iter().filter(|m| m.place.is_none());
    let targets = measure.targets.iter().filter(|t| t.place.is_none());
    let references = measure.references.iter().filter(|r| r.place.is_none());
    shown
        .into_iter()
        .chain(sections)
        .map(String::as_str)
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
