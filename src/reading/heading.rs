//! What a heading says of all that stands under it: 市甲局: leads its tasks, 6月底前完成的任务 says when they are due.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use crate::plan::{Assignment, DiagnosticCode, Field, Severity};

use super::assembly::Assembly;
use super::assignment::{AssignmentReader, Found};
use super::clause::Judgement;
use super::level_of_government::Level;
use super::names::NameReader;
use super::sighting::{self, Seen};
use super::structure::{ChapterRange, Structure};
use super::trouble::Troubles;
use super::unnumbered::unit_of_heading;
use super::words::{contains, starts_with};

/// Fewest chapters that are offices without their level.
const FEWEST_OFFICES: usize = 3;
/// Longest name of one, in characters.
const LONGEST_OFFICE: usize = 20;

/// Who does all that stands under a heading.
pub struct Owner {
    assignments: Vec<Assignment>,
    /// Where the bracket begins that says so, if it stands in the heading.
    bracket: Option<usize>,
}

impl Assembly<'_> {
    /// `measures`: those of the chapter, in its order.
    pub fn under_headings(
        &mut self,
        chapter: &ChapterRange,
        measures: Range<usize>,
        owners: &BTreeMap<usize, Owner>,
    ) {
        for (range, index) in chapter.measures.iter().zip(measures) {
            let sections = range.sections.iter().rev();
            let mut owned = sections.clone().filter_map(|section| owners.get(section));
            if let Some(owner) = owned.next().or_else(|| owners.get(&chapter.sections.len())) {
                self.owned_by(&owner.assignments, index);
            }
            let sections = sections
                .filter_map(|&section| Some((section, &chapter.sections.get(section)?.title)));
            let mut headings = sections.chain([(chapter.sections.len(), &chapter.title)]);
            let time = headings.find_map(|(nth, title)| {
                let own = without_owner(title, owners.get(&nth));
                sighting::of_heading(self.stream, &own, self.words)
            });
            if let (Some(time), Some(seen)) = (time, self.seen.get_mut(index)) {
                seen.splice(0..0, beside(time, seen));
            }
        }
    }

    /// 市甲局: or 一、市甲局, where every numbered chapter is a unit: who leads what stands under it.
    pub fn under_units(&mut self, structure: &Structure, names: &NameReader) {
        let chapters = structure.chapters.iter().zip(&self.plan.chapters);
        let chapters = chapters.filter(|(range, _)| !range.measures.is_empty());
        let chapters: Vec<(&ChapterRange, Range<usize>)> = chapters
            .map(|(range, chapter)| (range, chapter.measures.clone()))
            .collect();
        let unit = |range: &ChapterRange| unit_in(&range.title, names);
        let is_unit = |range: &ChapterRange| names.starts_unit(&unit(range));
        let names_units = |range: &ChapterRange| {
            let unit = names.stream.text(&unit(range));
            let mut names_of = unit.split('、');
            is_unit(range) || names_of.all(|name| is_office(name, names))
        };
        let fewest = match chapters.iter().all(|(range, _)| is_unit(range)) {
            true => 2,
            // 人事教育处, 局办公室: they may leave their level out where all headings are such.
            false => FEWEST_OFFICES,
        };
        let are_all = chapters.len() >= fewest && chapters.iter().all(|(it, _)| names_units(it));
        let sections = || chapters.iter().flat_map(|(range, _)| &range.sections);
        let is_headed = |title: &Range<usize>| names.starts_unit(&unit_in(title, names));
        let are_sections = sections().count() >= 2 && sections().all(|it| is_headed(&it.title));
        for (range, measures) in &chapters {
            let owners = range.measures.iter().map(|it| it.sections.last());
            for (section, index) in owners.zip(measures.clone()).filter(|_| are_sections) {
                let section = section.and_then(|&section| range.sections.get(section));
                if let Some(section) = section {
                    self.led_by(&unit_in(&section.title, names), index, names);
                }
            }
        }
        for (range, measures) in chapters {
            if are_all || range.printed == 0 && is_unit(range) {
                measures.for_each(|index| self.led_by(&unit(range), index, names));
            }
        }
    }

    /// A heading's words without the bracket that says who does it.
    pub fn heading_title(&self, title: &Range<usize>, owner: Option<&Owner>) -> String {
        self.stream.shown(&without_owner(title, owner))
    }

    /// What headings and the words right under them say of who does it, by section; of the chapter behind the last.
    pub fn owners(
        &mut self,
        chapter: &ChapterRange,
        reader: &AssignmentReader,
    ) -> BTreeMap<usize, Owner> {
        let sections = chapter.sections.iter().map(|it| (&it.title, &it.under));
        let headings = sections
            .chain([(&chapter.title, &chapter.under)])
            .enumerate();
        let owners = headings.filter_map(|(nth, (title, under))| {
            let in_title = owner_in(title, reader, &mut self.troubles);
            let bracket = in_title.as_ref().and_then(|found| found.cuts.first());
            let bracket = bracket.map(|cut| cut.start);
            let found = in_title.or_else(|| owner_in(under, reader, &mut self.troubles))?;
            let assignments = found.assignments;
            Some((
                nth,
                Owner {
                    assignments,
                    bracket,
                },
            ))
        });
        owners.collect()
    }

    /// Who does all that stands under a heading does this, where the measure itself names nobody.
    fn owned_by(&mut self, owner: &[Assignment], index: usize) {
        let measure = self.plan.measures.get_mut(index);
        if let Some(measure) = measure.filter(|it| it.assignments.is_empty()) {
            measure.assignments = owner.to_vec();
        }
    }

    /// Of a measure that names nobody itself nothing is to be said where somebody was found elsewhere.
    pub fn forget_who_is_known(&mut self) {
        let nobody = self
            .plan
            .measures
            .iter()
            .filter(|it| it.assignments.is_empty());
        let nobody: HashSet<&str> = nobody.map(|it| it.id.as_str()).collect();
        self.troubles.found.retain(|it| {
            let is_nobody = |id: &String| nobody.contains(id.as_str());
            it.code != DiagnosticCode::NoAssignment || it.measure.as_ref().is_some_and(is_nobody)
        });
    }

    /// The unit in the heading leads where the measure itself says nobody else.
    fn led_by(&mut self, heading: &Range<usize>, index: usize, names: &NameReader) {
        let Some(measure) = self.plan.measures.get_mut(index) else {
            return;
        };
        if measure.assignments.iter().any(|it| !it.lead.is_empty()) {
            return;
        }
        self.troubles.measure = Some(measure.id.clone());
        let unit = names.read(heading, &mut Level::default(), &mut self.troubles);
        match measure.assignments.first_mut() {
            Some(first) => first.lead = unit.parties,
            None => measure.assignments.push(Assignment {
                lead: unit.parties,
                responsible: Vec::new(),
                open: unit.open,
                source: self.stream.span(heading),
            }),
        }
        // A document that says so itself need not be asked.
        let behind = self.stream.folded.get(heading.end..).unwrap_or_default();
        let is_said = contains(&self.stream.folded, &self.words.idioms.division_by_heading)
            || starts_with(behind, &self.words.idioms.lead);
        if !is_said {
            let (code, severity) = (DiagnosticCode::LedByHeading, Severity::Doubt);
            let arguments = vec![self.stream.shown(heading)];
            let field = Some(Field::Assignments);
            self.troubles
                .add(self.stream, heading, field, code, severity, arguments);
        }
        self.troubles.measure = None;
    }
}

