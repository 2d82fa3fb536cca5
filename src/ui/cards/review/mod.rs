//! The page of what the reader was not sure of: one doubt after the other, to be accepted or corrected.

mod choices;
mod division;
mod question;
mod rows;

use eframe::egui::{Align, Key, Layout, Modifiers, Rect, Sense, Ui, UiBuilder, vec2};
use rust_i18n::t;

use self::choices::choices;
pub(super) use self::question::first_ui;
use super::look::{explained_ui, modal_ui};
use crate::notebook::{Answer, Asked, Question, Review, Spot};
use crate::plan::{Span, fold_name};
use crate::ui::theme::GRID;
use crate::ui::{Action, Scene, View};

const WIDTH: f32 = 1040.0;
/// Width of the list of doubts.
const ROWS: f32 = 320.0;
/// What title, counts and the line of keys take of the window's height.
const REST: f32 = 228.0;

/// What is open and half typed on the page.
#[derive(Clone, Debug, Default)]
pub struct ReviewView {
    open: bool,
    /// Place among the questions.
    current: Option<usize>,
    /// What somebody wants to correct though nobody doubts it: stands after the questions of the review.
    further: Option<Question>,
    /// List what is answered too.
    all: bool,
    /// Answer all open questions about the same words at once.
    together: bool,
    /// Where the words of a question stand that no doubt is about.
    found: Option<(Spot, Span)>,
    typed: String,
    /// What was typed is no answer.
    refused: bool,
    /// Bring the current row into sight; give the keyboard to the rows.
    reveal: bool,
    to_rows: bool,
}

impl ReviewView {
    pub fn open(&mut self) {
        *self = Self {
            open: true,
            ..Self::default()
        };
    }

    /// Opens the page at a question.
    pub fn open_at(&mut self, question: usize) {
        self.open();
        self.all = true;
        self.go_to(Some(question));
    }

    /// Opens the page at what somebody wants to correct.
    pub fn open_on(&mut self, question: Question) {
        self.open();
        self.all = true;
        self.further = Some(question);
    }

    /// The question at a place.
    fn question<'a>(&'a self, review: &'a Review, place: usize) -> Option<&'a Question> {
        let known = review.questions.get(place);
        let further = self.further.as_ref();
        known.or(further.filter(|_| place == review.questions.len()))
    }

    /// Goes to what is to be corrected; once it is answered it is one of the review's.
    fn tend_further(&mut self, review: &Review) {
        let Some(further) = &self.further else { return };
        let known = review.place_of(further);
        let place = known.unwrap_or(review.questions.len());
        if known.is_some() {
            self.further = None;
        }
        if self.current.is_none() {
            self.go_to(Some(place));
        }
    }

    /// A question with the place of its words, also where no doubt has told it.
    fn placed(&mut self, source: &str, question: &Question) -> Question {
        let mut placed = question.clone();
        if question.spot.asked != Asked::Reading || question.source.end > 0 {
            return placed;
        }
        let spot = &question.spot;
        if self.found.as_ref().is_none_or(|(of, _)| of != spot) {
            let place = division::place(source, &spot.words, spot.nth);
            self.found = Some((spot.clone(), place));
        }
        placed.source = self
            .found
            .as_ref()
            .map_or(placed.source, |(_, place)| *place);
        placed
    }

    fn go_to(&mut self, question: Option<usize>) {
        if self.current != question {
            self.current = question;
            self.typed.clear();
            self.refused = false;
            self.together = false;
        }
        self.reveal = true;
    }
}

/// Draws the page while it is open.
pub(super) fn review_ui(ui: &Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
    if !view.cards.review.open {
        return;
    }
    let review = scene.workbook.review();
    let page = &mut view.cards.review;
    page.tend_further(review);
    let shown = shown(review, page);
    if page.current.is_none_or(|it| !shown.contains(&it)) {
        page.go_to(shown.first().copied());
    }
    let height = (ui.ctx().content_rect().height() - REST).max(160.0);
    let mut answer = None;
    let closed = modal_ui(ui, "review", &t!("review.title"), WIDTH, |ui, opening| {
        page.to_rows |= opening;
        counts_ui(ui, review, page);
        let (rows, beside) = halves(ui, height);
        rows::rows_ui(&mut part(ui, "rows", rows), scene, page, &shown);
        let nothing = shown.is_empty();
        answer = question::question_ui(
            &mut part(ui, "question", beside),
            scene,
            page,
            nothing,
            actions,
        );
        // The key that opened the page answers nothing.
        if let (false, Some(given)) = (opening, keys(ui, scene, page)) {
            answer = Some(given);
        }
        ui.add_space(GRID);
        ui.horizontal(|ui| {
            if ui.button(t!("review.close")).clicked() {
                page.open = false;
            }
            explained_ui(ui, &t!("review.keys"));
        });
    });
    page.open &= !closed;
    if let (Some(answer), Some(current)) = (answer, page.current) {
        give(review, page, &shown, current, answer, actions);
    }
}

