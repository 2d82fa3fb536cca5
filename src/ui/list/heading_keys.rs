//! What the keyboard does on the heading of a column.

use eframe::egui::{Key, Modifiers, Response, Ui};

use super::columns::{Column, ColumnChoice, Columns};
use crate::ui::focus::LEFT_RIGHT;
use crate::ui::gestures::{Gesture, pressed};
use crate::ui::theme::GRID;

/// By how much a key sizes a column.
const STEP: f32 = 2.0 * GRID;

#[derive(Clone, Copy)]
pub(in crate::ui) enum Way {
    /// By so many points.
    Widen(f32),
    Left,
    Right,
}

const NONE: Modifiers = Modifiers::NONE;

pub(in crate::ui) const HEADING_KEYS: &[Gesture<Way>] = &[
    Gesture {
        does: "keys.size-column",
        keys: &[
            (NONE, Key::ArrowLeft, Way::Widen(STEP)),
            (NONE, Key::ArrowRight, Way::Widen(-STEP)),
        ],
    },
    Gesture {
        does: "keys.move-column",
        keys: &[
            (Modifiers::COMMAND, Key::ArrowLeft, Way::Left),
            (Modifiers::COMMAND, Key::ArrowRight, Way::Right),
        ],
    },
];

pub(super) fn keys(
    ui: &Ui,
    heading: &Response,
    columns: &Columns,
    column: Column,
    choice: &mut ColumnChoice,
) {
    if !heading.has_focus() {
        return;
    }
    ui.memory_mut(|memory| memory.set_focus_lock_filter(heading.id, LEFT_RIGHT));
    for way in pressed(ui.ctx(), HEADING_KEYS, |_| true) {
        act(way, columns, column, choice);
    }
}

fn act(way: Way, columns: &Columns, column: Column, choice: &mut ColumnChoice) {
    let [left, right] = columns.beside(column);
    let beside = match way {
        Way::Widen(by) => return choice.widen(column, by),
        Way::Left => left,
        Way::Right => right,
    };
    if let Some((place_of, _)) = beside {
        choice.move_to(column, place_of);
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::Rangef;

    use super::*;

    #[test]
    fn every_key_that_is_told_of_does_something() {
        let before = ColumnChoice::default();
        let columns = Columns::of(Rangef::new(0.0, 900.0), &before);
        for gesture in HEADING_KEYS {
            for &(_, key, way) in gesture.keys {
                let mut choice = before.clone();
                act(way, &columns, Column::Due, &mut choice);
                assert_ne!(choice, before, "{}: {key:?}", gesture.does);
            }
        }
    }
}
