use eframe::egui::{Frame, Margin, Ui};
use rust_i18n::t;

use super::selection;
use crate::ui::commands::Command;
use crate::ui::theme::{self, palette};
use crate::ui::{Action, Scene, View};

/// How many rows are selected; what is done to all of them at once stands in the pane beside the list.
pub(super) fn several_ui(ui: &mut Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
    let palette = palette(ui);
    let frame = Frame::new()
        .fill(palette.soft_accent)
        .inner_margin(Margin::symmetric(theme::EDGE as i8, 4));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().interact_size.y = theme::CHIP;
            ui.colored_label(
                palette.accent,
                t!("several.selected", count = view.selected.len()),
            );
            for command in [Command::Copy, Command::SelectAll] {
                if ui.button(command.name()).clicked() {
                    command.run(ui.ctx(), scene, view, actions);
                }
            }
            if ui.button(t!("several.none")).clicked() {
                selection::select_none(view);
            }
        });
    });
}
