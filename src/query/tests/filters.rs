use super::build::{index, plan, register, state, vocabulary, workbook};
use crate::notebook::{Light, Status};
use crate::query::{Facet, Filter, Index, Month, Role, Value};

fn ids(index: &Index, filter: &Filter) -> Vec<String> {
    let plan = plan();
    let rows = index.results(filter).rows;
    rows.iter()
        .map(|&row| plan.measures[row].id.clone())
        .collect()
}

#[track_caller]
fn check(filter: &Filter, expected: &[&str]) {
    let index = index();
    assert_eq!(ids(&index, filter), expected);
    let shown = |row: usize| index.hidden_by(filter, row).is_empty();
    let rows: Vec<usize> = (0..plan().measures.len())
        .filter(|&row| shown(row))
        .collect();
    assert_eq!(index.results(filter).rows, rows, "hidden_by agrees");
}

fn departments(names: &[&str], role: Role) -> Filter {
    Filter {
        departments: names.iter().map(|&name| name.into()).collect(),
        role,
        ..Filter::default()
    }
}

fn months(months: &[Month]) -> Filter {
    Filter {
        months: months.iter().copied().collect(),
        ..Filter::default()
    }
}

#[test]
fn without_a_choice_everything_passes() {
    check(&Filter::default(), &["1.1", "1.2", "1.3", "2.1", "2.2"]);
    check(
        &departments(&[], Role::Lead),
        &["1.1", "1.2", "1.3", "2.1", "2.2"],
    );
}

#[test]
fn departments_by_name_alias_role_and_group() {
    check(
        &departments(&["市财政局"], Role::Any),
        &["1.1", "1.2", "2.2"],
    );
    check(&departments(&["市财政局"], Role::Lead), &["1.1", "2.2"]);
    check(&departments(&["市财政局"], Role::Responsible), &["1.2"]);
    check(&departments(&["市交通局"], Role::Any), &["1.1"]);
    check(&departments(&["市 交通运输局"], Role::Any), &["1.1"]);
    check(&departments(&["冠县"], Role::Any), &["1.3", "2.1"]);
    check(&departments(&["冠县人民政府"], Role::Responsible), &["1.3"]);
    check(&departments(&["莘县人民政府"], Role::Any), &["1.3"]);
    check(
        &departments(&["各县（市、区）人民政府"], Role::Any),
        &["1.3"],
    );
    check(
        &departments(&["各县区", "市工商联"], Role::Any),
        &["1.3", "2.1"],
    );
    check(&departments(&["省财政厅"], Role::Any), &[]);
}

#[test]
fn months_are_those_that_hold_after_deferrals() {
    use Month::{None, Number};
    check(&months(&[Number(6)]), &["1.1", "1.3"]);
    check(&months(&[Number(7)]), &[]);
    check(&months(&[Number(9)]), &["1.2", "1.3"]);
    check(&months(&[Number(12), None]), &["1.3", "2.1", "2.2"]);
    check(&months(&[Number(13)]), &[]);
    let fresh = Index::of(&plan(), &register(), vocabulary());
    assert_eq!(ids(&fresh, &months(&[Number(7)])), ["1.2"]);
}

#[test]
fn what_the_notebook_says() {
    let status = |status| Filter {
        statuses: [status].into(),
        ..Filter::default()
    };
    check(&status(Status::Done), &["1.1"]);
    check(&status(Status::Deferred), &["1.2"]);
    check(&status(Status::Open), &["1.3", "2.1", "2.2"]);
    let light = |light| Filter {
        lights: [light].into(),
        ..Filter::default()
    };
    check(&light(Light::Done), &["1.1"]);
    check(&light(Light::None), &["2.1"]);
    let annotated = |annotated| Filter {
        annotated: Some(annotated),
        ..Filter::default()
    };
    check(&annotated(true), &["2.1", "2.2"]);
    check(&annotated(false), &["1.1", "1.2", "1.3"]);
    let tag = |name: &str| Filter {
        tags: [name.to_owned()].into(),
        ..Filter::default()
    };
    check(&tag("重点"), &["2.1"]);
    check(&tag("没有"), &[]);
    let author = |name: &str| Filter {
        authors: [name.to_owned()].into(),
        ..Filter::default()
    };
    check(&author("甲"), &["1.1", "2.1", "2.2"]);
    check(&author("乙"), &["1.2", "2.1"]);
}

