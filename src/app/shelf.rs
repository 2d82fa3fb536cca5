//! The plans that are open: one on the desk, the others beside it as they were left.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::App;
use super::arrival::{Arrival, Circumstances, arrival, at, embedded};
use super::book::Book;
use super::computed::Computed;
use super::gathering::PlansKeeper;
use super::notices::Problem;
use crate::document;
use crate::plan::Plan;
use crate::query::Index;
use crate::store::OpenPlans;
use crate::ui::Shelved;
use crate::wording;

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
    /// What is to be kept of neither is the second.
    pub fn exchange(&mut self, left: Left, comes: &str) -> (Option<Left>, Option<Left>) {
        let leaves = left.book.fingerprint.clone();
        if self.plans.is_empty() {
            self.plans.push(None);
            return (None, Some(left));
        }
        if leaves == comes {
            return (None, Some(left));
        }
        if let Some(here) = self.plans.iter_mut().find(|it| it.is_none()) {
            *here = Some(left);
        }
        let is_it = |it: &&mut Option<Left>| {
            let left = it.as_ref();
            left.is_some_and(|left| left.book.fingerprint == comes)
        };
        match self.plans.iter_mut().find(is_it) {
            Some(place) => (place.take(), None),
            None => {
                self.plans.push(None);
                (None, None)
            }
        }
    }

    /// Puts plans before and after those that are there, but for those that are there already: these come back.
    #[must_use]
    fn put_around(&mut self, desk: &Book, plans: [Vec<Left>; 2]) -> Vec<Left> {
        let there = self.plans.iter().flatten().map(|left| &left.book);
        let there: HashSet<String> = there
            .chain([desk])
            .map(|book| book.fingerprint.clone())
            .collect();
        let is_new = |left: &Left| !there.contains(&left.book.fingerprint);
        let [(before, mut known), (after, more)] =
            plans.map(|plans| plans.into_iter().partition::<Vec<_>, _>(is_new));
        self.plans.splice(0..0, before.into_iter().map(Some));
        self.plans.extend(after.into_iter().map(Some));
        known.extend(more);
        known
    }

    /// By which paths the plans can be opened again. `desk`: the one on it.
    fn open_plans(&self, desk: &Book) -> OpenPlans {
        let mut open = OpenPlans::default();
        for left in &self.plans {
            let book = left.as_ref().map_or(desk, |left| &left.book);
            if left.is_none() {
                open.on_desk = open.paths.len();
            }
            open.paths.extend(way_back(book));
        }
        open
    }
}

/// By which path a plan is opened again, empty for the one that comes with the program; `None`: nothing of it was kept.
fn way_back(book: &Book) -> Option<String> {
    let path = match &book.origin {
        Some(origin) => origin.as_path(),
        None if document::is_embedded(&book.fingerprint) => Path::new(""),
        None if book.workbook.notebook().records().is_empty() => return None,
        None => &book.path,
    };
    Some(path.to_string_lossy().into_owned())
}

/// What is open, for drawing.
pub(super) fn shelved<'a>(
    shelf: &'a Shelf,
    book: &'a Book,
    computed: &'a Computed,
    plans: &'a PlansKeeper,
) -> Vec<Shelved<'a>> {
    let shelved = |left: &'a Option<Left>| {
        let here = left.is_none();
        let beside = left.as_ref().map(|left| (&left.book, &left.computed));
        let (book, computed) = beside.unwrap_or((book, computed));
        Shelved {
            workbook: &book.workbook,
            index: &computed.made().index,
            state: &computed.made().state,
            passing: plans.rows(&book.workbook.plan),
            here,
        }
    };
    shelf.plans.iter().map(shelved).collect()
}

impl App {
    /// Of every open plan, in their order.
    pub(super) fn all_computed(&self) -> impl Iterator<Item = (&Arc<Plan>, &Computed)> {
        let plans = self.shelf.plans.iter();
        plans.map(|left| {
            let beside = left.as_ref().map(|left| (&left.book, &left.computed));
            let (book, computed) = beside.unwrap_or((&self.book, &self.computed));
            (&book.workbook.plan, computed)
        })
    }

