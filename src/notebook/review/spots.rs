//! Which words of a plan a doubt or a correction is about.

use std::collections::{BTreeMap, HashMap};

use super::{Asked, Question};
use crate::plan::{
    Diagnostic, DiagnosticCode, Measure, Plan, ReferenceKind, Severity, Span, fold_name,
};

/// Words of a measure (or of the plan as a whole), and what is asked about them. Words decide, not places: they are
/// found again when the document is read anew.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// Index into [`Plan::measures`]; what [`divides`](Asked::divides) the document is known without it.
    pub measure: Option<usize>,
    pub asked: Asked,
    /// As written; two spots are one where these are equal after NFKC without white space.
    pub words: String,
    /// Which of equal times or figures of the measure, or of lines that begin so, from 1; of names and of brackets all equal ones are
    /// one spot.
    pub nth: u32,
}

impl Spot {
    pub(super) fn new(measure: Option<usize>, asked: Asked, words: &str, nth: u32) -> Self {
        let words = match asked {
            // There is one year and one title, whatever words they were read from.
            Asked::Year | Asked::Title => String::new(),
            _ => fold_name(words),
        };
        Self {
            measure: measure.filter(|_| !asked.divides()),
            asked,
            words,
            nth,
        }
    }

    /// What two spots have in common that are one.
    pub(super) fn key(&self) -> Self {
        Self::new(self.measure, self.asked, &self.words, self.nth)
    }
}

/// One question for all doubts about the same words.
pub(super) fn questions(plan: &Plan) -> Vec<Question> {
    let doubts: Vec<(usize, &Diagnostic)> = plan
        .diagnostics
        .iter()
        .enumerate()
        .filter(|(_, it)| it.severity == Severity::Doubt)
        .collect();
    if doubts.is_empty() {
        return Vec::new();
    }
    let ids = plan.measures.iter().enumerate();
    let ids: HashMap<&str, usize> = ids.map(|(index, it)| (it.id.as_str(), index)).collect();
    let mut by_measure: BTreeMap<Option<usize>, Vec<&Diagnostic>> = BTreeMap::new();
    let measure_of = |it: &Diagnostic| it.measure.as_deref().and_then(|id| ids.get(id).copied());
    for (_, doubt) in &doubts {
        by_measure.entry(measure_of(doubt)).or_default().push(doubt);
    }
    let mut questions: Vec<Question> = Vec::new();
    let mut places: HashMap<Spot, usize> = HashMap::new();
    for (index, doubt) in doubts {
        let measure = measure_of(doubt);
        let others = by_measure.get(&measure).map_or(&[][..], |it| it);
        let spot = spot(plan, measure, doubt, others);
        let place = *places.entry(spot.key()).or_insert_with(|| {
            questions.push(Question::new(spot, doubt.source));
            questions.len() - 1
        });
        questions[place].diagnostics.push(index);
    }
    questions
}

/// `others`: all doubts about the same measure.
fn spot(plan: &Plan, measure: Option<usize>, doubt: &Diagnostic, others: &[&Diagnostic]) -> Spot {
    let asked = Asked::by(doubt);
    let words = doubt.arguments.first().cloned().unwrap_or_default();
    let mut spot = Spot {
        measure,
        asked,
        words,
        nth: 1,
    };
    if let (
        DiagnosticCode::HeadingAsText
        | DiagnosticCode::ArticleOfForce
        | DiagnosticCode::BulletsAsMeasures,
        [_, words, nth],
    )
    | (DiagnosticCode::StrayNumber, [words, nth]) = (doubt.code, &doubt.arguments[..])
    {
        words.clone_into(&mut spot.words);
        spot.nth = nth.parse().unwrap_or(1);
    }
    if let (Asked::Time | Asked::Target, Some(measure)) = (asked, measure) {
        let written = written(&plan.measures[measure], asked, others);
        if let Some((words, nth)) = told_apart(&written, doubt.source) {
            words.clone_into(&mut spot.words);
            spot.nth = nth;
        }
    }
    spot
}

