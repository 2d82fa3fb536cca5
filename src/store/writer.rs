use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Local, TimeDelta};

use super::disk::{Disk, SystemDisk, folder_of};
use super::folder::{self, is_same_plan};
use super::folders::Folders;
use super::format::print_notebook;
use super::journal::{Journal, difference};
use super::keeper::Keeper;
use super::open::offering_backup;
use super::{StoreError, atomic, backup, device, load, lock};
use crate::notebook::{Author, Notebook};

/// How often a backup is made while working.
const BACKUP_PAUSE: TimeDelta = TimeDelta::minutes(10);

/// Saves notebooks, and remembers between saves what spares work.
#[derive(Debug)]
pub struct Writer {
    disk: Arc<dyn Disk>,
    folders: Folders,
    clock: fn() -> DateTime<Local>,
    patience: Duration,
    author: Option<Author>,
    books: HashMap<PathBuf, Book>,
    /// By folder: which file in it was ours.
    own_files: HashMap<PathBuf, PathBuf>,
    keeper: Keeper,
}

/// What is known of one file.
#[derive(Debug)]
struct Book {
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

impl Writer {
    pub fn new(folders: &Folders) -> Self {
        let keeper = Keeper::in_background();
        Self::on(Arc::new(SystemDisk), folders, keeper, Local::now)
    }

    /// On another disk, at another time.
    pub(super) fn on(
        disk: Arc<dyn Disk>,
        folders: &Folders,
        keeper: Keeper,
        clock: fn() -> DateTime<Local>,
    ) -> Self {
        Self {
            disk,
            folders: folders.clone(),
            clock,
            patience: lock::PATIENCE,
            author: None,
            books: HashMap::new(),
            own_files: HashMap::new(),
            keeper,
        }
    }

    /// Who writes: names the file in a folder notebook, and is who others wait for.
    pub fn sign(&mut self, author: &Author) {
        self.author = Some(author.clone());
    }

    /// Lock, read what is there, union, write atomically; returns the union now on disk. Writes nothing where nothing is new.
    ///
    /// Entries that this device once acknowledged for that file and that are lost from it come back with it.
    /// A folder (one that is there, or a path that ends in a separator): writes this author's file on this device,
    /// with only what no other file there holds, and returns the union of all.
    ///
    /// # Errors
    /// Nothing was changed: the file there cannot be read, is of another plan or a newer format; writing failed.
    pub fn save(&mut self, path: &Path, notebook: &Notebook) -> Result<Notebook, StoreError> {
        match self.is_folder(path) {
            true => self.save_in_folder(path, notebook),
            false => self.save_file(path, notebook),
        }
    }

    /// Backs up the file as it now is, before an import. Nothing to do where there is none.
    ///
    /// # Errors
    /// The file cannot be read as a notebook, or the backup cannot be written.
    pub fn backup_now(&mut self, path: &Path) -> Result<(), StoreError> {
        let path = match self.is_folder(path) {
            true => match self.own_file(path, &Notebook::default()) {
                Some(own) => own,
                None => return Ok(()),
            },
            false => path.to_owned(),
        };
        let real = self.disk.resolve(&path);
        let book = self.take_book(&real);
        let found = self.find(&path, &real, &book);
        self.books.insert(real.clone(), book);
        let Some(found) = found? else { return Ok(()) };
        let folder = backup::folder_of_backups(&self.folders, &found.notebook.plan, &real);
        backup::keep(&*self.disk, &folder, &found.bytes, (self.clock)()).map(drop)
    }

    /// What went wrong beside saving: backups and the device's own copy. The notebook itself is safe.
    pub fn troubles(&self) -> Vec<StoreError> {
        self.keeper.troubles()
    }

    fn save_file(&mut self, path: &Path, ours: &Notebook) -> Result<Notebook, StoreError> {
        let real = self.disk.resolve(path);
        self.make_own_folder(&real)?;
        let _guard = self.lock(&real)?;
        let mut book = self.take_book(&real);
        let saved = self.save_book(path, &real, &mut book, ours);
        self.books.insert(real, book);
        saved
    }

    fn save_book(
        &mut self,
        path: &Path,
        real: &Path,
        book: &mut Book,
        ours: &Notebook,
    ) -> Result<Notebook, StoreError> {
        let found = self.find(path, real, book)?;
        let union = union(path, found.as_ref(), ours, book.journal.entries())?;
        match &found {
            Some(found) if is_in(&union, &found.notebook) => {
                self.harden(path)?;
                book.known = Some(found.clone());
                self.acknowledge(book, None);
            }
            _ => {
                let nothing = Notebook::default();
                let before = found.as_ref().map_or(&nothing, |found| &found.notebook);
                let fresh = difference(&union, before);
                book.offered
                    .merge(&Notebook::of_records(union.plan.clone(), fresh));
                let bytes: Arc<[u8]> = print_notebook(&union).into_bytes().into();
                atomic::replace(&*self.disk, path, &bytes)?;
                let is_new = found.is_none();
                self.acknowledge(book, is_new.then_some(&union));
                let before = found.map_or_else(|| bytes.clone(), |found| found.bytes);
                self.back_up(real, book, &union, before);
                book.known = Some(Found {
                    bytes,
                    notebook: union.clone(),
                });
            }
        }
        Ok(union)
    }

