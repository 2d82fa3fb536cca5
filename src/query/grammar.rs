//! The grammar of the search line. Terms stand apart by white space and must all hold:
//!
//! | term | finds |
//! |---|---|
//! | `电子 印章` | both words, anywhere |
//! | `"电子 印章"`, `“…”` | exactly these characters |
//! | `部门:财政`, `月：6-8`, `状态:已完成、已销号` | a value of a field, any of several, each plain or in quotation marks |
//! | `有批注` | what has notes |
//! | `-…` | what has not the term |
//!
//! Any text is a search: what is none of these is a word, and what is not finished yet asks for nothing.

use std::collections::BTreeSet;

use super::fold::fold;
use super::vocabulary::{SearchField, Vocabulary};
use super::{Needle, Search, Term};

/// Never fails.
pub(super) fn parse(text: &str, vocabulary: &Vocabulary) -> Search {
    let folded = fold(text);
    let mut terms = Vec::new();
    let mut rest = folded.trim_start();
    while !rest.is_empty() {
        let positive = rest.strip_prefix('-');
        let (needle, after) = needle(positive.unwrap_or(rest), vocabulary);
        terms.extend(needle.map(|needle| Term {
            needle,
            is_excluded: positive.is_some(),
        }));
        rest = after.trim_start();
    }
    Search { terms }
}

/// The needle that `text` begins with, and what follows it.
fn needle<'a>(text: &'a str, vocabulary: &Vocabulary) -> (Option<Needle>, &'a str) {
    if let Some((inside, after)) = quoted(text) {
        let exact = (!inside.trim().is_empty()).then(|| Needle::Exact(inside.to_owned()));
        return (exact, after);
    }
    let (word, after) = split_word(text);
    if let Some((name, value)) = word.split_once(':')
        && let Some(field) = vocabulary.field(name)
    {
        let begin = word.len() - value.len();
        let (values, after) = values(text.get(begin..).unwrap_or_default());
        return (of_field(field, &values, vocabulary), after);
    }
    if let Some(annotated) = vocabulary.annotated(word) {
        return (Some(Needle::Annotated(annotated)), after);
    }
    let word = (!word.is_empty()).then(|| Needle::Word(word.to_owned()));
    (word, after)
}

fn split_word(text: &str) -> (&str, &str) {
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    text.split_at(end)
}

/// What stands between quotation marks at the beginning, up to the end where the second is not typed yet; and what follows.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let first = text.chars().next()?;
    let closing = match first {
        '"' => '"',
        '“' => '”',
        _ => return None,
    };
    let inside = text.strip_prefix(first)?;
    Some(inside.split_once(closing).unwrap_or((inside, "")))
}

/// The values that `text` begins with, and what follows them. One in quotation marks may have any characters in it.
fn values(text: &str) -> (Vec<&str>, &str) {
    const APART: [char; 3] = [',', '、', '|'];
    let mut values = Vec::new();
    let mut rest = text;
    loop {
        let (value, after) = quoted(rest).unwrap_or_else(|| {
            let is_end = |c: char| c.is_whitespace() || APART.contains(&c);
            rest.split_at(rest.find(is_end).unwrap_or(rest.len()))
        });
        values.push(value.trim());
        match after.strip_prefix(APART) {
            Some(after) => rest = after,
            None => {
                values.retain(|value| !value.is_empty());
                return (values, after);
            }
        }
    }
}

/// `None` where no value is typed yet.
fn of_field(field: SearchField, values: &[&str], vocabulary: &Vocabulary) -> Option<Needle> {
    if values.is_empty() {
        return None;
    }
    let names = || values.iter().map(|&value| value.to_owned()).collect();
    Some(match field {
        SearchField::Department(role) => Needle::Department(role, names()),
        SearchField::Tag => Needle::Tag(names()),
        SearchField::Author => Needle::Author(names()),
        SearchField::Month => Needle::Months(any_of(values, |value| vocabulary.months(value))),
        SearchField::Status => Needle::Statuses(any_of(values, |value| vocabulary.statuses(value))),
        SearchField::Light => Needle::Lights(any_of(values, |value| vocabulary.lights(value))),
        SearchField::Chapter => {
            let numbers = values.iter().filter_map(|value| value.parse().ok());
            Needle::Chapters(numbers.collect())
        }
    })
}

