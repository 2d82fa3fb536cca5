//! What a heading says of all that stands under it: 市甲局: leads its tasks, 6月底前完成的任务 says when they are due.

use std::ops::Range;

use crate::plan::{Assignment, DiagnosticCode, Field, Severity};

use super::assembly::Assembly;
use super::level_of_government::Level;
use super::names::NameReader;
use super::sighting;
use super::structure::ChapterRange;
use super::words::contains;

impl Assembly<'_> {
    /// `measures`: those of the chapter, in its order.
    pub fn under_headings(
        &mut self,
        chapter: &ChapterRange,
        measures: Range<usize>,
        names: &NameReader,
    ) {
        for (range, index) in chapter.measures.iter().zip(measures.clone()) {
            let sections = range.sections.iter().rev();
            let sections = sections.filter_map(|&section| chapter.sections.get(section));
            let headings = sections.map(|section| &section.title);
            let mut headings = headings.chain([&chapter.title]);
            let time = headings.find_map(|it| sighting::of_heading(self.stream, it, self.words));
            if let (Some(time), Some(seen)) = (time, self.seen.get_mut(index)) {
                seen.insert(0, time);
            }
        }
        let is_unit = chapter.printed == 0 && names.starts_unit(&chapter.title);
        if is_unit {
            measures.for_each(|index| self.led_by(&chapter.title, index, names));
        }
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
        let own = self.troubles.measure.clone();
        let found = &mut self.troubles.found;
        found.retain(|it| it.measure != own || it.code != DiagnosticCode::NoAssignment);
        // A document that says so itself need not be asked.
        let is_said = contains(&self.stream.folded, &self.words.idioms.division_by_heading);
        if !is_said {
            let (code, severity) = (DiagnosticCode::RoleUnsaid, Severity::Doubt);
            let arguments = vec![self.stream.shown(heading)];
            let field = Some(Field::Assignments);
            self.troubles
                .add(self.stream, heading, field, code, severity, arguments);
        }
        self.troubles.measure = None;
    }
}
