//! From a path, or a plan's usual place, to a book with all that costs time to make. Nothing here needs the window.

use std::path::{Path, PathBuf};

use rust_i18n::t;

use super::book::Book;
use super::computed::Computed;
use super::notices::Problem;
use crate::document::{self, Document, OpenError, Opened};
use crate::notebook::{Notebook, Viewpoint, Workbook};
use crate::plan::Rulings;
use crate::query::{Filter, Index, Order};
use crate::store::{self, Draft, Folders, Seen, Settings, StoreError, load_drafts, load_seen};
use crate::ui::{Action, PathPurpose, RecoveryStep, Worker};
use crate::wording;

/// What a book is opened under.
#[derive(Clone)]
pub(super) struct Circumstances {
    pub folders: Folders,
    pub settings: Settings,
    /// From where it will be looked at first, and in which order.
    pub viewpoint: Viewpoint,
    pub order: Order,
}

/// A book as it comes from the disk, with all that costs time to make.
pub(super) struct Arrival {
    pub book: Book,
    /// As it will be shown first.
    pub computed: Computed,
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
pub(super) fn embedded(under: &Circumstances) -> Arrival {
    let register = document::known(&under.folders);
    let document = Document::embedded(None, &register);
    let document = match under.settings.years.get(&document.fingerprint) {
        Some(&year) => Document::embedded(Some(year), &register),
        None => document,
    };
    with_its_notebook(under, document)
}

/// What the program opens at its start: the file it was given; where that cannot be, what it comes with.
pub(super) fn first_arrival(under: &Circumstances, path: &Path) -> (Arrival, Vec<Problem>) {
    match arrival(under, path, &mut |_| true) {
        Ok(arrival) => (arrival, Vec::new()),
        Err(problem) => (embedded(under), vec![problem]),
    }
}

/// A document with the notebook that belongs to it, or a notebook with its document. `go_on`: as of `intake::decode_with`.
pub(super) fn arrival(
    under: &Circumstances,
    path: &Path,
    go_on: &mut dyn FnMut(f32) -> bool,
) -> Result<Arrival, Problem> {
    let mut arrival = opened(under, path, go_on)?;
    arrival.book.origin = Some(path.to_owned());
    Ok(arrival)
}

fn opened(
    under: &Circumstances,
    path: &Path,
    go_on: &mut dyn FnMut(f32) -> bool,
) -> Result<Arrival, Problem> {
    match document::open_with(&under.folders, path, None, go_on) {
        Ok(Opened::Document { document, cautions }) => {
            let document = in_its_year(under, document);
            let mut arrival = with_its_notebook(under, document);
            let cautions = cautions.iter().map(|it| wording::caution(path, it));
            arrival.problems.extend(cautions.map(Problem::from));
            Ok(arrival)
        }
        Ok(Opened::Notebook { document, opening }) => {
            let document = in_its_year(under, document);
            let skipped = opening.skipped.iter().map(wording::store_error);
            let problems = skipped.map(Problem::from).collect();
            let book = Book::new(document, opening.notebook, path.to_owned());
            Ok(arrived(under, book, problems))
        }
        Err(OpenError::Store(error @ StoreError::NewerFormat { .. })) => newer(under, path, &error),
        Err(error) => Err(refusal(&error)),
    }
}

/// A document that was pasted, with the notebook that belongs to it; `name`: what it is called where it cannot be read.
pub(super) fn pasted(under: &Circumstances, text: String, name: &Path) -> Result<Arrival, Problem> {
    let document = Document::pasted(text, name, &document::known(&under.folders))
        .map_err(|error| Problem::from(error.words()))?;
    let document = in_its_year(under, document);
    Ok(with_its_notebook(under, document))
}

/// A notebook of a newer format, to look at.
fn newer(under: &Circumstances, path: &Path, error: &StoreError) -> Result<Arrival, Problem> {
    let refused = |error: OpenError| Problem::from(error.words());
    let notebook = store::load_newer(path).map_err(|error| refused(error.into()))?;
    let document = document::document_of(&notebook, path, None, &document::known(&under.folders));
    let document = document.map_err(refused)?;
    let mut book = Book::new(document, notebook, path.to_owned());
    let why = wording::store_error(error);
    book.locked = Some(why.clone());
    Ok(arrived(under, book, vec![why.into()]))
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

fn in_its_year(under: &Circumstances, document: Document) -> Document {
    match under.settings.years.get(&document.fingerprint) {
        Some(&year) => {
            let rulings = Rulings::in_year(Some(year));
            Document::of(document.text, rulings, &document::known(&under.folders))
        }
        None => document,
    }
}

/// A document with the notebook in the place chosen for it, else in its usual one.
fn with_its_notebook(under: &Circumstances, document: Document) -> Arrival {
    let Some(chosen) = under.settings.notebooks.get(&document.fingerprint) else {
        let path = under
            .folders
            .notebook_of(&document.fingerprint, &document.plan.title);
        return at(under, path, document);
    };
    let path = PathBuf::from(chosen);
    match store::missing(&path) {
        Some(error) => not_there(under, path, document, &error),
        None => at(under, path, document),
    }
}

/// The place that was chosen for a notebook is not there: a stick pulled out, a share not connected. To begin anew there
/// in silence would look as if all were lost.
fn not_there(
    under: &Circumstances,
    path: PathBuf,
    document: Document,
    error: &StoreError,
) -> Arrival {
    let (notebook, locked, mut problems) = locked_by(&document, error);
    let backup = store::newest_backup(&under.folders, &path);
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
    arrived(under, book, problems)
}

/// A document with the notebook at a path, which may not be there yet.
pub(super) fn at(under: &Circumstances, path: PathBuf, document: Document) -> Arrival {
    let plan = document.identity();
    let (notebook, locked, problems) = match store::open_notebook_of(&plan, &under.folders, &path) {
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
    arrived(under, book, problems)
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

fn arrived(under: &Circumstances, mut book: Book, problems: Vec<Problem>) -> Arrival {
    let computed = first_computed(&mut book.workbook, under);
    Arrival {
        computed,
        drafts: load_drafts(&under.folders, &book.fingerprint),
        seen: load_seen(&under.folders, &book.fingerprint),
        problems,
        show: None,
        book,
    }
}

/// What is shown of a book that was not open before: all of it.
pub(super) fn first_computed(workbook: &mut Workbook, under: &Circumstances) -> Computed {
    let index = |workbook: &Workbook| {
        let vocabulary = wording::search_vocabulary();
        Index::of(&workbook.plan, &workbook.register, vocabulary)
    };
    let mut computed = Computed::of(index(workbook));
    let (viewpoint, filter) = (&under.viewpoint, Filter::default());
    let refresh = |computed: &mut Computed, workbook: &mut Workbook| {
        let rows = (&filter, under.order);
        computed.refresh(workbook, viewpoint, rows, Worker::Asker)
    };
    if refresh(&mut computed, workbook) {
        computed.put_index(index(workbook));
        let _already_corrected = refresh(&mut computed, workbook);
    }
    computed
}
