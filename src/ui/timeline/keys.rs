use eframe::egui::{Key, Modifiers, Response, Ui};

use super::{show_day, zoom_to};
use crate::query::Timeline;
use crate::ui::focus::ALL_ARROWS;
use crate::ui::gestures::{Gesture, pressed};
use crate::ui::list::selection;
use crate::ui::{Scene, View};

/// How far an arrow goes, as a part of the days in sight.
const STEP: f64 = 0.25;

#[derive(Clone, Copy)]
pub(in crate::ui) enum Way {
    Closer,
    Farther,
    /// Through the days, in steps.
    Days(f64),
    Rows(isize),
    Pages(isize),
    First,
    Last,
    /// To the first day of the current row.
    Day,
}

const NONE: Modifiers = Modifiers::NONE;

pub(in crate::ui) const TIMELINE_KEYS: &[Gesture<Way>] = &[
    Gesture {
        does: "keys.zoom",
        keys: &[
            (Modifiers::COMMAND, Key::ArrowUp, Way::Closer),
            (Modifiers::COMMAND, Key::ArrowDown, Way::Farther),
        ],
    },
    Gesture {
        does: "keys.days",
        keys: &[
            (NONE, Key::ArrowLeft, Way::Days(-STEP)),
            (NONE, Key::ArrowRight, Way::Days(STEP)),
        ],
    },
    Gesture {
        does: "keys.measures",
        keys: &[
            (NONE, Key::ArrowUp, Way::Rows(-1)),
            (NONE, Key::ArrowDown, Way::Rows(1)),
        ],
    },
    Gesture {
        does: "keys.pages",
        keys: &[
            (NONE, Key::PageUp, Way::Pages(-1)),
            (NONE, Key::PageDown, Way::Pages(1)),
        ],
    },
    Gesture {
        does: "keys.ends",
        keys: &[(NONE, Key::Home, Way::First), (NONE, Key::End, Way::Last)],
    },
    Gesture {
        does: "keys.first-day",
        keys: &[(NONE, Key::Enter, Way::Day)],
    },
];

/// `page`: rows in sight.
pub(super) fn keys(
    ui: &Ui,
    focus: &Response,
    scene: &Scene,
    timeline: &Timeline,
    view: &mut View,
    page: usize,
) {
    if !focus.has_focus() {
        return;
    }
    ui.memory_mut(|memory| memory.set_focus_lock_filter(focus.id, ALL_ARROWS));
    let zoom = view.timeline.zoom;
    let (page, all) = (page as isize, timeline.rows.len() as isize);
    for way in pressed(ui.ctx(), TIMELINE_KEYS, |_| true) {
        match way {
            Way::Closer => zoom_to(scene, view, zoom.closer()),
            Way::Farther => zoom_to(scene, view, zoom.farther()),
            Way::Days(step) => {
                let left = view.timeline.left.unwrap_or(0.0);
                view.timeline.left = Some(left + (step * zoom.days()).round());
            }
            Way::Rows(step) => walk(timeline, view, step),
            Way::Pages(step) => walk(timeline, view, step * page),
            Way::First => walk(timeline, view, -all),
            Way::Last => walk(timeline, view, all),
            Way::Day => {
                let day = view.current.and_then(|it| super::first_day(scene, it));
                if let Some(day) = day {
                    show_day(&mut view.timeline, day);
                }
            }
        }
    }
}

fn walk(timeline: &Timeline, view: &mut View, step: isize) {
    let last = timeline.rows.len().saturating_sub(1);
    let mut rows = timeline.rows.iter();
    let here = view.current.and_then(|it| rows.position(|&row| row == it));
    let to = here.map_or(0, |here| here.saturating_add_signed(step).min(last));
    if let Some(&measure) = timeline.rows.get(to) {
        selection::go_to(view, measure);
        view.timeline.follow = true;
    }
}
