use std::collections::{BTreeMap, BTreeSet};

use crate::notebook::NoteKind;
use crate::query::Filter;

/// What is looked at; changed by drawing, never saved with the notebook.
#[derive(Clone, Debug, Default)]
pub struct View {
    pub filter: Filter,
    /// Selected measures, indices into `Plan::measures`.
    pub selected: BTreeSet<usize>,
    /// The one shown in the detail pane, and from which Shift extends.
    pub current: Option<usize>,
    /// Bring the current row into sight in the next frame.
    pub scroll_to_current: bool,
    /// Notes being typed, by measure index.
    pub drafts: BTreeMap<usize, NoteDraft>,
    /// What the path field holds.
    pub path_field: String,
    /// Put the caret into the search field in the next frame.
    pub focus_search: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoteDraft {
    pub text: String,
    pub kind: NoteKind,
    pub private: bool,
}
