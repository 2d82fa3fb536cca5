//! What the keys do in a meeting.

use eframe::egui::{Key, Response, Ui};

use super::Cursor;
use crate::notebook::Status;
use crate::ui::detail::Target;
use crate::ui::focus::ALL_ARROWS;
use crate::ui::mode::pressed;
use crate::ui::{Action, Scene, View};

/// A digit for each status, in the order of [`Status::ALL`]: in Chinese an input method would take letters.
const DIGITS: [Key; 7] = [
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
];

/// What the keys mark.
pub(super) fn target<'a>(scene: &Scene<'a>, view: &View) -> Option<Target<'a>> {
    let measure = view.meeting_measure()?;
    Target::of(scene, measure, view.meeting.cursor.milestone)
}

pub(super) fn keys_do(
    ui: &Ui,
    scene: &Scene,
    view: &mut View,
    actions: &mut Vec<Action>,
    keys: &Response,
) {
    let ctx = ui.ctx();
    if ctx.memory(|memory| memory.focused().is_none()) {
        keys.request_focus();
    }
    ctx.memory_mut(|memory| memory.set_focus_lock_filter(keys.id, ALL_ARROWS));
    // A control that Tab went to keeps the keys that it is worked by.
    if !keys.has_focus() {
        return;
    }
    departments(ui, view);
    walk(ui, scene, view);
    if view.meeting.department >= view.meeting.agenda.departments.len() {
        return;
    }
    if pressed(ctx, Key::Enter) {
        view.begin_note();
    }
    let Some(target) = target(scene, view) else {
        return;
    };
    for (status, key) in Status::ALL.into_iter().zip(DIGITS) {
        if pressed(ctx, key) {
            target.mark(scene, view, actions, status);
        }
    }
}

/// To another department; behind the last comes what was decided.
fn departments(ui: &Ui, view: &mut View) {
    let ctx = ui.ctx();
    let last = view.meeting.agenda.departments.len();
    let department = view.meeting.department;
    let to = |next: usize, view: &mut View| {
        view.close_form();
        view.meeting.department = next;
        view.meeting.cursor = Cursor::default();
        view.meeting.scroll = true;
        ctx.request_repaint();
    };
    if pressed(ctx, Key::ArrowRight) || pressed(ctx, Key::PageDown) {
        to((department + 1).min(last), view);
    } else if pressed(ctx, Key::ArrowLeft) || pressed(ctx, Key::PageUp) {
        to(department.saturating_sub(1), view);
    } else if pressed(ctx, Key::Home) {
        to(0, view);
    } else if pressed(ctx, Key::End) {
        to(last, view);
    }
}

/// To another measure or milestone.
fn walk(ui: &Ui, scene: &Scene, view: &mut View) {
    for (key, forward) in [(Key::ArrowDown, true), (Key::ArrowUp, false)] {
        if pressed(ui.ctx(), key) {
            let plan = &scene.workbook.plan;
            let milestones = |measure: usize| {
                plan.measures
                    .get(measure)
                    .map_or(0, |it| it.milestones.len())
            };
            let items = &view.meeting.agenda.measures;
            view.meeting.cursor = view.meeting.cursor.moved(forward, items, milestones);
            view.meeting.scroll = true;
            view.close_form();
        }
    }
}
