//! Small parts that the sections of the pane share.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};
use eframe::egui::{
    Align, Button, CollapsingHeader, CornerRadius, Frame, Label, Layout, Margin, Response,
    RichText, Stroke, TextEdit, TextStyle, TextWrapMode, Ui, vec2,
};
use rust_i18n::t;

use crate::notebook::{Entry, Viewpoint};
use crate::ui::choice::focus_ring;
use crate::ui::theme::{self, GRID, RADIUS_CARD, palette};

/// Between two sections.
const APART: f32 = 5.0 * GRID;

/// The name of a section, with room above.
pub(super) fn section_ui(ui: &mut Ui, name: &str) {
    ui.add_space(APART - ui.spacing().item_spacing.y);
    let words = RichText::new(name).text_style(theme::secondary());
    ui.label(words.color(palette(ui).muted));
}

/// Words of company: 13, muted, wrapped.
pub(super) fn quiet_ui(ui: &mut Ui, words: impl Into<String>) -> Response {
    let color = palette(ui).muted;
    let words = RichText::new(words).text_style(theme::secondary());
    ui.add(Label::new(words.color(color)).wrap())
}

/// What stands in the way of something: said in its place, and at once to a screen reader.
pub(in crate::ui) fn refusal_ui(ui: &mut Ui, words: &str) {
    let color = palette(ui).overdue.ink;
    let words = RichText::new(words).text_style(theme::secondary());
    ui.add(Label::new(words.color(color)).wrap());
}

/// Part of the pane that is closed until asked for; its body costs nothing before.
pub(super) fn fold_ui(ui: &mut Ui, name: &str, body: impl FnOnce(&mut Ui)) {
    let words = RichText::new(name).text_style(theme::secondary());
    let words = words.color(palette(ui).muted);
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = 6.0 * GRID;
        ui.spacing_mut().icon_width = 2.0 * GRID;
        ui.spacing_mut().indent = 4.0 * GRID;
        ui.spacing_mut().button_padding = vec2(0.0, 2.0);
        let header = CollapsingHeader::new(words)
            .id_salt(name)
            .show_unindented(ui, |ui| {
                ui.reset_style();
                body(ui);
            })
            .header_response;
        focus_ring(ui, header.rect.expand(2.0), &header);
    });
}

/// A button that is only its words until the pointer is on it. `name`: what a screen reader says.
pub(super) fn plain_button(ui: &mut Ui, words: &str, name: &str) -> Response {
    let words = RichText::new(words).text_style(TextStyle::Small);
    let button = Button::new(words.color(palette(ui).accent))
        .frame_when_inactive(false)
        .wrap_mode(TextWrapMode::Extend)
        .min_size(vec2(0.0, 6.0 * GRID));
    // Not in a part of its own: that would stay on its row and break the words where they do not fit.
    let usual = ui.spacing().clone();
    ui.spacing_mut().button_padding = vec2(0.0, 0.0);
    ui.spacing_mut().interact_size.y = 6.0 * GRID;
    let response = ui.add(button).accessible_name(name);
    *ui.spacing_mut() = usual;
    response
}

/// The button that does what a small form is for.
pub(super) fn main_button(ui: &mut Ui, words: &str, enabled: bool) -> Response {
    let palette = palette(ui);
    let words = RichText::new(words).text_style(theme::secondary());
    let button = if enabled {
        Button::new(words.color(palette.on_accent))
            .fill(palette.accent)
            .stroke(Stroke::NONE)
    } else {
        Button::new(words)
    };
    ui.add_enabled(enabled, button.min_size(vec2(0.0, 7.0 * GRID)))
}

/// Chips side by side, on as many lines as they need.
pub(super) fn chips_ui(ui: &mut Ui, body: impl FnOnce(&mut Ui)) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        ui.spacing_mut().interact_size.y = theme::CHIP;
        ui.horizontal_wrapped(body);
    });
}

/// Boxes to tick and to choose by get an edge that can be seen on the pane.
pub(in crate::ui) fn edged(ui: &mut Ui) {
    let edge = Stroke::new(1.2, palette(ui).muted);
    let widgets = &mut ui.visuals_mut().widgets;
    widgets.inactive.bg_stroke = edge;
    widgets.inactive.bg_fill = eframe::egui::Color32::TRANSPARENT;
}

/// A card on the pane, as wide as it.
pub(in crate::ui) fn card() -> Frame {
    Frame::new()
        .corner_radius(CornerRadius::same(RADIUS_CARD))
        .inner_margin(Margin::symmetric(14, 10))
}

/// A field of one line with its name before it.
pub(super) fn field_ui(ui: &mut Ui, name: &str, hint: &str, typed: &mut String) -> Response {
    ui.horizontal(|ui| {
        let words = RichText::new(name).text_style(theme::secondary());
        let label = Label::new(words.color(palette(ui).muted));
        let size = vec2(LABEL, theme::CONTROL);
        let layout = Layout::left_to_right(Align::Center);
        ui.allocate_ui_with_layout(size, layout, |ui| {
            ui.set_min_size(size);
            ui.add(label);
        });
        let field = TextEdit::singleline(typed)
            .id_salt(name)
            .hint_text(hint)
            .desired_width(f32::INFINITY)
            .margin(Margin::symmetric(8, 6));
        ui.add(field).accessible_name(name)
    })
    .inner
}

/// Width of the names before fields.
const LABEL: f32 = 64.0;

/// The reader's local day of an entry.
pub(super) fn day_of(entry: &Entry, viewpoint: &Viewpoint) -> NaiveDate {
    entry.time.with_timezone(&viewpoint.offset).date_naive()
}

/// `06-25`, with its year where that is not the current one.
pub(super) fn short_day(day: NaiveDate, viewpoint: &Viewpoint) -> String {
    if day.year() == viewpoint.today.year() {
        day.format("%m-%d").to_string()
    } else {
        day.to_string()
    }
}

/// `06-25 16:40`, in the reader's local time.
pub(in crate::ui) fn moment(time: DateTime<FixedOffset>, viewpoint: &Viewpoint) -> String {
    let local = time.with_timezone(&viewpoint.offset);
    let day = short_day(local.date_naive(), viewpoint);
    format!("{day} {}", local.format("%H:%M"))
}

/// Words side by side, as the pane separates them.
pub(in crate::ui) fn dotted(words: &[String]) -> String {
    words.join(&t!("detail.dot"))
}
