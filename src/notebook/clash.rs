//! Where two notebooks say different things of one thing, and what a person makes of it.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::{
    Act, Draft, Entry, EntryId, Mark, MarkError, MarkState, NoteView, Notebook, Record, State,
    Workbook,
};
use crate::plan::Period;

/// Entries that took nothing of each other's place and do not agree, seen from the notebook that takes the others in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    pub subject: ClashSubject,
    /// The latest entry that every side took the place of; `None` where there was none.
    pub base: Option<Arc<Record>>,
    /// What was here before.
    pub mine: Vec<Arc<Record>>,
    /// What would be new.
    pub theirs: Vec<Arc<Record>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClashSubject {
    /// Marks of different statuses on a measure, on one of its milestones, or on one period of that.
    Marks {
        /// Index into `Plan::measures`.
        measure: usize,
        /// Index into the measure's milestones.
        milestone: Option<usize>,
        period: Option<Period>,
    },
    /// New words for one note, by its author on several devices.
    Words {
        /// Index into `Plan::measures`.
        measure: usize,
        note: EntryId,
    },
}

/// What ends a clash. Without one it stays open, and nothing is lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// This side holds.
    Take(EntryId),
    /// None of the sides: this mark holds.
    Mark(Mark),
    /// None of the sides: the note says this.
    Words(String),
}

impl Clash {
    /// Every clash that has a side among the `new` entries, in the order of the plan. `state`: of the union `notebook`.
    pub fn all(notebook: &Notebook, state: &State, new: &[EntryId]) -> Vec<Self> {
        let mut finder = Finder {
            notebook,
            withdrawn: &state.withdrawn,
            new: new.iter().collect(),
            records: HashMap::new(),
            clashes: Vec::new(),
        };
        for (measure, said) in state.measures.iter().enumerate() {
            finder.look_at_marks(measure, None, None, &said.own);
            for (nth, milestone) in said.milestones.iter().enumerate() {
                for (period, marks) in &milestone.marks {
                    finder.look_at_marks(measure, Some(nth), *period, marks);
                }
            }
            for note in &said.notes {
                finder.look_at_words(measure, note);
            }
        }
        finder.clashes
    }

    pub fn measure(&self) -> usize {
        match self.subject {
            ClashSubject::Marks { measure, .. } | ClashSubject::Words { measure, .. } => measure,
        }
    }

    /// What was here, then what would be new.
    pub fn sides(&self) -> impl Iterator<Item = &Arc<Record>> {
        self.mine.iter().chain(&self.theirs)
    }

    /// The act that ends it so. `united`: the workbook with both notebooks in it, `state` its state. `None` where the
    /// decision is not about such a clash.
    ///
    /// # Errors
    /// The mark may not be made.
    pub fn end(
        &self,
        united: &Workbook,
        state: &State,
        decision: &Decision,
    ) -> Result<Option<Draft>, MarkError> {
        let taken = match decision {
            Decision::Take(side) => self.sides().find(|it| it.id == *side),
            _ => None,
        };
        let taken = taken.and_then(|side| side.genuine());
        match &self.subject {
            ClashSubject::Marks {
                measure,
                milestone,
                period,
            } => {
                let mark = match decision {
                    Decision::Mark(mark) => Some(mark),
                    _ => taken.and_then(|entry| entry.act.mark()),
                };
                let Some(mark) = mark else { return Ok(None) };
                let mark = Mark {
                    period: *period,
                    ..mark.clone()
                };
                let draft = united.mark_draft(state, *measure, *milestone, mark)?;
                Ok(Some(draft))
            }
            ClashSubject::Words { note, .. } => {
                let words = match decision {
                    Decision::Words(words) => Some(words.as_str()),
                    _ => taken.and_then(words_of),
                };
                Ok(words.and_then(|words| united.edit_draft(note, words.to_owned())))
            }
        }
    }
}

/// The words of a note or of an edit.
fn words_of(entry: &Entry) -> Option<&str> {
    match &entry.act {
        Act::Note { text, .. } | Act::Edit { text } => Some(text),
        _ => None,
    }
}

struct Finder<'a> {
    notebook: &'a Notebook,
    withdrawn: &'a HashSet<EntryId>,
    new: HashSet<&'a EntryId>,
    /// By their ids, of copies the one that counts; made with the first clash, most imports have none.
    records: HashMap<&'a EntryId, &'a Arc<Record>>,
    clashes: Vec<Clash>,
}

impl Finder<'_> {
    fn look_at_marks(
        &mut self,
        measure: usize,
        milestone: Option<usize>,
        period: Option<Period>,
        marks: &MarkState,
    ) {
        if marks.is_clash() {
            let subject = ClashSubject::Marks {
                measure,
                milestone,
                period,
            };
            self.add(subject, &marks.heads);
        }
    }

    fn look_at_words(&mut self, measure: usize, note: &NoteView) {
        if note.rivals().next().is_some() {
            let note_id = note.record.id.clone();
            let subject = ClashSubject::Words {
                measure,
                note: note_id,
            };
            self.add(subject, &note.edits);
        }
    }

    fn add(&mut self, subject: ClashSubject, heads: &[Arc<Record>]) {
        let is_new = |head: &Arc<Record>| self.new.contains(&head.id);
        if !heads.iter().any(is_new) {
            return;
        }
        let (theirs, mine) = heads.iter().cloned().partition(is_new);
        let base = self.base(heads);
        self.clashes.push(Clash {
            subject,
            base,
            mine,
            theirs,
        });
    }

    /// The latest entry that all of `heads` took the place of.
    fn base(&mut self, heads: &[Arc<Record>]) -> Option<Arc<Record>> {
        if self.records.is_empty() {
            for record in self.notebook.records() {
                let kept = self.records.entry(&record.id).or_insert(record);
                if record.precedence() < kept.precedence() {
                    *kept = record;
                }
            }
        }
        let mut shared: Option<HashSet<&EntryId>> = None;
        for head in heads {
            let seen = self.ancestors(head);
            shared = Some(match shared {
                Some(shared) => &shared & &seen,
                None => seen,
            });
        }
        let shared = shared.unwrap_or_default();
        let live = shared
            .into_iter()
            .filter(|id| !self.withdrawn.contains(*id));
        let records = live.filter_map(|id| self.records.get(id));
        records.max_by(|a, b| a.order(b)).map(|it| Arc::clone(it))
    }

    /// All that an entry took the place of, directly or by way of others.
    fn ancestors(&self, record: &Record) -> HashSet<&EntryId> {
        let mut seen = HashSet::new();
        let replaced = |record: &Record| {
            let entry = self.records.get(&record.id).and_then(|it| it.genuine());
            entry
                .map(|entry| entry.replaces.as_slice())
                .unwrap_or_default()
        };
        let mut stack: Vec<&EntryId> = replaced(record).iter().collect();
        while let Some(id) = stack.pop() {
            if let Some((id, record)) = self.records.get_key_value(id)
                && seen.insert(*id)
            {
                stack.extend(replaced(record));
            }
        }
        seen
    }
}
