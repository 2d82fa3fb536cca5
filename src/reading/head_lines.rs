//! Lines that may open a chapter, a section or a measure, by what they open with.

use regex::Regex;

use super::label::{Label, Level, before_digits, label};
use super::stream::{Line, Stream};
use super::words::Words;

/// Longest label of a field, in bytes.
const LONGEST_FIELD: usize = 60;
/// Longest heading in 【】, in characters.
const LONGEST_BOX: usize = 30;

pub struct HeadLines<'a> {
    stream: &'a Stream<'a>,
    /// What a line opens with that says who or when, behind a bullet, too.
    field: &'a Regex,
    /// Chapters are headed 【防沙治沙】, without numbers.
    has_boxes: bool,
}

impl<'a> HeadLines<'a> {
    pub fn new(stream: &'a Stream, field: &'a Regex) -> Self {
        let mut lines = Self {
            stream,
            field,
            has_boxes: false,
        };
        let boxes = (0..stream.lines.len()).filter(|&index| lines.is_boxed(index));
        let numbered = |line: &Line| {
            let label = stream.folded.get(line.start..).and_then(label);
            label.is_some_and(|label| label.level <= Level::Chapter)
        };
        lines.has_boxes = boxes.count() >= 2 && !stream.lines.iter().any(numbered);
        lines
    }

    /// What a line opens with, if it can open anything.
    pub fn label(&self, index: usize) -> Option<Label> {
        let line = self.stream.lines.get(index)?;
        if self.has_boxes && self.is_boxed(index) {
            return Some(Label {
                level: Level::Chapter,
                number: 0,
                length: "(".len(),
            });
        }
        let rest = self.stream.folded.get(line.start..)?;
        let label = label(rest).or_else(|| before_digits(rest))?;
        let after = rest.get(label.length..).unwrap_or_default();
        // - 牵头单位:市甲局 belongs to the measure above.
        (label.level != Level::Bullet || !self.opens_field(after)).then_some(label)
    }

    /// 完成时限:2025年12月底前: what it says ends with its line, marked or not.
    pub fn follows_field(&self, index: usize) -> bool {
        let lines = &self.stream.lines;
        let before = index.checked_sub(1).and_then(|it| lines.get(it));
        let text = before.and_then(|line| self.stream.folded.get(line.start..));
        text.is_some_and(|text| self.opens_field(text))
    }

    fn opens_field(&self, text: &str) -> bool {
        let opening = text.get(..text.floor_char_boundary(LONGEST_FIELD));
        let found = self.field.find(opening.unwrap_or_default());
        found.is_some_and(|found| found.start() == 0)
    }

    /// A line that is 【…】 and nothing else, and no field: 【责任单位:市甲局】.
    fn is_boxed(&self, index: usize) -> bool {
        let line = self.stream.lines.get(index);
        let text = line.map_or("", |line| line.source.of(self.stream.source));
        let inside = text.strip_prefix('【').and_then(|it| it.strip_suffix('】'));
        inside.is_some_and(|inside| {
            let is_plain = !inside.contains([':', '：', '】', '。']);
            is_plain && inside.chars().take(LONGEST_BOX + 1).count() <= LONGEST_BOX
        })
    }
}

/// Where a bullet ends with a bracket of units: - 增設三個櫃位(某局).
pub fn bullets_of_units(stream: &Stream, words: &Words) -> Vec<usize> {
    let starts = stream.lines.iter().map(|line| line.start);
    let labelled = starts.filter_map(|start| Some((start, label(stream.folded.get(start..)?)?)));
    let labelled: Vec<(usize, Label)> = labelled.collect();
    let ends = labelled.iter().skip(1).map(|(start, _)| *start);
    let items = labelled.iter().zip(ends.chain([stream.folded.len()]));
    let bullets = items.filter(|((_, label), _)| label.level == Level::Bullet);
    let owners = bullets.filter_map(|((start, _), end)| {
        let item = stream.text(&(*start..end)).trim_end_matches(['。', ';']);
        let (open, inside) = item
            .strip_suffix(')')?
            .rsplit_once('(')
            .map(|(lead, it)| (start + lead.len(), it))?;
        let mut names = inside.split(['、', ',', '/']);
        names
            .all(|name| words.looks_like_unit(name))
            .then_some(open)
    });
    owners.collect()
}
