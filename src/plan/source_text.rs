use std::ops::Deref;
use std::sync::Arc;

/// A decoded document: UTF-8 without BOM, line ends kept. What spans point into.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct SourceText {
    pub text: Arc<str>,
    /// Line ends are real paragraphs; in plain text they may be anywhere.
    pub paragraphs: bool,
}

impl Deref for SourceText {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

/// Plain text.
impl<T: Into<Arc<str>>> From<T> for SourceText {
    fn from(text: T) -> Self {
        Self {
            text: text.into(),
            paragraphs: false,
        }
    }
}
