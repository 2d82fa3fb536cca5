//! Steps come into the notebook one after another. A long one is written beside drawing, into a clone of the workbook, and
//! whatever is done after it waits.

use std::collections::VecDeque;

use super::App;
use super::background::Then;
use crate::notebook::Workbook;
use crate::ui::Action;

/// To write so many entries takes a frame about a millisecond.
const FEW: usize = 200;

/// To look at so many entries takes about as long as to write one.
const LOOKS: usize = 16;

/// Whose turn it is to write.
#[derive(Default)]
pub(super) struct Turns {
    /// What waits until what is shown is that of the filter and the notebook as they are.
    pub held: VecDeque<Held>,
    /// A step is being written beside drawing.
    pub is_writing: bool,
}

/// What waits for its turn.
pub(super) enum Held {
    Act(Action),
    Then(Then),
}

impl Turns {
    /// Whether nothing waits or is being written.
    pub fn is_over(&self) -> bool {
        self.held.is_empty() && !self.is_writing
    }

    /// How many acts are not yet in the notebook.
    pub fn left(&self) -> usize {
        self.held.len() + usize::from(self.is_writing)
    }

    /// Whoever is next, if it may go on.
    pub fn next(&mut self) -> Option<Held> {
        match self.is_writing {
            true => None,
            false => self.held.pop_front(),
        }
    }
}

impl App {
    /// What it takes to look through the whole notebook, as a number of entries that would be written.
    pub(super) fn looking(&self) -> usize {
        self.book.workbook.notebook().records().len() / LOOKS
    }

    /// Writes a step of about so many entries (`size`), and goes on with what came of it.
    pub(super) fn write<T: Send + 'static>(
        &mut self,
        size: usize,
        write: impl FnOnce(&mut Workbook) -> T + Send + 'static,
        then: impl FnOnce(&mut Self, T) + Send + 'static,
    ) {
        if self.turns.is_writing {
            let in_its_turn = move |app: &mut Self| app.write(size, write, then);
            self.turns.held.push_back(Held::Then(Box::new(in_its_turn)));
            return;
        }
        if size <= FEW.min(self.surroundings.little) {
            let made = write(&mut self.book.workbook);
            then(self, made);
            return;
        }
        self.turns.is_writing = true;
        let from = self.book.workbook.revision();
        let mut workbook = self.book.workbook.clone();
        self.background.run(move || {
            let made = write(&mut workbook);
            Box::new(move |app| {
                app.turns.is_writing = false;
                let before = app.book.workbook.take_written(workbook, from);
                app.background.let_go(before);
                then(app, made);
            })
        });
    }
}
