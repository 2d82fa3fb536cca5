//! Which measures to show, how many there are behind each choice, and why one is not among them.

mod annotations;
mod arranged;
mod burn_down;
mod departments;
mod filter;
mod finding;
mod fold;
mod grammar;
mod haystack;
mod index;
mod matrix;
mod month_sets;
mod named;
mod order;
mod progress;
mod results;
mod search;
mod sounds;
mod summary;
#[cfg(test)]
pub(crate) mod tests;
mod timeline;
mod value;
mod vocabulary;

pub use arranged::{Arranged, Group, Heading, Line};
pub use burn_down::BurnDown;
pub use filter::{Facet, Filter, Month, Role};
pub use finding::Ground;
pub use index::Index;
pub use matrix::{Matrix, MatrixAxis, MatrixColumn, MatrixRow, RoleCounts};
pub use named::{Named, NamedKind, named};
pub use order::{Grouping, Order, Sort};
pub use progress::{Progress, ProgressBar, ProgressBy};
pub use results::{Counts, DepartmentCount, Results};
pub use search::{Hit, Needle, Search, Term};
pub use summary::Summary;
pub use timeline::{Extent, TimeMark, Timeline, time_marks};
pub use value::{Stance, Value};
pub use vocabulary::{SearchField, Vocabulary};
