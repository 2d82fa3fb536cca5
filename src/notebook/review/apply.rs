//! A plan as it was read, with what people said of it put in.

use std::collections::HashSet;

use super::{Answer, Question, Verdict};
use crate::notebook::Timing;
use crate::plan::{
    Assignment, Measure, Milestone, MilestoneKind, Part, Party, Place, Plan, Reference,
    ReferenceKind, Span, Target, YearSource, fold_name,
};

/// Measures keep their places, so that whatever points to one still does.
pub(super) fn corrected(plan: &Plan, questions: &[Question]) -> Plan {
    let mut plan = plan.clone();
    let settled = questions.iter().filter(|it| !it.is_open());
    let settled: HashSet<usize> = settled.flat_map(|it| &it.diagnostics).copied().collect();
    let mut index = 0;
    plan.diagnostics.retain(|_| {
        index += 1;
        !settled.contains(&(index - 1))
    });
    for question in questions {
        let measure = question.spot.measure;
        let measure = measure.and_then(|measure| plan.measures.get_mut(measure));
        if let (Verdict::Corrected(answer), Some(measure)) = (&question.verdict, measure) {
            apply(measure, question, answer);
        }
    }
    plan
}

fn apply(measure: &mut Measure, question: &Question, answer: &Answer) {
    match answer {
        Answer::Department(name) => call(measure, &question.spot.words, name),
        Answer::Lead(names) => lead(measure, question.source, names),
        Answer::Time(timing) => date(measure, question, *timing),
        Answer::Target(is_target) => aim(measure, question, *is_target),
        Answer::System(is_system) => refer(measure, question, *is_system),
        // The document is read anew with these.
        Answer::Year(_) | Answer::Title(_) | Answer::Line(_) | Answer::Bracket(_) => {}
    }
}

/// Everybody written so is called by this name; by an empty one nobody is.
fn call(measure: &mut Measure, written: &str, name: &str) {
    let written = fold_name(written);
    for assignment in &mut measure.assignments {
        for list in [&mut assignment.lead, &mut assignment.responsible] {
            if name.is_empty() {
                list.retain(|party| fold_name(&party.written) != written);
            }
            for party in list.iter_mut() {
                if fold_name(&party.written) == written {
                    name.clone_into(&mut party.name);
                }
            }
        }
    }
}

/// In the list that stands at `source` these lead, and the others answer; where the measure has no list, it is theirs.
fn lead(measure: &mut Measure, source: Span, names: &[String]) {
    if measure.assignments.is_empty() {
        let party = |name: &String| Party {
            name: name.clone(),
            written: name.clone(),
            source,
        };
        measure.assignments.push(Assignment {
            lead: names.iter().map(party).collect(),
            responsible: Vec::new(),
            open: false,
            source,
        });
        return;
    }
    let lists = measure.assignments.iter_mut();
    for assignment in lists.filter(|it| it.source.meets(source)) {
        let mut all = std::mem::take(&mut assignment.lead);
        all.append(&mut assignment.responsible);
        let leads = |name: &String| names.contains(name);
        (assignment.lead, assignment.responsible) =
            all.into_iter().partition(|party| leads(&party.name));
    }
}

fn aim(measure: &mut Measure, question: &Question, is_target: bool) {
    let mut read = measure.targets.iter();
    let found = read.position(|it| it.source.meets(question.source));
    match (found, is_target) {
        (Some(index), false) => {
            measure.targets.remove(index);
        }
        (None, true) => {
            let target = unread_target(measure, question);
            let later = |it: &Target| it.source > question.source;
            let index = measure.targets.iter().position(later);
            let index = index.unwrap_or(measure.targets.len());
            measure.targets.insert(index, target);
        }
        (Some(_), true) | (None, false) => {}
    }
}

