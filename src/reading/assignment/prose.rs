use std::ops::Range;

use super::{AssignmentReader, Found, Region};
use crate::reading::level_of_government::Level;
use crate::reading::trouble::Troubles;

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
