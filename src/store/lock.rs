//! One writer at a time: a file beside the notebook, locked only while writing.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::StoreError;
use super::disk::{Disk, Lock, folder_of};
use super::folders::key_of;

/// A writer needs milliseconds; who holds a lock longer than this hangs.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);
const PAUSE: Duration = Duration::from_millis(10);
/// Bytes that every file system allows in a name.
const NAME_BYTES: usize = 255;

/// Ours until dropped; `None` where the file system has no locks (what is lost by that is put back from the journal).
pub(super) type Guard = Option<Box<dyn Send>>;

/// Waits for the lock of the notebook at `target`.
///
/// # Errors
/// [`StoreError::Locked`] after `patience`; the folder is missing or protected.
pub(super) fn acquire(
    disk: &dyn Disk,
    target: &Path,
    holder: &str,
    patience: Duration,
) -> Result<Guard, StoreError> {
    let path = lock_path(target);
    let since = Instant::now();
    loop {
        match disk.lock(&path, holder) {
            Ok(Lock::Held(guard)) => return Ok(Some(guard)),
            Ok(Lock::Unsupported) => return Ok(None),
            Ok(Lock::Busy(holder)) if since.elapsed() >= patience => {
                return Err(StoreError::Locked {
                    path: target.to_owned(),
                    holder,
                });
            }
            Ok(Lock::Busy(_)) => std::thread::sleep(PAUSE),
            Err(error) => return Err(StoreError::writing(target, error)),
        }
    }
}

/// `.批注.ron.lock`: it stays between writes, since removing it would let two writers lock two different files.
fn lock_path(target: &Path) -> PathBuf {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let name = format!(".{name}.lock");
    let name = match name.len() <= NAME_BYTES {
        true => name,
        false => format!(".{}.lock", key_of(target)),
    };
    folder_of(target).join(name)
}

/// Who we are to a colleague who waits: `甲 @ 办公室-PC`.
pub(super) fn holder(author: Option<&str>) -> String {
    let of = |names: [&str; 2]| names.iter().find_map(|name| std::env::var(name).ok());
    let user = of(["USER", "USERNAME"]).unwrap_or_default();
    let machine = of(["HOSTNAME", "COMPUTERNAME"])
        .or_else(|| std::fs::read_to_string("/etc/hostname").ok())
        .unwrap_or_default();
    let parts = [author.unwrap_or(&user).trim(), machine.trim()];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" @ ")
}
