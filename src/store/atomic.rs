//! A file is either as it was or as it is to be, whatever happens in between.

use std::io;
use std::path::Path;
use std::time::Duration;

use super::StoreError;
use super::disk::{Disk, folder_of};
use super::random::nonce;

/// Marks what an interrupted write left behind; nothing else is ever called so.
const TEMPORARY: (&str, &str) = (".cuoshi-", ".tmp");
/// No write takes so long.
const STALE: Duration = Duration::from_hours(24);

/// A temporary file in the same folder, written, synced, renamed into place; then the folder is synced.
pub(super) fn replace(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let target = disk.resolve(path);
    if disk.is_protected(&target) {
        return Err(StoreError::WriteDenied {
            path: path.to_owned(),
        });
    }
    let folder = folder_of(&target);
    // Short whatever the target is called: names have a limit, and Chinese reaches it early.
    let (prefix, suffix) = TEMPORARY;
    let temporary = folder.join(format!("{prefix}{:016x}{suffix}", nonce()));
    let placed = write_new(disk, &temporary, bytes).and_then(|()| {
        disk.copy_permissions(&target, &temporary);
        disk.rename(&temporary, &target)
    });
    if let Err(error) = placed {
        // Where even this fails, the next writer sweeps up.
        let _ = disk.remove(&temporary);
        return Err(StoreError::writing(path, error));
    }
    disk.sync_folder(&folder)
        .map_err(|error| StoreError::writing(path, error))
}

/// A new file with this content, synced.
pub(super) fn write_new(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = disk.create(path)?;
    file.write(bytes)?;
    file.sync()
}

/// Removes what interrupted writes left in a folder long ago; what is younger may be another writer's.
pub(super) fn sweep(disk: &dyn Disk, folder: &Path) {
    let leftovers = disk.entries(folder).unwrap_or_default();
    for path in leftovers.iter().filter(|path| is_temporary(path)) {
        if disk.age(path).is_some_and(|age| age > STALE) {
            let _ = disk.remove(path);
        }
    }
}

fn is_temporary(path: &Path) -> bool {
    let (prefix, suffix) = TEMPORARY;
    path.file_name()
        .and_then(|name| name.to_str())
        .is_some_and(|name| name.starts_with(prefix) && name.ends_with(suffix))
}
