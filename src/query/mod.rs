//! Which measures to show, how many there are behind each choice, and why one is not among them.

mod annotations;
mod departments;
mod filter;
mod fold;
mod haystack;
mod index;
mod month_sets;
mod results;
mod search;
#[cfg(test)]
pub(crate) mod tests;

pub use filter::{Facet, Filter, Month, Role};
pub use index::Index;
pub use results::{Counts, DepartmentCount, Results};
pub use search::{Hit, Search};
