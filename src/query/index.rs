use crate::notebook::State;
use crate::plan::{Plan, Register};

use super::{Facet, Filter, Results};

/// For each value of each facet the set of measures that have it, so that a count is an intersection.
///
/// Made from (plan, register) once and from the state at each change of the notebook.
#[derive(Clone, Debug, Default)]
pub struct Index {}

impl Index {
    /// The part that depends on the document alone.
    pub fn of(plan: &Plan, register: &Register) -> Self {
        let _ = (plan, register);
        todo!()
    }

    /// Brings in what the notebook says: statuses, lights, tags, authors, notes, deferred months.
    pub fn update(&mut self, plan: &Plan, state: &State) {
        let _ = (plan, state);
        todo!()
    }

    /// The measures that pass, and the count behind each value under all *other* facets.
    pub fn results(&self, filter: &Filter) -> Results {
        let _ = filter;
        todo!()
    }

    /// The facets that keep a measure (by its index) out; empty where it is shown.
    pub fn hidden_by(&self, filter: &Filter, measure: usize) -> Vec<Facet> {
        let _ = (filter, measure);
        todo!()
    }
}
