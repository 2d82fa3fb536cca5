//! What is in the notebook comes into its file, at once, beside drawing.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, FixedOffset, TimeDelta};
use eframe::egui::Context;
use rust_i18n::t;

use super::App;
use super::arrival::restore_offer;
use super::book::Book;
use super::notices::Problem;
use super::watching::origins;
use crate::notebook::{Author, Notebook};
use crate::store::{StoreError, Writer};
use crate::ui::{Action, PathPurpose, Saving};
use crate::wording;

/// After how long a save that failed is tried again by itself.
const RETRY: TimeDelta = TimeDelta::seconds(10);

/// How far the file is behind the notebook.
#[derive(Default)]
pub(super) struct Saver {
    /// What is in the file.
    saved: Point,
    at_work: bool,
    failed: Option<Failure>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Point {
    revision: u64,
    records: usize,
}

struct Failure {
    why: String,
    again: DateTime<FixedOffset>,
    notice: u64,
}

impl Point {
    fn of(book: &Book) -> Self {
        Self {
            revision: book.workbook.revision(),
            records: book.workbook.notebook().records().len(),
        }
    }
}

impl Saver {
    /// Of a book as it came from its file.
    pub fn of(book: &Book) -> Self {
        Self {
            saved: Point::of(book),
            ..Self::default()
        }
    }

    pub fn state(&self, book: &Book) -> Saving {
        if let Some(why) = &book.locked {
            return Saving::ReadOnly(why.clone());
        }
        if let Some(failure) = &self.failed {
            return Saving::Failed(failure.why.clone());
        }
        let now = Point::of(book);
        if now.revision == self.saved.revision {
            return Saving::Saved;
        }
        Saving::Pending(now.records.saturating_sub(self.saved.records).max(1))
    }

    /// Whether nothing is lost when this book closes now.
    pub fn is_done(&self, book: &Book) -> bool {
        matches!(self.state(book), Saving::Saved | Saving::ReadOnly(_))
    }

    pub fn has_failed(&self) -> bool {
        self.failed.is_some()
    }
}

/// Saves, as the author who works here. Returns what the file held beside the notebook.
pub(super) fn save(
    writer: &Mutex<Writer>,
    author: &Author,
    path: &std::path::Path,
    notebook: &Notebook,
) -> (Result<Notebook, StoreError>, Vec<StoreError>) {
    let mut writer = writer.lock().unwrap_or_else(PoisonError::into_inner);
    writer.sign(author);
    let result = writer.save(path, notebook);
    let result = result.map(|union| union.beyond(notebook));
    (result, writer.troubles())
}

impl App {
    /// Starts saving where the notebook has more than its file. One save is under way at a time, and takes all there is.
    pub(super) fn save_what_is_new(&mut self, ctx: &Context) {
        let is_behind = Point::of(&self.book).revision != self.saver.saved.revision;
        if !is_behind || self.saver.at_work || self.book.locked.is_some() {
            return;
        }
        if let Some(failure) = &self.saver.failed {
            let left = failure.again - (self.surroundings.now)();
            if let Ok(left) = left
                .to_std()
                .map(|left| left.min(RETRY.to_std().unwrap_or(left)))
                && !left.is_zero()
            {
                ctx.request_repaint_after(left);
                return;
            }
        }
        self.save_to(self.book.path.clone());
    }

    /// Whether nothing is lost when the window closes now.
    pub(super) fn is_all_saved(&self) -> bool {
        self.turns.is_over() && self.saver.is_done(&self.book)
    }

    /// How it stands with saving, to be shown.
    pub(super) fn saving(&self) -> Saving {
        match self.saver.state(&self.book) {
            Saving::Saved if !self.turns.is_over() => Saving::Pending(self.turns.left()),
            saving => saving,
        }
    }

    /// Whatever failed before.
    pub(super) fn save_at_once(&mut self) {
        if !self.saver.is_done(&self.book) && !self.saver.at_work {
            self.save_to(self.book.path.clone());
        }
    }

    fn save_to(&mut self, path: PathBuf) {
        self.saver.at_work = true;
        let point = Point::of(&self.book);
        let notebook = self.book.workbook.notebook().clone();
        let (writer, author) = (Arc::clone(&self.writer), self.preferences.author.clone());
        self.background.run(move || {
            let (result, troubles) = save(&writer, &author, &path, &notebook);
            let brought = result.as_ref().map_or(&[][..], Notebook::records);
            let brought = origins(brought);
            Box::new(move |app| {
                for trouble in troubles {
                    app.notices.problem(wording::store_error(&trouble));
                }
                if app.book.path == path {
                    app.saved(point, result, &brought);
                }
            })
        });
    }

    /// `origins`: whose entries the file held beside ours.
    fn saved(&mut self, point: Point, result: Result<Notebook, StoreError>, origins: &str) {
        self.saver.at_work = false;
        match result {
            Ok(others) => {
                self.dismiss_failure();
                self.saver.saved = point;
                let brought = self.absorb_saved(&others);
                self.background.let_go(others);
                if brought > 0 {
                    self.say_brought(brought, origins);
                }
            }
            Err(error) => self.saving_failed(&error),
        }
    }

    /// Takes over what a file held beside what was saved into it; that need not be saved again. Says how much it was.
    pub(super) fn absorb_saved(&mut self, others: &Notebook) -> usize {
        let was_behind = !self.saver.is_done(&self.book);
        let before = self.book.workbook.notebook().clone();
        let brought = self.book.workbook.absorb(others).new.len();
        // It may be the last to hold the records of before.
        self.background.let_go(before);
        if !was_behind {
            self.saver.saved = Point::of(&self.book);
        }
        brought
    }

    /// What was said of a failure no longer holds.
    pub(super) fn dismiss_failure(&mut self) {
        if let Some(failure) = self.saver.failed.take() {
            self.notices.dismiss(failure.notice);
        }
    }

    fn saving_failed(&mut self, error: &StoreError) {
        let why = wording::store_error(error);
        if let Some(before) = self.saver.failed.take().filter(|before| before.why != why) {
            self.notices.dismiss(before.notice);
        }
        let mut offers = vec![
            (t!("offer.retry").into(), Action::RetrySave),
            (
                t!("offer.save-elsewhere").into(),
                Action::Ask(PathPurpose::SaveNotebookAs),
            ),
        ];
        if let Some(backup) = error.backup() {
            offers.insert(0, restore_offer(error.path(), backup));
        }
        let text = t!("saving.kept", why = why).into();
        let notice = self.notices.problem(Problem { text, offers });
        self.saver.failed = Some(Failure {
            why,
            again: (self.surroundings.now)() + RETRY,
            notice,
        });
    }

    pub(super) fn retry_save(&mut self) {
        if let Some(failure) = &mut self.saver.failed {
            failure.again = (self.surroundings.now)();
        }
    }
}
