use std::ops::Range;

use super::{AssignmentReader, Reach, Region};
use crate::plan::{BracketReach, DiagnosticCode, Field, Severity};
use crate::reading::brackets::{Pair, pair_at};
use crate::reading::fold::folded;
use crate::reading::label::{is_bullet, label};
use crate::reading::name_ends::is_mark;
use crate::reading::trouble::Troubles;
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

    /// How far the bracket or line that begins with this label reaches.
    pub(super) fn region(
        &self,
        field: &Labelled,
        body: &Range<usize>,
        pairs: &[Pair],
        troubles: &mut Troubles,
    ) -> Reach {
        let stream = self.names.stream;
        let open = field.label.start.checked_sub(1);
        let open = open.filter(|&at| at >= body.start && stream.text(&(at..at + 1)) == "(");
        // (责任某领导:甲;牵头单位:乙): the bracket opened with a label that is not known.
        let around = |pair: &&Pair| {
            let closes = pair.close.is_some_and(|close| close > field.label.start);
            pair.open >= body.start && pair.open < field.label.start && closes
        };
        let open = open.or_else(|| pairs.iter().rfind(around).map(|pair| pair.open));
        let Some(open) = open else {
            let whole = field.label.start..self.line_end(field, body);
            return Reach::Region(Region {
                inside: whole.clone(),
                whole,
                closed: false,
            });
        };
        if let Some(close) = pair_at(pairs, open).and_then(|pair| pair.close) {
            return Reach::Region(Region {
                whole: open..close + 1,
                inside: field.label.start..close,
                closed: true,
            });
        }
        self.unclosed(open..body.end, field, troubles)
    }

    /// A bracket that is never closed: up to where somebody said, else to the end of its sentence.
    fn unclosed(&self, range: Range<usize>, field: &Labelled, troubles: &mut Troubles) -> Reach {
        let stream = self.names.stream;
        let start = field.label.start;
        let end = self.sentence_end(start, &range);
        let words = stream.shown(&(range.start..end));
        let said = match self.rulings.bracket(&words) {
            Some(BracketReach::Nowhere) => return Reach::Text(end),
            Some(BracketReach::Until(last)) => self.end_of(last, start..range.end),
            None => None,
        };
        if said.is_none() {
            let (code, severity) = (DiagnosticCode::BracketUnclosed, Severity::Doubt);
            let at = range.start..end;
            let field = Some(Field::Assignments);
            troubles.add(stream, &at, field, code, severity, vec![words]);
        }
        let end = said.unwrap_or(end);
        Reach::Region(Region {
            whole: range.start..end,
            inside: self.without_close(start..end),
            closed: true,
        })
    }

    /// Where words end that somebody wrote, if they are there.
    fn end_of(&self, words: &str, range: Range<usize>) -> Option<usize> {
        let words = folded(words);
        let at = self.names.stream.text(&range).find(&words)?;
        (!words.is_empty()).then_some(range.start + at + words.len())
    }

    fn sentence_end(&self, from: usize, body: &Range<usize>) -> usize {
        let rest = self.names.stream.text(&(from..body.end));
        rest.find('。').map_or(body.end, |at| from + at)
    }

    fn without_close(&self, range: Range<usize>) -> Range<usize> {
        let text = self.names.stream.text(&range);
        let opens = text.matches('(').count();
        let closes = text.matches(')').count();
        let extra = text.ends_with(')') && closes > opens;
        range.start..range.end - usize::from(extra)
    }

    /// Where a labelled line's value ends: at its full stop, or at a line end where the list is complete.
    fn line_end(&self, field: &Labelled, body: &Range<usize>) -> usize {
        let stream = self.names.stream;
        let stop = self.sentence_end(field.label.end, body);
        let stop = if stop < body.end {
            stop + "。".len()
        } else {
            stop
        };
        let first = stream.lines.partition_point(|l| l.start <= field.label.end);
        let breaks = stream.lines.iter().skip(first).map(|line| line.start);
        for line in breaks.take_while(|&start| start < stop) {
            let value = stream.text(&(field.label.end..line));
            let last = value
                .rsplit(['、', ',', ';', ':'])
                .next()
                .unwrap_or_default();
            let is_complete = match field.kind {
                LabelKind::Lead | LabelKind::Support => self.ends_list(last),
                LabelKind::Person | LabelKind::Time => !value.is_empty(),
            };
            if is_complete && !self.goes_on(value) {
                return line;
            }
        }
        stop
    }

    /// 市甲局【协同部门】, with those below; 市甲局【协.
    fn goes_on(&self, value: &str) -> bool {
        if value.matches('(').count() > value.matches(')').count() {
            return true;
        }
        let bracket = value.strip_suffix(')').and_then(|it| it.rsplit_once('('));
        bracket.is_some_and(|(_, label)| self.names.words.label_kind(label).is_some())
    }

    /// A whole name, 无 or 等: a page break inside a name leaves none of these.
    fn ends_list(&self, last: &str) -> bool {
        let words = self.names.words;
        let is_open = |end: &String| last.ends_with(end.as_str());
        words.looks_like_unit(last)
            || words.after.is_match(last)
            || words.idioms.nobody.iter().any(|word| word == last)
            || words.idioms.open_ends.iter().any(is_open)
    }
}
