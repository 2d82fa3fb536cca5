use chrono::NaiveDate;
use rust_i18n::t;

use super::office;
use crate::plan::{
    Assignment, Chapter, Diagnostic, DiagnosticCode, Field, Measure, Milestone, MilestoneKind,
    Part, Party, Place, Plan, Reference, ReferenceKind, Severity, Span, Target, YearSource,
};

fn word(key: &str) -> String {
    t!(format!("manual.sample-{key}")).into()
}

/// Three measures, one of them with a time that can be read in more ways than one; and the text they stand in.
pub(super) fn plan(today: NaiveDate) -> Option<(Plan, String)> {
    let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day);
    let mut source = String::new();
    let seals = [("seals-done", day(6, 30)?), ("seals-by", day(12, 31)?)];
    let measures = vec![
        measure(0, "seals", &seals, &mut source),
        measure(1, "homes", &[("homes-by", day(6, 30)?)], &mut source),
        measure(2, "visits", &[("visits-by", today)], &mut source),
    ];
    let homes = measures.get(1)?;
    let loose = homes.milestones.first()?;
    let doubt = Diagnostic {
        measure: Some(homes.id.clone()),
        field: Some(Field::Milestones),
        code: DiagnosticCode::MidYear,
        severity: Severity::Doubt,
        arguments: vec![loose.text.clone()],
        source: loose.source,
    };
    let plan = Plan {
        year: Some(2026),
        year_source: YearSource::Title,
        chapters: vec![Chapter {
            number: 1,
            title: String::new(),
            source: Span::default(),
            sections: Vec::new(),
            measures: 0..measures.len(),
        }],
        diagnostics: vec![doubt],
        measures,
        ..Plan::default()
    };
    Some((plan, source))
}

/// The `nth` measure, whose words have keys with this `name`, and which is put into the source; `times`: the keys of its
/// times and their last days.
fn measure(nth: usize, name: &str, times: &[(&str, NaiveDate)], source: &mut String) -> Measure {
    let (title, text) = (
        word(&format!("{name}-title")),
        word(&format!("{name}-text")),
    );
    let before = source.len();
    source.push_str(&t!("manual.sample-line", title = title, text = text));
    let start = source.len() - text.len();
    let whole = Span {
        start: before,
        end: source.len(),
    };
    source.push('\n');
    let place = |words: &str| {
        let start = text.find(words)?;
        let (part, end) = (Part::Text, start + words.len());
        Some(Place { part, start, end })
    };
    let milestone = |&(key, due): &(&str, NaiveDate)| {
        let words = word(key);
        let place = place(&words);
        Milestone {
            source: place.map_or(Span::default(), |it| Span {
                start: start + it.start,
                end: start + it.end,
            }),
            place,
            text: words,
            kind: MilestoneKind::By,
            start: None,
            due: Some(due),
            recurs: None,
            governs: word(&format!("{key}-what")),
            year_source: YearSource::Plan,
        }
    };
    let target = |words: String| Target {
        place: place(&words),
        text: words,
        metric: String::new(),
        source: Span::default(),
    };
    let reference = |words: String| Reference {
        place: place(&words),
        name: words,
        kind: ReferenceKind::Quoted,
        source: Span::default(),
    };
    let found = |key: &str| Some(word(key)).filter(|it| text.contains(it.as_str()));
    Measure {
        id: format!("1.{}", nth + 1),
        chapter: 0,
        number: nth as u32 + 1,
        label: String::new(),
        section: Vec::new(),
        title,
        assignments: vec![assignment(nth)],
        milestones: times.iter().map(milestone).collect(),
        targets: found("target").map(target).into_iter().collect(),
        references: found("system").map(reference).into_iter().collect(),
        source: whole,
        text,
    }
}

/// Led by the `nth` office, with the next one.
fn assignment(nth: usize) -> Assignment {
    let party = |nth: usize| Party {
        name: office(nth),
        written: office(nth),
        source: Span::default(),
    };
    Assignment {
        lead: vec![party(nth)],
        responsible: vec![party(nth + 1)],
        open: false,
        source: Span::default(),
    }
}
