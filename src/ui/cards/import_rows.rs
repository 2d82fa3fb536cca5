use eframe::egui::{Align, Label, Layout, Rect, RichText, Ui, UiBuilder, pos2, vec2};

use crate::notebook::Author;
use crate::ui::theme::{self, GRID, palette};
use crate::wording;

/// Height of a row; widths of the measure's id and of its author.
const ROW: f32 = 28.0;
const ID: f32 = 56.0;
const AUTHOR: f32 = 168.0;

/// The new entries, one a line; only those in sight are made. A text that is cut is shown whole under the pointer.
pub(super) fn rows_ui(ui: &mut Ui, rows: &[(String, Author, String)]) {
    let size = vec2(ui.available_width(), ROW * rows.len() as f32);
    let (_, all) = ui.allocate_space(size);
    let seen = ui.clip_rect();
    let first = ((seen.top() - all.top()) / ROW).floor().max(0.0) as usize;
    let last = ((seen.bottom() - all.top()) / ROW).ceil().max(0.0) as usize;
    let in_sight = rows.iter().enumerate().take(last).skip(first);
    for (at, row) in in_sight {
        let min = pos2(all.left(), all.top() + at as f32 * ROW);
        let rect = Rect::from_min_size(min, vec2(all.width(), ROW));
        row_ui(ui, rect, at, row);
    }
}

fn row_ui(ui: &mut Ui, rect: Rect, at: usize, (measure, author, says): &(String, Author, String)) {
    let palette = palette(ui);
    let id = RichText::new(measure).color(palette.muted);
    let author = RichText::new(wording::author(author)).color(palette.muted);
    let rest = rect.width() - ID - AUTHOR - 4.0 * GRID;
    let mut left = rect.left();
    let cells = [
        (ID, id.text_style(theme::secondary())),
        (AUTHOR, author.text_style(theme::secondary())),
        (rest, RichText::new(says.replace('\n', " "))),
    ];
    for (column, (width, words)) in cells.into_iter().enumerate() {
        let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(width, ROW));
        let mut cell = ui.new_child(
            UiBuilder::new()
                .id_salt((at, column))
                .max_rect(cell)
                .layout(Layout::left_to_right(Align::Center)),
        );
        cell.add(Label::new(words).truncate());
        left += width + 2.0 * GRID;
    }
}
