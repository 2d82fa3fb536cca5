//! The words that a time expression dates.

use std::ops::Range;

use super::time::Time;

/// Most expressions of one list: 3月、6月、9月底前.
const LONGEST_LIST: usize = 24;
/// How far back, in bytes, the sentence of a time expression is looked at.
const WINDOW: usize = 1500;

/// The words that a time expression dates: bytes of `text`.
///
/// What follows it to the end of the sentence or the next expression's clause; what precedes it in its sentence where
/// nothing but 完成 follows. `times`: all expressions of the text, `index` this one.
pub fn governed(text: &str, times: &[Time], index: usize) -> Range<usize> {
    let Some(time) = times.get(index) else {
        return 0..0;
    };
    let (start, next) = list_end(text, times, index, time);
    let limit = times.get(next).map_or(text.len(), |t| t.range.start);
    let tail = text.get(start..limit).unwrap_or_default();
    let end = match tail.find(['。', ';']) {
        Some(at) => start + at,
        // The next expression's clause is its own.
        None if limit < text.len() => tail.rfind(',').map_or(limit, |at| start + at),
        None => limit,
    };
    let words = text.get(start..end).unwrap_or_default();
    let kept = words.trim_start_matches([',', '、', ':', '(']);
    let start = end - kept.len();
    let closing = kept
        .chars()
        .next_back()
        .filter(|c| matches!(c, ',' | '、' | ')'));
    let end = end - closing.map_or(0, char::len_utf8);
    let is_short = text
        .get(start..end)
        .is_none_or(|it| it.chars().take(4).count() <= 3);
    let before = governed_before(text, time.range.start);
    if is_short && !before.is_empty() {
        return before;
    }
    start..end
}

/// Where the list of expressions that `time` stands in ends, and the first expression after it.
fn list_end(text: &str, times: &[Time], index: usize, time: &Time) -> (usize, usize) {
    let (mut end, mut next) = (time.range.end, index + 1);
    while let Some(other) = times.get(next).filter(|_| next - index < LONGEST_LIST) {
        if !is_link(text.get(end..other.range.start).unwrap_or_default()) {
            break;
        }
        end = other.range.end;
        next += 1;
    }
    (end, next)
}

fn governed_before(text: &str, end: usize) -> Range<usize> {
    let from = text.floor_char_boundary(end.saturating_sub(WINDOW));
    let before = text.get(from..end).unwrap_or_default();
    let start = before.rfind(['。', ';']).map_or(from, |at| {
        from + at
            + before
                .get(at..)
                .and_then(|b| b.chars().next())
                .map_or(1, char::len_utf8)
    });
    let words = text.get(start..end).unwrap_or_default();
    let kept = words.trim_end_matches([
        '于', '在', ',', '、', '到', '至', '(', '力', '争', '确', '保',
    ]);
    start..start + kept.len()
}

/// `6月底前、12月底前`: one list.
pub fn is_link(between: &str) -> bool {
    matches!(
        between,
        "、" | "," | "和" | "及" | "或" | "与" | "以及" | ",、" | "至" | ""
    )
}

#[cfg(test)]
mod tests {
    use super::super::clock::Clock;
    use super::*;
    use crate::plan::Idioms;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let words = |word: &str| vec![word.to_owned()];
        let idioms = Idioms {
            ongoing: words("持续推进"),
            at_once: words("立行立改"),
            ..Idioms::default()
        };
        let times = Clock::new(&idioms).scan(text);
        let governed = (0..times.len()).map(|index| &text[governed(text, &times, index)]);
        assert_eq!(governed.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn what_it_dates() {
        check("甲,6月底前,全面实现乙,丙。丁", &["全面实现乙,丙"]);
        check("6月底前,征集岗位;7月份,到岗。", &["征集岗位", "到岗"]);
        check(
            "6月底前、12月底前,分别开展一次",
            &["分别开展一次", "分别开展一次"],
        );
        check("7月起,落实政策,年底前开展检查。", &["落实政策", "开展检查"]);
        check("甲工程于6月底前完成。", &["甲工程"]);
    }
}
