//! The days above the rows, and below them what the shapes mean.

use eframe::egui::{Align2, Rect, Stroke, TextStyle, Ui, pos2};
use rust_i18n::t;

use super::axis::Axis;
use super::marks::shape;
use crate::notebook::Light;
use crate::ui::Scene;
use crate::ui::lights::light_word;
use crate::ui::theme::{EDGE, GRID, palette};

pub(super) fn head_ui(ui: &Ui, rect: Rect, axis: &Axis, scene: &Scene) {
    let palette = palette(ui);
    let font = TextStyle::Small.resolve(ui.style());
    let y = rect.center().y;
    let at = pos2(rect.left() + EDGE, y);
    let painter = ui.painter();
    painter.text(
        at,
        Align2::LEFT_CENTER,
        axis.period(),
        font.clone(),
        palette.ink,
    );
    let days = Rect::from_x_y_ranges(axis.room(), rect.y_range());
    let painter = painter.with_clip_rect(days.expand2([GRID, 0.0].into()));
    let (today, words) = (scene.viewpoint.today, today_words(scene));
    let today = axis.end_of(today);
    let words = painter.layout_no_wrap(words, font.clone(), palette.due_soon.ink);
    let badge = Align2::CENTER_CENTER
        .anchor_size(pos2(today, y), words.size())
        .expand2([GRID, 2.0].into());
    let mut free = days.left();
    for tick in axis.ticks() {
        let at = pos2(tick.x + GRID, y);
        let galley = painter.layout_no_wrap(tick.words, font.clone(), palette.muted);
        let taken = Align2::LEFT_CENTER.anchor_size(at, galley.size());
        // Where both want the place, today is what one looks for.
        let is_whole = taken.left() >= free && taken.right() <= days.right() + GRID;
        let is_free = !taken.intersects(badge) || !days.contains(badge.center());
        if is_whole && is_free {
            painter.galley(taken.min, galley, palette.muted);
            free = taken.right() + 2.0;
        }
    }
    if days.x_range().contains(today) {
        painter.rect_filled(badge, GRID, palette.due_soon.fill);
        let at = badge.center() - words.size() / 2.0;
        painter.galley(at, words, palette.due_soon.ink);
    }
    let line = Stroke::new(1.0, palette.line);
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 0.5, line);
}

fn today_words(scene: &Scene) -> String {
    match scene.viewpoint.as_of {
        Some(_) => t!("timeline.as-of").into(),
        None => t!("timeline.today").into(),
    }
}

/// Each shape with its word.
pub(super) fn legend_ui(ui: &Ui, rect: Rect) {
    let palette = palette(ui);
    let painter = ui.painter();
    painter.hline(
        rect.x_range(),
        rect.top() + 0.5,
        Stroke::new(1.0, palette.line),
    );
    let font = TextStyle::Small.resolve(ui.style());
    let mut x = rect.left() + EDGE + 6.0;
    for light in Light::ALL {
        shape(painter, palette, light, pos2(x, rect.center().y), 5.0);
        let at = pos2(x + 2.5 * GRID, rect.center().y);
        let words = light_word(ui, light);
        let words = painter.text(at, Align2::LEFT_CENTER, words, font.clone(), palette.muted);
        x = words.right() + 5.0 * GRID;
    }
}
