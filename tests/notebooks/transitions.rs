//! The transitions of marks, through any sequence of acts, against a table written down from the contract.

use cuoshi::notebook::{Mark, Status, Workbook};
use cuoshi::plan::Period;
use proptest::prelude::*;

use Status::{Active, Closed, Deferred, Done, Open, Returned, Suspended};

use crate::build::{config, stamp, state, workbook};

/// Where each status may lead, besides to itself.
const LEADS_TO: [(Status, &[Status]); 7] = [
    (Open, &[Active, Done, Deferred, Suspended]),
    (Active, &[Done, Deferred, Suspended]),
    (Done, &[Closed, Returned, Active]),
    (Closed, &[Returned]),
    (Returned, &[Active, Done]),
    (Deferred, &[Active, Done]),
    (Suspended, &[Active, Done]),
];

/// What is marked: a milestone, a period of a recurring one, or a whole measure without any.
#[derive(Clone, Copy, Debug)]
enum Target {
    Milestone,
    Period,
    Measure,
}

#[derive(Clone, Debug)]
enum Deed {
    Mark(Mark),
    Undo,
    Redo,
}

impl Target {
    fn place(self) -> (usize, Option<usize>) {
        match self {
            Self::Milestone => (0, Some(1)),
            Self::Period => (1, Some(0)),
            Self::Measure => (2, None),
        }
    }

    fn status(self, book: &Workbook) -> Status {
        let measure = &state(book, "甲").measures[self.place().0];
        match self {
            Self::Milestone => measure.milestones[1].status,
            Self::Period => {
                let marks = measure.milestones[0].marks_on(period());
                marks.map_or(Open, |marks| marks.status)
            }
            Self::Measure => measure.status,
        }
    }
}

fn period() -> Option<Period> {
    Period::parse("2021-06")
}

fn any_deed() -> impl Strategy<Value = Deed> {
    let text = || prop::sample::select(vec![None, Some(" "), Some("有")]);
    let status = prop::sample::select(Status::ALL.to_vec());
    let particulars = (
        text(),
        text(),
        text(),
        any::<bool>(),
        prop::bool::weighted(0.9),
    );
    let mark =
        (status, particulars).prop_map(|(status, (evidence, waiver, reason, due, period_fits))| {
            let owned = |text: Option<&str>| text.map(ToOwned::to_owned);
            Deed::Mark(Mark {
                status,
                on: None,
                // Put right by the target where it fits.
                period: if period_fits {
                    None
                } else {
                    Period::parse("2021-Q1")
                },
                new_due: due.then(|| "2021-09-30".parse().unwrap()),
                evidence: owned(evidence),
                waiver: owned(waiver),
                reason: owned(reason),
            })
        });
    prop_oneof![6 => mark, 2 => Just(Deed::Undo), 1 => Just(Deed::Redo)]
}

fn is_allowed(from: Status, mark: &Mark, target: Target) -> bool {
    let is_said =
        |text: &Option<String>| text.as_deref().is_some_and(|text| !text.trim().is_empty());
    let (_, leads_to) = LEADS_TO.iter().find(|(it, _)| *it == from).unwrap();
    let has_particulars = match mark.status {
        Closed => is_said(&mark.evidence) || is_said(&mark.waiver),
        Returned | Suspended => is_said(&mark.reason),
        Deferred => is_said(&mark.reason) && mark.new_due.is_some(),
        Open | Active | Done => true,
    };
    let names_its_period = match target {
        Target::Period => mark.period == period(),
        Target::Milestone | Target::Measure => mark.period.is_none(),
    };
    (from == mark.status || leads_to.contains(&mark.status)) && has_particulars && names_its_period
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_mark_is_taken_where_the_table_says_so(
        target in prop::sample::select(vec![Target::Milestone, Target::Period, Target::Measure]),
        deeds in prop::collection::vec(any_deed(), 1..25),
    ) {
        let mut book = workbook();
        // The statuses so far, and those taken back.
        let (mut past, mut undone) = (vec![Open], Vec::new());
        for (deed, nth) in deeds.into_iter().zip(1..) {
            match deed {
                Deed::Undo => {
                    let is_undone = book.undo(&stamp("甲", nth)).is_some();
                    prop_assert_eq!(is_undone, past.len() > 1);
                    if is_undone {
                        undone.extend(past.pop());
                    }
                }
                Deed::Redo => {
                    let is_redone = book.redo(&stamp("甲", nth)).is_some();
                    prop_assert_eq!(is_redone, !undone.is_empty());
                    past.extend(undone.pop());
                }
                Deed::Mark(mut mark) => {
                    if matches!(target, Target::Period) && mark.period.is_none() {
                        mark.period = period();
                    }
                    let (measure, milestone) = target.place();
                    let from = *past.last().unwrap();
                    let seen = state(&book, "甲");
                    let draft = book.mark_draft(&seen, measure, milestone, mark.clone());
                    prop_assert_eq!(draft.is_ok(), is_allowed(from, &mark, target), "{:?} {:?}: {:?}", from, mark, draft);
                    if let Ok(draft) = draft {
                        book.commit(vec![draft], "标记", &stamp("甲", nth));
                        past.push(mark.status);
                        undone.clear();
                    }
                }
            }
            prop_assert_eq!(target.status(&book), *past.last().unwrap());
        }
    }
}
