use std::path::{Path, PathBuf};

use super::arguments::MergeArguments;
use super::error::CliError;
use crate::notebook::Notebook;
use crate::store::{self, Folders, StoreError};

/// Writes the union of notebooks; nothing where one cannot be read or is of another plan.
pub(super) fn merge(folders: &Folders, arguments: &MergeArguments) -> Result<(), CliError> {
    let mut notebooks = Vec::new();
    for path in &arguments.notebooks {
        for file in files(path)? {
            let notebook = store::load_colleague(&file)?;
            notebooks.push((file, notebook));
        }
    }
    let union = union(notebooks)?;
    Ok(store::write_notebook(
        folders,
        &arguments.out,
        &union,
        &union,
    )?)
}

/// A folder stands for its notebooks, and here none of them is passed over.
fn files(path: &Path) -> Result<Vec<PathBuf>, StoreError> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let unreadable = |source| StoreError::Unreadable {
        path: path.to_owned(),
        source,
    };
    let mut files = Vec::new();
    for entry in std::fs::read_dir(path).map_err(unreadable)? {
        let file = entry.map_err(unreadable)?.path();
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if name.ends_with(".ron") && !name.starts_with('.') {
            files.push(file);
        }
    }
    files.sort();
    match files.is_empty() {
        true => Err(StoreError::Missing {
            path: path.to_owned(),
        }),
        false => Ok(files),
    }
}

/// Whatever the order, the same: one that shares no fingerprint yet waits for those that may join it to the others.
fn union(notebooks: Vec<(PathBuf, Notebook)>) -> Result<Notebook, StoreError> {
    let mut union = Notebook::default();
    let (unnamed, mut waiting): (Vec<_>, Vec<_>) = notebooks
        .into_iter()
        .partition(|(_, notebook)| notebook.plan.fingerprints.is_empty());
    loop {
        let is_first = union.plan.fingerprints.is_empty();
        let mut joins = waiting.iter();
        let Some(next) = joins.position(|(_, notebook)| is_first || union.same_plan(notebook))
        else {
            break;
        };
        union.merge(&waiting.remove(next).1);
    }
    if let Some((path, other)) = waiting.into_iter().next() {
        return Err(StoreError::OtherPlan {
            path,
            theirs: other.plan.title,
            ours: union.plan.title,
        });
    }
    for (_, notebook) in &unnamed {
        union.merge(notebook);
    }
    Ok(union)
}
