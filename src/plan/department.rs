use unicode_normalization::UnicodeNormalization;

/// What is known of departments: a value made from `assets/`, scoped to one place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Register {
    pub departments: Vec<Department>,
    pub groups: Vec<Group>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Department {
    /// The canonical name: 市交通运输局.
    pub name: String,
    /// Other ways to write it: 市交通局.
    pub aliases: Vec<String>,
}

/// A name that stands for several departments: 各县(市、区)人民政府.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    pub name: String,
    pub aliases: Vec<String>,
    /// Canonical names; empty where they are not known.
    pub members: Vec<String>,
}

/// The form in which names are compared: NFKC, without white space.
pub fn fold_name(name: &str) -> String {
    name.nfkc().filter(|c| !c.is_whitespace()).collect()
}

impl Register {
    /// The canonical name of a department or group, by its name or an alias.
    pub fn canonical(&self, name: &str) -> Option<&str> {
        let wanted = fold_name(name);
        let is = |candidate: &String| fold_name(candidate) == wanted;
        let department = self
            .departments
            .iter()
            .find(|d| is(&d.name) || d.aliases.iter().any(is));
        let group = || {
            self.groups
                .iter()
                .find(|g| is(&g.name) || g.aliases.iter().any(is))
        };
        department
            .map(|d| d.name.as_str())
            .or_else(|| group().map(|g| g.name.as_str()))
    }

    /// The groups that list this canonical name as a member.
    pub fn groups_of(&self, name: &str) -> Vec<&str> {
        let wanted = fold_name(name);
        let lists = |group: &&Group| group.members.iter().any(|m| fold_name(m) == wanted);
        self.groups
            .iter()
            .filter(lists)
            .map(|group| group.name.as_str())
            .collect()
    }
}
