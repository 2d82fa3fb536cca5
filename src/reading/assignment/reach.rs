//! How far what a label begins reaches: to the end of its bracket, its line or its sentence.

use std::ops::Range;

use super::fields::Labelled;
use super::{AssignmentReader, Reach, Region};
use crate::plan::{BracketReach, DiagnosticCode, Field, Severity};
use crate::reading::brackets::{Pair, pair_at};
use crate::reading::fold::folded;
use crate::reading::trouble::Troubles;
use crate::reading::words::LabelKind;

impl AssignmentReader<'_> {
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
