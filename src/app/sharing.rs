//! A folder that several people work in: each writes one file of their own there, everyone reads all.

use std::path::{Path, PathBuf};

use rust_i18n::t;

use super::App;
use crate::notebook::{Author, Notebook};
use crate::store::{self, Opening, StoreError};
use crate::ui::{PathPurpose, SharePreview, SharingStep};
use crate::wording;

impl App {
    pub(super) fn go_on_sharing(&mut self, step: SharingStep) {
        match step {
            SharingStep::Ask => self.ask_for_path(PathPurpose::Share),
            SharingStep::LookInto(folder) => self.look_into_folder(folder),
            SharingStep::Begin => {
                if let Some(share) = self.share.take() {
                    self.save_notebook_as(share.folder);
                }
            }
            SharingStep::Refuse => self.share = None,
        }
    }

    fn look_into_folder(&mut self, folder: PathBuf) {
        if !folder.is_dir() {
            let text = t!("share.no-folder", path = folder.display()).into_owned();
            match &mut self.path_request {
                Some(request) => request.complaint = Some(text),
                None => {
                    self.notices.problem(text);
                }
            }
            return;
        }
        self.path_request = None;
        let ours = self.book.workbook.notebook().clone();
        self.background.run(move || {
            // Written as a folder, so that it is one also while it is not there.
            let folder = folder.join("");
            let found = store::look_into_folder(&folder, &ours.plan);
            Box::new(move |app| match found {
                Ok(found) if is_of_another_plan(&found) => app.open_path(folder),
                Ok(found) => app.share = Some(preview(folder, &found, &ours)),
                Err(error) => {
                    app.notices.problem(wording::store_error(&error));
                }
            })
        });
    }

    /// What to say of a notebook that moved to `path`.
    pub(super) fn moved_words(&self, path: &Path) -> String {
        let path = path.display();
        match self.book.shared {
            true => t!("share.begun", path = path),
            false => t!("saving.moved", path = path),
        }
        .into()
    }
}

/// A folder that colleagues keep for another plan: that is what is meant.
fn is_of_another_plan(found: &Opening) -> bool {
    let is_of_another = |error: &StoreError| matches!(error, StoreError::OtherPlan { .. });
    found.notebook.records().is_empty() && found.skipped.iter().any(is_of_another)
}

fn preview(folder: PathBuf, found: &Opening, ours: &Notebook) -> SharePreview {
    let mut authors: Vec<(Author, usize)> = Vec::new();
    for entry in found.notebook.records().iter().flat_map(|it| &it.entry) {
        match authors.iter_mut().find(|(it, _)| *it == entry.author) {
            Some((_, count)) => *count += 1,
            None => authors.push((entry.author.clone(), 1)),
        }
    }
    let mine = ours.without(&found.notebook);
    let private = mine.iter().flat_map(|it| &it.entry).filter(|it| it.private);
    SharePreview {
        folder,
        authors,
        mine: mine.len(),
        private: private.count(),
        skipped: found.skipped.iter().map(wording::store_error).collect(),
    }
}
