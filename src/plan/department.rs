use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use super::Idioms;
use super::characters::{is_ignorable, ordinary};

/// What is known of departments and of the genre's words: a value made from `assets/`.
///
/// Look-ups use a map that [`Register::new`] builds, so the lists are read-only afterwards.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Register {
    pub departments: Vec<Department>,
    pub groups: Vec<Group>,
    pub idioms: Idioms,
    /// Folded name or alias → canonical name.
    canonical: HashMap<String, String>,
    /// Folded member → indices into `groups`.
    groups_of: HashMap<String, Vec<usize>>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Department {
    /// The canonical name: 市交通运输局.
    pub name: String,
    /// Other ways to write it: 市交通局.
    pub aliases: Vec<String>,
    /// The city or county whose documents call it so; `None` holds everywhere.
    pub place: Option<String>,
}

/// A name that stands for several departments: 各县(市、区)人民政府.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    pub name: String,
    pub aliases: Vec<String>,
    /// Canonical names; empty where they are not known.
    pub members: Vec<String>,
    /// The city or county whose documents call it so; `None` holds everywhere.
    pub place: Option<String>,
}

/// The form in which names are compared: NFKC, without white space.
pub fn fold_name(name: &str) -> String {
    let says = |c: &char| !c.is_whitespace() && !is_ignorable(*c);
    name.chars().map(ordinary).nfkc().filter(says).collect()
}

impl Register {
    pub fn new(departments: Vec<Department>, groups: Vec<Group>, idioms: Idioms) -> Self {
        let mut canonical = HashMap::new();
        let mut groups_of: HashMap<String, Vec<usize>> = HashMap::new();
        let named = departments.iter().map(|d| (&d.name, &d.aliases));
        let grouped = groups.iter().map(|g| (&g.name, &g.aliases));
        let all: Vec<_> = named.chain(grouped).collect();
        // A name of its own wins over an alias of another.
        for (name, _) in &all {
            let entry = canonical.entry(fold_name(name));
            entry.or_insert_with(|| (*name).clone());
        }
        for (name, aliases) in &all {
            for alias in *aliases {
                let entry = canonical.entry(fold_name(alias));
                entry.or_insert_with(|| (*name).clone());
            }
        }
        for (index, group) in groups.iter().enumerate() {
            for member in &group.members {
                groups_of.entry(fold_name(member)).or_default().push(index);
            }
        }
        Self {
            departments,
            groups,
            idioms,
            canonical,
            groups_of,
        }
    }

    /// Only what holds for `place`: a document of another or an unknown place never gets this one's names.
    pub fn scoped(&self, place: Option<&str>) -> Self {
        let holds = |scope: &Option<String>| scope.is_none() || scope.as_deref() == place;
        let departments = self.departments.iter().filter(|d| holds(&d.place));
        let groups = self.groups.iter().filter(|g| holds(&g.place));
        Self::new(
            departments.cloned().collect(),
            groups.cloned().collect(),
            self.idioms.clone(),
        )
    }

    /// The canonical name of a department or group, by its name or an alias.
    pub fn canonical(&self, name: &str) -> Option<&str> {
        self.canonical.get(&fold_name(name)).map(String::as_str)
    }

    /// The groups that list this canonical name as a member.
    pub fn groups_of(&self, name: &str) -> Vec<&str> {
        let indices = self.groups_of.get(&fold_name(name));
        let groups = indices.into_iter().flatten();
        groups
            .filter_map(|&index| self.groups.get(index))
            .map(|group| group.name.as_str())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn register() -> Register {
        let department = |name: &str, aliases: &[&str], place: Option<&str>| Department {
            name: name.into(),
            aliases: aliases.iter().map(|&a| a.into()).collect(),
            place: place.map(Into::into),
        };
        let group = Group {
            name: "各县(市、区)人民政府".into(),
            aliases: Vec::new(),
            members: vec!["甲县人民政府".into()],
            place: Some("丙市".into()),
        };
        Register::new(
            vec![
                department("市交通运输局", &["市交通局"], Some("丙市")),
                department("国家税务总局", &["国税总局"], None),
            ],
            vec![group],
            Idioms::default(),
        )
    }

    #[track_caller]
    fn check(name: &str, place: Option<&str>, expected: Option<&str>) {
        assert_eq!(register().scoped(place).canonical(name), expected);
    }

    #[test]
    fn names_hold_for_their_place_only() {
        check("市交通局", Some("丙市"), Some("市交通运输局"));
        check("市 交通局", Some("丙市"), Some("市交通运输局"));
        check("市交通局", Some("丁市"), None);
        check("市交通局", None, None);
        check("国税总局", None, Some("国家税务总局"));
        check(
            "各县（市、区）人民政府",
            Some("丙市"),
            Some("各县(市、区)人民政府"),
        );
    }

    #[test]
    fn members_know_their_groups() {
        assert_eq!(
            register().groups_of("甲县人民政府"),
            ["各县(市、区)人民政府"]
        );
        assert!(register().groups_of("乙县人民政府").is_empty());
    }
}
