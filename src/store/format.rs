//! A notebook file: RON text ↔ [`Notebook`].
//!
//! ```text
//! (format: 1,
//! plan: (title: "…", fingerprints: ["…"], text: "…"),
//! entries: [
//! (id: "…", clock: 1, …),
//! ],
//! )
//! ```
//!
//! The file is a function of the plan and the entries alone. Each entry's text is kept as it was read: what this version
//! does not understand passes through unchanged.

mod lines;
mod print;
mod rewrite;
#[cfg(test)]
mod tests;
mod twin;
mod written;

use std::sync::Arc;

use rayon::prelude::*;
use ron::error::{Error, SpannedError};
use ron::extensions::Extensions;
use ron::value::RawValue;
use serde::Deserialize;
use thiserror::Error as ThisError;

use crate::notebook::{Notebook, PlanIdentity, Record, id_of};
use crate::plan::SourceText;
pub use print::print_notebook;
pub(super) use print::{is_printed, print_more, without_more};
use rewrite::rewrite;
use twin::Said;

/// The format that this version reads and writes.
pub const FORMAT: u64 = 1;

/// Why a text is no notebook; the words are in `wording::format_error`.
#[derive(Clone, Debug, PartialEq, Eq, ThisError)]
pub enum FormatError {
    /// Nothing in it looks like a notebook.
    #[error("not a notebook")]
    NotANotebook,
    /// Written by a later version: may be looked at ([`parse_newer`]), never merged or written.
    #[error("format {format} is newer than {FORMAT}")]
    NewerFormat { format: u64 },
    /// Line and column count from 1, the column in characters.
    #[error("line {line}, column {column}: {fault}")]
    Syntax {
        line: usize,
        column: usize,
        fault: Fault,
    },
}

/// What is wrong at a place of a notebook's text.
#[derive(Clone, Debug, PartialEq, Eq, ThisError)]
pub enum Fault {
    /// The text ends too early: only a part of the file is there.
    #[error("the text ends too early")]
    Cut,
    /// A comma or a closing bracket is missing.
    #[error("a comma or a closing bracket is missing")]
    Separator,
    /// A quotation mark or an escape in a string is wrong.
    #[error("a string is wrong")]
    Quotes,
    /// Brackets inside brackets beyond all reason.
    #[error("nested too deep")]
    TooDeep,
    #[error("the field {0} is missing")]
    FieldMissing(String),
    #[error("the field {0} is there twice")]
    FieldTwice(String),
    /// Text after the notebook's end.
    #[error("text after the end")]
    Trailing,
    /// Anything else, in the words of the RON reader.
    #[error("{0}")]
    Other(String),
}

#[derive(Deserialize)]
struct FileTwin<'a> {
    format: u64,
    plan: PlanTwin,
    #[serde(borrow)]
    entries: Vec<&'a RawValue>,
}

/// The same of a later format, as far as it is still like ours.
#[derive(Deserialize)]
struct NewerTwin<'a> {
    #[serde(default)]
    plan: PlanTwin,
    #[serde(borrow, default)]
    entries: Vec<&'a RawValue>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct PlanTwin {
    title: String,
    fingerprints: Vec<String>,
    text: Option<String>,
    paragraphs: bool,
}

impl From<PlanTwin> for PlanIdentity {
    fn from(twin: PlanTwin) -> Self {
        Self {
            title: twin.title,
            fingerprints: twin.fingerprints.into_iter().collect(),
            text: twin.text.map(|text| SourceText {
                text: text.into(),
                paragraphs: twin.paragraphs,
            }),
        }
    }
}

/// Reads a notebook. An entry that is not understood, or was changed by hand, is no error: it is kept as it stands.
pub fn parse_notebook(text: &str) -> Result<Notebook, FormatError> {
    parse_knowing(text, &Notebook::default())
}

/// The same, sharing the records that are `known`: of a file that grew, only what is new is read.
pub(super) fn parse_knowing(text: &str, known: &Notebook) -> Result<Notebook, FormatError> {
    let text = without_mark(text);
    match lines::read(text, known) {
        Some((plan, records)) => Ok(Notebook::of_records(plan, records)),
        None => parse_any(text),
    }
}

