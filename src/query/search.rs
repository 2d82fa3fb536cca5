/// A search as typed: words, all of which must be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// Folded: NFKC, lower case.
    pub words: Vec<String>,
}

/// Bytes `start..end` of a shown string that a search found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    pub start: usize,
    pub end: usize,
}

impl Search {
    pub fn parse(text: &str) -> Self {
        let _ = text;
        todo!()
    }

    /// Where the words stand in a string as shown (widths and case as they are there).
    pub fn hits(&self, shown: &str) -> Vec<Hit> {
        let _ = shown;
        todo!()
    }
}
