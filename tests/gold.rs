//! The reading of the seed against chapters 1 to 9 as two independent hands read them, and against the totals of the whole.

use cuoshi::plan::{
    Assignment, Measure, MilestoneKind, Part, Party, Period, Plan, YearSource, months,
};
use cuoshi::{reading, store};
use serde_json::Value;

const SEED: &str = include_str!("../seeds/liaocheng-2021.txt");
const GOLD: &str = include_str!("data/gold-chapters-1-9.jsonl");

fn plan() -> Plan {
    let register = store::embedded_register();
    reading::read(SEED, &register, &reading::Options::default())
}

fn gold() -> Vec<Value> {
    GOLD.lines()
        .map(|line| serde_json::from_str(line).expect("a line of the gold data"))
        .collect()
}

fn measure<'p>(plan: &'p Plan, gold: &Value) -> &'p Measure {
    let id = format!("{}.{}", gold["chapter"], gold["item"]);
    let index = plan.find(&id);
    &plan.measures[index.unwrap_or_else(|| panic!("{id} is missing"))]
}

fn words(value: &Value) -> Vec<String> {
    let list = value.as_array().expect("a list of names");
    let word = |name: &Value| name.as_str().expect("a name").to_owned();
    list.iter().map(word).collect()
}

#[test]
fn every_chapter_has_its_measures() {
    let plan = plan();
    let counts: Vec<usize> = plan.chapters.iter().map(|c| c.measures.len()).collect();
    let expected = [
        18, 21, 9, 9, 10, 10, 14, 8, 5, 10, 7, 11, 15, 12, 14, 9, 10, 7,
    ];
    assert_eq!(counts, expected);
    assert_eq!(plan.title, "聊城市优化营商环境创新突破行动配套措施");
    assert_eq!(plan.place.as_deref(), Some("聊城市"));
}

#[test]
fn titles_and_texts() {
    let plan = plan();
    for gold in gold() {
        let measure = measure(&plan, &gold);
        assert_eq!(measure.title, gold["title"].as_str().unwrap_or_default());
        assert_eq!(
            measure.text,
            gold["body"].as_str().unwrap_or_default(),
            "{}",
            measure.id
        );
        let chapter = plan.chapter_of(measure);
        assert_eq!(
            chapter.title,
            gold["chapter_title"].as_str().unwrap_or_default()
        );
    }
}

#[test]
fn assignments_as_written() {
    let plan = plan();
    for gold in gold() {
        let measure = measure(&plan, &gold);
        let written = |assignment: &Assignment| {
            let names = |parties: &[Party]| {
                parties
                    .iter()
                    .map(|p| p.written.clone())
                    .collect::<Vec<_>>()
            };
            (names(&assignment.lead), names(&assignment.responsible))
        };
        let expected: Vec<_> = gold["assignments"]
            .as_array()
            .expect("a list of assignments")
            .iter()
            .map(|a| (words(&a["lead"]), words(&a["responsible"])))
            .collect();
        let found: Vec<_> = measure.assignments.iter().map(written).collect();
        assert_eq!(found, expected, "{}", measure.id);
    }
}

#[test]
fn totals_of_the_assignments() {
    let plan = plan();
    let all = || plan.measures.iter().flat_map(|m| &m.assignments);
    assert_eq!(all().count(), 205);
    assert_eq!(all().map(|a| a.lead.len()).sum::<usize>(), 337);
    assert_eq!(all().map(|a| a.responsible.len()).sum::<usize>(), 246);
    let parties = all().flat_map(|a| a.lead.iter().chain(&a.responsible));
    let names: std::collections::BTreeSet<_> = parties.map(|p| &p.name).collect();
    assert_eq!(names.len(), 60);
    let open: Vec<_> = plan
        .measures
        .iter()
        .filter(|m| m.assignments.iter().any(|a| a.open))
        .map(|m| m.id.as_str())
        .collect();
    assert_eq!(open, ["12.8"]);
}

/// The hand reading's kind of deadline, by the rules of the contract: kind and last day (`None`: first day counts not either).
fn expected_milestone(deadline: &Value) -> (MilestoneKind, Option<String>) {
    let month = deadline["month"].as_u64().unwrap_or_default() as u32;
    let last = |month| Period::Month(2021, month).end().map(|d| d.to_string());
    match deadline["kind"].as_str().unwrap_or_default() {
        "by_end" => (MilestoneKind::By, last(month)),
        "by_mid" => (MilestoneKind::By, Some(format!("2021-{month:02}-20"))),
        "in_month" => (MilestoneKind::In, last(month)),
        "from_month" => (MilestoneKind::From, None),
        "monthly" => (MilestoneKind::Every, None),
        "year_end" => (MilestoneKind::By, last(12)),
        "within_year" => (MilestoneKind::In, last(12)),
        other => panic!("no rule for {other}"),
    }
}