    /// `None` where there is no file yet.
    fn find(&self, path: &Path, real: &Path, book: &Book) -> Result<Option<Found>, StoreError> {
        let bytes = match self.disk.read(real, u64::MAX) {
            Ok(bytes) => bytes,
            Err(error) => {
                return match StoreError::reading(path, error, u64::MAX) {
                    StoreError::Missing { .. } => Ok(None),
                    error => Err(error),
                };
            }
        };
        if let Some(known) = book.known.as_ref().filter(|known| *known.bytes == *bytes) {
            return Ok(Some(known.clone()));
        }
        let notebook = load::parse(path, &bytes)
            .map_err(|error| offering_backup(&*self.disk, &self.folders, error))?;
        Ok(Some(Found {
            bytes: bytes.into(),
            notebook,
        }))
    }

    /// What is in the file may have been put there by a save that failed after its rename: it must be on the medium too.
    fn harden(&self, path: &Path) -> Result<(), StoreError> {
        let real = self.disk.resolve(path);
        let synced = self.disk.sync(&real);
        synced
            .and_then(|()| self.disk.sync_folder(&folder_of(&real)))
            .or_else(|error| match StoreError::writing(path, error) {
                // A file that we may only read holds nothing that we have to answer for.
                StoreError::WriteDenied { .. } => Ok(()),
                error => Err(error),
            })
    }

    /// The file holds what was offered; the device remembers that. `anew`: all of a file that was not there before.
    fn acknowledge(&self, book: &mut Book, anew: Option<&Notebook>) {
        let remembered = match anew {
            Some(all) => book.journal.start_over(&*self.disk, all),
            None => book.journal.acknowledge(&*self.disk, &book.offered),
        };
        book.offered = Notebook::default();
        if let Err(error) = remembered {
            self.keeper.report(error);
        }
    }

    /// After the save is acknowledged: keeps what the file held before it.
    fn back_up(&mut self, real: &Path, book: &mut Book, union: &Notebook, before: Arc<[u8]>) {
        let now = (self.clock)();
        let is_recent = |made: DateTime<Local>| made <= now && now - made < BACKUP_PAUSE;
        if book.backed_up.is_some_and(is_recent) {
            return;
        }
        book.backed_up = Some(now);
        let folder = backup::folder_of_backups(&self.folders, &union.plan, real);
        self.keeper.keep(self.disk.clone(), folder, before, now);
    }

    fn save_in_folder(&mut self, folder: &Path, ours: &Notebook) -> Result<Notebook, StoreError> {
        self.make_notebook_folder(folder)?;
        let reading = folder::read(&*self.disk, folder, Some(&ours.plan), u64::MAX)?;
        let mut all = Notebook::new(ours.plan.clone());
        for (_, notebook) in &reading.files {
            all.merge(notebook);
        }
        let fresh = Notebook::of_records(ours.plan.clone(), difference(ours, &all));
        let Some(own) = self.own_file(folder, &fresh) else {
            return Ok(all);
        };
        let mut others = Notebook::new(ours.plan.clone());
        for (_, notebook) in reading.files.iter().filter(|(path, _)| *path != own) {
            others.merge(notebook);
        }
        let mine = Notebook::of_records(ours.plan.clone(), difference(ours, &others));
        if !mine.records().is_empty() {
            others.merge(&self.save_file(&own, &mine)?);
        }
        for error in reading.skipped {
            self.keeper.report(error);
        }
        Ok(others)
    }

    /// The file in a folder notebook that is of this device and of who signed, else of who made the newest of the fresh entries,
    /// else written to last. `None` where there is nothing to write.
    fn own_file(&mut self, folder: &Path, fresh: &Notebook) -> Option<PathBuf> {
        let entries = || fresh.records().iter().rev();
        let newest = || entries().find_map(|record| record.entry.as_deref());
        let author = self.author.as_ref();
        let own = match author.or_else(|| newest().map(|entry| &entry.author)) {
            Some(author) => {
                folder.join(device::file_name(&*self.disk, &self.folders, &author.name))
            }
            None if entries().next().is_none() => return self.own_files.get(folder).cloned(),
            None => folder.join(device::file_name(&*self.disk, &self.folders, "")),
        };
        self.own_files.insert(folder.to_owned(), own.clone());
        Some(own)
    }

    fn take_book(&mut self, real: &Path) -> Book {
        self.books.remove(real).unwrap_or_else(|| {
            atomic::sweep(&*self.disk, &folder_of(real));
            Book {
                journal: Journal::open(&*self.disk, &self.folders, real),
                known: None,
                offered: Notebook::default(),
                backed_up: None,
            }
        })
    }

    fn lock(&self, real: &Path) -> Result<lock::Guard, StoreError> {
        let author = self.author.as_ref().map(|author| author.name.as_str());
        lock::acquire(&*self.disk, real, &lock::holder(author), self.patience)
    }

    /// Also a folder that was one a moment ago.
    fn is_folder(&self, path: &Path) -> bool {
        folder::is_folder(&*self.disk, path) || self.own_files.contains_key(path)
    }

    /// A new folder beside others may begin as a notebook; one that was there and is gone is not made again.
    fn make_notebook_folder(&self, folder: &Path) -> Result<(), StoreError> {
        if self.disk.is_folder(folder) {
            return Ok(());
        }
        let is_new =
            !self.own_files.contains_key(folder) && self.disk.is_folder(&folder_of(folder));
        if !is_new {
            return Err(StoreError::FolderMissing {
                path: folder.to_owned(),
            });
        }
        self.disk
            .create_folders(folder)
            .map_err(|error| StoreError::writing(folder, error))
    }

    /// Only in our own place are folders made: elsewhere a missing one is a stick pulled out, a share not connected.
    fn make_own_folder(&self, real: &Path) -> Result<(), StoreError> {
        let folder = folder_of(real);
        if !folder.starts_with(&self.folders.data) {
            return Ok(());
        }
        self.disk
            .create_folders(&folder)
            .map_err(|error| StoreError::writing(real, error))
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
