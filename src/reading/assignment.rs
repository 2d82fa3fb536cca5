use std::ops::Range;

use crate::plan::{Assignment, DiagnosticCode, Field, Severity};

use super::brackets::{Pair, fits, pair_at, pairs, split};
use super::label::label;
use super::names::NameReader;
use super::trouble::Troubles;
use super::words::LabelKind;

/// What one measure's text says of who does it.
#[derive(Debug, Default)]
pub struct Found {
    pub assignments: Vec<Assignment>,
    /// Places taken out of the text, in order, without overlap.
    pub cuts: Vec<Range<usize>>,
    /// Values of time labels, and items of a list that are times.
    pub times: Vec<Range<usize>>,
}

/// A label and where its value lies.
#[derive(Clone, Debug)]
struct Labelled {
    kind: LabelKind,
    label: Range<usize>,
    value: Range<usize>,
}

/// One bracket, sentence or run of labelled lines.
#[derive(Clone, Debug)]
struct Region {
    whole: Range<usize>,
    inside: Range<usize>,
    /// In brackets.
    closed: bool,
}

/// Reads the assignments of measures.
pub struct AssignmentReader<'a> {
    pub names: NameReader<'a>,
    /// Place from which on the first-listed leads, where the document says so.
    pub first_leads_from: Option<usize>,
}

