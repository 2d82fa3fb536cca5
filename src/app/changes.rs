//! What was said and done between two days: gathered beside drawing while the page is open.

use std::sync::Arc;

use chrono::NaiveDate;

use super::App;
use super::background::worker;
use super::computed::Basis;
use crate::notebook::Changes;
use crate::ui::{Beside, Page};

/// The first and the last.
type Days = (NaiveDate, NaiveDate);

#[derive(Default)]
pub(super) struct ChangesKeeper {
    asked: Option<Days>,
    made: Beside<(Basis, Days), Changes>,
}

impl ChangesKeeper {
    pub fn made(&self) -> Option<&Changes> {
        self.made.last()
    }
}

impl App {
    pub(super) fn show_changes(&mut self, first: NaiveDate, last: NaiveDate) {
        self.changes.asked = Some((first, last));
    }

    /// Gathers what was asked for, where it is looked at.
    pub(super) fn keep_changes(&mut self) {
        let Some(days) = self.changes.asked else {
            return;
        };
        if self.view.page != Page::Changes {
            return;
        }
        let viewpoint = self.viewpoint_of_now();
        let workbook = &self.book.workbook;
        let of = (Basis::of(workbook, &viewpoint), days);
        let (plan, notebook) = (Arc::clone(&workbook.plan), workbook.notebook().clone());
        let start = |job| self.background.beside(job);
        let worker = worker(&self.surroundings, workbook, &start);
        self.changes.made.want(of, worker, move |_| {
            let (first, last) = days;
            Some(Changes::between(&plan, &notebook, &viewpoint, first, last))
        });
    }
}
