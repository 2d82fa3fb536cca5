use roaring::RoaringBitmap;

use super::{Facet, Filter, Index, Value};

/// Departments against months or chapters: how many measures each leads and answers for in each.
///
/// A count is what [`Filter::toggle_cell`] would show: it stands under all other facets, as the counts of the facets do,
/// so that one cell after another can be chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    pub columns: Vec<MatrixColumn>,
    /// The departments that have anything, most measures (over the whole plan) first, and those that are chosen.
    pub rows: Vec<MatrixRow>,
    /// The largest count of a cell, totals aside.
    pub most: usize,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum MatrixAxis {
    #[default]
    Months,
    Chapters,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixColumn {
    /// A month or a chapter.
    pub value: Value,
    /// The count of this value among its facet's.
    pub count: usize,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MatrixRow {
    /// The canonical name.
    pub department: String,
    pub is_chosen: bool,
    /// Under all facets but that of departments: the counts of this department among its facet's.
    pub total: RoleCounts,
    /// One for each of the columns, same order.
    pub cells: Vec<RoleCounts>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RoleCounts {
    pub lead: usize,
    pub responsible: usize,
}

impl RoleCounts {
    pub fn is_nothing(self) -> bool {
        self == Self::default()
    }

    pub fn most(self) -> usize {
        self.lead.max(self.responsible)
    }
}

impl MatrixAxis {
    pub fn facet(self) -> Facet {
        match self {
            Self::Months => Facet::Month,
            Self::Chapters => Facet::Chapter,
        }
    }
}

impl Index {
    pub fn matrix(&self, filter: &Filter, axis: MatrixAxis) -> Matrix {
        let chosen = self.chosen(filter);
        let facet = axis.facet();
        let under_others = self.under(&chosen, &[facet]);
        let in_cells = self.under(&chosen, &[Facet::Department, facet]);
        let in_totals = self.under(&chosen, &[Facet::Department]);
        let (mut columns, mut sets) = (Vec::new(), Vec::new());
        for (value, rows) in self.axis(axis) {
            columns.push(MatrixColumn {
                value,
                count: rows.intersection_len(&under_others) as usize,
            });
            sets.push(rows & &in_cells);
        }
        let wanted: Vec<&str> = filter.departments.iter().map(String::as_str).collect();
        let wanted: Vec<&str> = wanted.iter().filter_map(|it| self.department(it)).collect();
        let departments = self.departments.sets();
        let rows = departments.map(|(name, lead, responsible)| MatrixRow {
            department: name.to_owned(),
            is_chosen: wanted.contains(&name),
            total: counts(lead, responsible, &in_totals),
            cells: sets
                .iter()
                .map(|set| counts(lead, responsible, set))
                .collect(),
        });
        let rows: Vec<MatrixRow> = rows.filter(MatrixRow::is_shown).collect();
        let cells = rows.iter().flat_map(|row| &row.cells);
        Matrix {
            most: cells.map(|cell| cell.most()).max().unwrap_or(0),
            columns,
            rows,
        }
    }

    fn axis(&self, axis: MatrixAxis) -> Vec<(Value, &RoaringBitmap)> {
        match axis {
            MatrixAxis::Months => {
                let months = self.months.sets().iter();
                months
                    .map(|(&month, rows)| (Value::Month(month), rows))
                    .collect()
            }
            MatrixAxis::Chapters => {
                let chapters = self.chapters.iter();
                chapters
                    .map(|(number, rows)| (Value::Chapter(*number), rows))
                    .collect()
            }
        }
    }
}

impl MatrixRow {
    fn is_shown(&self) -> bool {
        let mut counts = self.cells.iter().chain([&self.total]);
        self.is_chosen || counts.any(|counts| !counts.is_nothing())
    }
}

fn counts(
    lead: &RoaringBitmap,
    responsible: &RoaringBitmap,
    measures: &RoaringBitmap,
) -> RoleCounts {
    RoleCounts {
        lead: lead.intersection_len(measures) as usize,
        responsible: responsible.intersection_len(measures) as usize,
    }
}
