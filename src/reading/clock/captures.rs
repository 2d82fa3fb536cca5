use regex::Captures;

use super::Pattern;
use crate::plan::Recurrence;
use crate::reading::numeral::number;
use crate::reading::time::{MINGUO, Shape, Time, Unit, YearWord};

/// The groups that say 前, and those that say 起.
const BEFORE: [&str; 9] = [
    "before3", "before4", "before5", "before6", "before7", "before9", "before10", "before11",
    "before12",
];
const FROM: [&str; 7] = [
    "from3", "from4", "from5", "from6", "from10", "from11", "from12",
];

fn is_any(found: &Captures, names: &[&str]) -> bool {
    names.iter().any(|name| found.name(name).is_some())
}

impl Pattern {
    pub fn read(self, found: &Captures) -> Option<Time> {
        let mut time = Time {
            range: found.get(0)?.range(),
            year: year_word(found),
            shape: Shape::Ongoing,
            before: false,
            onwards: false,
        };
        time.shape = match self {
            Self::Every => Shape::Every(recurrence(found)),
            Self::Rhythm => {
                // 逐年检讨: year by year, more and more.
                let span = found.name("span").filter(|it| it.as_str() != "逐年")?;
                time.range = span.range();
                Shape::Every(recurrence(found))
            }
            Self::Relative => Shape::Relative(unit(found)?),
            Self::Class => {
                time.range = found.name("span")?.range();
                Shape::Class
            }
            Self::Named => Shape::Named,
            Self::Fiscal => {
                time.before = found.name("before10").is_some();
                time.onwards = found.name("from10").is_some();
                Shape::Fiscal(last_fiscal_year(found)?)
            }
            Self::Ongoing => Shape::Ongoing,
            Self::AtOnce => Shape::AtOnce,
            Self::Dated => {
                (time.before, time.onwards) = (is_any(found, &BEFORE), is_any(found, &FROM));
                dated(found)?
            }
        };
        Some(time)
    }
}

fn value(found: &Captures, name: &str) -> Option<u32> {
    found.name(name).and_then(|found| match found.as_str() {
        "元" => Some(1),
        numeral => number(numeral),
    })
}

/// The year in which the last of them begins; `None` where two years do not follow one another.
fn last_fiscal_year(found: &Captures) -> Option<i32> {
    let begins = |year, close| {
        let year = value(found, year)?;
        (value(found, close)? == (year + 1) % 100).then_some(year as i32)
    };
    let first = begins("year", "close")?;
    match found.name("last") {
        Some(_) => begins("last", "lastclose").filter(|&last| last >= first),
        None => Some(first),
    }
}

fn year_word(found: &Captures) -> Option<YearWord> {
    if let Some(year) = value(found, "year").or_else(|| value(found, "first")) {
        return Some(YearWord::Written(year as i32));
    }
    if let Some(year) = value(found, "minguo") {
        return Some(YearWord::Written(year as i32 + MINGUO));
    }
    let said = found.name("said")?.as_str();
    let later = i32::from(matches!(said, "明年" | "次年"));
    Some(YearWord::FromPlan(later))
}

fn recurrence(found: &Captures) -> Option<Recurrence> {
    let day = value(found, "day").or_else(|| third_day(found.name("third")?.as_str()));
    let unit = found.name("unit")?.as_str();
    // 每年6月, 每季度15日, 每月初: no rhythm here has such a day.
    let inner = value(found, "month").is_some_and(|month| month != 12)
        || found.name("third").is_some_and(|it| it.as_str() == "初")
        || is_any(found, &["period", "early"]);
    let mut lists = ["more", "others", "weekdays"].into_iter();
    let several = lists.any(|list| found.name(list).is_some());
    if inner || several || unit != "月" && day.is_some() {
        return None;
    }
    match unit {
        "月" => Some(match day {
            Some(day) if day < 31 || found.name("day").is_some() => Recurrence::MonthlyDay(day),
            _ => Recurrence::MonthlyEnd,
        }),
        "季度" | "季" => Some(Recurrence::QuarterlyEnd),
        "半年" => Some(Recurrence::HalfYearlyEnd),
        "年" | "年度" => Some(Recurrence::Yearly),
        "周" | "星期" => Some(Recurrence::Weekly),
        _ => None,
    }
}

