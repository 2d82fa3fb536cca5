use std::ops::Range;

use super::AssignmentReader;
use crate::reading::label::{is_bullet, label};
use crate::reading::name_ends::is_mark;
use crate::reading::words::{LONGEST_LABEL, LabelKind, kind_of};

/// A label and where its value lies.
#[derive(Clone, Debug)]
pub struct Labelled {
    pub kind: LabelKind,
    pub label: Range<usize>,
    pub value: Range<usize>,
}

/// After these a field may begin.
fn ends_before_field(c: char) -> bool {
    matches!(c, '(' | '。' | ';' | ',' | '、' | ')' | '!' | '|')
}

impl AssignmentReader<'_> {
    /// All labels of a measure, each with what stands before the next.
    pub(super) fn labels(&self, body: &Range<usize>) -> Vec<Labelled> {
        let mut fields = self.plain_labels(body);
        fields.extend(self.boxed_labels(body));
        fields.extend(self.spaced_labels(body));
        fields.sort_by_key(|field| field.label.start);
        let starts: Vec<usize> = fields.iter().skip(1).map(|f| f.label.start).collect();
        for (field, next) in fields.iter_mut().zip(starts) {
            field.value.end = field.value.end.min(next);
        }
        fields
    }

    /// Labels that stand where a field can begin: 牵头部门 inside a sentence is an ordinary word.
    fn plain_labels(&self, body: &Range<usize>) -> Vec<Labelled> {
        let stream = self.names.stream;
        let text = stream.text(body);
        let mut fields: Vec<Labelled> = Vec::new();
        // 第一责任单位为牵头单位: a rule, whose words look like labels.
        let rules = self.names.words.first_leads.find_iter(text);
        let rules: Vec<Range<usize>> = rules.map(|rule| rule.range()).collect();
        for found in self.names.words.label.captures_iter(text) {
            let Some(all) = found.get(0) else { continue };
            if rules.iter().any(|rule| rule.contains(&all.start())) {
                continue;
            }
            let kind = kind_of(&found);
            let before = text.get(..all.start()).unwrap_or_default();
            let more = self.belongs_before(before, body.start + all.start());
            let start = body.start + all.start() - more;
            let begins = more > 0 || before.chars().next_back().is_none_or(ends_before_field);
            let needs_name =
                stream.text(&(body.start + all.end() - 1..body.start + all.end())) != ":";
            if needs_name && !self.is_followed_by_name(body.start + all.end()..body.end) {
                continue;
            }
            let (value, label) = (
                body.start + all.end()..body.end,
                start..body.start + all.end(),
            );
            if begins || self.begins_there(start) {
                fields.push(Labelled { kind, label, value });
            } else if let Some((kind, start)) = self.begins_within(&label) {
                let label = start..label.end;
                fields.push(Labelled { kind, label, value });
            }
        }
        fields
    }

    /// …邀请居民参加 above 牵头单位:…: the label begins with the line.
    fn begins_within(&self, label: &Range<usize>) -> Option<(LabelKind, usize)> {
        let stream = self.names.stream;
        let next = stream
            .lines
            .partition_point(|line| line.start <= label.start);
        let start = stream.lines.get(next)?.start;
        let own = stream.folded.get(start..label.end)?;
        let found = self.names.words.label.captures(own)?;
        (found.get(0)?.range() == (0..own.len())).then(|| (kind_of(&found), start))
    }

    /// - 牵头单位:市甲局, ▲牵头:市甲局, 2.责任单位:市甲局, 该项任务的牵头单位是市甲局: how many bytes before the label at `place` are its own.
    fn belongs_before(&self, before: &str, place: usize) -> usize {
        let sign = before.chars().next_back();
        let sign = sign.filter(|&c| is_bullet(c) || is_mark(c));
        let sign = sign.map_or(0, char::len_utf8);
        if sign > 0 && self.begins_there(place - sign) {
            return sign;
        }
        let line = self
            .names
            .stream
            .line_at(place)
            .map_or(place, |line| line.start);
        let opening = self
            .names
            .stream
            .text(&(line..self.names.stream.folded.len()));
        let number = label(opening).filter(|it| it.number > 0 && line + it.length == place);
        if let Some(number) = number {
            return number.length;
        }
        let about = before.strip_suffix('的').unwrap_or_default();
        let mut subjects = self.names.words.idioms.subjects.iter();
        let subject = subjects.find(|it| about.ends_with(it.as_str()));
        subject.map_or(0, |it| it.len() + "的".len())
    }

    /// 【牵头部门】市甲局, at the start of a line or a sentence, or after white space; 市甲局(牵头部门) says it of the name before.
    fn boxed_labels(&self, body: &Range<usize>) -> Vec<Labelled> {
        let text = self.names.stream.text(body);
        let boxed = self.names.words.boxed_label.captures_iter(text);
        let boxed = boxed.filter_map(|found| {
            let all = found.get(0)?.range();
            let label = body.start + all.start..body.start + all.end;
            let begins = self.begins_there(label.start) || self.is_boxed(label.start);
            let rest = self.names.stream.text(&(label.end..body.end));
            let mut boxes = rest.match_indices('(').map(|(at, _)| label.end + at);
            let end = boxes.find(|&at| self.is_boxed(at)).unwrap_or(body.end);
            begins.then(|| Labelled {
                kind: kind_of(&found),
                value: label.end..end,
                label,
            })
        });
        boxed.collect()
    }

    /// 牵头单位 and white space at the start of a line, as cells of a table are pasted.
    fn spaced_labels(&self, body: &Range<usize>) -> Vec<Labelled> {
        let stream = self.names.stream;
        let first = stream.lines.partition_point(|line| line.start < body.start);
        let lines = stream.lines.iter().skip(first);
        let lines = lines.take_while(|line| line.start < body.end);
        let spaced = lines.filter_map(|line| {
            let text = stream.text(&(line.start..body.end));
            let opening = text.get(..text.floor_char_boundary(LONGEST_LABEL))?;
            let found = self.names.words.bare_label.captures(opening)?;
            let label = line.start..line.start + found.get(0)?.end();
            self.names.has_space_before(label.end).then(|| Labelled {
                kind: kind_of(&found),
                value: label.end..body.end,
                label,
            })
        });
        spaced.collect()
    }

    /// 【 opens a field wherever it stands; ( may explain a word.
    fn is_boxed(&self, bracket: usize) -> bool {
        let stream = self.names.stream;
        stream
            .span(&(bracket..bracket + 1))
            .of(stream.source)
            .starts_with('【')
    }

    /// A line or a sentence begins here, or white space stands before.
    fn begins_there(&self, place: usize) -> bool {
        let before = self.names.stream.folded.get(..place).unwrap_or_default();
        self.is_line_start(place) || self.names.has_space_before(place) || before.ends_with('。')
    }

    /// 牵头单位为市甲局, 牵头科室为基础教育科.
    fn is_followed_by_name(&self, rest: Range<usize>) -> bool {
        let text = self.names.stream.text(&rest);
        let first = text.split(['、', ',', '。', ';', ')']).next();
        self.names.is_named(&rest) || self.names.words.looks_like_unit(first.unwrap_or_default())
    }

    pub(super) fn is_line_start(&self, place: usize) -> bool {
        let lines = &self.names.stream.lines;
        lines
            .binary_search_by_key(&place, |line| line.start)
            .is_ok()
    }
}
