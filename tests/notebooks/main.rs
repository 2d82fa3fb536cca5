//! The promises of the notebook and its file, from outside: laws of merging, processes that are killed or write at the same time,
//! files that sync tools and git make, files made to do harm.
//!
//! A few hundred cases by default. `CUOSHI_CASES=10000` tries so many of each law, `CUOSHI_KILLS=1000` kills so many writers.

mod build;
mod child;
mod git;
mod hostile;
mod kill;
mod laws;
mod replicas;
mod sync;
mod transitions;
mod writers;
