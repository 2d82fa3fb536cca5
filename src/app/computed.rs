use std::sync::Arc;

use crate::notebook::{State, Viewpoint, Workbook};
use crate::query::{Arranged, Filter, Index, Order, Results};

/// What is computed from plan, notebook, day, filter and order, and kept until one of them changes.
#[derive(Default)]
pub(super) struct Computed {
    pub state: Arc<State>,
    /// Shared with what is computed beside drawing.
    pub index: Arc<Index>,
    pub results: Results,
    pub arranged: Arranged,
    state_of: Option<Basis>,
    results_of: Option<Filter>,
    arranged_of: Option<Order>,
    /// How often the plan was indexed.
    indexings: u64,
}

/// An index is the same as long as this is.
#[derive(Clone, PartialEq)]
pub(super) struct Indexed {
    basis: Option<Basis>,
    indexings: u64,
}

impl Indexed {
    /// Whether it is of the same plan, whatever its notebook says.
    pub fn is_of_plan(&self, other: &Self) -> bool {
        let plan = |of: &Self| of.basis.as_ref().map(|basis| basis.plan);
        plan(self) == plan(other)
    }
}

/// What is computed from a workbook is good as long as this is the same.
#[derive(Clone, PartialEq)]
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
            index: Arc::new(index),
            ..Self::default()
        }
    }

    /// By what the index is told from others of the same and of other plans.
    pub fn indexed(&self) -> Indexed {
        Indexed {
            basis: self.state_of.clone(),
            indexings: self.indexings,
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
            // Copied only where something is computed from it this very moment.
            Arc::make_mut(&mut self.index).update(&workbook.plan, &self.state);
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
    pub fn put_index(&mut self, mut index: Index, workbook: &Workbook) {
        index.update(&workbook.plan, &self.state);
        self.index = Arc::new(index);
        self.indexings += 1;
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
