use memchr::memmem::Finder;

use super::fold::{Traced, fold};

/// A search as typed: words, all of which must be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// Folded: NFKC, lower case.
    pub words: Vec<String>,
}

/// Bytes `start..end` of a shown string that a search found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    pub start: usize,
    pub end: usize,
}

impl Search {
    /// Words stand apart by white space, full-width or not.
    pub fn parse(text: &str) -> Self {
        let folded = fold(text);
        let words = folded.split_whitespace().map(str::to_owned);
        Self {
            words: words.collect(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Where the words stand in a string as shown (widths and case as they are there), in order and without overlap.
    pub fn hits(&self, shown: &str) -> Vec<Hit> {
        if self.is_empty() {
            return Vec::new();
        }
        let traced = Traced::of(shown);
        let mut hits: Vec<Hit> = Vec::new();
        for word in &self.words {
            for at in Finder::new(word).find_iter(traced.folded.as_bytes()) {
                let (start, end) = traced.shown(at, at + word.len());
                hits.push(Hit { start, end });
            }
        }
        hits.sort_by_key(|hit| (hit.start, hit.end));
        joined(hits)
    }
}

/// Of hits in order: those that meet or overlap become one.
fn joined(hits: Vec<Hit>) -> Vec<Hit> {
    let mut joined: Vec<Hit> = Vec::with_capacity(hits.len());
    for hit in hits {
        match joined.last_mut().filter(|last| hit.start <= last.end) {
            Some(last) => last.end = last.end.max(hit.end),
            None => joined.push(hit),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(search: &str, shown: &str, expected: &[&str]) {
        let hits = Search::parse(search).hits(shown);
        let found: Vec<&str> = hits.iter().map(|hit| &shown[hit.start..hit.end]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn hits_are_shown_as_they_stand() {
        check("印章", "电子印章、印章", &["印章", "印章"]);
        check("4012", "深化“４０１２”品牌", &["４０１２"]);
        check("(市", "各县（市、区）", &["（市"]);
        check("etc", "推广ＥＴＣ、Etc", &["ＥＴＣ", "Etc"]);
        check("电子　子印", "电子印章", &["电子印"]);
        check("m", "100㎡", &["㎡"]);
        check("  ", "电子印章", &[]);
        check("税务", "电子印章", &[]);
    }

    proptest! {
        #[test]
        fn hits_are_pieces_of_the_string(shown in "\\PC{0,40}", search in "\\PC{0,4}") {
            let search = Search::parse(&search);
            let mut last = 0;
            for hit in search.hits(&shown) {
                prop_assert!(hit.start >= last && hit.end > hit.start);
                let piece = &shown[hit.start..hit.end];
                prop_assert!(search.words.iter().any(|word| fold(piece).contains(word.as_str())));
                last = hit.end;
            }
        }
    }
}
