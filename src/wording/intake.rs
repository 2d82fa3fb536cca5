use std::path::Path;

use rust_i18n::t;

use crate::intake::IntakeError;

/// Why a document is not read, where, and what to do.
pub fn intake_error(path: &Path, error: &IntakeError) -> String {
    let path = path.display();
    match error {
        IntakeError::Empty => t!("intake.empty", path = path),
        IntakeError::Binary => t!("intake.binary", path = path),
        IntakeError::NotUtf8 { offset } => {
            t!("intake.not-utf8", path = path, byte = offset + 1)
        }
    }
    .into()
}
