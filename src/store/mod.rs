//! The disk: notebook files, atomic saving, settings, knowledge compiled in.

mod format;
mod register;

pub use format::{FORMAT, Fault, FormatError, parse_newer, parse_notebook, print_notebook};
pub use register::embedded_register;
