//! What the words of a measure mean: which bytes are times, targets, departments, references.

use std::ops::Range;

use crate::plan::{Measure, Part, Place};

/// What a piece of a title or text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Plain,
    /// Index into the measure's milestones.
    Time(usize),
    /// Index into the measure's targets.
    Target(usize),
    Department,
}

/// Bytes of a title or text and what they mean; the pieces divide it without gap or overlap.
pub(super) fn pieces(measure: &Measure, part: Part) -> Vec<(Range<usize>, Meaning)> {
    let text = measure.part(part);
    let mut marked: Vec<(Range<usize>, Meaning)> = Vec::new();
    let mut put = |range: Range<usize>, meaning: Meaning| {
        let is_free = |(taken, _): &(Range<usize>, Meaning)| {
            range.end <= taken.start || taken.end <= range.start
        };
        let is_text = !range.is_empty() && text.get(range.clone()).is_some();
        if is_text && marked.iter().all(is_free) {
            marked.push((range, meaning));
        }
    };
    for (index, milestone) in measure.milestones.iter().enumerate() {
        put_place(milestone.place, part, |range| {
            put(range, Meaning::Time(index));
        });
    }
    for (index, target) in measure.targets.iter().enumerate() {
        put_place(target.place, part, |range| {
            put(range, Meaning::Target(index));
        });
    }
    for name in names(measure) {
        for (start, name) in text.match_indices(name) {
            put(start..start + name.len(), Meaning::Department);
        }
    }
    marked.sort_by_key(|(range, _)| range.start);
    filled(marked, text.len())
}

/// Bytes of the names of systems and documents, as they stand, and the indices of the references.
pub(super) fn references(measure: &Measure, part: Part) -> Vec<(Range<usize>, usize)> {
    let mut ranges = Vec::new();
    for (index, reference) in measure.references.iter().enumerate() {
        put_place(reference.place, part, |range| {
            if measure.part(part).get(range.clone()).is_some() {
                ranges.push((range, index));
            }
        });
    }
    ranges
}

fn put_place(place: Option<Place>, part: Part, put: impl FnOnce(Range<usize>)) {
    if let Some(place) = place.filter(|place| place.part == part) {
        put(place.start..place.end);
    }
}

/// Every way a department is written or called, the longest first, so that a name is not cut by a shorter one in it.
fn names(measure: &Measure) -> Vec<&str> {
    let lists = measure.assignments.iter();
    let parties = lists.flat_map(|it| it.lead.iter().chain(&it.responsible));
    let mut names: Vec<&str> = parties
        .flat_map(|party| [party.name.as_str(), party.written.as_str()])
        .filter(|name| !name.is_empty())
        .collect();
    names.sort_by_key(|name| (std::cmp::Reverse(name.len()), *name));
    names.dedup();
    names
}

/// `marked`, in order, with what lies between as plain pieces.
fn filled(marked: Vec<(Range<usize>, Meaning)>, end: usize) -> Vec<(Range<usize>, Meaning)> {
    let mut pieces = Vec::with_capacity(2 * marked.len() + 1);
    let mut from = 0;
    for (range, meaning) in marked {
        if from < range.start {
            pieces.push((from..range.start, Meaning::Plain));
        }
        from = range.end;
        pieces.push((range, meaning));
    }
    if from < end {
        pieces.push((from..end, Meaning::Plain));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{
        Assignment, Milestone, MilestoneKind, Party, Reference, ReferenceKind, Span, Target,
        YearSource,
    };

    fn place(text: &str, words: &str) -> Option<Place> {
        let start = text.find(words)?;
        Some(Place {
            part: Part::Text,
            start,
            end: start + words.len(),
        })
    }

    fn measure(text: &str) -> Measure {
        Measure {
            id: "1.1".into(),
            chapter: 0,
            number: 1,
            label: String::new(),
            section: Vec::new(),
            title: "深化品牌".into(),
            text: text.into(),
            assignments: vec![Assignment {
                lead: vec![Party {
                    name: "市交通运输局".into(),
                    written: "市交通局".into(),
                    source: Span::default(),
                }],
                responsible: Vec::new(),
                open: false,
                source: Span::default(),
            }],
            milestones: vec![Milestone {
                text: "6月底前".into(),
                kind: MilestoneKind::By,
                start: None,
                due: None,
                recurs: None,
                governs: String::new(),
                year_source: YearSource::None,
                place: place(text, "6月底前"),
                source: Span::default(),
            }],
            targets: vec![Target {
                text: "99%以上".into(),
                metric: String::new(),
                place: place(text, "99%以上"),
                source: Span::default(),
            }],
            references: vec![Reference {
                name: "一窗通".into(),
                kind: ReferenceKind::Quoted,
                place: place(text, "“一窗通”"),
                source: Span::default(),
            }],
            source: Span::default(),
        }
    }

    #[track_caller]
    fn check(text: &str, expected: &[(&str, Meaning)]) {
        let measure = measure(text);
        let pieces = pieces(&measure, Part::Text);
        let found: Vec<(&str, Meaning)> = pieces
            .iter()
            .map(|(range, meaning)| (&text[range.clone()], *meaning))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn times_targets_and_departments_are_found() {
        check(
            "6月底前,市交通局达到99%以上。",
            &[
                ("6月底前", Meaning::Time(0)),
                (",", Meaning::Plain),
                ("市交通局", Meaning::Department),
                ("达到", Meaning::Plain),
                ("99%以上", Meaning::Target(0)),
                ("。", Meaning::Plain),
            ],
        );
        check("全市推广。", &[("全市推广。", Meaning::Plain)]);
        check("", &[]);
    }

    #[test]
    fn references_are_apart_from_the_rest() {
        let measure = measure("上线“一窗通”。");
        let found = references(&measure, Part::Text);
        assert_eq!(&measure.text[found[0].0.clone()], "“一窗通”");
        assert!(references(&measure, Part::Title).is_empty());
    }
}
