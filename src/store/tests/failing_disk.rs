use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use crate::store::disk::{Disk, DiskFile, Lock, folder_of};

/// A disk in memory that counts its steps, fails at one of them, and loses at a power cut what was not synced.
#[derive(Clone, Debug, Default)]
pub struct FailingDisk(Arc<Mutex<Medium>>);

/// What happens at the chosen step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// This step fails; the next ones work again.
    Once(ErrorKind),
    /// This step and all after it fail, until [`FailingDisk::restart`].
    From(ErrorKind),
    /// Only half of the bytes arrive; a step that writes nothing just fails.
    Short,
    /// Nothing works any more, until [`FailingDisk::restart`].
    PowerCut,
}

/// What survives a power cut of what was not synced.
#[derive(Clone, Copy, Debug)]
pub enum Survives {
    Nothing,
    Names,
    Contents,
    Everything,
    /// Some names, some contents, some halves.
    Chance(u64),
}

#[derive(Clone, Debug, Default)]
struct Medium {
    files: Vec<Content>,
    names: BTreeMap<PathBuf, usize>,
    synced_names: BTreeMap<PathBuf, usize>,
    /// Changes of names since their folder was last synced.
    changes: Vec<Change>,
    folders: BTreeSet<PathBuf>,
    steps: usize,
    fault: Option<(usize, Fault)>,
}

#[derive(Clone, Debug, Default)]
struct Content {
    bytes: Vec<u8>,
    is_synced: bool,
}

/// `file` is now called `to` (`None`: nothing), and no longer `from`.
#[derive(Clone, Debug)]
struct Change {
    from: Option<PathBuf>,
    to: Option<PathBuf>,
    file: usize,
}

impl Change {
    fn is_in(&self, folder: &Path) -> bool {
        let path = self.to.as_deref().or(self.from.as_deref());
        path.and_then(Path::parent) == Some(folder)
    }

    fn apply(&self, names: &mut BTreeMap<PathBuf, usize>) {
        if let Some(from) = &self.from {
            names.remove(from);
        }
        if let Some(to) = &self.to {
            names.insert(to.clone(), self.file);
        }
    }
}

impl Medium {
    fn step(&mut self) -> io::Result<()> {
        self.steps += 1;
        match self.fault {
            Some((at, Fault::Once(kind))) if self.steps == at => Err(kind.into()),
            Some((at, Fault::From(kind))) if self.steps >= at => Err(kind.into()),
            Some((at, Fault::Short)) if self.steps == at => Err(ErrorKind::StorageFull.into()),
            Some((at, Fault::PowerCut)) if self.steps >= at => Err(io::Error::other("no power")),
            _ => Ok(()),
        }
    }

    fn find(&self, path: &Path) -> io::Result<usize> {
        self.names
            .get(path)
            .copied()
            .ok_or(ErrorKind::NotFound.into())
    }

    fn change(&mut self, from: Option<&Path>, to: Option<&Path>, file: usize) {
        let (from, to) = (from.map(Path::to_owned), to.map(Path::to_owned));
        let change = Change { from, to, file };
        change.apply(&mut self.names);
        self.changes.push(change);
    }
}

impl FailingDisk {
    fn medium(&self) -> MutexGuard<'_, Medium> {
        self.0.lock().unwrap()
    }

    /// Another disk with the same on it.
    pub fn fork(&self) -> Self {
        Self(Arc::new(Mutex::new(self.medium().clone())))
    }

    /// From now on, the step with this number (from 1) goes wrong.
    pub fn break_at(&self, step: usize, fault: Fault) {
        let mut medium = self.medium();
        medium.steps = 0;
        medium.fault = Some((step, fault));
    }

    pub fn steps(&self) -> usize {
        self.medium().steps
    }

    /// Power is back: all that was not synced is lost, but for what `survives`.
    pub fn restart(&self, survives: Survives) {
        let mut chance = match survives {
            Survives::Chance(seed) => seed | 1,
            _ => 1,
        };
        let mut toss = |sides: u64| {
            chance ^= chance << 13;
            chance ^= chance >> 7;
            chance ^= chance << 17;
            chance % sides
        };
        let medium = &mut *self.medium();
        medium.fault = None;
        medium.names = medium.synced_names.clone();
        for change in std::mem::take(&mut medium.changes) {
            if match survives {
                Survives::Nothing | Survives::Contents => false,
                Survives::Names | Survives::Everything => true,
                Survives::Chance(_) => toss(2) == 0,
            } {
                change.apply(&mut medium.names);
            }
        }
        medium.synced_names = medium.names.clone();
        for file in medium.files.iter_mut().filter(|file| !file.is_synced) {
            let length = file.bytes.len();
            file.bytes.truncate(match survives {
                Survives::Nothing | Survives::Names => 0,
                Survives::Contents | Survives::Everything => length,
                Survives::Chance(_) => length * toss(3) as usize / 2,
            });
            file.is_synced = true;
        }
    }

    /// Puts a file there as another program would, safely; counts no step.
    pub fn put(&self, path: &Path, bytes: &[u8]) {
        let medium = &mut *self.medium();
        medium.folders.insert(folder_of(path));
        medium.files.push(Content {
            bytes: bytes.to_owned(),
            is_synced: true,
        });
        let file = medium.files.len() - 1;
        medium.names.insert(path.to_owned(), file);
        medium.synced_names.insert(path.to_owned(), file);
    }

    pub fn get(&self, path: &Path) -> Option<Vec<u8>> {
        let medium = self.medium();
        let file = medium.names.get(path)?;
        Some(medium.files[*file].bytes.clone())
    }

    /// All files under a folder.
    pub fn under(&self, folder: &Path) -> Vec<PathBuf> {
        let medium = self.medium();
        let names = medium.names.keys().filter(|path| path.starts_with(folder));
        names.cloned().collect()
    }

    fn change_content(
        &self,
        file: usize,
        change: impl FnOnce(&mut Content, bool),
    ) -> io::Result<()> {
        let medium = &mut *self.medium();
        let result = medium.step();
        let is_short = medium.fault == Some((medium.steps, Fault::Short));
        if result.is_ok() || is_short {
            change(&mut medium.files[file], is_short);
        }
        result
    }
}

