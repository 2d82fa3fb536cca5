use eframe::egui::{Key, Modifiers, Response, Ui};

use super::{show_day, zoom_to};
use crate::query::Timeline;
use crate::ui::focus::ALL_ARROWS;
use crate::ui::list::selection;
use crate::ui::{Scene, View};

/// How far an arrow goes, as a part of the days in sight.
const STEP: f64 = 0.25;

/// Up and down from row to row, left and right through the days; with Ctrl closer and farther.
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
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let zoom = view.timeline.zoom;
    for (key, to) in [
        (Key::ArrowUp, zoom.closer()),
        (Key::ArrowDown, zoom.farther()),
    ] {
        if pressed(Modifiers::COMMAND, key) {
            zoom_to(scene, view, to);
        }
    }
    for (key, way) in [(Key::ArrowLeft, -STEP), (Key::ArrowRight, STEP)] {
        if pressed(Modifiers::NONE, key) {
            let left = view.timeline.left.unwrap_or(0.0);
            view.timeline.left = Some(left + (way * zoom.days()).round());
        }
    }
    let (page, all) = (page as isize, timeline.rows.len() as isize);
    for (key, step) in [
        (Key::ArrowDown, 1),
        (Key::ArrowUp, -1),
        (Key::PageDown, page),
        (Key::PageUp, -page),
        (Key::Home, -all),
        (Key::End, all),
    ] {
        if pressed(Modifiers::NONE, key) {
            walk(timeline, view, step);
        }
    }
    if pressed(Modifiers::NONE, Key::Enter)
        && let Some(day) = view.current.and_then(|it| super::first_day(scene, it))
    {
        show_day(&mut view.timeline, day);
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
