//! What lies over the window or asks for an answer: first start, news, imports, paths, notices.

use eframe::egui;

use super::{Action, Scene, View};

/// Draws the cards that the scene has.
pub fn cards_ui(ui: &mut egui::Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
    let _ = (ui, scene, view, actions);
}
