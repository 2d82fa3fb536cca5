use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Local};

use super::book::{Book, Desk};
use super::disk::{Disk, SystemDisk, folder_of};
use super::folder::{Opening, Reading};
use super::folders::Folders;
use super::keeper::Keeper;
use super::open::open_on;
use super::union::{is_in, unite};
use super::{StoreError, device, folder, lock};
use crate::notebook::{Author, Notebook};

/// Saves notebooks, and remembers between saves what spares work.
#[derive(Debug)]
pub struct Writer {
    desk: Desk,
    patience: Duration,
    books: HashMap<PathBuf, Book>,
    /// By folder: which file in it was ours.
    own_files: HashMap<PathBuf, PathBuf>,
    /// What was reported of others' files in folders.
    told: HashSet<String>,
    keeper: Keeper,
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
            desk: Desk {
                disk,
                folders: folders.clone(),
                clock,
                author: None,
            },
            patience: lock::PATIENCE,
            books: HashMap::new(),
            own_files: HashMap::new(),
            told: HashSet::new(),
            keeper,
        }
    }

    /// Who writes: names the file in a folder notebook, and is who others wait for.
    pub fn sign(&mut self, author: &Author) {
        self.desk.author = Some(author.clone());
    }

    /// As [`open_notebook`](super::open_notebook), and remembers what was read: the next save need not read it again.
    ///
    /// # Errors
    /// As [`open_notebook`](super::open_notebook).
    pub fn open(&mut self, path: &Path) -> Result<Opening, StoreError> {
        if self.is_folder(path) {
            return open_on(&*self.desk.disk, &self.desk.folders, path, None);
        }
        let real = self.desk.disk.resolve(path);
        let book = book_of(&mut self.books, &self.desk, real);
        Ok(Opening {
            notebook: book.read(&self.desk, path)?,
            skipped: Vec::new(),
        })
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
        // A backup under way is older than this one is to be.
        self.keeper.wait();
        let real = self.desk.disk.resolve(&path);
        let book = book_of(&mut self.books, &self.desk, real);
        book.back_up_now(&self.desk, &path)
    }

    /// What is in the notebook at `path` and not in `known`, united with `known`; `None` where that is nothing, or no file is there.
    /// Writes nothing and waits for nobody; where the file is as last seen it is not even read as a notebook.
    ///
    /// # Errors
    /// The notebook cannot be read, or is of another plan. A file that another program is just writing is found half
    /// written: it will change again.
    pub fn look(&mut self, path: &Path, known: &Notebook) -> Result<Option<Notebook>, StoreError> {
        let found = match self.is_folder(path) {
            true => self.find_in_folder(path, known)?,
            false => {
                let real = self.desk.disk.resolve(path);
                let book = book_of(&mut self.books, &self.desk, real);
                book.look(&self.desk, path, known)?
            }
        };
        let Some(found) = found else { return Ok(None) };
        let union = unite(path, &found, known)?;
        Ok((!is_in(&union, known)).then_some(union))
    }

    /// What went wrong beside saving: backups and the device's own copy. The notebook itself is safe.
    pub fn troubles(&self) -> Vec<StoreError> {
        self.keeper.troubles()
    }

    /// Ends the work: waits until backups and the device's own copy are written, and says what went wrong with them.
    pub fn finish(mut self) -> Vec<StoreError> {
        self.keeper.wait();
        self.keeper.troubles()
    }

    fn save_file(&mut self, path: &Path, ours: &Notebook) -> Result<Notebook, StoreError> {
        let real = self.desk.disk.resolve(path);
        self.make_own_folder(&real)?;
        let _guard = self.lock(&real)?;
        let book = book_of(&mut self.books, &self.desk, real);
        book.save(&self.desk, &mut self.keeper, path, ours)
    }

    fn save_in_folder(&mut self, folder: &Path, ours: &Notebook) -> Result<Notebook, StoreError> {
        self.make_notebook_folder(folder)?;
        let reading = self.read_folder(folder, ours)?;
        let all = reading.all(&ours.plan);
        let fresh = Notebook::of_records(ours.plan.clone(), ours.without(&all));
        let Some(own) = self.own_file(folder, &fresh) else {
            return Ok(all);
        };
        let mut others = Notebook::new(ours.plan.clone());
        for (_, notebook) in reading.files.iter().filter(|(path, _)| *path != own) {
            others.merge(notebook);
        }
        let mine = Notebook::of_records(ours.plan.clone(), ours.without(&others));
        if !mine.records().is_empty() {
            others.merge(&self.save_file(&own, &mine)?);
        }
        for error in reading.skipped {
            // Said once, not with every save.
            if self.told.insert(error.to_string()) {
                self.keeper.report(error);
            }
        }
        Ok(others)
    }

    fn find_in_folder(
        &self,
        folder: &Path,
        known: &Notebook,
    ) -> Result<Option<Notebook>, StoreError> {
        match self.read_folder(folder, known) {
            Ok(reading) => Ok(Some(reading.all(&known.plan))),
            Err(StoreError::Missing { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn read_folder(&self, folder: &Path, ours: &Notebook) -> Result<Reading, StoreError> {
        let (disk, plan) = (&*self.desk.disk, Some(&ours.plan));
        folder::read(disk, folder, plan, u64::MAX, ours)
    }

    /// The file in a folder notebook that is of this device and of who signed, else of who made the newest of the fresh entries,
    /// else written to last. `None` where there is nothing to write.
    fn own_file(&mut self, folder: &Path, fresh: &Notebook) -> Option<PathBuf> {
        let entries = || fresh.records().iter().rev();
        let newest = || entries().find_map(|record| record.entry.as_deref());
        let author = self.desk.author.as_ref();
        let own = match author.or_else(|| newest().map(|entry| &entry.author)) {
            Some(author) => folder.join(device::file_name(
                &*self.desk.disk,
                &self.desk.folders,
                &author.name,
            )),
            None if entries().next().is_none() => return self.own_files.get(folder).cloned(),
            None => folder.join(device::file_name(&*self.desk.disk, &self.desk.folders, "")),
        };
        self.own_files.insert(folder.to_owned(), own.clone());
        Some(own)
    }

    fn lock(&self, real: &Path) -> Result<lock::Guard, StoreError> {
        let author = self.desk.author.as_ref().map(|author| author.name.as_str());
        lock::acquire(&*self.desk.disk, real, &lock::holder(author), self.patience)
    }

    /// Also a folder that was one a moment ago.
    fn is_folder(&self, path: &Path) -> bool {
        folder::is_folder(&*self.desk.disk, path) || self.own_files.contains_key(path)
    }

    /// A new folder beside others may begin as a notebook; one that was there and is gone is not made again.
    fn make_notebook_folder(&self, folder: &Path) -> Result<(), StoreError> {
        if self.desk.disk.is_folder(folder) {
            return Ok(());
        }
        let is_new =
            !self.own_files.contains_key(folder) && self.desk.disk.is_folder(&folder_of(folder));
        if !is_new {
            return Err(StoreError::FolderMissing {
                path: folder.to_owned(),
            });
        }
        self.desk
            .disk
            .create_folders(folder)
            .map_err(|error| StoreError::writing(folder, error))
    }

    /// Only in our own place are folders made: elsewhere a missing one is a stick pulled out, a share not connected.
    fn make_own_folder(&self, real: &Path) -> Result<(), StoreError> {
        let folder = folder_of(real);
        if !folder.starts_with(&self.desk.folders.data) {
            return Ok(());
        }
        self.desk
            .disk
            .create_folders(&folder)
            .map_err(|error| StoreError::writing(real, error))
    }
}

fn book_of<'a>(books: &'a mut HashMap<PathBuf, Book>, desk: &Desk, real: PathBuf) -> &'a mut Book {
    let book = books.entry(real);
    book.or_insert_with_key(|real| Book::of(desk, real))
}
