//! How cards look, aside and over the window.

use eframe::egui::{
    Align2, Area, Button, Frame, Id, Key, Label, Modal, Modifiers, Order, Response, RichText,
    ScrollArea, Stroke, StrokeKind, TextStyle, Ui, vec2,
};

use crate::ui::theme::{self, GRID, RADIUS_CARD, RADIUS_CONTROL, palette};
use crate::ui::window::STATUS;

/// Width of a card aside, with its margins.
pub(super) const ASIDE: f32 = 348.0;
/// Between a card and the edges of the window.
pub(super) const GAP: f32 = 3.0 * GRID;

/// Draws `body` in a corner above the status bar, over the panes, and tells it whether it was not there before.
pub(in crate::ui) fn aside_ui<T>(
    ui: &Ui,
    id: &str,
    name: &str,
    corner: Align2,
    body: impl FnOnce(&mut Ui, bool) -> T,
) -> T {
    let id = Id::unique(id);
    let opening = ui.ctx().read_response(id).is_none();
    let offset = vec2(-corner.x().to_sign() * GAP, -STATUS - GAP);
    Area::new(id)
        .order(Order::Middle)
        .anchor(corner, offset)
        .accessible_name(name)
        .show(ui.ctx(), |ui| body(ui, opening))
        .inner
}

/// A part of a card that scrolls once it is higher than `height`. It is not cut to the room that the card had in the last
/// frame: then a card would find its size only step by step, or never. Its bar stays in sight: what is cut must not look
/// complete.
pub(super) fn rows_area(ui: &mut Ui, height: f32) -> ScrollArea {
    ui.spacing_mut().scroll.dormant_handle_opacity = 0.5;
    ScrollArea::vertical()
        .max_height(height)
        .min_scrolled_height(height)
}

/// Draws a question over the window, and tells `body` whether it was not there before. Returns whether Esc was its answer.
pub(super) fn modal_ui(
    ui: &Ui,
    id: &str,
    title: &str,
    width: f32,
    body: impl FnOnce(&mut Ui, bool),
) -> bool {
    let id = Id::unique(id);
    let opening = ui.ctx().read_response(id).is_none();
    let room = ui.ctx().content_rect().width() - 2.0 * (theme::EDGE + GAP);
    let modal = Modal::new(id)
        .area(Modal::default_area(id).accessible_name(title))
        .frame(card(ui))
        .show(ui.ctx(), |ui| {
            ui.set_width(width.min(room));
            ui.add(Label::new(RichText::new(title).text_style(TextStyle::Heading)).wrap());
            body(ui, opening);
        });
    let asked = modal.is_top_modal && !modal.any_popup_open;
    asked && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
}

pub(in crate::ui) fn card(ui: &Ui) -> Frame {
    Frame::new()
        .fill(palette(ui).panel)
        .stroke(Stroke::new(1.0, palette(ui).line))
        .corner_radius(RADIUS_CARD)
        .shadow(ui.visuals().window_shadow)
        .inner_margin(theme::EDGE)
}

/// The button that is the usual answer.
pub(in crate::ui) fn primary_ui(ui: &mut Ui, text: &str, enabled: bool) -> Response {
    let palette = palette(ui);
    let button = if enabled {
        let words = RichText::new(text).color(palette.on_accent);
        Button::new(words).fill(palette.accent).stroke(Stroke::NONE)
    } else {
        Button::new(text)
    };
    let response = ui.add_enabled(enabled, button);
    if response.has_focus() {
        let ring = Stroke::new(1.5, palette.accent);
        let rect = response.rect.expand(2.0);
        ui.painter()
            .rect_stroke(rect, RADIUS_CONTROL + 2, ring, StrokeKind::Outside);
    }
    response
}

/// Words that do something, without a frame.
pub(super) fn link_ui(ui: &mut Ui, text: &str) -> Response {
    let words = RichText::new(text)
        .text_style(theme::secondary())
        .color(palette(ui).accent);
    let size = vec2(0.0, theme::LIGHT);
    ui.add(Button::new(words).frame_when_inactive(false).min_size(size))
}

/// `×`, named for a screen reader.
pub(in crate::ui) fn dismiss_ui(ui: &mut Ui, name: &str) -> Response {
    ui.scope(|ui| {
        ui.spacing_mut().button_padding = vec2(GRID, 0.0);
        let words = RichText::new("×").color(palette(ui).muted);
        let button = Button::new(words)
            .frame_when_inactive(false)
            .min_size(vec2(theme::CHIP, theme::CHIP));
        ui.add(button).accessible_name(name).on_hover_text(name)
    })
    .inner
}

/// A sentence that explains, in a quiet colour.
pub(in crate::ui) fn explained_ui(ui: &mut Ui, text: &str) {
    let words = RichText::new(text)
        .text_style(theme::secondary())
        .color(palette(ui).muted);
    ui.add(Label::new(words).wrap());
}
