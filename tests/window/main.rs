//! The window, driven as a person drives it: by the labels on its controls.

#[path = "../common/mod.rs"]
mod common;

mod cards;
mod desktop;
mod detail;
mod division;
mod exchange;
mod filters;
mod finding;
mod list;
mod manual;
mod meeting;
mod names;
mod pages;
mod picture;
mod plans;
mod random;
mod reach;
mod reading;
mod review;
mod settings;
mod sharing;
mod trouble;
mod views;
mod waiting;
mod work;
