//! The left pane: what the list shows, and how many measures there are behind each choice.

mod chosen;
mod department;
mod months;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use eframe::egui::{
    self, Id, RichText, ScrollArea, TextStyle, Ui, collapsing_header::CollapsingState,
};
use rust_i18n::t;

pub(super) use self::chosen::chosen_ui;
pub(super) use self::department::{found, my_department};
use super::choice::choice_ui;
use super::theme::{self, palette};
use super::{Scene, View};
use crate::notebook::{Light, Status};
use crate::query::{Facet, Filter};
use crate::wording;

/// All facets, one group each.
pub(super) fn filters_ui(ui: &mut Ui, scene: &Scene, view: &mut View) {
    ScrollArea::vertical()
        .id_salt("filters")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.spacing_mut().button_padding.x = 2.0 * theme::GRID;
            department::department_ui(ui, scene, view);
            months::months_ui(ui, scene, view);
            chapters_ui(ui, scene, view);
            statuses_ui(ui, scene, view);
            lights_ui(ui, scene, view);
            annotated_ui(ui, scene, view);
            let counts = &scene.results.counts;
            named_ui(ui, &mut view.filter, Facet::Tag, &counts.tags, |f| {
                &mut f.tags
            });
            named_ui(ui, &mut view.filter, Facet::Author, &counts.authors, |f| {
                &mut f.authors
            });
            ui.add_space(theme::EDGE);
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
        if is_set(filter, facet) {
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

/// Whether the filter hides anything by this facet.
pub(super) fn is_set(filter: &Filter, facet: Facet) -> bool {
    match facet {
        Facet::Chapter => !filter.chapters.is_empty(),
        Facet::Department => !filter.departments.is_empty(),
        Facet::Month => !filter.months.is_empty(),
        Facet::Status => !filter.statuses.is_empty(),
        Facet::Light => !filter.lights.is_empty(),
        Facet::Tag => !filter.tags.is_empty(),
        Facet::Author => !filter.authors.is_empty(),
        Facet::Annotated => filter.annotated.is_some(),
        Facet::Search => !filter.search.trim().is_empty(),
    }
}

/// With notes, without.
fn annotated_word(annotated: bool) -> Cow<'static, str> {
    if annotated {
        t!("filter.with-notes")
    } else {
        t!("filter.without-notes")
    }
}

fn toggle<T: Ord>(set: &mut BTreeSet<T>, value: T) {
    if !set.remove(&value) {
        set.insert(value);
    }
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
            let chosen = filter.chapters.contains(&chapter.number);
            let name = t!(
                "filter.chapter",
                number = chapter.number,
                title = chapter.title
            );
            if choice_ui(ui, &name, count, chosen).clicked() {
                toggle(&mut filter.chapters, chapter.number);
            }
        }
    });
}

fn statuses_ui(ui: &mut Ui, scene: &Scene, view: &mut View) {
    let counts = &scene.results.counts.statuses;
    group_ui(ui, &mut view.filter, Facet::Status, |ui, filter| {
        for status in Status::ALL {
            let count = counts.get(&status).copied().unwrap_or(0);
            let chosen = filter.statuses.contains(&status);
            if choice_ui(ui, &wording::status(status), count, chosen).clicked() {
                toggle(&mut filter.statuses, status);
            }
        }
    });
}

fn lights_ui(ui: &mut Ui, scene: &Scene, view: &mut View) {
    let counts = &scene.results.counts.lights;
    group_ui(ui, &mut view.filter, Facet::Light, |ui, filter| {
        for light in Light::ALL {
            let count = counts.get(&light).copied().unwrap_or(0);
            let chosen = filter.lights.contains(&light);
            if choice_ui(ui, &wording::light(light), count, chosen).clicked() {
                toggle(&mut filter.lights, light);
            }
        }
    });
}

fn annotated_ui(ui: &mut Ui, scene: &Scene, view: &mut View) {
    let (with, without) = scene.results.counts.annotated;
    group_ui(ui, &mut view.filter, Facet::Annotated, |ui, filter| {
        for (annotated, count) in [(true, with), (false, without)] {
            let chosen = filter.annotated == Some(annotated);
            if choice_ui(ui, &annotated_word(annotated), count, chosen).clicked() {
                filter.annotated = (!chosen).then_some(annotated);
            }
        }
    });
}

/// Tags and authors: what the notebook has; nothing where it has none.
fn named_ui<T: Ord + Clone + Display>(
    ui: &mut Ui,
    filter: &mut Filter,
    facet: Facet,
    counts: &BTreeMap<T, usize>,
    set: impl Fn(&mut Filter) -> &mut BTreeSet<T>,
) {
    if counts.is_empty() && set(filter).is_empty() {
        return;
    }
    let missing: Vec<T> = set(filter)
        .iter()
        .filter(|name| !counts.contains_key(*name))
        .cloned()
        .collect();
    group_ui(ui, filter, facet, |ui, filter| {
        let zero = missing.iter().map(|name| (name, &0));
        for (name, &count) in counts.iter().chain(zero) {
            let chosen = set(filter).contains(name);
            if choice_ui(ui, &name.to_string(), count, chosen).clicked() {
                toggle(set(filter), name.clone());
            }
        }
    });
}
