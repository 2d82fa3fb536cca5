use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

use super::{About, Act, Author, EntryId, MergeReport, Notebook, Record};
use crate::plan::{Plan, Register};

/// A plan, its notebook, and the way back.
#[derive(Clone, Debug)]
pub struct Workbook {
    pub plan: Arc<Plan>,
    /// The decoded document that the plan's spans point into.
    pub source: Arc<str>,
    pub register: Arc<Register>,
    notebook: Notebook,
    undo: Vec<Step>,
    redo: Vec<Step>,
    /// Counts changes of the notebook; what is computed from it is kept until this changes.
    revision: u64,
}

/// An act still without time, author, clock, nonce and id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub about: About,
    pub act: Act,
    pub replaces: Vec<EntryId>,
    pub private: bool,
}

/// Who acts and when. Core code knows no clock and no random numbers: they come in here.
#[derive(Clone, Debug)]
pub struct Stamp {
    pub author: Author,
    pub time: DateTime<FixedOffset>,
    /// Random; each entry of a batch gets its own from it.
    pub nonce: u64,
}

/// What one undo takes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What a person calls it: 标记完成.
    pub label: String,
    pub entries: Vec<EntryId>,
}

impl Workbook {
    pub fn new(
        plan: Arc<Plan>,
        source: Arc<str>,
        register: Arc<Register>,
        notebook: Notebook,
    ) -> Self {
        Self {
            plan,
            source,
            register,
            notebook,
            undo: Vec::new(),
            redo: Vec::new(),
            revision: 0,
        }
    }

    pub fn notebook(&self) -> &Notebook {
        &self.notebook
    }

    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The only door to the notebook for one's own acts: one undoable step. Returns the records made.
    pub fn commit(&mut self, drafts: Vec<Draft>, label: &str, stamp: &Stamp) -> Vec<Arc<Record>> {
        let _ = (drafts, label, stamp);
        todo!()
    }

    /// Takes a colleague's notebook in: one undoable step.
    pub fn take_in(&mut self, other: &Notebook, label: &str) -> MergeReport {
        let _ = (other, label);
        todo!()
    }

    /// Entries that came from outside the window (a second writer): merged, not undoable.
    pub fn absorb(&mut self, other: &Notebook) -> MergeReport {
        let _ = other;
        todo!()
    }

    pub fn undo_label(&self) -> Option<&str> {
        self.undo.last().map(|step| step.label.as_str())
    }

    pub fn redo_label(&self) -> Option<&str> {
        self.redo.last().map(|step| step.label.as_str())
    }

    /// Takes the last step back by a withdrawal of one's own entries and the dismissal of others'. Returns its label.
    pub fn undo(&mut self, stamp: &Stamp) -> Option<String> {
        let _ = stamp;
        todo!()
    }

    /// Lifts the last undo. Returns its label.
    pub fn redo(&mut self, stamp: &Stamp) -> Option<String> {
        let _ = stamp;
        todo!()
    }
}
