use chrono::{Datelike, NaiveDate};

use super::{Measure, Milestone, MilestoneKind, Recurrence};

/// The months, 1 to 12, of the plan's year that the measure is in; empty = in none.
///
/// A milestone counts where it is due (`by`), starts (`from`), recurs (`every`) or happens (`in`: each month of at most a
/// quarter, else the last). `deferred[i]` is the new date of milestone `i`, which replaces its own.
pub fn months(measure: &Measure, year: Option<i32>, deferred: &[Option<NaiveDate>]) -> Vec<u32> {
    let mut found = [false; 12];
    for (index, milestone) in measure.milestones.iter().enumerate() {
        let new_date = deferred.get(index).copied().flatten();
        for month in milestone_months(milestone, year, new_date) {
            if let Some(slot) = found.get_mut(month as usize - 1) {
                *slot = true;
            }
        }
    }
    (1..=12)
        .zip(found)
        .filter_map(|(month, is_in)| is_in.then_some(month))
        .collect()
}

/// The months of one milestone; `new_date`: where it was deferred to.
pub fn milestone_months(
    milestone: &Milestone,
    year: Option<i32>,
    new_date: Option<NaiveDate>,
) -> Vec<u32> {
    let of_year = |date: NaiveDate| year.is_none_or(|year| date.year() == year);
    let month_of = |date: Option<NaiveDate>| {
        let date = date.filter(|&date| of_year(date));
        date.map(|date| vec![date.month()]).unwrap_or_default()
    };
    if new_date.is_some() {
        return month_of(new_date);
    }
    match milestone.kind {
        MilestoneKind::By => month_of(milestone.due),
        MilestoneKind::From => month_of(milestone.start),
        MilestoneKind::In => span_months(milestone, year),
        MilestoneKind::Every => milestone.recurs.map(recurring_months).unwrap_or_default(),
        MilestoneKind::Relative | MilestoneKind::Ongoing => month_of(milestone.due),
    }
}

fn span_months(milestone: &Milestone, year: Option<i32>) -> Vec<u32> {
    let (Some(start), Some(due)) = (milestone.start, milestone.due) else {
        return Vec::new();
    };
    let count = |date: NaiveDate| date.year() * 12 + date.month0() as i32;
    let (first, last) = (count(start), count(due));
    let first = if last - first < 3 { first } else { last };
    (first..=last)
        .filter(|month| year.is_none_or(|year| month.div_euclid(12) == year))
        .map(|month| month.rem_euclid(12) as u32 + 1)
        .collect()
}

fn recurring_months(recurs: Recurrence) -> Vec<u32> {
    match recurs {
        Recurrence::Weekly | Recurrence::MonthlyDay(_) | Recurrence::MonthlyEnd => {
            (1..=12).collect()
        }
        Recurrence::QuarterlyEnd => vec![3, 6, 9, 12],
        Recurrence::HalfYearlyEnd => vec![6, 12],
        Recurrence::Yearly => vec![12],
    }
}
