//! From a path, or a plan's usual place, to a book with all that costs time to make. Nothing here needs the window.

use std::path::{Path, PathBuf};

use rust_i18n::t;

use super::Surroundings;
use super::book::Book;
use super::notices::Problem;
use crate::document::{self, Document, OpenError, Opened};
use crate::notebook::Notebook;
use crate::plan::Rulings;
use crate::query::Index;
use crate::store::{self, Draft, Folders, Seen, Settings, StoreError, load_drafts, load_seen};
use crate::ui::{Action, PathPurpose, RecoveryStep};
use crate::wording;

/// A book as it comes from the disk, with all that costs time to make.
pub(super) struct Arrival {
    pub book: Book,
    pub index: Index,
    /// What was being typed when the window closed.
    pub drafts: Vec<Draft>,
    /// What the user saw last time.
    pub seen: Option<Seen>,
    /// What is to be said about it.
    pub problems: Vec<Problem>,
    /// The measure to be shown first.
    pub show: Option<usize>,
}

/// The document that comes with the program, with its notebook.
pub(super) fn embedded(folders: &Folders, settings: &Settings) -> Arrival {
    let register = document::known(folders);
    let document = Document::embedded(None, &register);
    let document = match settings.years.get(&document.fingerprint) {
        Some(&year) => Document::embedded(Some(year), &register),
        None => document,
    };
    with_its_notebook(folders, settings, document)
}

/// What the program opens at its start: the file it was given; where that cannot be, what it comes with.
pub(super) fn first_arrival(
    surroundings: &Surroundings,
    settings: &Settings,
    path: &Path,
) -> (Arrival, Vec<Problem>) {
    match arrival(&surroundings.folders, settings, path, &mut |_| true) {
        Ok(arrival) => (arrival, Vec::new()),
        Err(problem) => (embedded(&surroundings.folders, settings), vec![problem]),
    }
}

/// A document with the notebook that belongs to it, or a notebook with its document. `go_on`: as of `intake::decode_with`.
pub(super) fn arrival(
    folders: &Folders,
    settings: &Settings,
    path: &Path,
    go_on: &mut dyn FnMut(f32) -> bool,
) -> Result<Arrival, Problem> {
    let mut arrival = opened(folders, settings, path, go_on)?;
    arrival.book.origin = Some(path.to_owned());
    Ok(arrival)
}

fn opened(
    folders: &Folders,
    settings: &Settings,
    path: &Path,
    go_on: &mut dyn FnMut(f32) -> bool,
) -> Result<Arrival, Problem> {
    match document::open_with(folders, path, None, go_on) {
        Ok(Opened::Document(document)) => {
            let document = in_its_year(folders, settings, document);
            Ok(with_its_notebook(folders, settings, document))
        }
        Ok(Opened::Notebook { document, opening }) => {
            let document = in_its_year(folders, settings, document);
            let skipped = opening.skipped.iter().map(wording::store_error);
            let problems = skipped.map(Problem::from).collect();
            let book = Book::new(document, opening.notebook, path.to_owned());
            Ok(arrived(folders, book, problems))
        }
        Err(OpenError::Store(error @ StoreError::NewerFormat { .. })) => {
            newer(folders, path, &error)
        }
        Err(error) => Err(refusal(&error)),
    }
}

/// A document that was pasted, with the notebook that belongs to it; `name`: what it is called where it cannot be read.
pub(super) fn pasted(
    folders: &Folders,
    settings: &Settings,
    text: String,
    name: &Path,
) -> Result<Arrival, Problem> {
    let document = Document::pasted(text, name, &document::known(folders))
        .map_err(|error| Problem::from(error.words()))?;
    let document = in_its_year(folders, settings, document);
    Ok(with_its_notebook(folders, settings, document))
}

/// A notebook of a newer format, to look at.
fn newer(folders: &Folders, path: &Path, error: &StoreError) -> Result<Arrival, Problem> {
    let refused = |error: OpenError| Problem::from(error.words());
    let notebook = store::load_newer(path).map_err(|error| refused(error.into()))?;
    let document = document::document_of(&notebook, path, None, &document::known(folders));
    let document = document.map_err(refused)?;
    let mut book = Book::new(document, notebook, path.to_owned());
    let why = wording::store_error(error);
    book.locked = Some(why.clone());
    Ok(arrived(folders, book, vec![why.into()]))
}

