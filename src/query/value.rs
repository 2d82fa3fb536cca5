use std::collections::BTreeSet;

use super::{Facet, Filter, Month, Role};
use crate::notebook::{Light, Status};

/// One value of a facet, to be chosen or excluded.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    Chapter(u32),
    /// By name; excluded, in any role.
    Department(String),
    Month(Month),
    Status(Status),
    Light(Light),
    Tag(String),
    Author(String),
}

/// How a filter stands to a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stance {
    #[default]
    Indifferent,
    Chosen,
    Excluded,
}

impl Value {
    pub fn facet(&self) -> Facet {
        match self {
            Self::Chapter(_) => Facet::Chapter,
            Self::Department(_) => Facet::Department,
            Self::Month(_) => Facet::Month,
            Self::Status(_) => Facet::Status,
            Self::Light(_) => Facet::Light,
            Self::Tag(_) => Facet::Tag,
            Self::Author(_) => Facet::Author,
        }
    }
}

impl Filter {
    pub fn stance(&self, value: &Value) -> Stance {
        if self.excluded.contains(value) {
            return Stance::Excluded;
        }
        let is_chosen = match value {
            Value::Chapter(number) => self.chapters.contains(number),
            Value::Department(name) => self.departments.contains(name),
            Value::Month(month) => self.months.contains(month),
            Value::Status(status) => self.statuses.contains(status),
            Value::Light(light) => self.lights.contains(light),
            Value::Tag(name) => self.tags.contains(name),
            Value::Author(name) => self.authors.contains(name),
        };
        if is_chosen {
            Stance::Chosen
        } else {
            Stance::Indifferent
        }
    }

    pub fn set(&mut self, value: &Value, stance: Stance) {
        fn put<T: Ord + Clone>(set: &mut BTreeSet<T>, value: &T, is_in: bool) {
            if is_in {
                set.insert(value.clone());
            } else {
                set.remove(value);
            }
        }
        put(&mut self.excluded, value, stance == Stance::Excluded);
        let is_in = stance == Stance::Chosen;
        match value {
            Value::Chapter(number) => put(&mut self.chapters, number, is_in),
            Value::Department(name) => put(&mut self.departments, name, is_in),
            Value::Month(month) => put(&mut self.months, month, is_in),
            Value::Status(status) => put(&mut self.statuses, status, is_in),
            Value::Light(light) => put(&mut self.lights, light, is_in),
            Value::Tag(name) => put(&mut self.tags, name, is_in),
            Value::Author(name) => put(&mut self.authors, name, is_in),
        }
    }

    /// The values that are chosen, facet by facet.
    pub fn chosen(&self) -> Vec<Value> {
        let mut values: Vec<Value> = Vec::new();
        values.extend(self.chapters.iter().copied().map(Value::Chapter));
        values.extend(self.departments.iter().cloned().map(Value::Department));
        values.extend(self.months.iter().copied().map(Value::Month));
        values.extend(self.statuses.iter().copied().map(Value::Status));
        values.extend(self.lights.iter().copied().map(Value::Light));
        values.extend(self.tags.iter().cloned().map(Value::Tag));
        values.extend(self.authors.iter().cloned().map(Value::Author));
        values
    }

    /// Chooses a value, or lets go of one that is chosen or excluded.
    pub fn toggle(&mut self, value: &Value) {
        let stance = match self.stance(value) {
            Stance::Indifferent => Stance::Chosen,
            Stance::Chosen | Stance::Excluded => Stance::Indifferent,
        };
        self.set(value, stance);
    }

    /// Excludes a value, or no longer.
    pub fn toggle_excluded(&mut self, value: &Value) {
        let stance = match self.stance(value) {
            Stance::Excluded => Stance::Indifferent,
            Stance::Indifferent | Stance::Chosen => Stance::Excluded,
        };
        self.set(value, stance);
    }

    /// Chooses this department and no other.
    pub fn only_department(&mut self, name: &str) {
        self.clear(Facet::Department);
        self.departments.insert(name.to_owned());
    }

    /// Chooses this department in this role, and this month or chapter where one is given, and nothing else in these
    /// facets: what a cell of the [`Matrix`](super::Matrix) counts. Lets go of them where just that is chosen.
    pub fn toggle_cell(&mut self, department: &str, role: Role, column: Option<&Value>) {
        let mut changed = self.clone();
        changed.only_department(department);
        changed.role = role;
        if let Some(value) = column {
            changed.clear(value.facet());
            changed.set(value, Stance::Chosen);
        }
        if changed == *self {
            changed.clear(Facet::Department);
            if let Some(value) = column {
                changed.clear(value.facet());
            }
        }
        *self = changed;
    }

    /// Chooses the months from one to the other, or lets go of them where all are chosen.
    pub fn toggle_months(&mut self, first: u32, last: u32) {
        let months = || (first.min(last)..=first.max(last)).map(Month::Number);
        let stance = if months().all(|month| self.months.contains(&month)) {
            Stance::Indifferent
        } else {
            Stance::Chosen
        };
        for month in months() {
            self.set(&Value::Month(month), stance);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_chosen_or_excluded_or_neither() {
        let mut filter = Filter::default();
        for value in [
            Value::Chapter(1),
            Value::Department("市财政局".into()),
            Value::Month(Month::None),
            Value::Status(Status::Done),
            Value::Light(Light::Overdue),
            Value::Tag("重点".into()),
            Value::Author("甲".into()),
        ] {
            filter.toggle(&value);
            assert_eq!(filter.stance(&value), Stance::Chosen);
            assert!(filter.is_chosen(value.facet()));
            filter.toggle_excluded(&value);
            assert_eq!(filter.stance(&value), Stance::Excluded);
            assert!(filter.is_chosen(value.facet()));
            filter.toggle(&value);
            assert_eq!(filter, Filter::default());
            filter.toggle_excluded(&value);
            filter.clear(value.facet());
            assert_eq!(filter, Filter::default());
        }
    }

    #[test]
    fn months_are_chosen_by_the_period() {
        let mut filter = Filter::default();
        filter.toggle_excluded(&Value::Month(Month::Number(8)));
        filter.toggle_months(9, 7);
        assert_eq!(filter.months, [7, 8, 9].map(Month::Number).into());
        assert!(filter.excluded.is_empty());
        filter.toggle_months(8, 9);
        assert_eq!(filter.months, [Month::Number(7)].into());
    }
}
