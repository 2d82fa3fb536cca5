//! Opening: from a path, or from a plan's usual place, to a book on the desk.

use std::path::{Path, PathBuf};

use eframe::egui::Context;
use rust_i18n::t;

use super::book::{Arrival, Book};
use super::computed::Computed;
use super::drafts::{DraftKeeper, by_measure};
use super::notices::Problem;
use super::preferences::Kept;
use super::saving::Saver;
use super::{App, Surroundings};
use crate::document::{self, Document, OpenError, Opened};
use crate::notebook::Notebook;
use crate::query::Index;
use crate::store::{self, Folders, Settings, StoreError, load_drafts, load_seen};
use crate::ui::{Action, View};
use crate::wording;

/// The document that comes with the program, with its notebook.
pub(super) fn embedded(folders: &Folders, kept: &Kept) -> Arrival {
    let document = Document::embedded(None);
    let document = match kept.settings.years.get(&document.fingerprint) {
        Some(&year) => Document::embedded(Some(year)),
        None => document,
    };
    with_its_notebook(folders, &kept.settings, document)
}

/// What the program opens at its start: the file it was given; where that cannot be, what it comes with.
pub(super) fn first_arrival(
    surroundings: &Surroundings,
    kept: &Kept,
    path: &Path,
) -> (Arrival, Vec<Problem>) {
    match arrival(&surroundings.folders, &kept.settings, path) {
        Ok(arrival) => (arrival, Vec::new()),
        Err(problem) => (embedded(&surroundings.folders, kept), vec![problem]),
    }
}

/// A document with the notebook that belongs to it, or a notebook with its document.
fn arrival(folders: &Folders, settings: &Settings, path: &Path) -> Result<Arrival, Problem> {
    match document::open(folders, path, None) {
        Ok(Opened::Document(document)) => {
            let document = in_its_year(settings, document);
            Ok(with_its_notebook(folders, settings, document))
        }
        Ok(Opened::Notebook { document, opening }) => {
            let document = in_its_year(settings, document);
            let skipped = opening.skipped.iter().map(wording::store_error);
            let problems = skipped.map(Problem::from).collect();
            let book = Book::new(document, opening.notebook, path.to_owned());
            Ok(arrived(folders, book, problems))
        }
        Err(OpenError::Store(error @ StoreError::NewerFormat { .. })) => {
            newer(folders, path, &error)
        }
        Err(error) => Err(refusal(path, &error)),
    }
}

/// A notebook of a newer format, to look at.
fn newer(folders: &Folders, path: &Path, error: &StoreError) -> Result<Arrival, Problem> {
    let refused = |error: OpenError| Problem::from(error.words());
    let notebook = store::load_newer(path).map_err(|error| refused(error.into()))?;
    let document = document::document_of(&notebook, path, None).map_err(refused)?;
    let mut book = Book::new(document, notebook, path.to_owned());
    let why = wording::store_error(error);
    book.locked = Some(why.clone());
    Ok(arrived(folders, book, vec![why.into()]))
}

fn refusal(path: &Path, error: &OpenError) -> Problem {
    let backup = match error {
        OpenError::Store(error) => error.backup(),
        _ => None,
    };
    let offers = backup.map(|backup| restore_offer(path, backup));
    Problem {
        text: error.words(),
        offers: offers.into_iter().collect(),
    }
}

fn restore_offer(notebook: &Path, backup: &Path) -> (String, Action) {
    let (notebook, backup) = (notebook.to_owned(), backup.to_owned());
    let action = Action::RestoreBackup { notebook, backup };
    (t!("offer.restore").into(), action)
}

fn in_its_year(settings: &Settings, document: Document) -> Document {
    match settings.years.get(&document.fingerprint) {
        Some(&year) => Document::of(document.text, Some(year)),
        None => document,
    }
}

