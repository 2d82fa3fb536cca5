//! When milestones were finished: gathered beside drawing while the page that shows it is open, and anew when the notebook
//! has changed.

use std::sync::Arc;

use super::App;
use crate::notebook::{Course, Viewpoint};
use crate::ui::Page;

#[derive(Default)]
pub(super) struct CourseKeeper {
    made: Option<(MadeOf, Arc<Course>)>,
    at_work: bool,
}

#[derive(PartialEq)]
struct MadeOf {
    /// The address of the plan: one that is read anew is another.
    plan: usize,
    revision: u64,
    viewpoint: Viewpoint,
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
        let made_of = MadeOf {
            plan: Arc::as_ptr(&workbook.plan) as usize,
            revision: workbook.revision(),
            viewpoint: self.viewpoint.clone(),
        };
        let made = self.course.made.as_ref();
        if made.is_some_and(|(of, _)| *of == made_of) {
            return;
        }
        self.course.at_work = true;
        let (plan, notebook) = (Arc::clone(&workbook.plan), workbook.notebook().clone());
        self.background.run(move || {
            let course = Course::of(&plan, &notebook, &made_of.viewpoint);
            Box::new(move |app| {
                app.course.at_work = false;
                app.course.made = Some((made_of, Arc::new(course)));
            })
        });
    }
}