impl AssignmentReader<'_> {
    pub fn read(&self, body: &Range<usize>, troubles: &mut Troubles) -> Found {
        let stream = self.names.stream;
        let pairs = pairs(stream, body);
        let mut found = Found::default();
        let mut done = body.start;
        let fields = self.labels(body);
        let mut index = 0;
        while let Some(field) = fields.get(index) {
            index += 1;
            if field.label.start < done {
                continue;
            }
            let region = self.region(field, body, &pairs, troubles);
            self.bare_regions(
                &(done..region.whole.start),
                body,
                &pairs,
                &mut found,
                troubles,
            );
            let inside: Vec<&Labelled> = fields
                .iter()
                .skip(index - 1)
                .take_while(|f| f.label.start < region.inside.end)
                .collect();
            self.labelled(&region, &inside, &mut found, troubles);
            done = region.whole.end;
        }
        self.bare_regions(&(done..body.end), body, &pairs, &mut found, troubles);
        self.mismatches(&pairs, &found, troubles);
        found
    }

    /// Labels that stand where a field can begin: 牵头部门 inside a sentence is an ordinary word.
    fn labels(&self, body: &Range<usize>) -> Vec<Labelled> {
        let stream = self.names.stream;
        let text = stream.text(body);
        let mut fields: Vec<Labelled> = Vec::new();
        for found in self.names.words.label.captures_iter(text) {
            let Some(all) = found.get(0) else { continue };
            let kind = if found.name("person").is_some() {
                LabelKind::Person
            } else if found.name("time").is_some() {
                LabelKind::Time
            } else if found.name("lead").is_some() {
                LabelKind::Lead
            } else {
                LabelKind::Support
            };
            let start = body.start + all.start();
            let before = text.get(..all.start()).unwrap_or_default();
            let before = before.chars().next_back();
            let begins =
                before.is_none_or(|c| matches!(c, '(' | '。' | ';' | ',' | '、' | ')' | '!'));
            if begins || self.is_line_start(start) {
                let value = body.start + all.end()..body.end;
                let label = start..body.start + all.end();
                fields.push(Labelled { kind, label, value });
            }
        }
        let starts: Vec<usize> = fields.iter().skip(1).map(|f| f.label.start).collect();
        for (field, next) in fields.iter_mut().zip(starts) {
            field.value.end = next;
        }
        fields
    }

    /// A line with a label of its own: a page may break anywhere else.
    fn begins_bullet(&self, place: usize) -> bool {
        let rest = self.names.stream.folded.get(place..).unwrap_or_default();
        self.is_line_start(place) && label(rest).is_some()
    }

    fn is_line_start(&self, place: usize) -> bool {
        let lines = &self.names.stream.lines;
        lines
            .binary_search_by_key(&place, |line| line.start)
            .is_ok()
    }

    /// How far the bracket or line that begins with this label reaches.
    fn region(
        &self,
        field: &Labelled,
        body: &Range<usize>,
        pairs: &[Pair],
        troubles: &mut Troubles,
    ) -> Region {
        let stream = self.names.stream;
        let open = field.label.start.checked_sub(1);
        let open = open.filter(|&at| at >= body.start && stream.text(&(at..at + 1)) == "(");
        if let Some(open) = open {
            if let Some(close) = pair_at(pairs, open).and_then(|pair| pair.close) {
                return Region {
                    whole: open..close + 1,
                    inside: field.label.start..close,
                    closed: true,
                };
            }
            let end = self.sentence_end(field.label.start, body);
            let inside = self.without_close(field.label.start..end);
            let (code, severity) = (DiagnosticCode::BracketUnclosed, Severity::Doubt);
            let arguments = vec![stream.shown(&(open..end))];
            let field = Some(Field::Assignments);
            troubles.add(stream, &(open..end), field, code, severity, arguments);
            return Region {
                whole: open..end,
                inside,
                closed: true,
            };
        }
        let end = self.line_end(field, body);
        Region {
            whole: field.label.start..end,
            inside: field.label.start..end,
            closed: false,
        }
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
                LabelKind::Lead | LabelKind::Support => {
                    self.names.words.looks_like_unit(last)
                        || self.names.words.idioms.nobody.iter().any(|w| w == last)
                        || self
                            .names
                            .words
                            .idioms
                            .open_ends
                            .iter()
                            .any(|w| last.ends_with(w.as_str()))
                }
                LabelKind::Person | LabelKind::Time => !value.is_empty(),
            };
            if is_complete {
                return line;
            }
        }
        stop
    }

    fn labelled(
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
            found
                .times
                .extend(fields.iter().map(|f| self.value(f, region)));
            return;
        }
        found.cuts.push(region.whole.clone());
        let mut made = self.empty(region);
        let mut level = None;
        for field in fields {
            let value = self.value(field, region);
            match field.kind {
                LabelKind::Time => found.times.push(value),
                LabelKind::Person => {}
                kind => {
                    let names = self.list(&value, &mut level, found, troubles);
                    made.open |= names.open;
                    let side = match kind {
                        LabelKind::Lead => &mut made.lead,
                        _ => &mut made.responsible,
                    };
                    side.extend(names.parties);
                }
            }
        }
        self.first_leads(&mut made, region);
        if roles > 0 {
            self.join(made, region, found, troubles);
        }
    }

    fn empty(&self, region: &Region) -> Assignment {
        Assignment {
            lead: Vec::new(),
            responsible: Vec::new(),
            open: false,
            source: self.names.stream.span(&region.whole),
        }
    }

    fn value(&self, field: &Labelled, region: &Region) -> Range<usize> {
        field.label.end.min(region.inside.end)..field.value.end.min(region.inside.end)
    }

    /// A list's names; what is a time or a rule in it goes elsewhere.
    fn list(
        &self,
        value: &Range<usize>,
        level: &mut Option<String>,
        found: &mut Found,
        troubles: &mut Troubles,
    ) -> super::names::Names {
        let stream = self.names.stream;
        let mut all = super::names::Names::default();
        let sentences = split(stream, value, |c| c == '。');
        let Some((first, rules)) = sentences.split_first() else {
            return all;
        };
        for item in self.names.items(first) {
            let text = stream.text(&item);
            if is_time(text) && !self.names.words.looks_like_unit(text) {
                found.times.push(item);
                continue;
            }
            if self.is_clause(text) {
                self.unread(&item, troubles);
                continue;
            }
            let names = self.names.read(&item, level, troubles);
            all.open |= names.open;
            all.parties.extend(names.parties);
        }
        for rule in rules {
            if !self.names.words.first_leads.is_match(stream.text(rule)) {
                self.unread(rule, troubles);
            }
        }
        all
    }

    /// `各市结合实际落实`: says what to do, names nobody.
    fn is_clause(&self, text: &str) -> bool {
        ["结合实际", "不再列出", "下同", "抓好落实"]
            .iter()
            .any(|word| text.contains(word))
            && !self.names.words.looks_like_unit(text)
    }

    fn unread(&self, range: &Range<usize>, troubles: &mut Troubles) {
        let stream = self.names.stream;
        let (code, severity) = (DiagnosticCode::AssignmentRemark, Severity::Info);
        let arguments = vec![stream.shown(range)];
        let field = Some(Field::Assignments);
        troubles.add(stream, range, field, code, severity, arguments);
    }

    fn first_leads(&self, made: &mut Assignment, region: &Region) {
        let holds = self
            .first_leads_from
            .is_some_and(|from| from <= region.whole.end);
        if holds && made.lead.is_empty() && !made.responsible.is_empty() {
            made.lead.push(made.responsible.remove(0));
        }
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

    /// Brackets without labels: `(市甲局、市乙局牵头,各区按职责分工负责)`, `(某局)`.
    fn bare_regions(
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
            let region = Region {
                whole: pair.open..close + 1,
                inside: pair.open + 1..close,
                closed: true,
            };
            if self.bare(&region, body, found, troubles) {
                done = close + 1;
            }
        }
    }

    fn bare(
        &self,
        region: &Region,
        body: &Range<usize>,
        found: &mut Found,
        troubles: &mut Troubles,
    ) -> bool {
        let stream = self.names.stream;
        let clauses = split(stream, &region.inside, |c| matches!(c, ',' | ';' | '。'));
        let mut made = self.empty(region);
        let (mut waiting, mut level): (Vec<Range<usize>>, _) = (Vec::new(), None);
        let mut seen = Vec::new();
        let mut named = 0;
        for clause in clauses {
            let text = stream.text(&clause);
            let role = self.names.words.after.captures(text);
            let end = role
                .as_ref()
                .and_then(|role| role.get(0))
                .map(|m| m.start());
            let list = clause.start..clause.start + end.unwrap_or(text.len());
            if is_time(text) && !self.names.words.looks_like_unit(text) {
                seen.push(clause.clone());
                continue;
            }
            if end.is_none() && self.is_clause(text) {
                continue;
            }
            if !self.all_units(&list) {
                return false;
            }
            waiting.push(list);
            let Some(role) = role else { continue };
            named += 1;
            for list in waiting.drain(..) {
                let names = self.names.read(&list, &mut level, troubles);
                made.open |= names.open;
                let leads = role.name("lead").is_some();
                let side = if leads {
                    &mut made.lead
                } else {
                    &mut made.responsible
                };
                side.extend(names.parties);
            }
        }
        if named == 0 && !self.is_owner_bracket(region, body, &waiting) {
            return false;
        }
        for list in waiting {
            let names = self.names.read(&list, &mut level, troubles);
            made.open |= names.open;
            made.responsible.extend(names.parties);
        }
        if made.lead.is_empty() && made.responsible.is_empty() {
            return false;
        }
        if named == 0 {
            let (code, severity) = (DiagnosticCode::RoleUnsaid, Severity::Doubt);
            let arguments = vec![stream.shown(&region.whole)];
            let field = Some(Field::Assignments);
            troubles.add(stream, &region.whole, field, code, severity, arguments);
        }
        self.first_leads(&mut made, region);
        found.times.extend(seen);
        found.cuts.push(region.whole.clone());
        found.assignments.push(made);
        true
    }

    fn all_units(&self, list: &Range<usize>) -> bool {
        let stream = self.names.stream;
        let items = self.names.items(list);
        !items.is_empty()
            && items.iter().all(|item| {
                let text = stream.text(item).trim_start_matches('由');
                let text = text.strip_suffix('等').unwrap_or(text);
                self.names.words.looks_like_unit(text)
                    || self.names.register.canonical(text).is_some()
            })
    }

    /// `…。(某局)`: a bracket of nothing but units, after a full stop or at the end.
    fn is_owner_bracket(
        &self,
        region: &Region,
        body: &Range<usize>,
        lists: &[Range<usize>],
    ) -> bool {
        let stream = self.names.stream;
        let before = stream.text(&(body.start..region.whole.start));
        let after = stream.text(&(region.whole.end..body.end));
        let at_end = matches!(after, "" | "。" | ";") || self.begins_bullet(region.whole.end);
        !lists.is_empty() && (before.ends_with(['。', ';']) || at_end)
    }

    fn mismatches(&self, pairs: &[Pair], found: &Found, troubles: &mut Troubles) {
        let stream = self.names.stream;
        for pair in pairs.iter().filter(|pair| !fits(stream, pair)) {
            let end = pair.close.unwrap_or(pair.open) + 1;
            let range = pair.open..end;
            let in_cut = found
                .cuts
                .iter()
                .any(|cut| cut.start <= pair.open && pair.open < cut.end);
            let field = if in_cut {
                Field::Assignments
            } else {
                Field::Text
            };
            let code = match pair.close {
                Some(_) => DiagnosticCode::BracketMismatch,
                None if in_cut => continue,
                None => DiagnosticCode::BracketUnclosed,
            };
            let close = pair.close.map(|close| stream.shown(&(close..close + 1)));
            let arguments = vec![
                stream.shown(&(pair.open..pair.open + 1)),
                close.unwrap_or_default(),
            ];
            troubles.add(stream, &range, Some(field), code, Severity::Info, arguments);
        }
    }
}

/// Holds a date and nothing else that matters: `6月底完成`.
fn is_time(text: &str) -> bool {
    let marks = ["月", "年底", "季度", "半年", "年内", "年前", "长期", "持续"];
    marks.iter().any(|mark| text.contains(mark))
}
