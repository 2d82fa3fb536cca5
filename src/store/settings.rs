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
    /// The key of a published rule of lights; empty: one's own, of the days here.
    pub lights: String,
    /// How many days late what was missed is overdue.
    pub overdue_days: u32,
    /// The processor draws the window, for computers whose graphics driver does not.
    pub software_rendering: bool,
    /// Size of everything in the window, in percent; 0 is 100.
    pub zoom: u32,
    /// Size of the measures' text, in points, and height of its lines, in percent of that; 0: the usual ones.
    pub text_size: u32,
    pub line_spacing: u32,
    pub layout: KeptLayout,
    /// By fingerprint: the year a plan is read in, where it was set by hand.
    pub years: BTreeMap<String, i32>,
    /// By fingerprint: where a plan's notebook lives, where that was chosen.
    pub notebooks: BTreeMap<String, String>,
    pub open_plans: OpenPlans,
}

/// The plans that were open when the window closed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OpenPlans {
    /// The files that they were opened by; empty: the document that comes with the program.
    pub paths: Vec<String>,
    /// Which of them was on the desk.
    pub on_desk: usize,
}

impl OpenPlans {
    /// The file by which the one on the desk is opened; `None` for the one that comes with the program.
    pub fn on_desk(&self) -> Option<PathBuf> {
        let path = self.paths.get(self.on_desk);
        path.filter(|path| !path.is_empty()).map(PathBuf::from)
    }

    /// The files of those before the one on the desk, and of those after it. `but_that`: without that one itself.
    pub fn beside(&self, but_that: bool) -> [Vec<PathBuf>; 2] {
        let paths = || self.paths.iter().enumerate();
        let before = paths().filter(|(place, _)| *place < self.on_desk);
        let from = self.on_desk + usize::from(but_that);
        let after = paths().filter(|(place, _)| *place >= from);
        let files = |(_, path): (usize, &String)| PathBuf::from(path);
        [before.map(files).collect(), after.map(files).collect()]
    }
}

/// How the window is laid out. Words that this version does not know are passed over.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct KeptLayout {
    /// Width and height in points, where it was not maximised; 0 where never kept.
    pub window: (u32, u32),
    pub maximized: bool,
    /// The page in the middle; empty: the list.
    pub page: String,
    /// How much of the time axis is seen at once; empty: a year.
    pub zoom: String,
    /// What stands above the columns of the matrix, and what progress is told by; empty: months, lights.
    pub matrix: String,
    pub progress: String,
    /// Whether the filters are shown, where that was chosen.
    pub side: Option<bool>,
    /// In points; 0: the usual.
    pub side_width: u32,
    pub detail_width: u32,
    /// What the rows are sorted by, and grouped by; empty: document order, no groups.
    pub sort: String,
    pub reversed: bool,
    pub grouping: String,
    /// Where chosen, the columns shown.
    pub columns: Option<Vec<String>>,
    /// Where changed, in which order all columns stand.
    pub column_order: Vec<String>,
    /// By column, in points.
    pub widths: BTreeMap<String, u32>,
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
            lights: String::new(),
            overdue_days: 0,
            software_rendering: false,
            zoom: 0,
            text_size: 0,
            line_spacing: 0,
            layout: KeptLayout::default(),
            years: BTreeMap::new(),
            notebooks: BTreeMap::new(),
            open_plans: OpenPlans::default(),
        }
    }
}

/// The settings; the defaults where none were kept.
///
/// # Errors
/// They cannot be read: [`StoreError::SetAside`] says where they are kept now. It costs the settings only.
pub fn load_settings(folders: &Folders) -> Result<Settings, StoreError> {
    match own_file::load(&SystemDisk, &settings_path(folders)) {
        (_, Some(error)) => Err(error),
        (settings, None) => Ok(settings.unwrap_or_default()),
    }
}

/// # Errors
/// The file cannot be written; the old one is untouched.
pub fn save_settings(folders: &Folders, settings: &Settings) -> Result<(), StoreError> {
    own_file::save(&SystemDisk, &settings_path(folders), settings)
}

/// Where they are kept.
pub fn settings_path(folders: &Folders) -> PathBuf {
    folders.config.join("settings.ron")
}
