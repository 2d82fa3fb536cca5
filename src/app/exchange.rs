//! A colleague's file: looked at first, then taken in as one step.

use std::path::PathBuf;

use rust_i18n::t;

use super::App;
use super::notices::Problem;
use super::preview::preview;
use crate::notebook::Notebook;
use crate::store::{self, StoreError};
use crate::ui::ImportPreview;
use crate::wording;

/// A colleague's notebook that waits for an answer.
pub(super) struct Import {
    pub preview: ImportPreview,
    notebook: Notebook,
}

impl App {
    /// Reads a colleague's file and shows what it would bring.
    pub(super) fn take_in(&mut self, path: PathBuf) {
        let workbook = self.book.workbook.clone();
        let viewpoint = self.viewpoint_of_now();
        let now = (self.surroundings.now)();
        self.background.run(move || {
            let ours = workbook.notebook();
            let result = match store::load_colleague(&path) {
                Ok(theirs) if theirs.same_plan(ours) || theirs.plan.fingerprints.is_empty() => {
                    let preview = preview(&workbook, &theirs, &viewpoint, now, path);
                    Ok(Box::new(Import {
                        preview,
                        notebook: theirs,
                    }))
                }
                Ok(theirs) => Err(StoreError::OtherPlan {
                    path,
                    theirs: theirs.plan.title,
                    ours: ours.plan.title.clone(),
                }),
                Err(error) => Err(error),
            };
            Box::new(move |app| match result {
                Ok(import) => app.import = Some(*import),
                Err(error) => {
                    app.notices.problem(wording::store_error(&error));
                }
            })
        });
    }

    /// Backs the notebook up, then takes the colleague's in.
    pub(super) fn accept_import(&mut self) {
        let Some(import) = self.import.take() else {
            return;
        };
        if let Some(why) = &self.book.locked {
            self.notices.problem(why.clone());
            return;
        }
        let (writer, path) = (self.writer.clone(), self.book.path.clone());
        self.background.run(move || {
            let mut writer = writer
                .lock()
                .unwrap_or_else(std::sync::PoisonError::into_inner);
            let backed_up = writer.backup_now(&path);
            Box::new(move |app| match backed_up {
                Ok(()) => app.unite(&import),
                Err(error) => {
                    let why = wording::store_error(&error);
                    let text = t!("import.no-backup", why = why).into_owned();
                    app.notices.problem(Problem::from(text));
                }
            })
        });
    }

    fn unite(&mut self, import: &Import) {
        let file = import.preview.file.file_name().unwrap_or_default();
        let label = t!("step.import", file = file.to_string_lossy()).into_owned();
        let report = self.book.workbook.take_in(&import.notebook, &label);
        let text = t!(
            "import.done",
            new = report.new.len(),
            there = report.already_there
        );
        self.notices.good_news(text.into_owned());
    }
}
