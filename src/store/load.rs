//! Notebook files, read.

use std::path::Path;

use super::disk::{Disk, SystemDisk};
use super::format::{FormatError, parse_newer, parse_notebook};
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
    let bytes = disk
        .read(path, u64::MAX)
        .map_err(|error| StoreError::reading(path, error, u64::MAX))?;
    match parse(path, &bytes) {
        Err(error @ StoreError::NewerFormat { .. }) => {
            parse_newer(text_of(path, &bytes)?).ok_or(error)
        }
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
        return Ok(folder::read(disk, path, None, limit)?.union()?.notebook);
    }
    load_file(disk, path, limit)
}

pub(super) fn load_file(disk: &dyn Disk, path: &Path, limit: u64) -> Result<Notebook, StoreError> {
    let bytes = disk
        .read(path, limit)
        .map_err(|error| StoreError::reading(path, error, limit))?;
    parse(path, &bytes)
}

/// The notebook in a file's bytes, or what is wrong with them.
pub(super) fn parse(path: &Path, bytes: &[u8]) -> Result<Notebook, StoreError> {
    let text = text_of(path, bytes)?;
    parse_notebook(text).map_err(|error| match error {
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

fn text_of<'a>(path: &Path, bytes: &'a [u8]) -> Result<&'a str, StoreError> {
    let (path, backup) = (path.to_owned(), None);
    if bytes.contains(&0) {
        return Err(match bytes.iter().all(|byte| *byte == 0) {
            // What a power cut leaves of a file that another program wrote.
            true => StoreError::Empty { path, backup },
            false => StoreError::Binary { path, backup },
        });
    }
    let text = std::str::from_utf8(bytes).map_err(|error| StoreError::NotUtf8 {
        path: path.clone(),
        offset: error.valid_up_to(),
        backup: None,
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(StoreError::Empty { path, backup });
    }
    Ok(text)
}
