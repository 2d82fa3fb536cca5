use std::ops::Range;

use super::{AssignmentReader, Found, Region};
use crate::plan::{Assignment, DiagnosticCode, Field, Severity};
use crate::reading::brackets::{Pair, split};
use crate::reading::label::{is_bullet, label};
use crate::reading::level_of_government::Level;
use crate::reading::names::is_group;
use crate::reading::trouble::Troubles;
use crate::reading::unnumbered::field_name;
use crate::reading::words::{contains, starts_with};

/// Longest label that is not known, in characters.
const LONGEST_LABEL: usize = 6;

/// What the clauses of a bracket without labels say.
#[derive(Default)]
pub(super) struct Clauses {
    /// Lists of units, and whether they lead; `None` where no role follows them.
    pub lists: Vec<(Range<usize>, Option<bool>)>,
    times: Vec<Range<usize>>,
}

impl AssignmentReader<'_> {
    /// Brackets without labels: `(市甲局、市乙局牵头,各区按职责分工负责)`, `(某局)`.
    pub(super) fn bare_regions(
        &self,
        gap: &Range<usize>,
        body: &Range<usize>,
        pairs: &[Pair],
        found: &mut Found,
        troubles: &mut Troubles,
    ) {
        let first = pairs.partition_point(|pair| pair.open < gap.start);
        let mut done = gap.start;
        for pair in pairs.iter().skip(first) {
            if pair.open >= gap.end {
                break;
            }
            let Some(close) = pair.close.filter(|&close| close < gap.end) else {
                continue;
            };
            if pair.open < done {
                continue;
            }
            let inside = self.names.stream.text(&(pair.open + 1..close));
            // (责任分工:市甲局牵头,…)
            let openers = &self.names.words.idioms.division_openers;
            let opener = openers.iter().find(|it| inside.starts_with(it.as_str()));
            let opener = opener.map(String::len).or_else(|| unknown_label(inside));
            let region = Region {
                whole: pair.open..close + 1,
                inside: pair.open + 1 + opener.unwrap_or_default()..close,
                closed: true,
            };
            if self.bare(&region, body, found, troubles) {
                done = close + 1;
            }
        }
    }

    /// Takes the bracket out where it names units and what they do, or nothing but units.
    fn bare(
        &self,
        region: &Region,
        body: &Range<usize>,
        found: &mut Found,
        troubles: &mut Troubles,
    ) -> bool {
        let Some(clauses) = self.clauses(region) else {
            if self.is_owner_bracket(region, body, &region.inside)
                && self.names.is_levelled(&region.inside)
            {
                self.names.odd(&region.inside, troubles);
            }
            return false;
        };
        let says_role = clauses.lists.iter().any(|(_, leads)| leads.is_some());
        let first = clauses.lists.first().map(|(list, _)| list);
        if !says_role && !first.is_some_and(|first| self.is_owner_bracket(region, body, first)) {
            return false;
        }
        if !self.assign(region, clauses, found, troubles) {
            return false;
        }
        if !says_role && !self.first_is_lead(region) {
            self.role_unsaid(region, troubles);
        }
        true
    }

    /// Makes the assignment that the clauses say; `false` where they name nobody.
    pub(super) fn assign(
        &self,
        region: &Region,
        clauses: Clauses,
        found: &mut Found,
        troubles: &mut Troubles,
    ) -> bool {
        let (mut all, mut level) = (vec![self.empty(region)], Level::default());
        for (list, leads) in &clauses.lists {
            level.next_list();
            let names = self.names.read(list, &mut level, troubles);
            let leads = *leads == Some(true);
            // 甲事由市甲局牵头,市乙局配合;乙事由市丙局牵头: of two things.
            let before = self.names.stream.folded.get(..list.start);
            let is_apart = before.is_some_and(|before| before.ends_with(';'));
            let is_next = |made: &Assignment| {
                !made.lead.is_empty() && (is_apart || !made.responsible.is_empty())
            };
            if leads && all.last().is_some_and(is_next) {
                all.push(self.empty(region));
            }
            if let Some(made) = all.last_mut() {
                names.give(leads, made);
                self.first_in_company(list, made, region, troubles);
            }
        }
        all.retain(|made| !made.lead.is_empty() || !made.responsible.is_empty());
        if all.is_empty() {
            return false;
        }
        all.iter_mut()
            .for_each(|made| self.first_leads(made, region));
        found.times.extend(clauses.times);
        found.cuts.push(region.whole.clone());
        found.assignments.append(&mut all);
        true
    }

    /// `None` where a clause is neither a list of units nor a time.
    pub(super) fn clauses(&self, region: &Region) -> Option<Clauses> {
        let stream = self.names.stream;
        let (mut clauses, mut waiting) = (Clauses::default(), 0);
        let parts = self.parts(&region.inside);
        let after = &self.names.words.after;
        let says_role = parts.iter().any(|part| after.is_match(stream.text(part)))
            || self.names.is_levelled(&region.inside);
        for clause in parts {
            let text = stream.text(&clause);
            let role = self.names.words.after.captures(text);
            let leads = role.as_ref().map(|role| role.name("lead").is_some());
            let names = role.and_then(|role| Some(role.get(0)?.start()));
            if self.says_when(text) {
                // 5月20日前发布规范 says more than when, and stays in the text.
                if !region.closed && !self.says_only_when(text) {
                    return None;
                }
                clauses.times.push(clause);
                continue;
            }
            if self.is_clause(text) || is_rule(text) || self.is_rule(text) {
                continue;
            }
            let list = clause.start..clause.start + names.unwrap_or(text.len());
            // In a bracket that says who leads, an odd name is asked, and not all of it lost.
            let is_sure = region.closed && leads == Some(true) && self.any_unit(&list);
            if !is_sure && !self.all_units(&list, says_role) {
                return None;
            }
            clauses.lists.push((list, leads));
            // The role holds for the lists before it that have none: 市甲局,市乙局牵头.
            if leads.is_some() {
                let without = clauses.lists.iter_mut().skip(waiting);
                without.for_each(|list| list.1 = leads);
                waiting = clauses.lists.len();
            }
        }
        Some(clauses)
    }

    /// The clauses of an assignment without labels: 某股牵头、各镇配合 has two, 市甲局、市乙局牵头 one.
    fn parts(&self, inside: &Range<usize>) -> Vec<Range<usize>> {
        let stream = self.names.stream;
        let mut parts: Vec<Range<usize>> = Vec::new();
        for clause in split(stream, inside, |c| matches!(c, ',' | ';' | '。')) {
            let mut start = clause.start;
            for name in split(stream, &clause, |c| c == '、') {
                let has_next = name.end < clause.end;
                if has_next
                    && self
                        .names
                        .words
                        .after
                        .is_match(stream.text(&(start..name.end)))
                {
                    parts.push(start..name.end);
                    start = name.end + "、".len();
                }
            }
            parts.push(start..clause.end);
        }
        parts.retain(|part| !part.is_empty());
        parts
    }

    pub(super) fn role_unsaid(&self, region: &Region, troubles: &mut Troubles) {
        let stream = self.names.stream;
        let (code, severity) = (DiagnosticCode::RoleUnsaid, Severity::Doubt);
        let arguments = vec![stream.shown(&region.whole)];
        let field = Some(Field::Assignments);
        troubles.add(stream, &region.whole, field, code, severity, arguments);
    }

    /// `says_role`: 各县(市)区 is a unit where a role follows, and may be anything else where none does.
    pub(super) fn all_units(&self, list: &Range<usize>, says_role: bool) -> bool {
        let stream = self.names.stream;
        let items = self.names.items(list);
        // 邀请企业参加: guests have no part in it.
        let inviting = &self.names.words.idioms.inviting_verbs;
        !items.is_empty()
            && !starts_with(stream.text(list), inviting)
            && items.iter().all(|item| {
                let text = stream.text(item).trim_start_matches('由');
                let text = text.strip_prefix("会同").unwrap_or(text);
                let text = text.strip_suffix('等').unwrap_or(text);
                self.names.is_unit(text) || says_role && is_group(text)
            })
    }

    fn any_unit(&self, list: &Range<usize>) -> bool {
        let mut items = self.names.items(list).into_iter();
        items.any(|item| self.names.is_unit(self.names.stream.text(&item)))
    }

    /// `…。(某局)`: a bracket of nothing but units, after a full stop or at the end.
    fn is_owner_bracket(&self, region: &Region, body: &Range<usize>, first: &Range<usize>) -> bool {
        let stream = self.names.stream;
        let before = stream.text(&(body.start..region.whole.start));
        let after = stream.text(&(region.whole.end..body.end));
        let at_end = matches!(after, "" | "。" | ";") || self.begins_bullet(region.whole.end);
        // 延伸至各园区(开发区)。 explains a word; (市甲局) names who does it.
        let is_named = || self.names.is_named(first) || self.is_bullet(body);
        before.ends_with(['。', ';']) || at_end && is_named()
    }

    fn is_bullet(&self, body: &Range<usize>) -> bool {
        let before = self.names.stream.folded.get(..body.start);
        before.is_some_and(|before| before.ends_with(is_bullet))
    }

    /// A line with a label of its own: a page may break anywhere else.
    fn begins_bullet(&self, place: usize) -> bool {
        let rest = self.names.stream.folded.get(place..).unwrap_or_default();
        self.is_line_start(place) && label(rest).is_some()
    }
}

/// (起草单位:市甲局,6月报送): how many bytes a label takes that is not known.
pub(super) fn unknown_label(text: &str) -> Option<usize> {
    let name = field_name(text)?;
    let is_short = (2..=LONGEST_LABEL).contains(&name.chars().count());
    let is_word = name.chars().all(char::is_alphabetic);
    (is_short && is_word).then_some(name.len() + ":".len())
}

/// 以下均需各市政府负责: holds for all measures, and names no one for this.
fn is_rule(text: &str) -> bool {
    let words = ["以下", "均需", "均由", "均涉及", "均须"];
    contains(text, &words)
}
