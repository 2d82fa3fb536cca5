use std::collections::BTreeMap;

use super::fold_name;

/// What people ruled on how a document is to be read: answers that the reader is given from the start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rulings {
    /// The year to read dates in, instead of the one found.
    pub year: Option<i32>,
    /// Whether a line that opens with a number is a heading. By its first words after [`fold_name`], and which of the
    /// lines that begin so it is, from 1.
    pub headings: BTreeMap<(String, u32), bool>,
}

impl Rulings {
    /// So many characters of a line are its first words.
    pub const LINE_OPENING: usize = 24;

    pub fn in_year(year: Option<i32>) -> Self {
        Self {
            year,
            ..Self::default()
        }
    }

    /// What was ruled on a line, where something was.
    pub fn heading(&self, opening: &str, nth: u32) -> Option<bool> {
        if self.headings.is_empty() {
            return None;
        }
        self.headings.get(&(fold_name(opening), nth)).copied()
    }
}
