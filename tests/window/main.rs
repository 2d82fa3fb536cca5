//! The window, driven as a person drives it: by the labels on its controls.

#[path = "../common/mod.rs"]
mod common;

mod bar;
mod desktop;
mod filters;
