//! Opening, moving and reading anew what is on the desk.

use std::path::PathBuf;

use eframe::egui::Context;
use rust_i18n::t;

use super::App;
use super::arrival::{Arrival, at, first_computed};
use super::changes::ChangesKeeper;
use super::drafts::{DraftKeeper, in_their_fields};
use super::saving::Saver;
use super::shelf::Left;
use crate::document::{self, Document};
use crate::notebook::{Notebook, Question};
use crate::ui::{FileText, View};
use crate::wording;
use crate::{reading, store};

impl App {
    /// Puts a book on the desk, in the place of the one there.
    pub(super) fn arrived(&mut self, arrival: Arrival) {
        let Arrival {
            book,
            computed,
            drafts,
            seen,
            problems,
            show,
        } = arrival;
        let drafts = in_their_fields(&book.workbook.plan, drafts);
        self.drafts = DraftKeeper::of(drafts.clone());
        self.view = View {
            drafts,
            export_private: self.view.export_private,
            layout: self.view.layout.clone(),
            ..super::layout::view(&self.kept.settings.layout)
        };
        self.viewpoint.as_of = None;
        let computed = std::mem::replace(&mut self.computed, computed);
        let book = std::mem::replace(&mut self.book, book);
        let left = Left { book, computed };
        let (comes_back, left) = self.shelf.exchange(left, &self.book.fingerprint);
        self.background.let_go(left);
        if let Some(comes_back) = comes_back {
            self.come_back(comes_back);
        }
        self.remember_open_plans();
        self.saver = Saver::of(&self.book);
        self.import = None;
        self.share = None;
        self.last_opened = seen.as_ref().map(|seen| seen.since);
        self.changes = ChangesKeeper::default();
        self.recovering = None;
        self.news = None;
        if seen.is_none() {
            // What is there from the beginning is no news.
            self.remember_seen();
        }
        self.untold = Some(seen);
        self.refresh();
        if let Some(measure) = show {
            self.view.show_measure(measure, &self.computed.made().index);
        }
        for problem in problems {
            self.notices.problem(problem);
        }
    }

    /// Puts a book that has come on the desk, once the one there is saved.
    pub(super) fn tend_arrival(&mut self) {
        let Some(arrival) = self.arriving.take() else {
            return;
        };
        if self.is_all_saved() {
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
        let document = self.book.document();
        let (under, path) = (self.circumstances(), self.book.path.clone());
        let origin = self.book.origin.clone();
        self.background.run(move || {
            let mut arrival = Box::new(at(&under, path, document));
            arrival.book.origin = origin;
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
        if path.extension().is_none() && !store::is_folder(&path) {
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
                    Ok(others) => app.moved(path, saver, &others),
                    Err(error) => {
                        app.notices.problem(wording::store_error(&error));
                    }
                }
            })
        });
    }

    fn moved(&mut self, path: PathBuf, saver: Saver, others: &Notebook) {
        let fingerprint = self.book.fingerprint.clone();
        let chosen = path.to_string_lossy().into_owned();
        self.kept.settings.notebooks.insert(fingerprint, chosen);
        self.book.shared = store::is_folder(&path);
        let text = self.moved_words(&path);
        // Who came by the notebook comes by it in its new place.
        if self.book.origin.as_ref() == Some(&self.book.path) {
            self.book.origin = Some(path.clone());
        }
        self.book.path = path;
        self.book.locked = None;
        self.dismiss_failure();
        self.saver = saver;
        self.absorb_saved(others);
        self.notices.good_news(text);
    }

    /// Shows a file as text.
    pub(super) fn read_file(&mut self, path: Option<PathBuf>) {
        self.file_text = None;
        let Some(path) = path else { return };
        self.background.run(move || {
            let result = store::read_text(&path);
            Box::new(move |app| match result {
                Ok((text, is_cut)) => {
                    app.file_text = Some(FileText { path, text, is_cut });
                }
                Err(error) => {
                    app.notices.problem(wording::store_error(&error));
                }
            })
        });
    }

    /// Dates without a year are read in this one; `None`: as found, or as a correction says.
    pub(super) fn set_year(&mut self, year: Option<i32>) {
        let fingerprint = self.book.fingerprint.clone();
        match year {
            Some(year) => self.kept.settings.years.insert(fingerprint, year),
            None => self.kept.settings.years.remove(&fingerprint),
        };
    }

    /// Reads the document anew where it is to be read otherwise than it was.
    pub(super) fn tend_reading(&mut self) {
        let fingerprint = self.book.fingerprint.clone();
        let chosen = self.kept.settings.years.get(&fingerprint).copied();
        let mut rulings = self.book.workbook.review().rulings();
        rulings.year = chosen.or(rulings.year);
        if rulings == self.book.rulings {
            return;
        }
        self.book.rulings = rulings;
        self.read_again();
    }

    /// Which line of the document is meant takes reading it.
    pub(super) fn ask_of_line(&self, byte: usize) {
        let source = self.book.workbook.source.clone();
        let fingerprint = self.book.fingerprint.clone();
        self.background.ask(move || {
            let line = reading::line_at(&source, byte);
            Box::new(move |app| {
                if let Some(line) = line.filter(|_| app.book.fingerprint == fingerprint) {
                    let question = Question::of_line(line.words, line.nth, line.source);
                    app.view.cards.review.open_on(question);
                }
            })
        });
    }

    /// The document on the desk, with what is known of departments now.
    fn read_again(&mut self) {
        let rulings = self.book.rulings.clone();
        let fingerprint = self.book.fingerprint.clone();
        let text = self.book.workbook.source.clone();
        let under = self.circumstances();
        let mut workbook = self.book.workbook.clone();
        self.background.run(move || {
            let document = Document::of(text, rulings, &document::known(&under.folders));
            workbook.read_anew(document.plan, document.register);
            let computed = first_computed(&mut workbook, &under);
            Box::new(move |app| {
                if app.book.fingerprint == fingerprint && app.book.rulings == document.rulings {
                    // They are about the measures as they are counted now.
                    app.perform_held_at_once();
                    if !app.turns.is_over() {
                        app.read_again();
                        return;
                    }
                    app.book.workbook.take_reading(&workbook);
                    let before = std::mem::replace(&mut app.computed, computed);
                    app.background.let_go(before);
                }
            })
        });
    }

    /// Adds a department, and another way to write it, to what the user's register knows of the plan's place.
    pub(super) fn know(&mut self, name: &str, alias: Option<&str>) {
        let folders = self.surroundings.folders.clone();
        let place = self.book.workbook.plan_as_read().place.clone();
        match store::extend_register(&folders, place.as_deref(), name, alias) {
            Ok(path) => {
                let text = t!(
                    "register.known",
                    name = alias.unwrap_or(name),
                    path = path.display()
                );
                self.notices.good_news(text.into_owned());
                self.read_again();
            }
            Err(error) => {
                self.notices.problem(wording::store_error(&error));
            }
        }
    }
}