/// A document with the notebook in the place chosen for it, else in its usual one.
fn with_its_notebook(folders: &Folders, settings: &Settings, document: Document) -> Arrival {
    let chosen = settings.notebooks.get(&document.fingerprint);
    let usual = || folders.notebook_of(&document.fingerprint, &document.plan.title);
    let path = chosen.map_or_else(usual, PathBuf::from);
    at(folders, path, document)
}

/// A document with the notebook at a path, which may not be there yet.
fn at(folders: &Folders, path: PathBuf, document: Document) -> Arrival {
    let (notebook, locked, problems) = match store::open_notebook(folders, &path) {
        Ok(opening) if document.is_of(&opening.notebook) => {
            let skipped = opening.skipped.iter().map(wording::store_error);
            (opening.notebook, None, skipped.map(Problem::from).collect())
        }
        Ok(opening) => {
            let error = StoreError::OtherPlan {
                path: path.clone(),
                theirs: opening.notebook.plan.title,
                ours: document.plan.title.clone(),
            };
            locked_by(&path, &document, &error)
        }
        Err(StoreError::Missing { .. }) => (document.new_notebook(), None, Vec::new()),
        Err(error @ StoreError::NewerFormat { .. }) => {
            let (nothing, locked, problems) = locked_by(&path, &document, &error);
            let notebook = store::load_newer(&path).ok();
            let notebook = notebook.filter(|notebook| document.is_of(notebook));
            (notebook.unwrap_or(nothing), locked, problems)
        }
        Err(error) => locked_by(&path, &document, &error),
    };
    let mut book = Book::new(document, notebook, path);
    book.locked = locked;
    arrived(folders, book, problems)
}

/// A file that cannot be used is not written to either: what it holds is not known.
fn locked_by(
    path: &Path,
    document: &Document,
    error: &StoreError,
) -> (Notebook, Option<String>, Vec<Problem>) {
    let why = wording::store_error(error);
    let elsewhere = (
        t!("offer.save-elsewhere").into(),
        Action::SaveNotebookAsDialog,
    );
    let restore = error.backup().map(|backup| restore_offer(path, backup));
    let problem = Problem {
        text: why.clone(),
        offers: restore.into_iter().chain([elsewhere]).collect(),
    };
    (document.new_notebook(), Some(why), vec![problem])
}

fn arrived(folders: &Folders, book: Book, problems: Vec<Problem>) -> Arrival {
    let workbook = &book.workbook;
    Arrival {
        index: Index::of(&workbook.plan, &workbook.register),
        drafts: load_drafts(folders, &book.fingerprint),
        seen: load_seen(folders, &book.fingerprint),
        problems,
        book,
    }
}

impl App {
    /// Puts a book on the desk, in the place of the one there.
    pub(super) fn arrived(&mut self, arrival: Arrival) {
        let Arrival {
            book,
            index,
            drafts,
            seen,
            problems,
        } = arrival;
        self.saver = Saver::of(&book);
        let drafts = by_measure(&book.workbook.plan, drafts);
        self.drafts = DraftKeeper::of(drafts.clone());
        self.view = View {
            drafts,
            export_private: self.view.export_private,
            side: self.view.side,
            ..View::default()
        };
        self.viewpoint.as_of = None;
        self.computed = Computed::of(index);
        self.book = book;
        self.import = None;
        self.refresh();
        self.news = self.news_of(seen.as_ref());
        if seen.is_none() {
            // What is there from the beginning is no news.
            self.remember_seen();
        }
        for problem in problems {
            self.notices.problem(problem);
        }
    }

    /// Opens a document or a notebook, once what is on the desk is saved.
    pub(super) fn open_path(&mut self, path: PathBuf) {
        let folders = self.surroundings.folders.clone();
        let settings = self.kept.settings.clone();
        self.background.run(move || {
            let result = arrival(&folders, &settings, &path);
            Box::new(move |app| match result {
                Ok(arrival) => app.arriving = Some(Box::new(arrival)),
                Err(problem) => {
                    app.notices.problem(problem);
                }
            })
        });
    }

