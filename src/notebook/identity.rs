use std::collections::BTreeSet;
use std::sync::Arc;

/// The plan a notebook belongs to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanIdentity {
    pub title: String,
    /// See [`fingerprint`]; several where the same plan came in several texts.
    pub fingerprints: BTreeSet<String>,
    /// The decoded document, where the notebook carries it.
    pub text: Option<Arc<str>>,
}

/// SHA-256 (64 hexadecimal digits) of the decoded text after NFKC, without white space, `#` and `*`: independent of the reader's rules.
pub fn fingerprint(text: &str) -> String {
    let _ = text;
    todo!()
}
