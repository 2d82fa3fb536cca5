//! In which order the rows stand, and under which headings.

use chrono::Datelike;

use super::arranged::{Arranged, Group, Heading};
use super::{Index, Results};
use crate::notebook::{Light, MeasureState, State};
use crate::plan::Plan;

/// By what the rows are sorted; where that says nothing of two rows, they stand in document order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// Document order.
    #[default]
    Number,
    /// The department that leads, of several the first; those with most measures first, as in the counts.
    Lead,
    /// The nearest date of what is not done.
    Due,
    /// The least advanced first.
    Status,
    /// The most pressing first.
    Light,
    /// Most notes first.
    Notes,
}

/// Under what headings the rows stand; each row stands under one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grouping {
    #[default]
    None,
    Chapter,
    /// The department that leads, of several the first.
    Lead,
    /// The month of [`MeasureState::due`].
    Due,
    Light,
}

impl Grouping {
    pub const ALL: [Self; 5] = [
        Self::None,
        Self::Chapter,
        Self::Lead,
        Self::Due,
        Self::Light,
    ];
}

/// How the rows are to be arranged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Order {
    pub sort: Sort,
    /// The other way round; what has no date, no lead or no light stays last.
    pub reversed: bool,
    pub grouping: Grouping,
}

impl Order {
    /// Sorts by this; asked again, the other way round; and once more, in document order.
    pub fn turn(&mut self, sort: Sort) {
        (self.sort, self.reversed) = match (self.sort == sort, self.reversed) {
            (false, _) => (sort, false),
            (true, false) => (sort, true),
            (true, true) => (Sort::Number, false),
        };
    }
}

/// A key after all others, also where the order is reversed.
const BLANK: u32 = u32::MAX;
const FINISHED: u32 = BLANK - 1;

impl Index {
    /// Arranges the rows of `results`. `plan` and `state` are those of [`Index::of`] and [`Index::update`]. Sorting costs some
    /// 100 ms for a million rows; document order without headings costs nothing but the copy.
    pub fn arrange(&self, results: &Results, plan: &Plan, state: &State, order: Order) -> Arranged {
        if order == Order::default() {
            return Arranged::of(&results.rows);
        }
        let keys = Keys {
            index: self,
            plan,
            state,
        };
        let mut sorted: Vec<(u32, u32, u32)> = results
            .rows
            .iter()
            .map(|&row| {
                (
                    keys.group(row, order.grouping),
                    keys.sort(row, order),
                    row as u32,
                )
            })
            .collect();
        sorted.sort_unstable();
        let rows = sorted.iter().map(|&(_, _, row)| row as usize).collect();
        let mut groups: Vec<Group> = Vec::new();
        if order.grouping != Grouping::None {
            let same = |a: &(u32, u32, u32), b: &(u32, u32, u32)| a.0 == b.0;
            let mut first = 0;
            for chunk in sorted.chunk_by(same) {
                let (key, _, row) = chunk[0];
                groups.push(Group {
                    heading: keys.heading(key, row as usize, order.grouping),
                    first,
                    count: chunk.len(),
                });
                first += chunk.len();
            }
        }
        Arranged::new(rows, groups)
    }
}

/// What measures are sorted and grouped by, as numbers.
struct Keys<'a> {
    index: &'a Index,
    plan: &'a Plan,
    state: &'a State,
}

impl Keys<'_> {
    fn sort(&self, row: usize, order: Order) -> u32 {
        let key = match order.sort {
            Sort::Number => row as u32,
            Sort::Lead => self.lead(row),
            Sort::Due => match self.said(row).and_then(|said| said.due) {
                Some(due) => due.num_days_from_ce().unsigned_abs(),
                None => self.without_due(row),
            },
            Sort::Status => self.said(row).map_or(0, |said| said.status as u32),
            Sort::Light => match self.light(row) {
                Light::None => BLANK,
                light => light as u32,
            },
            Sort::Notes => FINISHED - 1 - self.said(row).map_or(0, |said| said.notes.len()) as u32,
        };
        if order.reversed && key < FINISHED {
            FINISHED - 1 - key
        } else {
            key
        }
    }

    fn group(&self, row: usize, grouping: Grouping) -> u32 {
        match grouping {
            Grouping::None => 0,
            Grouping::Chapter => self.chapter(row) as u32,
            Grouping::Lead => self.lead(row),
            Grouping::Due => match self.said(row).and_then(|said| said.due) {
                Some(due) => due.year().unsigned_abs() * 12 + due.month0(),
                None => self.without_due(row),
            },
            Grouping::Light => self.light(row) as u32,
        }
    }

    fn heading(&self, key: u32, row: usize, grouping: Grouping) -> Heading {
        match grouping {
            Grouping::None | Grouping::Chapter => Heading::Chapter(self.chapter(row)),
            Grouping::Lead => match self.index.departments.lead_of(row) {
                Some((_, name)) => Heading::Lead(name.to_owned()),
                None => Heading::NoLead,
            },
            Grouping::Due => match key {
                FINISHED => Heading::Finished,
                BLANK => Heading::Undated,
                month => Heading::Month((month / 12) as i32, month % 12 + 1),
            },
            Grouping::Light => Heading::Light(self.light(row)),
        }
    }

    fn said(&self, row: usize) -> Option<&MeasureState> {
        self.state.measures.get(row)
    }

    fn light(&self, row: usize) -> Light {
        self.said(row).map_or(Light::None, |said| said.light)
    }

    fn chapter(&self, row: usize) -> usize {
        self.plan.measures.get(row).map_or(0, |it| it.chapter)
    }

    fn lead(&self, row: usize) -> u32 {
        self.index
            .departments
            .lead_of(row)
            .map_or(BLANK, |(rank, _)| rank)
    }

    fn without_due(&self, row: usize) -> u32 {
        match self.light(row) {
            Light::Done => FINISHED,
            _ => BLANK,
        }
    }
}
