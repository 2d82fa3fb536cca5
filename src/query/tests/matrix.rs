//! The law: a cell of the matrix counts what it would show, and its totals are the counts of the facets.

use proptest::prelude::*;

use super::build::index;
use super::counts::any_filter;
use crate::query::{Filter, Index, Matrix, MatrixAxis, Month, Role, RoleCounts, Value};

const AXES: [MatrixAxis; 2] = [MatrixAxis::Months, MatrixAxis::Chapters];

/// How many measures a cell shows, or a total where there is no column.
fn shown(index: &Index, filter: &Filter, department: &str, column: Option<&Value>) -> RoleCounts {
    let shown = |role| {
        let mut filter = filter.clone();
        filter.toggle_cell(department, role, column);
        // Where just that was chosen it was let go of.
        if !filter.departments.contains(department) {
            filter.toggle_cell(department, role, column);
        }
        index.results(&filter).rows.len()
    };
    RoleCounts {
        lead: shown(Role::Lead),
        responsible: shown(Role::Responsible),
    }
}

proptest! {
    #[test]
    fn a_cell_counts_what_it_would_show(filter in any_filter()) {
        let index = index();
        let counts = index.results(&filter).counts;
        for axis in AXES {
            let matrix = index.matrix(&filter, axis);
            for row in &matrix.rows {
                for (column, &cell) in matrix.columns.iter().zip(&row.cells) {
                    prop_assert_eq!(cell, shown(&index, &filter, &row.department, Some(&column.value)));
                    prop_assert!(cell.most() <= matrix.most);
                }
                prop_assert_eq!(row.total, shown(&index, &filter, &row.department, None));
            }
            for counted in &counts.departments {
                let row = matrix.rows.iter().find(|it| it.department == counted.name);
                let total = row.map_or(RoleCounts::default(), |row| row.total);
                prop_assert_eq!((total.lead, total.responsible), (counted.lead, counted.responsible));
            }
        }
    }

    #[test]
    fn columns_are_the_counts_of_their_facets(filter in any_filter()) {
        let index = index();
        let counts = index.results(&filter).counts;
        let columns = |axis| index.matrix(&filter, axis).columns;
        let months = columns(MatrixAxis::Months);
        let months: Vec<_> = months.into_iter().map(|it| (it.value, it.count)).collect();
        let expected = counts.months.iter().map(|(&month, &count)| (Value::Month(month), count));
        prop_assert_eq!(months, expected.collect::<Vec<_>>());
        let chapters = columns(MatrixAxis::Chapters);
        let chapters: Vec<_> = chapters.into_iter().map(|it| (it.value, it.count)).collect();
        let expected = counts.chapters.iter().map(|&(number, count)| (Value::Chapter(number), count));
        prop_assert_eq!(chapters, expected.collect::<Vec<_>>());
    }

    /// Chapters divide the measures, so that a row adds up to its department's count.
    #[test]
    fn a_row_of_chapters_adds_up(mut filter in any_filter()) {
        filter.clear(crate::query::Facet::Chapter);
        let index = index();
        for row in index.matrix(&filter, MatrixAxis::Chapters).rows {
            let sum = |of: fn(&RoleCounts) -> usize| row.cells.iter().map(of).sum::<usize>();
            let sum = RoleCounts { lead: sum(|it| it.lead), responsible: sum(|it| it.responsible) };
            prop_assert_eq!(sum, row.total);
        }
    }
}

fn row<'a>(matrix: &'a Matrix, department: &str) -> &'a crate::query::MatrixRow {
    let mut rows = matrix.rows.iter();
    rows.find(|row| row.department == department)
        .expect("a row")
}

#[test]
fn lead_and_responsible_stand_apart_in_each_month() {
    let matrix = index().matrix(&Filter::default(), MatrixAxis::Months);
    let check = |department: &str, month: Month, lead: usize, responsible: usize| {
        let at = matrix
            .columns
            .iter()
            .position(|it| it.value == Value::Month(month));
        let cell = row(&matrix, department).cells[at.expect("a column")];
        assert_eq!((cell.lead, cell.responsible), (lead, responsible));
    };
    check("市财政局", Month::Number(6), 1, 0);
    // 1.2 was deferred from the third quarter to September.
    check("市财政局", Month::Number(8), 0, 0);
    check("市财政局", Month::Number(9), 0, 1);
    check("莘县人民政府", Month::Number(3), 0, 1);
    check("市工商联", Month::None, 0, 1);
}

#[test]
fn the_departments_that_are_chosen_stay_and_the_others_can_be_chosen_next() {
    let index = index();
    let mut filter = Filter::default();
    filter.toggle_cell("市交通局", Role::Any, Some(&Value::Month(Month::Number(1))));
    let matrix = index.matrix(&filter, MatrixAxis::Months);
    let chosen: Vec<&str> = matrix
        .rows
        .iter()
        .filter(|it| it.is_chosen)
        .map(|it| it.department.as_str())
        .collect();
    assert_eq!(chosen, ["市交通运输局"]);
    assert!(
        !row(&matrix, "市财政局")
            .cells
            .iter()
            .all(|it| it.is_nothing())
    );
}
