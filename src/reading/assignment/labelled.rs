use std::ops::Range;

use super::bare::Clauses;
use super::fields::Labelled;
use super::{AssignmentReader, Found, Region};
use crate::plan::Assignment;
use crate::reading::brackets::split;
use crate::reading::level_of_government::Level;
use crate::reading::names::Names;
use crate::reading::trouble::Troubles;
use crate::reading::words::{LabelKind, contains};

impl AssignmentReader<'_> {
    pub(super) fn labelled(
        &self,
        region: &Region,
        fields: &[&Labelled],
        found: &mut Found,
        troubles: &mut Troubles,
    ) {
        let names_role = |f: &&&Labelled| matches!(f.kind, LabelKind::Lead | LabelKind::Support);
        let roles = fields.iter().filter(names_role).count();
        if roles == 0 && region.closed {
            // A bracket that only dates is kept in the text.
            self.before_labels(region, fields, found, troubles);
            found
                .times
                .extend(fields.iter().map(|f| self.value(f, region)));
            return;
        }
        found.cuts.push(region.whole.clone());
        let (mut made, mut level) = (self.empty(region), Level::default());
        for field in fields {
            let value = self.value(field, region);
            match field.kind {
                LabelKind::Time => found.times.push(value),
                LabelKind::Person => {}
                kind => {
                    level.next_list();
                    let names = self.list(&value, &mut level, found, troubles);
                    names.give(kind == LabelKind::Lead, &mut made);
                }
            }
        }
        let mut does = fields.iter().filter(names_role);
        if does.any(|field| !self.helps(field)) {
            self.first_leads(&mut made, region);
        }
        if roles > 0 {
            self.join(made, region, found, troubles);
        }
    }

    /// (市甲局牵头,市乙局参与;时限:6月底前): who does it stands before the first label.
    fn before_labels(
        &self,
        region: &Region,
        fields: &[&Labelled],
        found: &mut Found,
        troubles: &mut Troubles,
    ) {
        let first = fields.iter().map(|field| field.label.start).min();
        let start = region.whole.start + "(".len();
        let end = first.unwrap_or(start).max(start);
        let said = self.names.stream.text(&(start..end));
        let said = said.trim_end_matches([';', ',', '。']);
        let before = Region {
            inside: start..start + said.len(),
            ..region.clone()
        };
        let clauses = self.clauses(&before);
        let says_role = |clauses: &Clauses| clauses.lists.iter().any(|(_, leads)| leads.is_some());
        if let Some(clauses) = clauses.filter(says_role) {
            self.assign(&before, clauses, found, troubles);
        }
    }

    /// 配合单位:市丙局 below 责任单位:市甲局、市乙局: not of the list whose first leads.
    fn helps(&self, field: &Labelled) -> bool {
        let label = self.names.stream.text(&field.label);
        contains(label, &self.names.words.idioms.helping_roles)
    }

    fn value(&self, field: &Labelled, region: &Region) -> Range<usize> {
        field.label.end.min(region.inside.end)..field.value.end.min(region.inside.end)
    }

    /// A list's names; what is a time or a rule in it goes elsewhere.
    pub(super) fn list(
        &self,
        value: &Range<usize>,
        level: &mut Level,
        found: &mut Found,
        troubles: &mut Troubles,
    ) -> Names {
        let stream = self.names.stream;
        let mut all = Names::default();
        let sentences = split(stream, value, |c| c == '。');
        let Some((first, rules)) = sentences.split_first() else {
            return all;
        };
        let leads = self.leads_in(first);
        for item in self.names.items(first) {
            let text = stream.text(&item);
            if self.says_when(text) {
                found.times.push(item);
                continue;
            }
            if self.is_rule(text) {
                continue;
            }
            if self.is_clause(text) {
                self.unread(&item, troubles);
                continue;
            }
            let names = self.names.read(&item, level, troubles);
            all.open |= names.open;
            all.leads.extend(names.leads);
            let side = if leads.is_some_and(|end| item.start < end) {
                &mut all.leads
            } else {
                &mut all.parties
            };
            side.extend(names.parties);
        }
        self.remarks(rules, troubles);
        all
    }

    /// Sentences behind a list, but for those that say who of all lists leads.
    fn remarks(&self, sentences: &[Range<usize>], troubles: &mut Troubles) {
        for sentence in sentences {
            let text = self.names.stream.text(sentence);
            if !self.names.words.first_leads.is_match(text) {
                self.unread(sentence, troubles);
            }
        }
    }

    /// Where those end that the value itself says lead: 责任单位:市甲局、市乙局牵头,市丙局配合.
    fn leads_in(&self, value: &Range<usize>) -> Option<usize> {
        let clauses = split(self.names.stream, value, |c| matches!(c, ',' | ';'));
        let says_lead = |clause: &Range<usize>| {
            let text = self.names.stream.text(clause);
            let role = self.names.words.after.captures(text);
            let says_lead = role.is_some_and(|role| role.name("lead").is_some());
            says_lead && !self.is_rule(text)
        };
        let last = clauses.into_iter().rfind(says_lead)?;
        Some(last.end)
    }

    /// 第一责任单位为牵头单位, 下同
    pub(super) fn is_rule(&self, text: &str) -> bool {
        let rule = self.names.words.first_leads.find(text);
        text == "下同" || rule.is_some_and(|rule| rule.start() == 0)
    }

    /// `各市结合实际落实`: says what to do, names nobody.
    pub(super) fn is_clause(&self, text: &str) -> bool {
        let words = &self.names.words.idioms.remarks;
        contains(text, words) && !self.names.words.looks_like_unit(text)
    }

    /// Labelled lines that follow one another are one assignment until a role comes again.
    fn join(&self, made: Assignment, region: &Region, found: &mut Found, troubles: &mut Troubles) {
        if made.lead.is_empty() && made.responsible.is_empty() {
            self.unread(&region.whole, troubles);
            return;
        }
        let previous = found.cuts.iter().rev().nth(1).map(|cut| cut.end);
        let follows = !region.closed && previous == Some(region.whole.start);
        if follows
            && let Some(last) = found.assignments.last_mut()
            && (last.lead.is_empty() || made.lead.is_empty())
            && !(last.lead.is_empty() && !made.lead.is_empty() && !made.responsible.is_empty())
        {
            last.lead.extend(made.lead);
            last.responsible.extend(made.responsible);
            last.open |= made.open;
            last.source.end = made.source.end;
            return;
        }
        found.assignments.push(made);
    }
}
