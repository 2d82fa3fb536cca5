use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};

use crate::notebook::Author;

/// What is done in the recovery centre.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecoveryStep {
    Open,
    /// Brings back what this copy (an index into [`Recovery::copies`]) has and the notebook lacks.
    Restore(usize),
    Close,
}

/// All copies of the open notebook on this computer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recovery {
    pub notebook: PathBuf,
    /// The notebook cannot be read: a copy takes its place.
    pub is_damaged: bool,
    pub copies: Vec<SavedCopy>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct SavedCopy {
    /// What it is, in words.
    pub kind: String,
    pub path: PathBuf,
    pub written: Option<DateTime<FixedOffset>>,
    /// In bytes.
    pub size: Option<u64>,
    /// What it holds, or what is wrong with it, in a sentence.
    pub contents: Result<CopyContents, String>,
    /// It can take the place of a notebook that cannot be read.
    pub is_backup: bool,
}

/// What a copy holds beside what is in the window, and the other way round; each list may be cut short.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CopyContents {
    pub entries: usize,
    pub only_there: usize,
    pub only_here: usize,
    /// The newest entries that only the copy has: id of the measure, author, what it says.
    pub there: Vec<(String, Author, String)>,
    pub here: Vec<(String, Author, String)>,
}
