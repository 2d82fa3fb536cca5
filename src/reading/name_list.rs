//! Where one name of a list ends and the next begins.

use std::ops::Range;

use super::brackets::split;
use super::name_ends::is_mark;
use super::names::NameReader;

/// Within so many characters a group says which it is: 沿海各县政府.
const WHOSE_GROUP: usize = 5;

impl NameReader<'_> {
    /// The list split at its commas, at `/`, and at spaces and 和 between two units.
    pub fn items(&self, range: &Range<usize>) -> Vec<Range<usize>> {
        let is_comma = |c| matches!(c, '、' | ',' | ';' | '/' | '|' | '。');
        let parts = split(self.stream, range, is_comma);
        parts
            .into_iter()
            .flat_map(|part| self.before_kind(part))
            .flat_map(|part| self.split_joined(part))
            .map(|part| {
                let text = self.stream.text(&part);
                // 归谁管?市甲局牵头
                let asked = text.rfind('?').map_or(0, |at| at + "?".len());
                part.start + asked..part.start + text.trim_end_matches(is_mark).len().max(asked)
            })
            .collect()
    }

    /// 水利部等|国务院相关部门: the kind is named as well.
    fn before_kind(&self, part: Range<usize>) -> Vec<Range<usize>> {
        let text = self.stream.text(&part);
        match text.find("等国务院") {
            Some(at) if at > 0 => {
                let middle = part.start + at + "等".len();
                vec![part.start..middle, middle..part.end]
            }
            _ => vec![part],
        }
    }

    /// `市甲局和市乙局`, `市甲局 市乙局`: two units; 市文化和旅游局 is one.
    fn split_joined(&self, part: Range<usize>) -> Vec<Range<usize>> {
        let text = self.stream.text(&part);
        if self.register.canonical(text).is_some() {
            return vec![part];
        }
        let (mut parts, mut start) = (Vec::new(), part.start);
        for (at, _) in text.char_indices().skip(1) {
            let place = part.start + at;
            if place <= start {
                continue;
            }
            let rest = text.get(at..).unwrap_or_default();
            let mut joiners = self.words.idioms.joiners.iter();
            let joiner = joiners.find(|joiner| rest.starts_with(joiner.as_str()));
            let joins = joiner.is_some();
            let right = place + joiner.map_or(0, String::len);
            if !joins && !self.has_space_before(place) {
                continue;
            }
            let left = start..place;
            let (one, other) = (
                self.stream.text(&left),
                self.stream.text(&(right..part.end)),
            );
            // 省供销社及沿海各县政府
            let is_group = || {
                let mut opening = other.chars().take(WHOSE_GROUP);
                opening.any(|c| matches!(c, '各' | '沿')) && self.words.looks_like_unit(other)
            };
            let is_second = self
                .starts_unit(&(right..part.start + text.trim_end_matches('等').len()))
                || joins && (are_alike(one, other) || is_group());
            if self.words.looks_like_unit(one) && is_second {
                parts.push(left);
                start = right;
            }
        }
        parts.push(start..part.end);
        parts
    }
}

/// 基础教育科和人事科: sections of one office.
fn are_alike(one: &str, other: &str) -> bool {
    let ends = ['科', '处', '室', '股'];
    ends.iter()
        .any(|&end| one.ends_with(end) && other.ends_with(end))
}
