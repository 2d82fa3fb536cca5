use std::ops::Range;

use crate::plan::Span;

/// A line of the source that is not empty.
#[derive(Clone, Debug)]
pub struct RawLine {
    /// Without the white space around.
    pub source: Span,
    pub after_blank: bool,
}

/// `①甲；②乙` is a line each: nothing else of a line begins anew in it.
fn parts(line: &str) -> Vec<Range<usize>> {
    let (mut parts, mut start) = (Vec::new(), 0);
    let first = line.chars().next().filter(|c| FIRST.contains(c));
    if let Some(first) = first {
        let mut next = u32::from(first) + 1;
        for (at, c) in line.char_indices() {
            let before = line.get(..at).unwrap_or_default().trim_end();
            if u32::from(c) == next && before.ends_with(['；', ';', '。', '）', ')']) {
                parts.push(start..before.len());
                (start, next) = (at, next + 1);
            }
        }
    }
    parts.push(start..line.len());
    parts
}

const FIRST: [char; 2] = ['①', '⑴'];

/// The lines of the source that are not empty, in order.
pub fn raw_lines(source: &str) -> Vec<RawLine> {
    let mut lines = Vec::new();
    let (mut start, mut after_blank) = (0, true);
    for line in source.split_inclusive(['\n', '\r', '\u{c}', '\u{2028}', '\u{2029}']) {
        let text = line.trim();
        if text.is_empty() {
            // A lone line end after a line is that line's own.
            after_blank |= line.ends_with('\n') || line.ends_with('\u{c}');
        } else {
            let lead = line.len() - line.trim_start().len();
            for part in parts(text) {
                lines.push(RawLine {
                    source: Span {
                        start: start + lead + part.start,
                        end: start + lead + part.end,
                    },
                    after_blank: after_blank && part.start == 0,
                });
            }
            after_blank = false;
        }
        start += line.len();
    }
    lines
}