#[test]
fn what_was_withdrawn_is_not_found() {
    let mut workbook = workbook();
    let note = workbook.note("丙", 2, "已报送");
    let withdrawal = crate::notebook::Draft {
        about: crate::notebook::About::Entries(vec![note]),
        act: crate::notebook::Act::Withdraw,
        replaces: Vec::new(),
        private: false,
    };
    workbook.put("丙", withdrawal);
    let mut index = Index::of(&workbook.plan, &workbook.register, vocabulary());
    index.update(&workbook.plan, &state(&workbook));
    let by_author = Filter {
        authors: ["丙".to_owned()].into(),
        ..Filter::default()
    };
    assert!(ids(&index, &by_author).is_empty());
    let by_words = Filter {
        search: "已报送".into(),
        ..Filter::default()
    };
    assert!(ids(&index, &by_words).is_empty());
}

#[test]
fn what_is_excluded_is_not_shown() {
    let without = |values: &[Value]| Filter {
        excluded: values.iter().cloned().collect(),
        ..Filter::default()
    };
    let finance = Value::Department("市财政局".into());
    check(&without(std::slice::from_ref(&finance)), &["1.3", "2.1"]);
    check(
        &without(&[finance.clone(), Value::Month(Month::None)]),
        &["1.3"],
    );
    check(
        &without(&[Value::Chapter(1), Value::Tag("重点".into())]),
        &["2.2"],
    );
    check(
        &without(&[Value::Department("没有".into())]),
        &["1.1", "1.2", "1.3", "2.1", "2.2"],
    );
    let mixed = Filter {
        excluded: [
            Value::Status(Status::Done),
            Value::Department("市公安局".into()),
        ]
        .into(),
        ..departments(&["市财政局"], Role::Any)
    };
    check(&mixed, &["2.2"]);
    assert_eq!(index().hidden_by(&mixed, 0), [Facet::Status]);
    assert_eq!(index().hidden_by(&mixed, 1), [Facet::Department]);
}

#[test]
fn fields_are_all_asked_and_the_ones_that_hide_are_named() {
    let filter = Filter {
        chapters: [1].into(),
        months: [Month::Number(6)].into(),
        search: "印章".into(),
        ..departments(&["市财政局"], Role::Responsible)
    };
    check(&filter, &[]);
    let hidden_by = |row| index().hidden_by(&filter, row);
    assert_eq!(hidden_by(0), [Facet::Department]);
    assert_eq!(hidden_by(1), [Facet::Month, Facet::Search]);
    assert_eq!(
        hidden_by(4),
        [
            Facet::Chapter,
            Facet::Department,
            Facet::Month,
            Facet::Search
        ]
    );
}

#[test]
fn departments_are_listed_most_measures_first_with_members_of_groups() {
    let index = index();
    let counts = index.results(&Filter::default()).counts;
    let listed: Vec<(&str, usize)> = counts
        .departments
        .iter()
        .map(|d| (d.name.as_str(), d.any))
        .collect();
    assert_eq!(
        listed,
        [
            ("市财政局", 3),
            ("冠县人民政府", 2),
            ("市交通运输局", 1),
            ("市公安局", 1),
            ("各县(市、区)人民政府", 1),
            ("市工商联", 1),
            ("莘县人民政府", 1),
        ]
    );
    assert_eq!(index.department("冠县"), Some("冠县人民政府"));
    assert_eq!(index.department("省财政厅"), None);
}