/// The words at `source` among those of a measure, and which of equal ones they are, from 1.
fn told_apart<'a>(written: &[(Span, &'a str)], source: Span) -> Option<(&'a str, u32)> {
    let here = written.iter().position(|(span, _)| span.meets(source))?;
    let (before, words) = (&written[..here], written[here].1);
    let is_equal = |&&(_, it): &&(Span, &str)| fold_name(it) == fold_name(words);
    let equal = before.iter().filter(is_equal);
    Some((words, equal.count() as u32 + 1))
}

/// The words of a measure at `source`: a time, a figure or a name that was read there.
pub(super) fn spot_at(plan: &Plan, measure: usize, asked: Asked, source: Span) -> Option<Spot> {
    let read = plan.measures.get(measure)?;
    let (words, nth) = match asked {
        Asked::Time | Asked::Target => told_apart(&written(read, asked, &[]), source)?,
        Asked::Department => {
            let lists = read.assignments.iter();
            let mut parties = lists.flat_map(|it| it.lead.iter().chain(&it.responsible));
            let party = parties.find(|it| it.source.meets(source))?;
            (party.written.as_str(), 1)
        }
        Asked::System => {
            let mut names = read.references.iter();
            let named =
                names.find(|it| it.kind == ReferenceKind::Quoted && it.source.meets(source))?;
            (named.name.as_str(), 1)
        }
        Asked::Year | Asked::Title | Asked::Lead | Asked::Reading => return None,
    };
    Some(Spot {
        measure: Some(measure),
        asked,
        words: words.to_owned(),
        nth,
    })
}

/// Where words stand that no doubt is about; empty where they are not found.
pub(super) fn source(plan: &Plan, spot: &Spot) -> Span {
    let Some(measure) = spot.measure.map(|measure| &plan.measures[measure]) else {
        return Span::default();
    };
    let is_said = |words: &str| fold_name(words) == fold_name(&spot.words);
    match spot.asked {
        Asked::Time | Asked::Target => {
            let written = written(measure, spot.asked, &[]).into_iter();
            let mut equal = written.filter(|(_, words)| is_said(words));
            let found = equal.nth((spot.nth as usize).saturating_sub(1));
            found.map(|(span, _)| span).unwrap_or_default()
        }
        Asked::Department => {
            let lists = measure.assignments.iter();
            let mut parties = lists.flat_map(|it| it.lead.iter().chain(&it.responsible));
            let found = parties.find(|party| is_said(&party.written));
            found.map(|party| party.source).unwrap_or_default()
        }
        Asked::System => {
            let mut names = measure.references.iter();
            let found = names.find(|it| is_said(&it.name));
            found.map(|it| it.source).unwrap_or_default()
        }
        Asked::Year | Asked::Title | Asked::Lead | Asked::Reading => Span::default(),
    }
}

/// The times or figures of a measure, in the order of the document: those that were read, and those in doubt.
fn written<'a>(
    measure: &'a Measure,
    asked: Asked,
    doubts: &[&'a Diagnostic],
) -> Vec<(Span, &'a str)> {
    let times = measure.milestones.iter().map(|it| (it.source, &it.text));
    let figures = measure.targets.iter().map(|it| (it.source, &it.text));
    let mut written: Vec<(Span, &str)> = match asked {
        Asked::Time => times.map(|(span, text)| (span, text.as_str())).collect(),
        _ => figures.map(|(span, text)| (span, text.as_str())).collect(),
    };
    for doubt in doubts.iter().filter(|it| Asked::by(it) == asked) {
        let words = doubt.arguments.first().map(String::as_str);
        let is_new = !written.iter().any(|(span, _)| span.meets(doubt.source));
        written.extend(words.filter(|_| is_new).map(|it| (doubt.source, it)));
    }
    written.sort_by_key(|(span, _)| *span);
    written
}
