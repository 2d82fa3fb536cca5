//! Text in, plan out: never fails, never panics; what it is not sure of it says.

use crate::plan::{Plan, Register};

/// What the reader is told beside the text.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The year to read dates in, instead of the one found.
    pub year: Option<i32>,
}

/// Reads a decoded document (UTF-8, without BOM).
pub fn read(source: &str, register: &Register, options: &Options) -> Plan {
    let _ = (source, register, options);
    todo!()
}
