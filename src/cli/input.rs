//! What a command works on: a document and what a notebook says of it.

use std::path::Path;

use super::error::CliError;
use super::output::say;
use super::values;
use crate::document::{self, Document, OpenError, Opened};
use crate::intake::Caution;
use crate::notebook::{Notebook, PlanIdentity, Viewpoint};
use crate::store::{self, Folders, Opening, StoreError};
use crate::wording;

#[derive(Debug)]
pub(super) struct Input {
    pub document: Document,
    pub notebook: Notebook,
}

impl Input {
    /// With the notebook's corrections in the document's plan.
    pub fn corrected(self, folders: &Folders, viewpoint: &Viewpoint) -> Self {
        let register = document::known(folders);
        Self {
            document: self
                .document
                .corrected(&self.notebook, viewpoint, &register),
            notebook: self.notebook,
        }
    }
}

/// To look at: the document is `file`, else the one that `notes` carries, else the embedded one. A `file` that is a
/// notebook adds its entries.
pub(super) fn to_read(
    folders: &Folders,
    file: Option<&Path>,
    notes: Option<&Path>,
) -> Result<Input, CliError> {
    let named = file.map(|file| open_file(folders, file)).transpose()?;
    let plan = named.as_ref().map(|(document, _)| document.identity());
    let found = match notes {
        None => None,
        Some(path) => match open_notes(folders, path, plan.as_ref())? {
            // Nobody has written into the folder yet.
            None if path.is_dir() => None,
            None => {
                let path = path.to_owned();
                return Err(StoreError::Missing { path }.into());
            }
            Some(notebook) => Some((path, notebook)),
        },
    };
    let (document, carried) = match named {
        Some(named) => named,
        None => (document_of(folders, found.as_ref())?, None),
    };
    let mut input = join(document, found)?;
    if let Some(carried) = carried {
        input.notebook.merge(&carried);
    }
    Ok(input)
}

/// To write into: `notes` may not be there yet. The notebook carries its document unless that comes with the program, so
/// that it opens alone.
pub(super) fn to_write(
    folders: &Folders,
    plan: Option<&Path>,
    notes: &Path,
) -> Result<Input, CliError> {
    let named = plan.map(|plan| open_file(folders, plan)).transpose()?;
    let named = named.map(|(document, _)| document);
    let plan = named.as_ref().map(Document::identity);
    let found = open_notes(folders, notes, plan.as_ref())?.map(|notebook| (notes, notebook));
    let document = match named {
        Some(named) => named,
        None => document_of(folders, found.as_ref())?,
    };
    let mut input = join(document, found)?;
    if !input.document.is_embedded() {
        let text = &mut input.notebook.plan.text;
        text.get_or_insert_with(|| input.document.text.clone());
    }
    Ok(input)
}

/// The index of a measure, and of its milestone where one is named.
pub(super) fn find(document: &Document, typed: &str) -> Result<(usize, Option<usize>), CliError> {
    let (id, milestone) = values::id(typed);
    let plan = &document.plan;
    let Some(measure) = plan.find(&id) else {
        let plan = plan.title.clone();
        return Err(CliError::UnknownMeasure { id, plan });
    };
    let Some(number) = milestone else {
        return Ok((measure, None));
    };
    let count = plan.measures[measure].milestones.len();
    if !(1..=count).contains(&number) {
        return Err(CliError::UnknownMilestone { id, number, count });
    }
    Ok((measure, Some(number - 1)))
}

/// `None` where there is none yet. `plan`: of which, where that is known.
fn open_notes(
    folders: &Folders,
    path: &Path,
    plan: Option<&PlanIdentity>,
) -> Result<Option<Notebook>, CliError> {
    let opened = match plan {
        Some(plan) => store::open_notebook_of(plan, folders, path),
        None => store::open_notebook(folders, path),
    };
    match opened {
        Ok(opening) => Ok(Some(with_warnings(opening))),
        Err(StoreError::Missing { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn open_file(folders: &Folders, file: &Path) -> Result<(Document, Option<Notebook>), CliError> {
    let opened = document::open(folders, file, None).map_err(|error| match error {
        // There, but a folder in which nobody has written.
        OpenError::Store(StoreError::Missing { path }) if path.is_dir() => {
            OpenError::Store(StoreError::IsFolder { path })
        }
        error => error,
    });
    Ok(match opened? {
        Opened::Document { document, cautions } => {
            warn(file, &cautions);
            (document, None)
        }
        Opened::Notebook { document, opening } => (document, Some(with_warnings(opening))),
    })
}

fn document_of(folders: &Folders, found: Option<&(&Path, Notebook)>) -> Result<Document, CliError> {
    let register = document::known(folders);
    Ok(match found {
        None => Document::embedded(None, &register),
        Some((path, notebook)) => document::document_of(notebook, path, None, &register)?,
    })
}

fn join(document: Document, found: Option<(&Path, Notebook)>) -> Result<Input, CliError> {
    let mut notebook = Notebook::new(document.identity());
    if let Some((path, found)) = found {
        if !document.is_of(&found) {
            return Err(CliError::Store(StoreError::OtherPlan {
                path: path.to_owned(),
                theirs: found.plan.title,
                ours: document.plan.title.clone(),
            }));
        }
        notebook.merge(&found);
    }
    Ok(Input { document, notebook })
}

/// What of a document is not in its text is said.
pub(super) fn warn(path: &Path, cautions: &[Caution]) {
    for caution in cautions {
        say(&wording::caution(path, caution));
    }
}

/// What could not be read in a folder is said; the rest is there.
pub(super) fn with_warnings(opening: Opening) -> Notebook {
    for error in &opening.skipped {
        say(&wording::store_error(error));
    }
    opening.notebook
}
