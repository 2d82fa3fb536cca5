//! What the keyboard does in the list.

use eframe::egui::{
    Align2, Event, EventFilter, FocusDirection, Key, Modifiers, Rect, Response, TextStyle, Ui, vec2,
};

use super::selection::{self, Reach, Step};
use crate::ui::focus::UP_DOWN;
use crate::ui::gestures::{Gesture, pressed};
use crate::ui::theme::{EDGE, GRID, RADIUS_CONTROL, palette};
use crate::ui::{Scene, View};

#[derive(Clone, Copy)]
pub(in crate::ui) enum Way {
    Walk(Step, Reach),
    /// By so many panes.
    Pages(isize, Reach),
    /// Takes the current row into the selection, or out of it.
    Toggle,
    /// Leaves only the current row selected.
    Alone,
}

const NONE: Modifiers = Modifiers::NONE;

/// The keys that move, with what they are pressed with.
const fn moving(with: Modifiers, reach: Reach) -> [(Modifiers, Key, Way); 6] {
    [
        (with, Key::ArrowUp, Way::Walk(Step::By(-1), reach)),
        (with, Key::ArrowDown, Way::Walk(Step::By(1), reach)),
        (with, Key::PageUp, Way::Pages(-1, reach)),
        (with, Key::PageDown, Way::Pages(1, reach)),
        (with, Key::Home, Way::Walk(Step::First, reach)),
        (with, Key::End, Way::Walk(Step::Last, reach)),
    ]
}

pub(in crate::ui) const LIST_KEYS: &[Gesture<Way>] = &[
    Gesture {
        does: "keys.walk",
        keys: &moving(NONE, Reach::Alone),
    },
    Gesture {
        does: "keys.extend",
        keys: &moving(Modifiers::SHIFT, Reach::Extend),
    },
    Gesture {
        does: "keys.keep",
        keys: &moving(Modifiers::COMMAND, Reach::Keep),
    },
    Gesture {
        does: "keys.toggle",
        keys: &[(NONE, Key::Space, Way::Toggle)],
    },
    Gesture {
        does: "keys.alone",
        keys: &[(NONE, Key::Escape, Way::Alone)],
    },
];

/// A number being typed in the list, to go to its measure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TypeAhead {
    typed: String,
    /// When the last of it was typed, in seconds of the window's own time.
    at: f64,
}

/// So long, in seconds, what was typed belongs together.
const TOGETHER: f64 = 1.2;

impl TypeAhead {
    fn add(&mut self, text: &str, now: f64) {
        if now - self.at > TOGETHER {
            self.typed.clear();
        }
        self.typed.push_str(text);
        self.at = now;
    }
}

/// What the keys do while the list, or nothing, has the keyboard and nothing lies over the window.
pub(super) fn keys(ui: &Ui, list: &Response, scene: &Scene, view: &mut View, page: isize) {
    let (nowhere, behind) = ui.memory(|memory| {
        let behind = memory.top_modal_layer().is_some();
        (memory.focused().is_none(), behind)
    });
    if behind || (!list.has_focus() && !nowhere) {
        return;
    }
    let several = view.selected.len() > 1;
    let filter = EventFilter {
        escape: several,
        ..UP_DOWN
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(list.id, filter));
    let is_ours = |key| match key {
        Key::Escape => several,
        Key::Space => list.has_focus(),
        _ => true,
    };
    for way in pressed(ui.ctx(), LIST_KEYS, is_ours) {
        if let Way::Walk(..) | Way::Pages(..) = way {
            take_keyboard(ui, list);
        }
        act(way, view, page, |view, step, reach| {
            walk(scene, view, step, reach);
        });
    }
    type_ahead(ui, list, scene, view);
}

/// `page`: how many rows go into a pane.
fn act(way: Way, view: &mut View, page: isize, walk: impl Fn(&mut View, Step, Reach)) {
    match way {
        Way::Walk(step, reach) => walk(view, step, reach),
        Way::Pages(by, reach) => walk(view, Step::By(by * page), reach),
        Way::Toggle => selection::toggle_current(view),
        Way::Alone => selection::select_none(view),
    }
}

/// In the rows of the filter as it is: where those are still being found, once they are there.
pub(super) fn walk(scene: &Scene, view: &mut View, step: Step, reach: Reach) {
    match scene.is_behind {
        true => view.held.steps.push((step, reach)),
        false => selection::walk(view, scene.arranged, step, reach),
    }
}