/// The rows, and what stands beside them.
fn halves(ui: &mut Ui, height: f32) -> (Rect, Rect) {
    let size = vec2(ui.available_width(), height);
    let (all, _) = ui.allocate_exact_size(size, Sense::hover());
    let middle = all.left() + ROWS.min(all.width() * 0.4);
    let rows = all.with_max_x(middle);
    (rows, all.with_min_x(middle + 4.0 * GRID))
}

fn part(ui: &mut Ui, name: &str, rect: Rect) -> Ui {
    let layout = Layout::top_down(Align::Min);
    let part = UiBuilder::new().id_salt(name).max_rect(rect);
    ui.new_child(part.layout(layout))
}

fn counts_ui(ui: &mut Ui, review: &Review, page: &mut ReviewView) {
    let (open, all) = (review.open_count(), review.questions.len());
    ui.horizontal(|ui| {
        explained_ui(ui, &t!("review.counts", open = open, done = all - open));
        if all > open {
            ui.checkbox(&mut page.all, t!("review.all"));
        }
    });
}

/// The places of the questions that are listed.
fn shown(review: &Review, page: &ReviewView) -> Vec<usize> {
    let count = review.questions.len() + usize::from(page.further.is_some());
    let is_listed = |place: &usize| {
        let question = page.question(review, *place);
        question.is_some_and(|it| page.all || it.is_open())
    };
    (0..count).filter(is_listed).collect()
}

/// Asks for the answer to be written down, and goes on to the next question that is open.
fn give(
    review: &Review,
    page: &mut ReviewView,
    shown: &[usize],
    current: usize,
    answer: Option<Answer>,
    actions: &mut Vec<Action>,
) {
    let mut places = vec![current];
    if page.together {
        places.extend(alike(review, current));
    }
    let question = |place: usize| page.question(review, place);
    let questions = places.iter().filter_map(|&place| question(place).cloned());
    let questions = questions.collect();
    let waits = |it: &&usize| !places.contains(it) && question(**it).is_some_and(Question::is_open);
    let after = shown.iter().filter(|&&it| it > current);
    let next = after.chain(shown).find(waits).copied();
    page.go_to(next.or(page.all.then_some(current)));
    page.to_rows = true;
    actions.push(Action::Correct { questions, answer });
}

/// The other open questions that ask the same about the same words.
fn alike(review: &Review, current: usize) -> Vec<usize> {
    let Some(question) = review.questions.get(current) else {
        return Vec::new();
    };
    let words = fold_name(&question.spot.words);
    let same = |it: &Question| {
        let spot = &it.spot;
        spot.asked == question.spot.asked && it.is_open() && fold_name(&spot.words) == words
    };
    let all = review.questions.iter().enumerate();
    let same = all.filter(|(index, it)| *index != current && same(it));
    same.map(|(index, _)| index).collect()
}

/// Enter accepts, Ctrl with a digit takes another reading; where nothing is typed in and no button has the keyboard.
fn keys(ui: &Ui, scene: &Scene, page: &mut ReviewView) -> Option<Option<Answer>> {
    const DIGITS: [Key; 9] = [
        Key::Num1,
        Key::Num2,
        Key::Num3,
        Key::Num4,
        Key::Num5,
        Key::Num6,
        Key::Num7,
        Key::Num8,
        Key::Num9,
    ];
    let question = page
        .question(scene.workbook.review(), page.current?)?
        .clone();
    let question = page.placed(&scene.workbook.source, &question);
    // What waits for a name lies over this page.
    if scene.name_wanted || !question::may_answer(scene) {
        return None;
    }
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if rows::has_keyboard(ui) && pressed(Modifiers::NONE, Key::Enter) {
        return Some(None);
    }
    let number = DIGITS
        .iter()
        .position(|&key| pressed(Modifiers::COMMAND, key))?;
    let choices = choices(scene.workbook, &question);
    choices.into_iter().nth(number).map(Some)
}
