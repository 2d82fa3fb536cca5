//! The page of keys, made from the table of commands and from those that the parts of the window take their keys from.

use std::borrow::Cow;

use eframe::egui::{Grid, Id, Modal, RichText, ScrollArea, TextStyle, Ui};
use rust_i18n::t;

use super::View;
use super::book::BOOK_KEYS;
use super::commands::{Command, keys_of};
use super::filters::{CHIP_KEYS, VALUE_KEYS};
use super::gestures::{Gesture, Line, lines};
use super::list::{HEADING_KEYS, LIST_KEYS};
use super::matrix::MATRIX_KEYS;
use super::meeting::MEETING_KEYS;
use super::progress::PROGRESS_KEYS;
use super::theme;
use super::timeline::TIMELINE_KEYS;

/// Of the page; the longest line fits.
const WIDTH: f32 = 660.0;

/// What is done by hand or by typing, which no table of keys has: how, and what it does, as the locale files call it.
type ByHand = (&'static str, &'static str);

const IN_LIST: [ByHand; 1] = [("keys.number", "keys.number-does")];
const ON_HEADING: [ByHand; 3] = [
    ("keys.click", "keys.sort"),
    ("keys.drag-edge", "keys.size-column"),
    ("keys.drag", "keys.move-column"),
];
const IN_FILTERS: [ByHand; 2] = [
    ("keys.right-click", "keys.exclude"),
    ("keys.shift-click", "keys.months"),
];
const ON_CHIP: [ByHand; 1] = [("keys.right-click", "keys.flip")];
const ANYWHERE: [ByHand; 5] = [
    ("keys.tab", "keys.tab-does"),
    ("keys.press", "keys.press-does"),
    ("keys.escape", "keys.escape-does"),
    ("keys.submit", "keys.submit-does"),
    ("keys.drop", "keys.drop-does"),
];

/// Draws the page over the window while it is open.
pub(super) fn keys_page_ui(ui: &Ui, view: &mut View) {
    if !view.keys_page {
        return;
    }
    let window = ui.ctx().content_rect();
    let width = WIDTH.min(window.width() - 2.0 * theme::EDGE);
    let modal = Modal::new(Id::unique("keys page")).show(ui.ctx(), |ui| {
        ui.set_width(width);
        ui.label(RichText::new(t!("keys.title")).text_style(TextStyle::Heading));
        ScrollArea::vertical()
            .max_height(window.height() - 160.0)
            .show(ui, |ui| {
                ui.set_min_width(width - theme::EDGE);
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
            for (name, lines) in places() {
                place_ui(ui, &name, lines);
            }
        });
}

/// What keys do in the list.
pub(super) fn list_keys_ui(ui: &mut Ui) {
    ui.spacing_mut().interact_size.y = theme::LIGHT;
    let table = Grid::new("list keys").num_columns(2).spacing([24.0, 6.0]);
    table.show(ui, |ui| lines_ui(ui, lines(LIST_KEYS)));
}

/// The parts of the window by name, and what keys and hand do there.
fn places() -> Vec<(Cow<'static, str>, Vec<Line>)> {
    let anywhere = t!("keys.anywhere");
    vec![
        (t!("keys.in-list"), with(LIST_KEYS, &IN_LIST)),
        (t!("keys.on-heading"), with(HEADING_KEYS, &ON_HEADING)),
        (t!("keys.in-filters"), with(VALUE_KEYS, &IN_FILTERS)),
        (t!("keys.on-chip"), with(CHIP_KEYS, &ON_CHIP)),
        (anywhere, by_hand(&ANYWHERE).collect()),
        (Command::Timeline.name(), lines(TIMELINE_KEYS)),
        (Command::Matrix.name(), lines(MATRIX_KEYS)),
        (Command::Progress.name(), lines(PROGRESS_KEYS)),
        (Command::Read.name(), lines(BOOK_KEYS)),
        (Command::Meet.name(), lines(MEETING_KEYS)),
    ]
}

fn with<T>(keys: &[Gesture<T>], hand: &[ByHand]) -> Vec<Line> {
    let mut all = lines(keys);
    all.extend(by_hand(hand));
    all
}

fn by_hand(all: &[ByHand]) -> impl Iterator<Item = Line> {
    all.iter()
        .map(|(how, does)| (t!(*how).into_owned(), t!(*does).into_owned()))
}

/// What keys do in a place, under its name.
fn place_ui(ui: &mut Ui, name: &str, lines: Vec<Line>) {
    ui.label(theme::label(ui, name));
    ui.end_row();
    lines_ui(ui, lines);
}

fn lines_ui(ui: &mut Ui, lines: Vec<Line>) {
    for (keys, does) in lines {
        ui.label(keys);
        ui.label(does);
        ui.end_row();
    }
}
