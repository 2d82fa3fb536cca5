use std::ops::Range;

use super::stream::Stream;

/// A bracket and its partner, as places in the stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    pub open: usize,
    /// `None` where it is never closed.
    pub close: Option<usize>,
}

/// All opening brackets in a range, in order, whatever their shape and width.
pub fn pairs(stream: &Stream, range: &Range<usize>) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let text = stream.text(range);
    for at in memchr::memchr2_iter(b'(', b')', text.as_bytes()) {
        if text.as_bytes().get(at) == Some(&b'(') {
            open.push(pairs.len());
            pairs.push(Pair {
                open: range.start + at,
                close: None,
            });
        } else if let Some(pair) = open.pop().and_then(|index| pairs.get_mut(index)) {
            pair.close = Some(range.start + at);
        }
    }
    pairs
}

/// The pair that opens at this place.
pub fn pair_at(pairs: &[Pair], open: usize) -> Option<&Pair> {
    let index = pairs.binary_search_by_key(&open, |pair| pair.open).ok()?;
    pairs.get(index)
}

/// Does the source write both brackets in one shape and width?
pub fn fits(stream: &Stream, pair: &Pair) -> bool {
    let written = |place| {
        let rest = stream.source.get(stream.source_at(place)..);
        rest.and_then(|rest| rest.chars().next())
    };
    let (Some(open), Some(close)) = (written(pair.open), pair.close.and_then(written)) else {
        return false;
    };
    let shapes = [
        ('(', ')'),
        ('（', '）'),
        ('[', ']'),
        ('［', '］'),
        ('{', '}'),
        ('｛', '｝'),
        ('〔', '〕'),
        ('【', '】'),
        ('〖', '〗'),
        ('﹝', '﹞'),
    ];
    let known = shapes.iter().any(|&(a, b)| a == open || b == close);
    !known || shapes.contains(&(open, close))
}

/// The parts of a range between separators that stand outside all brackets; empty parts are left out.
pub fn split(
    stream: &Stream,
    range: &Range<usize>,
    is_separator: impl Fn(char) -> bool,
) -> Vec<Range<usize>> {
    let parts = parts(stream.text(range), is_separator).into_iter();
    let parts = parts.filter(|part| part.start < part.end);
    parts
        .map(|part| range.start + part.start..range.start + part.end)
        .collect()
}

/// The same of a text, as its bytes, empty parts too.
pub fn parts(text: &str, is_separator: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0usize, 0);
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 && is_separator(c) => {
                parts.push(start..at);
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(start..text.len());
    parts
}
