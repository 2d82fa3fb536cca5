//! The rules of the notebook, case by case and as laws.

pub(crate) mod build;
mod clash;

pub(crate) mod undo;
