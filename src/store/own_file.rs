//! The program's own small files (settings, drafts, what was seen): RON, atomically written; a broken one is put aside.

use std::path::{Path, PathBuf};

use chrono::Local;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::disk::{Disk, folder_of};
use super::{StoreError, atomic};

/// Nothing of ours is larger.
const LIMIT: u64 = 256 * 1024 * 1024;

/// The value in a file; `None` where there is none or it cannot be read, and then why.
pub(super) fn load<T: DeserializeOwned>(
    disk: &dyn Disk,
    path: &Path,
) -> (Option<T>, Option<StoreError>) {
    let bytes = match disk.read(path, LIMIT) {
        Ok(bytes) => bytes,
        Err(error) => {
            return match StoreError::reading(path, error, LIMIT) {
                StoreError::Missing { .. } => (None, None),
                error => (None, Some(error)),
            };
        }
    };
    match ron::de::from_bytes(&bytes) {
        Ok(value) => (Some(value), None),
        Err(_) => (None, Some(set_aside(disk, path))),
    }
}

/// Writes a value, a field a line.
///
/// # Errors
/// The file cannot be written; the old one is untouched.
pub(super) fn save<T: Serialize>(
    disk: &dyn Disk,
    path: &Path,
    value: &T,
) -> Result<(), StoreError> {
    let style = ron::ser::PrettyConfig::new()
        .new_line("\n")
        .escape_strings(false);
    let text =
        ron::ser::to_string_pretty(value, style).map_err(|error| StoreError::Unwritable {
            path: path.to_owned(),
            source: std::io::Error::other(error),
        })?;
    disk.create_folders(&folder_of(path))
        .map_err(|error| StoreError::writing(path, error))?;
    atomic::replace(disk, path, format!("{text}\n").as_bytes())
}

/// `settings.ron.damaged-20261124-161300`
pub(super) fn name_aside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(Local::now().format(".damaged-%Y%m%d-%H%M%S").to_string());
    path.with_file_name(name)
}

fn set_aside(disk: &dyn Disk, path: &Path) -> StoreError {
    let aside = name_aside(path);
    match disk.rename(path, &aside) {
        Ok(()) => StoreError::SetAside {
            path: path.to_owned(),
            aside,
        },
        Err(error) => StoreError::writing(path, error),
    }
}
