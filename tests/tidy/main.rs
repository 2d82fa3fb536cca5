//! The walls of the house, read from the sources: which room may use which, what none may use, and how large things grow.
//! Each complaint says where, and what to do.

mod keys;
mod locales;
mod rooms;
mod sizes;
mod source;
mod top_level;
mod words;

/// Fails with every complaint, one a line.
#[track_caller]
fn assert_none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}
