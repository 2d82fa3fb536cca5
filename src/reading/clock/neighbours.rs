use crate::reading::numeral::is_numeral;
use crate::reading::time::{Shape, Time, YearWord};

/// 2023年下半年至2024年上半年: one span of two periods; 一季度3月底前: one day of a period.
pub fn joined(text: &str, first: &Time, second: &Time) -> Option<Time> {
    let between = text.get(first.range.end..second.range.start)?;
    if between.is_empty() && is_within(first, second) {
        return Some(Time {
            range: first.range.start..second.range.end,
            year: first.year,
            ..second.clone()
        });
    }
    let links = matches!(between, "至" | "到" | "-" | "—" | "——" | "~");
    let open = first.before || first.onwards || second.onwards;
    if !links || open {
        return None;
    }
    let to_year = match second.year {
        Some(YearWord::Written(year)) => Some(year),
        Some(YearWord::FromPlan(_)) => return None,
        None => None,
    };
    let (from, to) = (first.shape.first_day()?, second.shape.last_day()?);
    Some(Time {
        range: first.range.start..second.range.end,
        year: first.year,
        shape: Shape::Span { from, to, to_year },
        before: second.before,
        onwards: false,
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
pub fn horizon(lead: &str) -> usize {
    let Some(before) = lead.strip_suffix('到') else {
        return 0;
    };
    let opens = before.is_empty() || before.ends_with([',', ';', '。', ':', '(', '、']);
    let aims = ["力争", "争取", "确保", "努力"]
        .iter()
        .any(|word| before.ends_with(word));
    if opens || aims { '到'.len_utf8() } else { 0 }
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
        '前' if words.ends_with("底前") || words.ends_with("末前") => false,
        '前' => next("期置沿景提往瞻台述款"),
        // 每周|一次, but 每周一报送.
        '一' | '二' | '三' if matches!(time.shape, Shape::Every(_)) => next("次场轮期"),
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
        ('一' | '二' | '三', _) => {}
        ('初', Shape::MonthStart(month)) => time.shape = Shape::Month(month),
        // Without a year, nothing is left of 年内 and 年中.
        _ if time.year.is_none() => time.range.end = time.range.start,
        _ => time.shape = Shape::Year,
    }
    time
}

/// Not the tail of a longer number or word: the 年内 of 两年内, the 年底 of 上年底.
pub fn stands_alone(text: &str, time: &Time) -> bool {
    if time.range.is_empty() {
        return false;
    }
    let before = text.get(..time.range.start).unwrap_or_default();
    let before = before.chars().next_back();
    let numeral = |c: char| c.is_ascii_digit() || c == '.' || is_numeral(c);
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