fn take_keyboard(ui: &Ui, list: &Response) {
    list.request_focus();
    // Without a holder of the focus egui took the arrow for a way to the next widget.
    ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
}

/// Goes to the measure whose number begins with what is typed.
fn type_ahead(ui: &Ui, list: &Response, scene: &Scene, view: &mut View) {
    let (typed, now) = ui.input(|input| {
        let texts = input.events.iter().filter_map(|event| match event {
            Event::Text(text) => Some(text.as_str()),
            _ => None,
        });
        let typed: String = texts.flat_map(str::chars).filter_map(digit).collect();
        (typed, input.time)
    });
    if typed.is_empty() {
        return;
    }
    view.type_ahead.add(&typed, now);
    take_keyboard(ui, list);
    match scene.is_behind {
        true => view.held.number = true,
        false => go_to_number(scene, view),
    }
}

/// Goes to the measure whose number was typed.
pub(in crate::ui) fn go_to_number(scene: &Scene, view: &mut View) {
    if let Some(measure) = called(scene, &view.type_ahead.typed) {
        selection::go_to(view, measure);
    }
}

/// A character of a number, as an input method may write it.
fn digit(written: char) -> Option<char> {
    match written {
        '0'..='9' | '.' => Some(written),
        '０'..='９' => char::from_digit(written as u32 - '０' as u32, 10),
        '。' | '．' => Some('.'),
        _ => None,
    }
}

/// The first row with this number, else the first whose number begins so.
fn called(scene: &Scene, typed: &str) -> Option<usize> {
    let measures = &scene.workbook.plan.measures;
    let mut begins = None;
    for &row in &scene.arranged.rows {
        let id = &measures.get(row)?.id;
        if id == typed {
            return Some(row);
        }
        if begins.is_none() && id.starts_with(typed) {
            begins = Some(row);
        }
    }
    begins
}

/// What is being typed, at the foot of the list.
pub(super) fn typed_ui(ui: &Ui, pane: Rect, type_ahead: &TypeAhead) {
    let age = ui.input(|input| input.time) - type_ahead.at;
    if type_ahead.typed.is_empty() || age > TOGETHER {
        return;
    }
    let rest = std::time::Duration::from_secs_f64((TOGETHER - age).max(0.0));
    ui.ctx().request_repaint_after(rest);
    let palette = palette(ui);
    let font = TextStyle::Body.resolve(ui.style());
    let galley = ui
        .fonts_mut(|fonts| fonts.layout_no_wrap(type_ahead.typed.clone(), font, palette.on_accent));
    let size = galley.size() + vec2(6.0 * GRID, 2.0 * GRID);
    let corner = pane.right_bottom() - vec2(EDGE, 3.0 * GRID);
    let chip = Align2::RIGHT_BOTTOM.anchor_size(corner, size);
    let painter = ui.painter();
    painter.rect_filled(chip, RADIUS_CONTROL, palette.accent);
    let at = chip.center() - galley.size() / 2.0;
    painter.galley(at, galley, palette.on_accent);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Arranged;

    /// From the middle of the list, where several rows are selected.
    #[test]
    fn every_key_that_is_told_of_does_something() {
        let arranged = Arranged::of(&[2, 3, 5, 8, 9]);
        let before = || {
            let mut view = View::default();
            selection::go_to(&mut view, 3);
            selection::walk(&mut view, &arranged, Step::By(1), Reach::Extend);
            view
        };
        let of = |view: &View| (view.current, view.selected.clone());
        for gesture in LIST_KEYS {
            for &(_, key, way) in gesture.keys {
                let mut view = before();
                act(way, &mut view, 2, |view, step, reach| {
                    selection::walk(view, &arranged, step, reach);
                });
                assert_ne!(of(&view), of(&before()), "{}: {key:?}", gesture.does);
            }
        }
    }

    #[test]
    fn what_is_typed_slowly_begins_anew() {
        let mut typed = TypeAhead::default();
        typed.add("5", 10.0);
        typed.add(".4", 10.9);
        assert_eq!(typed.typed, "5.4");
        typed.add("1", 13.0);
        assert_eq!(typed.typed, "1");
    }

    #[test]
    fn digits_in_any_width_make_a_number() {
        let number = |text: &str| text.chars().filter_map(digit).collect::<String>();
        assert_eq!(number("１５。９"), "15.9");
        assert_eq!(number("a1．2 号"), "1.2");
    }
}
