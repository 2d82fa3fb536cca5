use super::build::{index, plan};
use crate::query::Filter;

#[track_caller]
fn check(search: &str, expected: &[&str]) {
    let plan = plan();
    let filter = Filter {
        search: search.into(),
        ..Filter::default()
    };
    let index = index();
    let rows = index.results(&filter).rows;
    let ids: Vec<&str> = rows
        .iter()
        .map(|&row| plan.measures[row].id.as_str())
        .collect();
    assert_eq!(ids, expected);
    for row in 0..plan.measures.len() {
        let is_hidden = !index.hidden_by(&filter, row).is_empty();
        assert_eq!(is_hidden, !rows.contains(&row), "{search} {row}");
    }
}

#[test]
fn words_in_any_width_and_case() {
    check("电子", &["1.1", "2.2"]);
    check("4012", &["1.1"]);
    check("etc", &["1.2"]);
    check("电子　票据", &["2.2"]);
    check("电子 ETC", &[]);
    check("   ", &["1.1", "1.2", "1.3", "2.1", "2.2"]);
}

#[test]
fn ids_as_typed() {
    check("1.1", &["1.1", "1.2"]);
    check("2.2", &["2.2"]);
    check("１．３", &["1.3"]);
    check("1.3#1", &["1.3"]);
    check("2.", &["2.1", "2.2"]);
    check("9.9", &[]);
}

#[test]
fn departments_by_any_of_their_names() {
    check("交通局", &["1.1"]);
    check("交通运输", &["1.1"]);
    check("各县区", &["1.3"]);
    check("财政局 etc", &["1.2"]);
}

#[test]
fn notes_and_tags() {
    check("a表", &["2.1"]);
    check("重点", &["2.1"]);
    check("重点 流程", &["2.1"]);
}

#[test]
fn no_word_is_found_across_two_measures_or_fields() {
    check("品牌6月", &[]);
    check("电子印章。(一)", &[]);
}
