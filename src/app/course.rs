//! When milestones were finished: gathered beside drawing while the page that shows it is open, and anew when the notebook
//! has changed.

use std::sync::Arc;

use super::App;
use super::computed::Basis;
use crate::notebook::Course;
use crate::ui::Page;

#[derive(Default)]
pub(super) struct CourseKeeper {
    made: Option<(Basis, Arc<Course>)>,
    at_work: bool,
}

impl CourseKeeper {
    pub fn made(&self) -> Option<&Arc<Course>> {
        self.made.as_ref().map(|(_, course)| course)
    }
}

impl App {
    pub(super) fn keep_course(&mut self) {
        if self.view.page != Page::Progress || self.course.at_work {
            return;
        }
        let workbook = &self.book.workbook;
        let basis = Basis::of(workbook, &self.viewpoint);
        let made = self.course.made.as_ref();
        if made.is_some_and(|(of, _)| *of == basis) {
            return;
        }
        self.course.at_work = true;
        let (plan, notebook) = (Arc::clone(&workbook.plan), workbook.notebook().clone());
        self.background.run(move || {
            let course = Course::of(&plan, &notebook, &basis.viewpoint);
            Box::new(move |app| {
                app.course.at_work = false;
                app.course.made = Some((basis, Arc::new(course)));
            })
        });
    }
}
