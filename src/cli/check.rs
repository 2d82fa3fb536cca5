use std::collections::BTreeMap;
use std::path::Path;

use rust_i18n::t;

use super::arguments::CheckArguments;
use super::error::CliError;
use super::output::{deliver, say};
use super::{select, show_text};
use crate::document;
use crate::notebook::{Author, Entry, Notebook, State, Viewpoint};
use crate::store::{self, Folders, StoreError};
use crate::wording;

/// Says what a notebook holds, or exactly what is wrong with it. A folder is wrong where one of its files is.
pub(super) fn check(folders: &Folders, arguments: &CheckArguments) -> Result<(), CliError> {
    let path = &arguments.notebook;
    let (notebook, mut wrong) = if path.is_dir() {
        let opening = store::open_notebook(folders, path)?;
        (opening.notebook, opening.skipped)
    } else {
        let found = store::load_notebook(path);
        let found = found.map_err(|error| store::with_backup(folders, error))?;
        (found, Vec::new())
    };
    let viewpoint = select::viewpoint(folders, Author::default(), None);
    let said = describe(folders, path, &notebook, &viewpoint);
    deliver(arguments.out.as_deref(), &said)?;
    // The last is said by whoever takes the error.
    let Some(last) = wrong.pop() else {
        return Ok(());
    };
    wrong
        .iter()
        .for_each(|error: &StoreError| say(&wording::store_error(error)));
    Err(last.into())
}

fn describe(folders: &Folders, path: &Path, notebook: &Notebook, viewpoint: &Viewpoint) -> String {
    let plan = &notebook.plan;
    let title = plan.title.as_str();
    let count = notebook.records().len();
    let mut lines: Vec<String> = vec![t!("check.readable", path = path.display()).into()];
    lines.push(match plan.text {
        Some(_) => t!("check.plan-with-text", title = title).into(),
        None => t!("check.plan", title = title).into(),
    });
    lines.push(t!("check.entries", count = count, kinds = kinds(notebook)).into());
    if count > 0 {
        lines.push(t!("check.authors", authors = authors(notebook)).into());
    }
    lines.extend(times(notebook, viewpoint));
    let altered = notebook.records().iter().filter(|it| it.altered);
    lines.extend(altered.map(|it| t!("check.altered", id = it.id.0).into()));
    lines.extend(against_plan(folders, path, notebook, viewpoint));
    lines.push(String::new());
    lines.join("\n")
}

fn entries(notebook: &Notebook) -> impl Iterator<Item = &Entry> {
    notebook.records().iter().filter_map(|it| it.genuine())
}

/// `批注 2、标记 3`; what this version cannot read, and what was altered, are kinds of their own.
fn kinds(notebook: &Notebook) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for record in notebook.records() {
        let kind = match record.genuine() {
            Some(entry) => entry.act.kind(),
            None if record.altered => "altered",
            None => "unknown",
        };
        *counts.entry(kind).or_default() += 1;
    }
    let said = counts.into_iter().map(|(kind, count)| {
        let key = format!("entry-kind.{kind}");
        let name = match t!(&key) {
            // A kind of a later version has no name but its own.
            unnamed if unnamed.contains(&key) => kind.to_owned(),
            name => name.into_owned(),
        };
        t!("check.counted", name = name, count = count).into_owned()
    });
    said.collect::<Vec<_>>().join(&t!("cli.and"))
}

fn authors(notebook: &Notebook) -> String {
    let mut counts: Vec<(&Author, usize)> = Vec::new();
    for entry in entries(notebook) {
        match counts.iter_mut().find(|(it, _)| **it == entry.author) {
            Some((_, count)) => *count += 1,
            None => counts.push((&entry.author, 1)),
        }
    }
    let said = counts.into_iter().map(|(author, count)| {
        let name = wording::author(author);
        t!("check.counted", name = name, count = count).into_owned()
    });
    said.collect::<Vec<_>>().join(&t!("cli.and"))
}

fn times(notebook: &Notebook, viewpoint: &Viewpoint) -> Option<String> {
    let times = || entries(notebook).map(|entry| entry.time);
    let (first, last) = (times().min()?, times().max()?);
    let first = show_text::minute(first, viewpoint);
    let last = show_text::minute(last, viewpoint);
    Some(t!("check.times", first = first, last = last).into())
}

/// Clashes, and what the plan's words no longer hold: only where its document is at hand.
fn against_plan(
    folders: &Folders,
    path: &Path,
    notebook: &Notebook,
    viewpoint: &Viewpoint,
) -> Vec<String> {
    let register = document::known(folders);
    let Ok(document) = document::document_of(notebook, path, None, &register) else {
        return vec![t!("check.no-document").into()];
    };
    let document = document.corrected(notebook, viewpoint, &register);
    let plan = &document.plan;
    let state = State::of(plan, notebook, viewpoint);
    let mut lines: Vec<String> = Vec::new();
    for (measure, said) in plan.measures.iter().zip(&state.measures) {
        let clashes = show_text::clashes(measure, said).into_iter();
        lines.extend(clashes.map(|it| t!("check.clash", clash = it).into()));
    }
    if lines.is_empty() {
        lines.push(t!("check.no-clash").into());
    }
    for record in &state.unattached {
        lines.push(t!("check.unattached", id = record.id.0).into());
    }
    lines
}
