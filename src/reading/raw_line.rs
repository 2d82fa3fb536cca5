use crate::plan::Span;

/// A line of the source that is not empty.
#[derive(Clone, Debug)]
pub struct RawLine {
    /// Without the white space around.
    pub source: Span,
    pub after_blank: bool,
}

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
            let begin = start + lead;
            lines.push(RawLine {
                source: Span {
                    start: begin,
                    end: begin + text.len(),
                },
                after_blank,
            });
            after_blank = false;
        }
        start += line.len();
    }
    lines
}
