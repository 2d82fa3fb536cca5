//! The rows as they stand, line by line.

use crate::notebook::Light;

/// What a group has in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heading {
    /// Index into `Plan::chapters`.
    Chapter(usize),
    /// A canonical name.
    Lead(String),
    NoLead,
    Month(i32, u32),
    /// Nothing is due any more.
    Finished,
    Undated,
    Light(Light),
}

/// Rows under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub heading: Heading,
    /// Place of its first row among [`Arranged::rows`].
    pub first: usize,
    pub count: usize,
}

/// A line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line<'a> {
    Heading(&'a Group),
    /// A measure, and its place among [`Arranged::rows`].
    Row(usize, usize),
}

/// The rows as they stand, top to bottom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arranged {
    /// Indices into `Plan::measures`: those of [`Results::rows`], each once.
    pub rows: Vec<usize>,
    /// Empty without grouping.
    pub groups: Vec<Group>,
    /// By measure: its place among `rows`, or [`NOWHERE`].
    places: Vec<u32>,
}

const NOWHERE: u32 = u32::MAX;
impl Arranged {
    /// `rows` as they stand, without headings.
    pub fn of(rows: &[usize]) -> Self {
        Self::new(rows.to_vec(), Vec::new())
    }

    pub(super) fn new(rows: Vec<usize>, groups: Vec<Group>) -> Self {
        let end = rows.iter().max().map_or(0, |last| last + 1);
        let mut places = vec![NOWHERE; end];
        for (place, &row) in (0u32..).zip(&rows) {
            places[row] = place;
        }
        Self {
            rows,
            groups,
            places,
        }
    }

    /// The place of a measure among the rows; `None` where it is not shown.
    pub fn place(&self, measure: usize) -> Option<usize> {
        let place = *self.places.get(measure)?;
        (place != NOWHERE).then_some(place as usize)
    }

    /// The place of the next measure of the document that is shown; the end where there is none.
    pub fn gap(&self, measure: usize) -> usize {
        let after = self.places.get(measure..).unwrap_or_default();
        let next = after.iter().find(|&&place| place != NOWHERE);
        next.map_or(self.rows.len(), |&place| place as usize)
    }

    /// How many lines there are: rows and headings.
    pub fn lines(&self) -> usize {
        self.rows.len() + self.groups.len()
    }

    /// The line at this height, from the top.
    pub fn line(&self, line: usize) -> Option<Line<'_>> {
        // A group's heading stands below as many headings as there are groups before it.
        let mut before = 0;
        let mut after = self.groups.len();
        while before < after {
            let middle = (before + after) / 2;
            if self.groups[middle].first + middle <= line {
                before = middle + 1;
            } else {
                after = middle;
            }
        }
        let group = before.checked_sub(1).map(|at| &self.groups[at]);
        if let Some(group) = group
            && group.first + before - 1 == line
        {
            return Some(Line::Heading(group));
        }
        let place = line - before;
        self.rows.get(place).map(|&row| Line::Row(row, place))
    }

    /// The height at which a row stands, from the top.
    pub fn line_of(&self, place: usize) -> usize {
        place + self.groups.partition_point(|group| group.first <= place)
    }
}
