//! Text being typed: on the disk before it is an entry, in the user's own folder only.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::disk::{Disk, SystemDisk};
use super::{Folders, StoreError, own_file};

/// By id of the measure (`1.1`): what stands in its note field.
pub type Drafts = BTreeMap<String, String>;

/// What was being typed about a plan, and what went wrong: a file that cannot be read is put aside.
pub fn load_drafts(folders: &Folders, fingerprint: &str) -> (Drafts, Option<StoreError>) {
    let (drafts, error) = own_file::load(&SystemDisk, &path(folders, fingerprint));
    (drafts.unwrap_or_default(), error)
}

/// Replaces what was kept before; nothing is kept of none.
///
/// # Errors
/// The file cannot be written; the old one is untouched.
pub fn save_drafts(
    folders: &Folders,
    fingerprint: &str,
    drafts: &Drafts,
) -> Result<(), StoreError> {
    let path = path(folders, fingerprint);
    if !drafts.is_empty() {
        return own_file::save(&SystemDisk, &path, drafts);
    }
    match SystemDisk.remove(&path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(StoreError::writing(&path, error))
        }
        _ => Ok(()),
    }
}

fn path(folders: &Folders, fingerprint: &str) -> PathBuf {
    folders.about_plan("drafts", fingerprint)
}
