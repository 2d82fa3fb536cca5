use std::cell::Cell;
use std::io::{BufRead, BufReader, Cursor, Read, Write};

use memchr::memmem::Finder;
use zip::ZipArchive;

use crate::intake::steps::Steps;
use crate::intake::{IntakeError, Part};

use super::xml::{Tag, Visitor, walk};

/// Parts that an archive may have.
const MOST_PARTS: usize = 20_000;
/// Bytes that it may unpack to in all.
const MOST_BYTES: u64 = 2 << 30;
/// What unpacks to less is let pass, however well it was packed.
const FREE_BYTES: u64 = 64 << 20;
/// How many times its packed size a part may unpack to. Text does not get near.
const MOST_RATIO: u64 = 250;

/// The parts of a file, unpacked within bounds: a bomb costs an error.
pub struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    left: Cell<u64>,
    /// A bound was passed while reading.
    over: Cell<bool>,
}

impl<'b> Archive<'b> {
    pub fn open(bytes: &'b [u8]) -> Result<Self, IntakeError> {
        let zip = ZipArchive::new(Cursor::new(bytes));
        let zip = zip.map_err(|_cause| IntakeError::Broken { part: Part::Whole })?;
        if zip.len() > MOST_PARTS {
            return Err(IntakeError::TooLarge);
        }
        Ok(Self {
            zip,
            left: Cell::new(MOST_BYTES),
            over: Cell::new(false),
        })
    }

    pub fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// The part that holds the document, as the package says, else where it usually is.
    pub fn main_part(&mut self) -> Option<String> {
        let mut relations = Relations::default();
        let _missing_or_broken = self.read("_rels/.rels", Part::Whole, &mut relations, None);
        let named = relations.document.filter(|name| self.has(name));
        let usual = [
            "word/document.xml",
            "xl/workbook.xml",
            "ppt/presentation.xml",
        ];
        named.or_else(|| {
            usual
                .into_iter()
                .find(|name| self.has(name))
                .map(str::to_owned)
        })
    }

    /// Walks through a part; nothing where there is none.
    pub fn read(
        &mut self,
        name: &str,
        part: Part,
        visitor: &mut impl Visitor,
        steps: Option<&mut Steps>,
    ) -> Result<(), IntakeError> {
        let Some(index) = self.zip.index_for_name(name) else {
            return Ok(());
        };
        let (reader, size) = bounded(&mut self.zip, index, &self.left, &self.over)?;
        let read = walk(reader, size, part, visitor, steps);
        if self.over.get() {
            Err(IntakeError::TooLarge)
        } else {
            read
        }
    }

    /// Unpacks everything once, to see that it can be, for a reader that unpacks for itself; and whether `words` stand in
    /// a part of this folder.
    pub fn measure(
        &mut self,
        folder: &str,
        words: &[u8],
        steps: &mut Steps,
    ) -> Result<bool, IntakeError> {
        let mut found = false;
        for index in 0..self.zip.len() {
            steps.step(index, self.zip.len() * 2)?;
            let name = self.zip.name_for_index(index);
            let is_within =
                name.is_some_and(|name| name.is_ok_and(|name| name.starts_with(folder)));
            let (mut reader, _) = bounded(&mut self.zip, index, &self.left, &self.over)?;
            let mut watch = Watch::new(words);
            let read = std::io::copy(&mut reader, &mut watch);
            found |= is_within && watch.found;
            if self.over.get() {
                return Err(IntakeError::TooLarge);
            }
            read.map_err(|_cause| IntakeError::Broken { part: Part::Whole })?;
        }
        Ok(found)
    }
}

/// Looks for words in what is written to it, and keeps nothing else.
struct Watch<'w> {
    finder: Finder<'w>,
    /// The end of what came before, shorter than the words.
    tail: Vec<u8>,
    found: bool,
}

impl<'w> Watch<'w> {
    fn new(words: &'w [u8]) -> Self {
        Self {
            finder: Finder::new(words),
            tail: Vec::new(),
            found: false,
        }
    }
}

impl Write for Watch<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let most = self.finder.needle().len().saturating_sub(1);
        let over = bytes.get(..most).unwrap_or(bytes);
        self.found |= self.finder.find(&[&self.tail, over].concat()).is_some();
        self.found |= self.finder.find(bytes).is_some();
        self.tail.extend_from_slice(bytes);
        self.tail.drain(..self.tail.len().saturating_sub(most));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn bounded<'a, 'b>(
    zip: &'a mut ZipArchive<Cursor<&'b [u8]>>,
    index: usize,
    left: &'a Cell<u64>,
    over: &'a Cell<bool>,
) -> Result<(impl BufRead + use<'a, 'b>, u64), IntakeError> {
    let entry = zip.by_index_raw(index);
    let entry = entry.map_err(|_cause| IntakeError::Broken { part: Part::Whole })?;
    if entry.encrypted() {
        return Err(IntakeError::Password);
    }
    let packed = entry.compressed_size();
    drop(entry);
    let entry = zip.by_index(index);
    let entry = entry.map_err(|_cause| IntakeError::Broken { part: Part::Whole })?;
    let size = entry.size();
    let reader = Bounded {
        inner: entry,
        allowed: FREE_BYTES.max(packed.saturating_mul(MOST_RATIO)),
        left,
        over,
    };
    Ok((BufReader::new(reader), size))
}

/// Fails as soon as more comes out than may.
struct Bounded<'a, R> {
    inner: R,
    /// Of this part.
    allowed: u64,
    /// Of the whole archive.
    left: &'a Cell<u64>,
    over: &'a Cell<bool>,
}

impl<R: Read> Read for Bounded<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        let count = read as u64;
        match (
            self.allowed.checked_sub(count),
            self.left.get().checked_sub(count),
        ) {
            (Some(allowed), Some(left)) => {
                self.allowed = allowed;
                self.left.set(left);
                Ok(read)
            }
            _ => {
                self.over.set(true);
                Err(std::io::Error::other("unpacks to too much"))
            }
        }
    }
}

/// What a package says is its document.
#[derive(Default)]
struct Relations {
    document: Option<String>,
}

impl Visitor for Relations {
    fn open(&mut self, tag: &Tag) -> Result<(), IntakeError> {
        let is_document = tag
            .attribute("Type")
            .is_some_and(|it| it.ends_with("/officeDocument"));
        if tag.name == "Relationship" && is_document {
            let target = tag.attribute("Target");
            self.document = target.map(|target| target.trim_start_matches('/').to_owned());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_over_the_end_of_a_piece() {
        let found = |pieces: &[&str]| {
            let mut watch = Watch::new(b"hidden");
            for piece in pieces {
                watch.write_all(piece.as_bytes()).unwrap();
            }
            watch.found
        };
        assert!(!found(&["<row hid", "e", "n=1>"]));
        assert!(found(&["<row hid", "den=1>"]));
        assert!(found(&["<row h", "i", "d", "den=1>"]));
        assert!(found(&["a hidden b"]));
    }
}
