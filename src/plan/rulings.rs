use std::collections::BTreeMap;

use super::fold_name;

/// What people ruled on how a document is to be read: answers that the reader is given from the start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rulings {
    /// The year to read dates in, instead of the one found.
    pub year: Option<i32>,
    /// The document's title, instead of the one found.
    pub title: Option<String>,
    /// What lines are. By the first words after [`fold_name`], and which of the lines that begin so it is, from 1.
    pub lines: BTreeMap<(String, u32), LineRole>,
    /// How far brackets reach that are never closed, by the words that the reader takes for their content after
    /// [`fold_name`].
    pub brackets: BTreeMap<String, BracketReach>,
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LineRole {
    /// A heading, of which rank its printed number says.
    Heading,
    /// A chapter begins with it.
    Chapter,
    /// A measure begins with it.
    Measure,
    /// It goes on with what stands before.
    Text,
    /// A page number: no part of the text.
    PageNumber,
}

impl LineRole {
    pub const ALL: [Self; 5] = [
        Self::Heading,
        Self::Chapter,
        Self::Measure,
        Self::Text,
        Self::PageNumber,
    ];
}

/// Where an assignment ends whose bracket is never closed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BracketReach {
    /// With these words.
    Until(String),
    /// It is none, but text.
    Nowhere,
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
    pub fn line(&self, opening: &str, nth: u32) -> Option<LineRole> {
        if self.lines.is_empty() {
            return None;
        }
        self.lines.get(&(fold_name(opening), nth)).copied()
    }

    /// Whether something may have been ruled on a line that begins so. Said without folding its words, which a large
    /// document has too many of.
    pub fn may_mean(&self, opening: &str) -> bool {
        let first = |text: &str| text.chars().next();
        !self.lines.is_empty() && {
            let opens = first(opening);
            self.lines.keys().any(|(words, _)| first(words) == opens)
        }
    }

    /// What was ruled on an unclosed bracket, where something was.
    pub fn bracket(&self, words: &str) -> Option<&BracketReach> {
        if self.brackets.is_empty() {
            return None;
        }
        self.brackets.get(&fold_name(words))
    }
}
