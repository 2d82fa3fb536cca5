//! The window, driven as a person drives it: by the labels on its controls.

#[path = "../common/mod.rs"]
mod common;

mod cards;
mod desktop;
mod detail;
mod filters;
