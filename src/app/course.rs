//! When milestones were finished: gathered beside drawing while the page that shows it is open.

use std::sync::Arc;

use super::App;
use super::background::worker;
use crate::notebook::Course;
use crate::ui::{Beside, Page};

/// By the number of the state that it is of.
pub(super) type CourseKeeper = Beside<u64, Arc<Course>>;

impl App {
    pub(super) fn keep_course(&mut self) {
        if self.view.page != Page::Progress {
            return;
        }
        let workbook = &self.book.workbook;
        let (plan, notebook) = (Arc::clone(&workbook.plan), workbook.notebook().clone());
        let viewpoint = self.viewpoint.clone();
        let start = |job| self.background.beside(job);
        let worker = worker(&self.surroundings, workbook, &start);
        let said = self.computed.made().said;
        self.course.want(said, worker, move |_| {
            Some(Arc::new(Course::of(&plan, &notebook, &viewpoint)))
        });
    }
}
