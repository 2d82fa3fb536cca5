//! A person's acts on the notebook: entries, by the one door that keeps the way back.

use std::borrow::Cow;

use rust_i18n::t;

use super::App;
use super::notices::Problem;
use crate::notebook::{
    About, Act, Answer, Draft, EntryId, MeasureAnchor, NoteKind, Question, Stamp, Viewpoint,
};
use crate::ui::{Action, PathPurpose};

impl App {
    /// Whether an act may be done now. Where its author has no name yet it waits for one; where the notebook cannot be
    /// written the reason is said.
    pub(super) fn may_write(&mut self, action: &Action) -> bool {
        if let Some(why) = self.book.locked.clone() {
            self.give_back(action);
            let text = t!("act.locked", why = why).into();
            let elsewhere = t!("offer.save-elsewhere").into();
            self.notices.problem(Problem {
                text,
                offers: vec![(elsewhere, Action::Ask(PathPurpose::SaveNotebookAs))],
            });
            return false;
        }
        if self.preferences.author.name.trim().is_empty() {
            self.waiting.push(action.clone());
            return false;
        }
        true
    }

    /// Words that did not become an entry are in their field again.
    fn give_back(&mut self, action: &Action) {
        let drafts = &mut self.view.drafts;
        match action {
            Action::WriteNote {
                measures,
                text,
                kind,
                private,
            } => {
                let [measure] = measures[..] else { return };
                let draft = drafts.notes.entry(measure).or_default();
                if draft.text.is_empty() {
                    draft.text.clone_from(text);
                    draft.kind = *kind;
                    draft.private = *private;
                }
            }
            Action::Answer { note, text, .. } => {
                let words = drafts.answers.entry(note.clone());
                words.or_insert_with(|| text.clone());
            }
            Action::EditNote { note, text, .. } => {
                let words = drafts.edits.entry(note.clone());
                words.or_insert_with(|| text.clone());
            }
            _ => {}
        }
    }

    /// The acts that wait are not done; their words are not lost.
    pub(super) fn give_up_waiting(&mut self) {
        for action in std::mem::take(&mut self.waiting) {
            self.give_back(&action);
        }
    }

    pub(super) fn write_note(
        &mut self,
        measures: &[usize],
        text: &str,
        kind: NoteKind,
        private: bool,
    ) {
        let draft = |about: About| Draft {
            about,
            act: Act::Note {
                text: text.to_owned(),
                kind,
                reply_to: None,
            },
            replaces: Vec::new(),
            private,
        };
        let drafts = self.abouts(measures).into_iter().map(draft).collect();
        self.commit(drafts, &step(&t!("step.note"), measures.len()));
    }

    pub(super) fn answer(&mut self, note: &EntryId, measure: usize, text: &str) {
        let answered = self.book.workbook.notebook().get(note);
        let answered = answered.and_then(|record| record.genuine());
        // What answers a private note is as private.
        let private = answered.is_some_and(|entry| entry.private);
        let draft = |about: About| Draft {
            about,
            act: Act::Note {
                text: text.to_owned(),
                kind: NoteKind::Remark,
                reply_to: Some(note.clone()),
            },
            replaces: Vec::new(),
            private,
        };
        let drafts = self.abouts(&[measure]).into_iter().map(draft).collect();
        self.commit(drafts, &t!("step.answer"));
    }

    pub(super) fn edit_note(&mut self, note: &EntryId, text: String) {
        let draft = self.book.workbook.edit_draft(note, text);
        self.commit(draft.into_iter().collect(), &t!("step.edit"));
    }

    pub(super) fn withdraw(&mut self, entries: Vec<EntryId>) {
        self.commit(vec![Draft::withdraw(entries)], &t!("step.withdraw"));
    }

    pub(super) fn dismiss(&mut self, entries: Vec<EntryId>) {
        self.commit(vec![Draft::dismiss(entries)], &t!("step.dismiss"));
    }

