//! Finds time expressions: patterns, what each captures, and what the words next to it make of it.

mod captures;
mod neighbours;
mod patterns;
mod quarters;

use regex::Regex;

use super::time::Time;
use super::words::{compiled, ends_with};
use crate::plan::Idioms;
use neighbours::{horizon, joined, share_ends, short_half, stands_alone, without_next_word};
use patterns::patterns;
use quarters::short_quarters;

/// The patterns of the genre's time words; see [`Clock::scan`].
pub struct Clock {
    patterns: Vec<(Pattern, Regex)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    Every,
    /// 按月通报
    Rhythm,
    Dated,
    Relative,
    /// 中期(1—2年)
    Class,
    /// 国庆节前
    Named,
    /// 2025-26年度
    Fiscal,
    Ongoing,
    AtOnce,
}

impl Clock {
    pub fn new(idioms: &Idioms) -> Self {
        let patterns = patterns(idioms).map(|(pattern, text)| (pattern, compiled(&text)));
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
            if let Some(last) = times.last_mut()
                && let Some(joined) = joined(text, last, &time)
            {
                *last = joined;
                continue;
            }
            if times
                .last()
                .is_none_or(|last| last.range.end <= time.range.start)
            {
                let lead = text.get(..time.range.start).unwrap_or_default();
                time.before |= is_latest(lead);
                let words = text.get(time.range.clone()).unwrap_or_default();
                time.range.start -= horizon(lead, words);
                times.extend(short_half(text, &time));
                times.extend(short_quarters(text, &mut time));
                times.push(time);
            }
        }
        share_ends(text, &mut times);
        times
    }
}

