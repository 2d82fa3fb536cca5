//! 措施簿 (`cuoshi`): an official opens the window, sees this year's measures, picks their department, reads, notes, marks,
//! and sends the file to a colleague, who opens it and loses nothing.
//!
//! The map, in reading order:
//!
//! - [`plan`]: the document model, plain values; when names and characters are the same.
//! - [`reading`]: text → plan and diagnostics. Never fails.
//! - [`notebook`]: entries, their union, the state computed from them, undo.
//! - [`query`]: filter, counts, search, why a measure is hidden.
//! - [`intake`]: bytes → text.
//! - [`document`]: what a person opens: the one way from a path to a plan. Foreign formats are decoded by a process of their own.
//! - [`store`]: the disk. Notebook files, saving, settings, the knowledge in `assets/`.
//! - [`report`]: XLSX, CSV, Markdown, JSON; the views as pictures.
//! - [`display`]: whether this computer can open a window.
//! - [`wording`]: what a person calls each value, in the chosen language.
//! - [`ui`]: egui; draws, and pushes actions. What takes long with a large plan is made beside drawing, by [`ui::Beside`].
//! - [`app`], [`cli`]: the two faces; they own the state, perform actions, and call everything else.
//!
//! Deliberately absent: the network; a clock, random numbers, serde or the file system in `plan`, `reading`, `notebook`, `query`;
//! `store` in `ui`, so that drawing cannot save; stored state that can be computed. `tests/tidy` guards these walls.

#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::unreachable,
        clippy::print_stdout,
        clippy::print_stderr
    )
)]

pub mod app;
pub mod cli;
pub mod display;
pub mod document;
pub mod intake;
pub mod notebook;
pub mod plan;
pub mod query;
pub mod reading;
pub mod report;
pub mod store;
pub mod ui;
pub mod wording;

rust_i18n::i18n!("assets/locales", fallback = "zh");