/// However it is laid out.
fn parse_any(text: &str) -> Result<Notebook, FormatError> {
    if let Some(format) = written_format(text).filter(|&format| format != FORMAT) {
        return Err(FormatError::NewerFormat { format });
    }
    let file: FileTwin<'_> = options()
        .from_str(text)
        .map_err(|error| format_error(text, &error))?;
    if file.format != FORMAT {
        let format = file.format;
        return Err(FormatError::NewerFormat { format });
    }
    let records = file.entries.into_par_iter();
    let records = records.map(|raw| Arc::new(record(raw))).collect();
    Ok(Notebook::of_records(file.plan.into(), records))
}

/// Reads as much as can be understood of a notebook of a later format, to look at; `None` where nothing can.
pub fn parse_newer(text: &str) -> Option<Notebook> {
    let file: NewerTwin<'_> = options().from_str(without_mark(text)).ok()?;
    let records = file.entries.into_iter().map(|raw| {
        // How a later format makes ids is not known.
        let altered = false;
        Arc::new(Record {
            altered,
            ..record(raw)
        })
    });
    let records = records.collect();
    Some(Notebook::of_records(file.plan.into(), records))
}

fn record(raw: &RawValue) -> Record {
    let text = raw.get_ron().trim();
    record_of(text, twin::said(text), || raw.trim().get_ron())
}

/// `said`: what `text` says. `trimmed`: the text without comments around it.
fn record_of<'a>(text: &str, said: Said, trimmed: impl FnOnce() -> &'a str) -> Record {
    if id_of(text).is_some_and(|id| id == said.id) {
        return said.into_record(text, false);
    }
    // Laid out anew by a person or a program, or changed. Comments around it are not part of it.
    let text = trimmed();
    let canonical = rewrite(text);
    let is_genuine = id_of(&canonical).is_some_and(|id| id == said.id);
    match (said.is_of_this_format, is_genuine) {
        (true, true) => said.into_record(&canonical, false),
        (true, false) => said.into_record(text, true),
        // A later kind keeps its exact text; whether it fits can be told only where it is written as we write.
        (false, _) => said.into_record(text, !is_genuine && canonical == text),
    }
}

/// Optional fields stand in the file without `Some`.
fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// The format number that the text opens with, as every format's must.
fn written_format(text: &str) -> Option<u64> {
    let rest = text.trim_start().strip_prefix('(')?;
    let rest = rest.trim_start().strip_prefix("format")?;
    let rest = rest.trim_start().strip_prefix(':')?.trim_start();
    let end = rest.find(|c: char| !c.is_ascii_digit())?;
    rest[..end].parse().ok()
}

fn format_error(text: &str, error: &SpannedError) -> FormatError {
    let is_like_ours = text.contains("format") && text.contains("entries");
    if written_format(text).is_none() && !is_like_ours {
        return FormatError::NotANotebook;
    }
    FormatError::Syntax {
        line: error.span.end.line,
        column: error.span.end.col,
        fault: fault(&error.code),
    }
}

fn fault(error: &Error) -> Fault {
    match error {
        Error::Eof => Fault::Cut,
        Error::ExpectedComma
        | Error::ExpectedArrayEnd
        | Error::ExpectedStructLikeEnd
        | Error::ExpectedMapEnd => Fault::Separator,
        Error::ExpectedString
        | Error::ExpectedStringEnd
        | Error::InvalidEscape(_)
        | Error::UnclosedBlockComment => Fault::Quotes,
        Error::ExceededRecursionLimit => Fault::TooDeep,
        Error::MissingStructField { field, .. } => Fault::FieldMissing((*field).to_owned()),
        Error::DuplicateStructField { field, .. } => Fault::FieldTwice((*field).to_owned()),
        Error::TrailingCharacters => Fault::Trailing,
        other => Fault::Other(other.to_string()),
    }
}
