//! Which departments the document names, and which groups they are members of.

use std::collections::HashMap;

use super::Department;
use crate::plan::{Assignment, Group, Party, Plan, Register};

/// Departments by the names the document has, in its order.
#[derive(Default)]
pub(super) struct Named {
    pub list: Vec<Department>,
    /// A canonical name, or one as the document has it → index into `list`.
    by_name: HashMap<String, usize>,
}

impl Named {
    pub fn of(plan: &Plan, register: &Register) -> Self {
        let mut named = Self::default();
        for (row, measure) in (0u32..).zip(&plan.measures) {
            for assignment in &measure.assignments {
                named.add(row, assignment, register);
            }
        }
        named
    }

    fn add(&mut self, row: u32, assignment: &Assignment, register: &Register) {
        let mut put = |party: &Party, is_lead: bool| {
            let department = self.department(&party.name, register);
            department.named.insert(row);
            let role = if is_lead {
                &mut department.lead
            } else {
                &mut department.responsible
            };
            role.insert(row);
            // Nearly always a word already there; folding each again would cost a large plan its start.
            if party.written != party.name {
                department.add_word(&party.written, false);
            }
        };
        assignment.lead.iter().for_each(|party| put(party, true));
        let others = &assignment.responsible;
        others.iter().for_each(|party| put(party, false));
    }

    /// The one with this name; `name` is looked up in the register only where it is new.
    fn department(&mut self, name: &str, register: &Register) -> &mut Department {
        let index = match self.by_name.get(name) {
            Some(&index) => index,
            None => {
                let canonical = register.canonical(name).unwrap_or(name);
                let index = match self.by_name.get(canonical) {
                    Some(&index) => index,
                    None => self.push(canonical),
                };
                self.by_name.insert(name.to_owned(), index);
                index
            }
        };
        &mut self.list[index]
    }

    fn push(&mut self, name: &str) -> usize {
        let index = self.list.len();
        let mut department = Department {
            name: name.to_owned(),
            ..Department::default()
        };
        department.add_word(name, false);
        self.list.push(department);
        self.by_name.insert(name.to_owned(), index);
        index
    }

    /// Who is named only through a group can be chosen too.
    pub fn add_members(&mut self, groups: &HashMap<&str, &Group>, register: &Register) {
        let mut next = 0;
        while let Some(department) = self.list.get(next) {
            let members = groups.get(department.name.as_str());
            for member in members.into_iter().flat_map(|group| &group.members) {
                self.department(member, register);
            }
            next += 1;
        }
    }

    /// The groups that a name is a member of, and those that these are members of.
    pub fn groups_over(&self, name: &str, register: &Register) -> Vec<&Department> {
        let mut names = register.groups_of(name);
        let mut next = 0;
        while let Some(&group) = names.get(next) {
            for over in register.groups_of(group) {
                if over != name && !names.contains(&over) {
                    names.push(over);
                }
            }
            next += 1;
        }
        let found = names.iter().filter_map(|group| self.by_name.get(*group));
        found.filter_map(|&index| self.list.get(index)).collect()
    }
}
