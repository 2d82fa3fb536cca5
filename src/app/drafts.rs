//! Text being typed is on the disk before it is an entry.

use std::collections::BTreeMap;
use std::time::Duration;

use chrono::{DateTime, FixedOffset, TimeDelta};
use eframe::egui::Context;

use super::App;
use super::mirror::Mirror;
use crate::plan::Plan;
use crate::store::{Draft, save_drafts};
use crate::ui::NoteDraft;
use crate::wording;

/// How long one write covers what is typed; a second is promised.
const PAUSE: TimeDelta = TimeDelta::milliseconds(300);

#[derive(Default)]
pub(super) struct DraftKeeper {
    mirror: Mirror<BTreeMap<usize, NoteDraft>>,
    written: Option<DateTime<FixedOffset>>,
}

impl DraftKeeper {
    /// Of drafts that came from the disk.
    pub fn of(drafts: BTreeMap<usize, NoteDraft>) -> Self {
        Self {
            mirror: Mirror::of(drafts),
            written: None,
        }
    }
}

/// The drafts whose measures are in the plan.
pub(super) fn by_measure(plan: &Plan, drafts: Vec<Draft>) -> BTreeMap<usize, NoteDraft> {
    let with_place = drafts.into_iter().filter_map(|draft| {
        let note = NoteDraft {
            text: draft.text,
            kind: draft.kind,
            private: draft.private,
        };
        Some((plan.find(&draft.measure)?, note))
    });
    with_place.collect()
}

fn to_keep(plan: &Plan, drafts: &BTreeMap<usize, NoteDraft>) -> Vec<Draft> {
    let typed = drafts.iter().filter(|(_, draft)| !draft.text.is_empty());
    let named = typed.filter_map(|(&measure, draft)| {
        Some(Draft {
            measure: plan.measures.get(measure)?.id.clone(),
            text: draft.text.clone(),
            kind: draft.kind,
            private: draft.private,
        })
    });
    named.collect()
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
