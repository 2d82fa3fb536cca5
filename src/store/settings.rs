use std::collections::BTreeMap;
use std::path::PathBuf;

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
    /// Size of everything in the window, in percent; 0 is 100.
    pub zoom: u32,
    /// Size of the measures' text, in points, and height of its lines, in percent of that; 0: the usual ones.
    pub text_size: u32,
    pub line_spacing: u32,
    /// By fingerprint: the year a plan is read in, where it was set by hand.
    pub years: BTreeMap<String, i32>,
    /// By fingerprint: where a plan's notebook lives, where that was chosen.
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
            zoom: 0,
            text_size: 0,
            line_spacing: 0,
            years: BTreeMap::new(),
            notebooks: BTreeMap::new(),
        }
    }
}

/// The settings; the defaults where none were kept.
///
/// # Errors
/// They cannot be read: [`StoreError::SetAside`] says where they are kept now. It costs the settings only.
pub fn load_settings(folders: &Folders) -> Result<Settings, StoreError> {
    match own_file::load(&SystemDisk, &path(folders)) {
        (_, Some(error)) => Err(error),
        (settings, None) => Ok(settings.unwrap_or_default()),
    }
}

/// # Errors
/// The file cannot be written; the old one is untouched.
pub fn save_settings(folders: &Folders, settings: &Settings) -> Result<(), StoreError> {
    own_file::save(&SystemDisk, &path(folders), settings)
}

fn path(folders: &Folders) -> PathBuf {
    folders.config.join("settings.ron")
}