fn refusal(error: &OpenError) -> Problem {
    let offers = match error {
        OpenError::Store(error) => error
            .backup()
            .map(|backup| restore_offer(error.path(), backup)),
        _ => None,
    };
    Problem {
        text: error.words(),
        offers: offers.into_iter().collect(),
    }
}

pub(super) fn restore_offer(notebook: &Path, backup: &Path) -> (String, Action) {
    let (notebook, backup) = (notebook.to_owned(), backup.to_owned());
    let action = Action::RestoreBackup { notebook, backup };
    (t!("offer.restore").into(), action)
}

fn in_its_year(folders: &Folders, settings: &Settings, document: Document) -> Document {
    match settings.years.get(&document.fingerprint) {
        Some(&year) => {
            let rulings = Rulings::in_year(Some(year));
            Document::of(document.text, rulings, &document::known(folders))
        }
        None => document,
    }
}

/// A document with the notebook in the place chosen for it, else in its usual one.
fn with_its_notebook(folders: &Folders, settings: &Settings, document: Document) -> Arrival {
    let Some(chosen) = settings.notebooks.get(&document.fingerprint) else {
        let path = folders.notebook_of(&document.fingerprint, &document.plan.title);
        return at(folders, path, document);
    };
    let path = PathBuf::from(chosen);
    match store::missing(&path) {
        Some(error) => not_there(folders, path, document, &error),
        None => at(folders, path, document),
    }
}

/// The place that was chosen for a notebook is not there: a stick pulled out, a share not connected. To begin anew there
/// in silence would look as if all were lost.
fn not_there(folders: &Folders, path: PathBuf, document: Document, error: &StoreError) -> Arrival {
    let (notebook, locked, mut problems) = locked_by(&document, error);
    let backup = store::newest_backup(folders, &path);
    let restore = backup.map(|backup| restore_offer(&path, &backup));
    let anew = (
        t!("offer.begin-anew").into(),
        Action::SaveNotebookAs(path.clone()),
    );
    for problem in &mut problems {
        problem.offers.extend(restore.clone());
        problem.offers.push(anew.clone());
    }
    let mut book = Book::new(document, notebook, path);
    book.locked = locked;
    arrived(folders, book, problems)
}

/// A document with the notebook at a path, which may not be there yet.
pub(super) fn at(folders: &Folders, path: PathBuf, document: Document) -> Arrival {
    let plan = document.identity();
    let (notebook, locked, problems) = match store::open_notebook_of(&plan, folders, &path) {
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
            locked_by(&document, &error)
        }
        Err(StoreError::Missing { .. }) => (document.new_notebook(), None, Vec::new()),
        Err(error @ StoreError::NewerFormat { .. }) => {
            let (nothing, locked, problems) = locked_by(&document, &error);
            let notebook = store::load_newer(&path).ok();
            let notebook = notebook.filter(|notebook| document.is_of(notebook));
            (notebook.unwrap_or(nothing), locked, problems)
        }
        // In a folder one file that cannot be read keeps nobody from writing another.
        Err(error) if store::is_folder(&path) && error.path() != path => {
            let (nothing, _, problems) = locked_by(&document, &error);
            (nothing, None, problems)
        }
        Err(error) => locked_by(&document, &error),
    };
    let mut book = Book::new(document, notebook, path);
    book.locked = locked;
    arrived(folders, book, problems)
}

/// A file that cannot be used is not written to either: what it holds is not known.
fn locked_by(document: &Document, error: &StoreError) -> (Notebook, Option<String>, Vec<Problem>) {
    let why = wording::store_error(error);
    let elsewhere = (
        t!("offer.save-elsewhere").into(),
        Action::Ask(PathPurpose::SaveNotebookAs),
    );
    let copies = (
        t!("offer.recovery").into(),
        Action::Recovery(RecoveryStep::Open),
    );
    let restore = error.backup();
    let restore = restore.map(|backup| restore_offer(error.path(), backup));
    let problem = Problem {
        text: why.clone(),
        offers: restore.into_iter().chain([copies, elsewhere]).collect(),
    };
    (document.new_notebook(), Some(why), vec![problem])
}

fn arrived(folders: &Folders, book: Book, problems: Vec<Problem>) -> Arrival {
    let workbook = &book.workbook;
    Arrival {
        index: Index::of(
            &workbook.plan,
            &workbook.register,
            wording::search_vocabulary(),
        ),
        drafts: load_drafts(folders, &book.fingerprint),
        seen: load_seen(folders, &book.fingerprint),
        problems,
        show: None,
        book,
    }
}
