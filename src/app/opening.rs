//! A file that is being opened: how far it is, and giving it up.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use rust_i18n::t;

use super::App;
use super::arrival::{Arrival, Circumstances, arrival, pasted};
use super::notices::Problem;
use crate::ui::OpeningProgress;

/// Told by the thread that reads, and read by the one that draws.
#[derive(Default)]
struct Progress {
    thousandths: AtomicU32,
    given_up: AtomicBool,
}

impl Progress {
    /// Notes the share done (0 to 1), and answers whether to go on.
    fn step(&self, share: f32) -> bool {
        let thousandths = (share.clamp(0.0, 1.0) * 1000.0) as u32;
        self.thousandths.store(thousandths, Ordering::Relaxed);
        !self.given_up.load(Ordering::Relaxed)
    }
}

/// The last file that was asked for.
pub(super) struct Opening {
    name: String,
    progress: Arc<Progress>,
}

impl Opening {
    pub fn progress(&self) -> OpeningProgress {
        let thousandths = self.progress.thousandths.load(Ordering::Relaxed);
        OpeningProgress {
            name: self.name.clone(),
            share: thousandths as f32 / 1000.0,
        }
    }
}

impl Drop for Opening {
    fn drop(&mut self) {
        self.progress.given_up.store(true, Ordering::Relaxed);
    }
}

impl App {
    /// Opens a document or a notebook, once what is on the desk is saved.
    pub(super) fn open_path(&mut self, path: PathBuf) {
        let under = self.circumstances();
        let name = path.file_name().unwrap_or(path.as_os_str());
        self.open_by(name.to_string_lossy().into_owned(), move |go_on| {
            arrival(&under, &path, go_on)
        });
    }

    /// What a book would be opened under now.
    pub(super) fn circumstances(&self) -> Circumstances {
        Circumstances {
            folders: self.surroundings.folders.clone(),
            settings: self.kept.settings.clone(),
            viewpoint: self.viewpoint_of_now(),
            order: self.view.layout.order,
        }
    }

    /// Opens what was pasted, as a document.
    pub(super) fn open_text(&mut self, text: Option<String>) {
        let Some(text) = text else {
            self.notices.good_news(t!("paste.nothing").into_owned());
            return;
        };
        let under = self.circumstances();
        let name = t!("paste.name").into_owned();
        self.open_by(name.clone(), move |_| {
            pasted(&under, text, Path::new(&name))
        });
    }

    /// What is asked for last is what comes.
    fn open_by(
        &mut self,
        name: String,
        open: impl FnOnce(&mut dyn FnMut(f32) -> bool) -> Result<Arrival, Problem> + Send + 'static,
    ) {
        let progress = Arc::new(Progress::default());
        self.opening = Some(Opening {
            name,
            progress: progress.clone(),
        });
        self.background.ask(move || {
            let result = open(&mut |share| progress.step(share));
            Box::new(move |app| {
                if progress.given_up.load(Ordering::Relaxed) {
                    return;
                }
                app.opening = None;
                match result {
                    Ok(arrival) => app.arriving = Some(Box::new(arrival)),
                    Err(problem) => {
                        app.notices.problem(problem);
                    }
                }
            })
        });
    }
}
