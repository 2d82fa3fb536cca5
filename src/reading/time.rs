use std::ops::Range;

use regex::{Captures, Regex};

use crate::plan::Recurrence;

use super::numeral::number;

/// A time expression as it is written, not yet dated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    /// Bytes of the text that was searched.
    pub range: Range<usize>,
    pub year: Option<YearWord>,
    pub shape: Shape,
    /// Ends in 前, 止 or stands after 到.
    pub before: bool,
    /// Ends in 起.
    pub onwards: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearWord {
    Written(i32),
    /// 今年 is 0, 明年 is 1.
    FromPlan(i32),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Day(u32, u32),
    /// 6月, 6月份
    Month(u32),
    /// 6月底, 6月中旬: by the day, 31 for the month's last.
    MonthPart(u32, u32),
    /// 第三季度, 上半年: first and last month.
    Months(u32, u32),
    /// 一季度末: by the end of the month.
    MonthsEnd(u32),
    /// 6月1日至8月31日: days 0 where only months are said; the second year where it is said.
    Span {
        from: (u32, u32),
        to: (u32, u32),
        to_year: Option<i32>,
    },
    /// 2021年底, 年底
    YearEnd,
    /// 年内
    YearIn,
    /// 2021年中
    YearMid,
    /// 2021年, 今年
    Year,
    /// 2021—2023年
    Years(i32),
    Every(Option<Recurrence>),
    /// 三年内, 10个工作日内
    Relative(Unit),
    /// 1—2年 of 中期(1—2年)
    Class,
    Ongoing,
    AtOnce,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Months and longer.
    Long,
    /// Weeks, days, hours.
    Short,
}

const MONTH: &str = "(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])";
const DAY: &str =
    "(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])";
const YEAR: &str = "(?:(?P<year>(?:19|20)[0-9]{2}|二[〇○零][〇○零一二三四五六七八九]{2})年度?|\
                    (?P<said>今年|本年度|本年|明年|次年)|(?P<minguo>1[0-9]{2})年)";
const PART: &str = "底|末|初|上旬|中旬|下旬";
const BEFORE: &str = "之前|以前|前|止";
const FROM: &str = "起|开始";

/// The patterns of the genre's time words; see [`Clock::scan`].
pub struct Clock {
    patterns: Vec<(Pattern, Regex)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pattern {
    Every,
    Dated,
    Relative,
    /// 中期(1—2年)
    Class,
    Ongoing,
    AtOnce,
}

impl Clock {
    /// `ongoing` and `at_once`: patterns of words.
    pub fn new(compile: impl Fn(&str) -> Regex, ongoing: &str, at_once: &str) -> Self {
        let tails = tails();
        let every = format!(
            "每个?(?P<unit>两个月|两月|双月|月|季度|季|半年|年度|年|两周|周|星期)\
             (?:{MONTH}月(?:{PART}|{DAY}[日号])?|(?P<day>{DAY})[日号]|年?(?P<end>底|末))?(?:{BEFORE})?"
        );
        let relative = "(?:[0-9]{1,3}|[一二三四五六七八九十两半几]{1,3})(?P<count>个)?\
                        (?P<unit>年|月|季度|周|星期|天|日|工作日|小时)(?:之内|以内|内)";
        let span = "[0-9一二三四五六七八九十两]{1,3}";
        let class = format!(
            "[短中长近]期\\((?P<span>{span}(?:[-—~至]{span})?(?:年|个月)(?:以?内|左右|以上)?)\\)"
        );
        let patterns = [
            (Pattern::Every, every),
            (Pattern::Dated, format!("{YEAR}(?:{tails})?")),
            (Pattern::Dated, bare(&tails)),
            (Pattern::Relative, relative.to_owned()),
            (Pattern::Class, class),
            (Pattern::Ongoing, ongoing.to_owned()),
            (Pattern::AtOnce, at_once.to_owned()),
        ];
        let patterns = patterns.map(|(pattern, text)| (pattern, compile(&text)));
        Self {
            patterns: patterns.into(),
        }
    }

