//! Which columns there are, and where they stand at a given width.

use std::collections::{BTreeMap, BTreeSet};

use eframe::egui::Rangef;

use crate::query::Sort;
use crate::ui::theme::{EDGE, GRID};

/// A column beside number and title, from left to right as they usually stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    Chapter,
    Lead,
    Responsible,
    Due,
    Status,
    Light,
    Notes,
}

impl Column {
    pub const ALL: [Self; 7] = [
        Self::Chapter,
        Self::Lead,
        Self::Responsible,
        Self::Due,
        Self::Status,
        Self::Light,
        Self::Notes,
    ];

    /// What it is called where choices are kept.
    pub fn key(self) -> &'static str {
        match self {
            Self::Chapter => "chapter",
            Self::Lead => "lead",
            Self::Responsible => "responsible",
            Self::Due => "due",
            Self::Status => "status",
            Self::Light => "light",
            Self::Notes => "notes",
        }
    }

    /// What its heading sorts by.
    pub(super) fn sort(self) -> Option<Sort> {
        match self {
            Self::Chapter => Some(Sort::Number),
            Self::Lead => Some(Sort::Lead),
            Self::Responsible => None,
            Self::Due => Some(Sort::Due),
            Self::Status => Some(Sort::Status),
            Self::Light => Some(Sort::Light),
            Self::Notes => Some(Sort::Notes),
        }
    }

    fn usual_width(self) -> f32 {
        match self {
            Self::Chapter | Self::Lead | Self::Responsible => 116.0,
            Self::Due => 100.0,
            Self::Status | Self::Light => 64.0,
            Self::Notes => 32.0,
        }
    }
}

/// Which columns a person chose, and how wide they are.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnChoice {
    pub shown: BTreeSet<Column>,
    /// All columns, from left to right.
    pub order: Vec<Column>,
    /// In points, of those that were drawn by hand.
    pub widths: BTreeMap<Column, f32>,
}

impl Default for ColumnChoice {
    fn default() -> Self {
        Self {
            shown: [Column::Lead, Column::Due, Column::Light, Column::Notes].into(),
            order: Column::ALL.into(),
            widths: BTreeMap::new(),
        }
    }
}

impl ColumnChoice {
    fn width(&self, column: Column) -> f32 {
        let usual = column.usual_width();
        let width = self.widths.get(&column).copied().unwrap_or(usual);
        width.clamp(LEAST, MOST)
    }

    /// Makes a column wider by so many points, or narrower.
    pub(super) fn widen(&mut self, column: Column, by: f32) {
        let width = (self.width(column) + by).clamp(LEAST, MOST);
        self.widths.insert(column, width);
    }

    /// Puts a column where another stands, which makes room.
    pub(super) fn move_to(&mut self, column: Column, place_of: Column) {
        let place = |wanted: Column| self.order.iter().position(|&it| it == wanted);
        if let (Some(from), Some(to)) = (place(column), place(place_of)) {
            let moved = self.order.remove(from);
            self.order.insert(to, moved);
        }
    }

    pub(super) fn toggle(&mut self, column: Column) {
        if !self.shown.remove(&column) {
            self.shown.insert(column);
        }
    }
}

/// Where the columns of the list stand.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ui) struct Columns {
    pub number: Rangef,
    pub title: Rangef,
    /// From left to right, those that there is room for.
    pub others: Vec<(Column, Rangef)>,
}

const NUMBER: f32 = 44.0;
const GAP: f32 = 3.0 * GRID;
/// How wide a column may be.
const LEAST: f32 = 28.0;
const MOST: f32 = 400.0;
/// What goes first where the title has less room than this; the light stays longest.
const TITLE: f32 = 140.0;
const TITLE_BESIDE_LIGHT: f32 = 80.0;
const GO_FIRST: [Column; 7] = [
    Column::Chapter,
    Column::Responsible,
    Column::Lead,
    Column::Status,
    Column::Notes,
    Column::Due,
    Column::Light,
];

