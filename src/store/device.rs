//! This device, in the names of the files it writes into shared folders.

use std::path::Path;

use super::atomic;
use super::disk::Disk;
use super::folders::{Folders, file_name_part};
use super::random::nonce;

/// Hexadecimal digits.
const DIGITS: usize = 8;

/// `甲-1f0c22ab.ron`: this author's file on this device.
pub(super) fn file_name(disk: &dyn Disk, folders: &Folders, author: &str) -> String {
    let device = id(disk, folders);
    match file_name_part(author).as_str() {
        "" => format!("{device}.ron"),
        name => format!("{name}-{device}.ron"),
    }
}

/// Random, made once. Where it cannot be kept, each run counts as a device of its own: more files, nothing lost.
fn id(disk: &dyn Disk, folders: &Folders) -> String {
    let path = folders.data.join("device");
    if let Some(id) = read(disk, &path) {
        return id;
    }
    let made = format!("{:08x}", nonce() as u32);
    let kept = disk.create_folders(&folders.data).is_ok()
        && atomic::replace(disk, &path, made.as_bytes()).is_ok();
    // Another process may have been faster, or ours the slower: what stands there counts.
    match kept {
        true => read(disk, &path).unwrap_or(made),
        false => made,
    }
}

fn read(disk: &dyn Disk, path: &Path) -> Option<String> {
    let text = String::from_utf8(disk.read(path, 64).ok()?).ok()?;
    let text = text.trim();
    let is_id = text.len() == DIGITS && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_id.then(|| text.to_owned())
}
