use std::collections::HashSet;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset, Timelike};

use super::{
    About, Act, Author, Entry, EntryId, MergeReport, Notebook, Reading, Record, Review, Viewpoint,
};
use crate::plan::{Plan, Register, SourceText};

/// A plan, its notebook, and the way back. A clone shares all of it, however much that is.
#[derive(Clone, Debug)]
pub struct Workbook {
    /// With the corrections in it.
    pub plan: Arc<Plan>,
    reading: Reading,
    /// What the plan's spans point into.
    pub source: SourceText,
    pub register: Arc<Register>,
    notebook: Notebook,
    undo: Vec<Arc<Step>>,
    redo: Vec<Arc<Undone>>,
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
    /// Entries made here.
    pub made: Vec<EntryId>,
    /// Entries that came from a colleague's file: undoing hides them here and takes nothing back for others.
    pub brought: Vec<EntryId>,
}

/// A step taken back, and the entries that did so.
#[derive(Debug)]
struct Undone {
    step: Arc<Step>,
    by: Vec<EntryId>,
}

impl Workbook {
    pub fn new(
        plan: Arc<Plan>,
        source: SourceText,
        register: Arc<Register>,
        notebook: Notebook,
    ) -> Self {
        Self {
            reading: Reading::of(Arc::clone(&plan)),
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

    /// The plan before corrections.
    pub fn plan_as_read(&self) -> &Arc<Plan> {
        self.reading.plan_as_read()
    }

    /// The doubts and what was answered, as they were last corrected by.
    pub fn review(&self) -> &Review {
        self.reading.review()
    }

    pub fn reading(&self) -> &Reading {
        &self.reading
    }

    /// Takes the document in another reading.
    pub fn read_anew(&mut self, plan: Arc<Plan>, register: Arc<Register>) {
        self.read_as(Reading::of(plan));
        self.register = register;
    }

    /// Takes the document as it is read elsewhere.
    pub fn take_reading(&mut self, other: &Self) {
        self.read_as(other.reading.clone());
        self.register = Arc::clone(&other.register);
    }

    /// Takes the document with other corrections; whether it is another plan now.
    pub fn read_as(&mut self, reading: Reading) -> bool {
        let is_other = !Arc::ptr_eq(&self.plan, reading.plan());
        self.plan = Arc::clone(reading.plan());
        self.reading = reading;
        is_other
    }

    /// Puts the corrections that are to be seen from `viewpoint` into the plan; whether it is another plan now.
    pub fn correct(&mut self, viewpoint: &Viewpoint) -> bool {
        self.read_as(self.reading.corrected(&self.notebook, viewpoint))
    }

    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The only door to the notebook for one's own acts: one undoable step. Returns the records made.
    pub fn commit(&mut self, drafts: Vec<Draft>, label: &str, stamp: &Stamp) -> Vec<Arc<Record>> {
        let records = self.write(drafts, stamp);
        if !records.is_empty() {
            self.remember(label, ids_of(&records), Vec::new());
        }
        records
    }

    /// Takes a colleague's notebook in, with what was decided about their clashes ([`Clash::end`](super::Clash::end)):
    /// one undoable step.
    pub fn take_in(
        &mut self,
        other: &Notebook,
        decisions: Vec<Draft>,
        label: &str,
        stamp: &Stamp,
    ) -> MergeReport {
        let report = self.absorb(other);
        let made = ids_of(&self.write(decisions, stamp));
        if !report.new.is_empty() || !made.is_empty() {
            self.remember(label, made, report.new.clone());
        }
        report
    }

    /// Entries that came from outside the window (a second writer): merged, not undoable.
    pub fn absorb(&mut self, other: &Notebook) -> MergeReport {
        let plan_before = self.notebook.plan.clone();
        let report = self.notebook.merge(other);
        if !report.new.is_empty() || self.notebook.plan != plan_before {
            self.revision += 1;
        }
        report
    }

    pub fn undo_label(&self) -> Option<&str> {
        self.undo.last().map(|step| step.label.as_str())
    }

    pub fn redo_label(&self) -> Option<&str> {
        self.redo.last().map(|undone| undone.step.label.as_str())
    }

    /// Takes over what was written into a clone that was made at the revision `from`. What came from outside since stays.
    /// Returns what was there, which may take long to free.
    #[must_use]
    pub fn take_written(&mut self, written: Self, from: u64) -> Self {
        let before = std::mem::replace(self, written);
        if before.revision != from {
            self.notebook.merge(&before.notebook);
        }
        self.revision = self.revision.max(before.revision) + 1;
        self.plan = Arc::clone(&before.plan);
        self.reading = before.reading.clone();
        self.register = Arc::clone(&before.register);
        before
    }

    /// Takes the last step back by a withdrawal of one's own entries and the dismissal of others'. Returns its label.
    pub fn undo(&mut self, stamp: &Stamp) -> Option<String> {
        let step = self.undo.pop()?;
        let mut drafts = self.reversal(&step.made, &stamp.author);
        if !step.brought.is_empty() {
            drafts.push(Draft::dismiss(step.brought.clone()));
        }
        let by = ids_of(&self.write(drafts, stamp));
        let label = step.label.clone();
        self.redo.push(Arc::new(Undone { step, by }));
        Some(label)
    }

    /// Lifts the last undo. Returns its label.
    pub fn redo(&mut self, stamp: &Stamp) -> Option<String> {
        let undone = self.redo.pop()?;
        let drafts = self.reversal(&undone.by, &stamp.author);
        self.write(drafts, stamp);
        let label = undone.step.label.clone();
        self.undo.push(Arc::clone(&undone.step));
        Some(label)
    }

    /// What makes entries as if they had not been: one's own are withdrawn, others' (also one's own under another name)
    /// can only be dismissed.
    fn reversal(&self, entries: &[EntryId], author: &Author) -> Vec<Draft> {
        let wanted: HashSet<&EntryId> = entries.iter().collect();
        let records = self.notebook.records().iter();
        let genuine = records.filter_map(|record| Some((&record.id, record.genuine()?)));
        let of_author = genuine.filter(|(id, it)| wanted.contains(id) && it.author == *author);
        let own: HashSet<&EntryId> = of_author.map(|(id, _)| id).collect();
        let is_own = |id: &&EntryId| own.contains(id);
        let (own, others): (Vec<&EntryId>, Vec<&EntryId>) = entries.iter().partition(is_own);
        let ids = |entries: Vec<&EntryId>| entries.into_iter().cloned().collect();
        let mut drafts = Vec::new();
        if !own.is_empty() {
            drafts.push(Draft::withdraw(ids(own)));
        }
        if !others.is_empty() {
            drafts.push(Draft::dismiss(ids(others)));
        }
        drafts
    }

    fn remember(&mut self, label: &str, made: Vec<EntryId>, brought: Vec<EntryId>) {
        self.redo.clear();
        self.undo.push(Arc::new(Step {
            label: label.to_owned(),
            made,
            brought,
        }));
    }

    /// Makes entries of drafts, in their order, and adds them.
    fn write(&mut self, drafts: Vec<Draft>, stamp: &Stamp) -> Vec<Arc<Record>> {
        let mut written = Vec::with_capacity(drafts.len());
        for (draft, nth) in drafts.into_iter().zip(0_u64..) {
            let record = Arc::new(Record::of(Entry {
                author: stamp.author.clone(),
                time: stamp.time.with_nanosecond(0).unwrap_or(stamp.time),
                clock: self.notebook.next_clock(),
                nonce: format!("{:016x}", stamp.nonce.wrapping_add(nth)),
                about: draft.about,
                act: draft.act,
                replaces: draft.replaces,
                private: draft.private,
                signature: None,
            }));
            self.notebook.insert_shared(Arc::clone(&record));
            written.push(record);
        }
        if !written.is_empty() {
            self.revision += 1;
        }
        written
    }
}

fn ids_of(records: &[Arc<Record>]) -> Vec<EntryId> {
    records.iter().map(|record| record.id.clone()).collect()
}
