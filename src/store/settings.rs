use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::disk::SystemDisk;
use super::{Folders, StoreError, own_file};

/// What a person chose, on this device. Fields that another version wrote are passed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    pub author_name: String,
    pub author_department: String,
    /// The first-start card was filled in or skipped.
    pub introduced: bool,
    /// `system`, `light`, `dark`.
    pub theme: String,
    /// `zh`, `en`; empty: the system's.
    pub language: String,
    /// From how many days before it is due a milestone presses.
    pub due_soon_days: u32,
    /// By fingerprint: the year a plan is read in, where it was set by hand.
    pub years: BTreeMap<String, i32>,
    /// By fingerprint: where a plan's notebook lives, where it was saved elsewhere.
    pub notebooks: BTreeMap<String, String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            author_name: String::new(),
            author_department: String::new(),
            introduced: false,
            theme: "system".to_owned(),
            language: String::new(),
            due_soon_days: 30,
            years: BTreeMap::new(),
            notebooks: BTreeMap::new(),
        }
    }
}

impl Settings {
    /// The settings, and what went wrong: a file that cannot be read is put aside and costs only the settings.
    pub fn load(folders: &Folders) -> (Self, Option<StoreError>) {
        let (settings, error) = own_file::load(&SystemDisk, &path(folders));
        (settings.unwrap_or_default(), error)
    }

    /// # Errors
    /// The file cannot be written; the old one is untouched.
    pub fn save(&self, folders: &Folders) -> Result<(), StoreError> {
        own_file::save(&SystemDisk, &path(folders), self)
    }
}

fn path(folders: &Folders) -> std::path::PathBuf {
    folders.config.join("settings.ron")
}
