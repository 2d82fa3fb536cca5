use chrono::{Datelike, NaiveDate};

use super::{Facet, Filter, Index};
use crate::notebook::{Light, State};

/// What is said in a line of the measures that pass.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    pub overdue: usize,
    pub due_this_month: usize,
    /// Where nothing passes: each facet that is set, and how many measures there would be without it, most first.
    pub loosened: Vec<(Facet, usize)>,
}

const FACETS: [Facet; 9] = [
    Facet::Search,
    Facet::Department,
    Facet::Month,
    Facet::Chapter,
    Facet::Status,
    Facet::Light,
    Facet::Tag,
    Facet::Author,
    Facet::Annotated,
];

impl Index {
    /// `rows`: what passes `filter`; `state`: that of [`Index::update`].
    pub fn summary(
        &self,
        rows: &[usize],
        filter: &Filter,
        state: &State,
        today: NaiveDate,
    ) -> Summary {
        let mut summary = Summary::default();
        for said in rows.iter().filter_map(|&row| state.measures.get(row)) {
            summary.overdue += usize::from(said.light == Light::Overdue);
            let this_month =
                |due: NaiveDate| (due.year(), due.month()) == (today.year(), today.month());
            summary.due_this_month += usize::from(said.due.is_some_and(this_month));
        }
        if rows.is_empty() {
            let chosen = FACETS.into_iter().filter(|&facet| filter.is_chosen(facet));
            let loosened = chosen.map(|facet| {
                let mut without = filter.clone();
                without.clear(facet);
                (facet, self.passing(&without).len())
            });
            summary.loosened = loosened.collect();
            let most_first = |&(_, found): &(Facet, usize)| std::cmp::Reverse(found);
            summary.loosened.sort_by_key(most_first);
        }
        summary
    }
}
