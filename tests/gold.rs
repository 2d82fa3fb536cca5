//! The reading of the seed against chapters 1 to 9 as two independent hands read them, and against the totals of the whole.

use cuoshi::plan::{Assignment, Measure, Plan};
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
            let names = |parties: &[cuoshi::plan::Party]| {
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
