//! What the user saw last time, so that the window can say what is new.

use std::collections::{BTreeSet, HashSet};
use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::disk::SystemDisk;
use super::{Folders, StoreError, own_file};
use crate::notebook::EntryId;

/// The entries that were there when the window last closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    pub since: DateTime<FixedOffset>,
    pub ids: HashSet<EntryId>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "Seen")]
struct SeenTwin {
    /// RFC 3339.
    since: String,
    ids: BTreeSet<String>,
}

/// `None` for a plan never opened here, or where that was forgotten: nothing counts as new then.
pub fn load_seen(folders: &Folders, fingerprint: &str) -> Option<Seen> {
    let (twin, _) = own_file::load::<SeenTwin>(&SystemDisk, &path(folders, fingerprint));
    let twin = twin?;
    Some(Seen {
        since: DateTime::parse_from_rfc3339(&twin.since).ok()?,
        ids: twin.ids.into_iter().map(EntryId).collect(),
    })
}

/// # Errors
/// The file cannot be written; the old one is untouched.
pub fn save_seen(folders: &Folders, fingerprint: &str, seen: &Seen) -> Result<(), StoreError> {
    let twin = SeenTwin {
        since: seen.since.to_rfc3339(),
        ids: seen.ids.iter().map(|id| id.0.clone()).collect(),
    };
    own_file::save(&SystemDisk, &path(folders, fingerprint), &twin)
}

fn path(folders: &Folders, fingerprint: &str) -> PathBuf {
    folders.about_plan("seen", fingerprint)
}
