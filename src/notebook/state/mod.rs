mod marks;
mod notes;
mod since;
mod subjects;
mod views;

use std::collections::HashSet;
use std::sync::Arc;

use chrono::{FixedOffset, NaiveDate};

use super::sight::Sight;
use super::{Act, Author, EntryId, Light, LightRule, Notebook, Record, Status};
use crate::plan::{Period, Plan};
pub(super) use marks::finished;
pub(super) use subjects::{Subject, Subjects};
pub use views::NamedView;

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
    /// Live entries whose words are no longer in the plan.
    pub unattached: Vec<Arc<Record>>,
    /// Live entries about the plan as a whole.
    pub about_plan: Vec<Arc<Record>>,
    /// 已收起: what the viewer dismissed.
    pub dismissed: Vec<Arc<Record>>,
    /// Copies whose id does not fit their text.
    pub altered: Vec<Arc<Record>>,
    /// Taken back by their authors; they stand in the history only.
    pub withdrawn: HashSet<EntryId>,
    /// Dated before one that they replace; they count from the later date.
    pub redated: HashSet<EntryId>,
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
    /// Every record about this measure, withdrawn and replaced ones too (not what the viewer dismissed), in the order of
    /// the notebook.
    pub history: Vec<Arc<Record>>,
    /// Those of [`State::dismissed`] about this measure.
    pub dismissed: Vec<Arc<Record>>,
}

impl MeasureState {
    /// Whether the milestone at `nth`, or the measure as a whole, is finished: nothing of it is left to do.
    pub fn has_finished(&self, nth: usize) -> bool {
        let milestone = self.milestones.get(nth);
        self.status.is_finished() || milestone.is_some_and(|it| it.status.is_finished())
    }

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
    /// The date that deferrals set, of several the nearest; it holds on when the work goes on.
    pub new_due: Option<NaiveDate>,
}

impl MarkState {
    /// Heads of different statuses: shown with all sides until someone settles it.
    pub fn is_clash(&self) -> bool {
        self.sides().any(|side| side != self.status)
    }

    /// The statuses of the heads, same order.
    pub fn sides(&self) -> impl Iterator<Item = Status> {
        let entries = self.heads.iter().filter_map(|head| head.genuine());
        entries.filter_map(|entry| entry.act.mark().map(|mark| mark.status))
    }
}

#[derive(Clone, Debug, Default)]
pub struct MilestoneState {
    pub status: Status,
    pub light: Light,
    /// The date that holds after deferrals.
    pub due: Option<NaiveDate>,
    /// The occurrence to mark next: the oldest that is not done; only of a recurring milestone.
    pub next_period: Option<Period>,
    /// One without a period; one for each marked period of a recurring milestone.
    pub marks: Vec<(Option<Period>, MarkState)>,
}

impl MilestoneState {
    /// The marks on it, or on one of its periods; `None` where there are none.
    pub fn marks_on(&self, period: Option<Period>) -> Option<&MarkState> {
        let mut marks = self.marks.iter();
        marks.find(|(of, _)| *of == period).map(|(_, marks)| marks)
    }

    /// The date that a deferral of the whole milestone set.
    pub fn new_due(&self) -> Option<NaiveDate> {
        self.marks_on(None).and_then(|marks| marks.new_due)
    }
}

/// A note as it now reads.
#[derive(Clone, Debug)]
pub struct NoteView {
    pub record: Arc<Record>,
    /// The words of the latest edit, else of the note.
    pub text: String,
    /// Its edits that no later one took the place of, in the order of the notebook. Several were written without sight
    /// of each other.
    pub edits: Vec<Arc<Record>>,
    /// 0 for a note, 1 for an answer, 2 for an answer to that …
    pub depth: usize,
}

impl NoteView {
    pub fn is_edited(&self) -> bool {
        !self.edits.is_empty()
    }

    /// Edits in force whose words are not those shown: each says what the others do not.
    pub fn rivals(&self) -> impl Iterator<Item = &Arc<Record>> {
        self.edits.iter().filter(|edit| {
            let act = edit.genuine().map(|entry| &entry.act);
            matches!(act, Some(Act::Edit { text }) if *text != self.text)
        })
    }
}

#[derive(Clone, Debug)]
pub struct TagView {
    pub record: Arc<Record>,
    pub name: String,
}

impl State {
    pub fn of(plan: &Plan, notebook: &Notebook, viewpoint: &Viewpoint) -> Self {
        let sight = Sight::of(notebook, viewpoint);
        let subjects = Subjects::of(plan, &sight);
        let mut state = Self {
            measures: marks::measures(plan, &sight, &subjects, viewpoint),
            ..Self::default()
        };
        notes::put_notes(&mut state.measures, &sight, &subjects);
        for (index, record) in sight.records.iter().enumerate() {
            state.put_aside(index, record, &sight, &subjects);
        }
        for (index, measure) in subjects.touched() {
            let measure = &mut state.measures[measure];
            let records = if sight.is_dismissed(index) {
                &mut measure.dismissed
            } else {
                &mut measure.history
            };
            records.push(Arc::clone(&sight.records[index]));
        }
        state
    }

    /// Everything about a record that is not its measure's: trays, tags aside.
    fn put_aside(
        &mut self,
        index: usize,
        record: &Arc<Record>,
        sight: &Sight<'_>,
        subjects: &Subjects,
    ) {
        if record.altered {
            self.altered.push(Arc::clone(record));
        }
        if sight.is_withdrawn(index) {
            self.withdrawn.insert(record.id.clone());
        }
        if sight.is_redated(index) {
            self.redated.insert(record.id.clone());
        }
        if sight.is_dismissed(index) {
            self.dismissed.push(Arc::clone(record));
        }
        let Some(entry) = sight.live(index) else {
            return;
        };
        match subjects.of_record(index) {
            Subject::Gone => self.unattached.push(Arc::clone(record)),
            Subject::Plan => self.about_plan.push(Arc::clone(record)),
            Subject::Measure(measure) | Subject::Milestone(measure, _) => {
                if let Act::Tag { name } = &entry.act {
                    let (record, name) = (Arc::clone(record), name.clone());
                    self.measures[measure].tags.push(TagView { record, name });
                }
            }
            Subject::Entries | Subject::Absent => {}
        }
    }
}
