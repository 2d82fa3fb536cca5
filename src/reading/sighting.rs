use std::ops::Range;

use crate::plan::{DiagnosticCode, Field, Place, Severity};

use super::brackets::pairs;
use super::clause::{Clause, Judgement};
use super::clock::Clock;
use super::governed::{governed, is_link};
use super::measure::Draft;
use super::relative::with_start;
use super::stream::Stream;
use super::time::{Shape, Time, YearWord};
use super::trouble::Troubles;
use super::words::{Words, contains};

/// A time expression of a measure, before the plan's year is known.
#[derive(Clone, Debug)]
pub struct Seen {
    pub time: Time,
    pub judgement: Judgement,
    /// Places in the stream.
    pub range: Range<usize>,
    pub governs: String,
    pub place: Option<Place>,
    /// It may only say which thing is meant.
    pub qualifies: bool,
    /// Stands in a bracket of the title: 全面建设阶段(2024年7月—2025年12月).
    pub is_stage: bool,
    /// Stands in one list with the expression before it.
    pub linked: bool,
    /// Stands in one sentence with the expression before it.
    pub same_sentence: bool,
}

/// All time expressions of a measure that may be milestones, in the order of the document.
pub fn sightings(draft: &Draft, words: &Words, troubles: &mut Troubles) -> Vec<Seen> {
    let has_text = !draft.text.text.is_empty();
    let parts = if has_text {
        &draft.text_parts
    } else {
        &draft.title_parts
    };
    let mut seen: Vec<Seen> = parts
        .iter()
        .flat_map(|part| in_part(draft, part, words))
        .collect();
    seen.retain(|seen| seen.range.start >= draft.problem_end);
    let titles = draft.title_parts.iter().filter(|_| has_text);
    for value in titles.flat_map(|part| dated_brackets(draft, part, &words.clock)) {
        let stages = in_value(draft, &value, words, troubles);
        seen.extend(stages.into_iter().map(|seen| Seen {
            is_stage: true,
            ..seen
        }));
    }
    if has_text {
        let titles = draft.title_parts.iter();
        let named = titles.flat_map(|part| in_part(draft, part, words));
        seen.extend(named.filter_map(asked_of_title));
    }
    for value in &draft.found.times {
        seen.extend(in_value(draft, value, words, troubles));
    }
    seen.sort_by_key(|seen| seen.range.start);
    // What a label dates may stand in the text as well: (完成时限:长期坚持).
    seen.dedup_by(|later, earlier| later.range == earlier.range);
    seen
}

/// 6月底前完成的任务 above a measure: when it is due, or what it was put under; 排查阶段(3月1日至4月15日): its stage.
pub fn of_heading(stream: &Stream, heading: &Range<usize>, words: &Words) -> Option<Seen> {
    let text = stream.text(heading);
    let bracket = text.strip_suffix(')').and_then(|text| text.rfind('('));
    let opening = |from: usize| {
        let time = words.clock.scan(text.get(from..)?).into_iter().next()?;
        (time.range.start == 0).then_some(time)
    };
    // 一季度(8项): the bracket only counts.
    let stage = bracket.and_then(|open| Some((open + "(".len(), opening(open + "(".len())?)));
    let is_stage = stage.is_some();
    let (from, time) = stage.or_else(|| Some((0, opening(0)?)))?;
    let is_year = matches!(time.shape, Shape::Year | Shape::Years(_));
    let start = heading.start + from;
    // 一月份, 第三季度: nothing but when.
    let is_whole = is_stage || time.range.len() == text.len();
    (!is_year || is_stage).then(|| Seen {
        judgement: match is_whole {
            true => Judgement::Perhaps,
            false => Judgement::PerhapsNot,
        },
        range: start..start + time.range.end,
        time,
        governs: stream.shown(heading),
        place: None,
        qualifies: false,
        is_stage,
        linked: false,
        same_sentence: false,
    })
}

