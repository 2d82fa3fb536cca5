//! Values as people type them: widths and spaces do not matter, dates come in two ways, words in both languages.

use chrono::NaiveDate;
use rust_i18n::t;

use crate::notebook::{NoteKind, Status};
use crate::plan::{Period, fold_name};
use crate::query::Month;

/// `1.1` or `1.1#2`: a measure's id, and the number of one of its milestones, from 1 (0 where it is no number).
pub(super) fn id(typed: &str) -> (String, Option<usize>) {
    let folded = fold_name(typed);
    match folded.split_once('#') {
        None => (folded, None),
        Some((measure, number)) => (measure.to_owned(), Some(number.parse().unwrap_or(0))),
    }
}

/// `2021-06-25` or `2021年6月25日`.
pub(super) fn date(typed: &str) -> Result<NaiveDate, String> {
    let [year, month, day] = numbers(typed).ok_or_else(|| t!("value.date"))?;
    let year = i32::try_from(year).ok().filter(|year| *year >= 1000);
    year.and_then(|year| NaiveDate::from_ymd_opt(year, month, day))
        .ok_or_else(|| t!("value.date").into())
}

/// `2021-06`, `2021年6月`, `2021-Q2`, `2021-H1`, `2021`, `2021-W23`.
pub(super) fn period(typed: &str) -> Result<Period, String> {
    let written = fold_name(typed).to_uppercase();
    let period = Period::parse(&written).or_else(|| {
        let [year, month] = numbers(typed)?;
        Period::parse(&format!("{year:04}-{month:02}"))
    });
    period.ok_or_else(|| t!("value.period").into())
}

/// Numbers that `-`, `/`, `.` or the words for year, month and day part.
fn numbers<const N: usize>(typed: &str) -> Option<[u32; N]> {
    let folded = fold_name(typed);
    let folded = folded.trim_end_matches(['日', '号', '月', '年']);
    let parts = folded.split(['年', '月', '-', '/', '.']);
    let numbers: Option<Vec<u32>> = parts.map(number).collect();
    numbers?.try_into().ok()
}

fn number(digits: &str) -> Option<u32> {
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse().ok()).flatten()
}

pub(super) fn year(typed: &str) -> Result<i32, String> {
    let folded = fold_name(typed);
    let year = number(folded.trim_end_matches('年')).filter(|year| (1000..=9999).contains(year));
    let year = year.and_then(|year| i32::try_from(year).ok());
    year.ok_or_else(|| t!("value.year").into())
}

pub(super) fn chapter(typed: &str) -> Result<u32, String> {
    number(&fold_name(typed)).ok_or_else(|| t!("value.chapter").into())
}

/// `6`, `6月`, `none`.
pub(super) fn month(typed: &str) -> Result<Month, String> {
    let folded = fold_name(typed).to_lowercase();
    if folded == "none" {
        return Ok(Month::None);
    }
    let number = number(folded.trim_end_matches('月')).filter(|it| (1..=12).contains(it));
    number
        .map(Month::Number)
        .ok_or_else(|| t!("value.month").into())
}

pub(super) fn status(typed: &str) -> Result<Status, String> {
    let typed = fold_name(typed).to_lowercase();
    let is_meant = |it: &Status| is_word(&typed, it.word(), &format!("status.{}", it.word()));
    let found = Status::ALL.into_iter().find(is_meant);
    found.ok_or_else(|| t!("value.status").into())
}

pub(super) fn note_kind(typed: &str) -> Result<NoteKind, String> {
    let typed = fold_name(typed).to_lowercase();
    let is_meant = |it: &NoteKind| is_word(&typed, it.word(), &format!("note-kind.{}", it.word()));
    let found = NoteKind::ALL.into_iter().find(is_meant);
    found.ok_or_else(|| t!("value.kind").into())
}

/// The word of the files, or what a person calls it in either language.
fn is_word(typed: &str, word: &str, key: &str) -> bool {
    let called = |locale: &str| fold_name(&t!(key, locale = locale));
    typed == word || typed == called("zh") || typed == called("en")
}

/// Words that say something, as they were typed.
pub(super) fn said(typed: &str) -> Result<String, String> {
    match typed.trim().is_empty() {
        true => Err(t!("value.blank").into()),
        false => Ok(typed.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_in_any_width() {
        for (typed, expected) in [
            ("1.1", ("1.1", None)),
            (" １．１ ", ("1.1", None)),
            ("1.1#2", ("1.1", Some(2))),
            ("１５．９＃１", ("15.9", Some(1))),
            ("1.1#x", ("1.1", Some(0))),
        ] {
            let (measure, milestone) = id(typed);
            assert_eq!((measure.as_str(), milestone), expected, "{typed}");
        }
    }

    #[test]
    fn dates_in_both_ways() {
        let june = NaiveDate::from_ymd_opt(2021, 6, 25);
        for typed in [
            "2021-06-25",
            "2021年6月25日",
            "２０２１年６月２５日",
            "2021/6/25",
            "2021 年 6 月 25 日",
        ] {
            assert_eq!(date(typed).ok(), june, "{typed}");
        }
        for typed in ["2021-02-30", "6月25日", "2021-06", "", "21-6-25", "明天"] {
            assert!(date(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn periods_as_people_write_them() {
        for (typed, expected) in [
            ("2021-06", "2021-06"),
            ("2021年6月", "2021-06"),
            ("2021-q2", "2021-Q2"),
            ("2021-W23", "2021-W23"),
            ("2021", "2021"),
        ] {
            let period = period(typed).map(|it| it.to_string());
            assert_eq!(period.as_deref(), Ok(expected));
        }
        assert!(period("2021-13").is_err());
        assert!(period("六月").is_err());
    }

    #[test]
    fn words_in_both_languages() {
        for (typed, expected) in [
            ("已完成", Status::Done),
            ("done", Status::Done),
            ("DONE", Status::Done),
            ("in progress", Status::Active),
            ("延期", Status::Deferred),
        ] {
            assert_eq!(status(typed), Ok(expected), "{typed}");
        }
        assert!(status("完").is_err());
        assert_eq!(note_kind("下一步"), Ok(NoteKind::Next));
        assert_eq!(note_kind("problem"), Ok(NoteKind::Problem));
        assert!(note_kind("其他").is_err());
    }

    #[test]
    fn months_and_years() {
        assert_eq!(month("６月"), Ok(Month::Number(6)));
        assert_eq!(month("none"), Ok(Month::None));
        assert!(month("0").is_err() && month("13").is_err() && month("-1").is_err());
        assert_eq!(year("2022"), Ok(2022));
        assert!(year("22").is_err());
        assert_eq!(chapter("１５"), Ok(15));
        assert!(chapter("一").is_err());
    }
}
