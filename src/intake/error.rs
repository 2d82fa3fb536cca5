use thiserror::Error;

/// Why a file gives no text; `wording::intake_error` says it to a person.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum IntakeError {
    /// No bytes, or white space only.
    #[error("no text in it")]
    Empty,
    /// Neither text nor a format that is read.
    #[error("not a text")]
    Binary,
    /// `offset`: the first byte that is no UTF-8.
    #[error("not UTF-8 at byte {offset}")]
    NotUtf8 { offset: usize },
}
