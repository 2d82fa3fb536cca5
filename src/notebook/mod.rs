//! All annotations and marks on a plan: immutable entries, their union, and the state computed from them.

mod anchor;
mod entry;
mod identity;
mod light;
mod records;
mod state;
mod status;
mod workbook;

pub use anchor::{MeasureAnchor, MilestoneAnchor};
pub use entry::{About, Act, Author, Entry, EntryId, Mark, NoteKind};
pub use identity::{PlanIdentity, fingerprint};
pub use light::{Light, LightRule};
pub use records::{MergeReport, Notebook, Record};
pub use state::{MarkState, MeasureState, MilestoneState, NoteView, State, TagView, Viewpoint};
pub use status::Status;
pub use workbook::{Draft, Stamp, Step, Workbook};