/// A title says what the measure is about; one that is a sentence may say when it is due, too: 办好教育,8月底前建成5所.
fn asked_of_title(seen: Seen) -> Option<Seen> {
    let has_end = seen.time.shape != Shape::Ongoing;
    (seen.judgement == Judgement::Yes && has_end).then_some(Seen {
        judgement: Judgement::PerhapsNot,
        ..seen
    })
}

/// `(2024年3月1日至9月30日)` in a title: a bracket that only dates.
fn dated_brackets(draft: &Draft, part: &Range<usize>, clock: &Clock) -> Vec<Range<usize>> {
    let pairs = pairs(draft.stream, part);
    let inside = pairs
        .iter()
        .filter_map(|pair| Some(pair.open + 1..pair.close?));
    let only_dates = |inside: &Range<usize>| {
        let text = draft.stream.text(inside);
        let times = clock.scan(text);
        let first = times.first().filter(|time| time.range.start == 0);
        first.is_some_and(|time| matches!(text.get(time.range.end..), Some("" | "完成")))
    };
    inside.filter(only_dates).collect()
}

fn in_part(draft: &Draft, part: &Range<usize>, words: &Words) -> Vec<Seen> {
    let stream = draft.stream;
    let text = stream.text(part);
    let (judgements, times): (Vec<_>, Vec<_>) = judged(text, words).into_iter().unzip();
    let qualifies = |time: &Time| Clause::new(text, time).may_qualify();
    let taken: Vec<Time> = times
        .iter()
        .zip(&judgements)
        .filter(|(_, judgement)| **judgement != Judgement::PerhapsNot)
        .map(|(time, _)| time.clone())
        .collect();
    let mut seen = Vec::new();
    let (mut last_end, mut next): (Option<usize>, usize) = (None, 0);
    for (time, judgement) in times.into_iter().zip(judgements) {
        let range = part.start + time.range.start..part.start + time.range.end;
        let governs = governed(text, &taken, next);
        next += usize::from(judgement != Judgement::PerhapsNot);
        let governs = stream.shown(&(part.start + governs.start..part.start + governs.end));
        let between = last_end.and_then(|end| text.get(end..time.range.start));
        seen.push(Seen {
            judgement,
            qualifies: qualifies(&time),
            is_stage: false,
            place: draft.place(&range),
            range,
            governs,
            linked: between.is_some_and(is_link),
            same_sentence: between.is_some_and(|between| !between.contains('。')),
            time: time.clone(),
        });
        last_end = Some(time.range.end);
    }
    seen
}

/// What may be milestones in a text.
fn judged(text: &str, words: &Words) -> Vec<(Judgement, Time)> {
    let times = words.clock.scan(text).into_iter();
    let judged = times.map(|time| (Clause::new(text, &time).judge(words), time));
    let may_be = judged.filter(|(judgement, _)| *judgement != Judgement::No);
    let events = &words.idioms.document_events;
    may_be
        .map(|(judgement, time)| (judgement, with_start(text, time, events)))
        .collect()
}

/// Values of time labels, and dates in assignments: all that they hold counts.
fn in_value(
    draft: &Draft,
    value: &Range<usize>,
    words: &Words,
    troubles: &mut Troubles,
) -> Vec<Seen> {
    let text = draft.stream.text(value);
    let times = times_of_value(text, words);
    if times.is_empty() && says_something(text, words) {
        let (code, severity) = (DiagnosticCode::TimeUnread, Severity::Doubt);
        let arguments = vec![draft.stream.shown(value)];
        let field = Some(Field::Milestones);
        troubles.add(draft.stream, value, field, code, severity, arguments);
    }
    let mut last_end: Option<usize> = None;
    let seen = times.into_iter().map(|time| {
        let range = value.start + time.range.start..value.start + time.range.end;
        let between = last_end.and_then(|end| text.get(end..time.range.start));
        last_end = Some(time.range.end);
        Seen {
            // 国庆节前 has no date, wherever it stands.
            judgement: match time.shape {
                Shape::Named => Judgement::PerhapsNot,
                _ => Judgement::Yes,
            },
            qualifies: false,
            is_stage: false,
            place: draft.place(&range),
            range,
            governs: draft.title.text.clone(),
            linked: between.is_some_and(is_link),
            same_sentence: between.is_some(),
            time: due(time),
        }
    });
    seen.collect()
}

