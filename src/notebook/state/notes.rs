use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::subjects::{Subject, Subjects};
use super::{MeasureState, NoteView};
use crate::notebook::sight::Sight;
use crate::notebook::{Act, Entry};

/// Notes, their latest words and their answers, by the index of their record.
struct Notes<'a> {
    sight: &'a Sight<'a>,
    /// The note that a note answers; of a hidden one, what that answers.
    answered: HashMap<usize, usize>,
    /// The note that an edit is of.
    edited: HashMap<usize, usize>,
    /// The edits of a note that count and that no later one took the place of.
    edits: HashMap<usize, Vec<usize>>,
}

/// Puts each live note to its measure: answers after what they answer, else in the order of the notebook.
pub(super) fn put_notes(measures: &mut [MeasureState], sight: &Sight<'_>, subjects: &Subjects) {
    let notes = Notes::of(sight);
    let mut roots: Vec<usize> = Vec::new();
    let mut answers: HashMap<usize, Vec<usize>> = HashMap::new();
    for index in 0..sight.records.len() {
        if !is_note(sight.live(index)) {
            continue;
        }
        match notes.answered.get(&index) {
            Some(&note) => answers.entry(note).or_default().push(index),
            None => roots.push(index),
        }
    }
    // A stack and not recursion: anybody may answer an answer as often as they like.
    let mut stack: Vec<(usize, usize)> = roots.into_iter().rev().map(|root| (root, 0)).collect();
    while let Some((index, depth)) = stack.pop() {
        let answers = answers.remove(&index).unwrap_or_default();
        stack.extend(answers.into_iter().rev().map(|answer| (answer, depth + 1)));
        if let Subject::Measure(measure) | Subject::Milestone(measure, _) =
            subjects.of_record(index)
        {
            measures[measure].notes.extend(notes.view(index, depth));
        }
    }
}

fn is_note(entry: Option<&Entry>) -> bool {
    entry.is_some_and(|entry| matches!(entry.act, Act::Note { .. }))
}

impl<'a> Notes<'a> {
    fn of(sight: &'a Sight<'a>) -> Self {
        let mut notes = Self {
            sight,
            answered: HashMap::new(),
            edited: HashMap::new(),
            edits: HashMap::new(),
        };
        for index in 0..sight.records.len() {
            match sight.present(index).map(|entry| (entry, &entry.act)) {
                Some((_, Act::Note { reply_to, .. })) => {
                    let answered = reply_to.as_ref().and_then(|id| sight.place(id));
                    notes.put_answer(index, answered);
                }
                Some((entry, Act::Edit { .. })) => notes.put_edit(index, entry),
                _ => {}
            }
        }
        notes
    }

    fn put_answer(&mut self, index: usize, answered: Option<usize>) {
        let Some(answered) = answered.filter(|&answered| answered < index) else {
            return;
        };
        let note = self.edited.get(&answered).copied().unwrap_or(answered);
        let shown = if is_note(self.sight.live(note)) {
            Some(note)
        } else {
            self.answered.get(&note).copied()
        };
        self.answered.extend(shown.map(|shown| (index, shown)));
    }

    fn put_edit(&mut self, index: usize, entry: &Entry) {
        let places = entry.replaces.iter().filter_map(|id| self.sight.place(id));
        let mut notes = places.filter_map(|place| {
            let note = self.edited.get(&place).copied().unwrap_or(place);
            let original = self.sight.present(note)?;
            (is_note(Some(original)) && original.author == entry.author).then_some(note)
        });
        let Some(note) = notes.next() else { return };
        self.edited.insert(index, note);
        if self.sight.live(index).is_some() {
            let replaced = self.replaced_by(index);
            let edits = self.edits.entry(note).or_default();
            edits.retain(|edit| !replaced.contains(edit));
            edits.push(index);
        }
    }

    /// The edits that an edit took the place of, also by way of others since taken back: who wrote it had seen them all.
    fn replaced_by(&self, edit: usize) -> HashSet<usize> {
        let mut replaced = HashSet::new();
        let mut stack = vec![edit];
        while let Some(index) = stack.pop() {
            let entry = self.sight.records[index].genuine();
            let ids = entry.into_iter().flat_map(|entry| &entry.replaces);
            for place in ids.filter_map(|id| self.sight.place(id)) {
                if self.edited.contains_key(&place) && replaced.insert(place) {
                    stack.push(place);
                }
            }
        }
        replaced
    }

    fn view(&self, index: usize, depth: usize) -> Option<NoteView> {
        let Act::Note { text, .. } = &self.sight.live(index)?.act else {
            return None;
        };
        let edits = self
            .edits
            .get(&index)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let latest = edits.last().and_then(|&edit| self.sight.live(edit));
        let latest = latest.and_then(|entry| match &entry.act {
            Act::Edit { text } => Some(text),
            _ => None,
        });
        let record = |&index: &usize| Arc::clone(&self.sight.records[index]);
        Some(NoteView {
            record: record(&index),
            text: latest.unwrap_or(text).to_owned(),
            edits: edits.iter().map(record).collect(),
            depth,
        })
    }
}
