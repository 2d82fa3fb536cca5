//! Files for others: an export, a report, a picture. They never take the place of entries that are nowhere else.

use std::path::Path;

use super::disk::{Disk as _, SystemDisk};
use super::folders::Folders;
use super::journal::folder_of_journal;
use super::{FormatError, StoreError, atomic, load_notebook, print_notebook};
use crate::notebook::Notebook;

/// Writes a file that is no notebook, whole or not at all; never in the place of one.
///
/// # Errors
/// [`StoreError::NotebookThere`], also where a notebook is there that this version cannot read: the error says why. The
/// folder is missing or protected, the disk is full. What was there before is untouched.
pub fn write_export(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    if path.is_file() {
        match load_notebook(path) {
            Ok(_) => {
                let path = path.to_owned();
                return Err(StoreError::NotebookThere { path });
            }
            Err(error) if was_notebook(&error) => return Err(error),
            Err(_) => {}
        }
    }
    atomic::replace(&SystemDisk, path, bytes)
}

/// Writes a notebook, whole or not at all. One that is there is replaced only where all its entries are among the `known`
/// ones: an export or a union made again. One that was worked on here keeps all it has.
///
/// # Errors
/// [`StoreError::WouldLose`]; what is there is no notebook, or one that cannot be read; as [`write_export`].
pub fn write_notebook(
    folders: &Folders,
    path: &Path,
    notebook: &Notebook,
    known: &Notebook,
) -> Result<(), StoreError> {
    if path.is_file() {
        match load_notebook(path) {
            Ok(there) => {
                let is_worked_on = folder_of_journal(folders, &SystemDisk.resolve(path)).is_dir();
                let known = if is_worked_on { notebook } else { known };
                let count = known.clone().merge(&there).new.len();
                if count > 0 {
                    let path = path.to_owned();
                    return Err(StoreError::WouldLose { path, count });
                }
            }
            Err(StoreError::Empty { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    atomic::replace(&SystemDisk, path, print_notebook(notebook).as_bytes())
}

/// Whether two paths lead to one file that is there.
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().ok();
    real(one).is_some_and(|it| Some(it) == real(other))
}

/// One that this version cannot read, but another could, or a person could mend.
fn was_notebook(error: &StoreError) -> bool {
    match error {
        StoreError::NewerFormat { .. } => true,
        StoreError::Damaged { source, .. } => !matches!(source, FormatError::NotANotebook),
        _ => false,
    }
}