    /// Puts a book that has come on the desk, once the one there is saved.
    pub(super) fn tend_arrival(&mut self) {
        let Some(arrival) = self.arriving.take() else {
            return;
        };
        if self.saver.is_done(&self.book) {
            self.keep_drafts_now();
            self.remember_seen();
            self.arrived(*arrival);
        } else if self.saver.has_failed() {
            let text = t!("open.unsaved", path = arrival.book.path.display());
            self.notices.problem(text.into_owned());
        } else {
            self.arriving = Some(arrival);
        }
    }

    /// The notebook on the desk as its file now is.
    pub(super) fn open_again(&mut self) {
        let workbook = &self.book.workbook;
        let document = Document {
            text: workbook.source.clone(),
            plan: workbook.plan.clone(),
            register: workbook.register.clone(),
            fingerprint: self.book.fingerprint.clone(),
        };
        let (folders, path) = (self.surroundings.folders.clone(), self.book.path.clone());
        self.background.run(move || {
            let arrival = Box::new(at(&folders, path, document));
            Box::new(move |app| app.arriving = Some(arrival))
        });
    }

    /// A file dropped on the window: a notebook of this plan is taken in, anything else is opened.
    pub(super) fn take_dropped_files(&mut self, ctx: &Context) {
        let dropped = ctx.input(|input| input.raw.dropped_files.clone());
        for path in dropped.into_iter().map(|file| file.path().to_owned()) {
            self.look_into(path);
        }
    }

    pub(super) fn look_into(&mut self, path: PathBuf) {
        let ours = self.book.workbook.notebook().plan.clone();
        let is_own = path == self.book.path;
        self.background.run(move || {
            let theirs = store::load_colleague(&path).ok().filter(|_| !is_own);
            let is_ours = theirs.is_some_and(|theirs| theirs.same_plan(&Notebook::new(ours)));
            Box::new(move |app| match is_ours {
                true => app.take_in(path),
                false => app.open_path(path),
            })
        });
    }

    /// Moves the notebook to another file, and goes on working there.
    pub(super) fn save_notebook_as(&mut self, mut path: PathBuf) {
        if path.extension().is_none() && !path.is_dir() {
            path.set_extension("ron");
        }
        let notebook = self.book.workbook.notebook().clone();
        let (writer, author) = (self.writer.clone(), self.preferences.author.clone());
        let saver = Saver::of(&self.book);
        self.background.run(move || {
            let (result, troubles) = super::saving::save(&writer, &author, &path, &notebook);
            Box::new(move |app| {
                for trouble in troubles {
                    app.notices.problem(wording::store_error(&trouble));
                }
                match result {
                    Ok(union) => app.moved(path, saver, &union),
                    Err(error) => {
                        app.notices.problem(wording::store_error(&error));
                    }
                }
            })
        });
    }

    fn moved(&mut self, path: PathBuf, saver: Saver, union: &Notebook) {
        let fingerprint = self.book.fingerprint.clone();
        let chosen = path.to_string_lossy().into_owned();
        self.kept.settings.notebooks.insert(fingerprint, chosen);
        let text = t!("saving.moved", path = path.display()).into_owned();
        self.book.path = path;
        self.book.locked = None;
        self.dismiss_failure();
        self.saver = saver;
        self.absorb_saved(union);
        self.notices.good_news(text);
    }

    /// Reads the document anew, with dates in another year; `None`: as found.
    pub(super) fn set_year(&mut self, year: Option<i32>) {
        let fingerprint = self.book.fingerprint.clone();
        match year {
            Some(year) => self.kept.settings.years.insert(fingerprint.clone(), year),
            None => self.kept.settings.years.remove(&fingerprint),
        };
        let text = self.book.workbook.source.clone();
        self.background.run(move || {
            let document = Document::of(text, year);
            let index = Index::of(&document.plan, &document.register);
            Box::new(move |app| {
                if app.book.fingerprint == fingerprint {
                    app.book.workbook.plan = document.plan;
                    app.book.workbook.register = document.register;
                    app.computed = Computed::of(index);
                }
            })
        });
    }
}
