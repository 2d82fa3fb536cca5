//! egui: draws a [`Scene`], changes the [`View`], and pushes [`Action`]s. Knows neither disk, clock nor author.

mod action;
mod as_of;
mod basis;
mod book;
mod cards;
mod choice;
pub mod commands;
mod detail;
mod filters;
mod focus;
mod font;
mod hits;
mod icon;
mod ime;
mod keys_page;
mod layout;
mod lights;
mod list;
mod manual;
mod matrix;
mod meeting;
mod mode;
mod pages;
mod progress;
mod recovery;
mod scene;
mod share;
mod shelf;
mod source;
mod status_bar;
mod summary;
mod switch;
mod tabs;
mod text_size;
pub mod theme;
mod timeline;
mod top_bar;
mod tour;
mod typeset;
mod view;
mod window;
mod words;

pub use action::{Action, MarkTarget};
pub use book::BookView;
pub use cards::{CardsView, cards_ui};
pub use detail::{DetailView, detail_ui};
pub use hits::HitCursor;
pub use icon::icon;
pub use layout::Layout;
pub use list::{Column, ColumnChoice, TypeAhead};
pub use matrix::MatrixView;
pub use meeting::MeetingView;
pub use mode::Mode;
pub use pages::{ChangesView, Page};
pub use progress::ProgressView;
pub use recovery::{CopyContents, Recovery, RecoveryStep, SavedCopy};
pub use scene::{
    FileText, ImportPreview, News, Notice, NoticeKind, OpeningProgress, PathPurpose, PathRequest,
    Places, Preferences, Saving, Scene, Shelved, Theme,
};
pub use share::{SharePreview, SharingStep};
pub use source::SourceView;
pub use summary::Summary;
pub use timeline::{TimelineView, Zoom};
pub use view::{Drafts, NoteDraft, View};
pub use window::{install, window_ui};
