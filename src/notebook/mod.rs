//! All annotations and marks on a plan: immutable entries, their union, and the state computed from them.

mod anchor;
mod canonical;
mod changes;
mod clash;
mod correction;
mod course;
mod draft;
mod entry;
mod identity;
mod light;
mod reading;
mod records;
mod review;
mod rules;
mod sight;
mod state;
mod status;
mod subset;
#[cfg(test)]
pub(crate) mod tests;
mod workbook;

pub use anchor::{MeasureAnchor, MilestoneAnchor};
pub use canonical::{id_of, push_string};
pub use changes::{Changes, Deed, MeasureChanges};
pub use clash::{Clash, ClashSubject, Decision};
pub use correction::{Answer, Asked, Correction, Timing};
pub use course::{Course, CourseStep};
pub use entry::{About, Act, Author, Entry, EntryId, Mark, NoteKind};
pub use identity::{PlanIdentity, fingerprint};
pub use light::{Hue, Lateness, Light, LightPreset, LightRule};
pub use reading::Reading;
pub use records::{MergeReport, Notebook, Record};
pub use review::{Question, Review, Spot, Verdict};
pub use rules::{MarkError, check_mark};
pub use state::{
    MarkState, MeasureState, MilestoneState, NamedView, NoteView, State, TagView, Viewpoint,
};
pub use status::Status;
pub use workbook::{Draft, Stamp, Step, Workbook};
