//! The page of keys, made from the table of commands and from those that views take their keys from.

use eframe::egui::{Grid, Id, Modal, RichText, ScrollArea, TextStyle, Ui};
use rust_i18n::t;

use super::View;
use super::book::BOOK_KEYS;
use super::commands::{Command, keys_of};
use super::gestures::{self, Line};
use super::matrix::MATRIX_KEYS;
use super::meeting::MEETING_KEYS;
use super::progress::PROGRESS_KEYS;
use super::theme;
use super::timeline::TIMELINE_KEYS;

/// What works without being in a menu: by place, the parts of the locale keys of (keys, what they do).
const GESTURES: [(&str, &[&str]); 3] = [
    (
        "list",
        &[
            "arrows", "ends", "pages", "number", "extend", "keep", "space", "heading", "sizing",
            "moving",
        ],
    ),
    ("filter", &["exclude", "flip", "months"]),
    ("anywhere", &["tab", "enter", "escape", "submit", "drop"]),
];

/// Draws the page over the window while it is open.
pub(super) fn keys_page_ui(ui: &Ui, view: &mut View) {
    if !view.keys_page {
        return;
    }
    let height = ui.ctx().content_rect().height();
    let modal = Modal::new(Id::unique("keys page")).show(ui.ctx(), |ui| {
        ui.set_width(540.0);
        ui.label(RichText::new(t!("keys.title")).text_style(TextStyle::Heading));
        ScrollArea::vertical()
            .max_height(height - 160.0)
            .show(ui, |ui| {
                ui.set_min_width(520.0);
                table_ui(ui);
            });
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
    ui.spacing_mut().interact_size.y = theme::LIGHT;
    Grid::new("keys")
        .num_columns(2)
        .spacing([24.0, 6.0])
        .show(ui, |ui| {
            for command in Command::all() {
                if let Some(shortcut) = command.shortcut() {
                    ui.label(keys_of(ui.ctx(), shortcut));
                    ui.label(command.name());
                    ui.end_row();
                }
            }
            for (place, keys) in GESTURES {
                let lines = keys.iter().map(|key| {
                    let does = t!(format!("keys.{place}-{key}-does"));
                    let keys = t!(format!("keys.{place}-{key}"));
                    (keys.into_owned(), does.into_owned())
                });
                place_ui(ui, &t!(format!("keys.in-{place}")), lines);
            }
            for (command, lines) in [
                (Command::Timeline, gestures::lines(TIMELINE_KEYS)),
                (Command::Matrix, gestures::lines(MATRIX_KEYS)),
                (Command::Progress, gestures::lines(PROGRESS_KEYS)),
                (Command::Read, gestures::lines(BOOK_KEYS)),
                (Command::Meet, gestures::lines(MEETING_KEYS)),
            ] {
                place_ui(ui, &command.name(), lines.into_iter());
            }
        });
}

/// What keys do in a place, under its name.
fn place_ui(ui: &mut Ui, name: &str, lines: impl Iterator<Item = Line>) {
    ui.label(theme::label(ui, name));
    ui.end_row();
    for (keys, does) in lines {
        ui.label(keys);
        ui.label(does);
        ui.end_row();
    }
}
