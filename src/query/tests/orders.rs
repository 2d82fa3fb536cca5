//! In which order the rows of the small plan stand.

use super::build::{index, state, workbook};
use crate::notebook::{Light, Status};
use crate::query::{Arranged, Filter, Grouping, Heading, Line, Order, Sort};

fn arranged(order: Order, filter: &Filter) -> Arranged {
    let workbook = workbook();
    let index = index();
    let results = index.results(filter);
    index.arrange(&results, &workbook.plan, &state(&workbook), order)
}

fn sorted(sort: Sort, reversed: bool) -> Order {
    Order {
        sort,
        reversed,
        grouping: Grouping::None,
    }
}

/// The ids in order, each group in brackets after what it has in common.
fn shown(arranged: &Arranged) -> String {
    let plan = workbook().plan;
    let mut words = Vec::new();
    for line in 0..arranged.lines() {
        match arranged.line(line).unwrap() {
            Line::Heading(group) => words.push(format!("[{:?} {}]", group.heading, group.count)),
            Line::Row(row, place) => {
                assert_eq!(arranged.place(row), Some(place));
                assert_eq!(arranged.line_of(place), line);
                words.push(plan.measures[row].id.clone());
            }
        }
    }
    assert_eq!(arranged.line(arranged.lines()), None);
    words.join(" ")
}

#[track_caller]
fn check(sort: Sort, reversed: bool, expected: &str) {
    let arranged = arranged(sorted(sort, reversed), &Filter::default());
    assert_eq!(shown(&arranged), expected, "{sort:?} {reversed}");
}

#[test]
fn rows_are_sorted_and_what_has_nothing_to_sort_by_stands_last() {
    check(Sort::Number, false, "1.1 1.2 1.3 2.1 2.2");
    check(Sort::Number, true, "2.2 2.1 1.3 1.2 1.1");
    // 市财政局 has three, 冠县人民政府 two by its group, 市公安局 one; nobody leads 1.3.
    check(Sort::Lead, false, "1.1 2.2 2.1 1.2 1.3");
    check(Sort::Lead, true, "1.2 2.1 1.1 2.2 1.3");
    // 1.3 is due each quarter, 1.2 on 30 September, 2.2 in December; 1.1 is done, 2.1 has no date.
    check(Sort::Due, false, "1.3 1.2 2.2 1.1 2.1");
    check(Sort::Due, true, "2.2 1.2 1.3 1.1 2.1");
    check(Sort::Notes, false, "2.2 2.1 1.1 1.2 1.3");
    check(Sort::Notes, true, "1.1 1.2 1.3 2.1 2.2");
}

#[test]
fn rows_are_sorted_by_status_and_light_as_these_are_listed() {
    let workbook = workbook();
    let state = state(&workbook);
    let statuses = |arranged: &Arranged| -> Vec<Status> {
        let rows = arranged.rows.iter();
        rows.map(|&row| state.measures[row].status).collect()
    };
    let by_status = arranged(sorted(Sort::Status, false), &Filter::default());
    assert!(statuses(&by_status).is_sorted());
    let by_light = arranged(sorted(Sort::Light, false), &Filter::default());
    let lights: Vec<Light> = by_light
        .rows
        .iter()
        .map(|&row| state.measures[row].light)
        .collect();
    assert!(lights.is_sorted(), "{lights:?}");
}

#[track_caller]
fn check_groups(grouping: Grouping, expected: &str) {
    let order = Order {
        grouping,
        ..Order::default()
    };
    let arranged = arranged(order, &Filter::default());
    assert_eq!(shown(&arranged), expected, "{grouping:?}");
    let counted: usize = arranged.groups.iter().map(|group| group.count).sum();
    assert_eq!(counted, arranged.rows.len());
}

#[test]
fn each_row_stands_under_one_heading() {
    check_groups(
        Grouping::Chapter,
        "[Chapter(0) 3] 1.1 1.2 1.3 [Chapter(1) 2] 2.1 2.2",
    );
    check_groups(
        Grouping::Lead,
        "[Lead(\"市财政局\") 2] 1.1 2.2 [Lead(\"冠县人民政府\") 1] 2.1 [Lead(\"市公安局\") 1] 1.2 [NoLead 1] 1.3",
    );
    check_groups(
        Grouping::Due,
        "[Month(2021, 3) 1] 1.3 [Month(2021, 9) 1] 1.2 [Month(2021, 12) 1] 2.2 [Finished 1] 1.1 [Undated 1] 2.1",
    );
}

#[test]
fn a_group_is_sorted_within_and_has_only_what_the_filter_lets_through() {
    let order = Order {
        sort: Sort::Number,
        reversed: true,
        grouping: Grouping::Chapter,
    };
    let filter = Filter {
        departments: ["市财政局".to_owned()].into(),
        ..Filter::default()
    };
    let arranged = arranged(order, &filter);
    assert_eq!(
        shown(&arranged),
        "[Chapter(0) 2] 1.2 1.1 [Chapter(1) 1] 2.2"
    );
    assert_eq!(arranged.groups[1].heading, Heading::Chapter(1));
    assert_eq!(arranged.place(3), None);
    // 2.1 would stand before 2.2.
    assert_eq!(arranged.gap(3), 2);
    assert_eq!(arranged.gap(99), 3);
}

#[test]
fn a_heading_sorts_then_turns_round_then_lets_go() {
    let mut order = Order::default();
    let mut seen = Vec::new();
    for sort in [
        Sort::Due,
        Sort::Due,
        Sort::Due,
        Sort::Number,
        Sort::Number,
        Sort::Lead,
    ] {
        order.turn(sort);
        seen.push((order.sort, order.reversed));
    }
    let expected = [
        (Sort::Due, false),
        (Sort::Due, true),
        (Sort::Number, false),
        (Sort::Number, true),
        (Sort::Number, false),
        (Sort::Lead, false),
    ];
    assert_eq!(seen, expected);
}
