//! Where answers go: standard output, or a file that is written whole or not at all.

use std::io::{self, Write};
use std::path::Path;

use super::error::CliError;
use crate::notebook::Notebook;
use crate::store::{self, FormatError, StoreError};

/// What a spreadsheet needs to see that a file is UTF-8.
const MARK: &str = "\u{feff}";

/// Prints an answer.
pub(super) fn print(text: &str) -> Result<(), CliError> {
    let mut out = io::stdout().lock();
    let printed = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    printed.map_err(CliError::Printing)
}

/// Says a sentence beside the answer: what went wrong, or what may be wrong. Where nobody listens there is nothing to do.
pub(super) fn say(sentence: &str) {
    let _ = writeln!(io::stderr().lock(), "{sentence}");
}

/// Prints, or writes to the file that was named.
pub(super) fn deliver(out: Option<&Path>, text: &str) -> Result<(), CliError> {
    match out {
        None => print(text),
        Some(path) => write(path, text.as_bytes()),
    }
}

/// The same for CSV: only a file gets a byte order mark.
pub(super) fn deliver_csv(out: Option<&Path>, text: &str) -> Result<(), CliError> {
    match out {
        None => print(text),
        Some(path) => write(path, format!("{MARK}{text}").as_bytes()),
    }
}

/// Writes a file that is no notebook; never in the place of one.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), CliError> {
    if path.is_file() {
        match store::load_notebook(path) {
            Ok(_) => {
                let path = path.to_owned();
                return Err(CliError::NotebookThere { path });
            }
            Err(error) if was_notebook(&error) => return Err(error.into()),
            Err(_) => {}
        }
    }
    Ok(store::write_export(path, bytes)?)
}

/// One that this version cannot read, but another could, or a person could mend.
fn was_notebook(error: &StoreError) -> bool {
    match error {
        StoreError::NewerFormat { .. } => true,
        StoreError::Damaged { source, .. } => !matches!(source, FormatError::NotANotebook),
        _ => false,
    }
}

/// Writes a notebook. One that is there is replaced only where all its entries are among the `known` ones: an export or a
/// union made again.
pub(super) fn write_notebook(
    path: &Path,
    notebook: &Notebook,
    known: &Notebook,
) -> Result<(), CliError> {
    if path.is_file() {
        match store::load_notebook(path) {
            Ok(there) => {
                let count = known.clone().merge(&there).new.len();
                if count > 0 {
                    let path = path.to_owned();
                    return Err(CliError::WouldLose { path, count });
                }
            }
            Err(StoreError::Empty { .. }) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let text = store::print_notebook(notebook);
    Ok(store::write_export(path, text.as_bytes())?)
}
