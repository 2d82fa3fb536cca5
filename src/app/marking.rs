//! Marks: all of a step or none, with their evidence and day.

use std::sync::Arc;

use chrono::NaiveDate;
use rust_i18n::t;

use super::App;
use super::acts::step;
use crate::notebook::{Draft, Mark, MarkError, State, Status, Workbook};
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
        let revision = workbook.revision();
        // Else what is shown is of another day, or of the moment before the last act.
        let has_said = self.computed.has_said(workbook, &viewpoint);
        let shown = has_said.then(|| Arc::clone(&self.computed.made().state));
        let looking = match has_said {
            true => 0,
            false => workbook.plan.measures.len() + workbook.notebook().records().len(),
        };
        let (size, stamp, step) = (targets.len() + looking, self.stamp(), label.clone());
        let write = move |workbook: &mut Workbook| {
            let shown = shown.filter(|_| workbook.revision() == revision);
            let state = shown.unwrap_or_else(|| {
                Arc::new(State::of(&workbook.plan, workbook.notebook(), &viewpoint))
            });
            let draft = |target| mark_draft(workbook, &state, target, &mark, viewpoint.today);
            let drafts: Result<Vec<Draft>, NotMarked> = targets.into_iter().map(draft).collect();
            drafts.map(|drafts| !workbook.commit(drafts, &step, &stamp).is_empty())
        };
        self.write(size, write, move |app, made| match made {
            Ok(is_any) => app.written(is_any, &label),
            Err(NotMarked { measure, error }) => {
                let measures = &app.book.workbook.plan.measures;
                let id = measures.get(measure).map(|it| it.id.clone());
                let (id, why) = (id.unwrap_or_default(), wording::mark_error(&error));
                let text = t!("act.not-marked", id = id, why = why);
                app.notices.problem(text.into_owned());
            }
        });
    }

    fn cannot_mark_elsewhere(&mut self, label: &str) {
        let text = t!("act.other-plan", step = label);
        self.notices.problem(text.into_owned());
    }
}

struct NotMarked {
    /// Index into `Plan::measures`.
    measure: usize,
    error: MarkError,
}

/// `state`: as it is today.
fn mark_draft(
    workbook: &Workbook,
    state: &State,
    target: MarkTarget,
    mark: &Mark,
    today: NaiveDate,
) -> Result<Draft, NotMarked> {
    let mark = Mark {
        period: target.period.or(mark.period),
        on: mark.on.or(done_on(mark.status, today)),
        ..mark.clone()
    };
    let draft = workbook.mark_draft(state, target.measure, target.milestone, mark);
    draft.map_err(|error| NotMarked {
        measure: target.measure,
        error,
    })
}

/// The day the work was done is today where nothing else is said.
pub(super) fn done_on(status: Status, today: NaiveDate) -> Option<NaiveDate> {
    status.is_finished().then_some(today)
}
