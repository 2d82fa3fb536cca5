//! egui: draws a [`Scene`], changes the [`View`], and pushes [`Action`]s. Knows neither disk, clock nor author.

mod action;
mod scene;
mod view;

pub use action::{Action, MarkTarget};
pub use scene::{
    ImportPreview, News, Notice, NoticeKind, PathPurpose, PathRequest, Preferences, Saving, Scene,
    Theme,
};
pub use view::{NoteDraft, View};