/// 到, 截止, 不晚于: what follows is the last day.
fn is_latest(lead: &str) -> bool {
    let words = ["到", "至", "截止", "不晚于", "不迟于", "最迟", "最晚"];
    ends_with(lead, &words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Recurrence;
    use crate::reading::time::{Shape, Unit, YearWord};

    fn clock() -> Clock {
        let words = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
        Clock::new(&Idioms {
            ongoing: words(&["长期坚持", "持续推进"]),
            at_once: words(&["立行立改"]),
            seasons: words(&["国庆"]),
            reporting_verbs: words(&["通报"]),
            ..Idioms::default()
        })
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
        check("2024.6.30前完成", &[("2024.6.30前", Shape::Day(6, 30))]);
        check(
            "8月15日(星期四)前报送",
            &[("8月15日(星期四)前", Shape::Day(8, 15))],
        );
        check("15日公示,月底前办结", &[("月底前", Shape::Named)]);
        check("2024-06-30", &[("2024-06-30", Shape::Day(6, 30))]);
        check("6月中下旬", &[("6月中下旬", Shape::MonthPart(6, 31))]);
        check("每学期检查", &[("每学期", Shape::Every(None))]);
        check("到“十四五”末", &[("到“十四五”末", Shape::Named)]);
        check("本月底前", &[("本月底前", Shape::Named)]);
        check("7月1日零时起", &[("7月1日零时起", Shape::Day(7, 1))]);
        check("第3季完成", &[("第3季", Shape::Months(7, 9))]);
        check(
            "5月、8月、11月底前",
            &[
                ("5月", Shape::MonthPart(5, 31)),
                ("8月", Shape::MonthPart(8, 31)),
                ("11月底前", Shape::MonthPart(11, 31)),
            ],
        );
        check("每年6月、12月", &[("每年6月、12月", Shape::Every(None))]);
        check("每月1日至20日", &[("每月1日至20日", Shape::Every(None))]);
        check("2025年春季学期", &[("2025年春季学期", Shape::Named)]);
        check("113年至115年", &[("113年至115年", Shape::Years(2026))]);
        check("2024年全年", &[("2024年全年", Shape::YearIn)]);
        check("第三季度", &[("第三季度", Shape::Months(7, 9))]);
        check("一季度末", &[("一季度末", Shape::MonthsEnd(3))]);
        check("2022年上半年", &[("2022年上半年", Shape::Months(1, 6))]);
        check("年底前", &[("年底前", Shape::YearEnd)]);
        check("2021年年底前", &[("2021年年底前", Shape::YearEnd)]);
        check("争取年内获批", &[("年内", Shape::YearIn)]);
        check("较上年底增长", &[]);
        check("2025年首季", &[("2025年首季", Shape::Months(1, 3))]);
        check("2026年年中增至", &[("2026年年中", Shape::YearMid)]);
        check(
            "2025年6月30日或之前",
            &[("2025年6月30日或之前", Shape::Day(6, 30))],
        );
        check("2025-26年度内", &[("2025-26年度内", Shape::Fiscal(2025))]);
        check(
            "2024-25至2026-27年度",
            &[("2024-25至2026-27年度", Shape::Fiscal(2026))],
        );
        check("2024-26年度", &[]);
        check("每年第四季度", &[("每年第四季度", Shape::Every(None))]);
        check("月均800元月补", &[]);
        check(
            "6月中旬前提出报告",
            &[("6月中旬前", Shape::MonthPart(6, 20))],
        );
        check(";2.5月20日前建档", &[("5月20日前", Shape::Day(5, 20))]);
        check("占2.5月", &[]);
        check("队伍6月底前到位", &[("6月底前", Shape::MonthPart(6, 31))]);
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
        check(
            "2021年前三季度",
            &[("2021年", Shape::Year), ("前三季度", Shape::Named)],
        );
        check("7月起草方案", &[("7月", Shape::Month(7))]);
        check("年内部审计", &[]);
        check("周回访制度", &[]);
        let weekly = Shape::Every(Some(Recurrence::Weekly));
        check("每周一次", &[("每周", weekly)]);
        check("每周一前报送", &[("每周一前", weekly)]);
        check("立行立改", &[("立行立改", Shape::AtOnce)]);
        check("每周一、三、五", &[("每周一、三、五", Shape::Every(None))]);
        check(
            "一季度3月底前",
            &[("一季度3月底前", Shape::MonthPart(3, 31))],
        );
        check(
            "上、下半年",
            &[
                ("上", Shape::Months(1, 6)),
                ("下半年", Shape::Months(7, 12)),
            ],
        );
        check("二、三季度", &[("二、三季度", Shape::Months(4, 9))]);
        check(
            "第一、三季度",
            &[
                ("第一", Shape::Months(1, 3)),
                ("三季度", Shape::Months(7, 9)),
            ],
        );
        check(
            "一、二、四季度末",
            &[
                ("一", Shape::MonthsEnd(3)),
                ("二", Shape::MonthsEnd(6)),
                ("四季度末", Shape::MonthsEnd(12)),
            ],
        );
        check("2个月后", &[("2个月后", Shape::Relative(Unit::Long))]);
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
            &[(
                "2023年11月至2024年2月",
                span((11, 0), (2, 0), Some(YearWord::Written(2024))),
            )],
        );
        check(
            "2025年上半年至2026年",
            &[(
                "2025年上半年至2026年",
                span((1, 0), (12, 0), Some(YearWord::Written(2026))),
            )],
        );
        check(
            "2025年至2026年6月",
            &[(
                "2025年至2026年6月",
                span((1, 0), (6, 0), Some(YearWord::Written(2026))),
            )],
        );
        check("办三月三活动", &[]);
        check("2021—2023年", &[("2021—2023年", Shape::Years(2023))]);
        let next = |from, to| Shape::Span {
            from,
            to,
            to_year: Some(YearWord::FromPlan(1)),
        };
        check("10月至次年3月", &[("10月至次年3月", next((10, 0), (3, 0)))]);
        check("元月至3月", &[("元月至3月", span((1, 0), (3, 0), None))]);
    }
}
