use std::path::PathBuf;
use std::sync::Arc;

use crate::document::Document;
use crate::notebook::{Notebook, PlanIdentity, Workbook};
use crate::plan::{Plan, Register, Rulings};
use crate::store;

/// What is open: a plan with its notebook, and where that lives.
pub(super) struct Book {
    pub workbook: Workbook,
    pub fingerprint: String,
    /// By which it was read.
    pub rulings: Rulings,
    pub path: PathBuf,
    /// The file that a person opened to come here: a document or a notebook. `None`: it came with the program, or was pasted.
    pub origin: Option<PathBuf>,
    /// That is a folder, which several people work in.
    pub shared: bool,
    /// Why nothing can be written into it: a sentence.
    pub locked: Option<String>,
}

impl Book {
    pub fn new(document: Document, notebook: Notebook, path: PathBuf) -> Self {
        let Document {
            text,
            plan,
            register,
            fingerprint,
            rulings,
        } = document;
        Self {
            rulings,
            workbook: Workbook::new(plan, text, register, notebook),
            fingerprint,
            shared: store::is_folder(&path),
            path,
            origin: None,
            locked: None,
        }
    }

    /// Its document, as it was read: without the notebook's corrections.
    pub fn document(&self) -> Document {
        let workbook = &self.workbook;
        Document {
            text: workbook.source.clone(),
            plan: workbook.plan_as_read().clone(),
            register: workbook.register.clone(),
            fingerprint: self.fingerprint.clone(),
            rulings: self.rulings.clone(),
        }
    }

    /// Stands where no book has arrived yet.
    pub fn nothing() -> Self {
        let notebook = Notebook::new(PlanIdentity::default());
        let (plan, register) = (Arc::new(Plan::default()), Arc::new(Register::default()));
        Self {
            workbook: Workbook::new(plan, "".into(), register, notebook),
            fingerprint: String::new(),
            rulings: Rulings::default(),
            path: PathBuf::new(),
            origin: None,
            shared: false,
            locked: None,
        }
    }
}
