//! What is done and what is late: in all, by chapter and department, and over time.

mod bars;
mod burn_down;
mod figures;
mod row;

use std::sync::Arc;

use eframe::egui::{Button, Color32, Frame, Id, Margin, RichText, ScrollArea, Ui};
use rust_i18n::t;

pub(super) use self::bars::PROGRESS_KEYS;
use super::beside::Beside;
use super::focus::follow_focus;
use super::lights::{light_tint, light_word};
use super::list::{at_work_ui, empty_ui};
use super::switch::switch_ui;
use super::theme::{EDGE, GRID, Palette, Tint, palette, secondary};
use super::{Scene, View};
use crate::notebook::{Light, Status};
use crate::query::{BurnDown, Progress, ProgressBy, Value};
use crate::wording;

/// How progress is looked at, and its figures while nothing changes.
#[derive(Clone, Debug, Default)]
pub struct ProgressView {
    pub by: ProgressBy,
    /// List every department, not only those with most measures.
    all_departments: bool,
    /// Where the keyboard is.
    cursor: bars::Cursor,
    /// Bring it into sight.
    follow: bool,
    /// By the edition that it is of.
    made: Beside<(u64, ProgressBy), Arc<Progress>>,
    /// By the edition, and the address of what happened when.
    burn_down: Beside<(u64, usize), Arc<BurnDown>>,
}

impl ProgressView {
    /// Whether there is something to be seen.
    pub fn is_there(&self) -> bool {
        self.made.last().is_some() && self.burn_down.last().is_some()
    }
}

/// So many departments are listed at first.
const SHORT: usize = 12;

/// The id of the rows of bars, which hold the keyboard for all of them.
pub(super) fn progress_id() -> Id {
    Id::unique("progress")
}

/// Lights or statuses.
pub(super) fn by_ui(ui: &mut Ui, view: &mut ProgressView) {
    let names = [t!("progress.by-light"), t!("progress.by-status")];
    let names = [names[0].as_ref(), names[1].as_ref()];
    let choices = [ProgressBy::Lights, ProgressBy::Statuses];
    let chosen = choices.iter().position(|&by| by == view.by).unwrap_or(0);
    if let Some(place) = switch_ui(ui, &names, chosen) {
        view.by = choices[place];
    }
}

pub(super) fn progress_ui(ui: &mut Ui, scene: &Scene, view: &mut View) {
    let burn_down = burnt_down(scene, view);
    let Some(progress) = refreshed(scene, view) else {
        at_work_ui(ui);
        return;
    };
    if progress.chapters.is_empty() {
        empty_ui(ui, scene, view);
        return;
    }
    ScrollArea::vertical()
        .id_salt("progress")
        .auto_shrink(false)
        .show(ui, |ui| {
            let margin = Margin::symmetric(EDGE as i8, 3 * GRID as i8);
            Frame::new().inner_margin(margin).show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = 2.0 * GRID;
                figures::figures_ui(ui, &progress, view);
                burn_down::burn_down_ui(ui, scene, burn_down.as_deref());
                bars::bars_ui(ui, scene, &progress, view);
                more_ui(ui, &progress, view);
            });
            follow_focus(ui);
        });
}

/// All departments, or fewer.
fn more_ui(ui: &mut Ui, progress: &Progress, view: &mut View) {
    let count = progress.departments.len();
    if count <= SHORT {
        return;
    }
    let words = if view.progress.all_departments {
        t!("progress.fewer")
    } else {
        t!("progress.more", count = count)
    };
    let words = RichText::new(words)
        .text_style(secondary())
        .color(palette(ui).accent);
    let button = Button::new(words).frame_when_inactive(false);
    if ui.add(button).clicked() {
        view.progress.all_departments = !view.progress.all_departments;
    }
}

/// The name of a section.
fn section_ui(ui: &mut Ui, words: &str) {
    ui.add_space(2.0 * GRID);
    ui.label(
        RichText::new(words)
            .color(palette(ui).muted)
            .text_style(secondary()),
    );
}

fn part_words(part: &Value) -> std::borrow::Cow<'static, str> {
    match part {
        Value::Light(light) => wording::light(*light),
        Value::Status(status) => wording::status(*status),
        _ => "".into(),
    }
}

/// As the chosen rule of lights calls it.
fn shown_words(ui: &Ui, part: &Value) -> std::borrow::Cow<'static, str> {
    match part {
        Value::Light(light) => light_word(ui, *light),
        part => part_words(part),
    }
}

/// How the word of a part is tinted.
fn part_tint(ui: &Ui, part: &Value) -> Tint {
    let palette = palette(ui);
    match part {
        Value::Light(light) => light_tint(ui, *light),
        Value::Status(status) => palette.status(*status),
        _ => palette.quiet(),
    }
}

/// What a part is filled with in a bar: [`Palette::ink`] can be read on it. The word and the place say which it is.
fn part_fill(palette: &Palette, part: &Value) -> Color32 {
    let (ink, share) = match part {
        Value::Light(Light::Overdue) | Value::Status(Status::Returned) => {
            (palette.overdue.ink, 1.0)
        }
        Value::Status(Status::Suspended) => (palette.overdue.ink, 0.4),
        Value::Light(Light::DueSoon) | Value::Status(Status::Deferred) => {
            (palette.due_soon.ink, 1.0)
        }
        Value::Light(Light::OnTime) | Value::Status(Status::Active) => (palette.accent, 0.7),
        Value::Light(Light::Done) | Value::Status(Status::Done) => (palette.done.ink, 0.8),
        Value::Status(Status::Closed) => (palette.done.ink, 0.3),
        _ => (palette.muted, 0.3),
    };
    palette.heat(ink, share)
}

/// `None` while it is made for the first time.
fn refreshed(scene: &Scene, view: &mut View) -> Option<Arc<Progress>> {
    let (index, filter) = (Arc::clone(scene.index), scene.filter.clone());
    let by = view.progress.by;
    let made = &mut view.progress.made;
    made.want((scene.edition, by), scene.worker, move |_| {
        Some(Arc::new(index.progress(&filter, by)))
    });
    made.last().map(Arc::clone)
}

/// `None` while what happened when is being gathered for the first time.
fn burnt_down(scene: &Scene, view: &mut View) -> Option<Arc<BurnDown>> {
    let made = &mut view.progress.burn_down;
    let course = Arc::clone(scene.course?);
    let (index, state) = (Arc::clone(scene.index), Arc::clone(scene.state));
    let (plan, filter) = (Arc::clone(&scene.workbook.plan), scene.filter.clone());
    let of = (scene.edition, Arc::as_ptr(&course) as usize);
    made.want(of, scene.worker, move |_| {
        Some(Arc::new(index.burn_down(&filter, &plan, &state, &course)))
    });
    made.last().map(Arc::clone)
}
