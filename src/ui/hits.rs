//! From one place that the search hits to the next: in the title, text and notes of a measure, then in the next measure.

use super::list::selection;
use super::{Scene, View};
use crate::plan::Part;
use crate::query::{Hit, Search};

/// The hit that was gone to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HitCursor {
    /// Index into `Plan::measures`.
    pub measure: usize,
    /// Counted through title, text and notes.
    pub nth: usize,
    /// Bring it into sight when it is drawn next.
    pub scroll: bool,
}

/// The hits in the strings of one measure, in the order in which they are shown.
#[derive(Clone, Debug, Default)]
pub(super) struct MeasureHits {
    title: Vec<Hit>,
    text: Vec<Hit>,
    notes: Vec<Vec<Hit>>,
}

/// The hits in one string, and which of them was gone to.
pub(super) struct HitsHere<'a> {
    pub hits: &'a [Hit],
    pub current: Option<usize>,
    /// Whether that one is to come into sight.
    pub scrolls: bool,
}

impl MeasureHits {
    /// `measure`: an index that plan and state have.
    pub fn of(scene: &Scene, search: &Search, measure: usize) -> Self {
        let words = &scene.workbook.plan.measures[measure];
        let state = scene.state.measures.get(measure);
        let notes = state.map_or(&[][..], |state| &state.notes);
        Self {
            title: search.hits_in_name(&words.title),
            text: search.hits(&words.text),
            notes: notes.iter().map(|note| search.hits(&note.text)).collect(),
        }
    }

    pub fn count(&self) -> usize {
        let notes: usize = self.notes.iter().map(Vec::len).sum();
        self.title.len() + self.text.len() + notes
    }

    pub fn in_part(&self, part: Part, cursor: Option<HitCursor>) -> HitsHere<'_> {
        match part {
            Part::Title => here(&self.title, 0, cursor),
            Part::Text => here(&self.text, self.title.len(), cursor),
        }
    }

    /// Of the note at this place among the measure's notes.
    pub fn in_note(&self, note: usize, cursor: Option<HitCursor>) -> HitsHere<'_> {
        let before: usize = self.notes.iter().take(note).map(Vec::len).sum();
        let hits = self.notes.get(note).map_or(&[][..], Vec::as_slice);
        here(hits, self.title.len() + self.text.len() + before, cursor)
    }
}

fn here(hits: &[Hit], before: usize, cursor: Option<HitCursor>) -> HitsHere<'_> {
    let current = cursor.and_then(|cursor| cursor.nth.checked_sub(before));
    HitsHere {
        hits,
        current: current.filter(|&current| current < hits.len()),
        scrolls: cursor.is_some_and(|cursor| cursor.scroll),
    }
}

/// Goes to the next hit, or to the one before; after the last comes the first. A measure that is found by a name it does
/// not show is a stop without a mark.
pub(super) fn step(scene: &Scene, view: &mut View, is_forward: bool) {
    let search = scene.index.parse(&view.filter.search);
    let rows = &scene.arranged.rows;
    let here = view
        .current
        .and_then(|current| scene.arranged.place(current));
    if let Some(&measure) = here.and_then(|at| rows.get(at))
        && let Some(nth) = beside(scene, &search, view, measure, is_forward)
    {
        go(view, measure, nth);
        return;
    }
    let Some(last) = rows.len().checked_sub(1) else {
        return;
    };
    let to = match (here, is_forward) {
        (Some(at), true) if at < last => at + 1,
        (Some(at), false) if at > 0 => at - 1,
        (_, true) => 0,
        (_, false) => last,
    };
    let Some(&measure) = rows.get(to) else { return };
    let nth = if is_forward {
        0
    } else {
        let hits = MeasureHits::of(scene, &search, measure);
        hits.count().saturating_sub(1)
    };
    go(view, measure, nth);
}

/// The next hit in the measure that is shown, if it has one more.
fn beside(
    scene: &Scene,
    search: &Search,
    view: &View,
    measure: usize,
    is_forward: bool,
) -> Option<usize> {
    let count = MeasureHits::of(scene, search, measure).count();
    let cursor = view.hit.filter(|hit| hit.measure == measure);
    let nth = match (cursor, is_forward) {
        (None, true) => 0,
        (None, false) => return None,
        (Some(cursor), true) => cursor.nth + 1,
        (Some(cursor), false) => cursor.nth.checked_sub(1)?,
    };
    (nth < count).then_some(nth)
}

fn go(view: &mut View, measure: usize, nth: usize) {
    selection::go_to(view, measure);
    view.hit = Some(HitCursor {
        measure,
        nth,
        scroll: true,
    });
}
