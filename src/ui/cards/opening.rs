//! How far the opening of a file is, once that takes longer than a moment.

use std::time::Duration;

use eframe::egui::{Align2, Id, Label, ProgressBar, Ui};
use rust_i18n::t;

use super::look::{ASIDE, aside_ui, card};
use crate::ui::{Action, Scene};

/// Seconds that nobody notices.
const MOMENT: f64 = 0.3;
/// How often the share is looked at.
const TICK: Duration = Duration::from_millis(100);

pub(super) fn opening_ui(ui: &Ui, scene: &Scene, actions: &mut Vec<Action>) {
    let begun = Id::unique("opening begun");
    let Some(opening) = scene.opening else {
        ui.data_mut(|data| data.remove::<f64>(begun));
        return;
    };
    ui.ctx().request_repaint_after(TICK);
    let now = ui.input(|input| input.time);
    let begun = ui.data_mut(|data| *data.get_temp_mut_or(begun, now));
    if now - begun < MOMENT {
        return;
    }
    let percent = (opening.share * 100.0).round();
    let words = t!("opening.words", name = opening.name, percent = percent);
    let name = t!("opening.name");
    aside_ui(ui, "opening", &name, Align2::CENTER_BOTTOM, |ui, _| {
        card(ui).show(ui, |ui| {
            ui.set_width(ASIDE);
            ui.add(Label::new(&*words).truncate());
            ui.add(ProgressBar::new(opening.share));
            if ui.button(t!("opening.give-up")).clicked() {
                actions.push(Action::GiveUpOpening);
            }
        });
    });
}
