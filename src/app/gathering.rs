//! What the pages of names and of all plans show: gathered beside drawing while they are open, and anew when a plan, a
//! notebook or what is looked for has changed.

use std::sync::Arc;

use eframe::egui::Context;

use super::App;
use super::computed::{Computed, Indexed};
use crate::notebook::Workbook;
use crate::plan::Plan;
use crate::query::{Filter, Named, named};

/// What the plan on the desk names.
#[derive(Default)]
pub(super) struct NamesKeeper {
    made: Option<(Arc<Plan>, Arc<Vec<Named>>)>,
    at_work: bool,
}

impl NamesKeeper {
    pub fn made(&self, of: &Workbook) -> Option<&Arc<Vec<Named>>> {
        let made = self.made.as_ref();
        let (_, named) = made.filter(|(plan, _)| Arc::ptr_eq(plan, &of.plan))?;
        Some(named)
    }
}

/// What of the open plans is let through by the page that shows them all.
#[derive(Default)]
pub(super) struct PlansKeeper {
    made: Option<(Filter, Vec<Passing>)>,
    at_work: bool,
}

/// The measures of one plan.
struct Passing {
    of: Indexed,
    rows: Vec<usize>,
}

impl PlansKeeper {
    /// Of the plan as it now is; what was looked for may have changed meanwhile.
    pub fn rows(&self, computed: &Computed) -> Option<&[usize]> {
        let (_, all) = self.made.as_ref()?;
        let of = computed.indexed();
        let passing = all.iter().find(|it| it.of.is_of_plan(&of))?;
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

    fn gather_names(&mut self) -> bool {
        if !self.view.cards.names.is_open() {
            // What was made is not kept for nothing.
            self.names.made = None;
            return false;
        }
        if self.names.at_work || self.names.made(&self.book.workbook).is_some() {
            return false;
        }
        self.names.at_work = true;
        let plan = Arc::clone(&self.book.workbook.plan);
        self.background.ask(move || {
            let named = Arc::new(named(&plan));
            Box::new(move |app| {
                app.names.at_work = false;
                app.names.made = Some((plan, named));
            })
        });
        true
    }

    fn gather_plans(&mut self) -> bool {
        let Some(filter) = self.view.cards.plans_filter() else {
            self.plans.made = None;
            return false;
        };
        let wanted: Vec<Indexed> = self.all_computed().map(Computed::indexed).collect();
        let made = self.plans.made.as_ref();
        let is_made = made.is_some_and(|(of, all)| {
            *of == filter && all.iter().map(|it| &it.of).eq(wanted.iter())
        });
        if self.plans.at_work || is_made {
            return false;
        }
        self.plans.at_work = true;
        let indexes: Vec<_> = self
            .all_computed()
            .map(|it| Arc::clone(&it.index))
            .collect();
        self.background.ask(move || {
            let all = wanted.into_iter().zip(indexes);
            let all = all.map(|(of, index)| {
                let rows = index.passing(&filter);
                Passing { of, rows }
            });
            let all = all.collect();
            Box::new(move |app| {
                app.plans.at_work = false;
                app.plans.made = Some((filter, all));
            })
        });
        true
    }
}