#[test]
fn milestones() {
    let plan = plan();
    for gold in gold() {
        let measure = measure(&plan, &gold);
        let found: Vec<_> = measure
            .milestones
            .iter()
            .map(|m| (m.text.clone(), (m.kind, m.due.map(|due| due.to_string()))))
            .collect();
        let expected: Vec<_> = gold["deadlines"]
            .as_array()
            .expect("a list of deadlines")
            .iter()
            .map(|d| {
                (
                    d["text"].as_str().unwrap_or_default().to_owned(),
                    expected_milestone(d),
                )
            })
            .collect();
        assert_eq!(found, expected, "{}", measure.id);
    }
}

#[test]
fn every_milestone_governs_words_of_its_measure() {
    let plan = plan();
    for measure in &plan.measures {
        for milestone in &measure.milestones {
            let text = measure.part(Part::Text);
            assert!(!milestone.governs.is_empty(), "{}", measure.id);
            assert!(text.contains(&milestone.governs), "{}", measure.id);
        }
    }
}

/// The hand reading counts spans that the contract does not.
const NO_TARGETS: [(&str, &str); 2] = [("2.7", "三个月内"), ("3.1", "3个月内")];

#[test]
fn targets_of_the_hand_reading_are_found() {
    let plan = plan();
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    let (mut missed, mut expected) = (Vec::new(), 0);
    for gold in gold() {
        let measure = measure(&plan, &gold);
        let mut found: Vec<&str> = measure.targets.iter().map(|t| t.text.as_str()).collect();
        for target in gold["targets"].as_array().expect("a list of targets") {
            let text = squeezed(target["text"].as_str().unwrap_or_default());
            if NO_TARGETS.contains(&(&measure.id, &text)) {
                continue;
            }
            expected += 1;
            match found.iter().position(|&found| found == text) {
                Some(index) => drop(found.remove(index)),
                None => missed.push(format!("{} {text}", measure.id)),
            }
        }
    }
    assert!(
        missed.is_empty(),
        "{} of {expected}: {missed:?}",
        missed.len()
    );
}

#[test]
fn months_of_the_whole() {
    let plan = plan();
    assert_eq!(
        (plan.year, plan.year_source),
        (Some(2021), YearSource::Body)
    );
    assert_eq!(
        plan.measures
            .iter()
            .map(|m| m.milestones.len())
            .sum::<usize>(),
        145
    );
    let mut counts = [0; 13];
    for measure in &plan.measures {
        let months = months(measure, plan.year, &[]);
        months.iter().for_each(|&month| counts[month as usize] += 1);
        counts[0] += usize::from(months.is_empty());
    }
    assert_eq!(counts, [85, 1, 1, 1, 1, 1, 51, 16, 21, 23, 9, 6, 20]);
}

#[test]
fn measures_of_a_department() {
    let plan = plan();
    let count = |name: &str, of: fn(&Assignment) -> Vec<&Party>| {
        let names = |m: &&Measure| {
            m.assignments
                .iter()
                .any(|a| of(a).iter().any(|party| party.name == name))
        };
        plan.measures.iter().filter(names).count()
    };
    let all = |a: &Assignment| -> usize { a.lead.len() + a.responsible.len() };
    assert!(
        plan.measures
            .iter()
            .flat_map(|m| &m.assignments)
            .all(|a| all(a) > 0)
    );
    assert_eq!(count("市财政局", |a| a.lead.iter().collect()), 18);
    assert_eq!(count("市财政局", |a| a.responsible.iter().collect()), 10);
    let both = |a: &Assignment| -> Vec<String> {
        let all = a.lead.iter().chain(&a.responsible);
        let wanted = all.filter(|party| party.name == "市交通运输局");
        wanted.map(|party| party.written.clone()).collect()
    };
    let written: Vec<String> = plan
        .measures
        .iter()
        .flat_map(|m| &m.assignments)
        .flat_map(both)
        .collect();
    assert_eq!(written.len(), 12);
    assert_eq!(written.iter().filter(|name| *name == "市交通局").count(), 1);
}
