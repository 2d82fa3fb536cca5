use std::collections::BTreeSet;

use memchr::memmem::Finder;

use super::fold::{Traced, fold};
use super::sounds::{Spelling, sounds};
use super::{Month, Role};
use crate::notebook::{Light, Status};

/// A search as typed: a measure must have every term. Made by [`Index::parse`](super::Index::parse).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    pub terms: Vec<Term>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    pub needle: Needle,
    /// The measure must not have it: `-电子`.
    pub is_excluded: bool,
}

/// What one term asks for. Strings are folded: NFKC, lower case, simplified characters. Of several values any will do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Needle {
    /// In any string of the measure; of departments also by alias, of names and titles also as spelled in pinyin.
    Word(String),
    /// In any string, as it stands: `"财政 局"`.
    Exact(String),
    /// In the name or an alias of a department in this role, also as spelled.
    Department(Role, Vec<String>),
    Months(BTreeSet<Month>),
    Statuses(BTreeSet<Status>),
    Lights(BTreeSet<Light>),
    /// In a tag, an author's name, also as spelled.
    Tag(Vec<String>),
    Author(Vec<String>),
    Chapters(BTreeSet<u32>),
    /// With or without notes.
    Annotated(bool),
}

/// Bytes `start..end` of a shown string that a search found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    pub start: usize,
    pub end: usize,
}

impl Search {
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The words that a measure must have somewhere.
    pub(super) fn words(&self) -> impl Iterator<Item = &Needle> {
        let wanted = self.terms.iter().filter(|term| !term.is_excluded);
        let needles = wanted.map(|term| &term.needle);
        needles.filter(|needle| matches!(needle, Needle::Word(_) | Needle::Exact(_)))
    }

    /// Where the words stand in a string as shown (widths, case and forms as they are there), in order and without
    /// overlap.
    pub fn hits(&self, shown: &str) -> Vec<Hit> {
        self.found(shown, false)
    }

    /// The same in a title or a name: where letters spell it, too.
    pub fn hits_in_name(&self, shown: &str) -> Vec<Hit> {
        self.found(shown, true)
    }

    /// Whether a title or name has every word, as it stands or as letters spell it.
    pub fn is_all_in_name(&self, shown: &str) -> bool {
        let folded = fold(shown);
        self.words().all(|needle| match needle {
            Needle::Word(word) => {
                let spelling = Spelling::of(word);
                let spelled = |it: &Spelling| it.find(&sounds(&folded), 0).is_some();
                folded.contains(word) || spelling.as_ref().is_some_and(spelled)
            }
            Needle::Exact(words) => folded.contains(words),
            _ => true,
        })
    }

    fn found(&self, shown: &str, is_name: bool) -> Vec<Hit> {
        if self.words().next().is_none() {
            return Vec::new();
        }
        let traced = Traced::of(shown);
        let mut hits: Vec<Hit> = Vec::new();
        for needle in self.words() {
            let (Needle::Word(word) | Needle::Exact(word)) = needle else {
                continue;
            };
            for at in Finder::new(word).find_iter(traced.folded.as_bytes()) {
                let (start, end) = traced.shown(at, at + word.len());
                hits.push(Hit { start, end });
            }
            if is_name && matches!(needle, Needle::Word(_)) {
                hits.extend(spelled(word, &traced));
            }
        }
        hits.sort_by_key(|hit| (hit.start, hit.end));
        joined(hits)
    }
}

fn spelled(word: &str, traced: &Traced) -> Vec<Hit> {
    let Some(spelling) = Spelling::of(word) else {
        return Vec::new();
    };
    let sounds = sounds(&traced.folded);
    let ends = traced.folded.char_indices().map(|(at, _)| at);
    let ends: Vec<usize> = ends.chain([traced.folded.len()]).collect();
    let mut hits = Vec::new();
    let mut from = 0;
    while let Some((start, end)) = spelling.find(&sounds, from) {
        if let (Some(&start), Some(&end)) = (ends.get(start), ends.get(end)) {
            let (start, end) = traced.shown(start, end);
            hits.push(Hit { start, end });
        }
        from = end;
    }
    hits
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

    use super::super::grammar::parse;
    use super::super::tests::build::vocabulary;
    use super::*;

    fn pieces<'a>(hits: &[Hit], shown: &'a str) -> Vec<&'a str> {
        hits.iter().map(|hit| &shown[hit.start..hit.end]).collect()
    }

    #[track_caller]
    fn check(search: &str, shown: &str, expected: &[&str]) {
        let hits = parse(search, &vocabulary()).hits(shown);
        assert_eq!(pieces(&hits, shown), expected);
    }

    #[track_caller]
    fn check_name(search: &str, shown: &str, expected: &[&str]) {
        let hits = parse(search, &vocabulary()).hits_in_name(shown);
        assert_eq!(pieces(&hits, shown), expected);
    }

    #[test]
    fn hits_are_shown_as_they_stand() {
        check("印章", "电子印章、印章", &["印章", "印章"]);
        check("4012", "深化“４０１２”品牌", &["４０１２"]);
        check("(市", "各县（市、区）", &["（市"]);
        check("etc", "推广ＥＴＣ、Etc", &["ＥＴＣ", "Etc"]);
        check("电子　子印", "电子印章", &["电子印"]);
        check("\"电子 印\"", "电子印章 电子　印", &["电子　印"]);
        check("电子 -印章 部门:电", "电子印章", &["电子"]);
        check("环境", "優化營商環境", &["環境"]);
        check("m", "100㎡", &["㎡"]);
        check("  ", "电子印章", &[]);
        check("税务", "电子印章", &[]);
        check("yz", "电子印章", &[]);
    }

    #[test]
    fn in_names_also_what_is_spelled_is_hit() {
        check_name("yinzhang", "电子印章、印章", &["印章", "印章"]);
        check_name("tg", "推广ETC", &["推广"]);
        check_name("\"tg\"", "推广ETC", &[]);
        check_name("hj", "優化營商環境", &["環境"]);
    }

    proptest! {
        #[test]
        fn hits_are_pieces_of_the_string(shown in "\\PC{0,40}", search in "\\PC{0,4}") {
            let search = parse(&search, &vocabulary());
            let mut last = 0;
            for hit in search.hits(&shown) {
                prop_assert!(hit.start >= last && hit.end > hit.start);
                let piece = fold(&shown[hit.start..hit.end]);
                let holds = |needle: &Needle| match needle {
                    Needle::Word(word) | Needle::Exact(word) => piece.contains(word.as_str()),
                    _ => false,
                };
                prop_assert!(search.words().any(holds));
                last = hit.end;
            }
        }
    }
}
