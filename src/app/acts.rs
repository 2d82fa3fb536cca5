//! A person's acts on the notebook: entries, by the one door that keeps the way back.

use std::borrow::Cow;

use rust_i18n::t;

use super::App;
use super::notices::Problem;
use crate::notebook::{
    About, Act, Answer, Draft, EntryId, MeasureAnchor, NoteKind, Question, Stamp, Viewpoint,
    Workbook,
};
use crate::plan::Plan;
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
        measures: Vec<usize>,
        text: String,
        kind: NoteKind,
        private: bool,
    ) {
        let label = step(&t!("step.note"), measures.len()).into_owned();
        self.commit_on_each(measures, &label, move |about| Draft {
            about,
            act: Act::Note {
                text: text.clone(),
                kind,
                reply_to: None,
            },
            replaces: Vec::new(),
            private,
        });
    }

    pub(super) fn answer(&mut self, note: EntryId, measure: usize, text: String) {
        let drafts = move |workbook: &Workbook| {
            let answered = workbook.notebook().get(&note);
            let answered = answered.and_then(|record| record.genuine());
            // What answers a private note is as private.
            let private = answered.is_some_and(|entry| entry.private);
            let draft = |about| Draft {
                about,
                act: Act::Note {
                    text,
                    kind: NoteKind::Remark,
                    reply_to: Some(note),
                },
                replaces: Vec::new(),
                private,
            };
            about(&workbook.plan, measure)
                .map(draft)
                .into_iter()
                .collect()
        };
        self.commit(self.looking(), &t!("step.answer"), drafts);
    }

    pub(super) fn edit_note(&mut self, note: EntryId, text: String) {
        let draft = move |workbook: &Workbook| workbook.edit_draft(&note, text);
        let drafts = |workbook: &Workbook| draft(workbook).into_iter().collect();
        self.commit(self.looking(), &t!("step.edit"), drafts);
    }

    pub(super) fn withdraw(&mut self, entries: Vec<EntryId>) {
        let drafts = |_: &Workbook| vec![Draft::withdraw(entries)];
        self.commit(1, &t!("step.withdraw"), drafts);
    }

    pub(super) fn dismiss(&mut self, entries: Vec<EntryId>) {
        let drafts = |_: &Workbook| vec![Draft::dismiss(entries)];
        self.commit(1, &t!("step.dismiss"), drafts);
    }

    pub(super) fn lift(&mut self, entries: Vec<EntryId>) {
        let author = self.preferences.author.clone();
        let drafts = move |workbook: &Workbook| workbook.lift_drafts(&entries, &author);
        self.commit(self.looking(), &t!("step.lift"), drafts);
    }

    pub(super) fn tag(&mut self, measures: Vec<usize>, name: &str) {
        let name = name.trim().to_owned();
        let label = step(&t!("step.tag", name = name), measures.len()).into_owned();
        self.commit_on_each(measures, &label, move |about| Draft {
            about,
            act: Act::Tag { name: name.clone() },
            replaces: Vec::new(),
            private: false,
        });
    }

    /// The same answer to each of the questions, as one step.
    pub(super) fn correct(&mut self, questions: Vec<Question>, answer: Option<Answer>) {
        let label = match answer {
            Some(_) => t!("step.correct"),
            None => t!("step.confirm"),
        };
        let label = step(&label, questions.len()).into_owned();
        self.commit(questions.len(), &label, move |workbook| {
            let plan = workbook.plan_as_read();
            let draft = |it: &Question| it.draft(plan, answer.clone());
            questions.iter().map(draft).collect()
        });
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
        self.commit(drafts.len(), &t!("step.view", name = name), |_| drafts);
    }

    pub(super) fn undo(&mut self) {
        let (size, stamp) = (self.looking(), self.stamp());
        let undo = move |workbook: &mut Workbook| workbook.undo(&stamp);
        self.write(size, undo, |app, undone| {
            if let Some(step) = undone {
                let text = t!("act.undone", step = step).into_owned();
                let offers = vec![(t!("offer.redo").into(), Action::Redo)];
                app.notices.good_news(Problem { text, offers });
            }
        });
    }

    pub(super) fn redo(&mut self) {
        let (size, stamp) = (self.looking(), self.stamp());
        let redo = move |workbook: &mut Workbook| workbook.redo(&stamp);
        self.write(size, redo, |app, redone| {
            if let Some(step) = redone {
                app.notices
                    .good_news(t!("act.redone", step = step).into_owned());
            }
        });
    }

    /// One step of the same about each of these measures.
    fn commit_on_each(
        &mut self,
        measures: Vec<usize>,
        label: &str,
        draft: impl Fn(About) -> Draft + Send + 'static,
    ) {
        self.commit(measures.len(), label, move |workbook| {
            let plan = &workbook.plan;
            let abouts = measures.iter().filter_map(|&it| about(plan, it));
            abouts.map(draft).collect()
        });
    }

    /// One step; `size`: as of [`App::write`].
    fn commit(
        &mut self,
        size: usize,
        label: &str,
        drafts: impl FnOnce(&Workbook) -> Vec<Draft> + Send + 'static,
    ) {
        let (stamp, label) = (self.stamp(), label.to_owned());
        let step = label.clone();
        let commit = move |workbook: &mut Workbook| {
            let drafts = drafts(workbook);
            !workbook.commit(drafts, &step, &stamp).is_empty()
        };
        self.write(size, commit, move |app, is_any| app.written(is_any, &label));
    }

    /// A step was written; `is_any`: it has entries.
    pub(super) fn written(&mut self, is_any: bool, label: &str) {
        if let (true, Some(as_of)) = (is_any, self.viewpoint.as_of) {
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

    /// From today, whatever day is looked at.
    pub(super) fn viewpoint_of_now(&self) -> Viewpoint {
        super::preferences::viewpoint(&self.preferences, &self.presets, &self.surroundings, None)
    }
}

fn about(plan: &Plan, measure: usize) -> Option<About> {
    let is_there = measure < plan.measures.len();
    is_there.then(|| About::Measure(MeasureAnchor::of(plan, measure)))
}

/// The name of a step on one measure or on several.
pub(super) fn step<'a>(one: &str, count: usize) -> Cow<'a, str> {
    match count {
        1 => one.to_owned().into(),
        _ => t!("step.several", step = one, count = count),
    }
}
