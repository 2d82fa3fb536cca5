//! ◇牵头:市甲局 on the line above 1.…: who does it stands before what is to be done.

use std::ops::Range;

use super::label::is_bullet;
use super::outline::Head;
use super::stream::Stream;
use super::structure::Structure;
use super::words::Words;

/// Gives each measure the lines above it that say who does it, where all measures of the document have such and nobody
/// is named behind the last.
pub fn give(stream: &Stream, words: &Words, structure: &mut Structure) {
    let measures = structure.chapters.iter().flat_map(|it| &it.measures);
    let places = measures.clone().map(|it| it.label.start);
    let Some(above) = above_all(stream, words, places) else {
        return;
    };
    let names_nobody = |body: &Range<usize>| words.roles(stream.text(body)).is_empty();
    let last = measures.last().map(|it| it.body.clone());
    let are_all = are_free(&above, &heads(structure));
    if !(are_all && last.is_some_and(|last| names_nobody(&last))) {
        return;
    }
    let ends_before = |range: &mut Range<usize>| {
        let next = above.partition_point(|it| it.start < range.start);
        if let Some(next) = above.get(next) {
            range.end = range.end.min(next.start).max(range.start);
        }
    };
    for (_, rest) in &mut structure.rest {
        ends_before(rest);
    }
    let mut own = above.iter().cloned();
    for chapter in &mut structure.chapters {
        let sections = chapter.sections.iter_mut();
        let headings = sections.flat_map(|it| [&mut it.whole, &mut it.title, &mut it.under]);
        headings.for_each(ends_before);
        for heading in [&mut chapter.heading, &mut chapter.title, &mut chapter.under] {
            ends_before(heading);
        }
        for measure in &mut chapter.measures {
            ends_before(&mut measure.body);
            measure.above = own.next();
        }
    }
}

/// No heading and no measure begins in one of them.
fn are_free(above: &[Range<usize>], heads: &[usize]) -> bool {
    above.iter().all(|own| {
        let next = heads.partition_point(|&head| head < own.start);
        heads.get(next).is_none_or(|&head| head >= own.end)
    })
}

/// Where headings and measures begin, growing.
fn heads(structure: &Structure) -> Vec<usize> {
    let chapters = &structure.chapters;
    let headings = chapters.iter().map(|it| it.heading.start);
    let sections = chapters.iter().flat_map(|it| &it.sections);
    let measures = chapters.iter().flat_map(|it| &it.measures);
    let sections = sections.map(|it| it.whole.start);
    let measures = measures.map(|it| it.label.start);
    let mut heads: Vec<usize> = headings.chain(sections).chain(measures).collect();
    heads.sort_unstable();
    heads
}

/// Roles named on lines right above heads are those of the heads, where all heads that hold no others have such lines.
pub fn moved_down(stream: &Stream, words: &Words, heads: &[Head], roles: &[usize]) -> Vec<usize> {
    let leaves = heads.iter().filter(|it| it.children.is_empty());
    let Some(above) = above_all(stream, words, leaves.map(|it| it.start)) else {
        return roles.to_vec();
    };
    let place = |&role: &usize| {
        let next = above.partition_point(|it| it.end <= role);
        let own = above.get(next).filter(|it| it.contains(&role));
        own.map_or(role, |own| own.end)
    };
    roles.iter().map(place).collect()
}

/// The lines above each of several places; `None` from the first on that has none.
fn above_all(
    stream: &Stream,
    words: &Words,
    places: impl Iterator<Item = usize>,
) -> Option<Vec<Range<usize>>> {
    let all = places.map(|place| {
        let own = above(stream, words, place);
        (own.start < own.end).then_some(own)
    });
    let all: Option<Vec<Range<usize>>> = all.collect();
    all.filter(|all| all.len() >= 2)
}

/// The lines right above a place that open with who does it; empty where none does.
fn above(stream: &Stream, words: &Words, place: usize) -> Range<usize> {
    let line = stream.lines.partition_point(|line| line.start < place);
    let begins_line = stream
        .lines
        .get(line)
        .is_some_and(|line| line.start == place);
    if !begins_line {
        return place..place;
    }
    let is_field = |line: &usize| {
        let text = stream.line_text(*line).trim_start_matches(is_bullet);
        words.opens_with_label(text) && !words.roles(text).is_empty()
    };
    let count = (0..line).rev().take_while(is_field).count();
    let first = stream.lines.get(line - count);
    first.map_or(place, |line| line.start)..place
}
