use eframe::egui;

use super::{Action, Scene, View, cards::cards_ui, detail::detail_ui, theme};

/// Draws the whole window and collects what the person asks for.
pub fn window_ui(ui: &mut egui::Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
    theme::apply(ui.ctx(), scene.preferences.theme);
    egui::Panel::right("detail")
        .default_size(theme::DETAIL)
        .show(ui, |ui| detail_ui(ui, scene, view, actions));
    cards_ui(ui, scene, view, actions);
}
