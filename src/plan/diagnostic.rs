use super::Span;

/// Something the reader repaired, guessed or could not read.
///
/// The sentence a person sees is made from `code` and `arguments` by the locale files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Id of the measure it is about, where it is about one.
    pub measure: Option<String>,
    pub field: Option<Field>,
    pub code: DiagnosticCode,
    pub severity: Severity,
    /// What the sentence names, in the order its locale entry counts them.
    pub arguments: Vec<String>,
    pub source: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A repair, sure.
    Info,
    /// A guess: the sentence asks the question and names the other readings.
    Doubt,
    Error,
}

/// The key of the measure (in `parse --format json`) that a diagnostic is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    Label,
    Title,
    Text,
    Assignments,
    Milestones,
    Targets,
    References,
}

/// Why; `reading` adds variants as it learns to see more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DiagnosticCode {
    BracketMismatch,
}
