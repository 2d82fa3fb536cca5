//! The law: each figure of the progress is what a click on it shows.

use proptest::prelude::*;

use super::build::{index, plan, state, workbook};
use super::counts::any_filter;
use crate::notebook::tests::build::{date, viewpoint};
use crate::notebook::{Course, Viewpoint};
use crate::query::{BurnDown, Filter, Index, ProgressBar, ProgressBy, Value};

fn shown(index: &Index, filter: &Filter, values: &[&Value]) -> usize {
    let mut filter = filter.clone();
    values.iter().for_each(|value| filter.only(value));
    index.results(&filter).rows.len()
}

proptest! {
    #[test]
    fn a_figure_is_what_it_would_show(filter in any_filter()) {
        let index = index();
        let all = index.results(&filter).rows.len();
        for by in [ProgressBy::Lights, ProgressBy::Statuses] {
            let progress = index.progress(&filter, by);
            prop_assert_eq!(progress.parts.iter().map(|(_, count)| count).sum::<usize>(), all);
            prop_assert_eq!(progress.chapters.iter().map(|bar| bar.total).sum::<usize>(), all);
            for (part, count) in progress.parts.iter().filter(|(_, count)| *count > 0) {
                prop_assert_eq!(shown(&index, &filter, &[part]), *count);
            }
            for bar in progress.chapters.iter().chain(&progress.departments) {
                prop_assert_eq!(bar.parts.iter().sum::<usize>(), bar.total);
                prop_assert_eq!(shown(&index, &filter, &[&bar.value]), bar.total);
                for ((part, _), &count) in progress.parts.iter().zip(&bar.parts) {
                    if count > 0 {
                        prop_assert_eq!(shown(&index, &filter, &[&bar.value, part]), count);
                    }
                }
            }
        }
    }
}

#[test]
fn departments_are_those_of_the_facet() {
    let (index, filter) = (index(), Filter::default());
    let counts = index.results(&filter).counts.departments;
    let counts: Vec<_> = counts
        .into_iter()
        .filter(|it| it.any > 0)
        .map(|it| (it.name, it.any))
        .collect();
    let bars = index.progress(&filter, ProgressBy::Lights).departments;
    let name = |bar: ProgressBar| match bar.value {
        Value::Department(name) => (name, bar.total),
        value => panic!("{value:?}"),
    };
    assert_eq!(bars.into_iter().map(name).collect::<Vec<_>>(), counts);
}

fn burn_down(filter: &Filter) -> BurnDown {
    let workbook = workbook();
    let course = Course::of(&workbook.plan, workbook.notebook(), &viewpoint("甲"));
    index().burn_down(filter, &plan(), &state(&workbook), &course)
}

/// 1.1 by June, 1.2 deferred to September, 1.3 every quarter, 2.2 within the year; 1.1 was done on 1 June.
#[test]
fn milestones_burn_down_as_planned_and_as_they_were_done() {
    let burn = burn_down(&Filter::default());
    assert_eq!(burn.total, 4);
    let planned = [
        ("2021-01-01", 4),
        ("2021-06-30", 3),
        ("2021-09-30", 2),
        ("2021-12-31", 0),
    ];
    assert_eq!(burn.planned, planned.map(|(day, left)| (date(day), left)));
    let open = [("2021-01-01", 4), ("2021-06-01", 3)];
    assert_eq!(burn.open, open.map(|(day, left)| (date(day), left)));
    let ends = burn.month_ends(date("2021-07-15"));
    assert_eq!(ends.len(), 12);
    assert_eq!(ends[4], (date("2021-05-31"), 4, Some(4)));
    assert_eq!(ends[5], (date("2021-06-30"), 3, Some(3)));
    assert_eq!(ends[6], (date("2021-07-31"), 3, None));
}

#[test]
fn only_the_measures_shown_burn_down() {
    let chapter = |number| Filter {
        chapters: [number].into(),
        ..Filter::default()
    };
    assert_eq!(burn_down(&chapter(1)).total, 3);
    let burn = burn_down(&chapter(2));
    assert_eq!((burn.total, burn.open.len()), (1, 1));
    assert_eq!(burn_down(&chapter(9)), BurnDown::default());
}

/// The law: what is open on a day is what the state as of that day has not finished.
#[test]
fn what_is_open_is_what_the_state_of_the_day_has_open() {
    let (workbook, burn) = (workbook(), burn_down(&Filter::default()));
    for day in (1..=28).map(|day| date(&format!("2021-06-{day:02}"))) {
        let as_of = Viewpoint {
            as_of: Some(day),
            ..viewpoint("甲")
        };
        let state = crate::notebook::State::of(&workbook.plan, workbook.notebook(), &as_of);
        let of_measure = |it: &crate::notebook::MeasureState| {
            (0..it.milestones.len())
                .filter(|&nth| !it.has_finished(nth))
                .count()
        };
        let open: usize = state.measures.iter().map(of_measure).sum();
        assert_eq!(BurnDown::at(&burn.open, day), open, "{day}");
    }
}
