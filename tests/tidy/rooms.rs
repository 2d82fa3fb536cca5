//! Which room may use which, and what a room may not know of the world.

use std::collections::{BTreeMap, BTreeSet};

use crate::assert_none;
use crate::source::{Source, program};

/// A room and the rooms it may use. `app` and `cli` are the faces: they use everything but each other.
const MAY_USE: &[(&str, &[&str])] = &[
    ("plan", &[]),
    ("reading", &["plan"]),
    ("notebook", &["plan"]),
    ("query", &["plan", "notebook"]),
    ("intake", &["plan", "reading"]),
    ("store", &["plan", "notebook"]),
    ("wording", &["plan", "notebook", "query", "store", "intake"]),
    ("report", &["plan", "notebook", "query", "wording"]),
    ("ui", &["plan", "notebook", "query", "wording"]),
    ("display", &[]),
    (
        "document",
        &["plan", "notebook", "reading", "intake", "store", "wording"],
    ),
    (
        "cli",
        &[
            "plan", "notebook", "query", "reading", "intake", "store", "report", "wording",
            "display", "document", "app",
        ],
    ),
    (
        "app",
        &[
            "plan", "notebook", "query", "reading", "intake", "store", "report", "wording",
            "display", "document", "ui",
        ],
    ),
];

/// Rooms that compute: what they are not given they do not have.
const PURE: [&str; 4] = ["plan", "reading", "notebook", "query"];

/// What drawing may not reach for either.
const OUTSIDE_WORLD: &[&str] = &[
    "std::fs",
    "std::env",
    "std::process",
    "std::time::SystemTime",
    "std::time::Instant",
    "chrono::Local",
    "chrono::Utc",
    "SystemTime",
    "Instant",
    "Utc",
    "Local",
    "getrandom",
    "tempfile",
    "directories",
];

const NOT_IN_PURE: &[&str] = &[
    "egui",
    "eframe",
    "serde",
    "serde_json",
    "ron",
    "rust_i18n",
    "std::io",
    "std::path",
];

#[test]
fn rooms_use_only_what_they_may() {
    let complaints: Vec<String> = program().iter().flat_map(wall_complaints).collect();
    assert_none(&complaints);
}

#[test]
fn rooms_know_nothing_of_the_world_they_are_kept_from() {
    let complaints: Vec<String> = program().iter().flat_map(world_complaints).collect();
    assert_none(&complaints);
}

#[test]
fn rooms_do_not_use_each_other_in_a_circle() {
    let mut uses: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in program() {
        let used = uses.entry(source.room().to_owned()).or_default();
        used.extend(rooms_used(&source).into_iter().map(|(room, _)| room));
    }
    for room in uses.keys() {
        let mut reached: BTreeSet<&str> = BTreeSet::new();
        let mut open: Vec<&str> = vec![room];
        while let Some(next) = open.pop() {
            let further = uses.get(next).into_iter().flatten();
            open.extend(
                further
                    .map(String::as_str)
                    .filter(|it| *it != next && reached.insert(it)),
            );
        }
        assert!(
            !reached.contains(room.as_str()),
            "`{room}` uses itself by way of {reached:?}"
        );
    }
}

fn wall_complaints(source: &Source) -> Vec<String> {
    let room = source.room();
    let used = rooms_used(source).into_iter().filter(|(it, _)| it != room);
    let Some((_, allowed)) = MAY_USE.iter().find(|(it, _)| *it == room) else {
        return match room {
            "lib" | "main" => Vec::new(),
            _ => vec![format!(
                "{}: say in tests/tidy/rooms.rs what this room may use",
                source.path
            )],
        };
    };
    let forbidden = used.filter(|(it, _)| !allowed.contains(&it.as_str()));
    forbidden
        .map(|(it, line)| {
            let at = source.at(line);
            format!("{at}: `{room}` may not use `{it}`, only {allowed:?}: hand the value in as an argument, or move the code")
        })
        .collect()
}

fn world_complaints(source: &Source) -> Vec<String> {
    let room = source.room();
    let mut forbidden = vec!["std::net"];
    if PURE.contains(&room) {
        forbidden.extend(NOT_IN_PURE);
    }
    if PURE.contains(&room) || ["ui", "wording"].contains(&room) {
        forbidden.extend(OUTSIDE_WORLD);
    }
    let names = paths(source).into_iter().filter(|(path, _)| {
        let is = |it: &&str| {
            path == *it
                || path
                    .strip_prefix(*it)
                    .is_some_and(|rest| rest.starts_with("::"))
        };
        forbidden.iter().any(is)
    });
    names
        .map(|(path, line)| {
            let at = source.at(line);
            format!("{at}: `{room}` may not know `{path}`: time, authors, nonces and bytes are handed in as arguments")
        })
        .collect()
}

