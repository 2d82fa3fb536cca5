use std::ops::Range;

use super::{AssignmentReader, Found, Region};
use crate::reading::level_of_government::Level;
use crate::reading::trouble::Troubles;

/// Before who does it: ——市甲局牵头.
const DASH: &str = "——";

impl AssignmentReader<'_> {
    /// What sentences say, where nothing else of the measure says who does it.
    pub(super) fn sentences(
        &self,
        body: &Range<usize>,
        found: &mut Found,
        troubles: &mut Troubles,
    ) {
        if found.assignments.is_empty() {
            self.dashed(body, found, troubles);
        }
        if found.assignments.is_empty() {
            self.last_sentence(body, found, troubles);
        }
        if found.assignments.is_empty() {
            self.prose(body, found, troubles);
        }
    }

    /// `…。市甲局牵头,市乙局配合。`: the measure's last sentence, where nothing else says who does it.
    fn last_sentence(&self, body: &Range<usize>, found: &mut Found, troubles: &mut Troubles) {
        let text = self.names.stream.text(body).trim_end_matches('。');
        let Some(stop) = text.rfind('。') else {
            return;
        };
        let start = body.start + stop + "。".len();
        self.sentence(start..body.end, found, troubles);
    }

    /// `…。——市甲局牵头,市乙局配合。…`: whatever stands behind a dash, in the middle of a measure, too.
    fn dashed(&self, body: &Range<usize>, found: &mut Found, troubles: &mut Troubles) {
        let text = self.names.stream.text(body);
        for (at, _) in text.match_indices(DASH) {
            let start = body.start + at;
            let before = text.get(..at).unwrap_or_default();
            let is_own = before.ends_with(['。', ';', ')']) || self.is_line_start(start);
            let is_taken = found.cuts.iter().any(|cut| cut.contains(&start));
            let rest = text.get(at..).unwrap_or_default();
            let stop = rest.find('。').map_or(rest.len(), |at| at + "。".len());
            if !is_own || is_taken {
                continue;
            }
            // Its list may run on over a page break, or end with its line.
            let lines = &self.names.stream.lines;
            let next = lines.partition_point(|line| line.start <= start);
            let line = lines.get(next).map_or(body.end, |line| line.start);
            let whole = start..start + stop;
            if !self.sentence(whole.clone(), found, troubles) && line < whole.end {
                self.sentence(start..line, found, troubles);
            }
        }
        found.cuts.sort_by_key(|cut| cut.start);
    }

    /// A sentence that says who does it and nothing else.
    pub(in crate::reading) fn sentence(
        &self,
        whole: Range<usize>,
        found: &mut Found,
        troubles: &mut Troubles,
    ) -> bool {
        let sentence = self.names.stream.text(&whole);
        let inside = sentence.trim_start_matches('—');
        let inside = self.without_opener(inside);
        let start = whole.end - inside.len();
        let region = Region {
            inside: start..start + inside.trim_end_matches('。').len(),
            whole,
            closed: false,
        };
        let clauses = self.clauses(&region);
        let clauses = clauses.filter(|it| it.lists.iter().all(|(_, leads)| leads.is_some()));
        clauses.is_some_and(|clauses| self.assign(&region, clauses, found, troubles))
    }

    /// 此项工作,人事科牵头; 责任分工:市甲局牵头; [责任分工]市甲局牵头: what it says.
    fn without_opener<'t>(&self, sentence: &'t str) -> &'t str {
        let idioms = &self.names.words.idioms;
        let mut subjects = idioms.subjects.iter();
        let subject = subjects.find_map(|it| sentence.strip_prefix(it.as_str())?.strip_prefix(','));
        let division = || {
            let mut openers = idioms.division_openers.iter();
            openers.find_map(|it| {
                let boxed = sentence.strip_prefix('(');
                let boxed = boxed.and_then(|inside| inside.strip_prefix(it.trim_end_matches(':')));
                let boxed = boxed.and_then(|behind| behind.strip_prefix(')'));
                boxed.or_else(|| sentence.strip_prefix(it.as_str()))
            })
        };
        subject.or_else(division).unwrap_or(sentence)
    }

    /// `由市甲局牵头,市乙局配合` in a sentence that goes on: read, and left in the text.
    fn prose(&self, body: &Range<usize>, found: &mut Found, troubles: &mut Troubles) {
        let text = self.names.stream.text(body);
        for led in self.names.words.prose.captures_iter(text) {
            let (Some(whole), Some(lead)) = (led.get(0), led.name("lead")) else {
                continue;
            };
            let place = |range: Range<usize>| body.start + range.start..body.start + range.end;
            let lead = place(lead.range());
            if !self.all_units(&lead, true) {
                continue;
            }
            let with = led.name("with").or_else(|| led.name("also"));
            let with = with.map(|with| place(with.range()));
            let (with, unread) = match with {
                Some(with) if self.all_units(&with, true) => (Some(with), None),
                with => (None, with),
            };
            if let Some(unread) = unread {
                self.names.odd(&unread, troubles);
            }
            let end = with.as_ref().map_or(lead.end, |with| with.end);
            let whole = body.start + whole.start()..end;
            let mut made = self.empty(&Region {
                inside: whole.clone(),
                whole,
                closed: false,
            });
            let mut level = Level::default();
            let names = self.names.read(&lead, &mut level, troubles);
            names.give(true, &mut made);
            if let Some(with) = with {
                let names = self.names.read(&with, &mut level, troubles);
                names.give(false, &mut made);
            }
            found.assignments.push(made);
        }
    }
}
