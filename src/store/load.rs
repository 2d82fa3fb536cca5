//! Notebook files, read.

use std::path::Path;

use super::disk::{Disk, SystemDisk};
use super::format::{FormatError, parse_knowing, parse_newer};
use super::{StoreError, folder};
use crate::notebook::Notebook;

/// How large a colleague's notebook may be, in bytes. One's own may have any size.
pub const COLLEAGUE_LIMIT: u64 = 100 * 1024 * 1024;

/// One's own notebook, of any size. A folder: the union of its `*.ron`; what cannot be read in it is left out
/// ([`open_notebook`](super::open_notebook) says what that is, and names backups).
///
/// # Errors
/// Whatever keeps the file from being read as a notebook, by cause. It is never changed.
pub fn load_notebook(path: &Path) -> Result<Notebook, StoreError> {
    load(&SystemDisk, path, u64::MAX)
}

/// A colleague's notebook, of at most [`COLLEAGUE_LIMIT`].
///
/// # Errors
/// As [`load_notebook`], and [`StoreError::TooLarge`].
pub fn load_colleague(path: &Path) -> Result<Notebook, StoreError> {
    load(&SystemDisk, path, COLLEAGUE_LIMIT)
}

/// What can be understood of a notebook in a newer format, to look at; it must not be written.
///
/// # Errors
/// As [`load_notebook`]; [`StoreError::NewerFormat`] where nothing in it is understood.
pub fn load_newer(path: &Path) -> Result<Notebook, StoreError> {
    let disk = SystemDisk;
    let text = read_text(&disk, path, u64::MAX)?;
    match parse(path, &text, &Notebook::default()) {
        Err(error @ StoreError::NewerFormat { .. }) => parse_newer(&text).ok_or(error),
        result => result,
    }
}

/// The bytes of any file, at most `limit` of them.
///
/// # Errors
/// As [`load_notebook`], for what concerns the file itself; [`StoreError::TooLarge`].
pub fn read_bytes(path: &Path, limit: u64) -> Result<Vec<u8>, StoreError> {
    let bytes = SystemDisk.read(path, limit);
    bytes.map_err(|error| StoreError::reading(path, error, limit))
}

fn load(disk: &dyn Disk, path: &Path, limit: u64) -> Result<Notebook, StoreError> {
    if disk.is_folder(path) {
        return Ok(folder::read(disk, path, None, limit, &Notebook::default())?
            .union()?
            .notebook);
    }
    load_file(disk, path, limit)
}

pub(super) fn load_file(disk: &dyn Disk, path: &Path, limit: u64) -> Result<Notebook, StoreError> {
    load_knowing(disk, path, limit, &Notebook::default())
}

/// The same, sharing the records that are `known`.
pub(super) fn load_knowing(
    disk: &dyn Disk,
    path: &Path,
    limit: u64,
    known: &Notebook,
) -> Result<Notebook, StoreError> {
    let text = read_text(disk, path, limit)?;
    parse(path, &text, known)
}

pub(super) fn read_text(disk: &dyn Disk, path: &Path, limit: u64) -> Result<String, StoreError> {
    let bytes = disk
        .read(path, limit)
        .map_err(|error| StoreError::reading(path, error, limit))?;
    text_of(path, bytes)
}

/// The notebook in a file's text, or what is wrong with it.
pub(super) fn parse(path: &Path, text: &str, known: &Notebook) -> Result<Notebook, StoreError> {
    parse_knowing(text, known).map_err(|error| match error {
        FormatError::NewerFormat { format } => StoreError::NewerFormat {
            path: path.to_owned(),
            format,
        },
        source => StoreError::Damaged {
            path: path.to_owned(),
            source,
            backup: None,
        },
    })
}

/// The text in a file's bytes, or why they are none.
pub(super) fn text_of(path: &Path, bytes: Vec<u8>) -> Result<String, StoreError> {
    let (path, backup) = (path.to_owned(), None);
    if memchr::memchr(0, &bytes).is_some() {
        return Err(match bytes.iter().all(|byte| *byte == 0) {
            // What a power cut leaves of a file that another program wrote.
            true => StoreError::Empty { path, backup },
            false => StoreError::Binary { path, backup },
        });
    }
    let text = String::from_utf8(bytes).map_err(|error| StoreError::NotUtf8 {
        path: path.clone(),
        offset: error.utf8_error().valid_up_to(),
        backup: None,
    })?;
    if text.trim_start_matches('\u{feff}').trim().is_empty() {
        return Err(StoreError::Empty { path, backup });
    }
    Ok(text)
}
