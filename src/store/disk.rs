use std::fmt::Debug;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How many bytes are compared at once.
const PIECE: usize = 256 * 1024;

/// What saving needs of a disk: a seam, so that tests can let every single step fail.
pub(super) trait Disk: Debug + Send + Sync {
    /// The whole file; more than `limit` bytes are [`ErrorKind::FileTooLarge`].
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>>;
    /// Whether the file holds exactly these bytes.
    fn holds(&self, path: &Path, bytes: &[u8]) -> io::Result<bool> {
        let limit = bytes.len() as u64;
        match self.read(path, limit) {
            Err(error) if error.kind() == ErrorKind::FileTooLarge => Ok(false),
            read => Ok(read? == bytes),
        }
    }
    /// A file that was not there before.
    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>>;
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Forces a file's content to the medium.
    fn sync(&self, path: &Path) -> io::Result<()>;
    /// Forces the names in a folder to the medium.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
    /// Makes a folder and all above it, and forces their names to the medium.
    fn create_folders(&self, folder: &Path) -> io::Result<()>;
    /// The paths in a folder, sorted.
    fn entries(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;
    fn is_folder(&self, path: &Path) -> bool;
    /// How long ago a file was last written; `None` where that cannot be told.
    fn age(&self, path: &Path) -> Option<Duration>;
    /// Whether someone protected the file against writing.
    fn is_protected(&self, path: &Path) -> bool;
    /// The absolute path behind links; works for files that are not there yet.
    fn resolve(&self, path: &Path) -> PathBuf;
    /// Gives `to` the permissions of `from`, where there is such a file.
    fn copy_permissions(&self, from: &Path, to: &Path);
    /// Tries once to take the lock that the file at `path` stands for.
    fn lock(&self, path: &Path, holder: &str) -> io::Result<Lock>;
}

pub(super) trait DiskFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()>;
    fn sync(&mut self) -> io::Result<()>;
}

pub(super) enum Lock {
    /// Ours until dropped.
    Held(Box<dyn Send>),
    /// Another writer's; who it says it is, where it could be read.
    Busy(Option<String>),
    /// This file system (a network folder) has no locks.
    Unsupported,
}

/// The real disk.
#[derive(Clone, Copy, Debug)]
pub(super) struct SystemDisk;

impl Disk for SystemDisk {
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        let file = File::open(path)?;
        let metadata = file.metadata()?;
        if metadata.is_dir() {
            return Err(ErrorKind::IsADirectory.into());
        }
        // A pipe or a device may never end.
        if !metadata.is_file() {
            return Err(ErrorKind::InvalidInput.into());
        }
        if metadata.len() > limit {
            return Err(ErrorKind::FileTooLarge.into());
        }
        let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0));
        file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > limit {
            return Err(ErrorKind::FileTooLarge.into());
        }
        Ok(bytes)
    }

    /// Piece by piece: a large file is not held twice.
    fn holds(&self, path: &Path, bytes: &[u8]) -> io::Result<bool> {
        let mut file = File::open(path)?;
        let metadata = file.metadata()?;
        if !metadata.is_file() || metadata.len() != bytes.len() as u64 {
            return Ok(false);
        }
        let mut piece = vec![0; PIECE];
        for expected in bytes.chunks(PIECE) {
            let piece = &mut piece[..expected.len()];
            file.read_exact(piece)?;
            if piece != expected {
                return Ok(false);
            }
        }
        // It may be growing.
        Ok(file.read(&mut piece[..1])? == 0)
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let file = OpenOptions::new().write(true).create_new(true).open(path)?;
        Ok(Box::new(file))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn sync(&self, path: &Path) -> io::Result<()> {
        OpenOptions::new()
            .read(true)
            .write(true)
            .open(path)?
            .sync_all()
    }

    #[cfg(unix)]
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        match File::open(folder)?.sync_all() {
            // Some network folders cannot, and do it by themselves.
            Err(error) if is_unsupported(&error) => Ok(()),
            result => result,
        }
    }

    /// Elsewhere the system forces names to the medium by itself.
    #[cfg(not(unix))]
    fn sync_folder(&self, _folder: &Path) -> io::Result<()> {
        Ok(())
    }

    fn create_folders(&self, folder: &Path) -> io::Result<()> {
        if folder.as_os_str().is_empty() || folder.is_dir() {
            return Ok(());
        }
        let above = folder_of(folder);
        self.create_folders(&above)?;
        match fs::create_dir(folder) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => return Ok(()),
            result => result?,
        }
        self.sync_folder(&above)
    }

    fn entries(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let entries = fs::read_dir(folder)?;
        let mut paths = entries
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<io::Result<Vec<_>>>()?;
        paths.sort();
        Ok(paths)
    }

    fn is_folder(&self, path: &Path) -> bool {
        path.is_dir()
    }

    fn age(&self, path: &Path) -> Option<Duration> {
        fs::metadata(path).ok()?.modified().ok()?.elapsed().ok()
    }

    fn is_protected(&self, path: &Path) -> bool {
        fs::metadata(path).is_ok_and(|metadata| metadata.permissions().readonly())
    }

    fn resolve(&self, path: &Path) -> PathBuf {
        if let Ok(real) = path.canonicalize() {
            return real;
        }
        let name = path.file_name().unwrap_or_default();
        match folder_of(path).canonicalize() {
            Ok(folder) => folder.join(name),
            Err(_) => std::path::absolute(path).unwrap_or_else(|_| path.to_owned()),
        }
    }

    fn copy_permissions(&self, from: &Path, to: &Path) {
        if let Ok(metadata) = fs::metadata(from) {
            // A file system without permissions refuses, and loses nothing by it.
            let _ = fs::set_permissions(to, metadata.permissions());
        }
    }

    fn lock(&self, path: &Path, holder: &str) -> io::Result<Lock> {
        let Some(file) = open_lock(path)? else {
            return Ok(Lock::Unsupported);
        };
        match file.try_lock() {
            Ok(()) => Ok(Lock::Held(Box::new(HeldLock::sign(file, holder)))),
            Err(TryLockError::WouldBlock) => {
                let holder = fs::read_to_string(path).unwrap_or_default();
                let holder = holder.trim();
                Ok(Lock::Busy((!holder.is_empty()).then(|| holder.to_owned())))
            }
            Err(TryLockError::Error(_)) => Ok(Lock::Unsupported),
        }
    }
}

impl DiskFile for File {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_all()
    }
}

/// The system lets go of the lock when the file is closed, also where the program dies: a stale lock heals by itself.
struct HeldLock(File);

impl HeldLock {
    /// Writes down who holds the lock; failing to do so harms nothing.
    fn sign(mut file: File, holder: &str) -> Self {
        let _ = file
            .set_len(0)
            .and_then(|()| file.write_all(holder.as_bytes()));
        Self(file)
    }
}

impl Drop for HeldLock {
    fn drop(&mut self) {
        let _ = self.0.set_len(0);
    }
}

/// `None` where the file is there and may not even be read.
fn open_lock(path: &Path) -> io::Result<Option<File>> {
    let mut options = OpenOptions::new();
    match options
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(path)
    {
        // The lock file of a colleague, in a folder we share: it can be locked without writing to it.
        Err(error) if error.kind() == ErrorKind::PermissionDenied && path.exists() => {
            Ok(File::open(path).ok())
        }
        result => result.map(Some),
    }
}

#[cfg(unix)]
fn is_unsupported(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::Unsupported | ErrorKind::InvalidInput | ErrorKind::PermissionDenied
    )
}

/// The folder a path is in; `.` for a bare name.
pub(super) fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}