struct OpenFile {
    disk: FailingDisk,
    file: usize,
}

impl DiskFile for OpenFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.disk.change_content(self.file, |content, is_short| {
            let length = if is_short {
                bytes.len() / 2
            } else {
                bytes.len()
            };
            content.bytes.extend_from_slice(&bytes[..length]);
            content.is_synced = false;
        })
    }

    fn sync(&mut self) -> io::Result<()> {
        self.disk.change_content(self.file, |content, is_short| {
            content.is_synced |= !is_short;
        })
    }
}

impl Disk for FailingDisk {
    fn read(&self, path: &Path, _limit: u64) -> io::Result<Vec<u8>> {
        let mut medium = self.medium();
        medium.step()?;
        let file = medium.find(path)?;
        Ok(medium.files[file].bytes.clone())
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let mut medium = self.medium();
        medium.step()?;
        if medium.names.contains_key(path) {
            return Err(ErrorKind::AlreadyExists.into());
        }
        if !medium.folders.contains(&folder_of(path)) {
            return Err(ErrorKind::NotFound.into());
        }
        medium.files.push(Content::default());
        let file = medium.files.len() - 1;
        medium.change(None, Some(path), file);
        let disk = self.clone();
        Ok(Box::new(OpenFile { disk, file }))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut medium = self.medium();
        medium.step()?;
        let file = medium.find(from)?;
        medium.change(Some(from), Some(to), file);
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut medium = self.medium();
        medium.step()?;
        let file = medium.find(path)?;
        medium.change(Some(path), None, file);
        Ok(())
    }

    fn sync(&self, path: &Path) -> io::Result<()> {
        let file = self.medium().find(path)?;
        self.change_content(file, |content, is_short| content.is_synced |= !is_short)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        let medium = &mut *self.medium();
        medium.step()?;
        let changes = std::mem::take(&mut medium.changes);
        let (synced, waiting) = changes.into_iter().partition(|change| change.is_in(folder));
        let synced: Vec<Change> = synced;
        for change in &synced {
            change.apply(&mut medium.synced_names);
        }
        medium.changes = waiting;
        Ok(())
    }

    fn create_folders(&self, folder: &Path) -> io::Result<()> {
        let mut medium = self.medium();
        medium.step()?;
        medium
            .folders
            .extend(folder.ancestors().map(Path::to_owned));
        Ok(())
    }

    fn entries(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let mut medium = self.medium();
        medium.step()?;
        if !medium.folders.contains(folder) {
            return Err(ErrorKind::NotFound.into());
        }
        let all = medium.names.keys().chain(&medium.folders);
        let inside = all.filter(|path| path.parent() == Some(folder));
        let mut inside: Vec<PathBuf> = inside.cloned().collect();
        inside.sort();
        Ok(inside)
    }

    fn is_folder(&self, path: &Path) -> bool {
        self.medium().folders.contains(path)
    }

    fn age(&self, _path: &Path) -> Option<Duration> {
        None
    }

    fn is_protected(&self, _path: &Path) -> bool {
        false
    }

    fn resolve(&self, path: &Path) -> PathBuf {
        path.to_owned()
    }

    fn copy_permissions(&self, _from: &Path, _to: &Path) {}

    fn lock(&self, _path: &Path, _holder: &str) -> io::Result<Lock> {
        self.medium().step()?;
        Ok(Lock::Held(Box::new(())))
    }
}
