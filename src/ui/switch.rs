//! One of a few, side by side.

use eframe::egui::{Align2, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::choice::focus_ring;
use super::theme::{self, CHIP, GRID, RADIUS_ROW, palette};

/// Draws `choices` as words; says which was clicked.
pub(super) fn switch_ui(ui: &mut Ui, choices: &[&str], chosen: usize) -> Option<usize> {
    let font = theme::secondary().resolve(ui.style());
    let width = |words: &&str| theme::width(ui, &theme::secondary(), *words) + 5.0 * GRID;
    let widths: Vec<f32> = choices.iter().map(width).collect();
    let size = vec2(widths.iter().sum::<f32>() + GRID, CHIP);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let palette = palette(ui);
    ui.painter().rect_filled(rect, RADIUS_ROW, palette.chip);
    let inner = rect.shrink(2.0);
    let (mut left, mut clicked) = (inner.left(), None);
    for (place, (words, width)) in choices.iter().zip(widths).enumerate() {
        let part = Rect::from_min_size(pos2(left, inner.top()), vec2(width, inner.height()));
        left = part.right();
        let id = ui.scope_id().with((*words, place));
        let response = ui.interact(part, id, Sense::click());
        let is_chosen = place == chosen;
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_chosen, words));
        if is_chosen {
            ui.painter().rect_filled(part, 4.0, palette.panel);
        }
        let ink = if is_chosen || response.hovered() {
            palette.ink
        } else {
            palette.muted
        };
        let at = part.center();
        ui.painter()
            .text(at, Align2::CENTER_CENTER, words, font.clone(), ink);
        focus_ring(ui, part, &response);
        if response.clicked() {
            clicked = Some(place);
        }
    }
    clicked
}
