//! Lines by their own words: what a person ruled on one, and how the next reading knows it again.

use crate::plan::{LineRole, Rulings, Span};

use super::furniture::{Stray, furniture};
use super::label::{Label, Level, label};
use super::raw_line::raw_lines;
use super::stream::{Line, Stream};

/// A line, as [`Rulings`] call it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedLine {
    /// Its first words.
    pub words: String,
    /// Which of the lines that begin so it is, from 1.
    pub nth: u32,
    pub source: Span,
}

/// The line of a document that a byte stands in; `None` where that is empty, or no text.
pub fn line_at(source: &str, byte: usize) -> Option<NamedLine> {
    let raw = raw_lines(source);
    let index = raw.partition_point(|line| line.source.end <= byte);
    let line = raw.get(index)?.source;
    let (is_furniture, strays) = furniture(source, &raw, &Rulings::default());
    if is_furniture.get(index).copied().unwrap_or(true) || byte < line.start {
        return None;
    }
    if let Some(stray) = strays.iter().find(|stray| stray.source == line) {
        return Some(NamedLine {
            words: line.of(source).to_owned(),
            nth: stray.nth,
            source: line,
        });
    }
    let stream = Stream::new(source, &raw, |index| {
        is_furniture.get(index).copied().unwrap_or(false)
    });
    let here = stream.lines.iter().position(|it| it.source == line)?;
    Some(NamedLine {
        words: opening(&stream, here).to_owned(),
        nth: nth(&stream, here),
        source: line,
    })
}

/// Which of the lines that begin as this one does it is, from 1.
pub fn nth(stream: &Stream, line: usize) -> u32 {
    let words = opening(stream, line);
    let before = (0..line).filter(|&index| opening(stream, index) == words);
    before.count() as u32 + 1
}

/// The first words of a line, by which it is told from others.
pub fn opening<'a>(stream: &'a Stream, line: usize) -> &'a str {
    let text = stream.line_text(line);
    let cut = text.char_indices().nth(Rulings::LINE_OPENING);
    cut.map_or(text, |(cut, _)| text.split_at(cut).0)
}

/// What was ruled on the lines of a stream.
pub struct RuledLines<'a> {
    pub rulings: &'a Rulings,
    pub strays: &'a [Stray],
    /// Of which rank measures are from a place in the stream on, growing. `None` until the document was divided once:
    /// nothing is ruled to begin a measure until then.
    pub ranks: Option<Vec<(usize, Level)>>,
}

impl RuledLines<'_> {
    /// What was ruled on a line; `nth` counts those that begin so.
    pub fn role(&self, line: &Line, opening: &str, nth: u32) -> Option<LineRole> {
        let role = match self.stray(line) {
            Some(stray) => stray.role,
            None => self.rulings.line(opening, nth),
        };
        role.filter(|&role| role != LineRole::Measure || self.ranks.is_some())
    }

    fn stray(&self, line: &Line) -> Option<&Stray> {
        let by_place = |stray: &Stray| stray.source.cmp(&line.source);
        let index = self.strays.binary_search_by(by_place).ok()?;
        self.strays.get(index)
    }

    /// Whether anything may have been ruled on a line that begins so.
    pub fn may_mean(&self, opening: &str) -> bool {
        self.rulings.may_mean(opening)
    }

    /// The label of a line that is what was ruled; `None` where it begins nothing, or cannot.
    pub fn label(&self, stream: &Stream, index: usize, role: LineRole) -> Option<Label> {
        let start = stream.lines.get(index)?.start;
        let printed = label(stream.folded.get(start..).unwrap_or_default());
        let text = stream.line_text(index);
        let is_number = text.chars().all(|c| c.is_ascii_digit());
        let length = match printed {
            Some(printed) => printed.length,
            None if is_number => text.len(),
            None => 0,
        };
        let unnumbered = |level| Label {
            level,
            number: 0,
            length,
        };
        match role {
            LineRole::Heading => printed,
            LineRole::Chapter => {
                let is_chapter = |it: &Label| it.level <= Level::Chapter;
                let numbered = printed.filter(is_chapter);
                Some(numbered.unwrap_or(unnumbered(Level::Chapter)))
            }
            LineRole::Measure => Some(unnumbered(self.rank_at(start))),
            LineRole::Text | LineRole::PageNumber => None,
        }
    }

    /// Of which rank measures are around a place.
    fn rank_at(&self, place: usize) -> Level {
        let ranks = self.ranks.as_deref().unwrap_or_default();
        let next = ranks.partition_point(|(start, _)| *start < place);
        let before = next.checked_sub(1).and_then(|index| ranks.get(index));
        let rank = before.or(ranks.first());
        rank.map_or(Level::Item, |(_, level)| *level)
    }

    /// Whether something was ruled to begin a measure.
    pub fn begins_measures(&self) -> bool {
        let strays = self.strays.iter().filter_map(|stray| stray.role);
        let mut roles = self.rulings.lines.values().copied().chain(strays);
        roles.any(|role| role == LineRole::Measure)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, byte_of: &str, expected: Option<(&str, u32)>) {
        let line = line_at(source, source.rfind(byte_of).unwrap());
        let found = line.as_ref().map(|it| (it.words.as_str(), it.nth));
        assert_eq!(found, expected, "{byte_of}");
    }

    #[test]
    fn a_line_is_named_by_its_first_words() {
        let text = "标题\n　## 一、 开办企业\n57\n— 3 —\n一、开办企业\n57\n个，及其他";
        check(text, "标题", Some(("标题", 1)));
        check(text, "开办", Some(("一、开办企业", 2)));
        check(text, "57", Some(("57", 2)));
        check(text, "3", None);
        check(text, "\n个", None);
        check(text, "其他", Some(("个,及其他", 1)));
        let long = "一".repeat(40);
        check(&long, "一", Some((&long[..24 * "一".len()], 1)));
    }
}
