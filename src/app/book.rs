use std::path::PathBuf;
use std::sync::Arc;

use crate::document::Document;
use crate::notebook::{Notebook, PlanIdentity, Workbook};
use crate::plan::{Plan, Register, YearSource};
use crate::store;

/// What is open: a plan with its notebook, and where that lives.
pub(super) struct Book {
    pub workbook: Workbook,
    pub fingerprint: String,
    /// The year it was asked to be read in, if any.
    pub in_year: Option<i32>,
    pub path: PathBuf,
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
        } = document;
        let said = plan.year_source == YearSource::Override;
        Self {
            in_year: plan.year.filter(|_| said),
            workbook: Workbook::new(plan, text, register, notebook),
            fingerprint,
            shared: store::is_folder(&path),
            path,
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
        }
    }

    /// Stands where no book has arrived yet.
    pub fn nothing() -> Self {
        let notebook = Notebook::new(PlanIdentity::default());
        let (plan, register) = (Arc::new(Plan::default()), Arc::new(Register::default()));
        Self {
            workbook: Workbook::new(plan, "".into(), register, notebook),
            fingerprint: String::new(),
            in_year: None,
            path: PathBuf::new(),
            shared: false,
            locked: None,
        }
    }
}
