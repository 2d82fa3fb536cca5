use std::sync::Arc;

use chrono::{FixedOffset, NaiveDate};

use super::{Author, Light, LightRule, Notebook, Record, Status};
use crate::plan::{Period, Plan};

/// From where a notebook is looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Viewpoint {
    /// Whose dismissals hide entries, and whose private notes show.
    pub viewer: Author,
    /// Only what was there on that day; `None` for all of it.
    pub as_of: Option<NaiveDate>,
    /// The day that lights are computed against: `as_of` or today.
    pub today: NaiveDate,
    /// The reader's local time, which decides what a day is.
    pub offset: FixedOffset,
    pub lights: LightRule,
}

/// What the entries say of each measure, seen from a [`Viewpoint`]. Computed, never stored.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// One for each of [`Plan::measures`], same order.
    pub measures: Vec<MeasureState>,
    /// Entries whose words are no longer in the plan.
    pub unattached: Vec<Arc<Record>>,
    /// 已收起: what the viewer dismissed.
    pub dismissed: Vec<Arc<Record>>,
    /// Copies whose id does not fit their text.
    pub altered: Vec<Arc<Record>>,
}

#[derive(Clone, Debug, Default)]
pub struct MeasureState {
    /// Its own latest mark, else the least advanced of its milestones.
    pub status: Status,
    pub light: Light,
    /// The nearest date it is due, after deferrals, of what is not done.
    pub due: Option<NaiveDate>,
    /// Marks on the measure as a whole.
    pub own: MarkState,
    /// One for each of the measure's milestones, same order.
    pub milestones: Vec<MilestoneState>,
    /// Notes shown, replies after what they answer, in the order of the notebook.
    pub notes: Vec<NoteView>,
    pub tags: Vec<TagView>,
    /// Every record about this measure, withdrawn and replaced ones too, in the order of the notebook.
    pub history: Vec<Arc<Record>>,
}

impl MeasureState {
    pub fn has_clash(&self) -> bool {
        self.own.is_clash()
            || self
                .milestones
                .iter()
                .any(|m| m.marks.iter().any(|(_, s)| s.is_clash()))
    }
}

/// The unreplaced marks on one milestone (and period) or measure.
#[derive(Clone, Debug, Default)]
pub struct MarkState {
    pub heads: Vec<Arc<Record>>,
    /// The least advanced of the heads; `Open` without any.
    pub status: Status,
}

impl MarkState {
    /// Heads of different statuses: shown with all sides until someone settles it.
    pub fn is_clash(&self) -> bool {
        todo!()
    }
}

#[derive(Clone, Debug, Default)]
pub struct MilestoneState {
    pub status: Status,
    pub light: Light,
    /// The date that holds after deferrals.
    pub due: Option<NaiveDate>,
    /// The occurrence to mark next; only of a recurring milestone.
    pub next_period: Option<Period>,
    /// One without a period; one for each marked period of a recurring milestone.
    pub marks: Vec<(Option<Period>, MarkState)>,
}

/// A note as it now reads.
#[derive(Clone, Debug)]
pub struct NoteView {
    pub record: Arc<Record>,
    /// The words of the latest edit, else of the note.
    pub text: String,
    pub edited: bool,
    /// 0 for a note, 1 for an answer, 2 for an answer to that …
    pub depth: usize,
}

#[derive(Clone, Debug)]
pub struct TagView {
    pub record: Arc<Record>,
    pub name: String,
}

impl State {
    pub fn of(plan: &Plan, notebook: &Notebook, viewpoint: &Viewpoint) -> Self {
        let _ = (plan, notebook, viewpoint);
        todo!()
    }
}
