use super::State;
use crate::notebook::{Act, Author, EntryId};

/// A filter with a name, kept in the notebook for everybody who has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamedView<'a> {
    pub entry: &'a EntryId,
    pub author: &'a Author,
    pub name: &'a str,
    /// What it searches.
    pub search: &'a str,
}

impl State {
    /// The views of the notebook, in its order.
    pub fn views(&self) -> impl Iterator<Item = NamedView<'_>> {
        self.about_plan.iter().filter_map(|record| {
            let entry = record.genuine()?;
            let Act::View { name, text } = &entry.act else {
                return None;
            };
            Some(NamedView {
                entry: &record.id,
                author: &entry.author,
                name,
                search: text,
            })
        })
    }
}
