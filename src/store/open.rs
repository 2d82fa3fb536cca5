use std::path::{Path, PathBuf};

use super::disk::{Disk, SystemDisk};
use super::folder::{self, is_same_plan};
use super::journal::Journal;
use super::load::load_file;
use super::{Folders, Opening, StoreError, backup};
use crate::notebook::{Notebook, PlanIdentity};

/// One's own notebook, for work: a file of any size, or a folder. What this device once acknowledged for it and what is
/// lost from the file is in it again (and on the disk with the next save).
///
/// # Errors
/// As [`load_notebook`](super::load_notebook); a file that cannot be read comes with its newest good backup.
pub fn open_notebook(folders: &Folders, path: &Path) -> Result<Opening, StoreError> {
    open_on(&SystemDisk, folders, path, None)
}

/// The same for one plan: of a folder, in which there may be notebooks of several, only its own.
///
/// # Errors
/// As [`open_notebook`].
pub fn open_notebook_of(
    plan: &PlanIdentity,
    folders: &Folders,
    path: &Path,
) -> Result<Opening, StoreError> {
    open_on(&SystemDisk, folders, path, Some(plan))
}

/// Whether the path means a folder of notebooks: it is one, or ends in a separator.
pub fn is_folder(path: &Path) -> bool {
    folder::is_folder(&SystemDisk, path)
}

pub(super) fn open_on(
    disk: &dyn Disk,
    folders: &Folders,
    path: &Path,
    plan: Option<&PlanIdentity>,
) -> Result<Opening, StoreError> {
    if folder::is_folder(disk, path) {
        return open_folder(disk, folders, path, plan);
    }
    let notebook =
        load_file(disk, path, u64::MAX).map_err(|error| offering_backup(disk, folders, error))?;
    let mut opening = Opening {
        notebook,
        skipped: Vec::new(),
    };
    put_back(disk, folders, path, &mut opening);
    Ok(opening)
}

fn open_folder(
    disk: &dyn Disk,
    folders: &Folders,
    path: &Path,
    plan: Option<&PlanIdentity>,
) -> Result<Opening, StoreError> {
    let mut reading = folder::read(disk, path, plan, u64::MAX, &Notebook::default())?;
    reading.skipped = std::mem::take(&mut reading.skipped)
        .into_iter()
        .map(|error| offering_backup(disk, folders, error))
        .collect();
    let files: Vec<_> = reading.files.iter().map(|(path, _)| path.clone()).collect();
    let mut opening = reading.union()?;
    for file in files {
        put_back(disk, folders, &file, &mut opening);
    }
    Ok(opening)
}

fn put_back(disk: &dyn Disk, folders: &Folders, path: &Path, opening: &mut Opening) {
    let journal = Journal::open(disk, folders, &disk.resolve(path), &opening.notebook);
    if is_same_plan(&opening.notebook.plan, &journal.entries().plan) {
        opening.notebook.merge(journal.entries());
    }
}

/// What to say of a place where a notebook is expected and nothing is.
pub fn missing(path: &Path) -> Option<StoreError> {
    let is_gone = path.try_exists().is_ok_and(|is_there| !is_there);
    let path = path.to_owned();
    is_gone.then(|| match is_folder(&path) {
        true => StoreError::FolderMissing { path },
        false => StoreError::Missing { path },
    })
}

/// The newest good backup of the notebook file at `path`, whether that is there or not.
pub fn newest_backup(folders: &Folders, path: &Path) -> Option<PathBuf> {
    backup::newest_good(&SystemDisk, folders, &SystemDisk.resolve(path))
}

/// The error with the newest good backup of its file, where a backup would help.
pub fn with_backup(folders: &Folders, error: StoreError) -> StoreError {
    offering_backup(&SystemDisk, folders, error)
}

pub(super) fn offering_backup(disk: &dyn Disk, folders: &Folders, error: StoreError) -> StoreError {
    if !error.is_damage() {
        return error;
    }
    let real = disk.resolve(error.path());
    let found = backup::newest_good(disk, folders, &real);
    error.with_backup(found)
}
