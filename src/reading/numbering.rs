//! Numbers that no label has: 一 and white space, and 2.1 for the first of the second chapter.

use super::label::{Label, Level};
use super::numeral::{is_plain_numeral, number};
use super::stream::Stream;

/// Longest heading behind a number and white space, in characters.
const LONGEST_HEADING: usize = 40;
/// So many lines numbered 1.1, 1.2, 2.1 are no accident.
const FEWEST_DECIMALS: usize = 4;

/// Lines that such numbers open, growing.
pub struct Numbering {
    /// 一 深入推进: only white space divides the number from the heading.
    spaced: Vec<usize>,
    /// 1.1建设中心: numbered within their chapter.
    decimal: Vec<usize>,
    /// 1.1.1建设中心: within their section; then 1.1 numbers sections.
    triple: Vec<usize>,
}

impl Numbering {
    /// Those with dots.
    pub fn of(stream: &Stream) -> Self {
        Self {
            spaced: Vec::new(),
            decimal: decimal(stream),
            triple: triple(stream),
        }
    }

    pub fn look_for_spaced(&mut self, stream: &Stream) {
        self.spaced = spaced(stream);
    }

    pub fn is_spaced(&self) -> bool {
        !self.spaced.is_empty()
    }

    /// What such a number makes of a line.
    pub fn label(&self, stream: &Stream, index: usize) -> Option<Label> {
        let of = |level, (number, length)| Label {
            level,
            number,
            length,
        };
        if self.spaced.binary_search(&index).is_ok() {
            return Some(of(Level::Chapter, spaced_number(stream, index)?));
        }
        if self.triple.binary_search(&index).is_ok() {
            let ([_, _, number], length) = triple_number(stream, index)?;
            return Some(of(Level::Item, (number, length)));
        }
        let is_decimal = |line: usize| self.decimal.binary_search(&line).is_ok();
        if is_decimal(index) {
            let (_, number, length) = decimal_number(stream, index)?;
            let level = match self.triple.is_empty() {
                true => Level::Item,
                false => Level::Section,
            };
            return Some(of(level, (number, length)));
        }
        let chapter = match (is_decimal(index + 1), is_decimal(index + 2)) {
            (true, _) => above_decimal(stream, index),
            (false, true) => appendix_above_decimal(stream, index),
            (false, false) => None,
        };
        chapter.map(|it| of(Level::Chapter, it))
    }
}

/// Lines that open with 一, 二, 三 and white space, one after another; none where there is but one.
fn spaced(stream: &Stream) -> Vec<usize> {
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
fn decimal(stream: &Stream) -> Vec<usize> {
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
fn triple(stream: &Stream) -> Vec<usize> {
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
fn triple_number(stream: &Stream, index: usize) -> Option<([u32; 3], usize)> {
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
fn above_decimal(stream: &Stream, index: usize) -> Option<(u32, usize)> {
    let (chapter, number, _) = decimal_number(stream, index + 1)?;
    let line = stream.lines.get(index)?;
    let text = stream.folded.get(line.start..)?;
    let rest = text.strip_prefix(&chapter.to_string())?;
    let is_more = rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | '%'));
    (number == 1 && !is_more).then_some((chapter, text.len() - rest.len()))
}

/// 重点项目清单 right above 2-1, with 附件2 above it: the chapter, and how many bytes 附件2 takes.
fn appendix_above_decimal(stream: &Stream, index: usize) -> Option<(u32, usize)> {
    let (chapter, number, _) = decimal_number(stream, index + 2)?;
    let (line, title) = (stream.lines.get(index)?, stream.lines.get(index + 1)?);
    let is_appendix = stream.line_text(index).trim_end_matches(':') == format!("附件{chapter}");
    let is_title = !stream.line_text(index + 1).contains(['。', ';', ':']);
    (number == 1 && is_appendix && is_title).then_some((chapter, title.start - line.start))
}

/// 2.1建设中心, 2-1建设中心: chapter, number, and how many bytes they take.
fn decimal_number(stream: &Stream, index: usize) -> Option<(u32, u32, usize)> {
    let line = stream.lines.get(index)?;
    let text = stream.folded.get(line.start..)?;
    let digits =
        |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (chapter, rest) = text.split_at_checked(digits(text))?;
    let rest = rest.strip_prefix(['.', '-'])?;
    let (number, rest) = rest.split_at_checked(digits(rest))?;
    let is_more = rest.starts_with(['.', '%', '-', '—', '万', '亿']);
    let length = text.len() - rest.len();
    (!is_more).then_some((chapter.parse().ok()?, number.parse().ok()?, length))
}

/// 一 深入推进: the number, and how many bytes it takes; a heading is no sentence.
fn spaced_number(stream: &Stream, index: usize) -> Option<(u32, usize)> {
    let line = stream.lines.get(index)?;
    let text = line.source.of(stream.source);
    let end = text.find(|c| !is_plain_numeral(c)).filter(|&end| end > 0)?;
    let (numeral, rest) = text.split_at_checked(end)?;
    let is_heading = rest.starts_with(char::is_whitespace)
        && !rest.contains(['。', '；', ';'])
        && rest.chars().take(LONGEST_HEADING + 1).count() <= LONGEST_HEADING;
    number(numeral).filter(|_| is_heading).map(|it| (it, end))
}
