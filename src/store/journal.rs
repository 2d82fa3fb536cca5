//! What this device has acknowledged as saved, so that it can put back what a shared file has lost.
//!
//! For each notebook a folder of small notebooks, one for each save. Now and then the smaller ones are put together, so that
//! an entry is written again only a few times however many there are.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::disk::Disk;
use super::folders::{Folders, key_of};
use super::format::print_notebook;
use super::load::load_knowing;
use super::random::nonce;
use super::{StoreError, atomic};
use crate::notebook::{Notebook, PlanIdentity, Record};

/// From this many files on, at least half of them are put together.
const MANY: usize = 16;

#[derive(Debug)]
pub(super) struct Journal {
    entries: Notebook,
    /// Shared with the writing of it, which may follow later.
    shelf: Arc<Mutex<Shelf>>,
}

/// The files of a journal.
#[derive(Debug)]
struct Shelf {
    folder: PathBuf,
    parts: Vec<Part>,
    /// Acknowledged, and not yet written here: the disk refused.
    waiting: Notebook,
}

#[derive(Debug)]
struct Part {
    path: PathBuf,
    entries: Notebook,
}

impl Journal {
    /// The journal of the notebook at `real_path`. What cannot be read of it is left alone. `known`: records to share.
    pub fn open(disk: &dyn Disk, folders: &Folders, real_path: &Path, known: &Notebook) -> Self {
        let folder = folder_of_journal(folders, real_path);
        let mut entries = Notebook::default();
        let mut parts = Vec::new();
        for path in disk.entries(&folder).unwrap_or_default() {
            if let Ok(part) = load_knowing(disk, &path, u64::MAX, known) {
                entries.merge(&part);
                let entries = part;
                parts.push(Part { path, entries });
            }
        }
        let waiting = Notebook::default();
        Self {
            entries,
            shelf: Arc::new(Mutex::new(Shelf {
                folder,
                parts,
                waiting,
            })),
        }
    }

    pub fn entries(&self) -> &Notebook {
        &self.entries
    }

    /// Remembers what was acknowledged; what is returned writes it down. Where that fails it is tried again with the next.
    pub fn acknowledge(
        &mut self,
        acknowledged: &Notebook,
    ) -> impl FnOnce(&dyn Disk) -> Result<(), StoreError> + Send + use<> {
        let fresh = acknowledged.without(&self.entries);
        let fresh = without_text(&acknowledged.plan, fresh);
        self.entries.merge(&fresh);
        let shelf = Arc::clone(&self.shelf);
        move |disk| open(&shelf).add(disk, &fresh)
    }

    /// Begins anew with a file that was not there: what an earlier one of that name held was deleted on purpose.
    pub fn start_over(
        &mut self,
        acknowledged: &Notebook,
    ) -> impl FnOnce(&dyn Disk) -> Result<(), StoreError> + Send + use<> {
        let all = acknowledged.records().to_vec();
        self.entries = without_text(&acknowledged.plan, all);
        let (entries, shelf) = (self.entries.clone(), Arc::clone(&self.shelf));
        move |disk| open(&shelf).replace(disk, entries)
    }
}

impl Shelf {
    fn add(&mut self, disk: &dyn Disk, fresh: &Notebook) -> Result<(), StoreError> {
        self.waiting.merge(fresh);
        if self.waiting.records().is_empty() {
            return Ok(());
        }
        let mut together = self.waiting.clone();
        let small = self.small_parts();
        for part in &self.parts[..small] {
            together.merge(&part.entries);
        }
        self.write(disk, together, small)
    }

    fn replace(&mut self, disk: &dyn Disk, entries: Notebook) -> Result<(), StoreError> {
        // Should writing fail, the next save begins with these.
        self.waiting = entries.clone();
        self.write(disk, entries, self.parts.len())
    }

    /// How many parts, once sorted by size, are to be put together.
    fn small_parts(&mut self) -> usize {
        if self.parts.len() < MANY {
            return 0;
        }
        let size = |part: &Part| part.entries.records().len();
        self.parts.sort_by_key(size);
        let mut sum = 0;
        let is_small = |(nth, part): &(usize, &Part)| {
            let is_small = *nth < MANY / 2 || size(part) <= sum;
            sum += size(part);
            is_small
        };
        self.parts.iter().enumerate().take_while(is_small).count()
    }

    /// Writes a part in the place of the first `old` ones. Each has a name of its own: a window and a command line may
    /// write at the same moment.
    fn write(&mut self, disk: &dyn Disk, entries: Notebook, old: usize) -> Result<(), StoreError> {
        disk.create_folders(&self.folder)
            .map_err(|error| StoreError::writing(&self.folder, error))?;
        let path = self.folder.join(format!("{:016x}.ron", nonce()));
        atomic::replace(disk, &path, print_notebook(&entries).as_bytes())?;
        for part in self.parts.drain(..old) {
            // One that stays is united with the others when read.
            let _ = disk.remove(&part.path);
        }
        self.parts.push(Part { path, entries });
        self.waiting = Notebook::default();
        Ok(())
    }
}

/// Where what this device acknowledged for the file at `real_path` is.
pub(super) fn folder_of_journal(folders: &Folders, real_path: &Path) -> PathBuf {
    folders.data.join("journal").join(key_of(real_path))
}

fn open(shelf: &Mutex<Shelf>) -> MutexGuard<'_, Shelf> {
    shelf.lock().unwrap_or_else(PoisonError::into_inner)
}

fn without_text(plan: &PlanIdentity, records: Vec<Arc<Record>>) -> Notebook {
    let plan = PlanIdentity {
        text: None,
        ..plan.clone()
    };
    Notebook::of_records(plan, records)
}
