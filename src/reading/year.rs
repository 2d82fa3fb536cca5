use crate::plan::{YearSource, fold_name};

use super::stream::Stream;
use super::time::MINGUO;
use super::words::{contains, starts_with};

/// The plan's year and where it was found: the title, the number or date of issue, else the years that the text dates
/// its work in (`dated`, most often first).
pub fn plan_year(
    stream: &Stream,
    title: &str,
    begins: usize,
    dated: &[i32],
) -> (Option<i32>, YearSource) {
    let marks: &[&str] = match looks_back(title) {
        true => &[],
        false => &["年", ")", "-", "—"],
    };
    if let Some(year) = first_year(title, marks).or_else(|| minguo_year(title)) {
        return (Some(year), YearSource::Title);
    }
    let preface = stream.text(&(0..begins));
    if let Some(year) = issue_year(stream, preface) {
        return (Some(year), YearSource::Issue);
    }
    // 决定2025年在全市开展…行动
    let starts = only_year(preface).filter(|year| dated.iter().all(|other| year <= other));
    // 2023年8月反馈了督察意见: what has no year is of that one, where others have a later one.
    let first = latest_year(preface).filter(|year| dated.iter().min() == Some(year));
    let said = starts.or(first).or(dated.first().copied());
    match said.or_else(|| latest_year(preface)) {
        Some(year) => (Some(year), YearSource::Body),
        None => (None, YearSource::None),
    }
}

/// 针对2020年评价反馈的短板,为在2021年评价中争先进位: where nothing else has a year.
fn latest_year(preface: &str) -> Option<i32> {
    years_in(preface).map(|(year, _)| year).max()
}

/// The year in which a preface says that the work is done, where it names no other.
fn only_year(preface: &str) -> Option<i32> {
    let (year, rest) = years_in(preface).next()?;
    let is_done = starts_with(rest, &["在", "全", "集中", "组织"]);
    let is_only = years_in(preface).all(|(other, _)| other == year);
    (is_done && is_only).then_some(year)
}

/// Years in digits, each with what follows its 年.
fn years_in(text: &str) -> impl Iterator<Item = (i32, &str)> {
    text.match_indices("年").filter_map(|(at, mark)| {
        let year: i32 = text.get(at.checked_sub(4)?..at)?.parse().ok()?;
        let rest = text.get(at + mark.len()..)?;
        (1900..2200).contains(&year).then_some((year, rest))
    })
}

/// 关于2023年度…审计发现问题的整改方案: the year is that of what was looked into.
fn looks_back(title: &str) -> bool {
    let (_, rest) = title.split_once("年度").unwrap_or_default();
    let looked_into = ["审计", "巡察", "巡视", "督察", "决算"];
    rest.contains("整改") && contains(rest, &looked_into)
}

/// The year of `二、2025年重点任务`: what stands below it is of that year.
pub fn of_heading(title: &str) -> Option<i32> {
    let title: String = fold_name(title);
    let year = first_year(
        &title,
        &["年重点", "年度", "年任务", "年工作", "年目标", "年计划"],
    )?;
    let years = in_digits(&title).matches("20").count();
    (years == 1).then_some(year)
}

/// The first year of four digits that one of `marks` follows.
fn first_year(text: &str, marks: &[&str]) -> Option<i32> {
    let in_digits = in_digits(text);
    let text = in_digits.as_str();
    let years = text.match_indices("20").chain(text.match_indices("19"));
    let mut years: Vec<(usize, i32)> = years
        .filter_map(|(at, _)| {
            let year: i32 = text.get(at..at + 4)?.parse().ok()?;
            let rest = text.get(at + 4..)?;
            starts_with(rest, marks).then_some((at, year))
        })
        .collect();
    years.sort_unstable();
    years.first().map(|&(_, year)| year)
}

/// 114年度 of the Republic of China.
fn minguo_year(title: &str) -> Option<i32> {
    let (before, _) = title.split_once('年')?;
    let digits = before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let is_minguo = before.len() - digits == "114".len();
    written_year(before).filter(|_| is_minguo)
}

/// 二〇二二年 as 2022年.
fn in_digits(text: &str) -> String {
    let digit = |c| match c {
        '〇' | '○' | '零' => '0',
        '一' => '1',
        '二' => '2',
        '三' => '3',
        '四' => '4',
        '五' => '5',
        '六' => '6',
        '七' => '7',
        '八' => '8',
        '九' => '9',
        other => other,
    };
    text.chars().map(digit).collect()
}

/// The year in which it was issued: of its number, of the date under it, of a date before the first heading.
pub fn issue_year(stream: &Stream, preface: &str) -> Option<i32> {
    let first_date = || {
        let mut years = preface.match_indices("年");
        years.find_map(|(at, _)| signed(preface, at))
    };
    let number = number_year(preface).or_else(|| signature_year(stream));
    number.or_else(first_date)
}

/// `〔2021〕15号`, but not (国办发〔2019〕5号) behind the name of another document.
fn number_year(preface: &str) -> Option<i32> {
    preface.match_indices("(20").find_map(|(at, _)| {
        let citation = preface.get(..at)?.rsplit(['。', ')']).next()?;
        if citation.contains("》(") {
            return None;
        }
        let year: i32 = preface.get(at + 1..at + 5)?.parse().ok()?;
        let rest = preface.get(at + 5..)?.strip_prefix(')')?;
        let digits = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '第');
        digits.starts_with('号').then_some(year)
    })
}

/// `2021年5月20日` and nothing else.
pub fn is_signed(line: &str) -> bool {
    let year = line.find('年').and_then(|at| signed(line, at));
    year.is_some() && line.ends_with('日') && line.chars().take(13).count() <= 12
}

/// The year of `2021年5月20日` whose 年 stands at this byte.
fn signed(text: &str, at: usize) -> Option<i32> {
    let year = written_year(text.get(..at)?)?;
    let rest = text.get(at + "年".len()..)?;
    let (month, rest) = rest.split_at_checked(rest.find('月').filter(|&end| end <= 2)?)?;
    let rest = rest.strip_prefix('月')?;
    let day = rest.get(..rest.find('日').filter(|&end| end <= 2)?)?;
    let dated = month.parse::<u32>().is_ok() && day.parse::<u32>().is_ok();
    (dated && (1900..2200).contains(&year)).then_some(year)
}

/// 2021 at the end of the text, or 113 of the Republic of China.
fn written_year(text: &str) -> Option<i32> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let year: i32 = text.get(digits..)?.parse().ok()?;
    match year {
        90..=199 => Some(year + MINGUO),
        _ => (year >= 1900).then_some(year),
    }
}

/// A line of its own near the end that is a date.
fn signature_year(stream: &Stream) -> Option<i32> {
    let ends = stream.lines.iter().rev().map(|line| line.start);
    let mut end = stream.folded.len();
    for start in ends.take(12) {
        let line = stream.text(&(start..end));
        end = start;
        if line.chars().take(13).count() <= 12
            && let Some(at) = line.find('年')
            && let Some(year) = signed(line, at)
        {
            return Some(year);
        }
    }
    None
}
