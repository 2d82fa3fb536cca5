//! Filters on a small plan by hand, the law of counts, and the seed.

pub(crate) mod build;

mod counts;
mod filters;
mod matrix;
mod orders;
mod progress;
mod searches;
mod seed;
mod timeline;
