//! Where answers go: standard output, or a file that is written whole or not at all.

use std::io::{self, Write};
use std::path::Path;

use super::error::CliError;
use crate::store::write_export;

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
        Some(path) => Ok(write_export(path, text.as_bytes())?),
    }
}

/// The same for CSV: only a file gets a byte order mark.
pub(super) fn deliver_csv(out: Option<&Path>, text: &str) -> Result<(), CliError> {
    match out {
        None => print(text),
        Some(path) => Ok(write_export(path, format!("{MARK}{text}").as_bytes())?),
    }
}
