mod gathering;

use std::collections::HashMap;

use roaring::{MultiOps, RoaringBitmap};

use self::gathering::Named;
use super::fold::fold;
use super::sounds::{Sound, Spelling, sounds};
use super::{DepartmentCount, Ground, Role};
use crate::plan::{Group, Plan, Register, fold_name};

/// The measures of each department: by its own name, and as a member of groups.
#[derive(Clone, Debug, Default)]
pub(super) struct Departments {
    /// Most measures first.
    list: Vec<Department>,
    /// Folded name or alias → index into `list`.
    by_name: HashMap<String, usize>,
    /// By measure: index into `list` of the department that leads it, of several the first; [`NOBODY`] where none does.
    leads: Vec<u32>,
}

const NOBODY: u32 = u32::MAX;

#[derive(Clone, Debug, Default)]
struct Department {
    name: String,
    lead: RoaringBitmap,
    responsible: RoaringBitmap,
    any: RoaringBitmap,
    /// Where the document has its own name, not that of a group.
    named: RoaringBitmap,
    /// Its name and what the document writes, then the aliases.
    words: Vec<Called>,
}

/// A way to call a department, to be searched.
#[derive(Clone, Debug, Default)]
struct Called {
    shown: String,
    folded: String,
    sounds: Vec<Sound>,
    is_alias: bool,
}

impl Departments {
    pub fn of(plan: &Plan, register: &Register) -> Self {
        let mut named = Named::of(plan, register);
        let groups: HashMap<&str, &Group> = register
            .groups
            .iter()
            .map(|g| (g.name.as_str(), g))
            .collect();
        named.add_members(&groups, register);
        let mut list: Vec<Department> = named.list.clone();
        for department in &mut list {
            for group in named.groups_over(&department.name, register) {
                department.lead |= &group.lead;
                department.responsible |= &group.responsible;
            }
            department.any = &department.lead | &department.responsible;
        }
        list.sort_by_key(|department| std::cmp::Reverse(department.any.len()));
        let mut departments = Self {
            list,
            by_name: HashMap::new(),
            leads: Vec::new(),
        };
        departments.learn_names(register);
        departments.learn_leads(plan);
        departments
    }

    fn learn_leads(&mut self, plan: &Plan) {
        // A large plan says the same names over and over; folding each again would cost it its start.
        let mut known: HashMap<&str, u32> = HashMap::new();
        for measure in &plan.measures {
            let first = measure.assignments.iter().find_map(|it| it.lead.first());
            let lead = first.map_or(NOBODY, |party| {
                *known.entry(&party.name).or_insert_with(|| {
                    let index = self.by_name.get(&fold_name(&party.name));
                    index.map_or(NOBODY, |&index| index as u32)
                })
            });
            self.leads.push(lead);
        }
    }

    /// The department that leads a measure, of several the first: its place in the counts and its canonical name.
    pub fn lead_of(&self, row: usize) -> Option<(u32, &str)> {
        let index = *self.leads.get(row)?;
        let department = self.list.get(index as usize)?;
        Some((index, &department.name))
    }

    fn learn_names(&mut self, register: &Register) {
        for (index, department) in self.list.iter().enumerate() {
            self.by_name.insert(fold_name(&department.name), index);
        }
        let departments = register.departments.iter().map(|d| &d.aliases);
        let groups = register.groups.iter().map(|g| &g.aliases);
        for alias in departments.chain(groups).flatten() {
            let name = register.canonical(alias).map(fold_name);
            let Some(&index) = name.and_then(|name| self.by_name.get(&name)) else {
                continue;
            };
            // Where two have one alias, the register has decided.
            self.by_name.entry(fold_name(alias)).or_insert(index);
            if let Some(department) = self.list.get_mut(index) {
                department.add_word(alias, true);
            }
        }
    }

    /// The canonical name under which a name or alias is listed.
    pub fn canonical(&self, name: &str) -> Option<&str> {
        self.find(name).map(|department| department.name.as_str())
    }

    fn find(&self, name: &str) -> Option<&Department> {
        let index = *self.by_name.get(&fold_name(name))?;
        self.list.get(index)
    }

