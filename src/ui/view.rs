use std::collections::BTreeMap;
use std::sync::Arc;

use super::{
    BookView, CardsView, ChangesView, Chart, DetailView, Held, HitCursor, Layout, MatrixView,
    MeetingView, Mode, Page, ProgressView, Selected, SourceView, TimelineView, TypeAhead,
};
use crate::notebook::{EntryId, NoteKind};
use crate::query::{Filter, Index};

/// What is looked at; changed by drawing, never saved with the notebook.
#[derive(Clone, Debug, Default)]
pub struct View {
    pub filter: Filter,
    /// Remembered from one day to the next.
    pub layout: Layout,
    pub selected: Arc<Selected>,
    /// The one shown in the detail pane, and from which Shift extends.
    pub current: Option<usize>,
    /// The place that the search hits and that was gone to last.
    pub hit: Option<HitCursor>,
    /// Bring the current row into sight in the next frame.
    pub scroll_to_current: bool,
    /// What is being typed and not yet submitted.
    pub drafts: Drafts,
    /// What the path field holds.
    pub path_field: String,
    /// What is being typed in the list.
    pub type_ahead: TypeAhead,
    /// Put the caret into the search field in the next frame.
    pub focus_search: bool,
    /// Where a selection by Shift began.
    pub anchor: Option<usize>,
    /// What the small field above the departments holds.
    pub department_search: String,
    /// List every department, not only those with most measures.
    pub all_departments: bool,
    /// The name being typed for what is chosen.
    pub view_name: String,
    /// The id whose absence is asked about, and whether the answer is shown.
    pub why: String,
    pub why_open: bool,
    /// An as-of date and a plan year being typed.
    pub as_of_typed: String,
    pub year_typed: String,
    /// The line that says that the plan's year is past was read.
    pub year_notice_read: bool,
    /// Exports carry private notes too.
    pub export_private: bool,
    /// The frame in which the platform was asked for what the clipboard holds.
    pub pasting: Option<u64>,
    /// What stands in the place of the panes.
    pub mode: Option<Mode>,
    pub book: BookView,
    pub meeting: MeetingView,
    /// The page of the manual, and the part of the window that the tour is at.
    pub manual_page: usize,
    pub tour: Option<usize>,
    /// What the middle pane shows.
    pub page: Page,
    pub changes: ChangesView,
    pub timeline: TimelineView,
    pub matrix: MatrixView,
    pub progress: ProgressView,
    /// The page of keys is open.
    pub keys_page: bool,
    /// The words of a field, to be seen in the source.
    pub source: Option<SourceView>,
    pub cards: CardsView,
    /// What waits for the rows of the filter.
    pub held: Held,
    /// The edition of the scene that the selection was last held against.
    pub edition: u64,
    /// What is open and half typed in the right pane.
    pub detail: DetailView,
}

impl View {
    /// What of the open page can be had as a picture.
    pub fn chart(&self) -> Option<Chart> {
        match self.page {
            Page::Timeline => self.timeline.days().map(|_| Chart::Timeline),
            Page::Matrix => self.matrix.is_there().then_some(Chart::Matrix),
            Page::Progress => self.progress.is_there().then_some(Chart::Progress),
            _ => None,
        }
    }

    /// Goes to a measure; a filter that hides it is lifted.
    pub fn show_measure(&mut self, measure: usize, index: &Index) {
        if !index.hidden_by(&self.filter, measure).is_empty() {
            self.filter = Filter::default();
        }
        self.current = Some(measure);
        self.selected = Arc::new(Selected::of([measure]));
        self.anchor = Some(measure);
        self.scroll_to_current = true;
    }
}

/// What is being typed and not yet submitted; the disk has it within a second.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drafts {
    /// By measure index.
    pub notes: BTreeMap<usize, NoteDraft>,
    /// By the note they answer.
    pub answers: BTreeMap<EntryId, String>,
    /// New words for one's own notes.
    pub edits: BTreeMap<EntryId, String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoteDraft {
    pub text: String,
    pub kind: NoteKind,
    pub private: bool,
}
