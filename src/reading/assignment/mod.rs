//! Who does it: brackets, sentences and labelled lines of a measure, and the rows of tables.

mod bare;
mod company;
mod fields;
mod labelled;
mod prose;
mod reach;

use std::ops::Range;

use crate::plan::{Assignment, DiagnosticCode, Field, Rulings, Severity};

use super::brackets::{Pair, fits, pairs};
use super::level_of_government::Level;
use super::names::NameReader;
use super::table::Row;
use super::trouble::Troubles;
use super::words::LabelKind;
use fields::Labelled;

/// So many characters besides a time say nothing else: 6月底前|完成.
const MORE: usize = 4;

/// What one measure's text says of who does it.
#[derive(Debug, Default)]
pub struct Found {
    pub assignments: Vec<Assignment>,
    /// Places taken out of the text, in order, without overlap.
    pub cuts: Vec<Range<usize>>,
    /// Values of time labels, and items of a list that are times.
    pub times: Vec<Range<usize>>,
}

/// One bracket, sentence or run of labelled lines.
#[derive(Clone, Debug)]
struct Region {
    whole: Range<usize>,
    inside: Range<usize>,
    /// In brackets.
    closed: bool,
}

/// What a label begins.
enum Reach {
    Region(Region),
    /// Text up to here, as somebody said.
    Text(usize),
}

/// Reads the assignments of measures.
pub struct AssignmentReader<'a> {
    pub names: NameReader<'a>,
    /// Place from which on the first-listed leads, where the document says so.
    pub first_leads_from: Option<usize>,
    pub rulings: &'a Rulings,
}

impl AssignmentReader<'_> {
    pub fn read(&self, body: &Range<usize>, troubles: &mut Troubles) -> Found {
        let stream = self.names.stream;
        let pairs = pairs(stream, body);
        let mut found = Found::default();
        let front = self.said_in_front(body, &mut found, troubles);
        let (mut done, mut skipped) = (front, front);
        let fields = self.labels(body);
        let mut index = 0;
        while let Some(field) = fields.get(index) {
            index += 1;
            if field.label.start < done.max(skipped) {
                continue;
            }
            let region = match self.region(field, body, &pairs, troubles) {
                Reach::Region(region) => region,
                Reach::Text(end) => {
                    skipped = end;
                    continue;
                }
            };
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
        self.sentences(body, &mut found, troubles);
        self.mismatches(&pairs, &found, troubles);
        found
    }

    /// The fields of a table's row: its columns say what they are.
    pub fn read_row(&self, row: &Row, troubles: &mut Troubles) -> Found {
        let region = Region {
            whole: row.whole.clone(),
            inside: row.whole.clone(),
            closed: true,
        };
        let (mut found, mut made, mut level) =
            (Found::default(), self.empty(&region), Level::default());
        for (kind, cell) in &row.fields {
            match kind {
                LabelKind::Time => found.times.push(cell.clone()),
                LabelKind::Person => {}
                LabelKind::Lead | LabelKind::Support => {
                    level.next_list();
                    let names = self.list(cell, &mut level, &mut found, troubles);
                    names.give(*kind == LabelKind::Lead, &mut made);
                }
            }
        }
        self.first_leads(&mut made, &region);
        if !made.lead.is_empty() || !made.responsible.is_empty() {
            found.assignments.push(made);
        }
        let mut end = row.whole.start;
        for words in row.words.iter().chain([&(row.whole.end..row.whole.end)]) {
            found.cuts.push(end..words.start);
            end = words.end;
        }
        found
    }

    fn empty(&self, region: &Region) -> Assignment {
        Assignment {
            lead: Vec::new(),
            responsible: Vec::new(),
            open: false,
            source: self.names.stream.span(&region.whole),
        }
    }

    fn first_leads(&self, made: &mut Assignment, region: &Region) {
        if self.first_is_lead(region) && made.lead.is_empty() && !made.responsible.is_empty() {
            made.lead.push(made.responsible.remove(0));
        }
    }

    /// The document said before that the first of a list leads, or says it in a bracket right behind.
    fn first_is_lead(&self, region: &Region) -> bool {
        let end = region.whole.end;
        let from = self.first_leads_from;
        from.is_some_and(|from| from <= end || self.names.stream.folded.get(end..from) == Some("("))
    }

    fn says_when(&self, text: &str) -> bool {
        self.names.words.says_when(text)
    }

    /// 6月底前完成
    fn says_only_when(&self, text: &str) -> bool {
        let times = self.names.words.clock.scan(text);
        let said: usize = times
            .iter()
            .map(|it| {
                text.get(it.range.clone())
                    .unwrap_or_default()
                    .chars()
                    .count()
            })
            .sum();
        text.chars().count() <= said + MORE
    }

    fn unread(&self, range: &Range<usize>, troubles: &mut Troubles) {
        let stream = self.names.stream;
        let (code, severity) = (DiagnosticCode::AssignmentRemark, Severity::Info);
        let arguments = vec![stream.shown(range)];
        let field = Some(Field::Assignments);
        troubles.add(stream, range, field, code, severity, arguments);
    }

    fn mismatches(&self, pairs: &[Pair], found: &Found, troubles: &mut Troubles) {
        let stream = self.names.stream;
        for pair in pairs.iter().filter(|pair| !fits(stream, pair)) {
            let end = pair.close.unwrap_or(pair.open) + 1;
            let range = pair.open..end;
            let next = found.cuts.partition_point(|cut| cut.start <= pair.open);
            let cut = next.checked_sub(1).and_then(|index| found.cuts.get(index));
            let in_cut = cut.is_some_and(|cut| pair.open < cut.end);
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
