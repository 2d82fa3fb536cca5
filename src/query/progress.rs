use roaring::{MultiOps, RoaringBitmap};

use super::{Facet, Filter, Index, Stance, Value};
use crate::notebook::{Light, Status};

/// How far the measures are that a filter shows: by light or by status, in all and by chapter and department.
///
/// Every count is what [`Filter::only`] shows of its values, one after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// All lights or statuses, and how many measures stand at each. They add up to the measures shown.
    pub parts: Vec<(Value, usize)>,
    /// Chapters with anything, in document order; they add up to the measures shown.
    pub chapters: Vec<ProgressBar>,
    /// Departments with anything in the filter's role, most measures (over the whole plan) first; only those chosen
    /// where some are. A measure counts for each of its departments.
    pub departments: Vec<ProgressBar>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgressBar {
    /// A chapter or a department.
    pub value: Value,
    pub total: usize,
    /// One for each of [`Progress::parts`], same order; they add up to `total`.
    pub parts: Vec<usize>,
}

/// What progress is told by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ProgressBy {
    #[default]
    Lights,
    Statuses,
}

impl Index {
    /// The measures that pass.
    pub(super) fn shown(&self, filter: &Filter) -> RoaringBitmap {
        self.under(&self.chosen(filter), &[])
    }

    pub fn progress(&self, filter: &Filter, by: ProgressBy) -> Progress {
        let chosen = self.chosen(filter);
        let shown = self.under(&chosen, &[]);
        let sets = self.parts(by);
        let bar = |value: Value, rows: &RoaringBitmap, under: &RoaringBitmap| {
            let rows = rows & under;
            let parts = sets.iter().map(|(_, set)| set.intersection_len(&rows));
            ProgressBar {
                value,
                total: rows.len() as usize,
                parts: parts.map(|count| count as usize).collect(),
            }
        };
        let chapters = self.chapters.iter();
        let chapters = chapters.map(|(number, rows)| bar(Value::Chapter(*number), rows, &shown));
        let others = self.under(&chosen, &[Facet::Department]);
        let others = others - self.excluded(filter, Facet::Department);
        let departments = self.departments_shown(filter).into_iter();
        let departments = departments.map(|(name, rows)| {
            let value = Value::Department(name.to_owned());
            bar(value, &rows, &others)
        });
        let has_any = |bar: &ProgressBar| bar.total > 0;
        let parts = sets.iter().map(|(value, set)| {
            let count = set.intersection_len(&shown);
            (value.clone(), count as usize)
        });
        Progress {
            parts: parts.collect(),
            chapters: chapters.filter(has_any).collect(),
            departments: departments.filter(has_any).collect(),
        }
    }

    fn parts(&self, by: ProgressBy) -> Vec<(Value, &RoaringBitmap)> {
        let said = &self.annotations;
        match by {
            ProgressBy::Lights => {
                let sets = Light::ALL
                    .into_iter()
                    .filter_map(|it| said.lights.get_key_value(&it));
                sets.map(|(&light, rows)| (Value::Light(light), rows))
                    .collect()
            }
            ProgressBy::Statuses => {
                let sets = Status::ALL
                    .into_iter()
                    .filter_map(|it| said.statuses.get_key_value(&it));
                sets.map(|(&status, rows)| (Value::Status(status), rows))
                    .collect()
            }
        }
    }

    /// The departments that are chosen, else all, with their measures in the filter's role.
    fn departments_shown(&self, filter: &Filter) -> Vec<(&str, RoaringBitmap)> {
        let chosen: Vec<&str> = filter
            .departments
            .iter()
            .filter_map(|it| self.department(it))
            .collect();
        let sets = self.departments.sets();
        let sets = sets.filter(|(name, ..)| filter.departments.is_empty() || chosen.contains(name));
        let in_role = |lead: &RoaringBitmap, responsible: &RoaringBitmap| match filter.role {
            super::Role::Any => [lead, responsible].union(),
            super::Role::Lead => lead.clone(),
            super::Role::Responsible => responsible.clone(),
        };
        sets.map(|(name, lead, responsible)| (name, in_role(lead, responsible)))
            .collect()
    }
}

impl Filter {
    /// Chooses this value and no other of its facet; a role, and what is excluded, stays.
    pub fn only(&mut self, value: &Value) {
        for chosen in self.chosen() {
            if chosen.facet() == value.facet() {
                self.set(&chosen, Stance::Indifferent);
            }
        }
        self.set(value, Stance::Chosen);
    }
}
