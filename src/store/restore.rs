use std::path::{Path, PathBuf};

use chrono::Local;

use super::disk::{Disk, SystemDisk, folder_of};
use super::folder::is_same_plan;
use super::journal::Journal;
use super::load::{load_file, parse, text_of};
use super::own_file::name_aside;
use super::{Folders, StoreError, atomic, backup, lock, print_notebook};
use crate::notebook::Notebook;

/// A notebook after a restore.
#[derive(Debug)]
pub struct Restored {
    /// What the file now holds: the backup, what this device acknowledged since, and what could be read of the file.
    pub notebook: Notebook,
    /// Where the damaged file is kept, beside the notebook.
    pub kept: Option<PathBuf>,
}

/// Puts a backup in the place of a notebook that cannot be read, or unites it with one that can; nothing is removed.
/// A window takes what came with it into its workbook as one step, and so can undo it. The damaged file is kept beside it under a name with the
/// time; at no moment is there no file. One that can be read after all is backed up and united with the backup.
///
/// # Errors
/// The backup cannot be read, or the notebook is of another plan or a newer format; nothing was changed.
/// Or writing failed: then the damaged file is still in place.
pub fn restore_backup(
    folders: &Folders,
    path: &Path,
    backup: &Path,
) -> Result<Restored, StoreError> {
    restore_on(&SystemDisk, folders, path, backup)
}

pub(super) fn restore_on(
    disk: &dyn Disk,
    folders: &Folders,
    path: &Path,
    backup: &Path,
) -> Result<Restored, StoreError> {
    let mut notebook = load_file(disk, backup, u64::MAX)?;
    let real = disk.resolve(path);
    if real.starts_with(&folders.data) {
        disk.create_folders(&folder_of(&real))
            .map_err(|error| StoreError::writing(path, error))?;
    }
    let _guard = lock::acquire(disk, &real, &lock::holder(None), lock::PATIENCE)?;
    let kept = take_current(disk, folders, path, &real, &mut notebook)?;
    let journal = Journal::open(disk, folders, &real, &notebook);
    if is_same_plan(&notebook.plan, &journal.entries().plan) {
        notebook.merge(journal.entries());
    }
    atomic::replace(disk, path, print_notebook(&notebook).as_bytes())?;
    Ok(Restored { notebook, kept })
}

/// Takes into `notebook` what the file still tells, or keeps the file beside; then says where.
fn take_current(
    disk: &dyn Disk,
    folders: &Folders,
    path: &Path,
    real: &Path,
    notebook: &mut Notebook,
) -> Result<Option<PathBuf>, StoreError> {
    let aside = name_aside(disk, real);
    let bytes = match disk.read(real, u64::MAX) {
        Ok(bytes) => bytes,
        Err(error) => {
            return match StoreError::reading(path, error, u64::MAX) {
                StoreError::Missing { .. } => Ok(None),
                // Its bytes cannot be copied: the file itself moves aside.
                StoreError::Unreadable { .. } => disk
                    .rename(real, &aside)
                    .map(|()| Some(aside))
                    .map_err(|error| StoreError::writing(path, error)),
                error => Err(error),
            };
        }
    };
    let read = text_of(path, bytes.clone()).and_then(|text| parse(path, &text, notebook));
    let current = match read {
        Ok(current) => current,
        Err(error) if error.is_damage() => {
            atomic::replace(disk, &aside, &bytes)?;
            return Ok(Some(aside));
        }
        Err(error) => return Err(error),
    };
    if !is_same_plan(&current.plan, &notebook.plan) {
        return Err(StoreError::OtherPlan {
            path: path.to_owned(),
            theirs: current.plan.title,
            ours: notebook.plan.title.clone(),
        });
    }
    let folder = backup::folder_of_backups(folders, &current.plan, real);
    backup::keep(disk, &folder, &bytes, Local::now())?;
    notebook.merge(&current);
    Ok(None)
}