fn refer(measure: &mut Measure, question: &Question, is_system: bool) {
    let read = |it: &Reference| {
        it.kind == ReferenceKind::Quoted && fold_name(&it.name) == fold_name(&question.spot.words)
    };
    if !is_system {
        measure.references.retain(|it| !read(it));
    } else if !measure.references.iter().any(read) {
        let words = question.spot.words.as_str();
        let named = Reference {
            name: words.to_owned(),
            kind: ReferenceKind::Quoted,
            place: place(measure, words),
            source: question.source,
        };
        let later = |it: &Reference| it.source > question.source;
        let index = measure.references.iter().position(later);
        let index = index.unwrap_or(measure.references.len());
        measure.references.insert(index, named);
    }
}

/// A figure that the reader made no target of. What it measures stands before it in its clause, else behind it.
fn unread_target(measure: &Measure, question: &Question) -> Target {
    let words = question.spot.words.as_str();
    let place = place(measure, words);
    let around = place.and_then(|place| {
        let text = measure.part(place.part);
        Some((text.get(..place.start)?, text.get(place.end..)?))
    });
    let (before, behind) = around.unwrap_or_default();
    let before = before.rsplit(CLAUSE_MARKS).next().unwrap_or_default();
    let behind = behind.split(CLAUSE_MARKS).next().unwrap_or_default();
    let metric = if before.is_empty() { behind } else { before };
    Target {
        text: words.to_owned(),
        metric: metric.to_owned(),
        place,
        source: question.source,
    }
}

const CLAUSE_MARKS: [char; 8] = [',', '，', ';', '；', '。', ':', '：', '\n'];

fn date(measure: &mut Measure, question: &Question, timing: Timing) {
    let read = measure.milestones.iter();
    let mut read = read.enumerate();
    let found = read.find(|(_, it)| it.source.meets(question.source));
    match (found.map(|(index, _)| index), timing) {
        (Some(index), Timing::NoTime) => {
            measure.milestones.remove(index);
        }
        (Some(index), timing) => set(&mut measure.milestones[index], timing),
        (None, Timing::NoTime) => {}
        (None, timing) => {
            let mut milestone = unread(measure, question);
            set(&mut milestone, timing);
            let later = |it: &Milestone| it.source > question.source;
            let place = measure.milestones.iter().position(later);
            let place = place.unwrap_or(measure.milestones.len());
            measure.milestones.insert(place, milestone);
        }
    }
}

fn set(milestone: &mut Milestone, timing: Timing) {
    let (kind, start, due, recurs) = match timing {
        Timing::By(due) => (MilestoneKind::By, None, Some(due), None),
        Timing::In(start, due) => (MilestoneKind::In, Some(start), Some(due), None),
        Timing::From(start) => (MilestoneKind::From, Some(start), None, None),
        Timing::Every(recurs) => (MilestoneKind::Every, None, None, Some(recurs)),
        Timing::Ongoing | Timing::NoTime => (MilestoneKind::Ongoing, None, None, None),
    };
    milestone.kind = kind;
    milestone.start = start;
    milestone.due = due;
    milestone.recurs = recurs;
    milestone.year_source = YearSource::Corrected;
}

/// A time that the reader made no milestone of. It governs the rest of its sentence.
fn unread(measure: &Measure, question: &Question) -> Milestone {
    let words = question.spot.words.as_str();
    let place = place(measure, words);
    let rest = place.and_then(|place| measure.part(place.part).get(place.end..));
    let sentence = rest.and_then(|rest| rest.split(['。', '；', ';', '\n']).next());
    let is_mark = |c: char| matches!(c, ',' | '，' | '、' | '：' | ':');
    let governs = sentence.unwrap_or_default().trim_start_matches(is_mark);
    Milestone {
        text: words.to_owned(),
        kind: MilestoneKind::Ongoing,
        start: None,
        due: None,
        recurs: None,
        governs: governs.to_owned(),
        year_source: YearSource::Corrected,
        place,
        source: question.source,
    }
}

/// Where words stand in text or title, if only once and in no other time.
fn place(measure: &Measure, words: &str) -> Option<Place> {
    [Part::Text, Part::Title].into_iter().find_map(|part| {
        let mut found = measure.part(part).match_indices(words);
        let ((start, _), None) = (found.next()?, found.next()) else {
            return None;
        };
        let end = start + words.len();
        Some(Place { part, start, end })
    })
}