    /// All time expressions of a folded text, in order, without overlap.
    pub fn scan(&self, text: &str) -> Vec<Time> {
        let mut found: Vec<(usize, Time)> = Vec::new();
        for (order, (pattern, regex)) in self.patterns.iter().enumerate() {
            for captures in regex.captures_iter(text) {
                let time = pattern
                    .read(&captures)
                    .map(|time| without_next_word(text, time));
                found.extend(
                    time.filter(|time| stands_alone(text, time))
                        .map(|t| (order, t)),
                );
            }
        }
        found.sort_by_key(|(order, time)| (time.range.start, *order));
        let mut times: Vec<Time> = Vec::new();
        for (_, mut time) in found {
            if times
                .last()
                .is_none_or(|last| last.range.end <= time.range.start)
            {
                let lead = text.get(..time.range.start).unwrap_or_default();
                time.before |= lead.ends_with(['到', '至']) || lead.ends_with("截止");
                time.range.start -= horizon(lead);
                times.push(time);
            }
        }
        times
    }
}

/// Bytes of the 到 that belongs to the expression: 到2025年 at the start of a clause, not 延长到2025年.
fn horizon(lead: &str) -> usize {
    let Some(before) = lead.strip_suffix('到') else {
        return 0;
    };
    let opens = before.is_empty() || before.ends_with([',', ';', '。', ':', '(', '、']);
    let aims = ["力争", "争取", "确保", "努力"]
        .iter()
        .any(|word| before.ends_with(word));
    if opens || aims { '到'.len_utf8() } else { 0 }
}

fn tails() -> String {
    format!(
        "(?P<m1>{MONTH})(?:月(?:份|(?P<part1>{PART})|(?P<d1>{DAY})[日号]?)?)?(?:[-—~]{{1,2}}|至|到)\
         (?:(?P<year2>20[0-9]{{2}})年)?(?:(?P<m2>{MONTH})月(?:份|(?P<part2>{PART})|(?P<d2>{DAY})[日号])?|(?P<d2only>{DAY})[日号])\
         (?:{BEFORE})?|\
         (?P<m3>{MONTH})月(?P<d3>{DAY})[日号](?P<before3>{BEFORE})?(?P<from3>{FROM})?|\
         (?P<m4>{MONTH})月份?(?P<part4>{PART})?(?P<before4>{BEFORE})?(?P<from4>{FROM})?|\
         第?(?P<quarter>[一二三四1234])季度(?P<end5>底|末)?(?P<before5>{BEFORE})?(?P<from5>{FROM})?|\
         (?P<half>[上下])半年(?P<end6>底|末)?(?P<before6>{BEFORE})?(?P<from6>{FROM})?|\
         年?(?P<end7>底|末)(?P<before7>{BEFORE})?|\
         (?P<in8>之内|以内|内)|年?(?P<mid9>中)(?P<before9>{BEFORE})?|\
         (?P<before10>{BEFORE})|(?P<from10>{FROM})|\
         [-—至](?P<last>20[0-9]{{2}})年"
    )
}

/// The tails that need no year before them.
fn bare(tails: &str) -> String {
    let years = "(?P<first>20[0-9]{2})[-—至](?P<last>20[0-9]{2})年";
    let (dated, _) = tails.split_once("年?(?P<end7>").unwrap_or((tails, ""));
    format!(
        "{years}|{dated}年(?P<end7>底|末)(?P<before7>{BEFORE})?|年(?P<in8>之内|以内|内)|年(?P<mid9>中)(?P<before9>{BEFORE})?"
    )
}

/// Gives back a last character that begins the next word: 7月|起草, 2023年|中国, 2021年|前三季度.
fn without_next_word(text: &str, mut time: Time) -> Time {
    let words = text.get(time.range.clone()).unwrap_or_default();
    let after = text.get(time.range.end..).and_then(|t| t.chars().next());
    let next = |starts: &str| after.is_some_and(|c| starts.contains(c));
    let Some(last) = words.chars().next_back() else {
        return time;
    };
    let belongs_on = match last {
        '起' => next("草步点源飞诉降"),
        // 2021年|前三季度, but 年底前|一类企业.
        '前' if words.ends_with("年前") => next("期置沿景提往瞻台述款三十几一两0123456789"),
        // 12月底前|述职: nothing but 前 ends 底.
        '前' if words.ends_with("底前") || words.ends_with("末前") => false,
        '前' => next("期置沿景提往瞻台述款"),
        '内' => next("部容外陆需资涵控地"),
        '初' => next("步级审期中次"),
        '中' => !is_mid_year(after),
        _ => false,
    };
    if !belongs_on || words.chars().nth_back(1) == Some('之') {
        return time;
    }
    time.range.end -= last.len_utf8();
    match (last, time.shape) {
        ('起', _) => time.onwards = false,
        ('前', _) => time.before = false,
        ('初', Shape::MonthPart(month, _)) => time.shape = Shape::Month(month),
        // Without a year, nothing is left of 年内 and 年中.
        _ if time.year.is_none() => time.range.end = time.range.start,
        _ => time.shape = Shape::Year,
    }
    time
}

/// Not the tail of a longer number or word: the 年内 of 两年内, the 年底 of 上年底.
fn stands_alone(text: &str, time: &Time) -> bool {
    if time.range.is_empty() {
        return false;
    }
    let before = text.get(..time.range.start).unwrap_or_default();
    let before = before.chars().next_back();
    let numeral = |c: char| c.is_ascii_digit() || c == '.' || super::numeral::is_numeral(c);
    let starts_numeric = text
        .get(time.range.clone())
        .and_then(|t| t.chars().next())
        .is_some_and(numeral);
    if starts_numeric && before.is_some_and(numeral) {
        return false;
    }
    match time.shape {
        Shape::YearEnd | Shape::YearIn | Shape::YearMid if time.year.is_none() => {
            let other = |c| {
                numeral(c)
                    || matches!(
                        c,
                        '上' | '去'
                            | '往'
                            | '历'
                            | '近'
                            | '前'
                            | '每'
                            | '半'
                            | '几'
                            | '两'
                            | '周'
                            | '学'
                    )
            };
            !before.is_some_and(other)
        }
        // 前三季度 is a span of statistics.
        Shape::Months(..) if time.year.is_none() => before != Some('前'),
        _ => true,
    }
}

/// 2023年中完成, not 2023年中国…
fn is_mid_year(after: Option<char>) -> bool {
    after.is_none_or(|c| ",、。;)前完实建出启印召开检檢".contains(c))
}

impl Pattern {
    fn read(self, found: &Captures) -> Option<Time> {
        let mut time = Time {
            range: found.get(0)?.range(),
            year: year_word(found),
            shape: Shape::Ongoing,
            before: false,
            onwards: false,
        };
        time.shape = match self {
            Self::Every => Shape::Every(recurrence(found)),
            Self::Relative => Shape::Relative(unit(found)?),
            Self::Class => {
                time.range = found.name("span")?.range();
                Shape::Class
            }
            Self::Ongoing => Shape::Ongoing,
            Self::AtOnce => Shape::AtOnce,
            Self::Dated => {
                let is = |names: &[&str]| names.iter().any(|name| found.name(name).is_some());
                time.before = is(&[
                    "before3", "before4", "before5", "before6", "before7", "before9", "before10",
                ]);
                time.onwards = is(&["from3", "from4", "from5", "from6", "from10"]);
                dated(found)?
            }
        };
        Some(time)
    }
}

fn value(found: &Captures, name: &str) -> Option<u32> {
    found.name(name).and_then(|found| number(found.as_str()))
}

fn year_word(found: &Captures) -> Option<YearWord> {
    if let Some(year) = value(found, "year").or_else(|| value(found, "first")) {
        return Some(YearWord::Written(year as i32));
    }
    if let Some(year) = value(found, "minguo") {
        return Some(YearWord::Written(year as i32 + 1911));
    }
    let said = found.name("said")?.as_str();
    let later = i32::from(matches!(said, "明年" | "次年"));
    Some(YearWord::FromPlan(later))
}

fn recurrence(found: &Captures) -> Option<Recurrence> {
    let day = value(found, "day");
    match found.name("unit")?.as_str() {
        "月" => Some(day.map_or(Recurrence::MonthlyEnd, Recurrence::MonthlyDay)),
        "季度" | "季" => Some(Recurrence::QuarterlyEnd),
        "半年" => Some(Recurrence::HalfYearlyEnd),
        "年" | "年度" => Some(Recurrence::Yearly),
        "周" | "星期" => Some(Recurrence::Weekly),
        _ => None,
    }
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
        "中旬" => 20,
        _ => 31,
    }
}

