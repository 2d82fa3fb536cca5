//! Numbers behind what they number: 任务1, 任务包1, 重点任务(一), PART 01.

use super::{Label, Level, bracketed, made, split_numeral};
use crate::reading::numeral::is_numeral;

/// What items are called before their number: 任务一, 问题1.
const ITEMS: [&str; 10] = [
    "重点任务",
    "整改任务",
    "任务",
    "反馈问题",
    "具体问题",
    "问题",
    "事项",
    "实事",
    "举措",
    "承诺",
];
/// What chapters are called before their number.
const CHAPTERS: [&str; 2] = ["任务包", "专项行动"];
/// After a number they count: 任务3项 is no third task.
const COUNTED: [char; 20] = [
    '项', '个', '件', '条', '类', '批', '次', '年', '月', '是', '至', '和', '些', '律', '定', '直',
    '览', '体', '般', '致',
];

/// 任务包1:
fn chapter_in_words(text: &str) -> Option<Label> {
    let word = CHAPTERS.iter().find(|word| text.starts_with(**word))?;
    let rest = text.get(word.len()..)?;
    let (numeral, rest) = split_numeral(rest, |c| c.is_ascii_digit() || is_numeral(c));
    let mark = rest.starts_with(':');
    mark.then(|| made(Level::Chapter, numeral, word.len() + ":".len()))
        .flatten()
}

/// 任务01, 任务2引进…, 问题一:
pub(super) fn item(text: &str) -> Option<Label> {
    if let Some(label) = chapter_in_words(text) {
        return Some(label);
    }
    let word = ITEMS.iter().find(|word| text.starts_with(**word))?;
    let rest = text.get(word.len()..)?;
    let (numeral, rest) = split_numeral(rest, |c| c.is_ascii_digit() || is_numeral(c));
    if numeral.is_empty() {
        return heading_in_words(text, word);
    }
    // 任务1-2: the second of the first.
    let (numeral, rest, chapter) = match rest.strip_prefix(['-', '—', '.']) {
        Some(inner) => {
            let (number, rest) = split_numeral(inner, |c| c.is_ascii_digit());
            (number, rest, text.len() - word.len() - inner.len())
        }
        None => (numeral, rest, 0),
    };
    let next = rest.chars().next()?;
    let width = match next {
        ':' | '、' => next.len_utf8(),
        // What marks the number off from the words is but white space.
        '\u{4e00}'..='\u{9fff}' if !COUNTED.contains(&next) || rest.starts_with("项目") => 0,
        // 任务3项, 任务1.2万亩
        _ => return None,
    };
    made(Level::Item, numeral, word.len() + chapter + width)
}

/// 重点任务(一):推进植被修复
fn heading_in_words(text: &str, word: &str) -> Option<Label> {
    let label = bracketed(text.get(word.len()..)?)?;
    let end = word.len() + label.length;
    let is_heading = label.level == Level::Section && text.get(end..)?.starts_with(':');
    is_heading.then_some(Label {
        level: Level::Chapter,
        number: label.number,
        length: end + ":".len(),
    })
}

/// PART 01
pub(super) fn part(text: &str) -> Option<Label> {
    const PART: &str = "PART";
    let (word, rest) = text.split_at_checked(PART.len())?;
    let (numeral, _) = split_numeral(rest, |c: char| c.is_ascii_digit());
    let is_part = word.eq_ignore_ascii_case(PART) && !numeral.is_empty();
    is_part.then(|| made(Level::Part, numeral, PART.len()))?
}
