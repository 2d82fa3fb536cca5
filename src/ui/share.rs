use std::path::PathBuf;

use crate::notebook::Author;

/// On the way to a notebook that several people keep in one folder.
#[derive(Clone, Debug, PartialEq)]
pub enum SharingStep {
    /// Asks for the folder.
    Ask,
    /// Reads a folder and shows what working there would mean.
    LookInto(PathBuf),
    /// Writes one's own file there and goes on working there.
    Begin,
    Refuse,
}

/// What working in a folder would mean.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SharePreview {
    pub folder: PathBuf,
    /// Who wrote there, and how many entries.
    pub authors: Vec<(Author, usize)>,
    /// Entries that would be written there.
    pub mine: usize,
    /// How many of these are private.
    pub private: usize,
    /// What could not be read, in sentences.
    pub skipped: Vec<String>,
}
