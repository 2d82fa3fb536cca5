use std::collections::BTreeSet;

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use super::canonical::hex;
use crate::plan::SourceText;

/// The plan a notebook belongs to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanIdentity {
    pub title: String,
    /// See [`fingerprint`]; several where the same plan came in several texts.
    pub fingerprints: BTreeSet<String>,
    /// The decoded document, where the notebook carries it.
    pub text: Option<SourceText>,
}

impl PlanIdentity {
    /// The union of both, the same whichever comes first: a text wins over none, all fingerprints are kept.
    pub(super) fn merge(&mut self, other: &Self) {
        if self.title.is_empty() || (!other.title.is_empty() && other.title < self.title) {
            self.title.clone_from(&other.title);
        }
        self.fingerprints.extend(other.fingerprints.iter().cloned());
        let theirs_wins = match (&self.text, &other.text) {
            (None, theirs) => theirs.is_some(),
            (Some(ours), Some(theirs)) => theirs < ours,
            (Some(_), None) => false,
        };
        if theirs_wins {
            self.text.clone_from(&other.text);
        }
    }
}

/// SHA-256 (64 hexadecimal digits) of the decoded text after NFKC, without white space, `#` and `*`: independent of the reader's rules.
pub fn fingerprint(text: &str) -> String {
    let mut hasher = Sha256::new();
    let mut chunk = String::with_capacity(4096);
    let kept = text
        .nfkc()
        .filter(|c| !c.is_whitespace() && !matches!(c, '#' | '*'));
    for c in kept {
        chunk.push(c);
        if chunk.len() >= 4000 {
            hasher.update(chunk.as_bytes());
            chunk.clear();
        }
    }
    hasher.update(chunk.as_bytes());
    hex(&hasher.finalize())
}
