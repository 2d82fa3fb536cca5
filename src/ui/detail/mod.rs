//! The right pane: one measure, or what several selected ones have in common.

use eframe::egui;

use super::{Action, Scene, View};

/// Draws the measure of `view.current`, or the selection where several are selected.
pub fn detail_ui(ui: &mut egui::Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
    let _ = (ui, scene, view, actions);
}
