//! The plans that are open: one on the desk, the others beside it as they were left.

use super::App;
use super::arrival::at;
use super::book::Book;
use super::computed::Computed;
use crate::ui::Shelved;

/// In the order in which they were opened.
#[derive(Default)]
pub(super) struct Shelf {
    /// `None` is the one on the desk.
    plans: Vec<Option<Left>>,
}

/// A plan as it was left: everything in it is saved.
pub(super) struct Left {
    pub book: Book,
    pub computed: Computed,
}

impl Shelf {
    /// Puts the plan that leaves the desk where it stood, and takes the one that comes to it; as it was left, if it was.
    pub fn exchange(&mut self, left: Left, comes: &str) -> Option<Left> {
        let leaves = left.book.fingerprint.clone();
        if self.plans.is_empty() {
            self.plans.push(None);
            return None;
        }
        if leaves == comes {
            return None;
        }
        if let Some(here) = self.plans.iter_mut().find(|it| it.is_none()) {
            *here = Some(left);
        }
        let is_it = |it: &&mut Option<Left>| {
            let left = it.as_ref();
            left.is_some_and(|left| left.book.fingerprint == comes)
        };
        match self.plans.iter_mut().find(is_it) {
            Some(place) => place.take(),
            None => {
                self.plans.push(None);
                None
            }
        }
    }
}

/// What is open, for drawing.
pub(super) fn shelved<'a>(
    shelf: &'a Shelf,
    book: &'a Book,
    computed: &'a Computed,
) -> Vec<Shelved<'a>> {
    let shelved = |left: &'a Option<Left>| {
        let here = left.is_none();
        let beside = left.as_ref().map(|left| (&left.book, &left.computed));
        let (book, computed) = beside.unwrap_or((book, computed));
        Shelved {
            workbook: &book.workbook,
            index: &computed.index,
            state: &computed.state,
            here,
        }
    };
    shelf.plans.iter().map(shelved).collect()
}

impl App {
    /// Brings a plan to the desk, once the one there is saved, and shows one of its measures.
    pub(super) fn go_to(&mut self, plan: usize, measure: Option<usize>) {
        let Some(Some(left)) = self.shelf.plans.get(plan) else {
            if let Some(measure) = measure {
                self.view.show_measure(measure, &self.computed.results.rows);
            }
            return;
        };
        let document = left.book.document();
        let (folders, path) = (self.surroundings.folders.clone(), left.book.path.clone());
        self.background.run(move || {
            let mut arrival = Box::new(at(&folders, path, document));
            arrival.show = measure;
            Box::new(move |app| app.arriving = Some(arrival))
        });
    }

    /// A plan as it was left, with the way back, and what its file has now.
    pub(super) fn come_back(&mut self, left: Left) {
        let Left { mut book, computed } = left;
        if book.path == self.book.path && book.locked == self.book.locked {
            book.workbook.absorb(self.book.workbook.notebook());
            self.book = book;
            self.computed = computed;
        }
    }

    /// Closes a plan that is not on the desk; its notebook stays where it is.
    pub(super) fn take_off(&mut self, plan: usize) {
        if matches!(self.shelf.plans.get(plan), Some(Some(_))) {
            self.shelf.plans.remove(plan);
        }
    }
}
