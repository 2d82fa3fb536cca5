//! Where everything is kept.

use std::path::Path;

use eframe::egui::{Align, Label, Layout, RichText, Ui};
use rust_i18n::t;

use super::look::link_ui;
use super::settings::{line_ui, part_ui};
use crate::ui::theme::{self, palette};
use crate::ui::{Action, Scene};

/// Files and folders, each to be copied as a path; files can be looked at.
pub(super) fn places_ui(ui: &mut Ui, scene: &Scene, actions: &mut Vec<Action>) {
    part_ui(ui, &t!("settings.places"));
    let places = scene.places;
    let files = [
        (
            t!("settings.notebook"),
            scene.notebook_path.as_path(),
            !scene.is_shared,
        ),
        (t!("settings.settings"), places.settings.as_path(), true),
        (t!("settings.register"), places.register.as_path(), true),
        (t!("settings.backups"), places.backups.as_path(), false),
    ];
    for (name, path, is_file) in files {
        place_ui(ui, &name, path, is_file, actions);
    }
}

fn place_ui(ui: &mut Ui, name: &str, path: &Path, is_file: bool, actions: &mut Vec<Action>) {
    line_ui(ui, name, |ui| {
        let shown = path.display().to_string();
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let copy = link_ui(ui, &t!("settings.copy"));
            if copy
                .accessible_name(t!("settings.copy-of", what = name))
                .clicked()
            {
                ui.ctx().copy_text(shown.clone());
            }
            if is_file {
                let read = link_ui(ui, &t!("settings.read"));
                if read
                    .accessible_name(t!("settings.read-of", what = name))
                    .clicked()
                {
                    actions.push(Action::ReadFile(Some(path.to_owned())));
                }
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let words = RichText::new(&shown)
                    .text_style(theme::secondary())
                    .color(palette(ui).muted);
                ui.add(Label::new(words).truncate());
            });
        });
    });
}
