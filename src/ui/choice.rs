//! A line to choose by, with the number of measures behind it.

use eframe::egui::{
    Align2, FontSelection, Rect, Response, RichText, Role, Sense, Shape, Stroke, StrokeKind,
    TextStyle, TextWrapMode, Ui, Vec2, WidgetInfo, WidgetText, pos2, vec2,
};
use rust_i18n::t;

use super::theme::{self, GRID, RADIUS_ROW, palette};
use crate::query::Stance;

/// Height of a line.
pub(super) const LINE: f32 = 28.0;

/// A line with its count: dimmed at 0, ticked and tinted when chosen, crossed out when excluded.
pub(super) fn choice_ui(ui: &mut Ui, text: &str, count: usize, stance: Stance) -> Response {
    let chosen = stance == Stance::Chosen;
    let size = vec2(ui.available_width(), LINE);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    named(&response, text, count, stance);
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let palette = palette(ui);
    let painter = ui.painter();
    if chosen || response.hovered() {
        let fill = if chosen {
            palette.soft_accent
        } else {
            palette.chip
        };
        painter.rect_filled(rect, RADIUS_ROW, fill);
    }
    focus_ring(ui, rect, &response);
    let ink = match (stance, count) {
        (Stance::Chosen, _) => palette.accent,
        (Stance::Excluded, _) | (_, 0) => palette.muted,
        _ => palette.ink,
    };
    let inner = rect.shrink2(vec2(2.0 * GRID, 0.0));
    let number = painter.text(
        inner.right_center(),
        Align2::RIGHT_CENTER,
        count,
        theme::secondary().resolve(ui.style()),
        palette.muted,
    );
    let mut left = inner.left();
    if chosen {
        tick(ui, pos2(left + 5.0, rect.center().y), ink);
        left += 4.0 * GRID;
    }
    let words = match stance {
        Stance::Excluded => RichText::new(text).strikethrough(),
        _ => RichText::new(text),
    };
    let galley = WidgetText::from(words).into_galley(
        ui,
        Some(TextWrapMode::Truncate),
        (number.left() - 2.0 * GRID - left).max(0.0),
        FontSelection::Style(TextStyle::Body),
    );
    let elided = galley.elided;
    let at = pos2(left, rect.center().y - galley.size().y / 2.0);
    ui.painter()
        .galley_with_override_text_color(at, galley, ink);
    if elided {
        return response.on_hover_text(text);
    }
    response
}

/// Names a choice for a screen reader: what it is, whether it is chosen or excluded, how many measures it shows.
pub(super) fn named(response: &Response, text: &str, count: usize, stance: Stance) {
    let chosen = stance == Stance::Chosen;
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, chosen, text));
    let description = match stance {
        Stance::Excluded => t!("filter.excluded-count", count = count),
        _ => t!("filter.count", count = count),
    };
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_description(description.into_owned());
    });
}

/// The edge that shows where the keyboard is.
pub(super) fn focus_ring(ui: &Ui, rect: Rect, response: &Response) {
    if response.has_focus() {
        let ring = Stroke::new(1.5, palette(ui).accent);
        ui.painter()
            .rect_stroke(rect, RADIUS_ROW, ring, StrokeKind::Inside);
    }
}

pub(super) fn tick(ui: &Ui, center: eframe::egui::Pos2, color: eframe::egui::Color32) {
    let points = [(-4.0, 0.0), (-1.0, 3.0), (4.0, -3.5)].map(|(x, y)| center + Vec2::new(x, y));
    ui.painter()
        .add(Shape::line(points.to_vec(), Stroke::new(1.8, color)));
}
