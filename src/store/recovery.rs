//! All copies of a notebook on this computer: what a person may choose from when something went wrong.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Local};

use super::disk::{Disk, SystemDisk, folder_of};
use super::folder::{is_folder, is_notebook_name};
use super::journal::{Journal, folder_of_journal};
use super::load::load_knowing;
use super::{Folders, StoreError, backup, own_file};
use crate::notebook::{Notebook, Record};

/// One copy of a notebook.
#[derive(Debug)]
pub struct Saved {
    pub kind: SavedKind,
    /// The file; of the device's own copy the folder.
    pub path: PathBuf,
    /// When it was written, as far as that can be told.
    pub written: Option<DateTime<Local>>,
    /// In bytes; of a folder not known.
    pub size: Option<u64>,
    /// What it holds, or what is wrong with it.
    pub notebook: Result<Notebook, StoreError>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SavedKind {
    /// The notebook itself; of a folder each of its files.
    Notebook,
    /// What this device remembers to have saved there; comes back by itself with the next save.
    OwnCopy,
    Backup,
    /// Could not be read once, and was kept when a backup took its place.
    Damaged,
}

impl Saved {
    /// The entry that was made last, by its own date.
    pub fn newest(&self) -> Option<&Arc<Record>> {
        let records = self.notebook.as_ref().ok()?.records().iter();
        let genuine = records.filter(|record| record.genuine().is_some());
        genuine.max_by_key(|record| record.genuine().map(|entry| entry.time))
    }
}

/// What two copies of a notebook differ by, each in the order of the notebook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    pub only_here: Vec<Arc<Record>>,
    pub only_there: Vec<Arc<Record>>,
}

impl Difference {
    pub fn between(here: &Notebook, there: &Notebook) -> Self {
        Self {
            only_here: here.without(there),
            only_there: there.without(here),
        }
    }
}

/// Every copy of the notebook at `path` (a file or a folder): itself first, then what this device remembers, then backups,
/// then damaged files, each newest first. Reads them all, so it takes a moment where they are large.
pub fn list_saved(folders: &Folders, path: &Path) -> Vec<Saved> {
    let mut shelf = Shelf {
        disk: &SystemDisk,
        folders,
        known: Notebook::default(),
        saved: Vec::new(),
    };
    for file in files(&SystemDisk, path) {
        shelf.put_copies_of(&file);
    }
    let mut saved = shelf.saved;
    saved.sort_by(|a, b| (a.kind, b.written, &a.path).cmp(&(b.kind, a.written, &b.path)));
    saved
}

/// The files that a path means.
fn files(disk: &dyn Disk, path: &Path) -> Vec<PathBuf> {
    if !is_folder(disk, path) {
        return vec![disk.resolve(path)];
    }
    let mut files = disk.entries(path).unwrap_or_default();
    files.retain(|file| is_notebook_name(file));
    files.iter().map(|file| disk.resolve(file)).collect()
}

struct Shelf<'a> {
    disk: &'a dyn Disk,
    folders: &'a Folders,
    /// Of copies that hold the same entries, these are read once.
    known: Notebook,
    saved: Vec<Saved>,
}

impl Shelf<'_> {
    fn put_copies_of(&mut self, real: &Path) {
        self.put_file(SavedKind::Notebook, real.to_owned(), modified(real));
        self.put_own_copy(real);
        for path in backup::all(self.disk, self.folders, real) {
            let made = backup::time_of(&path);
            self.put_file(SavedKind::Backup, path, made);
        }
        let beside = self.disk.entries(&folder_of(real)).unwrap_or_default();
        for path in beside {
            if own_file::is_aside(&path, real) {
                let kept = modified(&path);
                self.put_file(SavedKind::Damaged, path, kept);
            }
        }
    }

    fn put_file(&mut self, kind: SavedKind, path: PathBuf, written: Option<DateTime<Local>>) {
        let notebook = load_knowing(self.disk, &path, u64::MAX, &self.known);
        if matches!(notebook, Err(StoreError::Missing { .. })) {
            return;
        }
        self.put(kind, path, written, notebook);
    }

    fn put_own_copy(&mut self, real: &Path) {
        let folder = folder_of_journal(self.folders, real);
        let journal = Journal::open(self.disk, self.folders, real, &self.known);
        let parts = self.disk.entries(&folder).unwrap_or_default();
        if !journal.entries().records().is_empty() {
            let written = parts.iter().filter_map(|part| modified(part)).max();
            let entries = journal.entries().clone();
            self.put(SavedKind::OwnCopy, folder, written, Ok(entries));
        }
    }

    fn put(
        &mut self,
        kind: SavedKind,
        path: PathBuf,
        written: Option<DateTime<Local>>,
        notebook: Result<Notebook, StoreError>,
    ) {
        if let Ok(notebook) = &notebook {
            self.known.merge(notebook);
        }
        self.saved.push(Saved {
            kind,
            size: size(&path),
            path,
            written,
            notebook,
        });
    }
}

fn size(path: &Path) -> Option<u64> {
    let metadata = std::fs::metadata(path).ok()?;
    metadata.is_file().then_some(metadata.len())
}

fn modified(path: &Path) -> Option<DateTime<Local>> {
    let metadata = std::fs::metadata(path).ok()?;
    metadata.modified().ok().map(DateTime::from)
}
