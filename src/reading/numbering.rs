//! Numbers that no label has: 一 and white space, and 2.1 for the first of the second chapter.

use super::numeral::{is_plain_numeral, number};
use super::stream::Stream;

/// Longest heading behind a number and white space, in characters.
const LONGEST_HEADING: usize = 40;
/// So many lines numbered 1.1, 1.2, 2.1 are no accident.
const FEWEST_DECIMALS: usize = 4;

/// Lines that open with 一, 二, 三 and white space, one after another; none where there is but one.
pub fn spaced(stream: &Stream) -> Vec<usize> {
    let mut found = Vec::new();
    for line in 0..stream.lines.len() {
        let number = spaced_number(stream, line).map(|(number, _)| number);
        if number == Some(found.len() as u32 + 1) {
            found.push(line);
        }
    }
    if found.len() < 2 {
        found.clear();
    }
    found
}

/// Lines that open with 1.1, 1.2, 2.1, one after another; none where there are but few.
pub fn decimal(stream: &Stream) -> Vec<usize> {
    let (mut found, mut last) = (Vec::new(), (1, 0));
    for line in 0..stream.lines.len() {
        let Some((chapter, number, _)) = decimal_number(stream, line) else {
            continue;
        };
        if (chapter, number) == (last.0, last.1 + 1) || (chapter, number) == (last.0 + 1, 1) {
            last = (chapter, number);
            found.push(line);
        }
    }
    if found.len() < FEWEST_DECIMALS {
        found.clear();
    }
    found
}

/// Lines that open with 1.1.1, 1.1.2, 1.2.1, one after another; none where there are but few.
pub fn triple(stream: &Stream) -> Vec<usize> {
    let (mut found, mut last) = (Vec::new(), [1, 1, 0]);
    for line in 0..stream.lines.len() {
        let Some((number, _)) = triple_number(stream, line) else {
            continue;
        };
        let [a, b, c] = last;
        if [[a, b, c + 1], [a, b + 1, 1], [a + 1, 1, 1]].contains(&number) {
            last = number;
            found.push(line);
        }
    }
    if found.len() < FEWEST_DECIMALS {
        found.clear();
    }
    found
}

/// 2.1.3提升品质: its numbers, and how many bytes they take.
pub fn triple_number(stream: &Stream, index: usize) -> Option<([u32; 3], usize)> {
    let line = stream.lines.get(index)?;
    let text = stream.folded.get(line.start..)?;
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let numbers = text.get(..text.len() - digits.len())?;
    let mut parts = numbers.trim_end_matches('.').split('.');
    let mut next = || parts.next()?.parse::<u32>().ok();
    let number = [next()?, next()?, next()?];
    (parts.next().is_none() && !digits.starts_with(['%', '-', '—', '万', '亿']))
        .then_some((number, numbers.len()))
}

/// 2 工程建设 right above 2.1: the chapter, and how many bytes its number takes.
pub fn above_decimal(stream: &Stream, index: usize) -> Option<(u32, usize)> {
    let (chapter, number, _) = decimal_number(stream, index + 1)?;
    let line = stream.lines.get(index)?;
    let text = stream.folded.get(line.start..)?;
    let rest = text.strip_prefix(&chapter.to_string())?;
    let is_more = rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | '%'));
    (number == 1 && !is_more).then_some((chapter, text.len() - rest.len()))
}

/// 2.1建设中心: chapter, number, and how many bytes they take.
pub fn decimal_number(stream: &Stream, index: usize) -> Option<(u32, u32, usize)> {
    let line = stream.lines.get(index)?;
    let text = stream.folded.get(line.start..)?;
    let digits =
        |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (chapter, rest) = text.split_at_checked(digits(text))?;
    let rest = rest.strip_prefix('.')?;
    let (number, rest) = rest.split_at_checked(digits(rest))?;
    let is_more = rest.starts_with(['.', '%', '-', '—', '万', '亿']);
    let length = text.len() - rest.len();
    (!is_more).then_some((chapter.parse().ok()?, number.parse().ok()?, length))
}

/// 一 深入推进: the number, and how many bytes it takes; a heading is no sentence.
pub fn spaced_number(stream: &Stream, index: usize) -> Option<(u32, usize)> {
    let line = stream.lines.get(index)?;
    let text = line.source.of(stream.source);
    let end = text.find(|c| !is_plain_numeral(c)).filter(|&end| end > 0)?;
    let (numeral, rest) = text.split_at_checked(end)?;
    let is_heading = rest.starts_with(char::is_whitespace)
        && !rest.contains(['。', '；', ';'])
        && rest.chars().take(LONGEST_HEADING + 1).count() <= LONGEST_HEADING;
    number(numeral).filter(|_| is_heading).map(|it| (it, end))
}
