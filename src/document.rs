//! What a person opens: a document, or a notebook with the document it is about. The one way from a path to a plan.

mod apart;
mod error;
#[cfg(test)]
mod tests;

use std::path::Path;
use std::sync::{Arc, LazyLock};

use crate::intake::Caution;
use crate::notebook::{Notebook, PlanIdentity, Review, Viewpoint, fingerprint};
use crate::plan::{Plan, Register, Rulings, SourceText};
use crate::store::{Folders, Opening, StoreError};
use crate::{intake, reading, store};

pub use apart::{ARGUMENT, decode_apart, decode_by, serve};
pub use error::OpenError;

/// The document that comes with the program.
const EMBEDDED: &str = include_str!("../seeds/liaocheng-2021.txt");

/// A document, read.
#[derive(Clone, Debug)]
pub struct Document {
    pub text: SourceText,
    pub plan: Arc<Plan>,
    /// What of the register holds for the plan's place.
    pub register: Arc<Register>,
    pub fingerprint: String,
    /// By which it was read.
    pub rulings: Rulings,
}

/// A file, opened.
#[derive(Debug)]
pub enum Opened {
    Document {
        document: Document,
        /// What of the file is not in its text.
        cautions: Vec<Caution>,
    },
    /// A notebook and its document: the one it carries, else the embedded one where it is about that.
    Notebook {
        document: Document,
        opening: Opening,
    },
}

/// Whether a document of this fingerprint is the one that comes with the program.
pub fn is_embedded(of: &str) -> bool {
    static EMBEDDED_FINGERPRINT: LazyLock<String> = LazyLock::new(|| fingerprint(EMBEDDED));
    of == *EMBEDDED_FINGERPRINT
}

impl Document {
    /// `register`: of all places.
    pub fn of(text: SourceText, rulings: Rulings, register: &Register) -> Self {
        let options = reading::Options {
            paragraphs: text.paragraphs,
            rulings,
        };
        let plan = reading::read(&text, register, &options);
        let register = register.scoped(plan.place.as_deref());
        Self {
            fingerprint: fingerprint(&text),
            text,
            plan: Arc::new(plan),
            register: Arc::new(register),
            rulings: options.rulings,
        }
    }

    /// What was pasted; `name`: what it is called where it cannot be read.
    ///
    /// # Errors
    /// [`OpenError::Intake`].
    pub fn pasted(text: String, name: &Path, register: &Register) -> Result<Self, OpenError> {
        let decoded = intake::decode_text(text).map_err(|cause| OpenError::intake(name, cause))?;
        Ok(Self::of(decoded.into(), Rulings::default(), register))
    }

    /// With the corrections that are to be seen from `viewpoint` in its plan, and read as they say. The year that it was
    /// asked to be read in stays.
    #[must_use]
    pub fn corrected(
        mut self,
        notebook: &Notebook,
        viewpoint: &Viewpoint,
        register: &Register,
    ) -> Self {
        let review = |plan: &Plan| {
            let doubts = Review::of_doubts(plan);
            let answered = doubts.answered(plan, notebook, viewpoint);
            answered.unwrap_or(doubts)
        };
        let mut reviewed = review(&self.plan);
        let mut rulings = reviewed.rulings();
        rulings.year = self.rulings.year.or(rulings.year);
        if rulings != self.rulings {
            self = Self::of(self.text, rulings, register);
            reviewed = review(&self.plan);
        }
        if reviewed.changes() {
            self.plan = Arc::new(reviewed.corrected(&self.plan));
        }
        self
    }

    /// The one that comes with the program.
    pub fn embedded(year: Option<i32>, register: &Register) -> Self {
        Self::of(EMBEDDED.into(), Rulings::in_year(year), register)
    }

    /// Whether it is the one that comes with the program.
    pub fn is_embedded(&self) -> bool {
        is_embedded(&self.fingerprint)
    }

