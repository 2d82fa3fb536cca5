use eframe::egui::{Align2, Color32, FontId, Painter, Rangef, Rect, pos2};

use crate::ui::theme::GRID;

/// So many words of a milestone stand beside its mark, in characters.
const WORDS: usize = 12;

/// Words beside the marks of a row, where there is room for them.
pub(super) struct Beside<'a> {
    pub painter: &'a Painter,
    /// Where the row's days are to be seen.
    pub days: Rect,
    /// Where the line of today stands.
    pub today: f32,
    pub font: FontId,
    pub ink: Color32,
}

impl Beside<'_> {
    /// `drawn`: from where to where the marks reach, and what they are called. The last in sight is named; where none is,
    /// an arrow leads to the nearest on either side.
    pub fn words_ui(&self, drawn: &[(Rangef, &str)]) {
        let days = self.days.x_range();
        let in_sight = drawn.iter().filter(|(range, _)| range.intersects(days));
        let last = in_sight.max_by(|(a, _), (b, _)| a.max.total_cmp(&b.max));
        if let Some((range, words)) = last {
            self.name_ui(range.max, words);
            return;
        }
        let y = self.days.center().y;
        let before = drawn.iter().filter(|(range, _)| range.max < days.min);
        let before = before.max_by(|(a, _), (b, _)| a.max.total_cmp(&b.max));
        if let Some((_, words)) = before {
            let at = pos2(days.min + 2.0 * GRID, y);
            self.text(at, Align2::LEFT_CENTER, format!("← {}", short(words)));
        }
        let after = drawn.iter().filter(|(range, _)| range.min > days.max);
        let after = after.min_by(|(a, _), (b, _)| a.min.total_cmp(&b.min));
        if let Some((_, words)) = after {
            let at = pos2(days.max - 2.0 * GRID, y);
            self.text(at, Align2::RIGHT_CENTER, format!("{} →", short(words)));
        }
    }

    fn name_ui(&self, end: f32, words: &str) {
        let words = short(words);
        let galley = self
            .painter
            .layout_no_wrap(words, self.font.clone(), self.ink);
        let at = pos2(end + GRID, self.days.center().y - galley.size().y / 2.0);
        let room = Rangef::new(at.x, at.x + galley.size().x);
        // The line of today does not run through words.
        let is_free = !room.expand(GRID).contains(self.today);
        if is_free && room.min > self.days.left() && room.max < self.days.right() {
            self.painter.galley(at, galley, self.ink);
        }
    }

    fn text(&self, at: eframe::egui::Pos2, align: Align2, words: String) {
        self.painter
            .text(at, align, words, self.font.clone(), self.ink);
    }
}

fn short(words: &str) -> String {
    words.chars().take(WORDS).collect()
}
