use std::io;
use std::path::PathBuf;

use rust_i18n::t;
use thiserror::Error;

use crate::document::OpenError;
use crate::notebook::MarkError;
use crate::report::ReportError;
use crate::store::StoreError;
use crate::wording;

/// Why a command did not do what it was asked to.
#[derive(Debug, Error)]
pub(super) enum CliError {
    /// Not an error: help or version, asked for.
    #[error("{0}")]
    Answer(String),
    /// In words already.
    #[error("{0}")]
    Usage(String),
    #[error(transparent)]
    Open(OpenError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Report(#[from] ReportError),
    #[error(transparent)]
    Mark(#[from] MarkError),
    /// A notebook without its document, and none was named.
    #[error("no document for the notebook of {title}: {}", path.display())]
    NoDocument { path: PathBuf, title: String },
    #[error("no measure {id} in {plan}")]
    UnknownMeasure { id: String, plan: String },
    /// `number` counts from 1; the measure has `count`.
    #[error("no milestone {number} of {id}")]
    UnknownMilestone {
        id: String,
        number: usize,
        count: usize,
    },
    /// A window cannot open here; in words already.
    #[error("{0}")]
    NoWindow(String),
    #[error("cannot print: {0}")]
    Printing(io::Error),
}

impl CliError {
    /// What happened, where, and what to do.
    pub fn words(&self) -> String {
        match self {
            Self::Answer(words) | Self::Usage(words) | Self::NoWindow(words) => words.clone(),
            Self::Open(error) => error.words(),
            Self::Store(error) => wording::store_error(error),
            Self::Report(error) => error.words(),
            Self::Mark(error) => wording::mark_error(error),
            Self::NoDocument { path, title } => t!(
                "cli-error.no-document",
                path = path.display(),
                title = title
            )
            .into(),
            Self::UnknownMeasure { id, plan } => {
                t!("cli-error.unknown-measure", id = id, plan = plan).into()
            }
            Self::UnknownMilestone { id, number, count } => t!(
                "cli-error.unknown-milestone",
                id = id,
                number = number,
                count = count
            )
            .into(),
            Self::Printing(cause) => t!("cli-error.printing", cause = cause).into(),
        }
    }

    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Usage(_) => 2,
            _ => 1,
        }
    }
}

impl From<OpenError> for CliError {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::NoText { path, title } => Self::NoDocument { path, title },
            error => Self::Open(error),
        }
    }
}