/// 完成时限:2024年7月31日 is the last day.
fn due(mut time: Time) -> Time {
    time.before |= matches!(time.shape, Shape::Day(..)) && !time.onwards;
    time
}

/// What dates a value, piece by piece, where the clock knows no time in it.
fn times_of_value(text: &str, words: &Words) -> Vec<Time> {
    let events = &words.idioms.document_events;
    let times = words.clock.scan(text).into_iter();
    let mut times: Vec<Time> = times.map(|it| with_start(text, it, events)).collect();
    for piece in pieces(text) {
        let holds = |time: &Time| piece.contains(&time.range.start);
        // 其余持续推进 says what goes on.
        let ongoing = |time: &&mut Time| time.shape == Shape::Ongoing && holds(time);
        if let Some(time) = times.iter_mut().find(ongoing) {
            let lead = text.get(piece.start..time.range.start).unwrap_or_default();
            if words.idioms.count_modifiers.iter().any(|word| word == lead) {
                time.range.start = piece.start;
            }
        }
        if !times.iter().any(holds) {
            times.extend(whole_value(text, piece, words));
        }
    }
    // 长期,3至5年内: what the class comes to.
    let is_class = |time: &Time| text.get(time.range.clone()) == Some("长期");
    if times
        .iter()
        .any(|it| matches!(it.shape, Shape::Relative(_)))
    {
        times.retain(|time| !is_class(time));
    }
    times.sort_by_key(|time| time.range.start);
    times
}

/// 即知即改,长期坚持: what stands between the commas of a value.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let marks = text.match_indices([',', ';', '。', '、']);
    let ends = marks.map(|(at, mark)| (at, at + mark.len()));
    let ends = ends.chain([(text.len(), text.len())]);
    let pieces = ends.map(|(end, next)| std::mem::replace(&mut start, next)..end);
    pieces.filter(|piece| !piece.is_empty()).collect()
}

/// 长期, 立即: a piece of a label's value as one time.
fn whole_value(text: &str, piece: Range<usize>, words: &Words) -> Option<Time> {
    let text = text.get(piece.clone())?;
    let has = |list: &[String]| contains(text, list);
    let shape = if has(&words.idioms.at_once_values) {
        Shape::AtOnce
    } else if has(&words.idioms.ongoing_values) {
        Shape::Ongoing
    } else {
        return None;
    };
    Some(Time {
        range: piece,
        year: None,
        shape,
        before: false,
        onwards: false,
    })
}

fn says_something(text: &str, words: &Words) -> bool {
    let core = trimmed(text);
    !core.is_empty() && !words.idioms.nobody.iter().any(|word| word == core)
}

fn trimmed(text: &str) -> &str {
    text.trim_end_matches(['。', ';', ','])
}

/// The years that the text dates its work in, most often first; the earlier first among equals.
pub fn dated_years<'a>(seen: impl Iterator<Item = &'a Seen>) -> Vec<i32> {
    let mut counts = std::collections::BTreeMap::new();
    let is_taken = |seen: &&Seen| matches!(seen.judgement, Judgement::Yes | Judgement::Perhaps);
    for seen in seen.filter(is_taken) {
        if let Some(YearWord::Written(year)) = seen.time.year {
            *counts.entry(year).or_insert(0usize) += 1;
        }
    }
    let mut years: Vec<(i32, usize)> = counts.into_iter().collect();
    years.sort_by_key(|&(year, count)| (std::cmp::Reverse(count), year));
    years.into_iter().map(|(year, _)| year).collect()
}
