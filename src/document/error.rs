use std::path::{Path, PathBuf};

use rust_i18n::t;
use thiserror::Error;

use crate::intake::IntakeError;
use crate::store::StoreError;
use crate::wording;

/// Why a file is not opened.
#[derive(Debug, Error)]
pub enum OpenError {
    #[error(transparent)]
    Store(StoreError),
    #[error("{source}: {}", path.display())]
    Intake { path: PathBuf, source: IntakeError },
    /// A notebook that does not carry its document, which is not the embedded one either.
    #[error("no document for the notebook of {title}: {}", path.display())]
    NoText { path: PathBuf, title: String },
}

impl OpenError {
    pub(super) fn intake(path: &Path, source: IntakeError) -> Self {
        let path = path.to_owned();
        Self::Intake { path, source }
    }

    /// What happened, where, and what to do.
    pub fn words(&self) -> String {
        match self {
            Self::Store(error) => wording::store_error(error),
            Self::Intake { path, source } => wording::intake_error(path, source),
            Self::NoText { path, title } => {
                t!("open-error.no-text", path = path.display(), title = title).into()
            }
        }
    }
}
