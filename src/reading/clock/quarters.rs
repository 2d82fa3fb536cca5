use crate::reading::numeral::{is_numeral, number};
use crate::reading::time::{Shape, Time};

/// 一、三季度: two periods, and not all between them; 二、三季度, which adjoin, are one. What is left of `time` is the last;
/// returned are those before it, in order.
pub fn short_quarters(text: &str, time: &mut Time) -> Vec<Time> {
    let (last, ends) = match time.shape {
        Shape::Months(_, last) => (last / 3, false),
        Shape::MonthsEnd(last) => (last / 3, true),
        _ => return Vec::new(),
    };
    let words = text.get(time.range.clone()).unwrap_or_default();
    if !words.contains("季度") {
        return Vec::new();
    }
    let mut earlier = Vec::new();
    if let Some((first, rest)) = words.split_once(['、', '和'])
        && let Some((_, quarter)) = last_quarter(first)
        && (ends || quarter + 1 != last)
    {
        let range = time.range.start..time.range.start + first.len();
        time.range.start = time.range.end - rest.len();
        time.shape = shape(last, ends);
        earlier.push(Time {
            range,
            shape: shape(quarter, ends),
            ..time.clone()
        });
    }
    let start = earlier
        .first()
        .map_or(time.range.start, |it| it.range.start);
    let mut all = listed_before(text, start, time, ends);
    all.append(&mut earlier);
    all
}

/// The 一 and 二 of 一、二、四季度 that stand before `start`.
fn listed_before(text: &str, mut start: usize, time: &Time, ends: bool) -> Vec<Time> {
    let mut all = Vec::new();
    while let Some(lead) = text.get(..start).and_then(|lead| lead.strip_suffix('、'))
        && let Some((before, quarter)) = last_quarter(lead)
    {
        start = before.len();
        all.push(Time {
            range: start..lead.len(),
            shape: shape(quarter, ends),
            ..time.clone()
        });
    }
    all.reverse();
    all
}

fn shape(quarter: u32, ends: bool) -> Shape {
    match ends {
        true => Shape::MonthsEnd(quarter * 3),
        false => Shape::Months(quarter * 3 - 2, quarter * 3),
    }
}

/// What stands before the numeral of a quarter at the end, and the quarter.
fn last_quarter(words: &str) -> Option<(&str, u32)> {
    let (at, numeral) = words.char_indices().next_back()?;
    let (before, numeral_words) = words.split_at(at);
    let longer = |c: char| c.is_ascii_digit() || is_numeral(c);
    let quarter = number(numeral_words).filter(|it| (1..=4).contains(it))?;
    (longer(numeral) && !before.ends_with(longer)).then_some((before, quarter))
}
