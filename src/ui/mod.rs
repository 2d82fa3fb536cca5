//! egui: draws a [`Scene`], changes the [`View`], and pushes [`Action`]s. Knows neither disk, clock nor author.

mod action;
mod cards;
mod detail;
mod font;
mod icon;
mod scene;
pub mod theme;
mod view;
mod window;

pub use action::{Action, MarkTarget};
pub use cards::cards_ui;
pub use detail::detail_ui;
pub use font::install;
pub use icon::icon;
pub use scene::{
    ImportPreview, News, Notice, NoticeKind, PathPurpose, PathRequest, Preferences, Saving, Scene,
    Theme,
};
pub use view::{NoteDraft, View};
pub use window::window_ui;
