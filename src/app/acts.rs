//! A person's acts on the notebook: entries, by the one door that keeps the way back.

use std::borrow::Cow;

use chrono::NaiveDate;
use rust_i18n::t;

use super::App;
use super::notices::Problem;
use crate::notebook::{
    About, Act, Answer, Draft, EntryId, Mark, MarkError, MeasureAnchor, NoteKind, Question, Stamp,
    State, Status, Viewpoint,
};
use crate::store;
use crate::ui::{Action, MarkTarget};
use crate::wording;

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
                offers: vec![(elsewhere, Action::SaveNotebookAsDialog)],
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
    pub(super) fn correct(&mut self, questions: &[usize], answer: Option<&Answer>) {
        let workbook = &self.book.workbook;
        let all = &workbook.review().questions;
        let asked = questions.iter().filter_map(|&index| all.get(index));
        let draft = |it: &Question| it.draft(workbook.plan_as_read(), answer.cloned());
        let drafts = asked.map(draft).collect();
        let label = match answer {
            Some(_) => t!("step.correct"),
            None => t!("step.confirm"),
        };
        self.commit(drafts, &step(&label, questions.len()));
    }

    pub(super) fn keep_view(&mut self, name: &str, search: &str) {
        let author = &self.preferences.author;
        let views = self.computed.state.views();
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

    /// All targets or none: a step that is half done is hard to take back in one's head.
    pub(super) fn mark(&mut self, targets: Vec<MarkTarget>, mark: Mark) {
        let label = t!("step.mark", status = wording::status(mark.status));
        let label = step(&label, targets.len()).into_owned();
        self.mark_with_evidence(targets, mark, label);
    }

    pub(super) fn settle(&mut self, target: MarkTarget, mark: Mark) {
        let label = t!("step.settle", status = wording::status(mark.status));
        self.mark_with_evidence(vec![target], mark, label.into());
    }

    /// A file named as evidence is read first, beside drawing.
    fn mark_with_evidence(&mut self, targets: Vec<MarkTarget>, mark: Mark, label: String) {
        let Some(words) = mark.evidence.clone() else {
            self.mark_as(&targets, &mark, &label);
            return;
        };
        let book = self.book.fingerprint.clone();
        self.background.run(move || {
            let evidence = store::evidence(&words);
            Box::new(move |app| match evidence {
                Ok(evidence) if app.book.fingerprint == book => {
                    let evidence = Some(evidence);
                    app.mark_as(&targets, &Mark { evidence, ..mark }, &label);
                }
                Ok(_) => {}
                Err(error) => {
                    app.notices.problem(wording::store_error(&error));
                }
            })
        });
    }

    fn mark_as(&mut self, targets: &[MarkTarget], mark: &Mark, label: &str) {
        let state = self.state_of_now();
        let mut drafts = Vec::with_capacity(targets.len());
        for target in targets {
            match self.mark_draft(&state, *target, mark) {
                Ok(draft) => drafts.push(draft),
                Err(error) => {
                    let measures = &self.book.workbook.plan.measures;
                    let id = measures.get(target.measure).map(|it| it.id.clone());
                    let (id, why) = (id.unwrap_or_default(), wording::mark_error(&error));
                    let text = t!("act.not-marked", id = id, why = why);
                    self.notices.problem(text.into_owned());
                    return;
                }
            }
        }
        self.commit(drafts, label);
    }

    fn mark_draft(
        &self,
        state: &State,
        target: MarkTarget,
        mark: &Mark,
    ) -> Result<Draft, MarkError> {
        let today = (self.surroundings.now)().date_naive();
        let mark = Mark {
            period: target.period.or(mark.period),
            on: mark.on.or(done_on(mark.status, today)),
            ..mark.clone()
        };
        let workbook = &self.book.workbook;
        workbook.mark_draft(state, target.measure, target.milestone, mark)
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

    fn commit(&mut self, drafts: Vec<Draft>, label: &str) {
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
        super::preferences::viewpoint(&self.preferences, &self.surroundings, None)
    }

    /// What a mark made now is checked against: all that its author can see today.
    fn state_of_now(&self) -> Cow<'_, State> {
        if self.viewpoint.as_of.is_none() && self.computed.is_of(&self.book.workbook) {
            return Cow::Borrowed(&self.computed.state);
        }
        let workbook = &self.book.workbook;
        let viewpoint = self.viewpoint_of_now();
        Cow::Owned(State::of(&workbook.plan, workbook.notebook(), &viewpoint))
    }
}

/// The day the work was done is today where nothing else is said.
pub(super) fn done_on(status: Status, today: NaiveDate) -> Option<NaiveDate> {
    status.is_finished().then_some(today)
}

/// The name of a step on one measure or on several.
fn step<'a>(one: &str, count: usize) -> Cow<'a, str> {
    match count {
        1 => one.to_owned().into(),
        _ => t!("step.several", step = one, count = count),
    }
}
