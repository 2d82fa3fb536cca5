use super::build::{index, plan, state, workbook};
use super::counts::any_filter;
use crate::notebook::tests::build::{date, viewpoint};
use crate::notebook::{Light, Status};
use crate::query::{Extent, Filter, time_marks};
use proptest::prelude::*;

/// The marks of the measure with this id, as words.
fn marks(id: &str) -> Vec<String> {
    let (plan, workbook) = (plan(), workbook());
    let (at, state) = (plan.find(id).unwrap(), state(&workbook));
    let marks = time_marks(
        &plan.measures[at],
        &state.measures[at],
        plan.year,
        &viewpoint("甲"),
    );
    let words = marks.into_iter().map(|mark| match mark.extent {
        Extent::Day(day) => format!("{day} {:?}", mark.light),
        Extent::Span(from, to) => format!("{from}..{to} {:?}", mark.light),
        Extent::From(day) => format!("{day}.. {:?}", mark.light),
        Extent::Every(days) => {
            let days = days.iter().map(|(day, light)| format!("{day} {light:?}"));
            days.collect::<Vec<_>>().join(", ")
        }
        Extent::Open => format!("open {:?}", mark.light),
    });
    words.collect()
}

#[test]
fn milestones_stand_at_their_days() {
    assert_eq!(marks("1.1"), ["2021-06-30 Done"]);
    // Deferred.
    assert_eq!(marks("1.2"), ["2021-09-30 OnTime"]);
    assert_eq!(
        marks("1.3"),
        ["2021-03-31 Overdue, 2021-06-30 DueSoon, 2021-09-30 OnTime, 2021-12-31 OnTime"]
    );
    assert_eq!(marks("2.2"), ["2021-01-01..2021-12-31 OnTime"]);
    assert!(marks("2.1").is_empty());
}

#[test]
fn a_measure_that_is_finished_has_nothing_open() {
    let mut workbook = workbook();
    workbook.mark("甲", 2, None, Status::Done);
    let (plan, state) = (plan(), state(&workbook));
    let marks = time_marks(
        &plan.measures[2],
        &state.measures[2],
        plan.year,
        &viewpoint("甲"),
    );
    let Extent::Every(days) = &marks[0].extent else {
        panic!("{marks:?}");
    };
    assert!(days.iter().all(|(_, light)| *light == Light::Done));
    assert_eq!(marks[0].first_day(), Some(date("2021-03-31")));
}

#[test]
fn rows_stand_in_the_order_of_their_dates() {
    let timeline = index().timeline(&Filter::default(), &plan(), &state(&workbook()));
    assert_eq!(timeline.rows, [2, 0, 1, 4, 3]);
    assert_eq!(timeline.dated, 4);
}

proptest! {
    #[test]
    fn the_axis_shows_what_the_list_shows(filter in any_filter()) {
        let index = index();
        let mut rows = index.timeline(&filter, &plan(), &state(&workbook())).rows;
        rows.sort_unstable();
        prop_assert_eq!(rows, index.results(&filter).rows);
    }
}
