//! The right pane: one measure with its marks, notes and history, or what several selected ones have in common.

mod clash;
mod common;
mod departments;
mod facts;
mod form;
mod heading;
mod history;
mod marking;
mod milestones;
mod notes;
mod origin;
mod parts;
mod reach;
mod row;
mod several;
mod tags;
mod targets;
mod writing;

use eframe::egui::{
    Align, Frame, Label, Layout, Margin, RichText, ScrollArea, TextStyle, Ui, vec2,
};
use rust_i18n::t;

use self::origin::Doubts;
use self::row::Flash;
use self::several::Several;
use super::focus::follow_focus;
use super::hits::MeasureHits;
use super::theme::{self, GRID, palette};
use super::words::{self, Offer, Style, words_ui};
use super::{Action, MarkTarget, Saving, Scene, View};
use crate::notebook::EntryId;
use crate::plan::Part;
use crate::query::Search;
use crate::wording;

pub(super) use self::form::{MarkForm, fields_ui};
pub(super) use self::milestones::milestones_ui;
pub(super) use self::notes::notes_ui;
pub(super) use self::parts::{card, dotted, edged, moment, refusal_ui};
pub(super) use self::targets::{Target, said_ui};
pub(super) use self::writing::writing_ui;

/// What is open and half typed in the right pane; notes and answers being typed are in [`View::drafts`].
#[derive(Clone, Debug, Default)]
pub struct DetailView {
    /// Particulars being typed for a mark, and where they stand: a recurring milestone as a whole has no period here.
    form: Option<(MarkTarget, MarkForm)>,
    /// The field for a note gets the keyboard.
    writing: bool,
    /// The note whose answer or new words were just asked for: their field gets the keyboard.
    opening: Option<EntryId>,
    /// A tag being typed, for this measure or (`None`) for several.
    tag: Option<(Option<usize>, String)>,
    /// The milestone that a click on its time leads to.
    flash: Option<Flash>,
    /// Of the measure last shown.
    doubts: Doubts,
    several: Several,
}

impl DetailView {
    /// Brings a milestone into sight, and tints it for a moment.
    pub(super) fn show_milestone(&mut self, ui: &Ui, milestone: usize) {
        self.flash = Some(Flash::on(ui, milestone));
    }
}

/// Draws the measure of `view.current`, or the selection where several are selected.
pub fn detail_ui(ui: &mut Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
    let several = view.selected.len() > 1;
    let measures = &scene.workbook.plan.measures;
    let known = |index: &usize| *index < measures.len() && *index < scene.state.measures.len();
    let current = view.current.filter(known);
    ScrollArea::vertical()
        .id_salt(("detail", several, current))
        .auto_shrink(false)
        .show(ui, |ui| {
            let sides = 6.0 * GRID;
            let margin = Margin::symmetric(sides as i8, 5 * GRID as i8);
            Frame::new().inner_margin(margin).show(ui, |ui| {
                ui.set_width(ui.available_width());
                match current {
                    _ if several => several::several_ui(ui, scene, view, actions),
                    Some(measure) => {
                        let id = ("measure", measure);
                        ui.push_id(id, |ui| measure_ui(ui, scene, view, actions, measure));
                    }
                    None => nothing_ui(ui, scene),
                }
            });
            follow_focus(ui);
        });
}

/// `measure`: an index that plan and state have.
fn measure_ui(
    ui: &mut Ui,
    scene: &Scene,
    view: &mut View,
    actions: &mut Vec<Action>,
    index: usize,
) {
    let plan = &scene.workbook.plan;
    let measure = &plan.measures[index];
    let search = scene.index.parse(&view.filter.search);
    let hits = MeasureHits::of(scene, &search, index);
    let cursor = view.hit.filter(|hit| hit.measure == index);
    if let Some(hit) = &mut view.hit {
        hit.scroll = false;
    }
    let doubts = view.detail.doubts.of(plan, index).to_vec();
    heading::heading_ui(ui, scene, view, actions, (index, &doubts));
    let width = ui.available_width();
    let title = (&Style::title(ui, width), &hits.in_part(Part::Title, cursor));
    let in_title = words_ui(ui, scene, index, Part::Title, title);
    why_found_ui(ui, scene, &search, index);
    departments::departments_ui(ui, measure, view);
    ui.add_enabled_ui(may_write(scene), |ui| {
        tags::tags_ui(ui, scene, view, actions, index);
    });
    let mut in_text = None;
    if !measure.text.is_empty() {
        ui.add_space(GRID);
        let text = (
            &Style::text(scene.preferences, width, 0.0),
            &hits.in_part(Part::Text, cursor),
        );
        in_text = words_ui(ui, scene, index, Part::Text, text);
    }
    match in_title.or(in_text) {
        Some(Offer::Milestone(milestone)) => {
            view.detail.show_milestone(ui, milestone);
        }
        Some(offer) => words::take(view, offer),
        None => {}
    }
    origin::doubts_ui(ui, scene, view, &doubts);
    origin::source_ui(ui, scene, measure);
    ui.add_enabled_ui(may_write(scene), |ui| {
        milestones_ui(ui, scene, view, actions, index);
        notes_ui(ui, scene, view, actions, (index, &hits, cursor));
        writing_ui(ui, view, actions, index);
    });
    history::dismissed_ui(ui, scene, actions, index);
    history::history_ui(ui, scene, index);
}

/// Where the words of the search are; what stands in plain sight is not told.
fn why_found_ui(ui: &mut Ui, scene: &Scene, search: &Search, index: usize) {
    let grounds = wording::grounds(&scene.index.grounds(search, index));
    if !grounds.is_empty() {
        parts::quiet_ui(ui, t!("detail.found", grounds = grounds));
    }
}

fn may_write(scene: &Scene) -> bool {
    !matches!(scene.saving, Saving::ReadOnly(_))
}

fn nothing_ui(ui: &mut Ui, scene: &Scene) {
    let palette = palette(ui);
    ui.add_space(ui.available_height() * 0.3);
    let layout = Layout::top_down(Align::Center);
    let size = vec2(ui.available_width(), 0.0);
    ui.allocate_ui_with_layout(size, layout, |ui| {
        let sentence = if scene.workbook.plan.measures.is_empty() {
            t!("detail.no-measures")
        } else {
            t!("detail.nothing")
        };
        let words = RichText::new(sentence).text_style(theme::reading());
        ui.add(Label::new(words.color(palette.muted)).wrap());
        let hint = RichText::new(t!("detail.nothing-hint")).text_style(TextStyle::Small);
        ui.add(Label::new(hint.color(palette.muted)).wrap());
    });
}
