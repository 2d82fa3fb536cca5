use eframe::egui::{Context, Ui};

use super::list::ColumnChoice;
use super::theme;
use crate::query::Order;

/// How the window is laid out; remembered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// Whether the filters are shown; `None`: where there is room.
    pub side: Option<bool>,
    /// Widths of the side and detail panes, in points, once they were drawn by hand.
    pub side_width: Option<f32>,
    pub detail_width: Option<f32>,
    pub order: Order,
    pub columns: ColumnChoice,
}

impl Layout {
    pub(super) fn shows_side(&self, ctx: &Context) -> bool {
        self.side.unwrap_or(!theme::is_narrow(ctx))
    }

    pub(super) fn toggle_side(&mut self, ctx: &Context) {
        self.side = Some(!self.shows_side(ctx));
    }
}

/// Keeps the width of a pane while its edge is drawn by hand: what a small window makes of it is not chosen. `expected`: how
/// wide it would be otherwise.
pub(super) fn keep_width(ui: &Ui, kept: &mut Option<f32>, expected: f32, width: f32) {
    let is_drawn = ui.input(|input| input.pointer.any_down());
    if is_drawn && (expected - width).abs() >= 1.0 {
        *kept = Some(width.round());
    }
}
