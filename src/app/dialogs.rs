//! Asking for a path: by the platform's dialog, else by a field of our own.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rust_i18n::t;

use super::App;
use super::notices::Problem;
use crate::store::file_name;
use crate::ui::{Action, Chart, PathPurpose, PathRequest};

/// A dialog that says no faster than a hand can was never there.
const NOBODY: Duration = Duration::from_millis(400);

/// What a dialog came to.
enum Answer {
    Path(PathBuf),
    Cancelled,
    NoDialog,
}

impl App {
    pub(super) fn ask_for_path(&mut self, purpose: PathPurpose) {
        if !self.surroundings.dialogs {
            self.type_path(purpose);
            return;
        }
        let suggestion = self.suggestion(purpose);
        let question = question(purpose);
        // The portal of a broken desktop never answers, and shows nothing.
        let notice = self.notices.good_news(Problem {
            text: t!("dialog.opening").into(),
            offers: vec![(t!("dialog.type").into(), Action::TypePath(purpose))],
        });
        self.background.ask(move || {
            let answer = show_dialog(purpose, &question, &suggestion);
            Box::new(move |app| {
                app.notices.dismiss(notice);
                match answer {
                    Answer::Path(path) => app.perform(purpose.answer(path)),
                    Answer::Cancelled => {}
                    Answer::NoDialog => app.type_path(purpose),
                }
            })
        });
    }

    /// Shows the field to type a path into.
    pub(super) fn type_path(&mut self, purpose: PathPurpose) {
        let suggestion = self.suggestion(purpose).display().to_string();
        self.view.path_field.clone_from(&suggestion);
        self.path_request = Some(PathRequest {
            question: question(purpose),
            suggestion,
            must_exist: must_exist(purpose),
            complaint: None,
            purpose,
        });
    }

    fn suggestion(&self, purpose: PathPurpose) -> PathBuf {
        let documents = self.surroundings.folders.documents();
        let title = &self.book.workbook.plan.title;
        match purpose {
            PathPurpose::Open | PathPurpose::TakeIn | PathPurpose::Share => documents.join(""),
            PathPurpose::SaveNotebookAs => {
                documents.join(file_name(&t!("export.name-notebook", title = title)))
            }
            PathPurpose::Export { .. } => {
                let author = &self.preferences.author.name;
                let name = match author.is_empty() {
                    true => t!("export.name-notebook", title = title),
                    false => t!("export.name-signed", title = title, author = author),
                };
                documents.join(file_name(&name))
            }
            PathPurpose::Ledger { .. } => {
                let (title, day) = (title, self.viewpoint.today);
                documents.join(file_name(&t!(
                    "export.name-ledger",
                    title = title,
                    day = day
                )))
            }
            PathPurpose::Picture(chart) => {
                let (view, day) = (chart_name(chart), self.viewpoint.today);
                documents.join(file_name(&t!(
                    "drawing.file",
                    title = title,
                    view = view,
                    day = day
                )))
            }
            PathPurpose::Minutes => {
                let (title, day) = (title, self.viewpoint.today);
                documents.join(file_name(&t!("minutes.name", title = title, day = day)))
            }
        }
    }
}

fn question(purpose: PathPurpose) -> String {
    match purpose {
        PathPurpose::Open => t!("dialog.open"),
        PathPurpose::TakeIn => t!("dialog.take-in"),
        PathPurpose::Share => t!("dialog.share"),
        PathPurpose::SaveNotebookAs => t!("dialog.save-notebook-as"),
        PathPurpose::Export { .. } => t!("dialog.export"),
        PathPurpose::Ledger { .. } => t!("dialog.ledger"),
        PathPurpose::Minutes => t!("dialog.minutes"),
        PathPurpose::Picture(_) => t!("dialog.picture"),
    }
    .into()
}

fn chart_name(chart: Chart) -> Cow<'static, str> {
    match chart {
        Chart::Timeline => t!("command.timeline"),
        Chart::Matrix => t!("command.matrix"),
        Chart::Progress => t!("command.progress"),
    }
}

fn must_exist(purpose: PathPurpose) -> bool {
    matches!(
        purpose,
        PathPurpose::Open | PathPurpose::TakeIn | PathPurpose::Share
    )
}

fn show_dialog(purpose: PathPurpose, question: &str, suggestion: &Path) -> Answer {
    let mut dialog = rfd::FileDialog::new().set_title(question);
    if let Some(folder) = suggestion.parent() {
        dialog = dialog.set_directory(folder);
    }
    if let Some(name) = suggestion.file_name() {
        dialog = dialog.set_file_name(name.to_string_lossy());
    }
    for (name, extensions) in kinds(purpose) {
        dialog = dialog.add_filter(name, extensions);
    }
    let asked = Instant::now();
    let chosen = match purpose {
        PathPurpose::Share => dialog.pick_folder(),
        _ if must_exist(purpose) => dialog.pick_file(),
        _ => dialog.save_file(),
    };
    match chosen {
        Some(path) => Answer::Path(path),
        None if asked.elapsed() < NOBODY => Answer::NoDialog,
        None => Answer::Cancelled,
    }
}

fn kinds(purpose: PathPurpose) -> Vec<(String, &'static [&'static str])> {
    match purpose {
        PathPurpose::Open => vec![
            (
                t!("dialog.kind-any").into(),
                &["docx", "pdf", "txt", "md", "html", "htm", "xlsx", "ron"],
            ),
            (t!("dialog.kind-all").into(), &["*"]),
        ],
        PathPurpose::Share => Vec::new(),
        PathPurpose::TakeIn | PathPurpose::SaveNotebookAs | PathPurpose::Export { .. } => {
            vec![(t!("dialog.kind-notebook").into(), &["ron"])]
        }
        PathPurpose::Picture(_) => vec![
            (t!("dialog.kind-png").into(), &["png"]),
            (t!("dialog.kind-svg").into(), &["svg"]),
        ],
        PathPurpose::Minutes => vec![(t!("dialog.kind-text").into(), &["txt", "md"])],
        PathPurpose::Ledger { .. } => vec![
            (t!("dialog.kind-xlsx").into(), &["xlsx"]),
            (t!("dialog.kind-csv").into(), &["csv"]),
            (t!("dialog.kind-md").into(), &["md"]),
        ],
    }
}