    /// Brings a plan to the desk, once the one there is saved, and shows one of its measures.
    pub(super) fn go_to(&mut self, plan: usize, measure: Option<usize>) {
        let Some(Some(left)) = self.shelf.plans.get(plan) else {
            if let Some(measure) = measure {
                self.view.show_measure(measure, &self.computed.made().index);
            }
            return;
        };
        let document = left.book.document();
        let (under, path) = (self.circumstances(), left.book.path.clone());
        let origin = left.book.origin.clone();
        self.background.run(move || {
            let mut arrival = Box::new(at(&under, path, document));
            arrival.book.origin = origin;
            arrival.show = measure;
            Box::new(move |app| app.arriving = Some(arrival))
        });
    }

    /// A plan as it was left, with the way back, and what its file has now.
    pub(super) fn come_back(&mut self, left: Left) {
        let Left { mut book, computed } = left;
        if book.path == self.book.path && book.locked == self.book.locked {
            book.workbook.absorb(self.book.workbook.notebook());
            let arrived = std::mem::replace(&mut self.book, book);
            let of_arrived = std::mem::replace(&mut self.computed, computed);
            self.background.let_go((arrived, of_arrived));
        }
    }

    /// Closes a plan that is not on the desk; its notebook stays where it is.
    pub(super) fn take_off(&mut self, plan: usize) {
        if matches!(self.shelf.plans.get(plan), Some(Some(_))) {
            let taken_off = self.shelf.plans.remove(plan);
            self.background.let_go(taken_off);
            self.remember_open_plans();
        }
    }

    /// Brings the plan that comes with the program to the desk.
    pub(super) fn open_embedded(&mut self) {
        let under = self.circumstances();
        self.background.run(move || {
            let arrival = Box::new(embedded(&under));
            Box::new(move |app| app.arriving = Some(arrival))
        });
    }

    /// Makes the index of the plan on the desk again. A large one takes long, and may be beside the desk by then.
    pub(super) fn index_anew(&mut self) {
        let workbook = &self.book.workbook;
        let (plan, register) = (Arc::clone(&workbook.plan), Arc::clone(&workbook.register));
        self.background.run(move || {
            let index = Index::of(&plan, &register, wording::search_vocabulary());
            Box::new(move |app| {
                let shelf = app.shelf.plans.iter_mut().flatten();
                let beside = shelf.map(|left| (&left.book, &mut left.computed));
                let mut all = beside.chain([(&app.book, &mut app.computed)]);
                let is_it = |book: &Book| Arc::ptr_eq(&book.workbook.plan, &plan);
                if let Some((_, computed)) = all.find(|(book, _)| is_it(book)) {
                    computed.put_index(index);
                }
            })
        });
    }

    /// For the next start.
    pub(super) fn remember_open_plans(&mut self) {
        self.kept.settings.open_plans = self.shelf.open_plans(&self.book);
    }

    /// Opens plans beside the one that is on the desk: some before it, some after it.
    pub(super) fn reopen(&mut self, [before, after]: [Vec<PathBuf>; 2]) {
        let count = before.len();
        let paths: Vec<PathBuf> = before.into_iter().chain(after).collect();
        if paths.is_empty() {
            return;
        }
        let under = self.circumstances();
        self.background.run(move || {
            let (mut plans, mut problems) = ([Vec::new(), Vec::new()], Vec::new());
            for (place, path) in paths.iter().enumerate() {
                match unseen(&under, path) {
                    Ok((left, further)) => {
                        plans[usize::from(place >= count)].push(left);
                        problems.extend(further);
                    }
                    Err(problem) => problems.push(problem),
                }
            }
            Box::new(move |app| {
                let known = app.shelf.put_around(&app.book, plans);
                app.background.let_go(known);
                app.remember_open_plans();
                for problem in problems {
                    app.notices.problem(problem);
                }
            })
        });
    }
}

/// A plan that goes to the shelf without having been on the desk, and what is to be said about it. An empty path: the one
/// that comes with the program.
fn unseen(under: &Circumstances, path: &Path) -> Result<(Left, Vec<Problem>), Problem> {
    let arrival = match path.as_os_str().is_empty() {
        true => embedded(under),
        false => arrival(under, path, &mut |_| true)?,
    };
    let Arrival {
        book,
        computed,
        problems,
        ..
    } = arrival;
    Ok((Left { book, computed }, problems))
}
