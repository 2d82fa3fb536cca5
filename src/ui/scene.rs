use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};

use super::Action;
use crate::notebook::{Author, State, Viewpoint, Workbook};
use crate::query::{Index, Results};

/// All that drawing may read.
pub struct Scene<'a> {
    pub workbook: &'a Workbook,
    pub state: &'a State,
    pub index: &'a Index,
    pub results: &'a Results,
    /// Viewer, as-of date and today.
    pub viewpoint: &'a Viewpoint,
    pub preferences: &'a Preferences,
    pub saving: &'a Saving,
    pub notices: &'a [Notice],
    /// What is new since last time; shown until dismissed.
    pub news: Option<&'a News>,
    pub import: Option<&'a ImportPreview>,
    /// A path to type where no dialog can be had.
    pub path_request: Option<&'a PathRequest>,
    /// Closing waits for an answer: something could not be saved.
    pub confirm_close: bool,
    /// Where the open notebook lives.
    pub notebook_path: &'a PathBuf,
}

/// What the user chose; remembered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preferences {
    /// Empty name: the first-start card is shown.
    pub author: Author,
    /// The card was skipped or filled in.
    pub introduced: bool,
    pub theme: Theme,
    /// `zh`, `en`; empty: the system's.
    pub language: String,
    pub due_soon_days: u32,
    /// Size of everything, in percent; 0 is 100.
    pub zoom: u32,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

/// What is on the disk and what is not.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Saving {
    #[default]
    Saved,
    /// So many entries are on their way.
    Pending(usize),
    /// The work is kept in memory; the sentence says why and what to do.
    Failed(String),
    /// The file came from a newer version or cannot be written; the sentence says which.
    ReadOnly(String),
}

/// A message that stays until dismissed.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    pub id: u64,
    pub kind: NoticeKind,
    pub text: String,
    /// Buttons: their labels and what they do.
    pub offers: Vec<(String, Action)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    Info,
    Problem,
}

/// Shown on opening: what colleagues brought, and what of my department presses. Indices into `Plan::measures`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct News {
    pub since: Option<DateTime<FixedOffset>>,
    pub from_colleagues: Vec<usize>,
    pub overdue: Vec<usize>,
    pub due_in_30_days: Vec<usize>,
}

/// What a colleague's file would bring.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportPreview {
    pub file: PathBuf,
    /// One line for each author: name with department, entries new to us, entries already there.
    pub authors: Vec<(Author, usize, usize)>,
    /// One line for each new entry about a measure: id of the measure, author, what it says.
    pub new: Vec<(String, Author, String)>,
    /// Measures (by id) that would be in a clash, and its sides in words.
    pub clashes: Vec<(String, String)>,
    /// Entries whose text does not fit their id.
    pub altered: usize,
    /// Years off: authors whose clock is far from ours, in words.
    pub clocks: Vec<String>,
}

/// The path field that stands in for a dialog.
#[derive(Clone, Debug, PartialEq)]
pub struct PathRequest {
    /// What the path is for, as a sentence.
    pub question: String,
    pub suggestion: String,
    /// Whether the file must exist.
    pub must_exist: bool,
    pub purpose: PathPurpose,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathPurpose {
    Open,
    SaveNotebookAs,
    Export { filtered: bool, private: bool },
    Ledger { filtered: bool },
    TakeIn,
}
