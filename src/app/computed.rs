//! What is shown of a book: the state of its measures, their index, and the rows that pass the filter. Of a little book
//! it is computed in the frame that asks; of a large one beside drawing, and what was before is shown until it is there.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::notebook::{Notebook, Reading, State, Viewpoint, Workbook};
use crate::plan::Plan;
use crate::query::{Arranged, Filter, Index, Order, Results, Summary};
use crate::ui::{Beside, GoOn, Worker};

#[derive(Default)]
pub(super) struct Computed {
    made: Beside<Of, Made>,
    /// Before anything is made.
    nothing: Made,
    /// Of the plan: what the notebook says may be missing in it.
    index: Arc<Index>,
    /// How often the plan was indexed.
    indexings: u64,
}

/// All of it is of one moment.
#[derive(Clone, Default)]
pub(super) struct Made {
    pub state: Arc<State>,
    pub index: Arc<Index>,
    pub results: Arc<Results>,
    pub arranged: Arc<Arranged>,
    pub summary: Arc<Summary>,
    /// That of the rows.
    pub filter: Filter,
    /// Tells it from all others.
    pub edition: u64,
    /// Tells state and index from all others.
    pub said: u64,
    reading: Option<Reading>,
}

/// What it is made of.
#[derive(Clone, PartialEq)]
struct Of {
    basis: Basis,
    indexings: u64,
    filter: Filter,
    order: Order,
}

impl Of {
    /// Whether the notebook is all that differs.
    fn is_earlier_than(&self, other: &Self) -> bool {
        let revision = other.basis.revision;
        let mut later = self.clone();
        later.basis.revision = revision;
        later == *other
    }

    fn says_the_same_as(&self, other: &Self) -> bool {
        (&self.basis, self.indexings) == (&other.basis, other.indexings)
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

fn next_number() -> u64 {
    static LAST: AtomicU64 = AtomicU64::new(0);
    LAST.fetch_add(1, Ordering::Relaxed) + 1
}

impl Computed {
    /// For another plan.
    pub fn of(index: Index) -> Self {
        Self {
            index: Arc::new(index),
            ..Self::default()
        }
    }

    /// What is shown.
    pub fn made(&self) -> &Made {
        self.made.last().unwrap_or(&self.nothing)
    }

    fn wanted(&self, workbook: &Workbook, viewpoint: &Viewpoint, rows: (&Filter, Order)) -> Of {
        // Not of the corrected plan: what is corrected is computed as well.
        let plan = Arc::as_ptr(workbook.plan_as_read()) as usize;
        Of {
            basis: Basis {
                plan,
                ..Basis::of(workbook, viewpoint)
            },
            indexings: self.indexings,
            filter: rows.0.clone(),
            order: rows.1,
        }
    }

    /// Whether what is shown is of something else than this.
    pub fn is_behind(
        &self,
        workbook: &Workbook,
        viewpoint: &Viewpoint,
        rows: (&Filter, Order),
    ) -> bool {
        let of = self.wanted(workbook, viewpoint, rows);
        self.made.good(&of).is_none()
    }

    /// Whether the state is that of the notebook as it now is, seen from here.
    pub fn has_said(&self, workbook: &Workbook, viewpoint: &Viewpoint) -> bool {
        let of = self.made.last_of().map(|of| &of.basis);
        of.is_some_and(|of| of.revision == workbook.revision() && of.viewpoint == *viewpoint)
    }

    /// Sees to it that this is shown, at once or soon. Whether the plan has other corrections than before: then the index
    /// is of the plan as it was, until [`Self::put_index`].
    #[must_use]
    pub fn refresh(
        &mut self,
        workbook: &mut Workbook,
        viewpoint: &Viewpoint,
        rows: (&Filter, Order),
        worker: Worker<'_>,
    ) -> bool {
        let of = self.wanted(workbook, viewpoint, rows);
        if self.made.is_settled_on(&of) {
            return false;
        }
        let before = self.made().edition;
        let last = self.made.last_of().zip(self.made.last());
        let making = Making {
            same: last
                .filter(|(it, _)| it.says_the_same_as(&of))
                .map(|(_, made)| made.clone()),
            state: last
                .filter(|(it, _)| it.basis == of.basis)
                .map(|(_, made)| Arc::clone(&made.state)),
            index: Arc::clone(&self.index),
            reading: workbook.reading().clone(),
            notebook: workbook.notebook().clone(),
            of: of.clone(),
        };
        // While one marks on, what was marked before is shown.
        let is_worth = |at_work: &Of| at_work.is_earlier_than(&of);
        let make = move |go_on: &GoOn| making.made(go_on);
        self.made.want_after(of.clone(), worker, is_worth, make);
        if self.made().edition == before {
            return false;
        }
        let made = self.made();
        let (index, reading) = (Arc::clone(&made.index), made.reading.clone());
        let of = self.made.last_of();
        if of.is_some_and(|of| of.indexings == self.indexings) {
            self.index = index;
        }
        reading.is_some_and(|reading| workbook.read_as(reading))
    }

    /// Takes the index of the workbook's plan; what is shown is computed from it next.
    pub fn put_index(&mut self, index: Index) {
        self.index = Arc::new(index);
        self.indexings += 1;
    }
}

/// What is needed for it, apart from the window that goes on changing.
struct Making {
    /// Of the same book: only the rows are others.
    same: Option<Made>,
    /// Of the same notebook: only the index is another.
    state: Option<Arc<State>>,
    index: Arc<Index>,
    reading: Reading,
    notebook: Notebook,
    of: Of,
}

impl Making {
    fn made(self, go_on: &GoOn) -> Option<Made> {
        let (filter, order) = (self.of.filter.clone(), self.of.order);
        let today = self.of.basis.viewpoint.today;
        let (said, plan) = match self.same.clone() {
            Some(same) => (same, Arc::clone(self.reading.plan())),
            None => self.said(go_on)?,
        };
        let (index, state) = (&said.index, &said.state);
        let results = go_on.is_wanted().then(|| index.results(&filter))?;
        let arranged = go_on
            .is_wanted()
            .then(|| index.arrange(&results, &plan, state, order))?;
        let summary = index.summary(&results.rows, &filter, state, today);
        Some(Made {
            results: Arc::new(results),
            arranged: Arc::new(arranged),
            summary: Arc::new(summary),
            filter,
            edition: next_number(),
            ..said
        })
    }

    /// State and index, and the plan that they are of.
    fn said(self, go_on: &GoOn) -> Option<(Made, Arc<Plan>)> {
        let viewpoint = &self.of.basis.viewpoint;
        let reading = self.reading.corrected(&self.notebook, viewpoint);
        let plan = Arc::clone(reading.plan());
        let state = || Arc::new(State::of(&plan, &self.notebook, viewpoint));
        let state = self.state.unwrap_or_else(state);
        let mut index = go_on.is_wanted().then(|| Index::clone(&self.index))?;
        index.update(&plan, &state);
        let said = Made {
            state,
            index: Arc::new(index),
            said: next_number(),
            reading: Some(reading),
            ..Made::default()
        };
        Some((said, plan))
    }
}