    /// Whom a notebook about it names; without the text, which an export adds.
    pub fn identity(&self) -> PlanIdentity {
        PlanIdentity {
            title: self.plan.title.clone(),
            fingerprints: [self.fingerprint.clone()].into(),
            text: None,
        }
    }

    /// An empty notebook. It carries the text of a document that does not come with the program, so that it opens alone.
    pub fn new_notebook(&self) -> Notebook {
        let is_embedded = self.text == EMBEDDED.into();
        Notebook::new(PlanIdentity {
            text: (!is_embedded).then(|| self.text.clone()),
            ..self.identity()
        })
    }

    /// Whether a notebook is about this document; one that names no plan goes with any.
    pub fn is_of(&self, notebook: &Notebook) -> bool {
        let fingerprints = &notebook.plan.fingerprints;
        fingerprints.is_empty() || fingerprints.contains(&self.fingerprint)
    }
}

/// What is known of departments; where the user's own register cannot be read, what comes with the program. The faces say
/// so once, at their start.
pub fn known(folders: &Folders) -> Register {
    store::load_register(folders).unwrap_or_else(|_| store::embedded_register())
}

/// Opens a document, a notebook, or a folder of notebooks.
///
/// # Errors
/// What keeps it from being read, by cause; [`OpenError::NoText`] for a notebook whose document is nowhere.
pub fn open(folders: &Folders, path: &Path, year: Option<i32>) -> Result<Opened, OpenError> {
    open_with(folders, path, year, &mut |_| true)
}

/// As [`open`]; `go_on`: as of [`intake::decode_with`].
///
/// # Errors
/// As [`open`], and [`intake::IntakeError::Cancelled`].
pub fn open_with(
    folders: &Folders,
    path: &Path,
    year: Option<i32>,
    go_on: &mut dyn FnMut(f32) -> bool,
) -> Result<Opened, OpenError> {
    if path.is_dir() || is_notebook_name(path) {
        return open_notebook(folders, path, year);
    }
    let bytes = store::read_bytes(path, intake::LIMIT)?;
    if looks_like_notebook(&bytes) {
        return open_notebook(folders, path, year);
    }
    let decoded = apart::decode(bytes, go_on).map_err(|cause| OpenError::intake(path, cause))?;
    let cautions = decoded.cautions.clone();
    Ok(Opened::Document {
        document: Document::of(decoded.into(), Rulings::in_year(year), &known(folders)),
        cautions,
    })
}

fn open_notebook(folders: &Folders, path: &Path, year: Option<i32>) -> Result<Opened, OpenError> {
    let opening = store::open_notebook(folders, path)?;
    let document = document_of(&opening.notebook, path, year, &known(folders))?;
    Ok(Opened::Notebook { document, opening })
}

/// The document that a notebook is about: the one it carries, else the embedded one where it is about that.
///
/// # Errors
/// [`OpenError::NoText`]; `path` is where the notebook came from.
pub fn document_of(
    notebook: &Notebook,
    path: &Path,
    year: Option<i32>,
    register: &Register,
) -> Result<Document, OpenError> {
    if let Some(text) = &notebook.plan.text {
        return Ok(Document::of(text.clone(), Rulings::in_year(year), register));
    }
    let embedded = Document::embedded(year, register);
    if embedded.is_of(notebook) {
        return Ok(embedded);
    }
    Err(OpenError::NoText {
        path: path.to_owned(),
        title: notebook.plan.title.clone(),
    })
}

fn is_notebook_name(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default();
    extension.eq_ignore_ascii_case("ron")
}

/// A notebook under another name: sent by mail, or downloaded.
fn looks_like_notebook(bytes: &[u8]) -> bool {
    let start = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let start = start.trim_ascii_start();
    let rest = start.strip_prefix(b"(").unwrap_or_default();
    rest.trim_ascii_start().starts_with(b"format")
}

impl From<StoreError> for OpenError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}
