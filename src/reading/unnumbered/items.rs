//! Lines that head measures without a number.

use std::collections::HashMap;

use super::{Lines, field_name, is_plain};
use crate::reading::label::{Label, Level};
use crate::reading::numeral::{is_plain_numeral, number};
use crate::reading::words::LabelKind;

/// Fewest blocks that are measures.
const FEWEST_BLOCKS: usize = 3;

impl Lines<'_> {
    /// 项目名称:…, whose name comes again for every measure, or 市甲局:开展….
    pub fn items(&self, chapters: &[(usize, usize)]) -> Vec<(usize, usize)> {
        let records = self.records();
        let items = match self.several_in_one_chapter(&records, chapters) {
            true => records,
            false => (0..self.labels.len())
                .filter(|&line| self.is_said_of_unit(line))
                .map(|line| (line, 0))
                .collect(),
        };
        if self.several_in_one_chapter(&items, chapters) {
            return items;
        }
        let told_off = self.told_off();
        match told_off.len() < FEWEST_BLOCKS {
            true => self.blocks(),
            false => told_off,
        }
    }

    /// 其一,织密网点, 其二,建强枢纽, one after another.
    fn told_off(&self) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        for line in 0..self.labels.len() {
            let text = self.stream.line_text(line);
            let rest = text.strip_prefix('其').unwrap_or_default();
            let end = rest.find(|c| !is_plain_numeral(c)).unwrap_or_default();
            let (numeral, rest) = rest.split_at_checked(end).unwrap_or_default();
            let is_next = number(numeral) == Some(found.len() as u32 + 1);
            if let Some(words) = rest.strip_prefix([',', '、', ':']).filter(|_| is_next) {
                found.push((line, text.len() - words.len()));
            }
        }
        found
    }

    /// First lines between empty ones, above who does it, where nothing is numbered.
    fn blocks(&self) -> Vec<(usize, usize)> {
        if self.labels.iter().any(Option::is_some) {
            return Vec::new();
        }
        let lines = &self.stream.lines;
        let begins = |line: &usize| lines.get(*line).is_some_and(|it| it.after_blank);
        let starts: Vec<usize> = (0..self.labels.len()).filter(begins).collect();
        let ends = starts.iter().skip(1).copied().chain([self.labels.len()]);
        let says_who = |line: usize| {
            let name = field_name(self.stream.line_text(line));
            let kind = name.and_then(|name| self.words.label_kind(name));
            matches!(kind, Some(LabelKind::Lead | LabelKind::Support))
        };
        let heads = starts.iter().zip(ends).filter(|(start, end)| {
            is_plain(self.stream.line_text(**start)) && (*start + 1..*end).any(says_who)
        });
        let heads: Vec<(usize, usize)> = heads.map(|(start, _)| (*start, 0)).collect();
        match heads.len() < FEWEST_BLOCKS {
            true => Vec::new(),
            false => heads,
        }
    }

    /// Lines that open with the first field whose name comes again, where others say who or when.
    fn records(&self) -> Vec<(usize, usize)> {
        let name = |line: usize| field_name(self.stream.line_text(line));
        let is_known = |name: &str| self.words.label_kind(name).is_some();
        let lines = 0..self.labels.len();
        let names: Vec<(usize, &str)> = lines
            .filter_map(|it| Some((it, name(it)?)))
            .filter(|(line, _)| !matches!(self.labels.get(*line), Some(Some(_))))
            .collect();
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for (_, name) in &names {
            *counts.entry(name).or_default() += 1;
        }
        let count = |of: &str| counts.get(of).copied().unwrap_or_default();
        let first = names.iter().find(|(_, it)| count(it) >= 2);
        let Some((_, first)) =
            first.filter(|(_, it)| !is_known(it) && !self.words.looks_like_unit(it))
        else {
            return Vec::new();
        };
        // (1)推进项目建设 over 任务内容:… is the head itself; (一)网上办理 over several records heads them.
        let is_below_number = |line: usize| {
            let above = line.checked_sub(1).and_then(|above| self.labels.get(above));
            above.is_some_and(|it| it.is_some_and(|it| it.level > Level::Chapter))
        };
        let heads = names.iter().filter(|(_, it)| it == first);
        let below = heads.filter(|(line, _)| is_below_number(*line)).count();
        if below * 2 > count(first) {
            return Vec::new();
        }
        let again = |(_, it): &&(usize, &str)| it != first && count(it) >= count(first);
        let has_fields = names.iter().filter(again).count() >= count(first);
        let records = names.iter().filter(|(_, it)| has_fields && it == first);
        records
            .map(|(line, it)| (*line, self.past_number(*line, it.len() + ":".len())))
            .collect()
    }

    /// 序号:1, 卡号:A-01 numbers a record, and the field below it heads it: how many bytes stand before what that says.
    fn past_number(&self, line: usize, length: usize) -> usize {
        let text = self.stream.line_text(line).trim_end();
        let number = text.get(length..).unwrap_or_default();
        let is_code = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let is_number = !number.is_empty() && number.chars().all(is_code);
        let starts = self
            .stream
            .lines
            .get(line)
            .zip(self.stream.lines.get(line + 1));
        let name = field_name(self.stream.line_text(line + 1));
        match (starts, name) {
            (Some((own, next)), Some(name)) if is_number => {
                next.start - own.start + name.len() + ":".len()
            }
            _ => length,
        }
    }

    /// Where each numbered chapter has but one, the chapters are the measures.
    fn several_in_one_chapter(
        &self,
        items: &[(usize, usize)],
        chapters: &[(usize, usize)],
    ) -> bool {
        let is_head = |line: &usize| {
            let numbered = |label: &Label| label.level <= Level::Section;
            chapters.binary_search_by_key(line, |(it, _)| *it).is_ok()
                || self
                    .labels
                    .get(*line)
                    .is_some_and(|it| it.is_some_and(|it| numbered(&it)))
        };
        let mut pairs = items.windows(2);
        pairs.any(
            |pair| matches!(pair, [(one, _), (next, _)] if !(*one..*next).any(|it| is_head(&it))),
        )
    }

    /// 市甲局:开展检查。
    fn is_said_of_unit(&self, line: usize) -> bool {
        let text = self.stream.line_text(line);
        let names = self.words.unit_in_front(text);
        names.is_some_and(|names| names + ":".len() < text.len())
    }
}
