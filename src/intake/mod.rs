//! Bytes in, text out.

mod error;
mod text;

pub use error::IntakeError;

/// How large a document may be, in bytes.
pub const LIMIT: u64 = 1 << 30;

/// What a file says, as text that can be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decoded {
    /// UTF-8 without BOM, line ends kept: what spans point into.
    pub text: String,
}

/// The text of a document.
///
/// # Errors
/// There is none in it, or it is in a form that is not read; typed by cause.
pub fn decode(bytes: &[u8]) -> Result<Decoded, IntakeError> {
    let text = text::decode(bytes)?;
    if text.trim().is_empty() {
        return Err(IntakeError::Empty);
    }
    Ok(Decoded { text })
}
