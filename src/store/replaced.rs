use std::borrow::Cow;
use std::sync::Arc;

use super::format::without_more;

/// What was in the file before the text that is there now.
pub(super) enum Replaced {
    Nothing,
    Whole(Arc<String>),
    /// The text that is there now, without what was put at its end; the length it had, in bytes.
    Shorter(usize),
}

impl Replaced {
    pub fn text<'a>(&'a self, now: &'a str) -> Cow<'a, str> {
        match self {
            Self::Nothing => now.into(),
            Self::Whole(text) => text.as_str().into(),
            Self::Shorter(length) => without_more(now, *length).into(),
        }
    }
}