impl Columns {
    pub fn of(pane: Rangef, choice: &ColumnChoice) -> Self {
        let left = pane.min + EDGE;
        let number = Rangef::new(left, left + NUMBER);
        let title = number.max + GRID;
        let mut right = pane.max - EDGE;
        let mut others: Vec<(Column, Rangef)> = Vec::new();
        let fitting = fitting(right - title, choice);
        let shown = choice.order.iter().filter(|it| fitting.contains(it));
        for &column in shown.rev() {
            let range = Rangef::new(right - choice.width(column), right);
            others.push((column, range));
            right = range.min - GAP;
        }
        others.reverse();
        Self {
            number,
            title: Rangef::new(title, right.max(title)),
            others,
        }
    }

    /// The columns beside this one, at the left and at the right.
    pub(super) fn beside(&self, column: Column) -> [Option<(Column, Rangef)>; 2] {
        let place = self.others.iter().position(|(it, _)| *it == column);
        let at = |place: Option<usize>| self.others.get(place?).copied();
        [
            at(place.and_then(|place| place.checked_sub(1))),
            at(place.map(|place| place + 1)),
        ]
    }
}

/// The chosen columns that leave the title enough of the room.
fn fitting(room: f32, choice: &ColumnChoice) -> BTreeSet<Column> {
    let mut shown = choice.shown.clone();
    for column in GO_FIRST {
        let taken: f32 = shown.iter().map(|&it| choice.width(it) + GAP).sum();
        let enough = match column {
            Column::Light => TITLE_BESIDE_LIGHT,
            _ => TITLE,
        };
        if room - taken < enough {
            shown.remove(&column);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_order(choice: &ColumnChoice) {
        for width in (240..2000).step_by(10) {
            let columns = Columns::of(Rangef::new(100.0, 100.0 + width as f32), choice);
            let mut shown = vec![columns.number, columns.title];
            shown.extend(columns.others.iter().map(|(_, range)| *range));
            for pair in shown.windows(2) {
                assert!(pair[0].max <= pair[1].min, "{width}: {columns:?}");
            }
            assert!(columns.title.span() >= 80.0, "{width}: {columns:?}");
        }
    }

    #[test]
    fn columns_stand_in_order_and_leave_the_title_room_at_any_width() {
        check_order(&ColumnChoice::default());
        let mut all = ColumnChoice {
            shown: Column::ALL.into(),
            ..ColumnChoice::default()
        };
        check_order(&all);
        all.widen(Column::Light, 1000.0);
        all.widen(Column::Due, -1000.0);
        check_order(&all);
    }

    #[test]
    fn what_matters_least_goes_first() {
        let shown = |width: f32| {
            let columns = Columns::of(Rangef::new(0.0, width), &ColumnChoice::default());
            columns
                .others
                .into_iter()
                .map(|(it, _)| it)
                .collect::<Vec<_>>()
        };
        use Column::{Due, Lead, Light, Notes};
        assert_eq!(shown(600.0), [Lead, Due, Light, Notes]);
        assert_eq!(shown(570.0), [Due, Light, Notes]);
        assert_eq!(shown(440.0), [Due, Light]);
        assert_eq!(shown(330.0), [Light]);
    }

    #[test]
    fn a_column_is_put_in_the_place_of_another() {
        use Column::{Chapter, Due, Lead, Light, Notes, Responsible, Status};
        #[track_caller]
        fn check(column: Column, place_of: Column, expected: [Column; 7]) {
            let mut choice = ColumnChoice::default();
            choice.move_to(column, place_of);
            assert_eq!(choice.order, expected);
            let columns = Columns::of(Rangef::new(0.0, 1200.0), &choice);
            let expected = expected.into_iter().filter(|it| choice.shown.contains(it));
            let shown = columns.others.iter().map(|(it, _)| *it);
            assert!(shown.eq(expected));
        }
        let last = [Chapter, Responsible, Due, Status, Light, Notes, Lead];
        check(Lead, Notes, last);
        let first = [Light, Chapter, Lead, Responsible, Due, Status, Notes];
        check(Light, Chapter, first);
        check(Due, Due, Column::ALL);
    }

    #[test]
    fn every_column_has_a_key_of_its_own_and_can_go() {
        let keys: BTreeSet<&str> = Column::ALL.into_iter().map(Column::key).collect();
        assert_eq!(keys.len(), Column::ALL.len());
        assert_eq!(BTreeSet::from(GO_FIRST), BTreeSet::from(Column::ALL));
    }
}
