use crate::intake::table::Words;

use super::glyphs::Glyph;
use super::lines::{self, Line};
use super::paragraphs::closes;

/// What the white at both sides of a cell's text is at most, in points.
const MARGINS: f32 = 12.0;

/// What a cell says that is so wide: its lines, those that only its width parts put together.
pub fn text(letters: Vec<Glyph>, width: f32) -> String {
    let lines: Vec<Line> = lines::lines(letters)
        .into_iter()
        .filter_map(|parts| lines::joined(parts, ' '))
        .collect();
    let wide = |line: &Line| line.right - line.left;
    let widest = lines.iter().map(wide).fold(width - MARGINS, f32::max);
    let mut text = String::new();
    let mut before: Option<&Line> = None;
    for line in &lines {
        let next = line.text.trim_start();
        if let Some(last) = before {
            // A line ends where the next letter would not have fitted into it.
            let is_full = wide(last) + first_width(line) >= widest;
            if !is_full || is_list(&text, next) {
                text.truncate(text.trim_end().len());
                text.push('\n');
            }
        }
        text.push_str(next);
        before = Some(line);
    }
    text.truncate(text.trim_end().len());
    text
}

/// Of what is not parted at its beginning: a letter with the mark behind it, a word, a number.
fn first_width(line: &Line) -> f32 {
    let mut letters = line.text.trim_start().chars().peekable();
    let mut width = 0.0;
    while let Some(letter) = letters.next() {
        width += if letter.is_ascii() { 0.5 } else { 1.0 };
        let goes_on = match letters.peek() {
            Some(next) if letter.is_ascii_alphanumeric() => next.is_ascii_alphanumeric(),
            Some(next) => closes(*next),
            None => false,
        };
        if !goes_on {
            break;
        }
    }
    width * line.size
}

/// Names below each other, without marks between them.
fn is_list(text: &str, next: &str) -> bool {
    const LEVELS: [char; 5] = ['省', '市', '县', '区', '各'];
    // 市甲局、市|市场监管局 is one name that goes on.
    let ends = !text.ends_with(LEVELS) && Words::embedded().ends_unit(text);
    ends && next.starts_with(LEVELS)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines below each other, in letters of size 10, in a cell ten letters wide.
    #[track_caller]
    fn check(lines: &[&str], expected: &str) {
        let mut letters = Vec::new();
        for (row, line) in lines.iter().enumerate() {
            letters.extend(line.chars().enumerate().map(|(at, c)| Glyph {
                left: at as f32 * 10.0 + 6.0,
                right: at as f32 * 10.0 + 16.0,
                baseline: row as f32 * 15.0,
                size: 10.0,
                text: c.to_string(),
            }));
        }
        assert_eq!(text(letters, 112.0), expected);
    }

    #[test]
    fn lines_that_only_the_width_parts_are_one() {
        check(
            &["推行企业开办一网通办", "实现全程网办"],
            "推行企业开办一网通办实现全程网办",
        );
        check(
            &["推行企业开办全程网", "办、", "持续推进"],
            "推行企业开办全程网办、\n持续推进",
        );
        check(&["每月报送", "持续推进"], "每月报送\n持续推进");
    }

    #[test]
    fn names_below_each_other_are_names_apart() {
        check(
            &["市人力资源社会保障局", "市财政局"],
            "市人力资源社会保障局\n市财政局",
        );
        check(
            &["市自然资源规划局、市", "市场监管局"],
            "市自然资源规划局、市市场监管局",
        );
    }
}
