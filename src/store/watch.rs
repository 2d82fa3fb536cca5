//! Notices that a notebook, a file or a folder of files, was changed from outside.
//!
//! The system tells at once where it can. It cannot in a folder on another computer, and may have no watches left: so the files
//! are also looked at every few seconds.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::Builder;
use std::time::{Duration, SystemTime};

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use super::StoreError;
use super::disk::{Disk, SystemDisk, folder_of};
use super::folder::{is_folder, is_notebook_name};

/// How often the files are looked at where the system tells nothing.
const PAUSE: Duration = Duration::from_secs(2);
/// What happens in so short a time is one change: a file written, renamed and synced.
const BREATH: Duration = Duration::from_millis(20);

/// Watches one notebook until dropped. One's own saves count as changes too: [`Writer::look`](super::Writer::look) tells, at
/// little cost, that they brought nothing new.
#[derive(Debug)]
pub struct Watch {
    changes: Receiver<()>,
    stirs: Sender<Stir>,
}

enum Stir {
    /// The system told of a change.
    Told,
    End,
}

impl Watch {
    /// Begins to watch a notebook, which need not be there yet. `wake` is called after each change, on another thread: it
    /// asks the window to draw again.
    ///
    /// # Errors
    /// The system has no thread to spare.
    pub fn start(path: &Path, wake: impl Fn() + Send + 'static) -> Result<Self, StoreError> {
        Self::start_looking(path, PAUSE, wake)
    }

    /// `pause`: how often the files are looked at.
    pub(super) fn start_looking(
        path: &Path,
        pause: Duration,
        wake: impl Fn() + Send + 'static,
    ) -> Result<Self, StoreError> {
        let subject = Subject::of(path);
        let (stirs, told) = channel();
        let (tell, changes) = channel();
        let watcher = subject.watcher(stirs.clone());
        // Taken before we return: what changes from now on is noticed.
        let seen = subject.stamps();
        let watching = Watching {
            subject,
            pause,
            seen,
        };
        Builder::new()
            .spawn(move || {
                let _watcher = watcher;
                watching.run(&told, || {
                    let is_wanted = tell.send(()).is_ok();
                    wake();
                    is_wanted
                });
            })
            .map_err(|source| StoreError::Unreadable {
                path: path.to_owned(),
                source,
            })?;
        Ok(Self { changes, stirs })
    }

    /// Whether something changed since last asked. Never waits.
    pub fn has_changed(&self) -> bool {
        self.changes.try_iter().count() > 0
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.stirs.send(Stir::End);
    }
}

/// What is watched.
pub(super) struct Subject {
    /// The folder that the files are in; a file is watched by way of it, since each save puts another in its place.
    folder: PathBuf,
    /// The only file that counts; `None`: every notebook in the folder.
    file: Option<OsString>,
}

impl Subject {
    pub(super) fn of(path: &Path) -> Self {
        if is_folder(&SystemDisk, path) {
            return Self {
                folder: path.to_owned(),
                file: None,
            };
        }
        let real = SystemDisk.resolve(path);
        Self {
            folder: folder_of(&real),
            file: real.file_name().map(ToOwned::to_owned),
        }
    }

    /// `None` where the system cannot tell of changes.
    fn watcher(&self, stirs: Sender<Stir>) -> Option<RecommendedWatcher> {
        let (folder, file) = (self.folder.clone(), self.file.clone());
        let subject = Self { folder, file };
        let hear = move |event: notify::Result<Event>| {
            if event.is_ok_and(|event| subject.is_concerned(&event)) {
                let _ = stirs.send(Stir::Told);
            }
        };
        let mut watcher = notify::recommended_watcher(hear).ok()?;
        let watched = watcher.watch(&self.folder, RecursiveMode::NonRecursive);
        watched.is_ok().then_some(watcher)
    }

    fn is_concerned(&self, event: &Event) -> bool {
        let is_change = !event.kind.is_access();
        is_change && (event.need_rescan() || event.paths.iter().any(|path| self.counts(path)))
    }

    fn counts(&self, path: &Path) -> bool {
        match &self.file {
            Some(file) => path.file_name() == Some(file),
            None => is_notebook_name(path),
        }
    }

    pub(super) fn stamps(&self) -> BTreeMap<PathBuf, Stamp> {
        let paths = match &self.file {
            Some(file) => vec![self.folder.join(file)],
            None => SystemDisk.entries(&self.folder).unwrap_or_default(),
        };
        let counted = paths.into_iter().filter(|path| self.counts(path));
        let stamped = counted.filter_map(|path| {
            let stamp = Stamp::of(&fs::metadata(&path).ok()?);
            Some((path, stamp))
        });
        stamped.collect()
    }
}

/// What tells one state of a file from another without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    length: u64,
    written: Option<SystemTime>,
    number: u64,
}

impl Stamp {
    fn of(metadata: &Metadata) -> Self {
        Self {
            length: metadata.len(),
            written: metadata.modified().ok(),
            number: number(metadata),
        }
    }
}

/// A number that no two files on a disk share.
#[cfg(unix)]
fn number(metadata: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(metadata)
}

#[cfg(not(unix))]
fn number(_metadata: &Metadata) -> u64 {
    0
}

struct Watching {
    subject: Subject,
    pause: Duration,
    seen: BTreeMap<PathBuf, Stamp>,
}

impl Watching {
    /// Until told to end, or nobody wants to know any more.
    fn run(mut self, stirs: &Receiver<Stir>, tell: impl Fn() -> bool) {
        loop {
            let was_told = match stirs.recv_timeout(self.pause) {
                Ok(Stir::Told) => true,
                Ok(Stir::End) | Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => false,
            };
            if was_told {
                std::thread::sleep(BREATH);
                if stirs.try_iter().any(|stir| matches!(stir, Stir::End)) {
                    return;
                }
            }
            let now = self.subject.stamps();
            let has_changed = was_told || now != self.seen;
            self.seen = now;
            if has_changed && !tell() {
                return;
            }
        }
    }
}