fn any_of<V: Ord>(values: &[&str], of: impl Fn(&str) -> BTreeSet<V>) -> BTreeSet<V> {
    values.iter().flat_map(|value| of(value)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::tests::build::vocabulary;
    use super::super::{Month, Role};
    use super::*;
    use crate::notebook::{Light, Status};

    #[track_caller]
    fn check(text: &str, expected: &[Needle]) {
        let search = parse(text, &vocabulary());
        assert!(search.terms.iter().all(|term| !term.is_excluded));
        let needles: Vec<Needle> = search.terms.into_iter().map(|term| term.needle).collect();
        assert_eq!(needles, expected, "{text}");
    }

    fn word(word: &str) -> Needle {
        Needle::Word(word.into())
    }

    fn exact(words: &str) -> Needle {
        Needle::Exact(words.into())
    }

    fn months(months: impl IntoIterator<Item = u32>) -> Needle {
        Needle::Months(months.into_iter().map(Month::Number).collect())
    }

    fn department(role: Role, names: &[&str]) -> Needle {
        Needle::Department(role, names.iter().map(|&name| name.into()).collect())
    }

    #[test]
    fn words_stand_apart_by_white_space() {
        check("电子　印章", &[word("电子"), word("印章")]);
        check("  ＥＴＣ ", &[word("etc")]);
        check("優化", &[word("优化")]);
        check("", &[]);
        check("10:30", &[word("10:30")]);
        check("其他:部门", &[word("其他:部门")]);
    }

    #[test]
    fn quotation_marks_hold_words_together() {
        check("\"电子 印章\" 推广", &[exact("电子 印章"), word("推广")]);
        check("“一窗通”平台", &[exact("一窗通"), word("平台")]);
        check("＂电子 印", &[exact("电子 印")]);
        check("\"\" \" \" \"", &[]);
        check("上线“一窗通”", &[word("上线“一窗通”")]);
    }

    #[test]
    fn fields_take_values() {
        check("部门:财政", &[department(Role::Any, &["财政"])]);
        check(
            "牵头：czj、公安",
            &[department(Role::Lead, &["czj", "公安"])],
        );
        check(
            "dept:\"市 财政局\" a",
            &[department(Role::Any, &["市 财政局"]), word("a")],
        );
        check("月:6", &[months([6])]);
        check("月：6月,Q4", &[months([6, 10, 11, 12])]);
        check("month:6-8", &[months([6, 7, 8])]);
        check("月:三季度至11月", &[months([7, 8, 9, 10, 11])]);
        check("月:8-6 月:13", &[months([]), months([])]);
        check("月:无", &[Needle::Months([Month::None].into())]);
        check("状态:完成", &[Needle::Statuses([Status::Done].into())]);
        check(
            "status:done,延",
            &[Needle::Statuses([Status::Done, Status::Deferred].into())],
        );
        check("灯:逾期", &[Needle::Lights([Light::Overdue].into())]);
        check("署名:甲", &[Needle::Author(vec!["甲".into()])]);
        check("标签:重点", &[Needle::Tag(vec!["重点".into()])]);
        check("章:2,x", &[Needle::Chapters([2].into())]);
        check(
            "有批注 无批注",
            &[Needle::Annotated(true), Needle::Annotated(false)],
        );
    }

    #[test]
    fn what_is_not_finished_asks_for_nothing() {
        check("部门: 月：, 署名:\"", &[]);
        check("-", &[]);
    }

    #[test]
    fn any_term_can_be_excluded() {
        let search = parse("电子 -印章 －部门:财政 -\"a b\" -有批注 a-b", &vocabulary());
        let excluded: Vec<bool> = search.terms.iter().map(|term| term.is_excluded).collect();
        assert_eq!(excluded, [false, true, true, true, true, false]);
        assert_eq!(search.terms[5].needle, word("a-b"));
    }

    proptest! {
        #[test]
        fn any_text_is_a_search(text in "[-\"“”:：、, a-z部门月状态\\PC]{0,24}") {
            for term in parse(&text, &vocabulary()).terms {
                if let Needle::Word(word) | Needle::Exact(word) = term.needle {
                    prop_assert!(!word.trim().is_empty());
                    prop_assert!(fold(&text).contains(&word));
                }
            }
        }
    }
}
