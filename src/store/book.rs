use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Local, TimeDelta};

use super::disk::{Disk, folder_of};
use super::folder::is_same_plan;
use super::folders::Folders;
use super::format::{is_printed, print_more, print_notebook};
use super::journal::Journal;
use super::keeper::Keeper;
use super::open::offering_backup;
use super::replaced::Replaced;
use super::union::{is_in, union};
use super::{StoreError, atomic, backup, load};
use crate::notebook::{Author, Notebook, Record};

/// How often a backup is made while working.
const BACKUP_PAUSE: TimeDelta = TimeDelta::minutes(10);

/// What is known of one notebook file.
#[derive(Debug)]
pub(super) struct Book {
    /// The file behind all links.
    real: PathBuf,
    /// Read when first needed.
    journal: Option<Journal>,
    /// What we last saw in the file: as long as its bytes are these, they need not be read as a notebook.
    known: Option<Found>,
    /// Entries on their way into the file: acknowledged with the first save that succeeds.
    offered: Notebook,
    backed_up: Option<DateTime<Local>>,
}

/// What a file holds.
#[derive(Debug)]
struct Found {
    text: Arc<String>,
    /// The text is as we print it: more can be put at its end.
    is_printed: bool,
    notebook: Notebook,
    /// Whose entries in it the journal has.
    learned_of: Option<Author>,
}

/// What a book needs of its writer.
#[derive(Clone, Debug)]
pub(super) struct Desk {
    pub disk: Arc<dyn Disk>,
    pub folders: Folders,
    pub clock: fn() -> DateTime<Local>,
    /// Who writes, where that was said.
    pub author: Option<Author>,
}

impl Book {
    pub fn of(desk: &Desk, real: &Path) -> Self {
        atomic::sweep(&*desk.disk, &folder_of(real));
        Self {
            real: real.to_owned(),
            journal: None,
            known: None,
            offered: Notebook::default(),
            backed_up: None,
        }
    }

    /// What is in the file, with what this device remembers to have saved there.
    pub fn read(&mut self, desk: &Desk, path: &Path) -> Result<Notebook, StoreError> {
        let nothing = Notebook::default();
        let Some(mut notebook) = self.look(desk, path, &nothing)? else {
            let path = path.to_owned();
            return Err(StoreError::Missing { path });
        };
        let journal = self.journal(desk, &notebook).entries();
        if is_same_plan(&notebook.plan, &journal.plan) {
            notebook.merge(journal);
        }
        Ok(notebook)
    }

    fn journal(&mut self, desk: &Desk, known: &Notebook) -> &mut Journal {
        let (disk, folders) = (&*desk.disk, &desk.folders);
        let open = || Journal::open(disk, folders, &self.real, known);
        self.journal.get_or_insert_with(open)
    }

    /// Unites `ours` with what is in the file and writes it there; `path` is what a person calls it. The caller holds the lock.
    pub fn save(
        &mut self,
        desk: &Desk,
        keeper: &mut Keeper,
        path: &Path,
        ours: &Notebook,
    ) -> Result<Notebook, StoreError> {
        let mut found = self.find(desk, path, ours)?;
        let known = found.as_ref().map_or(ours, |found| &found.notebook);
        let journal = self
            .journal
            .get_or_insert_with(|| Journal::open(&*desk.disk, &desk.folders, &self.real, known));
        let union = union(
            path,
            found.as_ref().map(|found| &found.notebook),
            ours,
            journal.entries(),
        )?;
        if let Some(found) = &mut found {
            self.learn(desk, found);
        }
        match found {
            Some(found) if is_in(&union, &found.notebook) => {
                self.known = Some(found);
                self.harden(&*desk.disk, path)?;
                self.acknowledge(desk, keeper, None);
            }
            found => self.write(desk, keeper, path, found, &union)?,
        }
        Ok(union)
    }

