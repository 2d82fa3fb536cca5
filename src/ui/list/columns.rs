//! Where the columns stand at a given width.

use eframe::egui::Rangef;

use crate::ui::theme::{self, EDGE, GRID};

/// The columns of the list; `None` where the pane is too narrow for one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Columns {
    pub number: Rangef,
    pub title: Rangef,
    pub lead: Option<Rangef>,
    pub due: Option<Rangef>,
    pub light: Rangef,
    pub notes: Option<Rangef>,
}

const NUMBER: f32 = 44.0;
const LEAD: f32 = 116.0;
const DUE: f32 = 100.0;
const LIGHT: f32 = 64.0;
const NOTES: f32 = 32.0;
const GAP: f32 = 3.0 * GRID;

impl Columns {
    /// The title keeps at least half of the room; what matters least goes first: lead, then notes, then due date.
    pub fn of(pane: Rangef) -> Self {
        let width = pane.span();
        let mut right = pane.max - EDGE;
        let mut take = |shown: bool, size: f32| {
            shown.then(|| {
                let column = Rangef::new(right - size, right);
                right = column.min - GAP;
                column
            })
        };
        let notes = take(width >= 460.0, NOTES);
        let light = take(true, LIGHT).unwrap_or(Rangef::point(pane.max));
        let due = take(width >= 440.0, DUE);
        let lead = take(width >= 580.0, LEAD);
        let left = pane.min + EDGE;
        let number = Rangef::new(left, left + NUMBER);
        Self {
            number,
            title: Rangef::new(number.max + theme::GRID, right.max(number.max)),
            lead,
            due,
            light,
            notes,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_in_order_and_leave_the_title_room_at_any_width() {
        for width in (240..2000).step_by(10) {
            let columns = Columns::of(Rangef::new(100.0, 100.0 + width as f32));
            let order = [
                Some(columns.number),
                Some(columns.title),
                columns.lead,
                columns.due,
                Some(columns.light),
                columns.notes,
            ];
            let shown: Vec<Rangef> = order.into_iter().flatten().collect();
            for pair in shown.windows(2) {
                assert!(pair[0].max <= pair[1].min, "{width}: {columns:?}");
            }
            assert!(columns.title.span() >= 80.0, "{width}: {columns:?}");
        }
    }
}
