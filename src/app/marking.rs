//! Marks: all of a step or none, with their evidence and day.

use std::sync::Arc;

use chrono::NaiveDate;
use rust_i18n::t;

use super::App;
use super::acts::step;
use crate::notebook::{Draft, Mark, MarkError, State, Status};
use crate::store;
use crate::ui::MarkTarget;
use crate::wording;

impl App {
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
            self.mark_as(targets, mark, label);
            return;
        };
        let book = self.book.fingerprint.clone();
        self.background.run(move || {
            let evidence = store::evidence(&words);
            Box::new(move |app| match evidence {
                Ok(evidence) if app.book.fingerprint == book => {
                    let evidence = Some(evidence);
                    app.mark_as(targets, Mark { evidence, ..mark }, label);
                }
                Ok(_) => app.cannot_mark_elsewhere(&label),
                Err(error) => {
                    app.notices.problem(wording::store_error(&error));
                }
            })
        });
    }

    /// A mark is checked against all that its author can see today.
    fn mark_as(&mut self, targets: Vec<MarkTarget>, mark: Mark, label: String) {
        let (viewpoint, workbook) = (self.viewpoint_of_now(), &self.book.workbook);
        if self.computed.has_said(workbook, &viewpoint) {
            let state = Arc::clone(&self.computed.made().state);
            self.mark_seeing(&state, &targets, &mark, &label);
            return;
        }
        // What is shown is of another day, or of the moment before the last act.
        let revision = workbook.revision();
        let (plan, notebook) = (Arc::clone(&workbook.plan), workbook.notebook().clone());
        let book = self.book.fingerprint.clone();
        self.background.run(move || {
            let state = State::of(&plan, &notebook, &viewpoint);
            Box::new(move |app| {
                if app.book.fingerprint != book {
                    app.cannot_mark_elsewhere(&label);
                } else if app.book.workbook.revision() == revision {
                    app.mark_seeing(&state, &targets, &mark, &label);
                } else {
                    app.mark_as(targets, mark, label);
                }
            })
        });
    }

    fn cannot_mark_elsewhere(&mut self, label: &str) {
        let text = t!("act.other-plan", step = label);
        self.notices.problem(text.into_owned());
    }

    /// `state`: as it is today.
    fn mark_seeing(&mut self, state: &State, targets: &[MarkTarget], mark: &Mark, label: &str) {
        let mut drafts = Vec::with_capacity(targets.len());
        for target in targets {
            match self.mark_draft(state, *target, mark) {
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
}

/// The day the work was done is today where nothing else is said.
pub(super) fn done_on(status: Status, today: NaiveDate) -> Option<NaiveDate> {
    status.is_finished().then_some(today)
}
