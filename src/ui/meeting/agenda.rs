//! Which departments come up, and what each has to tell of.

use std::sync::Arc;

use crate::query::{Filter, Role};
use crate::ui::Scene;

/// The departments with measures under the present filter, and the measures of the one that is up.
#[derive(Clone, Debug, Default)]
pub(super) struct Agenda {
    made_of: Option<MadeOf>,
    pub departments: Vec<String>,
    /// Indices into `Plan::measures`, in the order of the plan: those it leads first, then where it only answers.
    pub measures: Vec<Item>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub measure: usize,
    pub leads: bool,
}

#[derive(Clone, Debug, PartialEq)]
struct MadeOf {
    /// The address of the plan: one that is read anew is another.
    plan: usize,
    revision: u64,
    filter: Filter,
    department: usize,
}

impl Agenda {
    /// Brings it up to date; `department`: the place of the one that is up.
    pub fn refresh(&mut self, scene: &Scene, filter: &Filter, department: usize) {
        let made_of = MadeOf {
            plan: Arc::as_ptr(&scene.workbook.plan) as usize,
            revision: scene.workbook.revision(),
            filter: filter.clone(),
            department,
        };
        if self.made_of.as_ref() == Some(&made_of) {
            return;
        }
        self.departments = departments(scene, filter);
        self.measures = match self.departments.get(department) {
            Some(name) => items(scene, filter, name),
            None => Vec::new(),
        };
        self.made_of = Some(made_of);
    }
}

fn departments(scene: &Scene, filter: &Filter) -> Vec<String> {
    if !filter.departments.is_empty() {
        return filter.departments.iter().cloned().collect();
    }
    let counts = scene.results.counts.departments.iter();
    let has = |it: &&crate::query::DepartmentCount| match filter.role {
        Role::Any => it.any > 0,
        Role::Lead => it.lead > 0,
        Role::Responsible => it.responsible > 0,
    };
    counts.filter(has).map(|it| it.name.clone()).collect()
}

/// A mark may take a measure out of the filter; here it stays as long as its department is up.
fn items(scene: &Scene, filter: &Filter, department: &str) -> Vec<Item> {
    let mut only = filter.clone();
    only.only_department(department);
    let mut in_role = |role: Role| {
        if filter.role != Role::Any && filter.role != role {
            return Vec::new();
        }
        only.role = role;
        scene.index.results(&only).rows
    };
    let leads = in_role(Role::Lead);
    let others = in_role(Role::Responsible);
    let others = others
        .into_iter()
        .filter(|it| leads.binary_search(it).is_err());
    let item = |leads| move |measure| Item { measure, leads };
    let items = leads.iter().copied().map(item(true));
    items.chain(others.map(item(false))).collect()
}

/// The measure and milestone that the keys act on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cursor {
    /// Place among the items.
    pub item: usize,
    pub milestone: Option<usize>,
}

impl Cursor {
    /// The next line, or the one before: milestones stand under their measure.
    pub fn moved(self, forward: bool, items: &[Item], milestones: impl Fn(usize) -> usize) -> Self {
        let of = |item: usize| items.get(item).map_or(0, |it| milestones(it.measure));
        let last = items.len().saturating_sub(1);
        match (forward, self.milestone) {
            (true, None) if of(self.item) > 0 => self.at(Some(0)),
            (true, Some(at)) if at + 1 < of(self.item) => self.at(Some(at + 1)),
            (true, _) if self.item < last => Self {
                item: self.item + 1,
                milestone: None,
            },
            (false, Some(at)) => self.at(at.checked_sub(1)),
            (false, None) if self.item > 0 => Self {
                item: self.item - 1,
                milestone: None,
            },
            _ => self,
        }
    }

    fn at(self, milestone: Option<usize>) -> Self {
        Self { milestone, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(count: usize) -> Vec<Item> {
        let item = |measure| Item {
            measure,
            leads: true,
        };
        (0..count).map(item).collect()
    }

    #[test]
    fn the_cursor_goes_through_measures_and_the_milestones_of_the_one_it_is_on() {
        let items = items(3);
        let milestones = |measure: usize| [2, 0, 1][measure];
        let mut cursor = Cursor::default();
        let mut seen = Vec::new();
        for _ in 0..6 {
            seen.push((cursor.item, cursor.milestone));
            cursor = cursor.moved(true, &items, milestones);
        }
        let expected = [
            (0, None),
            (0, Some(0)),
            (0, Some(1)),
            (1, None),
            (2, None),
            (2, Some(0)),
        ];
        assert_eq!(seen, expected);
        for _ in 0..9 {
            cursor = cursor.moved(false, &items, milestones);
        }
        assert_eq!(cursor, Cursor::default());
    }
}
