//! Lines that head chapters and sections without a number.

use super::{Lines, is_field, is_frame, is_period, is_plain, is_stage, unit_of_heading};
use crate::reading::label::{Label, Level, is_bullet};
use crate::reading::numeral::is_plain_numeral;
use crate::reading::words::starts_with;

/// Most fields between a heading and what is under it.
const MOST_FIELDS: usize = 2;
/// Longest name of a unit that heads its tasks, in characters.
const LONGEST_UNIT: usize = 20;

impl Lines<'_> {
    /// 【防沙治沙】, 【行动一】景区提质, 一季度 or 市甲局: on a line of its own, where several head chapters so.
    pub fn chapters(&self) -> Vec<(usize, usize)> {
        let all = |length: &dyn Fn(usize) -> Option<usize>| -> Vec<(usize, usize)> {
            let lines = 0..self.labels.len();
            lines.filter_map(|it| Some((it, length(it)?))).collect()
        };
        let holds_items = |line: usize| self.first_below(line).is_some();
        let is_period = |line: usize| is_period(self.stream.line_text(line));
        let kinds = [
            all(&|line| self.is_boxed(line).then_some("(".len())),
            all(&|line| is_period(line).then_some(0)),
            all(&|line| (holds_items(line) && self.is_unit(line)).then(|| self.bullet(line))),
            all(&|line| (holds_items(line) && self.opens_with_box(line)).then_some(0)),
            all(&|line| self.framed(line).filter(|_| holds_items(line))),
            all(&|line| self.bulleted(line)),
            self.by_stems(),
            all(&|line| self.caption(line)),
        ];
        let several = kinds.into_iter().find(|lines| lines.len() >= 2);
        several.unwrap_or_default()
    }

    /// What numbers the first line below a heading, and below the fields that stand under it: 分管领导:….
    fn first_below(&self, line: usize) -> Option<Label> {
        let below = (line + 1..self.labels.len()).take(MOST_FIELDS + 1);
        let mut below = below.skip_while(|&it| is_field(self.stream, self.labels, it));
        self.labels.get(below.next()?).copied().flatten()
    }

    /// ◆ 摸底阶段(3月1日至4月20日) above 1.: how many bytes stand before the words.
    fn bulleted(&self, line: usize) -> Option<usize> {
        let text = self.stream.line_text(line);
        let bullet = self.bullet(line);
        let first = self.first_below(line)?;
        let heads = first.level == Level::Item && first.number == 1;
        let is_heading = bullet > 0 && is_plain(text.get(bullet..)?);
        (heads && is_heading).then_some(bullet)
    }

    /// ==== 东关街道 ====, ★一季度★: how many bytes stand before the words.
    fn framed(&self, line: usize) -> Option<usize> {
        let text = self.stream.line_text(line);
        let first = text.chars().next().filter(|&c| is_frame(c))?;
        let inside = text.trim_matches(first);
        let is_framed = text.ends_with(first) && !inside.is_empty() && is_plain(inside);
        is_framed.then(|| text.len() - text.trim_start_matches(first).len())
    }

    /// 表一 经办服务, right above a row of cells: how many bytes stand before the words.
    fn caption(&self, line: usize) -> Option<usize> {
        let text = self.stream.line_text(line);
        let rest = text.strip_prefix("附").unwrap_or(text).strip_prefix('表')?;
        let is_number = |c: char| c.is_ascii_digit() || is_plain_numeral(c);
        let title = rest.trim_start_matches(is_number);
        let below = self.stream.lines.get(line + 1)?;
        let has_cells = below.source.of(self.stream.source).contains(['\t', '|']);
        let is_numbered = title.len() < rest.len() && !title.is_empty() && is_plain(title);
        (is_numbered && has_cells).then(|| text.len() - title.trim_start_matches([':', '、']).len())
    }

    /// 甲、防汛备汛, 乙、供水保障, one after another.
    fn by_stems(&self) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        let mut stems = "甲乙丙丁戊己庚辛壬癸".chars();
        let mut next = stems.next();
        for line in 0..self.labels.len() {
            let text = self.stream.line_text(line);
            let rest = next.and_then(|stem| text.strip_prefix(stem)?.strip_prefix('、'));
            if rest.is_some_and(is_plain) {
                found.push((line, "甲、".len()));
                next = stems.next();
            }
        }
        found
    }

    /// 第一阶段:动员摸底(2月下旬—3月上旬), above 1.: one after another.
    pub fn stages(&self) -> Vec<(usize, usize)> {
        let heads_items = |line: &usize| {
            let next = self.labels.get(line + 1).copied().flatten();
            next.is_some_and(|next| next.level > Level::Section && next.level < Level::Bullet)
                && is_stage(self.stream.line_text(*line))
        };
        let lines: Vec<usize> = (0..self.labels.len()).filter(heads_items).collect();
        match lines.len() {
            0 | 1 => Vec::new(),
            _ => lines.into_iter().map(|line| (line, 0)).collect(),
        }
    }

    /// 市甲局:, ■市甲局牵头(4项)
    fn is_unit(&self, line: usize) -> bool {
        let line = self.stream.line_text(line);
        let bare = line.trim_start_matches(is_bullet);
        let name = unit_of_heading(bare, self.words);
        let is_marked = line.ends_with(':') || bare.len() < line.len() || name.len() < bare.len();
        is_marked && self.is_levelled_unit(name)
    }

    /// How many bytes a line's mark takes: ■.
    fn bullet(&self, line: usize) -> usize {
        let line = self.stream.line_text(line);
        line.len() - line.trim_start_matches(is_bullet).len()
    }

    fn is_levelled_unit(&self, name: &str) -> bool {
        let is_short = name.chars().take(LONGEST_UNIT + 1).count() <= LONGEST_UNIT;
        let is_unit = |name: &str| {
            starts_with(name, &self.words.idioms.levels) && self.words.looks_like_unit(name)
        };
        is_short && name.split('、').all(is_unit)
    }

    /// A line that is 【…】 and nothing else, and no field: 【责任单位:市甲局】.
    fn is_boxed(&self, line: usize) -> bool {
        self.split_box(line)
            .is_some_and(|(inside, behind)| is_plain(inside) && behind.is_empty())
    }

    /// 【行动一】景区提质
    fn opens_with_box(&self, line: usize) -> bool {
        self.split_box(line).is_some_and(|(inside, behind)| {
            is_plain(inside) && is_plain(behind) && self.words.label_kind(inside).is_none()
        })
    }

    fn split_box(&self, line: usize) -> Option<(&str, &str)> {
        let line = self.stream.lines.get(line)?;
        let text = line.source.of(self.stream.source);
        text.strip_prefix('【')?.split_once('】')
    }
}
