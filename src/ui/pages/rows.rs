use eframe::egui::{Label, RichText, ScrollArea, Ui};

use crate::ui::theme::{self, GRID, palette};

/// Height of a row.
pub(super) const ROW: f32 = 28.0;
/// Width of the day, and of the author in a wide and in a narrow pane.
const DAY: f32 = 88.0;
const AUTHOR: f32 = 150.0;
const AUTHOR_NARROW: f32 = 84.0;
const NARROW: f32 = 560.0;

/// Rows of one height, of which only those in sight are made.
pub(super) fn rows_ui(ui: &mut Ui, id: &str, count: usize, row: impl FnMut(&mut Ui, usize)) {
    let mut row = row;
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical()
        .id_salt(id)
        .auto_shrink(false)
        .show_rows(ui, ROW, count, |ui, range| {
            for at in range {
                ui.push_id(at, |ui| {
                    ui.horizontal(|ui| {
                        ui.set_height(ROW);
                        row(ui, at);
                    });
                });
            }
        });
}

/// A day, an author and what was said; what is cut is shown whole under the pointer.
pub(super) fn said_ui(ui: &mut Ui, day: &str, author: &str, says: &str) {
    let quiet = |words: &str| {
        RichText::new(words)
            .text_style(theme::secondary())
            .color(palette(ui).muted)
    };
    let width = if ui.available_width() < NARROW {
        AUTHOR_NARROW
    } else {
        AUTHOR
    };
    let cells = [(DAY, quiet(day)), (width, quiet(author))];
    for (width, words) in cells {
        ui.scope(|ui| {
            ui.set_width(width);
            ui.add(Label::new(words).truncate());
        });
        ui.add_space(GRID);
    }
    ui.add(Label::new(says.replace('\n', " ")).truncate());
}
