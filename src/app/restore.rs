use std::path::PathBuf;

use rust_i18n::t;

use super::App;
use crate::store::restore_backup;
use crate::wording;

impl App {
    /// Puts a backup in the place of a notebook that cannot be read, and opens it.
    pub(super) fn restore(&mut self, notebook: PathBuf, backup: PathBuf) {
        let folders = self.surroundings.folders.clone();
        self.background.run(move || {
            let result = restore_backup(&folders, &notebook, &backup);
            Box::new(move |app| match result {
                Ok(restored) => {
                    let kept = restored.kept.unwrap_or_default();
                    let text = t!(
                        "restore.done",
                        backup = backup.display(),
                        kept = kept.display()
                    );
                    app.notices.good_news(text.into_owned());
                    // Of a folder on the desk one file is restored.
                    match notebook.starts_with(&app.book.path) {
                        true => app.open_again(),
                        false => app.open_path(notebook),
                    }
                }
                Err(error) => {
                    app.notices.problem(wording::store_error(&error));
                }
            })
        });
    }
}
