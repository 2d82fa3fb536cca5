use std::collections::BTreeMap;

use super::Month;
use crate::notebook::{Light, Status};

/// The answer to a [`Filter`](super::Filter).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Results {
    /// Indices into `Plan::measures`, in document order.
    pub rows: Vec<usize>,
    pub counts: Counts,
}

/// How many measures each choice would show, under all other facets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// By chapter number, in document order.
    pub chapters: Vec<(u32, usize)>,
    /// Canonical names, most measures (over the whole plan) first.
    pub departments: Vec<DepartmentCount>,
    /// For the chosen departments under all other facets: any role, lead, responsible.
    pub roles: DepartmentCount,
    /// Every month of the year and `None`, also where 0.
    pub months: BTreeMap<Month, usize>,
    pub statuses: BTreeMap<Status, usize>,
    pub lights: BTreeMap<Light, usize>,
    pub tags: BTreeMap<String, usize>,
    pub authors: BTreeMap<String, usize>,
    /// With notes, without.
    pub annotated: (usize, usize),
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DepartmentCount {
    pub name: String,
    pub any: usize,
    pub lead: usize,
    pub responsible: usize,
}
