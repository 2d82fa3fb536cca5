//! The program's own small files (settings, drafts, what was seen): RON, atomically written; a broken one is put aside.

use std::path::{Path, PathBuf};

use chrono::Local;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::disk::{Disk, folder_of};
use super::{StoreError, atomic};

/// In the name of what was put aside, before the time.
const ASIDE: &str = ".damaged-";
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

/// `settings.ron.damaged-20261124-161300`, and with one more number where that is there: nothing kept is replaced.
pub(super) fn name_aside(disk: &dyn Disk, path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(ASIDE);
    name.push(Local::now().format("%Y%m%d-%H%M%S").to_string());
    let there = disk.entries(&folder_of(path)).unwrap_or_default();
    let first = path.with_file_name(&name);
    let further = (2..).map(|number| {
        let mut name = name.clone();
        name.push(format!("-{number}"));
        path.with_file_name(name)
    });
    let mut names = std::iter::once(first.clone()).chain(further);
    names.find(|name| !there.contains(name)).unwrap_or(first)
}

/// Whether a file is what was put aside of the file at `path`.
pub(super) fn is_aside(file: &Path, path: &Path) -> bool {
    let name = |path: &Path| {
        path.file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned()
    };
    let of = name(path);
    let rest = name(file).strip_prefix(&of).map(ToOwned::to_owned);
    rest.is_some_and(|rest| rest.starts_with(ASIDE))
}

fn set_aside(disk: &dyn Disk, path: &Path) -> StoreError {
    let aside = name_aside(disk, path);
    match disk.rename(path, &aside) {
        Ok(()) => StoreError::SetAside {
            path: path.to_owned(),
            aside,
        },
        Err(error) => StoreError::writing(path, error),
    }
}
