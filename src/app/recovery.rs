//! The recovery centre: copies of the notebook, and what each would bring back.

use std::path::Path;
use std::sync::{Arc, PoisonError};

use rust_i18n::t;

use super::App;
use crate::notebook::{About, Author, Notebook, Record, Workbook};
use crate::store::{self, Difference, Saved, SavedKind, list_saved};
use crate::ui::{CopyContents, Recovery, RecoveryStep, SavedCopy};
use crate::wording;

/// So many entries are listed of each side.
const LISTED: usize = 200;

/// The copies that were found, and what is shown of them.
pub(super) struct Recovering {
    pub shown: Recovery,
    /// What each of them holds, where it can be read.
    notebooks: Vec<Option<Notebook>>,
}

impl App {
    pub(super) fn go_on_recovering(&mut self, step: RecoveryStep) {
        match step {
            RecoveryStep::Open => self.look_for_copies(),
            RecoveryStep::Restore(copy) => self.bring_back(copy),
            RecoveryStep::Close => self.background.let_go(self.recovering.take()),
        }
    }

    fn look_for_copies(&mut self) {
        let (folders, path) = (self.surroundings.folders.clone(), self.book.path.clone());
        let now = self.book.workbook.notebook().clone();
        let is_damaged = self.book.locked.is_some();
        self.background.run(move || {
            let saved = list_saved(&folders, &path);
            let copies = saved.iter().map(|it| copy_of(it, &path, &now)).collect();
            let notebooks = saved.into_iter().map(|it| it.notebook.ok()).collect();
            let shown = Recovery {
                notebook: path,
                is_damaged,
                copies,
            };
            Box::new(move |app| app.recovering = Some(Recovering { shown, notebooks }))
        });
    }

    fn bring_back(&mut self, copy: usize) {
        let Some(mut recovering) = self.recovering.take() else {
            return;
        };
        let Some(saved) = recovering.shown.copies.get(copy) else {
            return;
        };
        if recovering.shown.is_damaged {
            self.restore(recovering.shown.notebook, saved.path.clone());
            return;
        }
        let what = copy_words(saved);
        if let Some(Some(notebook)) = recovering.notebooks.get_mut(copy).map(Option::take) {
            self.unite_with_copy(notebook, what);
        }
    }

    /// Backs the notebook up, then takes in what the copy has more.
    fn unite_with_copy(&mut self, notebook: Notebook, what: String) {
        let (writer, path) = (Arc::clone(&self.writer), self.book.path.clone());
        let size = notebook.records().len();
        self.background.run(move || {
            let mut writer = writer.lock().unwrap_or_else(PoisonError::into_inner);
            let backed_up = writer.backup_now(&path);
            Box::new(move |app| {
                if app.book.path != path {
                    return;
                }
                if let Err(error) = backed_up {
                    let why = wording::store_error(&error);
                    let text = t!("recovery.no-backup", why = why).into_owned();
                    app.notices.problem(text);
                    return;
                }
                let label = t!("step.recover", what = what);
                let (label, stamp) = (label.into_owned(), app.stamp());
                let write = move |workbook: &mut Workbook| {
                    workbook.take_in(&notebook, Vec::new(), &label, &stamp)
                };
                app.write(app.looking() + size, write, |app, report| {
                    let text = t!("recovery.done", count = report.new.len());
                    app.notices.good_news(text.into_owned());
                });
            })
        });
    }
}

/// What a copy is called in a step: `备份 2021-09-10 09:00`.
fn copy_words(copy: &SavedCopy) -> String {
    match copy.written {
        Some(written) => format!("{} {}", copy.kind, written.format("%Y-%m-%d %H:%M")),
        None => copy.kind.clone(),
    }
}

/// `notebook`: of which it is a copy, a file or a folder of files.
fn copy_of(saved: &Saved, notebook: &Path, now: &Notebook) -> SavedCopy {
    let name = saved.path.file_stem().unwrap_or_default();
    let kind = match saved.kind {
        SavedKind::Notebook if store::is_folder(notebook) => {
            t!("recovery.kind-file", name = name.to_string_lossy())
        }
        SavedKind::Notebook => t!("recovery.kind-notebook"),
        SavedKind::OwnCopy => t!("recovery.kind-own-copy"),
        SavedKind::Backup => t!("recovery.kind-backup"),
        SavedKind::Damaged => t!("recovery.kind-damaged"),
    };
    let contents = saved.notebook.as_ref();
    SavedCopy {
        kind: kind.into(),
        path: saved.path.clone(),
        written: saved.written.map(|time| time.fixed_offset()),
        size: saved.size,
        contents: contents
            .map(|notebook| contents_of(notebook, now))
            .map_err(wording::store_error),
        is_backup: saved.kind == SavedKind::Backup,
    }
}

fn contents_of(there: &Notebook, now: &Notebook) -> CopyContents {
    let difference = Difference::between(now, there);
    CopyContents {
        entries: there.records().len(),
        only_there: difference.only_there.len(),
        only_here: difference.only_here.len(),
        there: lines(&difference.only_there),
        here: lines(&difference.only_here),
    }
}

/// The newest of these records in words.
fn lines(records: &[Arc<Record>]) -> Vec<(String, Author, String)> {
    let newest = records.iter().rev().take(LISTED);
    newest.map(|record| line(record)).collect()
}

/// The measure a record is about, who made it, what it says.
fn line(record: &Record) -> (String, Author, String) {
    let Some(entry) = &record.entry else {
        let unknown = t!("recovery.not-understood").into();
        return (String::new(), Author::default(), unknown);
    };
    let about = match &entry.about {
        About::Measure(anchor) => anchor.id.clone(),
        About::Milestone(anchor) => anchor.measure.id.clone(),
        About::Plan | About::Entries(_) => String::new(),
    };
    (about, entry.author.clone(), wording::act(&entry.act))
}
