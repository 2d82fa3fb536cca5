//! What a notebook file is to hold: what is in it, what is new, and what this device remembers of it.

use std::path::Path;

use super::StoreError;
use super::folder::is_same_plan;
use crate::notebook::Notebook;

/// What the file is to hold. The device's own copy counts only where a file is there: a deleted one begins anew.
pub(super) fn union(
    path: &Path,
    found: Option<&Notebook>,
    ours: &Notebook,
    journal: &Notebook,
) -> Result<Notebook, StoreError> {
    let Some(found) = found else {
        return Ok(ours.clone());
    };
    let mut union = unite(path, found, ours)?;
    if is_same_plan(&union.plan, &journal.plan) {
        union.merge(journal);
    }
    Ok(union)
}

/// The union of what is at `path` and what we have.
///
/// # Errors
/// [`StoreError::OtherPlan`]
pub(super) fn unite(
    path: &Path,
    theirs: &Notebook,
    ours: &Notebook,
) -> Result<Notebook, StoreError> {
    if !is_same_plan(&theirs.plan, &ours.plan) {
        return Err(StoreError::OtherPlan {
            path: path.to_owned(),
            theirs: theirs.plan.title.clone(),
            ours: ours.plan.title.clone(),
        });
    }
    let mut union = theirs.clone();
    union.merge(ours);
    Ok(union)
}

/// Whether a union brought nothing new to what it was made from.
pub(super) fn is_in(union: &Notebook, part: &Notebook) -> bool {
    union.records().len() == part.records().len() && union.plan == part.plan
}
