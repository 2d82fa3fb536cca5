//! Every character belongs to exactly one part of the document, and every field lies inside its owner.

use cuoshi::plan::{LineRole, Measure, OtherKind, Part, Place, Plan, Rulings, Span};
use cuoshi::reading;
use proptest::prelude::*;

use crate::documents::{MADE_UP, SEED, mixture, spliced};
use crate::{cases, read, register};

fn parts(plan: &Plan) -> Vec<Span> {
    let title = [plan.title_source].into_iter();
    let chapters = plan.chapters.iter().map(|chapter| chapter.source);
    let sections = plan.chapters.iter().flat_map(|chapter| &chapter.sections);
    let measures = plan.measures.iter().map(|measure| measure.source);
    let other = plan.other.iter().map(|other| other.source);
    let all = title.chain(chapters).chain(measures).chain(other);
    let all = all.chain(sections.map(|section| section.source));
    let mut all: Vec<Span> = all.filter(|span| span.start < span.end).collect();
    all.sort_unstable();
    all
}

#[track_caller]
pub fn assert_divided(source: &str, plan: &Plan) {
    let mut end = 0;
    for part in parts(plan) {
        assert!(
            end <= part.start,
            "{part:?} begins before {end}: {source:?}"
        );
        let gap = source.get(end..part.start);
        let gap = gap.unwrap_or_else(|| panic!("{end} or {part:?} cuts a character: {source:?}"));
        assert_eq!(gap.trim(), "", "before {part:?} of {source:?}");
        end = part.end;
    }
    assert_eq!(
        source.get(end..).map(str::trim),
        Some(""),
        "after {end}: {source:?}"
    );
}

fn field_spans(measure: &Measure) -> Vec<Span> {
    let assignments = measure.assignments.iter().map(|a| a.source);
    let parties = measure.assignments.iter();
    let parties = parties.flat_map(|a| a.lead.iter().chain(&a.responsible));
    let milestones = measure.milestones.iter().map(|m| m.source);
    let targets = measure.targets.iter().map(|t| t.source);
    let references = measure.references.iter().map(|r| r.source);
    let fields = assignments.chain(parties.map(|party| party.source));
    fields
        .chain(milestones)
        .chain(targets)
        .chain(references)
        .collect()
}

fn places(measure: &Measure) -> Vec<(Place, Span)> {
    let milestones = measure.milestones.iter().map(|m| (m.place, m.source));
    let targets = measure.targets.iter().map(|t| (t.place, t.source));
    let references = measure.references.iter().map(|r| (r.place, r.source));
    let all = milestones.chain(targets).chain(references);
    all.filter_map(|(place, source)| Some((place?, source)))
        .collect()
}

fn words(text: &str) -> String {
    let is_mark = |c: char| c.is_whitespace() || matches!(c, '#' | '*');
    text.chars().filter(|c| !is_mark(*c)).collect()
}

/// In the measure, or in a heading above it, which may say who leads and when it is due, or in text outside the measures,
/// which may say by number who does each.
fn is_owned(plan: &Plan, measure: &Measure, span: Span) -> bool {
    let chapter = &plan.chapters[measure.chapter];
    let headings = chapter.sections.iter().map(|section| section.source);
    let lists = plan.other.iter().filter(|it| it.kind == OtherKind::Text);
    let mut owners = headings
        .chain([chapter.source, measure.source])
        .chain(lists.map(|it| it.source));
    span.start <= span.end && owners.any(|owner| owner.start <= span.start && span.end <= owner.end)
}

#[track_caller]
fn assert_owned(source: &str, plan: &Plan) {
    for measure in &plan.measures {
        let owner = measure.source;
        for span in field_spans(measure) {
            assert!(
                is_owned(plan, measure, span),
                "{span:?} outside {} {owner:?}: {source:?}",
                measure.id
            );
            assert!(
                source.get(span.start..span.end).is_some(),
                "{span:?} of {source:?}"
            );
        }
        for (place, span) in places(measure) {
            let shown = measure.part(place.part).get(place.start..place.end);
            let shown = shown.unwrap_or_else(|| panic!("{place:?} of {}: {source:?}", measure.id));
            // A page number inside the words stands in the source alone.
            let is_same = words(shown) == words(span.of(source));
            assert!(
                is_same || span.of(source).contains('\n'),
                "{shown} at {span:?}: {source:?}"
            );
        }
        assert!(
            measure.part(Part::Title).trim() == measure.title,
            "{source:?}"
        );
    }
    for trouble in &plan.diagnostics {
        let span = trouble.source;
        assert!(
            source.get(span.start..span.end).is_some(),
            "{trouble:?}: {source:?}"
        );
        if let Some(id) = &trouble.measure {
            let index = plan.find(id);
            let index = index.unwrap_or_else(|| panic!("no measure of {trouble:?}: {source:?}"));
            let is_owned = is_owned(plan, &plan.measures[index], span);
            assert!(is_owned, "{trouble:?}: {source:?}");
        }
    }
}

/// What is ruled on lines at random places, and that the title is one of them.
fn rulings(source: &str, ruled: &[(prop::sample::Index, usize)]) -> Rulings {
    let mut rulings = Rulings::default();
    for (at, role) in ruled {
        let at = source.floor_char_boundary(at.index(source.len() + 1));
        if let Some(line) = reading::line_at(source, at) {
            rulings.title.get_or_insert_with(|| line.words.clone());
            let words = cuoshi::plan::fold_name(&line.words);
            let role = LineRole::ALL[role % LineRole::ALL.len()];
            rulings.lines.insert((words, line.nth), role);
        }
    }
    rulings
}

#[track_caller]
fn check(source: &str) {
    check_plan(source, &read(source));
}

#[track_caller]
fn check_plan(source: &str, plan: &Plan) {
    assert_divided(source, plan);
    assert_owned(source, plan);
    let mut ids: Vec<&str> = plan
        .measures
        .iter()
        .map(|measure| measure.id.as_str())
        .collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "an id twice: {source:?}");
}

#[test]
fn whole_documents_are_divided() {
    check(SEED);
    MADE_UP.iter().for_each(|source| check(source));
}

/// Those of the genre, whole.
#[test]
fn every_test_document_is_divided() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/genre/documents");
    let entries = std::fs::read_dir(folder).expect("the documents");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let texts = paths.filter(|path| path.extension().is_some_and(|it| it == "txt"));
    let count = texts
        .map(|path| check(&std::fs::read_to_string(&path).expect("a text")))
        .count();
    assert!(count > 400, "{count} documents");
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn any_text_is_divided(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn mixtures_are_divided(text in mixture()) {
        check(&text);
    }

    #[test]
    fn whatever_is_ruled_on_lines_the_document_is_divided(
        text in prop_oneof![mixture(), spliced()],
        ruled in proptest::collection::vec(any::<(prop::sample::Index, usize)>(), 1..8),
    ) {
        let rulings = rulings(&text, &ruled);
        let options = reading::Options { rulings, paragraphs: false };
        check_plan(&text, &reading::read(&text, register(), &options));
    }

    #[test]
    fn spliced_documents_are_divided(text in spliced()) {
        check(&text);
    }
}
