//! What some cards say, without the card around it: for the pictures of the manual.

use eframe::egui::Ui;

use super::import_clash::ImportView;
use super::{import, recovery, review, share};
use crate::ui::{ImportPreview, Recovery, Scene, SharePreview};

pub(in crate::ui) fn import_part_ui(ui: &mut Ui, scene: &Scene, import: &ImportPreview) {
    let mut deciding = ImportView::of(None, &import.clashes);
    import::brought_ui(ui, scene, import, &mut deciding);
}

pub(in crate::ui) fn share_part_ui(ui: &mut Ui, share: &SharePreview) {
    share::question_ui(ui, share, &mut Vec::new(), false);
}

/// `chosen`: the copy that is looked at.
pub(in crate::ui) fn recovery_part_ui(ui: &mut Ui, recovery: &Recovery, mut chosen: usize) {
    recovery::copies_ui(ui, recovery, &mut chosen, &mut Vec::new());
}

pub(in crate::ui) fn review_part_ui(ui: &mut Ui, scene: &Scene) {
    review::first_ui(ui, scene);
}
