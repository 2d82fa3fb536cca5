use std::collections::BTreeMap;

use eframe::egui::{
    Align2, FontId, Id, Rect, Response, RichText, Sense, Stroke, TextStyle, Ui, pos2, vec2,
};

use super::{group_ui, respond, value_ui};
use crate::query::{Facet, Filter, Month, Stance, Value};
use crate::ui::choice::{focus_ring, named};
use crate::ui::theme::{CHIP, GRID, palette};
use crate::ui::{Scene, View};
use crate::wording;

/// Height of the tallest bar, and of the numbers above and below it.
const BARS: f32 = 44.0;
const NUMBERS: f32 = 16.0;

/// Quarters and half-years, by their first and last months.
const PERIODS: [(u32, u32); 6] = [(1, 3), (4, 6), (7, 9), (10, 12), (1, 6), (7, 12)];

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
            let value = Value::Month(month);
            let bar = Bar {
                number,
                count: count(month),
                share: count(month) as f32 / tallest,
                stance: filter.stance(&value),
            };
            let response = bar_ui(ui, column, bar);
            let shift = ui.input(|input| input.modifiers.shift);
            match last_chosen(ui).filter(|_| response.clicked() && shift) {
                Some(first) => choose(filter, first, number),
                None => respond(&response, filter, &value),
            }
            if response.clicked() {
                ui.data_mut(|data| data.insert_temp(last_id(), number));
            }
        }
        periods_ui(ui, filter);
        let words = wording::month(Month::None);
        let value = Value::Month(Month::None);
        value_ui(ui, filter, &value, &words, count(Month::None));
    });
}

fn last_id() -> Id {
    Id::unique("last month")
}

/// The month clicked last: a click with Shift chooses all from there.
fn last_chosen(ui: &Ui) -> Option<u32> {
    ui.data(|data| data.get_temp(last_id()))
}

fn choose(filter: &mut Filter, first: u32, last: u32) {
    for number in first.min(last)..=first.max(last) {
        filter.set(&Value::Month(Month::Number(number)), Stance::Chosen);
    }
}

/// Quarters and half-years: all their months at once.
fn periods_ui(ui: &mut Ui, filter: &mut Filter) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(2.0, 2.0);
        ui.spacing_mut().button_padding.x = GRID;
        ui.spacing_mut().interact_size.y = CHIP;
        for (first, last) in PERIODS {
            let all = (first..=last).all(|it| filter.months.contains(&Month::Number(it)));
            let words = wording::period(first, last);
            let words = RichText::new(words).text_style(TextStyle::Small);
            if ui.selectable_label(all, words).clicked() {
                filter.toggle_months(first, last);
            }
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
    stance: Stance,
}

fn bar_ui(ui: &Ui, column: Rect, bar: Bar) -> Response {
    let id = ui.scope_id().with(("month", bar.number));
    let response = ui.interact(column, id, Sense::click());
    let name = wording::month(Month::Number(bar.number));
    named(&response, &name, bar.count, bar.stance);
    let palette = palette(ui);
    let painter = ui.painter();
    let bottom = column.bottom() - NUMBERS;
    let height = (bar.share * BARS).max(2.0);
    let body = Rect::from_min_max(
        pos2(column.left() + 1.5, bottom - height),
        pos2(column.right() - 1.5, bottom),
    );
    let chosen = bar.stance == Stance::Chosen;
    let fill = match (chosen, response.hovered(), bar.count) {
        (true, ..) | (_, true, _) => palette.accent,
        (_, _, 0) => palette.line,
        _ => palette.bar,
    };
    painter.rect_filled(body, 2.0, fill);
    let foot = Rect::from_min_max(pos2(column.left(), bottom + 1.0), column.max);
    let mut ink = palette.muted;
    if chosen {
        painter.rect_filled(foot, GRID, palette.accent);
        ink = palette.on_accent;
    }
    if bar.stance == Stance::Excluded {
        let line = Stroke::new(1.5, palette.overdue.ink);
        painter.hline(foot.x_range().shrink(2.0), foot.center().y, line);
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
