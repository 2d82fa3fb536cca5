//! A file of the program's own, shown as the text that it is.

use eframe::egui::{TextEdit, TextStyle, Ui};
use rust_i18n::t;

use super::look::{explained_ui, modal_ui, rows_area};
use crate::ui::theme::GRID;
use crate::ui::{Action, FileText};

const WIDTH: f32 = 860.0;
/// What title and buttons take of the window's height.
const REST: f32 = 170.0;

pub(super) fn file_text_ui(ui: &Ui, file: &FileText, actions: &mut Vec<Action>) {
    let name = file.path.file_name().unwrap_or_default().to_string_lossy();
    let title = t!("file-text.title", name = name);
    let mut closed = false;
    closed |= modal_ui(ui, "file text", &title, WIDTH, |ui, _| {
        if file.is_cut {
            explained_ui(ui, &t!("file-text.cut"));
        }
        let height = (ui.ctx().content_rect().height() - REST).max(120.0);
        rows_area(ui, height).show(ui, |ui| {
            let mut text = file.text.as_str();
            let field = TextEdit::multiline(&mut text)
                .font(TextStyle::Monospace)
                .desired_width(f32::INFINITY)
                .frame(eframe::egui::Frame::NONE);
            ui.add(field).accessible_name(title.as_ref());
        });
        ui.add_space(GRID);
        ui.horizontal(|ui| {
            closed = ui.button(t!("file-text.close")).clicked();
            if ui.button(t!("file-text.copy")).clicked() {
                ui.ctx().copy_text(file.text.clone());
            }
        });
    });
    if closed {
        actions.push(Action::ReadFile(None));
    }
}
