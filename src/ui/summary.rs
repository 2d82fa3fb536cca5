use chrono::{Datelike, NaiveDate};

use super::basis::Basis;
use super::list::selection;
use super::{Scene, View};
use crate::notebook::Light;
use crate::query::{Facet, Filter};

/// What the status bar and an empty list say of the rows; made anew only when the rows may have changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    made_of: Option<Basis>,
    pub overdue: usize,
    pub due_this_month: usize,
    /// Of an empty list: each facet that is set, and how many measures there would be without it.
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

/// Brings `view.summary` up to date, and takes what is hidden out of the selection.
pub(super) fn refresh(scene: &Scene, view: &mut View) {
    let made_of = Basis::of(scene, &view.filter);
    if view.summary.made_of.as_ref() == Some(&made_of) {
        return;
    }
    selection::keep_shown(view, &scene.results.rows);
    view.summary = Summary {
        made_of: Some(made_of),
        ..summarise(scene, &view.filter)
    };
}

fn summarise(scene: &Scene, filter: &Filter) -> Summary {
    let mut summary = Summary::default();
    let today = scene.viewpoint.today;
    for &row in &scene.results.rows {
        let Some(state) = scene.state.measures.get(row) else {
            continue;
        };
        summary.overdue += usize::from(state.light == Light::Overdue);
        let this_month =
            |due: NaiveDate| (due.year(), due.month()) == (today.year(), today.month());
        summary.due_this_month += usize::from(state.due.is_some_and(this_month));
    }
    if scene.results.rows.is_empty() {
        for facet in FACETS.into_iter().filter(|&facet| filter.is_chosen(facet)) {
            let mut without = filter.clone();
            without.clear(facet);
            let found = scene.index.results(&without).rows.len();
            summary.loosened.push((facet, found));
        }
        summary
            .loosened
            .sort_by_key(|&(_, found)| std::cmp::Reverse(found));
    }
    summary
}
