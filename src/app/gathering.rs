//! What the pages of names and of all plans show: gathered beside drawing while they are open.

use std::sync::Arc;

use eframe::egui::Context;

use super::App;
use super::background::worker;
use crate::plan::Plan;
use crate::query::{Filter, Named, named};
use crate::ui::Beside;

/// One plan, however it reads.
#[derive(Clone)]
struct This(Arc<Plan>);

impl PartialEq for This {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// What the plan on the desk names.
#[derive(Default)]
pub(super) struct NamesKeeper(Beside<This, Arc<Vec<Named>>>);

impl NamesKeeper {
    pub fn made(&self, plan: &Arc<Plan>) -> Option<&Arc<Vec<Named>>> {
        self.0.good(&This(Arc::clone(plan)))
    }
}

/// What of the open plans is let through by the page that shows them all.
#[derive(Default)]
pub(super) struct PlansKeeper(Beside<(Filter, Vec<u64>), Vec<Passing>>);

/// The measures of one plan.
struct Passing {
    of: This,
    rows: Vec<usize>,
}

impl PlansKeeper {
    /// Of the plan as it now is; what was looked for may have changed meanwhile.
    pub fn rows(&self, plan: &Arc<Plan>) -> Option<&[usize]> {
        let this = This(Arc::clone(plan));
        let passing = self.0.last()?.iter().find(|it| it.of == this)?;
        Some(&passing.rows)
    }
}

impl App {
    /// Asks for what an open page shows and has not; after drawing, so that a page asks when it opens.
    pub(super) fn gather(&mut self, ctx: &Context) {
        if self.gather_names() | self.gather_plans() {
            ctx.request_repaint();
        }
    }

    /// Whether there is something new.
    fn gather_names(&mut self) -> bool {
        if !self.view.cards.names.is_open() {
            // What was made is not kept for nothing.
            self.names.0.forget();
            return false;
        }
        let plan = Arc::clone(&self.book.workbook.plan);
        if self.names.made(&plan).is_some() {
            return false;
        }
        let start = |job| self.background.beside(job);
        let worker = worker(&self.surroundings, &self.book.workbook, &start);
        let this = This(Arc::clone(&plan));
        let names = &mut self.names.0;
        names.want(this, worker, move |_| Some(Arc::new(named(&plan))));
        self.names.made(&self.book.workbook.plan).is_some()
    }

    fn gather_plans(&mut self) -> bool {
        let Some(filter) = self.view.cards.plans_filter() else {
            self.plans.0.forget();
            return false;
        };
        let all: Vec<_> = self
            .all_computed()
            .map(|(plan, computed)| (This(Arc::clone(plan)), computed.made().clone()))
            .collect();
        let of = (
            filter.clone(),
            all.iter().map(|(_, made)| made.said).collect(),
        );
        if self.plans.0.is_settled_on(&of) {
            return false;
        }
        let start = |job| self.background.beside(job);
        let worker = worker(&self.surroundings, &self.book.workbook, &start);
        self.plans.0.want(of.clone(), worker, move |go_on| {
            let all = all.into_iter().map(|(of, made)| {
                let rows = go_on.is_wanted().then(|| made.index.passing(&filter))?;
                Some(Passing { of, rows })
            });
            all.collect()
        });
        self.plans.0.good(&of).is_some()
    }
}
