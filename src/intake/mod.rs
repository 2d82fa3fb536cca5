//! Bytes in, text out: every format that a plan comes in.
//!
//! [`format`] tells what the bytes are; then one module a format gives lines of text, tables by way of [`table`].
//! Hostile bytes cost an error: parts, sizes, nesting and lines are bounded, and so is what a table may grow to.

mod encoding;
mod error;
mod format;
mod html;
mod label;
mod markdown;
mod numeral;
mod office;
mod pdf;
mod steps;
mod table;

use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use format::Format;
use serde::{Deserialize, Serialize};
use steps::Steps;

use crate::plan::SourceText;

pub use error::{Foreign, IntakeError, Part};

/// How large a document may be, in bytes.
pub const LIMIT: u64 = 1 << 30;

/// What a file says, as text that can be read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decoded {
    /// UTF-8 without BOM, line ends kept: what spans point into.
    pub text: String,
    /// The format marks paragraphs: each `\n` ends one. In plain text and PDF a line end may be anywhere.
    pub paragraphs: bool,
    /// What a person should know of it, for the text does not show it.
    pub cautions: Vec<Caution>,
}

/// What of a file is not in its text, or perhaps not as it stands there; pages count from 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Caution {
    /// These pages are pictures: nothing of them was read.
    Pictures { pages: Vec<usize> },
    /// No lines stand between the cells of a table of tasks: it was read line by line, across its columns.
    OpenTables { pages: Vec<usize> },
    /// Rows or columns of a sheet are hidden: they were read like the others.
    HiddenCells,
}

impl From<Decoded> for SourceText {
    fn from(decoded: Decoded) -> Self {
        Self {
            text: decoded.text.into(),
            paragraphs: decoded.paragraphs,
        }
    }
}

/// Whether it is text that needs no decoding.
pub fn is_plain(bytes: &[u8]) -> bool {
    format::format(bytes) == Format::Text && std::str::from_utf8(bytes).is_ok()
}

/// The text of a document.
///
/// # Errors
/// There is none in it, or it is in a form that is not read; typed by cause.
pub fn decode<'b>(bytes: impl Into<Cow<'b, [u8]>>) -> Result<Decoded, IntakeError> {
    decode_with(bytes, &mut |_| true)
}

/// As [`decode`]; `go_on` is told the share done (0 to 1) between pages and parts, and answers whether to go on.
/// Bytes that are handed over (not lent) become the text without a copy where they are UTF-8.
///
/// # Errors
/// As [`decode`], and [`IntakeError::Cancelled`].
pub fn decode_with<'b>(
    bytes: impl Into<Cow<'b, [u8]>>,
    go_on: &mut dyn FnMut(f32) -> bool,
) -> Result<Decoded, IntakeError> {
    let bytes = bytes.into();
    let mut steps = Steps::new(go_on);
    // The parsers are of other hands. Should one trip over a file, the file is broken, and whoever asked goes on. A program
    // built without unwinding ends here; `document` has it done by a process of its own.
    let decoding = AssertUnwindSafe(|| by_format(bytes, &mut steps));
    let part = Part::Whole;
    let decoded = catch_unwind(decoding).unwrap_or(Err(IntakeError::Broken { part }))?;
    steps.step(1, 1)?;
    checked(decoded)
}

fn by_format(bytes: Cow<[u8]>, steps: &mut Steps) -> Result<Decoded, IntakeError> {
    steps.step(0, 1)?;
    match format::format(&bytes) {
        Format::Text => text(encoding::decode(bytes, steps)?),
        Format::Html => html::decode(&bytes, steps),
        Format::Pdf => pdf::decode(bytes.into_owned(), steps),
        Format::Zip => office::decode(&bytes, steps),
        Format::Locked => Err(IntakeError::Password),
        Format::Foreign(foreign) => Err(IntakeError::Foreign(foreign)),
    }
}

/// What was pasted, as a document.
///
/// # Errors
/// [`IntakeError::Empty`] and [`IntakeError::LongLine`].
pub fn decode_text(pasted: String) -> Result<Decoded, IntakeError> {
    checked(text(pasted)?)
}

fn text(text: String) -> Result<Decoded, IntakeError> {
    // UTF-16 shows that it is a web page only now.
    if format::is_html(text.as_bytes()) {
        return html::page(&text);
    }
    let text = table::with_drawn_read(markdown::plain(text), table::Words::embedded());
    Ok(Decoded {
        text,
        ..Decoded::default()
    })
}

/// Longest line, in bytes. No document has one; what looks for a line's end must find it.
const LONGEST_LINE: usize = 16 << 20;

fn checked(mut decoded: Decoded) -> Result<Decoded, IntakeError> {
    if decoded.text.trim().is_empty() {
        return Err(IntakeError::Empty);
    }
    if decoded.text.starts_with(MARK) {
        decoded.text.drain(..MARK.len_utf8());
    }
    let mut start = 0;
    let ends = memchr::memchr2_iter(b'\n', b'\r', decoded.text.as_bytes());
    for (line, end) in ends.chain([decoded.text.len()]).enumerate() {
        if end - start > LONGEST_LINE {
            return Err(IntakeError::LongLine {
                line: line + 1,
                megabytes: LONGEST_LINE >> 20,
            });
        }
        start = end + 1;
    }
    Ok(decoded)
}

const MARK: char = '\u{feff}';

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: Result<&str, IntakeError>) {
        let found = decode(bytes).map(|decoded| decoded.text);
        assert_eq!(found.as_deref(), expected.as_deref());
    }

    #[test]
    fn text_comes_without_its_mark_and_with_its_line_ends() {
        check("一、\r\n(一)甲。".as_bytes(), Ok("一、\r\n(一)甲。"));
        check("\u{feff}一、".as_bytes(), Ok("一、"));
    }

    #[test]
    fn what_holds_no_plan_is_said() {
        check(b"", Err(IntakeError::Empty));
        check(b" \r\n\t", Err(IntakeError::Empty));
        check(b"PX\x03\x04\0\0", Err(IntakeError::Binary));
        check(b"\x89PNG\0", Err(IntakeError::Foreign(Foreign::Image)));
    }

    #[test]
    fn a_line_without_end_is_refused() {
        let mut bytes = b"a\n".to_vec();
        bytes.resize(LONGEST_LINE + 3, b'b');
        let (line, megabytes) = (2, 16);
        check(&bytes, Err(IntakeError::LongLine { line, megabytes }));
    }

    #[test]
    fn what_was_pasted_is_a_document_too() {
        let pasted = |text: &str| decode_text(text.to_owned()).map(|decoded| decoded.text);
        assert_eq!(pasted("\u{feff}一、甲").as_deref(), Ok("一、甲"));
        assert_eq!(pasted(" \n"), Err(IntakeError::Empty));
    }
}
