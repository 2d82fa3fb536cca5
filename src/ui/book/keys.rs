use eframe::egui::{Key, Modifiers, Response, Ui};

use crate::ui::focus::UP_DOWN;
use crate::ui::gestures::{Gesture, pressed};

/// How far an arrow goes.
const STEP: f32 = 54.0;

#[derive(Clone, Copy)]
pub(in crate::ui) enum Way {
    /// By so many points.
    By(f32),
    Pages(f32),
    Begin,
    End,
}

const PLAIN: Modifiers = Modifiers::NONE;

pub(in crate::ui) const BOOK_KEYS: &[Gesture<Way>] = &[
    Gesture {
        does: "keys.page-back",
        keys: &[
            (Modifiers::SHIFT, Key::Space, Way::Pages(-1.0)),
            (PLAIN, Key::PageUp, Way::Pages(-1.0)),
        ],
    },
    Gesture {
        does: "keys.page-on",
        keys: &[
            (PLAIN, Key::Space, Way::Pages(1.0)),
            (PLAIN, Key::PageDown, Way::Pages(1.0)),
        ],
    },
    Gesture {
        does: "keys.lines",
        keys: &[
            (PLAIN, Key::ArrowUp, Way::By(-STEP)),
            (PLAIN, Key::ArrowDown, Way::By(STEP)),
        ],
    },
    Gesture {
        does: "keys.ends",
        keys: &[(PLAIN, Key::Home, Way::Begin), (PLAIN, Key::End, Way::End)],
    },
];

/// Where the keys lead. A link in the text that has the keyboard keeps its own keys.
pub(super) fn ways(ui: &Ui, keys: &Response) -> Vec<Way> {
    let nowhere = ui.memory(|memory| memory.focused().is_none());
    if nowhere {
        keys.request_focus();
    }
    ui.memory_mut(|memory| memory.set_focus_lock_filter(keys.id, UP_DOWN));
    let here = keys.has_focus() || nowhere;
    let of_a_link = [Key::Space, Key::ArrowUp, Key::ArrowDown];
    pressed(ui.ctx(), BOOK_KEYS, |key| here || !of_a_link.contains(&key))
}
