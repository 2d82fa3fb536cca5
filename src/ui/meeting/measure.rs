//! The measure that is up: its text, what it can be marked, its notes.

use eframe::egui::{
    Button, Frame, Label, Margin, Response, RichText, ScrollArea, Stroke, Ui, vec2,
};
use rust_i18n::t;

use super::keys::target;
use crate::notebook::Status;
use crate::plan::Part;
use crate::ui::detail::said_ui;
use crate::ui::hits::{HitsHere, MeasureHits};
use crate::ui::theme::{self, GRID, palette};
use crate::ui::words::{self, Offer, Style, words_ui};
use crate::ui::{Action, Scene, View};
use crate::wording;

/// So many points the text is larger than on the panes.
const TEXT: f32 = 5.0;
const TITLE: f32 = 25.0;

/// The measure that is up, in large type.
pub(super) fn measure_ui(
    ui: &mut Ui,
    scene: &Scene,
    view: &mut View,
    actions: &mut Vec<Action>,
    keys: &Response,
) {
    let Some(index) = view.meeting_measure() else {
        return;
    };
    let Some(measure) = scene.workbook.plan.measures.get(index) else {
        return;
    };
    let before = actions.len();
    ScrollArea::vertical()
        .id_salt(("meeting measure", index))
        .auto_shrink(false)
        .show(ui, |ui| {
            let margin = Margin::symmetric(6 * GRID as i8, 4 * GRID as i8);
            Frame::new().inner_margin(margin).show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.push_id(index, |ui| {
                    let search = scene.index.parse(&view.filter.search);
                    let hits = MeasureHits::of(scene, &search, index);
                    let mut offer = part_ui(
                        ui,
                        scene,
                        index,
                        Part::Title,
                        &hits.in_part(Part::Title, None),
                    );
                    let assigned = wording::assigned(&measure.assignments).join("　");
                    let assigned = RichText::new(assigned).text_style(theme::secondary());
                    ui.add(Label::new(assigned.color(palette(ui).muted)).wrap());
                    statuses_ui(ui, scene, view, actions);
                    if let Some(target) = target(scene, view) {
                        target.form_ui(ui, scene, view, actions);
                    }
                    let text = part_ui(
                        ui,
                        scene,
                        index,
                        Part::Text,
                        &hits.in_part(Part::Text, None),
                    );
                    offer = text.or(offer);
                    said_ui(ui, scene, view, actions, index);
                    take(scene, view, offer);
                });
            });
        });
    // What was written is written: the keys are the list's again.
    if actions[before..]
        .iter()
        .any(|it| matches!(it, Action::WriteNote { .. }))
    {
        keys.request_focus();
    }
}

fn part_ui(
    ui: &mut Ui,
    scene: &Scene,
    index: usize,
    part: Part,
    hits: &HitsHere<'_>,
) -> Option<Offer> {
    let width = ui.available_width();
    let style = match part {
        Part::Title => {
            let mut style = Style::title(ui, width);
            style.font.size = TITLE;
            style
        }
        Part::Text => Style::text(scene.preferences, width, TEXT),
    };
    words_ui(ui, scene, index, part, (&style, hits))
}

fn take(scene: &Scene, view: &mut View, offer: Option<Offer>) {
    match offer {
        Some(Offer::Milestone(milestone)) => {
            view.meeting.cursor.milestone = Some(milestone);
            view.meeting.scroll = true;
        }
        Some(offer @ Offer::Source(_)) => {
            view.leave_mode(scene);
            words::take(view, offer);
        }
        Some(offer) => words::take(view, offer),
        None => {}
    }
}

/// What can be marked now, each status with its digit.
fn statuses_ui(ui: &mut Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
    let Some(target) = target(scene, view) else {
        return;
    };
    let palette = palette(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        ui.spacing_mut().button_padding = vec2(10.0, 3.0);
        for (nth, status) in Status::ALL.into_iter().enumerate() {
            let is_now = target.status() == status;
            let words = t!(
                "meeting.status",
                key = nth + 1,
                status = wording::status(status)
            );
            let mut text = RichText::new(words).text_style(theme::secondary());
            let mut button_fill = palette.chip;
            if is_now {
                let tint = palette.status(status);
                (text, button_fill) = (text.color(tint.ink), tint.fill);
            }
            let button = Button::new(text).fill(button_fill).stroke(Stroke::NONE);
            let enabled = is_now || target.may_become(status);
            if ui.add_enabled(enabled, button).clicked() && !is_now {
                target.mark(scene, view, actions, status);
            }
        }
    });
}
