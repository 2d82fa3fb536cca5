//! Which departments come up, and what each has to tell of.

use crate::query::Role;
use crate::ui::Scene;

/// The departments with measures under the present filter, and the measures of the one that is up.
#[derive(Clone, Debug, Default)]
pub(super) struct Agenda {
    /// The edition of the scene, and the place of the department.
    made_of: Option<(u64, usize)>,
    pub departments: Vec<String>,
    /// Indices into `Plan::measures`, in the order of the plan: those it leads first, then where it only answers.
    pub measures: Vec<Item>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub measure: usize,
    pub leads: bool,
}

impl Agenda {
    /// Brings it up to date; `department`: the place of the one that is up.
    pub fn refresh(&mut self, scene: &Scene, department: usize) {
        let made_of = Some((scene.edition, department));
        if self.made_of == made_of {
            return;
        }
        self.departments = departments(scene);
        self.measures = match self.departments.get(department) {
            Some(name) => items(scene, name),
            None => Vec::new(),
        };
        self.made_of = made_of;
    }
}

fn departments(scene: &Scene) -> Vec<String> {
    let filter = scene.filter;
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

/// Of the measures shown those that the department has.
fn items(scene: &Scene, department: &str) -> Vec<Item> {
    let in_role = |role: Role| {
        if scene.filter.role != Role::Any && scene.filter.role != role {
            return Vec::new();
        }
        let rows = &scene.results.rows;
        scene.index.of_department(rows, department, role)
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
