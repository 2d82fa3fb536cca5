use std::sync::Arc;

use crate::notebook::{State, Viewpoint, Workbook};
use crate::query::{Arranged, Filter, Index, Order, Results};

/// What is computed from plan, notebook, day, filter and order, and kept until one of them changes.
#[derive(Default)]
pub(super) struct Computed {
    pub state: Arc<State>,
    pub index: Index,
    pub results: Results,
    pub arranged: Arranged,
    state_of: Option<Basis>,
    results_of: Option<Filter>,
    arranged_of: Option<Order>,
}

/// What is computed from a workbook is good as long as this is the same.
#[derive(PartialEq)]
pub(super) struct Basis {
    /// The address of the plan: one that is read anew is another.
    plan: usize,
    revision: u64,
    pub viewpoint: Viewpoint,
}

impl Basis {
    pub fn of(workbook: &Workbook, viewpoint: &Viewpoint) -> Self {
        Self {
            plan: Arc::as_ptr(&workbook.plan) as usize,
            revision: workbook.revision(),
            viewpoint: viewpoint.clone(),
        }
    }
}

impl Computed {
    /// For another plan.
    pub fn of(index: Index) -> Self {
        Self {
            index,
            ..Self::default()
        }
    }

    /// Whether the plan has other corrections than before: then the index is of the plan as it was, until [`Self::put_index`].
    #[must_use]
    pub fn refresh(
        &mut self,
        workbook: &mut Workbook,
        viewpoint: &Viewpoint,
        filter: &Filter,
        order: Order,
    ) -> bool {
        let mut is_corrected = false;
        if self.state_of.as_ref() != Some(&Basis::of(workbook, viewpoint)) {
            is_corrected = workbook.correct(viewpoint);
            self.state = Arc::new(State::of(&workbook.plan, workbook.notebook(), viewpoint));
            self.index.update(&workbook.plan, &self.state);
            self.state_of = Some(Basis::of(workbook, viewpoint));
            self.results_of = None;
        }
        if self.results_of.as_ref() != Some(filter) {
            self.results = self.index.results(filter);
            self.results_of = Some(filter.clone());
            self.arranged_of = None;
        }
        if self.arranged_of != Some(order) {
            let plan = &workbook.plan;
            self.arranged = self.index.arrange(&self.results, plan, &self.state, order);
            self.arranged_of = Some(order);
        }
        is_corrected
    }

    /// Takes the index of the workbook's plan.
    pub fn put_index(&mut self, index: Index, workbook: &Workbook) {
        self.index = index;
        self.index.update(&workbook.plan, &self.state);
        self.results_of = None;
    }

    /// Whether the state is that of the notebook as it now is.
    pub fn is_of(&self, workbook: &Workbook) -> bool {
        let revision = workbook.revision();
        self.state_of
            .as_ref()
            .is_some_and(|of| of.revision == revision)
    }

    /// Whether the rows are those of another filter, or stand in another order.
    pub fn is_behind(&self, filter: &Filter, order: Order) -> bool {
        self.results_of.as_ref() != Some(filter) || self.arranged_of != Some(order)
    }
}
