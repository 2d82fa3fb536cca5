//! A folder as a notebook: each author on each device writes one file, everyone reads all.

use std::path::{Path, PathBuf};

use super::StoreError;
use super::disk::{Disk, SystemDisk};
use super::load::load_knowing;
use crate::notebook::{Notebook, PlanIdentity};

/// A notebook as it was found, and what could not be read of it.
#[derive(Debug)]
pub struct Opening {
    pub notebook: Notebook,
    /// Only in a folder: files that were left out, and why.
    pub skipped: Vec<StoreError>,
}

/// The files of one plan in a folder.
#[derive(Debug)]
pub(super) struct Reading {
    folder: PathBuf,
    pub files: Vec<(PathBuf, Notebook)>,
    pub skipped: Vec<StoreError>,
}

/// Whether the path means a folder: it is one, or is written as one.
pub(super) fn is_folder(disk: &dyn Disk, path: &Path) -> bool {
    let written = path.to_string_lossy();
    written.ends_with(std::path::is_separator) || disk.is_folder(path)
}

/// What a folder holds for this plan, of which there may be nothing; what else is in it counts as skipped.
///
/// # Errors
/// The folder itself cannot be read.
pub fn look_into_folder(folder: &Path, plan: &PlanIdentity) -> Result<Opening, StoreError> {
    let nothing = Notebook::default();
    let reading = read(&SystemDisk, folder, Some(plan), u64::MAX, &nothing)?;
    Ok(Opening {
        notebook: reading.all(plan),
        skipped: reading.skipped,
    })
}

/// Reads every `*.ron` of a folder. `plan`: which plan's files count; where `None`, the plan that most files are of.
/// `known`: records to share.
///
/// # Errors
/// The folder itself cannot be read.
pub(super) fn read(
    disk: &dyn Disk,
    folder: &Path,
    plan: Option<&PlanIdentity>,
    limit: u64,
    known: &Notebook,
) -> Result<Reading, StoreError> {
    let paths = disk
        .entries(folder)
        .map_err(|error| StoreError::reading(folder, error, limit))?;
    let mut reading = Reading {
        folder: folder.to_owned(),
        files: Vec::new(),
        skipped: Vec::new(),
    };
    for path in paths.into_iter().filter(|path| is_notebook_name(path)) {
        match load_knowing(disk, &path, limit, known) {
            Ok(notebook) => reading.files.push((path, notebook)),
            Err(error) => reading.skipped.push(error),
        }
    }
    reading.keep_one_plan(plan);
    Ok(reading)
}

impl Reading {
    /// The union of all files, of which there may be none, for this plan.
    pub fn all(&self, plan: &PlanIdentity) -> Notebook {
        let mut all = Notebook::new(plan.clone());
        for (_, notebook) in &self.files {
            all.merge(notebook);
        }
        all
    }

    /// The union of all files.
    ///
    /// # Errors
    /// Nothing could be read: what is wrong with the first file, or that there is none.
    pub fn union(mut self) -> Result<Opening, StoreError> {
        let mut files = self.files.into_iter();
        let Some((_, mut notebook)) = files.next() else {
            if self.skipped.is_empty() {
                return Err(StoreError::Missing { path: self.folder });
            }
            return Err(self.skipped.remove(0));
        };
        for (_, other) in files {
            notebook.merge(&other);
        }
        Ok(Opening {
            notebook,
            skipped: self.skipped,
        })
    }

    /// Files of other plans are left out, and said.
    fn keep_one_plan(&mut self, plan: Option<&PlanIdentity>) {
        let Some(plan) = plan.cloned().or_else(|| self.most_common_plan()) else {
            return;
        };
        let of_plan = |notebook: &Notebook| is_same_plan(&plan, &notebook.plan);
        let (kept, others) = std::mem::take(&mut self.files)
            .into_iter()
            .partition(|(_, notebook)| of_plan(notebook));
        self.files = kept;
        let others: Vec<(PathBuf, Notebook)> = others;
        self.skipped.extend(
            others
                .into_iter()
                .map(|(path, notebook)| StoreError::OtherPlan {
                    path,
                    theirs: notebook.plan.title,
                    ours: plan.title.clone(),
                }),
        );
    }

    fn most_common_plan(&self) -> Option<PlanIdentity> {
        let plans = || self.files.iter().map(|(_, notebook)| &notebook.plan);
        let count = |plan| plans().filter(|other| is_same_plan(plan, other)).count();
        let most = plans().map(count).max()?;
        plans().find(|plan| count(plan) == most).cloned()
    }
}

/// Whether two notebooks may be united. One that names no plan goes with any.
pub(super) fn is_same_plan(one: &PlanIdentity, other: &PlanIdentity) -> bool {
    let (one, other) = (&one.fingerprints, &other.fingerprints);
    one.is_empty() || other.is_empty() || !one.is_disjoint(other)
}

/// `*.ron`, as a shell means it: hidden files are a system's own.
pub(super) fn is_notebook_name(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.ends_with(".ron") && !name.starts_with('.')
}
