//! The left pane: what the list shows, and how many measures there are behind each choice.

mod chosen;
mod department;
mod months;
mod views;

use std::borrow::Cow;
use std::collections::BTreeMap;

use eframe::egui::{
    self, Id, Key, Modifiers, Response, RichText, ScrollArea, TextStyle, Ui,
    collapsing_header::CollapsingState,
};
use rust_i18n::t;

pub(super) use self::chosen::{CHIP_KEYS, chosen_ui};
pub(super) use self::department::{found, my_department};
pub(super) use self::views::looking_through;
use super::choice::choice_ui;
use super::focus::follow_focus;
use super::gestures::{Gesture, pressed};
use super::lights::light_words;
use super::theme::{self, palette};
use super::{Action, Scene, View};
use crate::notebook::{Light, Status};
use crate::query::{Facet, Filter, Stance, Value};
use crate::wording;

/// A value that has the keyboard is left out, or is no longer.
pub(super) const VALUE_KEYS: &[Gesture<()>] = &[Gesture {
    does: "keys.exclude",
    keys: &[(Modifiers::NONE, Key::Delete, ())],
}];

/// All facets, one group each.
pub(super) fn filters_ui(ui: &mut Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
    ScrollArea::vertical()
        .id_salt("filters")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.spacing_mut().button_padding.x = 2.0 * theme::GRID;
            views::views_ui(ui, scene, view, actions);
            department::department_ui(ui, scene, view);
            months::months_ui(ui, scene, view);
            chapters_ui(ui, scene, view);
            statuses_ui(ui, scene, view);
            lights_ui(ui, scene, view);
            annotated_ui(ui, scene, view);
            let counts = &scene.results.counts;
            let (tags, authors) = (&counts.tags, &counts.authors);
            named_ui(ui, &mut view.filter, Facet::Tag, tags, Value::Tag);
            named_ui(ui, &mut view.filter, Facet::Author, authors, Value::Author);
            ui.add_space(theme::EDGE);
            follow_focus(ui);
        });
}

/// A group with its name, a way to fold it, and a way to clear it while it hides anything.
fn group_ui(
    ui: &mut Ui,
    filter: &mut Filter,
    facet: Facet,
    body: impl FnOnce(&mut Ui, &mut Filter),
) {
    ui.add_space(2.0 * theme::GRID);
    let id = Id::unique(("filter group", facet));
    let mut state = CollapsingState::load_with_default_open(ui.ctx(), id, true);
    let open = state.is_open();
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = theme::CHIP;
        let name = wording::facet(facet);
        let color = palette(ui).muted;
        let words = RichText::new(name.as_ref())
            .color(color)
            .text_style(theme::secondary());
        let button = egui::Button::new(words).frame_when_inactive(false);
        let folded = RichText::new(if open { "" } else { "…" }).color(color);
        if ui.add(button.right_text(folded)).clicked() {
            state.toggle(ui);
        }
        if filter.is_chosen(facet) {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let clear = RichText::new(t!("filter.clear")).text_style(TextStyle::Small);
                let button = ui.add(egui::Button::new(clear).frame_when_inactive(false));
                let spoken = t!("filter.clear-facet", facet = name);
                if button.accessible_name(spoken).clicked() {
                    filter.clear(facet);
                }
            });
        }
    });
    state.show_body_unindented(ui, |ui| body(ui, filter));
}

/// One value to choose by: a click chooses it or lets go of it, a right click or Delete excludes it.
fn value_ui(ui: &mut Ui, filter: &mut Filter, value: &Value, words: &str, count: usize) {
    let response = choice_ui(ui, words, count, filter.stance(value));
    respond(&response, filter, value);
    response.on_hover_text(t!("filter.exclude-hint"));
}

/// What clicks and keys on a value do.
fn respond(response: &Response, filter: &mut Filter, value: &Value) {
    let by_key = || !pressed(&response.ctx, VALUE_KEYS, |_| true).is_empty();
    if response.clicked() {
        filter.toggle(value);
    } else if response.secondary_clicked() || (response.has_focus() && by_key()) {
        filter.toggle_excluded(value);
    }
}

pub(super) fn chapter_words(scene: &Scene, number: u32) -> Cow<'static, str> {
    wording::chapter_title(&scene.workbook.plan, number)
}

fn chapters_ui(ui: &mut Ui, scene: &Scene, view: &mut View) {
    let chapters = &scene.workbook.plan.chapters;
    if chapters.len() < 2 {
        return;
    }
    let counts: BTreeMap<u32, usize> = scene.results.counts.chapters.iter().copied().collect();
    group_ui(ui, &mut view.filter, Facet::Chapter, |ui, filter| {
        for chapter in chapters {
            let count = counts.get(&chapter.number).copied().unwrap_or(0);
            let words = chapter_words(scene, chapter.number);
            value_ui(ui, filter, &Value::Chapter(chapter.number), &words, count);
        }
    });
}

fn statuses_ui(ui: &mut Ui, scene: &Scene, view: &mut View) {
    let counts = &scene.results.counts.statuses;
    group_ui(ui, &mut view.filter, Facet::Status, |ui, filter| {
        for status in Status::ALL {
            let count = counts.get(&status).copied().unwrap_or(0);
            let words = wording::status(status);
            value_ui(ui, filter, &Value::Status(status), &words, count);
        }
    });
}

fn lights_ui(ui: &mut Ui, scene: &Scene, view: &mut View) {
    let counts = &scene.results.counts.lights;
    group_ui(ui, &mut view.filter, Facet::Light, |ui, filter| {
        for light in Light::ALL {
            let count = counts.get(&light).copied().unwrap_or(0);
            let words = light_words(scene, light);
            value_ui(ui, filter, &Value::Light(light), &words, count);
        }
    });
}

fn annotated_ui(ui: &mut Ui, scene: &Scene, view: &mut View) {
    let (with, without) = scene.results.counts.annotated;
    group_ui(ui, &mut view.filter, Facet::Annotated, |ui, filter| {
        for (annotated, count) in [(true, with), (false, without)] {
            let chosen = filter.annotated == Some(annotated);
            let stance = if chosen {
                Stance::Chosen
            } else {
                Stance::Indifferent
            };
            if choice_ui(ui, &wording::annotated(annotated), count, stance).clicked() {
                filter.annotated = (!chosen).then_some(annotated);
            }
        }
    });
}

/// Tags and authors: what the notebook has, and what the filter names; nothing where there is none.
fn named_ui(
    ui: &mut Ui,
    filter: &mut Filter,
    facet: Facet,
    counts: &BTreeMap<String, usize>,
    value: impl Fn(String) -> Value,
) {
    let mut values: BTreeMap<Value, (String, usize)> = BTreeMap::new();
    let named = filter.tags.iter().chain(&filter.authors);
    let excluded = filter.excluded.iter().filter_map(|it| match it {
        Value::Tag(name) | Value::Author(name) => Some(name),
        _ => None,
    });
    for name in named.chain(excluded).chain(counts.keys()) {
        let (value, count) = (value(name.clone()), counts.get(name).copied());
        if count.is_some() || filter.stance(&value) != Stance::Indifferent {
            values.insert(value, (name.clone(), count.unwrap_or(0)));
        }
    }
    if values.is_empty() {
        return;
    }
    group_ui(ui, filter, facet, |ui, filter| {
        for (value, (name, count)) in &values {
            value_ui(ui, filter, value, name, *count);
        }
    });
}
