use std::collections::BTreeSet;

use crate::notebook::{Light, Status};

/// What the list shows: OR inside one field, AND across fields; an empty field lets everything through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub chapters: BTreeSet<u32>,
    /// Names as given; found by name, by alias and as a member of a group.
    pub departments: BTreeSet<String>,
    pub role: Role,
    pub months: BTreeSet<Month>,
    pub statuses: BTreeSet<Status>,
    pub lights: BTreeSet<Light>,
    pub tags: BTreeSet<String>,
    pub authors: BTreeSet<String>,
    /// Only measures with (`true`) or without notes.
    pub annotated: Option<bool>,
    pub search: String,
}

/// In which role the departments of a [`Filter`] must stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    #[default]
    Any,
    Lead,
    Responsible,
}

/// A month of the plan's year, or no milestone that can be put in a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Month {
    /// 1 to 12.
    Number(u32),
    None,
}

/// The fields of a [`Filter`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    Chapter,
    Department,
    Month,
    Status,
    Light,
    Tag,
    Author,
    Annotated,
    Search,
}

impl Filter {
    pub fn is_empty(&self) -> bool {
        *self
            == Self {
                role: self.role,
                ..Self::default()
            }
    }

    /// Lets everything through in one field.
    pub fn clear(&mut self, facet: Facet) {
        match facet {
            Facet::Chapter => self.chapters.clear(),
            Facet::Department => {
                self.departments.clear();
                self.role = Role::Any;
            }
            Facet::Month => self.months.clear(),
            Facet::Status => self.statuses.clear(),
            Facet::Light => self.lights.clear(),
            Facet::Tag => self.tags.clear(),
            Facet::Author => self.authors.clear(),
            Facet::Annotated => self.annotated = None,
            Facet::Search => self.search.clear(),
        }
    }
}
