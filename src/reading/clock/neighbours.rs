use crate::reading::numeral::is_plain_numeral;
use crate::reading::time::{Shape, Time, YearWord};
use crate::reading::words::ends_with;

/// Month and day where a year begins and ends; day 0 for a month's first or last.
const FIRST_DAY: (u32, u32) = (1, 0);
const LAST_DAY: (u32, u32) = (12, 0);

/// 2023年下半年至2024年上半年: one span of two periods; 2025年至2026年|6月: one span, too; 一季度3月底前: one day of a
/// period.
pub fn joined(text: &str, first: &Time, second: &Time) -> Option<Time> {
    let between = text.get(first.range.end..second.range.start)?;
    if between.is_empty() && is_within(first, second) {
        return Some(Time {
            range: first.range.start..second.range.end,
            year: first.year,
            ..second.clone()
        });
    }
    if between.is_empty()
        && let Shape::Years(last) = first.shape
    {
        return year_and_month(first, last, second);
    }
    let links = matches!(between, "至" | "到" | "-" | "—" | "——" | "~");
    let open = first.before || first.onwards || second.onwards;
    let is_next_year = matches!(second.year, Some(YearWord::FromPlan(_)));
    if !links || open || is_next_year {
        return None;
    }
    let to_year = second.year;
    let is_year = |time: &Time| time.shape == Shape::Year && time.year.is_some();
    let from = match is_year(first) && second.year.is_some() {
        true => FIRST_DAY,
        false => first.shape.first_day()?,
    };
    // 2025年上半年至2026年
    let to = match is_year(second) {
        true => LAST_DAY,
        false => second.shape.last_day()?,
    };
    Some(Time {
        range: first.range.start..second.range.end,
        year: first.year,
        shape: Shape::Span { from, to, to_year },
        before: second.before,
        onwards: false,
    })
}

/// 2025年至2026年|6月
fn year_and_month(first: &Time, last: i32, second: &Time) -> Option<Time> {
    let to = second.shape.last_day().filter(|_| second.year.is_none())?;
    Some(Time {
        range: first.range.start..second.range.end,
        year: first.year,
        shape: Shape::Span {
            from: FIRST_DAY,
            to,
            to_year: Some(YearWord::Written(last)),
        },
        ..second.clone()
    })
}

/// Is the second a day or month of the period that the first names?
fn is_within(first: &Time, second: &Time) -> bool {
    let Shape::Months(from, to) = first.shape else {
        return false;
    };
    let (Shape::Day(month, _) | Shape::MonthPart(month, _) | Shape::Month(month)) = second.shape
    else {
        return false;
    };
    let plain = !first.before && !first.onwards && second.year.is_none();
    plain && (from..=to).contains(&month)
}

/// 上、下半年, 上下半年: the half that is written short, before the one that is written out.
pub fn short_half(text: &str, second: &Time) -> Option<Time> {
    let lead = text.get(..second.range.start)?;
    let lead = lead.strip_suffix(['、', '和', '及']).unwrap_or(lead);
    let is_second = matches!(second.shape, Shape::Months(7, 12)) && second.year.is_none();
    let before = lead.strip_suffix('上').filter(|_| is_second)?;
    Some(Time {
        range: before.len()..lead.len(),
        shape: Shape::Months(1, 6),
        ..second.clone()
    })
}

/// 5月、8月、11月底前: what ends the list holds for all of it.
pub fn share_ends(text: &str, times: &mut [Time]) {
    for index in (1..times.len()).rev() {
        let (earlier, later) = times.split_at_mut(index);
        let (Some(time), Some(next)) = (earlier.last_mut(), later.first()) else {
            continue;
        };
        let between = text.get(time.range.end..next.range.start);
        let linked = matches!(between, Some("、" | "和" | "及"));
        if let (Shape::Day(..), Shape::Day(..)) = (time.shape, next.shape) {
            time.before |= linked && next.before && !time.onwards;
        }
        let Shape::Month(month) = time.shape else {
            continue;
        };
        let written = text.get(time.range.clone()).unwrap_or_default();
        let plain = written.ends_with('月') && !time.before && !time.onwards;
        if plain && linked {
            match next.shape {
                Shape::MonthPart(_, day) => time.shape = Shape::MonthPart(month, day),
                Shape::Month(_) => time.before = next.before,
                _ => {}
            }
        }
    }
}

