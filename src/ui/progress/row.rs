use eframe::egui::{
    Align2, FontSelection, Rangef, Rect, Response, Role, Sense, Stroke, StrokeKind, TextStyle,
    TextWrapMode, Ui, WidgetInfo, WidgetText, pos2, vec2,
};
use rust_i18n::t;

use super::bars::Cursor;
use super::{part_fill, part_words, progress_id};
use crate::query::{Progress, ProgressBar};
use crate::ui::View;
use crate::ui::theme::{GRID, palette, secondary};

/// Height of a bar.
const BAR: f32 = 16.0;
const NAME: f32 = 156.0;
const NAME_NARROW: f32 = 112.0;
const NARROW: f32 = 560.0;
/// A column of numbers, and one where there is little room; how much of that the bar keeps.
const NUMBER: f32 = 44.0;
const NUMBER_LEAST: f32 = 32.0;
const BAR_LEAST: f32 = 40.0;

/// Where name, bar and numbers stand.
pub(super) struct Columns {
    name: Rangef,
    bar: Rangef,
    pub numbers: Vec<Rangef>,
}

impl Columns {
    /// The total first, then the parts. `head`: how wide the widest of their headings is.
    pub fn of(pane: Rangef, parts: usize, head: f32) -> Self {
        let name = if pane.span() < NARROW {
            NAME_NARROW
        } else {
            NAME
        };
        let room = (pane.span() - name - BAR_LEAST) / (parts + 1) as f32;
        let width = (head + 2.0 * GRID).max(NUMBER).min(room).max(NUMBER_LEAST);
        let left = pane.max - width * (parts + 1) as f32;
        let number = |place: usize| {
            let left = left + width * place as f32;
            Rangef::new(left, left + width)
        };
        Self {
            name: Rangef::new(pane.min, pane.min + name),
            bar: Rangef::new(pane.min + name + GRID, left.max(pane.min + name + GRID)),
            numbers: (0..=parts).map(number).collect(),
        }
    }
}

pub(super) struct Row<'a> {
    pub bar: &'a ProgressBar,
    pub progress: &'a Progress,
    /// How wide the widest of the headings is.
    pub head: f32,
    pub rect: Rect,
    pub name: String,
    /// Among all rows.
    pub row: usize,
}

impl Row<'_> {
    /// Says which figure was clicked.
    pub fn show(&self, ui: &Ui, view: &View, focus: &Response) -> Option<Cursor> {
        let columns = Columns::of(self.rect.x_range(), self.bar.parts.len(), self.head);
        let mut clicked = self.name_ui(ui, columns.name).then_some(0);
        clicked = self.bar_ui(ui, columns.bar).or(clicked);
        let cursor = view.progress.cursor;
        let counts = std::iter::once(&self.bar.total).chain(&self.bar.parts);
        for (column, (range, &count)) in columns.numbers.iter().zip(counts).enumerate() {
            let at_cursor = cursor
                == (Cursor {
                    row: self.row,
                    column,
                });
            if self.number_ui(ui, *range, column, count, at_cursor.then_some(focus)) {
                clicked = Some(column);
            }
        }
        clicked.map(|column| Cursor {
            row: self.row,
            column,
        })
    }

    fn name_ui(&self, ui: &Ui, column: Rangef) -> bool {
        let rect = Rect::from_x_y_ranges(column, self.rect.y_range());
        let id = progress_id().with(("name", self.row));
        let response = ui.interact(rect, id, Sense::CLICK);
        response.widget_info(|| WidgetInfo::labeled(Role::RowHeader, true, &self.name));
        let palette = palette(ui);
        let ink = if response.hovered() {
            palette.accent
        } else {
            palette.ink
        };
        let galley = WidgetText::from(self.name.as_str()).into_galley(
            ui,
            Some(TextWrapMode::Truncate),
            column.span() - GRID,
            FontSelection::Style(TextStyle::Body),
        );
        let at = pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
        let elided = galley.elided;
        ui.painter()
            .galley_with_override_text_color(at, galley, ink);
        let clicked = response.clicked();
        if elided && response.hovered() {
            response.on_hover_text(&self.name);
        }
        clicked
    }

    fn bar_ui(&self, ui: &Ui, column: Rangef) -> Option<usize> {
        let palette = palette(ui);
        let y = self.rect.center().y;
        let mut left = column.min;
        let mut clicked = None;
        for (place, ((part, _), &count)) in
            self.progress.parts.iter().zip(&self.bar.parts).enumerate()
        {
            let width = (column.span() - GRID) * count as f32 / self.bar.total.max(1) as f32;
            if count == 0 {
                continue;
            }
            let rect = Rect::from_min_size(pos2(left, y - BAR / 2.0), vec2(width, BAR));
            left = rect.right();
            ui.painter()
                .rect_filled(rect, 0.0, part_fill(palette, part));
            let edge = pos2(rect.right() - 0.5, y);
            let line = Stroke::new(1.0, palette.panel);
            ui.painter().vline(edge.x, rect.y_range(), line);
            let id = progress_id().with(("bar", self.row, place));
            let response = ui.interact(rect, id, Sense::CLICK);
            if response.hovered() {
                let edge = Stroke::new(1.0, palette.ink);
                ui.painter()
                    .rect_stroke(rect, 0.0, edge, StrokeKind::Inside);
                response.clone().on_hover_text(self.words(place + 1, count));
            }
            if response.clicked() {
                clicked = Some(place + 1);
            }
        }
        clicked
    }

    /// A figure; `focus` where the keyboard would be on it.
    fn number_ui(
        &self,
        ui: &Ui,
        range: Rangef,
        column: usize,
        count: usize,
        focus: Option<&Response>,
    ) -> bool {
        let rect = Rect::from_x_y_ranges(range, self.rect.y_range());
        let id = progress_id().with((self.row, column));
        let response = ui.interact(rect, id, Sense::CLICK);
        response.widget_info(|| WidgetInfo::labeled(Role::Cell, true, self.words(column, count)));
        let palette = palette(ui);
        let ink = match (response.hovered(), count) {
            (true, _) => palette.accent,
            (_, 0) => palette.muted,
            _ => palette.ink,
        };
        let font = secondary().resolve(ui.style());
        let at = rect.right_center();
        ui.painter()
            .text(at, Align2::RIGHT_CENTER, count, font, ink);
        if let Some(focus) = focus {
            ui.ctx().accesskit_node_builder(focus.id, |node| {
                node.set_active_descendant(id.accesskit_id());
            });
            if focus.has_focus() {
                let ring = Stroke::new(1.5, palette.accent);
                let rect = rect.expand2(vec2(GRID, -1.0));
                ui.painter()
                    .rect_stroke(rect, 3.0, ring, StrokeKind::Inside);
            }
        }
        response.clicked() && count > 0
    }

    fn words(&self, column: usize, count: usize) -> String {
        let part = column.checked_sub(1);
        match part.and_then(|part| self.progress.parts.get(part)) {
            None => t!("progress.row", name = self.name, count = count).into(),
            Some((part, _)) => t!(
                "progress.part",
                name = self.name,
                part = part_words(part),
                count = count
            )
            .into(),
        }
    }
}
