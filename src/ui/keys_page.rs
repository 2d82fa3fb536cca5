//! The page of keys, made from the table of commands.

use eframe::egui::{Grid, Id, Modal, RichText, ScrollArea, TextStyle, Ui};
use rust_i18n::t;

use super::View;
use super::commands::Command;
use super::theme;

/// Keys of the list, as (keys, what they do): parts of the locale keys.
const LIST_KEYS: [&str; 7] = ["arrows", "ends", "pages", "extend", "keep", "space", "tab"];

/// Draws the page over the window while it is open.
pub(super) fn keys_page_ui(ui: &Ui, view: &mut View) {
    if !view.keys_page {
        return;
    }
    let height = ui.ctx().content_rect().height();
    let modal = Modal::new(Id::unique("keys page")).show(ui.ctx(), |ui| {
        ui.set_width(400.0);
        ui.label(RichText::new(t!("keys.title")).text_style(TextStyle::Heading));
        ScrollArea::vertical()
            .max_height(height - 160.0)
            .show(ui, table_ui);
        ui.label(theme::label(
            ui,
            t!("keys.version", version = env!("CARGO_PKG_VERSION")),
        ));
        ui.button(t!("keys.close")).clicked()
    });
    if modal.inner || modal.should_close() {
        view.keys_page = false;
    }
}

fn table_ui(ui: &mut Ui) {
    ui.set_min_width(380.0);
    Grid::new("keys")
        .num_columns(2)
        .spacing([24.0, 6.0])
        .show(ui, |ui| {
            for command in Command::all() {
                if let Some(shortcut) = command.shortcut() {
                    ui.label(ui.ctx().format_shortcut(&shortcut));
                    ui.label(command.name());
                    ui.end_row();
                }
            }
            ui.label(theme::label(ui, t!("keys.in-list")));
            ui.end_row();
            for key in LIST_KEYS {
                ui.label(t!(format!("keys.list-{key}")));
                ui.label(t!(format!("keys.list-{key}-does")));
                ui.end_row();
            }
        });
}
