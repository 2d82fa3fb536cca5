//! What the window has, for whoever looks at it from outside.

use std::path::Path;

use super::App;
use crate::notebook::{State, Viewpoint, Workbook};
use crate::query::{Arranged, Results};
use crate::ui::View;

impl App {
    /// Plan and notebook as they are now.
    pub fn workbook(&self) -> &Workbook {
        &self.book.workbook
    }

    /// The file, or the folder, that is written to.
    pub fn notebook_path(&self) -> &Path {
        &self.book.path
    }

    /// What the notebook says, from where it is looked at.
    pub fn state(&self) -> (&State, &Viewpoint) {
        (&self.computed.made().state, &self.viewpoint)
    }

    /// The measures shown, and as they stand in the list.
    pub fn shown(&self) -> (&Results, &Arranged) {
        let made = self.computed.made();
        (&made.results, &made.arranged)
    }

    /// What is looked at.
    pub fn view(&self) -> &View {
        &self.view
    }
}
