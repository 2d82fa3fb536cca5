use encoding_rs::Encoding;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why a file gives no text; `wording::intake_error` says it to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum IntakeError {
    /// No bytes, or white space only.
    #[error("no text in it")]
    Empty,
    /// Neither text nor a format that is known.
    #[error("not a document")]
    Binary,
    /// A format that is known and not read.
    #[error("not read: {0:?}")]
    Foreign(Foreign),
    /// Text, but several encodings fit or none does.
    #[error("the encoding cannot be told")]
    UnknownEncoding,
    /// `line`: from 1, where the first byte stands that the encoding does not have.
    #[error("not {} in line {line}", encoding.name())]
    BadByte {
        encoding: &'static Encoding,
        line: usize,
    },
    #[error("locked by a password")]
    Password,
    /// A PDF whose pages are pictures.
    #[error("{pages} pages without text")]
    Scanned { pages: usize },
    /// A PDF whose letters do not say which characters they are. `page`: from 1, the first such.
    #[error("page {page}: letters without characters")]
    Unmapped { page: usize },
    /// Cut off or damaged; `part`: the page, sheet or part of the file, from 1, where known.
    #[error("broken: {part:?}")]
    Broken { part: Part },
    /// Unpacks to more than any document is, or has more parts or cells.
    #[error("unpacks to too much")]
    TooLarge,
    #[error("nested deeper than {depth}")]
    TooDeep { depth: usize },
    /// `line`: from 1.
    #[error("line {line} is longer than {megabytes} MB")]
    LongLine { line: usize, megabytes: usize },
    /// Whoever was told of the progress said to stop.
    #[error("cancelled")]
    Cancelled,
}

/// Formats that a person may well choose, and that are not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Foreign {
    /// `.doc`, `.wps`, and what else Office wrote before 2007.
    OldWord,
    /// `.xls`, `.et`.
    OldSheet,
    /// Slides, of any age.
    Slides,
    /// RTF, OpenDocument, a web page in one file, Word's XML: what an office program opens and saves anew.
    Office,
    /// The fixed-layout format of the national standard.
    Ofd,
    /// ZIP, RAR, 7z, gzip.
    Archive,
    Image,
}

/// Where a file is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    Whole,
    /// From 1.
    Page(usize),
    /// From 1.
    Sheet(usize),
    /// The text of a DOCX.
    Body,
    Numbering,
}
