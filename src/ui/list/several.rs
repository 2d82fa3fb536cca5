use eframe::egui::{Frame, Margin, Ui};
use rust_i18n::t;

use super::selection;
use crate::notebook::{Mark, Status};
use crate::ui::commands::Command;
use crate::ui::theme::{self, palette};
use crate::ui::{Action, MarkTarget, Scene, View};
use crate::wording;

/// What can be done to all selected rows at once.
pub(super) fn several_ui(ui: &mut Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
    let frame = Frame::new()
        .fill(palette(ui).soft_accent)
        .inner_margin(Margin::symmetric(theme::EDGE as i8, 4));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().interact_size.y = theme::CHIP;
            ui.label(t!("several.selected", count = view.selected.len()));
            ui.menu_button(t!("several.mark"), |ui| marks_ui(ui, view, actions));
            if ui.button(t!("several.copy")).clicked() {
                Command::Copy.run(ui.ctx(), scene, view, actions);
            }
            if ui.button(t!("several.none")).clicked() {
                selection::select_none(view);
            }
        });
    });
}

/// The statuses that need no particulars; the others are in the pane beside the list.
fn marks_ui(ui: &mut Ui, view: &View, actions: &mut Vec<Action>) {
    for status in [Status::Active, Status::Done] {
        if ui.button(wording::status(status)).clicked() {
            let target = |&measure: &usize| MarkTarget {
                measure,
                milestone: None,
                period: None,
            };
            actions.push(Action::Mark {
                targets: view.selected.iter().map(target).collect(),
                mark: Mark {
                    status,
                    ..Mark::default()
                },
            });
            ui.close();
        }
    }
}