fn dated(found: &Captures) -> Option<Shape> {
    let part = |name: &str| found.name(name).map(|part| part_day(part.as_str()));
    if let Some(from) = value(found, "m1") {
        let first = match found.name("part1").map(|part| part.as_str()) {
            Some("中旬") => 11,
            Some("下旬" | "底" | "末") => 21,
            _ => value(found, "d1").unwrap_or(0),
        };
        let to = value(found, "m2").unwrap_or(from);
        let last = part("part2")
            .or(value(found, "d2"))
            .or(value(found, "d2only"));
        return Some(Shape::Span {
            from: (from, first),
            to: (to, last.unwrap_or(0)),
            to_year: value(found, "year2").map(|year| year as i32),
        });
    }
    if let Some(month) = value(found, "m3") {
        return Some(Shape::Day(month, value(found, "d3")?));
    }
    if let Some(month) = value(found, "m4") {
        return Some(part("part4").map_or(Shape::Month(month), |day| Shape::MonthPart(month, day)));
    }
    if let Some(quarter) = value(found, "quarter") {
        let last = quarter * 3;
        let end = found.name("end5").is_some();
        return Some(if end {
            Shape::MonthsEnd(last)
        } else {
            Shape::Months(last - 2, last)
        });
    }
    if let Some(half) = found.name("half") {
        let last = if half.as_str() == "上" { 6 } else { 12 };
        let end = found.name("end6").is_some();
        return Some(if end {
            Shape::MonthsEnd(last)
        } else {
            Shape::Months(last - 5, last)
        });
    }
    if let Some(last) = value(found, "last") {
        return Some(Shape::Years(last as i32));
    }
    let is = |name: &str| found.name(name).is_some();
    Some(if is("end7") {
        Shape::YearEnd
    } else if is("in8") {
        Shape::YearIn
    } else if is("mid9") {
        Shape::YearMid
    } else {
        Shape::Year
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clock() -> Clock {
        let compile = |pattern: &str| Regex::new(pattern).expect(pattern);
        Clock::new(compile, "长期坚持|持续推进", "立行立改")
    }

    #[track_caller]
    fn check(text: &str, expected: &[(&str, Shape)]) {
        let times = clock().scan(text);
        let found: Vec<_> = times
            .iter()
            .map(|t| (&text[t.range.clone()], t.shape))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn shapes() {
        check("6月底前,实现", &[("6月底前", Shape::MonthPart(6, 31))]);
        check(
            "2021年12月底前",
            &[("2021年12月底前", Shape::MonthPart(12, 31))],
        );
        check("9月中旬前完成", &[("9月中旬前", Shape::MonthPart(9, 20))]);
        check("7月份,到岗", &[("7月份", Shape::Month(7))]);
        check("8月份起,执行", &[("8月份起", Shape::Month(8))]);
        check("十月底前", &[("十月底前", Shape::MonthPart(10, 31))]);
        check("6月15日前", &[("6月15日前", Shape::Day(6, 15))]);
        check("第三季度", &[("第三季度", Shape::Months(7, 9))]);
        check("一季度末", &[("一季度末", Shape::MonthsEnd(3))]);
        check("2022年上半年", &[("2022年上半年", Shape::Months(1, 6))]);
        check("年底前", &[("年底前", Shape::YearEnd)]);
        check("2021年年底前", &[("2021年年底前", Shape::YearEnd)]);
        check("争取年内获批", &[("年内", Shape::YearIn)]);
        check("较上年底增长", &[]);
        check("三年内至少", &[("三年内", Shape::Relative(Unit::Long))]);
        check("7日内作出", &[("7日内", Shape::Relative(Unit::Short))]);
        check(
            "每月10日前",
            &[("每月10日前", Shape::Every(Some(Recurrence::MonthlyDay(10))))],
        );
        check(
            "每季度末报送",
            &[("每季度末", Shape::Every(Some(Recurrence::QuarterlyEnd)))],
        );
        check("2023年中国", &[("2023年", Shape::Year)]);
        check("2023年中完成", &[("2023年中", Shape::YearMid)]);
        check("113年9月底前", &[("113年9月底前", Shape::MonthPart(9, 31))]);
        check("2021年前三季度", &[("2021年", Shape::Year)]);
        check("7月起草方案", &[("7月", Shape::Month(7))]);
        check("年内部审计", &[]);
        check("周回访制度", &[]);
        check("立行立改", &[("立行立改", Shape::AtOnce)]);
    }

    #[test]
    fn spans() {
        let span = |from, to, to_year| Shape::Span { from, to, to_year };
        check("6月-8月", &[("6月-8月", span((6, 0), (8, 0), None))]);
        check("1—6月", &[("1—6月", span((1, 0), (6, 0), None))]);
        check(
            "2024年3月1日至9月30日",
            &[("2024年3月1日至9月30日", span((3, 1), (9, 30), None))],
        );
        check(
            "2月下旬—3月上旬",
            &[("2月下旬—3月上旬", span((2, 21), (3, 10), None))],
        );
        check(
            "2023年11月至2024年2月",
            &[("2023年11月至2024年2月", span((11, 0), (2, 0), Some(2024)))],
        );
        check("2021—2023年", &[("2021—2023年", Shape::Years(2023))]);
    }
}