fn without_owner(title: &Range<usize>, owner: Option<&Owner>) -> Range<usize> {
    let bracket = owner.and_then(|owner| owner.bracket);
    title.start..bracket.unwrap_or(title.end)
}

/// The time of a heading beside those of a measure under it: with one of its own it need not be asked for that of its
/// stage, which only says of which year its own are; and that of its month is less sure.
fn beside(time: Seen, own: &[Seen]) -> Option<Seen> {
    match own {
        [] => Some(time),
        _ if time.is_stage => Some(Seen {
            judgement: Judgement::No,
            ..time
        }),
        _ => Some(Seen {
            judgement: Judgement::PerhapsNot,
            ..time
        }),
    }
}

/// (牵头单位:市甲局), or a line under the heading: what says who does it and nothing else.
fn owner_in(
    place: &Range<usize>,
    reader: &AssignmentReader,
    troubles: &mut Troubles,
) -> Option<Found> {
    let words = reader.names.words;
    let text = reader.names.stream.text(place);
    // ——部门联动: a principle.
    if text.starts_with('—') || words.roles(text).is_empty() {
        return None;
    }
    let found = reader.read(place, troubles);
    (!found.assignments.is_empty() && !found.cuts.is_empty()).then_some(found)
}

/// 人事教育处, without the level of its government.
fn is_office(name: &str, names: &NameReader) -> bool {
    let length = name.chars().take(LONGEST_OFFICE + 1).count();
    (2..=LONGEST_OFFICE).contains(&length) && names.words.looks_like_unit(name)
}

/// 县教育局|牵头事项
fn unit_in(title: &Range<usize>, names: &NameReader) -> Range<usize> {
    let unit = unit_of_heading(names.stream.text(title), names.words);
    title.start..title.start + unit.len()
}
