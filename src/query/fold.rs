use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::plan::characters::{is_ignorable, ordinary, simplified};

/// The form in which text is searched: NFKC, lower case, simplified characters. White space stays.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

pub(super) fn fold_into(text: &str, folded: &mut String) {
    each_cluster(text, |_, cluster| fold_cluster(cluster, folded));
}

/// A folded string that knows which bytes of the string as shown each of its bytes came from.
pub(super) struct Traced {
    pub folded: String,
    /// Where each cluster begins: (byte of `folded`, byte of the shown string); the last is where both end.
    begins: Vec<(usize, usize)>,
}

impl Traced {
    pub fn of(shown: &str) -> Self {
        let mut folded = String::with_capacity(shown.len());
        let mut begins = Vec::new();
        each_cluster(shown, |start, cluster| {
            begins.push((folded.len(), start));
            fold_cluster(cluster, &mut folded);
        });
        begins.push((folded.len(), shown.len()));
        Self { folded, begins }
    }

    /// The bytes of the shown string that bytes `start..end` of the folded one came from, widened to whole clusters.
    pub fn shown(&self, start: usize, end: usize) -> (usize, usize) {
        let first = self.begins.partition_point(|&(folded, _)| folded <= start);
        let after = self.begins.partition_point(|&(folded, _)| folded < end);
        let shown = |at: usize| self.begins.get(at).map_or(0, |&(_, shown)| shown);
        (shown(first.saturating_sub(1)), shown(after))
    }
}

/// Hands on each character with the combining marks after it, and the byte where it begins.
fn each_cluster(text: &str, mut take: impl FnMut(usize, &str)) {
    let mut begin = 0;
    for (at, c) in text.char_indices().skip(1) {
        if !is_plain(c) && is_combining_mark(c) {
            continue;
        }
        take(begin, &text[begin..at]);
        begin = at;
    }
    if !text.is_empty() {
        take(begin, &text[begin..]);
    }
}

fn fold_cluster(cluster: &str, folded: &mut String) {
    let mut chars = cluster.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) if is_plain(c) => folded.push(simplified(c.to_ascii_lowercase())),
        _ => {
            let plain = cluster.chars().filter(|&c| !is_ignorable(c)).map(ordinary);
            folded.extend(plain.nfkc().flat_map(char::to_lowercase).map(simplified));
        }
    }
}

/// What NFKC leaves alone (its case and form aside) and is no mark: ASCII, common ideographs and the punctuation between them; nearly all of any
/// plan.
fn is_plain(c: char) -> bool {
    matches!(
        c,
        '\0'..='\u{7f}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{3001}'..='\u{301b}'
            | '\u{2018}'..='\u{2019}'
            | '\u{201c}'..='\u{201d}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(fold(text), expected);
        assert_eq!(Traced::of(text).folded, expected);
    }

    #[test]
    fn widths_and_case_are_one() {
        check("ＡＢｃ１２（一）", "abc12(一)");
        check("①㎡½", "1m21⁄2");
        check("Cafe\u{301}", "café");
        check("", "");
    }

    #[test]
    fn traditional_and_simplified_are_one() {
        check("優化營商環境", "优化营商环境");
        check("更\u{f901}", "更更");
    }

    #[test]
    fn plain_characters_are_their_own_form() {
        for c in (char::MIN..=char::MAX).filter(|&c| is_plain(c)) {
            let folded: String = c.nfkc().flat_map(char::to_lowercase).collect();
            assert_eq!(folded, c.to_ascii_lowercase().to_string());
            assert!(!is_combining_mark(c));
        }
    }

    #[test]
    fn folded_bytes_lead_back_to_whole_clusters() {
        let traced = Traced::of("约㎡，e\u{301}。");
        let at = traced.folded.find("2,").unwrap();
        let (start, end) = traced.shown(at, at + "2,é".len());
        assert_eq!(&"约㎡，e\u{301}。"[start..end], "㎡，e\u{301}");
    }
}