    pub(super) fn lift(&mut self, entries: &[EntryId]) {
        let author = &self.preferences.author;
        let drafts = self.book.workbook.lift_drafts(entries, author);
        self.commit(drafts, &t!("step.lift"));
    }

    pub(super) fn tag(&mut self, measures: &[usize], name: &str) {
        let draft = |about: About| Draft {
            about,
            act: Act::Tag {
                name: name.trim().to_owned(),
            },
            replaces: Vec::new(),
            private: false,
        };
        let drafts = self.abouts(measures).into_iter().map(draft).collect();
        self.commit(
            drafts,
            &step(&t!("step.tag", name = name.trim()), measures.len()),
        );
    }

    /// The same answer to each of the questions (indices into the review's), as one step.
    pub(super) fn correct(&mut self, questions: &[Question], answer: Option<&Answer>) {
        let plan = self.book.workbook.plan_as_read();
        let draft = |it: &Question| it.draft(plan, answer.cloned());
        let drafts = questions.iter().map(draft).collect();
        let label = match answer {
            Some(_) => t!("step.correct"),
            None => t!("step.confirm"),
        };
        self.commit(drafts, &step(&label, questions.len()));
    }

    pub(super) fn keep_view(&mut self, name: &str, search: &str) {
        let author = &self.preferences.author;
        let views = self.computed.made().state.views();
        let same = views.filter(|it| it.author == author && it.name == name);
        let replaced: Vec<EntryId> = same.map(|it| it.entry.clone()).collect();
        let mut drafts = Vec::new();
        if !replaced.is_empty() {
            drafts.push(Draft::withdraw(replaced));
        }
        drafts.push(Draft {
            about: About::Plan,
            act: Act::View {
                name: name.to_owned(),
                text: search.to_owned(),
            },
            replaces: Vec::new(),
            private: false,
        });
        self.commit(drafts, &t!("step.view", name = name));
    }

    pub(super) fn undo(&mut self) {
        let stamp = self.stamp();
        if let Some(step) = self.book.workbook.undo(&stamp) {
            let text = t!("act.undone", step = step).into_owned();
            let offers = vec![(t!("offer.redo").into(), Action::Redo)];
            self.notices.good_news(Problem { text, offers });
        }
    }

    pub(super) fn redo(&mut self) {
        let stamp = self.stamp();
        if let Some(step) = self.book.workbook.redo(&stamp) {
            self.notices
                .good_news(t!("act.redone", step = step).into_owned());
        }
    }

    pub(super) fn commit(&mut self, drafts: Vec<Draft>, label: &str) {
        let stamp = self.stamp();
        let made = self.book.workbook.commit(drafts, label, &stamp);
        if let (false, Some(as_of)) = (made.is_empty(), self.viewpoint.as_of) {
            // What is written today does not show in a view of another day.
            let text = t!("act.out-of-sight", step = label, day = as_of).into();
            let offers = vec![(t!("as-of.back").into(), Action::SetAsOf(None))];
            self.notices.good_news(Problem { text, offers });
        }
    }

    pub(super) fn stamp(&self) -> Stamp {
        Stamp {
            author: self.preferences.author.clone(),
            time: (self.surroundings.now)(),
            nonce: (self.surroundings.nonce)(),
        }
    }

    fn abouts(&self, measures: &[usize]) -> Vec<About> {
        let plan = &self.book.workbook.plan;
        let known = measures
            .iter()
            .filter(|&&measure| measure < plan.measures.len());
        known
            .map(|&measure| About::Measure(MeasureAnchor::of(plan, measure)))
            .collect()
    }

    /// From today, whatever day is looked at.
    pub(super) fn viewpoint_of_now(&self) -> Viewpoint {
        super::preferences::viewpoint(&self.preferences, &self.presets, &self.surroundings, None)
    }
}

/// The name of a step on one measure or on several.
pub(super) fn step<'a>(one: &str, count: usize) -> Cow<'a, str> {
    match count {
        1 => one.to_owned().into(),
        _ => t!("step.several", step = one, count = count),
    }
}
