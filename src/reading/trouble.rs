use std::ops::Range;

use crate::plan::{Diagnostic, DiagnosticCode, Field, Severity};

use super::stream::Stream;

/// The diagnostics of one reading, in the order they were met.
#[derive(Default)]
pub struct Troubles {
    pub found: Vec<Diagnostic>,
    /// Id of the measure being read.
    pub measure: Option<String>,
}

impl Troubles {
    /// `range`: the words it is about, as places in the stream.
    pub fn add(
        &mut self,
        stream: &Stream,
        range: &Range<usize>,
        field: Option<Field>,
        code: DiagnosticCode,
        severity: Severity,
        arguments: Vec<String>,
    ) {
        self.found.push(Diagnostic {
            measure: self.measure.clone(),
            field,
            code,
            severity,
            arguments,
            source: stream.span(range),
        });
    }
}
