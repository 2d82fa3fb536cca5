//! What was said and done between two days: gathered beside drawing, and anew when the notebook has changed.

use std::sync::Arc;

use chrono::NaiveDate;

use super::App;
use super::computed::Basis;
use crate::notebook::Changes;
use crate::ui::Page;

/// The first and the last.
type Days = (NaiveDate, NaiveDate);

#[derive(Default)]
pub(super) struct ChangesKeeper {
    asked: Option<Days>,
    made: Option<((Basis, Days), Changes)>,
    at_work: bool,
}

impl ChangesKeeper {
    pub fn made(&self) -> Option<&Changes> {
        self.made.as_ref().map(|(_, changes)| changes)
    }
}

impl App {
    pub(super) fn show_changes(&mut self, first: NaiveDate, last: NaiveDate) {
        self.changes.asked = Some((first, last));
    }

    /// Gathers what was asked for, where it is looked at and is not there as the notebook now is.
    pub(super) fn keep_changes(&mut self) {
        let Some(days) = self.changes.asked else {
            return;
        };
        if self.view.page != Page::Changes || self.changes.at_work {
            return;
        }
        let workbook = &self.book.workbook;
        let made_of = (Basis::of(workbook, &self.viewpoint_of_now()), days);
        let made = self.changes.made.as_ref();
        if made.is_some_and(|(of, _)| *of == made_of) {
            return;
        }
        self.changes.at_work = true;
        let (plan, notebook) = (Arc::clone(&workbook.plan), workbook.notebook().clone());
        self.background.run(move || {
            let (first, last) = days;
            let viewpoint = &made_of.0.viewpoint;
            let changes = Changes::between(&plan, &notebook, viewpoint, first, last);
            Box::new(move |app| {
                app.changes.at_work = false;
                app.changes.made = Some((made_of, changes));
            })
        });
    }
}
