//! Text being typed is on the disk before it is an entry.

use std::time::Duration;

use chrono::{DateTime, FixedOffset, TimeDelta};
use eframe::egui::Context;

use super::App;
use super::mirror::Mirror;
use crate::plan::Plan;
use crate::store::{Draft, DraftOf, save_drafts};
use crate::ui::{Drafts, NoteDraft};
use crate::wording;

/// How long one write covers what is typed; a second is promised.
const PAUSE: TimeDelta = TimeDelta::milliseconds(300);

#[derive(Default)]
pub(super) struct DraftKeeper {
    mirror: Mirror<Drafts>,
    written: Option<DateTime<FixedOffset>>,
}

impl DraftKeeper {
    /// Of drafts that came from the disk.
    pub fn of(drafts: Drafts) -> Self {
        Self {
            mirror: Mirror::of(drafts),
            written: None,
        }
    }
}

/// Each draft in its field; of notes those whose measures are in the plan.
pub(super) fn in_their_fields(plan: &Plan, kept: Vec<Draft>) -> Drafts {
    let mut drafts = Drafts::default();
    for draft in kept {
        match draft.of {
            DraftOf::Note { measure } => {
                let note = NoteDraft {
                    text: draft.text,
                    kind: draft.kind,
                    private: draft.private,
                };
                let measure = plan.find(&measure);
                drafts.notes.extend(measure.map(|measure| (measure, note)));
            }
            DraftOf::Answer { to } => drop(drafts.answers.insert(to, draft.text)),
            DraftOf::Edit { of } => drop(drafts.edits.insert(of, draft.text)),
        }
    }
    drafts
}

fn to_keep(plan: &Plan, drafts: &Drafts) -> Vec<Draft> {
    let notes = drafts.notes.iter().filter_map(|(&measure, draft)| {
        let measure = plan.measures.get(measure)?.id.clone();
        Some(Draft {
            of: DraftOf::Note { measure },
            text: draft.text.clone(),
            kind: draft.kind,
            private: draft.private,
        })
    });
    let words = |of: DraftOf, text: &String| Draft {
        of,
        text: text.clone(),
        ..Draft::default()
    };
    let answers = drafts.answers.iter();
    let answers = answers.map(|(to, text)| words(DraftOf::Answer { to: to.clone() }, text));
    let edits = drafts.edits.iter();
    let edits = edits.map(|(of, text)| words(DraftOf::Edit { of: of.clone() }, text));
    let all = notes.chain(answers).chain(edits);
    all.filter(|draft| !draft.text.is_empty()).collect()
}

impl App {
    /// Brings what was typed since the last time to the disk, at most a few times a second.
    pub(super) fn keep_drafts(&mut self, ctx: &Context) {
        let now = (self.surroundings.now)();
        let since = self.drafts.written.map(|written| now - written);
        if let Some(since) = since.filter(|since| (TimeDelta::zero()..PAUSE).contains(since)) {
            if self.drafts.mirror.differs(&self.view.drafts) {
                let left = (PAUSE - since).to_std().unwrap_or(Duration::ZERO);
                ctx.request_repaint_after(left);
            }
            return;
        }
        self.keep_drafts_now();
    }

    /// The same without waiting for more.
    pub(super) fn keep_drafts_now(&mut self) {
        let now = (self.surroundings.now)();
        let Some(drafts) = self.drafts.mirror.begin(&self.view.drafts) else {
            return;
        };
        self.drafts.written = Some(now);
        let folders = self.surroundings.folders.clone();
        let fingerprint = self.book.fingerprint.clone();
        let typed = to_keep(&self.book.workbook.plan, &drafts);
        self.background.run(move || {
            let result = save_drafts(&folders, &fingerprint, &typed);
            Box::new(move |app| {
                if app.book.fingerprint == fingerprint {
                    app.drafts.mirror.end(drafts);
                }
                if let Err(error) = result {
                    app.notices.problem(wording::store_error(&error));
                }
            })
        });
    }
}
