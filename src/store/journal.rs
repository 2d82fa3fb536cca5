//! What this device has acknowledged as saved, so that it can put back what a shared file has lost.
//!
//! For each notebook a folder of small notebooks, one for each save, put together now and then: a save costs as much as it brings.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::disk::Disk;
use super::folders::{Folders, key_of};
use super::format::print_notebook;
use super::load::load_file;
use super::random::nonce;
use super::{StoreError, atomic};
use crate::notebook::{Notebook, PlanIdentity, Record};

/// From this many files on they are put together.
const MANY: usize = 16;

#[derive(Debug)]
pub(super) struct Journal {
    folder: PathBuf,
    entries: Notebook,
    files: BTreeSet<PathBuf>,
    /// Acknowledged, and not yet written here: the disk refused.
    waiting: Notebook,
}

impl Journal {
    /// The journal of the notebook at `real_path`. What cannot be read of it is left alone.
    pub fn open(disk: &dyn Disk, folders: &Folders, real_path: &Path) -> Self {
        let folder = folders.data.join("journal").join(key_of(real_path));
        let mut entries = Notebook::default();
        let mut files = BTreeSet::new();
        for path in disk.entries(&folder).unwrap_or_default() {
            if let Ok(part) = load_file(disk, &path, u64::MAX) {
                entries.merge(&part);
                files.insert(path);
            }
        }
        Self {
            folder,
            entries,
            files,
            waiting: Notebook::default(),
        }
    }

    pub fn entries(&self) -> &Notebook {
        &self.entries
    }

    /// Remembers what was acknowledged. Where writing fails it is tried again with the next.
    pub fn acknowledge(
        &mut self,
        disk: &dyn Disk,
        acknowledged: &Notebook,
    ) -> Result<(), StoreError> {
        let fresh = difference(acknowledged, &self.entries);
        let fresh = without_text(&acknowledged.plan, fresh);
        self.entries.merge(&fresh);
        self.waiting.merge(&fresh);
        if self.waiting.records().is_empty() {
            return Ok(());
        }
        if self.files.len() >= MANY {
            self.rewrite(disk)?;
        } else {
            let written = self.write(disk, &self.waiting)?;
            self.files.insert(written);
        }
        self.waiting = Notebook::default();
        Ok(())
    }

    /// Begins anew with a file that was not there: what an earlier one of that name held was deleted on purpose.
    pub fn start_over(
        &mut self,
        disk: &dyn Disk,
        acknowledged: &Notebook,
    ) -> Result<(), StoreError> {
        let all = acknowledged.records().to_vec();
        self.entries = without_text(&acknowledged.plan, all);
        self.waiting = self.entries.clone();
        self.rewrite(disk)?;
        self.waiting = Notebook::default();
        Ok(())
    }

    /// All entries into one file; then the others go.
    fn rewrite(&mut self, disk: &dyn Disk) -> Result<(), StoreError> {
        let written = self.write(disk, &self.entries)?;
        for old in std::mem::take(&mut self.files) {
            // One that stays is united with the others when read.
            let _ = disk.remove(&old);
        }
        self.files.insert(written);
        Ok(())
    }

    /// Each file has a name of its own: a window and a command line may write at the same moment.
    fn write(&self, disk: &dyn Disk, notebook: &Notebook) -> Result<PathBuf, StoreError> {
        disk.create_folders(&self.folder)
            .map_err(|error| StoreError::writing(&self.folder, error))?;
        let path = self.folder.join(format!("{:016x}.ron", nonce()));
        atomic::replace(disk, &path, print_notebook(notebook).as_bytes())?;
        Ok(path)
    }
}

fn without_text(plan: &PlanIdentity, records: Vec<Arc<Record>>) -> Notebook {
    let plan = PlanIdentity {
        text: None,
        ..plan.clone()
    };
    Notebook::of_records(plan, records)
}

/// The records of `one` that `other` does not have; both stand in the order (clock, id, text).
pub(super) fn difference(one: &Notebook, other: &Notebook) -> Vec<Arc<Record>> {
    fn place(record: &Record) -> (u64, &str, &str) {
        (record.clock, &record.id.0, &record.text)
    }
    let mut others = other.records().iter().peekable();
    let mut is_missing = |record: &&Arc<Record>| {
        let wanted = place(record);
        while others.next_if(|other| place(other) < wanted).is_some() {}
        others.peek().is_none_or(|other| place(other) != wanted)
    };
    one.records()
        .iter()
        .filter(|record| is_missing(record))
        .cloned()
        .collect()
}
