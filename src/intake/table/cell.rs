use std::rc::Rc;

/// A table's cells, row by row.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    pub rows: Vec<Vec<Cell>>,
}

/// One cell. What several merged cells say stands in the first; the others carry it.
#[derive(Clone, Debug)]
pub struct Cell {
    /// Paragraphs divided by `\n`.
    pub text: Rc<str>,
    /// Covered by a merge that begins in another cell.
    pub carried: bool,
}

impl Cell {
    pub fn new(text: &str) -> Self {
        let text = text.into();
        Self {
            text,
            carried: false,
        }
    }

    pub fn carried(&self) -> Self {
        let text = self.text.clone();
        Self {
            text,
            carried: true,
        }
    }

    pub fn empty() -> Self {
        Self::new("")
    }

    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }
}
