//! The rules of the notebook, case by case and as laws.

pub(crate) mod build;
mod changes;
mod clash;
mod course;

pub(crate) mod undo;
