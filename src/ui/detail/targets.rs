//! What the pane does with a measure, for those who draw it in another way: what of it can be marked, its marks, its notes.

use eframe::egui::Ui;

use super::marking::{Choice, act, open_form_ui};
use super::milestones::row_of;
use super::row::Row;
use super::{form, may_write, notes, writing};
use crate::notebook::Status;
use crate::ui::hits::MeasureHits;
use crate::ui::{Action, MarkTarget, Scene, View};

/// A measure as a whole, or one of its milestones.
pub(in crate::ui) struct Target<'a>(Row<'a>);

impl<'a> Target<'a> {
    /// `milestone`: `None` for the measure as a whole.
    pub fn of(scene: &Scene<'a>, measure: usize, milestone: Option<usize>) -> Option<Self> {
        let key = MarkTarget {
            measure,
            milestone,
            period: None,
        };
        row_of(scene, key).map(Self)
    }

    /// What it is called, and what it governs.
    pub fn words(&self) -> (&str, &'a str) {
        (&self.0.words, self.0.governs)
    }

    /// The least advanced of what the marks say.
    pub fn status(&self) -> Status {
        self.0.statuses.iter().copied().min().unwrap_or_default()
    }

    pub fn light(&self) -> crate::notebook::Light {
        self.0.light
    }

    /// Its days and who marked it, a few words each.
    pub fn facts(&self) -> Vec<String> {
        let facts = self.0.facts.iter().filter(|fact| !fact.struck);
        facts.map(|fact| fact.words.clone()).collect()
    }

    pub fn may_become(&self, next: Status) -> bool {
        let is_next = |from: &Status| from.may_become(next) && *from != next;
        self.0.statuses.iter().any(is_next)
    }

    /// Marks it, or asks for the particulars first.
    pub fn mark(&self, scene: &Scene, view: &mut View, actions: &mut Vec<Action>, next: Status) {
        if !may_write(scene) || !self.may_become(next) {
            return;
        }
        let choice = match form::needs_form(next) {
            true => Choice::Form(next),
            false => Choice::Mark(next),
        };
        act(scene, view, actions, (self.0.key, self.0.tick), choice);
    }

    /// The particulars that are asked for.
    pub fn form_ui(&self, ui: &mut Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
        let asks_period = self.0.tick != Some(self.0.key);
        open_form_ui(ui, scene, view, actions, self.0.key, asks_period);
    }
}

impl View {
    /// Closes the form for the particulars of a mark; whether one was open.
    pub(in crate::ui) fn close_form(&mut self) -> bool {
        self.detail.form.take().is_some()
    }

    /// Puts the caret into the field for a note when it is drawn next.
    pub(in crate::ui) fn begin_note(&mut self) {
        self.detail.writing = true;
    }
}

/// The notes of a measure, and the field to write one in.
pub(in crate::ui) fn said_ui(
    ui: &mut Ui,
    scene: &Scene,
    view: &mut View,
    actions: &mut Vec<Action>,
    measure: usize,
) {
    let hits = MeasureHits::default();
    ui.add_enabled_ui(may_write(scene), |ui| {
        writing::writing_ui(ui, view, actions, measure);
        notes::notes_ui(ui, scene, view, actions, (measure, &hits, None));
    });
}