    /// The measures in which any of the names stands in the role.
    pub fn rows<'a>(&self, names: impl Iterator<Item = &'a String>, role: Role) -> RoaringBitmap {
        let found = names.filter_map(|name| self.find(name));
        found.map(|department| department.rows(role)).union()
    }

    /// For each department, how many of the measures it has in each role.
    pub fn counts(&self, measures: &RoaringBitmap) -> Vec<DepartmentCount> {
        let departments = self.list.iter();
        let count = |department: &Department| DepartmentCount {
            name: department.name.clone(),
            any: department.any.intersection_len(measures) as usize,
            lead: department.lead.intersection_len(measures) as usize,
            responsible: department.responsible.intersection_len(measures) as usize,
        };
        departments.map(count).collect()
    }

    /// Name, measures led and answered for, of each; most measures first.
    pub fn sets(&self) -> impl Iterator<Item = (&str, &RoaringBitmap, &RoaringBitmap)> {
        let departments = self.list.iter();
        departments.map(|it| (it.name.as_str(), &it.lead, &it.responsible))
    }

    /// The measures that name a department which is called so.
    pub fn search(&self, name: &SoughtName<'_>) -> RoaringBitmap {
        let found = self.list.iter().filter(|d| d.called(name).is_some());
        found.map(|department| &department.named).union()
    }

    /// Why one measure is among what [`Self::search`] finds; `None` where it is not.
    pub fn ground(&self, row: u32, name: &SoughtName<'_>) -> Option<Ground> {
        let mut of_measure = self.list.iter().filter(|d| d.named.contains(row));
        of_measure.find_map(|department| department.called(name))
    }

    /// The departments that are called by each of the names, those with most measures first.
    pub fn called(&self, names: &[SoughtName<'_>]) -> Vec<&str> {
        let called =
            |department: &&Department| names.iter().all(|name| department.called(name).is_some());
        let found = self.list.iter().filter(called);
        found.map(|department| department.name.as_str()).collect()
    }

    /// The measures in which a department that is called so stands in the role, also by a group. A whole name means its
    /// department alone, also where others have it as a part of theirs.
    pub fn in_role(&self, name: &SoughtName<'_>, role: Role) -> RoaringBitmap {
        let is_whole = |called: &Called| called.folded == name.word;
        let mut departments = self.list.iter();
        if let Some(whole) = departments.find(|it| it.words.iter().any(is_whole)) {
            return whole.rows(role).clone();
        }
        let found = self.list.iter().filter(|d| d.called(name).is_some());
        found.map(|department| department.rows(role)).union()
    }
}

/// A part of a department's name, as it was typed and folded.
pub(super) struct SoughtName<'a> {
    pub word: &'a str,
    pub spelling: Option<&'a Spelling>,
    /// Only the names that the document has, not other names of the same departments.
    pub is_exact: bool,
}

impl Department {
    fn rows(&self, role: Role) -> &RoaringBitmap {
        match role {
            Role::Any => &self.any,
            Role::Lead => &self.lead,
            Role::Responsible => &self.responsible,
        }
    }

    /// By which of its names it is meant, if it is: by the plainest.
    fn called(&self, sought: &SoughtName<'_>) -> Option<Ground> {
        let words = || {
            self.words
                .iter()
                .filter(|it| !(it.is_alias && sought.is_exact))
        };
        if let Some(called) = words().find(|it| it.folded.contains(sought.word)) {
            let shown = called.shown.clone();
            return Some(if called.is_alias {
                Ground::Alias(shown)
            } else {
                Ground::Department(shown)
            });
        }
        let spelling = sought.spelling?;
        let spelled = words().find(|it| spelling.find(&it.sounds, 0).is_some())?;
        Some(Ground::SpelledDepartment(spelled.shown.clone()))
    }

    fn add_word(&mut self, name: &str, is_alias: bool) {
        let folded = fold(name);
        if !self.words.iter().any(|it| it.folded == folded) {
            self.words.push(Called {
                shown: name.to_owned(),
                sounds: sounds(&folded),
                folded,
                is_alias,
            });
        }
    }
}