/// Bytes of the 到 that belongs to the expression: 到2025年 at the start of a clause, not 延长到2025年.
pub fn horizon(lead: &str, words: &str) -> usize {
    let Some(before) = lead.strip_suffix('到') else {
        return 0;
    };
    // 二是到2024年底
    let opens = before.is_empty() || before.ends_with([',', ';', '。', ':', '(', '、', '是']);
    let aims = ends_with(before, &["力争", "争取", "确保", "努力"]);
    // 数控化率到2025年超过70%
    let measured = before.ends_with([
        '率', '模', '量', '值', '数', '重', '积', '额', '比', '例', '户',
    ]);
    if opens || aims || measured && words.starts_with("20") {
        '到'.len_utf8()
    } else {
        0
    }
}

/// Gives back a last character that begins the next word: 7月|起草, 2023年|中国, 2021年|前三季度.
pub fn without_next_word(text: &str, mut time: Time) -> Time {
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
        '前' => !ends_period(words) && next("期置沿景提往瞻台述款"),
        // 每周|一次, but 每周一报送.
        '一' | '二' | '三' if matches!(time.shape, Shape::Every(_)) => next("次场轮期"),
        '内' => next("部容外陆需资涵控地"),
        '初' => next("步级审期中次"),
        '中' => !words.ends_with("年年中") && !is_mid_year(after),
        _ => false,
    };
    if !belongs_on || words.chars().nth_back(1) == Some('之') {
        return time;
    }
    time.range.end -= last.len_utf8();
    match (last, time.shape) {
        ('起', _) => time.onwards = false,
        ('前', _) => time.before = false,
        ('一' | '二' | '三', _) => {}
        ('初', Shape::MonthStart(month)) => time.shape = Shape::Month(month),
        // Without a year, nothing is left of 年内 and 年中.
        _ if time.year.is_none() => time.range.end = time.range.start,
        _ => time.shape = Shape::Year,
    }
    time
}

/// 底前, 旬前: 前 belongs to what it follows.
fn ends_period(words: &str) -> bool {
    let ends = ["底前", "末前", "旬前", "日前"];
    ends_with(words, &ends)
}

/// Not the tail of a longer number or word: the 年内 of 两年内, the 年底 of 上年底.
pub fn stands_alone(text: &str, time: &Time) -> bool {
    if time.range.is_empty() {
        return false;
    }
    let lead = text.get(..time.range.start).unwrap_or_default();
    let written = text.get(time.range.clone()).unwrap_or_default();
    let before = lead.chars().next_back();
    let numeral = |c: char| c.is_ascii_digit() || c == '.' || is_plain_numeral(c);
    let starts_numeric = written.starts_with(numeral);
    let is_inline_number = starts_numeric && opens_with_number(lead);
    // 800元|月补
    let is_money = written.starts_with('元') && before.is_some_and(numeral);
    if is_money || starts_numeric && before.is_some_and(numeral) && !is_inline_number {
        return false;
    }
    match time.shape {
        Shape::YearEnd | Shape::YearIn | Shape::YearMid if time.year.is_none() => {
            let other = |c| numeral(c) || "上去往历近前每半几两周学".contains(c);
            !before.is_some_and(other)
        }
        // 三月三 is a feast.
        Shape::Month(_) if time.year.is_none() => {
            let feast = |rest: &str| {
                let mut chars = rest.chars();
                chars.next().is_some_and(is_plain_numeral)
                    && !chars
                        .next()
                        .is_some_and(|c| matches!(c, '日' | '号') || is_plain_numeral(c))
            };
            let rest = text.get(time.range.end..).unwrap_or_default();
            !(written.starts_with(is_plain_numeral) && feast(rest))
        }
        // 前三季度 is a span of statistics.
        Shape::Months(..) if time.year.is_none() => before != Some('前'),
        _ => true,
    }
}

/// 1.5月20日前建档;2.…: the number of a part of the text ends here.
fn opens_with_number(lead: &str) -> bool {
    let Some(before) = lead.strip_suffix('.') else {
        return false;
    };
    let start = before.trim_end_matches(|c: char| c.is_ascii_digit());
    start.len() < before.len() && (start.is_empty() || start.ends_with(['。', ';', ':']))
}

/// 2023年中完成, not 2023年中国…
fn is_mid_year(after: Option<char>) -> bool {
    let words = "国國央心小期考秋旬级級层層学學东東西部欧歐药藥医醫文介等华華间間外铁鐵石海标標长長转轉餐游度";
    after.is_none_or(|c| !words.contains(c))
}
