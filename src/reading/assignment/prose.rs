use std::ops::Range;

use super::bare::unknown_label;
use super::{AssignmentReader, Found, Region};
use crate::plan::Assignment;
use crate::reading::level_of_government::Level;
use crate::reading::trouble::Troubles;
use crate::reading::words::starts_with;

/// Longest words before a colon that say who does what follows, in bytes.
const LONGEST_FRONT: usize = 200;
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
        self.in_front(body, found, troubles);
        if found.assignments.is_empty() {
            self.dashed(body, found, troubles);
        }
        if found.assignments.is_empty() {
            self.last_sentence(body, found, troubles);
        }
        if found.assignments.is_empty() {
            self.prose(body, found, troubles);
        }
        if found.assignments.is_empty() {
            self.under_unknown_labels(body, found, troubles);
        }
    }

    /// Lines such as 领办:市甲局, whose label is not known and which hold nothing but units.
    fn under_unknown_labels(
        &self,
        body: &Range<usize>,
        found: &mut Found,
        troubles: &mut Troubles,
    ) {
        let stream = self.names.stream;
        let first = stream.lines.partition_point(|line| line.start < body.start);
        let lines = stream.lines.iter().enumerate().skip(first);
        let lines = lines.take_while(|(_, line)| line.start < body.end);
        for (index, line) in lines {
            let text = stream.line_text(index);
            let whole = line.start..(line.start + text.len()).min(body.end);
            let Some(label) = unknown_label(text) else {
                continue;
            };
            let end = whole.start + text.trim_end_matches(['。', ';']).len();
            let list = whole.start + label..end.max(whole.start + label);
            if !self.names.is_levelled(&list) || !self.all_units(&list, true) {
                continue;
            }
            let region = Region {
                inside: list.clone(),
                whole,
                closed: false,
            };
            let mut made = self.empty(&region);
            let names = self.names.read(&list, &mut Level::default(), troubles);
            names.give(false, &mut made);
            self.role_unsaid(&region, troubles);
            match found.assignments.last_mut() {
                Some(last) => last.responsible.extend(made.responsible),
                None => found.assignments.push(made),
            }
            found.cuts.push(region.whole);
        }
        found.cuts.sort_by_key(|cut| cut.start);
    }

    /// Where `市甲局牵头,市乙局配合:` ends, which opens the measure; the start of its body where nothing does.
    pub(super) fn said_in_front(
        &self,
        body: &Range<usize>,
        found: &mut Found,
        troubles: &mut Troubles,
    ) -> usize {
        let text = self.names.stream.text(body);
        let opening = text.get(..text.floor_char_boundary(LONGEST_FRONT));
        let said = opening.and_then(|it| it.split_once(':'));
        let Some((said, _)) = said.filter(|(said, _)| !said.contains(['。', ';'])) else {
            return body.start;
        };
        let inside = body.start..body.start + said.len();
        let region = Region {
            whole: inside.start..inside.end + ":".len(),
            inside,
            closed: false,
        };
        let clauses = self.clauses(&region).filter(|clauses| {
            let all = &clauses.lists;
            !all.is_empty()
                && all
                    .iter()
                    .all(|(list, leads)| leads.is_some() && !list.is_empty())
        });
        let is_said = clauses.is_some_and(|it| self.assign(&region, it, found, troubles));
        match is_said {
            true => region.whole.end,
            false => body.start,
        }
    }

    /// `市甲局:开展检查。`: who does it opens the measure, and is not said to lead.
    fn in_front(&self, body: &Range<usize>, found: &mut Found, troubles: &mut Troubles) {
        let Some(names) = self.names.words.unit_in_front(self.names.stream.text(body)) else {
            return;
        };
        let list = body.start..body.start + names;
        if found
            .cuts
            .first()
            .is_some_and(|cut| cut.start <= list.start)
        {
            return;
        }
        let region = Region {
            whole: list.start..list.end + ":".len(),
            inside: list.clone(),
            closed: false,
        };
        let mut made = self.empty(&region);
        let names = self.names.read(&list, &mut Level::default(), troubles);
        names.give(false, &mut made);
        if found.assignments.is_empty() && self.first_is_lead(&region) {
            self.first_leads(&mut made, &region);
        } else {
            self.role_unsaid(&region, troubles);
        }
        match found.assignments.first_mut() {
            // 县甲局:改造旱厕。(配合单位:县乙局)
            Some(first) => {
                first.responsible.splice(0..0, made.responsible);
            }
            None => found.assignments.push(made),
        }
        found.cuts.insert(0, region.whole);
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
        for said in self.names.words.prose.captures_iter(text) {
            let part = |name| {
                let found = said.name(name)?;
                Some(body.start + found.start()..body.start + found.end())
            };
            let with = part("with").or_else(|| part("also"));
            let made = match (part("lead"), part("duty")) {
                (Some(lead), _) => self.led(lead, with, troubles),
                (None, Some(duty)) => self.on_duty(duty, troubles),
                (None, None) => None,
            };
            found.assignments.extend(made);
        }
        self.in_company_of(body, found, troubles);
    }

    /// 由市甲局牵头,市乙局配合; what is no list of units behind the lead is asked about.
    fn led(
        &self,
        lead: Range<usize>,
        with: Option<Range<usize>>,
        troubles: &mut Troubles,
    ) -> Option<Assignment> {
        if !self.all_units(&lead, true) {
            return None;
        }
        // 由市甲局负责,邀请企业参加: guests have no part in it.
        let inviting = &self.names.words.idioms.inviting_verbs;
        let with = with.filter(|with| !starts_with(self.names.stream.text(with), inviting));
        let (with, odd) = match with {
            Some(with) if self.all_units(&with, true) => (Some(with), None),
            with => (None, with),
        };
        if let Some(odd) = odd {
            self.names.odd(&odd, troubles);
        }
        let end = with.as_ref().map_or(lead.end, |with| with.end);
        let mut made = self.of_words(lead.start..end);
        let mut level = Level::default();
        let names = self.names.read(&lead, &mut level, troubles);
        names.give(true, &mut made);
        if let Some(with) = with {
            let names = self.names.read(&with, &mut level, troubles);
            names.give(false, &mut made);
        }
        Some(made)
    }

    /// 由县财政局负责,按照办法拨付资金: nobody is said to lead.
    fn on_duty(&self, list: Range<usize>, troubles: &mut Troubles) -> Option<Assignment> {
        if !self.all_units(&list, true) {
            return None;
        }
        let mut made = self.of_words(list.clone());
        let names = self.names.read(&list, &mut Level::default(), troubles);
        names.give(false, &mut made);
        Some(made)
    }

    pub(super) fn of_words(&self, words: Range<usize>) -> Assignment {
        self.empty(&Region {
            inside: words.clone(),
            whole: words,
            closed: false,
        })
    }
}
