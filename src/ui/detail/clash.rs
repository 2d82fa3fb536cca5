use eframe::egui::{Align, Button, Label, Layout, RichText, Stroke, TextStyle, Ui, vec2};
use rust_i18n::t;

use super::marking::{act, choices_ui};
use super::parts::{card, day_of, dotted, short_day};
use crate::notebook::{Entry, MarkState, Status};
use crate::ui::theme::{self, GRID, palette};
use crate::ui::{Action, MarkTarget, Scene, View};
use crate::wording;

/// All sides of a clash, and the ways to settle it.
pub(super) fn clash_ui(
    ui: &mut Ui,
    scene: &Scene,
    view: &mut View,
    actions: &mut Vec<Action>,
    target: MarkTarget,
    marks: &MarkState,
) {
    let tint = palette(ui).overdue;
    let edge = Stroke::new(1.0, tint.ink);
    card().fill(palette(ui).side).stroke(edge).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().interact_size.y = 7.0 * GRID;
        let words = RichText::new(t!("detail.clash")).text_style(theme::secondary());
        ui.add(Label::new(words.color(tint.ink)).wrap());
        for head in &marks.heads {
            let Some(entry) = head.genuine() else {
                continue;
            };
            ui.push_id(&head.id, |ui| side_ui(ui, scene, actions, target, entry));
        }
        let sides: Vec<Status> = marks.sides().collect();
        let words = RichText::new(t!("detail.settle-other")).text_style(TextStyle::Small);
        let button = Button::new(words).min_size(vec2(0.0, 6.0 * GRID));
        let choice = choices_ui(ui, button, &t!("detail.settle-other"), &sides);
        if let Some(choice) = choice {
            act(scene, view, actions, (target, Some(target)), choice);
        }
    });
}

/// Who said what when, and a button to settle it so.
fn side_ui(
    ui: &mut Ui,
    scene: &Scene,
    actions: &mut Vec<Action>,
    target: MarkTarget,
    entry: &Entry,
) {
    let Some(mark) = entry.act.mark() else { return };
    let author = wording::author(&entry.author);
    let day = short_day(day_of(entry, scene.viewpoint), scene.viewpoint);
    ui.horizontal(|ui| {
        let words = RichText::new(t!("detail.settle-so")).text_style(TextStyle::Small);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let button = ui.add(Button::new(words).min_size(vec2(0.0, 6.0 * GRID)));
            let name = t!(
                "detail.settle-so-name",
                author = author,
                status = wording::status(mark.status)
            );
            if button.accessible_name(name).clicked() {
                let mark = mark.clone();
                actions.push(Action::Settle { target, mark });
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                ui.add(Label::new(wording::mark(mark)).wrap());
                let by = RichText::new(dotted(&[author, day])).text_style(TextStyle::Small);
                ui.add(Label::new(by.color(palette(ui).muted)).wrap());
            });
        });
    });
}
