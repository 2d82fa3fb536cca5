use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Local};

use super::disk::{Disk, folder_of};
use super::folder::is_same_plan;
use super::folders::Folders;
use super::format::print_notebook;
use super::journal::{Journal, difference};
use super::keeper::Keeper;
use super::open::offering_backup;
use super::{StoreError, atomic, backup, load};
use crate::notebook::Notebook;

/// How often a backup is made while working.
const BACKUP_PAUSE: chrono::TimeDelta = chrono::TimeDelta::minutes(10);

/// What is known of one notebook file.
#[derive(Debug)]
pub(super) struct Book {
    /// The file behind all links.
    real: PathBuf,
    journal: Journal,
    /// What we last saw in the file: as long as its bytes are these, they need not be parsed.
    known: Option<Found>,
    /// Entries on their way into the file: acknowledged with the first save that succeeds.
    offered: Notebook,
    backed_up: Option<DateTime<Local>>,
}

#[derive(Clone, Debug)]
struct Found {
    bytes: Arc<[u8]>,
    notebook: Notebook,
}

/// What a book needs of its writer.
#[derive(Clone, Debug)]
pub(super) struct Desk {
    pub disk: Arc<dyn Disk>,
    pub folders: Folders,
    pub clock: fn() -> DateTime<Local>,
}

impl Book {
    pub fn open(desk: &Desk, real: &Path) -> Self {
        atomic::sweep(&*desk.disk, &folder_of(real));
        Self {
            real: real.to_owned(),
            journal: Journal::open(&*desk.disk, &desk.folders, real),
            known: None,
            offered: Notebook::default(),
            backed_up: None,
        }
    }

    /// Unites `ours` with what is in the file and writes it there; `path` is what a person calls it. The caller holds the lock.
    pub fn save(
        &mut self,
        desk: &Desk,
        keeper: &mut Keeper,
        path: &Path,
        ours: &Notebook,
    ) -> Result<Notebook, StoreError> {
        let found = self.find(desk, path)?;
        let union = union(path, found.as_ref(), ours, self.journal.entries())?;
        match found {
            Some(found) if is_in(&union, &found.notebook) => {
                self.harden(&*desk.disk, path)?;
                self.known = Some(found);
                self.acknowledge(desk, keeper, None);
            }
            found => self.write(desk, keeper, path, found, &union)?,
        }
        Ok(union)
    }

    fn write(
        &mut self,
        desk: &Desk,
        keeper: &mut Keeper,
        path: &Path,
        found: Option<Found>,
        union: &Notebook,
    ) -> Result<(), StoreError> {
        let nothing = Notebook::default();
        let before = found.as_ref().map_or(&nothing, |found| &found.notebook);
        let fresh = difference(union, before);
        self.offered
            .merge(&Notebook::of_records(union.plan.clone(), fresh));
        let bytes: Arc<[u8]> = print_notebook(union).into_bytes().into();
        atomic::replace(&*desk.disk, path, &bytes)?;
        let is_new = found.is_none();
        self.acknowledge(desk, keeper, is_new.then_some(union));
        let before = found.map_or_else(|| bytes.clone(), |found| found.bytes);
        self.back_up(desk, keeper, union, before);
        self.known = Some(Found {
            bytes,
            notebook: union.clone(),
        });
        Ok(())
    }

    /// Keeps a backup of the file as it now is. Nothing to do where there is none.
    pub fn back_up_now(&self, desk: &Desk, path: &Path) -> Result<(), StoreError> {
        let Some(found) = self.find(desk, path)? else {
            return Ok(());
        };
        let folder = backup::folder_of_backups(&desk.folders, &found.notebook.plan, &self.real);
        backup::keep(&*desk.disk, &folder, &found.bytes, (desk.clock)()).map(drop)
    }

    /// `None` where there is no file yet.
    fn find(&self, desk: &Desk, path: &Path) -> Result<Option<Found>, StoreError> {
        let bytes = match desk.disk.read(&self.real, u64::MAX) {
            Ok(bytes) => bytes,
            Err(error) => {
                return match StoreError::reading(path, error, u64::MAX) {
                    StoreError::Missing { .. } => Ok(None),
                    error => Err(error),
                };
            }
        };
        let known = self.known.as_ref();
        if let Some(known) = known.filter(|known| *known.bytes == *bytes) {
            return Ok(Some(known.clone()));
        }
        let notebook = load::parse(path, &bytes)
            .map_err(|error| offering_backup(&*desk.disk, &desk.folders, error))?;
        Ok(Some(Found {
            bytes: bytes.into(),
            notebook,
        }))
    }

    /// What is in the file may have been put there by a save that failed after its rename: it must be on the medium too.
    fn harden(&self, disk: &dyn Disk, path: &Path) -> Result<(), StoreError> {
        let synced = disk.sync(&self.real);
        synced
            .and_then(|()| disk.sync_folder(&folder_of(&self.real)))
            .or_else(|error| match StoreError::writing(path, error) {
                // A file that we may only read holds nothing that we have to answer for.
                StoreError::WriteDenied { .. } => Ok(()),
                error => Err(error),
            })
    }

    /// The file holds what was offered; the device remembers that. `anew`: all of a file that was not there before.
    fn acknowledge(&mut self, desk: &Desk, keeper: &Keeper, anew: Option<&Notebook>) {
        let remembered = match anew {
            Some(all) => self.journal.start_over(&*desk.disk, all),
            None => self.journal.acknowledge(&*desk.disk, &self.offered),
        };
        self.offered = Notebook::default();
        if let Err(error) = remembered {
            keeper.report(error);
        }
    }

    /// After the save is acknowledged: keeps what the file held before it.
    fn back_up(&mut self, desk: &Desk, keeper: &mut Keeper, union: &Notebook, before: Arc<[u8]>) {
        let now = (desk.clock)();
        let is_recent = |made: DateTime<Local>| made <= now && now - made < BACKUP_PAUSE;
        if self.backed_up.is_some_and(is_recent) {
            return;
        }
        self.backed_up = Some(now);
        let folder = backup::folder_of_backups(&desk.folders, &union.plan, &self.real);
        keeper.keep(desk.disk.clone(), folder, before, now);
    }
}

/// What the file is to hold. The device's own copy counts only where a file is there: a deleted one begins anew.
fn union(
    path: &Path,
    found: Option<&Found>,
    ours: &Notebook,
    journal: &Notebook,
) -> Result<Notebook, StoreError> {
    let Some(found) = found else {
        return Ok(ours.clone());
    };
    if !is_same_plan(&found.notebook.plan, &ours.plan) {
        return Err(StoreError::OtherPlan {
            path: path.to_owned(),
            theirs: found.notebook.plan.title.clone(),
            ours: ours.plan.title.clone(),
        });
    }
    let mut union = found.notebook.clone();
    union.merge(ours);
    if is_same_plan(&union.plan, &journal.plan) {
        union.merge(journal);
    }
    Ok(union)
}

/// Whether a union brought nothing new to what it was made from.
fn is_in(union: &Notebook, part: &Notebook) -> bool {
    union.records().len() == part.records().len() && union.plan == part.plan
}
