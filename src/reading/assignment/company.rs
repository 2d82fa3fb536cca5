//! 由市甲局会同市乙局办理: who leads, and with whom.

use std::ops::Range;

use super::{AssignmentReader, Found, Region};
use crate::plan::Assignment;
use crate::reading::level_of_government::Level;
use crate::reading::names::is_group;
use crate::reading::trouble::Troubles;
use crate::reading::words::starts_with;

/// Ends of names that a verb may open with as well: 市甲局|办理.
const VERBS: [&str; 7] = ["办理", "办结", "办好", "处理", "处置", "部署", "会商"];

impl AssignmentReader<'_> {
    /// 市甲局会同市乙局负责: the first leads, as good as said; asked.
    pub(super) fn first_in_company(
        &self,
        list: &Range<usize>,
        made: &mut Assignment,
        region: &Region,
        troubles: &mut Troubles,
    ) {
        let (first, rest) = self
            .names
            .stream
            .text(list)
            .split_once("会同")
            .unwrap_or_default();
        let is_one = !first.is_empty() && !first.contains(['、', ',']) && !rest.is_empty();
        if is_one && made.lead.is_empty() && made.responsible.len() > 1 {
            made.lead.push(made.responsible.remove(0));
            self.role_unsaid(region, troubles);
        }
    }

    /// In sentences that go on: read, and left in the text.
    pub(super) fn in_company_of(
        &self,
        body: &Range<usize>,
        found: &mut Found,
        troubles: &mut Troubles,
    ) {
        let text = self.names.stream.text(body);
        for said in self.names.words.company.captures_iter(text) {
            let part = |name| {
                let found = said.name(name)?;
                Some(body.start + found.start()..body.start + found.end())
            };
            let parts = part("lead").zip(part("with"));
            let Some((lead, with)) = parts.filter(|(lead, _)| !self.is_said(lead, found)) else {
                continue;
            };
            found
                .assignments
                .extend(self.joint(lead, with, part("also"), troubles));
        }
    }

    /// Whether an assignment holds these words already.
    fn is_said(&self, words: &Range<usize>, found: &Found) -> bool {
        let span = self.names.stream.span(words);
        let mut all = found.assignments.iter();
        all.any(|it| it.source.start <= span.start && span.end <= it.source.end)
    }

    fn joint(
        &self,
        lead: Range<usize>,
        rest: Range<usize>,
        also: Option<Range<usize>>,
        troubles: &mut Troubles,
    ) -> Option<Assignment> {
        // Whoever explains the document does nothing of the measure.
        let explains = self.names.stream.text(&rest).contains("负责解释");
        if explains || !self.all_units(&lead, true) {
            return None;
        }
        let with = self.units_before_verb(rest)?;
        let also = also.filter(|also| self.all_units(also, true));
        let mut made = self.of_words(lead.start..with.end);
        let mut level = Level::default();
        for (list, leads) in [(Some(lead), true), (Some(with), false), (also, false)] {
            if let Some(list) = list {
                let names = self.names.read(&list, &mut level, troubles);
                names.give(leads, &mut made);
            }
        }
        Some(made)
    }

    /// The units that a text opens with, up to what they do.
    fn units_before_verb(&self, rest: Range<usize>) -> Option<Range<usize>> {
        let text = self.names.stream.text(&rest);
        let letters = text.char_indices().rev();
        let mut ends = [text.len()].into_iter().chain(letters.map(|(at, _)| at));
        let end = ends.find(|&end| {
            let last = text.get(..end).and_then(|it| it.chars().next_back());
            let from = end - last.map_or(0, char::len_utf8);
            let verb = text.get(from..).is_some_and(|it| starts_with(it, &VERBS));
            let name = text.get(..end).and_then(|it| it.rsplit('、').next());
            name.is_some_and(|name| self.names.is_unit(name) || is_group(name))
                && !verb
                && self.all_units(&(rest.start..rest.start + end), true)
        });
        end.map(|end| rest.start..rest.start + end)
    }
}