/// The day that 上旬, 中旬, 下旬 end with.
fn third_day(third: &str) -> Option<u32> {
    (third != "初").then(|| part_day(third))
}

fn unit(found: &Captures) -> Option<Unit> {
    match found.name("unit")?.as_str() {
        "月" if found.name("count").is_none() => None,
        "年" | "月" | "季度" => Some(Unit::Long),
        _ => Some(Unit::Short),
    }
}

/// The day that 上旬, 中旬, 底 … mean; 31 stands for the last.
fn part_day(part: &str) -> u32 {
    match part {
        "初" | "上旬" => 10,
        "中旬" | "上中旬" => 20,
        _ => 31,
    }
}

fn dated(found: &Captures) -> Option<Shape> {
    if found.name("m1").is_some() {
        return span(found);
    }
    if let Some(month) = value(found, "m3") {
        return Some(Shape::Day(month, value(found, "d3")?));
    }
    if let Some(month) = value(found, "m4") {
        return Some(month_part(found, month));
    }
    if found.name("opening").is_some() {
        return Some(Shape::Months(1, 3));
    }
    if let Some(quarter) = value(found, "quarter").or_else(|| value(found, "season")) {
        let first = value(found, "quarter1").unwrap_or(quarter);
        let ends = found.name("end5").or_else(|| found.name("end11")).is_some();
        return Some(months(first * 3 - 2, quarter * 3, ends));
    }
    if let Some(half) = found.name("half") {
        let last = if half.as_str() == "上" { 6 } else { 12 };
        return Some(months(last - 5, last, found.name("end6").is_some()));
    }
    Some(years(found))
}

/// 2021—2023年, 年底, 年内, 年中, 2021年
fn years(found: &Captures) -> Shape {
    if let Some(last) = value(found, "last") {
        let last = last as i32;
        let since = if last < MINGUO { MINGUO } else { 0 };
        return Shape::Years(last + since);
    }
    let is = |name: &str| found.name(name).is_some();
    if is("end7") {
        Shape::YearEnd
    } else if is("in8") {
        Shape::YearIn
    } else if is("mid9") {
        Shape::YearMid
    } else {
        Shape::Year
    }
}

fn span(found: &Captures) -> Option<Shape> {
    let from = value(found, "m1")?;
    let first = match found.name("part1").map(|part| part.as_str()) {
        Some("中旬") => 11,
        Some("下旬" | "底" | "末") => 21,
        _ => value(found, "d1").unwrap_or(0),
    };
    let part = found.name("part2").map(|part| part_day(part.as_str()));
    let day = || value(found, "d2").or_else(|| value(found, "d2only"));
    let last = part.or_else(day);
    Some(Shape::Span {
        from: (from, first),
        to: (value(found, "m2").unwrap_or(from), last.unwrap_or(0)),
        to_year: match value(found, "year2") {
            Some(year) => Some(YearWord::Written(year as i32)),
            None => found.name("next2").map(|_| YearWord::FromPlan(1)),
        },
    })
}

fn month_part(found: &Captures, month: u32) -> Shape {
    match found.name("part4").map(|part| part.as_str()) {
        Some("初") => Shape::MonthStart(month),
        Some(part) => Shape::MonthPart(month, part_day(part)),
        None => Shape::Month(month),
    }
}

fn months(first: u32, last: u32, ends: bool) -> Shape {
    if ends {
        Shape::MonthsEnd(last)
    } else {
        Shape::Months(first, last)
    }
}
