//! The rules of the notebook, case by case and as laws.

pub(crate) mod build;

pub(crate) mod undo;