    /// What our author wrote and this device does not remember (its memory was lost or is an older one, or the file was
    /// copied from another device) it learns from the file.
    fn learn(&mut self, desk: &Desk, found: &mut Found) {
        if found.learned_of == desk.author {
            return;
        }
        found.learned_of.clone_from(&desk.author);
        let Some(author) = &desk.author else { return };
        let is_own = |record: &&Arc<Record>| {
            let entry = record.genuine();
            entry.is_some_and(|entry| entry.author == *author)
        };
        let own = found.notebook.records().iter().filter(is_own).cloned();
        let own = Notebook::of_records(found.notebook.plan.clone(), own.collect());
        self.offered.merge(&own);
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
        let fresh = union.without(before);
        let offered = Notebook::of_records(union.plan.clone(), fresh.clone());
        self.offered.merge(&offered);
        let (is_new, now) = (found.is_none(), (desk.clock)());
        let is_recent = |made: DateTime<Local>| made <= now && now - made < BACKUP_PAUSE;
        let wants_backup = !self.backed_up.is_some_and(is_recent);

        let (text, replaced) = text_of(found, union, &fresh);
        let text = Arc::new(text);
        atomic::replace(&*desk.disk, path, text.as_bytes())?;
        self.acknowledge(desk, keeper, is_new.then_some(union));
        if wants_backup {
            self.backed_up = Some(now);
            let (disk, now_text) = (Arc::clone(&desk.disk), Arc::clone(&text));
            let folder = backup::folder_of_backups(&desk.folders, &union.plan, &self.real);
            keeper.put(move || {
                let kept = replaced.text(&now_text);
                backup::keep(&*disk, &folder, kept.as_bytes(), now).map(drop)
            });
        }
        self.known = Some(Found {
            text,
            is_printed: true,
            notebook: union.clone(),
            learned_of: desk.author.clone(),
        });
        Ok(())
    }

    /// What is in the file; `None` where there is none. Needs no lock: a file is replaced whole or not at all.
    pub fn look(
        &mut self,
        desk: &Desk,
        path: &Path,
        ours: &Notebook,
    ) -> Result<Option<Notebook>, StoreError> {
        self.known = self.find(desk, path, ours)?;
        Ok(self.known.as_ref().map(|found| found.notebook.clone()))
    }

    /// Keeps a backup of the file as it now is. Nothing to do where there is none.
    pub fn back_up_now(&mut self, desk: &Desk, path: &Path) -> Result<(), StoreError> {
        self.known = self.find(desk, path, &Notebook::default())?;
        let Some(found) = &self.known else {
            return Ok(());
        };
        let folder = backup::folder_of_backups(&desk.folders, &found.notebook.plan, &self.real);
        backup::keep(&*desk.disk, &folder, found.text.as_bytes(), (desk.clock)()).map(drop)
    }

    /// What is in the file; `None` where there is no file yet. Its bytes are compared with those last seen, all of them:
    /// another writer's change is never missed, whatever its length and its date.
    fn find(
        &mut self,
        desk: &Desk,
        path: &Path,
        ours: &Notebook,
    ) -> Result<Option<Found>, StoreError> {
        let seen = self.known.take();
        let is_as_seen = |seen: &Found| {
            let holds = desk.disk.holds(&self.real, seen.text.as_bytes());
            holds.unwrap_or(false)
        };
        if seen.as_ref().is_some_and(is_as_seen) {
            return Ok(seen);
        }
        let bytes = match desk.disk.read(&self.real, u64::MAX) {
            Ok(bytes) => bytes,
            Err(error) => {
                return match StoreError::reading(path, error, u64::MAX) {
                    StoreError::Missing { .. } => Ok(None),
                    error => Err(error),
                };
            }
        };
        let known = seen.as_ref().map_or(ours, |seen| &seen.notebook);
        let read = load::text_of(path, bytes)
            .and_then(|text| Ok((load::parse(path, &text, known)?, text)));
        let (notebook, text) =
            read.map_err(|error| offering_backup(&*desk.disk, &desk.folders, error))?;
        Ok(Some(Found {
            is_printed: is_printed(&text, &notebook),
            text: Arc::new(text),
            notebook,
            learned_of: None,
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
    fn acknowledge(&mut self, desk: &Desk, keeper: &mut Keeper, anew: Option<&Notebook>) {
        let offered = std::mem::take(&mut self.offered);
        let Some(journal) = &mut self.journal else {
            return;
        };
        let disk = Arc::clone(&desk.disk);
        match anew {
            Some(all) => {
                let remember = journal.start_over(all);
                keeper.put(move || remember(&*disk));
            }
            None => {
                let remember = journal.acknowledge(&offered);
                keeper.put(move || remember(&*disk));
            }
        }
    }
}

/// The text of a notebook that has `fresh` more than what was found.
fn text_of(found: Option<Found>, union: &Notebook, fresh: &[Arc<Record>]) -> (String, Replaced) {
    let Some(found) = found else {
        return (print_notebook(union), Replaced::Nothing);
    };
    if !found.is_printed || found.notebook.plan != union.plan {
        return (print_notebook(union), Replaced::Whole(found.text));
    }
    // A large text is put more to where it is: a copy would cost as much as writing it does.
    let length = found.text.len();
    let mut text = Arc::unwrap_or_clone(found.text);
    match print_more(&mut text, &found.notebook, fresh) {
        true => (text, Replaced::Shorter(length)),
        false => (print_notebook(union), Replaced::Whole(Arc::new(text))),
    }
}
