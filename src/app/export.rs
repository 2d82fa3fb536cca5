//! What goes out to others: the annotated file a colleague opens, ledgers, and text for the clipboard.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rust_i18n::t;

use super::App;
use crate::notebook::{Notebook, State, Viewpoint, Workbook};
use crate::report::{self, Ledger, ReportError};
use crate::store::{Folders, StoreError, is_same_file, write_export, write_notebook};
use crate::wording;

/// What a file's name says it is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ExportFormat {
    Notebook,
    Xlsx,
    Csv,
    Markdown,
}

impl ExportFormat {
    pub fn of(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "ron" => Some(Self::Notebook),
            "xlsx" => Some(Self::Xlsx),
            "csv" => Some(Self::Csv),
            "md" => Some(Self::Markdown),
            _ => None,
        }
    }
}

/// What goes into the file, apart from the window that goes on changing.
struct Export {
    workbook: Workbook,
    state: Arc<State>,
    viewpoint: Viewpoint,
    rows: Vec<usize>,
    with_private: bool,
    folders: Folders,
    /// The notebook that is worked in.
    own: PathBuf,
}

pub(super) enum ExportError {
    Store(StoreError),
    Report(ReportError),
    /// The file is the notebook that is worked in.
    OntoItself(PathBuf),
}

impl Export {
    /// The entries about the measures kept and all that these need, with the document.
    fn notebook(&self) -> Notebook {
        let plan = &self.workbook.plan;
        let notebook = self.workbook.notebook();
        let mut kept = notebook.subset(plan, &self.rows, self.with_private);
        kept.plan.text = Some(self.workbook.source.clone());
        kept
    }

    fn write(&self, path: &Path, format: ExportFormat) -> Result<String, ExportError> {
        if path == self.own || is_same_file(path, &self.own) {
            return Err(ExportError::OntoItself(path.to_owned()));
        }
        let shown = path.display();
        let count = self.rows.len();
        if format == ExportFormat::Notebook {
            let notebook = self.notebook();
            let all = self.workbook.notebook();
            write_notebook(&self.folders, path, &notebook, all).map_err(ExportError::Store)?;
            let records = notebook.records().len();
            let words = t!(
                "export.notebook",
                path = shown,
                records = records,
                count = count
            );
            return Ok(words.into());
        }
        let bytes = self.ledger(format).map_err(ExportError::Report)?;
        write_export(path, &bytes).map_err(ExportError::Store)?;
        Ok(t!("export.ledger", path = shown, count = count).into())
    }

    fn ledger(&self, format: ExportFormat) -> Result<Vec<u8>, ReportError> {
        let ledger = Ledger {
            plan: &self.workbook.plan,
            state: &self.state,
            viewpoint: &self.viewpoint,
            rows: &self.rows,
            with_private: self.with_private,
        };
        Ok(match format {
            ExportFormat::Csv => format!("\u{feff}{}", report::csv(&ledger)?).into_bytes(),
            ExportFormat::Markdown => report::markdown(&ledger).into_bytes(),
            ExportFormat::Xlsx | ExportFormat::Notebook => report::xlsx(&ledger)?,
        })
    }
}

impl App {
    /// Puts many measures into words beside drawing, for the clipboard.
    pub(super) fn copy(&mut self, measures: Vec<usize>) {
        let plan = Arc::clone(&self.book.workbook.plan);
        let state = Arc::clone(&self.computed.made().state);
        self.background.run(move || {
            let text = wording::chat(&plan, &state, &measures);
            let told = t!("act.copied", count = measures.len());
            Box::new(move |app| {
                if let Some(window) = app.background.window() {
                    window.copy_text(text);
                }
                app.notices.good_news(told.into_owned());
            })
        });
    }

    /// Writes what was decided since the meeting began, as text.
    pub(super) fn export_minutes(&mut self, path: PathBuf) {
        let Some(began) = self.view.meeting.began else {
            return;
        };
        let plan = Arc::clone(&self.book.workbook.plan);
        let (state, today) = (
            Arc::clone(&self.computed.made().state),
            self.viewpoint.today,
        );
        self.background.run(move || {
            let mut text = wording::minutes(&plan, today, &state.said_since(began));
            text.push('\n');
            let result = write_export(&path, text.as_bytes());
            Box::new(move |app| match result {
                Ok(()) => {
                    let words = t!("minutes.written", path = path.display());
                    app.notices.good_news(words.into_owned());
                }
                Err(error) => {
                    app.notices.problem(wording::store_error(&error));
                }
            })
        });
    }

    /// Writes the file that the name of `path` asks for. `filtered`: only the measures shown.
    pub(super) fn export(&mut self, path: PathBuf, filtered: bool, private: bool) {
        let Some(format) = ExportFormat::of(&path) else {
            let text = t!("export.unknown", path = path.display());
            self.notices.problem(text.into_owned());
            return;
        };
        let all = || (0..self.book.workbook.plan.measures.len()).collect();
        let export = Export {
            workbook: self.book.workbook.clone(),
            state: Arc::clone(&self.computed.made().state),
            viewpoint: self.viewpoint.clone(),
            rows: match filtered {
                true => self.computed.made().results.rows.clone(),
                false => all(),
            },
            with_private: private,
            folders: self.surroundings.folders.clone(),
            own: self.book.path.clone(),
        };
        self.background.run(move || {
            let result = export.write(&path, format);
            Box::new(move |app| match result {
                Ok(words) => {
                    app.notices.good_news(words);
                }
                Err(error) => app.tell_of(&error),
            })
        });
    }

    pub(super) fn tell_of(&mut self, error: &ExportError) {
        match error {
            ExportError::Store(error) => self.notices.problem(wording::store_error(error)),
            ExportError::Report(error) => self.notices.problem(error.words()),
            ExportError::OntoItself(path) => {
                let text = t!("export.onto-itself", path = path.display());
                self.notices.problem(text.into_owned())
            }
        };
    }
}
