use std::collections::BTreeSet;

use super::Value;
use crate::notebook::{Light, Status};

/// What the list shows: OR inside one field, AND across fields, less what is excluded; an empty field lets everything
/// through.
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
    /// Measures with any of these are not shown.
    pub excluded: BTreeSet<Value>,
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

impl Facet {
    pub const ALL: [Self; 9] = [
        Self::Chapter,
        Self::Department,
        Self::Month,
        Self::Status,
        Self::Light,
        Self::Tag,
        Self::Author,
        Self::Annotated,
        Self::Search,
    ];
}

impl Filter {
    /// Whether every measure passes; a role alone keeps nothing out.
    pub fn is_empty(&self) -> bool {
        !Facet::ALL.into_iter().any(|facet| self.is_chosen(facet))
    }

    /// Whether something is chosen in a field, so that it may keep measures out.
    pub fn is_chosen(&self, facet: Facet) -> bool {
        self.wants(facet) || self.excluded.iter().any(|value| value.facet() == facet)
    }

    /// Whether only some values of a field are let through, exclusions aside.
    pub(super) fn wants(&self, facet: Facet) -> bool {
        match facet {
            Facet::Chapter => !self.chapters.is_empty(),
            Facet::Department => !self.departments.is_empty(),
            Facet::Month => !self.months.is_empty(),
            Facet::Status => !self.statuses.is_empty(),
            Facet::Light => !self.lights.is_empty(),
            Facet::Tag => !self.tags.is_empty(),
            Facet::Author => !self.authors.is_empty(),
            Facet::Annotated => self.annotated.is_some(),
            Facet::Search => !self.search.trim().is_empty(),
        }
    }

    /// Lets everything through in one field.
    pub fn clear(&mut self, facet: Facet) {
        self.excluded.retain(|value| value.facet() != facet);
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
