use std::collections::BTreeMap;

use eframe::egui::{Align2, FontId, Rect, Response, Sense, TextStyle, Ui, pos2, vec2};

use super::{group_ui, toggle};
use crate::query::{Facet, Month};
use crate::ui::choice::{choice_ui, focus_ring, named};
use crate::ui::theme::{GRID, palette};
use crate::ui::{Scene, View};
use crate::wording;

/// Height of the tallest bar, and of the numbers above and below it.
const BARS: f32 = 44.0;
const NUMBERS: f32 = 16.0;

/// The year as twelve bars, and what has no month.
pub(super) fn months_ui(ui: &mut Ui, scene: &Scene, view: &mut View) {
    let counts = &scene.results.counts.months;
    let count = |month| counts.get(&month).copied().unwrap_or(0);
    group_ui(ui, &mut view.filter, Facet::Month, |ui, filter| {
        let size = vec2(ui.available_width(), BARS + 2.0 * NUMBERS);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let width = rect.width() / 12.0;
        let tallest = tallest(counts);
        for number in 1..=12 {
            let month = Month::Number(number);
            let left = rect.left() + width * (number - 1) as f32;
            let column = Rect::from_min_size(pos2(left, rect.top()), vec2(width, rect.height()));
            let chosen = filter.months.contains(&month);
            let bar = Bar {
                number,
                count: count(month),
                share: count(month) as f32 / tallest,
                chosen,
            };
            if bar_ui(ui, column, bar).clicked() {
                toggle(&mut filter.months, month);
            }
        }
        let chosen = filter.months.contains(&Month::None);
        let name = wording::month(Month::None);
        if choice_ui(ui, &name, count(Month::None), chosen).clicked() {
            toggle(&mut filter.months, Month::None);
        }
    });
}

/// The highest count of a month, at least 1.
fn tallest(counts: &BTreeMap<Month, usize>) -> f32 {
    let in_months = counts
        .iter()
        .filter(|(month, _)| **month != Month::None)
        .map(|(_, &count)| count);
    in_months.max().unwrap_or(0).max(1) as f32
}

#[derive(Clone, Copy)]
struct Bar {
    number: u32,
    count: usize,
    /// Of the tallest bar, 0 to 1.
    share: f32,
    chosen: bool,
}

fn bar_ui(ui: &Ui, column: Rect, bar: Bar) -> Response {
    let id = ui.scope_id().with(("month", bar.number));
    let response = ui.interact(column, id, Sense::click());
    let name = wording::month(Month::Number(bar.number));
    named(&response, &name, bar.count, bar.chosen);
    let palette = palette(ui);
    let painter = ui.painter();
    let bottom = column.bottom() - NUMBERS;
    let height = (bar.share * BARS).max(2.0);
    let body = Rect::from_min_max(
        pos2(column.left() + 1.5, bottom - height),
        pos2(column.right() - 1.5, bottom),
    );
    let fill = match (bar.chosen, response.hovered(), bar.count) {
        (true, ..) | (_, true, _) => palette.accent,
        (_, _, 0) => palette.line,
        _ => palette.bar,
    };
    painter.rect_filled(body, 2.0, fill);
    let foot = Rect::from_min_max(pos2(column.left(), bottom + 1.0), column.max);
    let mut ink = palette.muted;
    if bar.chosen {
        painter.rect_filled(foot, GRID, palette.accent);
        ink = palette.on_accent;
    }
    let label = TextStyle::Small.resolve(ui.style());
    painter.text(
        foot.center(),
        Align2::CENTER_CENTER,
        bar.number,
        label.clone(),
        ink,
    );
    // A larger number is wider than its bar; it is told on hover.
    if (1..1000).contains(&bar.count) {
        let digits = if bar.count < 100 { 11.0 } else { 9.0 };
        let font = FontId::new(digits, label.family);
        let top = pos2(column.center().x, body.top() - 1.0);
        painter.text(top, Align2::CENTER_BOTTOM, bar.count, font, palette.muted);
    }
    focus_ring(ui, column.shrink(0.5), &response);
    response.on_hover_text(format!("{name} {}", bar.count))
}