/// Rooms named by `crate::…` or by climbing with `super`, and where.
fn rooms_used(source: &Source) -> Vec<(String, usize)> {
    let depth = source.path.matches('/').count() - usize::from(source.path.ends_with("/mod.rs"));
    let root = vec!["super"; depth].join("::") + "::";
    let all = paths(source).into_iter();
    let inside = all.filter_map(|(path, line)| {
        let inner = path
            .strip_prefix("crate::")
            .or_else(|| path.strip_prefix(&root))?;
        Some((inner.split("::").next()?.to_owned(), line))
    });
    inside
        .filter(|(name, _)| MAY_USE.iter().any(|(room, _)| room == name))
        .collect()
}

/// Every path of a source with its line, the groups of `use` opened: `use std::{fs, io}` is `std::fs` and `std::io`.
fn paths(source: &Source) -> Vec<(String, usize)> {
    let tokens: Vec<&str> = source.tokens.iter().map(|it| it.text.as_str()).collect();
    let mut found = Vec::new();
    // the beginning of the path that a group continues, for each open brace
    let mut groups: Vec<String> = vec![String::new()];
    let mut current = String::new();
    for (i, token) in tokens.iter().enumerate() {
        let continues = current.ends_with("::");
        match *token {
            ":" if tokens.get(i + 1) == Some(&":") && !current.is_empty() => current.push_str("::"),
            ":" if continues => {}
            "{" => groups.push(std::mem::take(&mut current)),
            _ if is_name(token) => {
                if !continues {
                    current = groups.last().cloned().unwrap_or_default();
                }
                current.push_str(token);
                if tokens.get(i + 1..i + 3) != Some(&[":", ":"]) {
                    found.push((std::mem::take(&mut current), source.tokens[i].line));
                }
            }
            _ => {
                current.clear();
                if *token == "}" && groups.len() > 1 {
                    groups.pop();
                }
            }
        }
    }
    found
}

fn is_name(token: &str) -> bool {
    token.starts_with(|it: char| it.is_alphabetic() || it == '_')
}

#[track_caller]
fn check(path: &str, text: &str, expected: usize) {
    let source = Source::parse(path, text);
    let complaints = [wall_complaints(&source), world_complaints(&source)].concat();
    assert_eq!(complaints.len(), expected, "{complaints:#?}");
}

#[test]
fn a_planted_fault_is_found() {
    check("src/plan/mod.rs", "use eframe::egui;", 1);
    check(
        "src/plan/mod.rs",
        "use std::{collections::BTreeMap, fs};",
        1,
    );
    check(
        "src/query/index.rs",
        "fn today() { let now = chrono::Utc::now(); }",
        1,
    );
    check("src/query/index.rs", "use crate::store::Writer;", 1);
    check(
        "src/query/index.rs",
        "use crate::{plan::Plan, store::{self, Writer}};",
        2,
    );
    check(
        "src/ui/list/row.rs",
        "use super::super::super::store::Writer;",
        1,
    );
    check(
        "src/ui/mod.rs",
        "fn save() { crate::store::write_export(); }",
        1,
    );
    check("src/app/mod.rs", "use std::net::TcpStream;", 1);
    check("src/cellar.rs", "", 1);
}

#[test]
fn a_sound_file_is_left_alone() {
    check(
        "src/query/index.rs",
        "use crate::plan::{Measure, Plan}; use std::collections::BTreeSet;",
        0,
    );
    check(
        "src/ui/list/row.rs",
        "use super::super::theme; /// like `std::fs`\nfn row_ui() {}",
        0,
    );
    check(
        "src/plan/mod.rs",
        "#[cfg(test)] mod tests { use std::fs; }",
        0,
    );
    check(
        "src/plan/mod.rs",
        "impl Plan { fn local(&self) -> String { \"std::fs Local\".into() } }",
        0,
    );
    check(
        "src/store/disk.rs",
        "use std::fs; use crate::notebook::Notebook;",
        0,
    );
}
