use eframe::egui::{
    Align2, FontId, Rect, Role, Sense, Stroke, StrokeKind, TextStyle, Ui, WidgetInfo, pos2, vec2,
};
use rust_i18n::t;

use super::{part_tint, shown_words};
use crate::query::{Progress, Stance, Value};
use crate::ui::View;
use crate::ui::choice::focus_ring;
use crate::ui::theme::{GRID, RADIUS_CONTROL, palette};

const HEIGHT: f32 = 60.0;

/// How many measures stand at each light or status, large; a click shows only these.
pub(super) fn figures_ui(ui: &mut Ui, progress: &Progress, view: &mut View) {
    let size = vec2(ui.available_width(), HEIGHT);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let gap = 2.0 * GRID;
    let count = progress.parts.len() as f32;
    let width = (rect.width() - gap * (count - 1.0)) / count;
    let mut clicked = None;
    for (place, (part, count)) in progress.parts.iter().enumerate() {
        let left = rect.left() + (width + gap) * place as f32;
        let tile = Rect::from_min_size(pos2(left, rect.top()), vec2(width, HEIGHT));
        if figure_ui(ui, tile, part, *count, view.filter.stance(part)) {
            clicked = Some(part);
        }
    }
    if let Some(part) = clicked {
        view.filter.toggle(part);
    }
}

fn figure_ui(ui: &Ui, rect: Rect, part: &Value, count: usize, stance: Stance) -> bool {
    let words = shown_words(ui, part);
    let response = ui.interact(rect, ui.scope_id().with(words.as_ref()), Sense::click());
    let is_chosen = stance == Stance::Chosen;
    response.widget_info(|| {
        let words = t!("progress.row", name = words, count = count);
        WidgetInfo::selected(Role::CheckBox, true, is_chosen, words)
    });
    let palette = palette(ui);
    let tint = part_tint(ui, part);
    let painter = ui.painter();
    painter.rect_filled(rect, RADIUS_CONTROL, tint.fill);
    if is_chosen || response.hovered() {
        let edge = Stroke::new(1.5, palette.accent);
        painter.rect_stroke(rect, RADIUS_CONTROL, edge, StrokeKind::Inside);
    }
    let at = rect.left_top() + vec2(3.0 * GRID, 2.0 * GRID);
    let font = TextStyle::Small.resolve(ui.style());
    painter.text(at, Align2::LEFT_TOP, words, font, tint.ink);
    let heading = TextStyle::Heading.resolve(ui.style());
    let at = rect.left_bottom() + vec2(3.0 * GRID, -1.5 * GRID);
    let font = FontId::new(heading.size, heading.family);
    painter.text(at, Align2::LEFT_BOTTOM, count, font, palette.ink);
    focus_ring(ui, rect, &response);
    response.clicked()
}
