use std::collections::BTreeSet;

use super::build::*;
use crate::notebook::*;

/// Puts an entry on a day of June 2021.
fn on(book: &mut Workbook, day: u32, draft: Draft) -> EntryId {
    book.commit(vec![draft], "一步", &stamp("甲", day))[0]
        .id
        .clone()
}

fn mark_on(
    book: &mut Workbook,
    day: u32,
    (measure, nth): (usize, Option<usize>),
    status: Status,
) -> EntryId {
    let seen = state(book, "甲");
    let draft = book.mark_draft(&seen, measure, nth, mark(status));
    on(book, day, draft.unwrap())
}

/// One milestone finished on the 3rd and returned on the 9th, a measure finished on the 5th, the mark on it taken back on
/// the 12th, a note on the 20th.
fn book() -> Workbook {
    let mut book = workbook();
    mark_on(&mut book, 3, (0, Some(0)), Status::Done);
    let whole = mark_on(&mut book, 5, (2, None), Status::Done);
    mark_on(&mut book, 9, (0, Some(0)), Status::Returned);
    on(&mut book, 12, Draft::withdraw(vec![whole]));
    let noted = note(&book.plan, 1, "材料已报");
    on(&mut book, 20, noted);
    book
}

#[test]
fn each_step_stands_on_its_day() {
    let book = book();
    let course = Course::of(&book.plan, book.notebook(), &viewpoint("甲"));
    let steps = course.steps.iter().map(|step| {
        let day = step.day.to_string();
        (day, step.measure, step.milestone, step.is_finished)
    });
    assert_eq!(
        steps.collect::<Vec<_>>(),
        [
            ("2021-06-03".to_owned(), 0, 0, true),
            ("2021-06-05".to_owned(), 2, 0, true),
            ("2021-06-09".to_owned(), 0, 0, false),
            ("2021-06-12".to_owned(), 2, 0, false),
        ]
    );
}

/// The law: up to any day, the steps add up to what the state as of that day says.
#[test]
fn the_steps_add_up_to_the_state_of_each_day() {
    let book = book();
    let course = Course::of(&book.plan, book.notebook(), &viewpoint("甲"));
    for day in (1..=30).map(|day| date(&format!("2021-06-{day:02}"))) {
        let mut told = BTreeSet::new();
        for step in course.steps.iter().filter(|step| step.day <= day) {
            let milestone = (step.measure, step.milestone);
            if step.is_finished {
                assert!(told.insert(milestone));
            } else {
                assert!(told.remove(&milestone));
            }
        }
        let as_of = Viewpoint {
            as_of: Some(day),
            ..viewpoint("甲")
        };
        let state = State::of(&book.plan, book.notebook(), &as_of);
        let measures = state.measures.iter().enumerate();
        let finished = measures.flat_map(|(index, measure)| {
            let milestones = 0..measure.milestones.len();
            let finished = milestones.filter(|&nth| measure.has_finished(nth));
            finished.map(move |nth| (index, nth))
        });
        assert_eq!(told, finished.collect(), "{day}");
    }
}
