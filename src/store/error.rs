use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::disk::folder_of;
use super::format::FormatError;

/// What can go wrong with a file, typed by cause. `wording::store_error` says it to a person.
#[derive(Debug, Error)]
pub enum StoreError {
    #[error("no such file: {}", path.display())]
    Missing { path: PathBuf },
    /// The folder of a file is not there (any more): a stick pulled out, a share not connected.
    #[error("no such folder: {}", path.display())]
    FolderMissing { path: PathBuf },
    /// A folder where a file is wanted.
    #[error("is a folder: {}", path.display())]
    IsFolder { path: PathBuf },
    /// No bytes, or white space only.
    #[error("empty file: {}", path.display())]
    Empty {
        path: PathBuf,
        backup: Option<PathBuf>,
    },
    #[error("binary file: {}", path.display())]
    Binary {
        path: PathBuf,
        backup: Option<PathBuf>,
    },
    /// `offset`: the first byte that is no UTF-8.
    #[error("not UTF-8 at byte {offset}: {}", path.display())]
    NotUtf8 {
        path: PathBuf,
        offset: usize,
        backup: Option<PathBuf>,
    },
    /// Not to be read as a notebook. `backup`: the newest good one, where there is one.
    #[error("damaged notebook: {source}: {}", path.display())]
    Damaged {
        path: PathBuf,
        source: FormatError,
        backup: Option<PathBuf>,
    },
    #[error("format {format} is newer than this version: {}", path.display())]
    NewerFormat { path: PathBuf, format: u64 },
    /// Titles of the two plans.
    #[error("notebook of another plan ({theirs}, not {ours}): {}", path.display())]
    OtherPlan {
        path: PathBuf,
        theirs: String,
        ours: String,
    },
    /// A notebook where a file of another kind was to be written.
    #[error("is a notebook: {}", path.display())]
    NotebookThere { path: PathBuf },
    /// A notebook with so many entries that would have been written over and lost.
    #[error("{count} entries would be lost: {}", path.display())]
    WouldLose { path: PathBuf, count: usize },
    /// `limit` in bytes.
    #[error("larger than {limit} bytes: {}", path.display())]
    TooLarge { path: PathBuf, limit: u64 },
    #[error("reading not permitted: {}", path.display())]
    ReadDenied { path: PathBuf },
    /// The file is protected, or its folder, or its medium.
    #[error("writing not permitted: {}", path.display())]
    WriteDenied { path: PathBuf },
    #[error("disk full: {}", path.display())]
    Full { path: PathBuf },
    /// Another writer held the file for longer than anyone should; who it said it was.
    #[error("held by another writer ({}): {}", holder.as_deref().unwrap_or("?"), path.display())]
    Locked {
        path: PathBuf,
        holder: Option<String>,
    },
    #[error("cannot be read: {source}: {}", path.display())]
    Unreadable { path: PathBuf, source: io::Error },
    #[error("cannot be written: {source}: {}", path.display())]
    Unwritable { path: PathBuf, source: io::Error },
    /// Settings or drafts that cannot be read; they were put aside, and others begin.
    #[error("set aside: {}", aside.display())]
    SetAside { path: PathBuf, aside: PathBuf },
    /// The user's register of departments is not written as one; line and column from 1.
    #[error("no register of departments at {line}:{column}: {}", path.display())]
    Register {
        path: PathBuf,
        line: usize,
        column: usize,
    },
}

impl StoreError {
    /// The file or folder it is about.
    pub fn path(&self) -> &Path {
        match self {
            Self::Missing { path }
            | Self::FolderMissing { path }
            | Self::IsFolder { path }
            | Self::Empty { path, .. }
            | Self::Binary { path, .. }
            | Self::NotUtf8 { path, .. }
            | Self::Damaged { path, .. }
            | Self::NewerFormat { path, .. }
            | Self::OtherPlan { path, .. }
            | Self::NotebookThere { path }
            | Self::WouldLose { path, .. }
            | Self::TooLarge { path, .. }
            | Self::ReadDenied { path }
            | Self::WriteDenied { path }
            | Self::Full { path }
            | Self::Locked { path, .. }
            | Self::Unreadable { path, .. }
            | Self::Unwritable { path, .. }
            | Self::SetAside { path, .. }
            | Self::Register { path, .. } => path,
        }
    }

    /// The newest good backup of a file that cannot be read, for [`restore_backup`](super::restore_backup).
    pub fn backup(&self) -> Option<&Path> {
        match self {
            Self::Empty { backup, .. }
            | Self::Binary { backup, .. }
            | Self::NotUtf8 { backup, .. }
            | Self::Damaged { backup, .. } => backup.as_deref(),
            _ => None,
        }
    }

    /// Whether the file's content is what is wrong: it must not be overwritten, and a backup helps.
    pub fn is_damage(&self) -> bool {
        matches!(
            self,
            Self::Empty { .. } | Self::Binary { .. } | Self::NotUtf8 { .. } | Self::Damaged { .. }
        )
    }

    pub(super) fn with_backup(mut self, found: Option<PathBuf>) -> Self {
        if let Self::Empty { backup, .. }
        | Self::Binary { backup, .. }
        | Self::NotUtf8 { backup, .. }
        | Self::Damaged { backup, .. } = &mut self
        {
            *backup = found;
        }
        self
    }

    /// `limit`: what was allowed to be read.
    pub(super) fn reading(path: &Path, source: io::Error, limit: u64) -> Self {
        let path = path.to_owned();
        match source.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::Missing { path },
            ErrorKind::IsADirectory => Self::IsFolder { path },
            ErrorKind::PermissionDenied => Self::ReadDenied { path },
            ErrorKind::FileTooLarge => Self::TooLarge { path, limit },
            _ => Self::Unreadable { path, source },
        }
    }

    pub(super) fn writing(path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::FolderMissing {
                path: folder_of(&path),
            },
            ErrorKind::IsADirectory => Self::IsFolder { path },
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                Self::WriteDenied { path }
            }
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full { path },
            _ => Self::Unwritable { path, source },
        }
    }
}
