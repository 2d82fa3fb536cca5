use std::sync::Arc;

use super::Scene;
use crate::notebook::Viewpoint;
use crate::query::Filter;

/// What the rows depend on, and all that is computed from them: it is made anew only when this changes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Basis {
    /// The address of the plan: one that is read anew is another.
    plan: usize,
    revision: u64,
    viewpoint: Viewpoint,
    filter: Filter,
}

impl Basis {
    pub fn of(scene: &Scene, filter: &Filter) -> Self {
        Self {
            plan: Arc::as_ptr(&scene.workbook.plan) as usize,
            revision: scene.workbook.revision(),
            viewpoint: scene.viewpoint.clone(),
            filter: filter.clone(),
        }
    }
}
