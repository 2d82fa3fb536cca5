//! What the keys do in a meeting.

use eframe::egui::{Key, Modifiers, Response, Ui};

use super::Cursor;
use crate::notebook::Status;
use crate::ui::detail::Target;
use crate::ui::focus::ALL_ARROWS;
use crate::ui::gestures::{Gesture, pressed};
use crate::ui::{Action, Scene, View};

#[derive(Clone, Copy)]
pub(in crate::ui) enum Way {
    NextDepartment,
    DepartmentBefore,
    FirstDepartment,
    /// Behind the last department comes what was decided.
    Decided,
    /// To the next milestone or measure, or the one before.
    On,
    Back,
    Note,
    Mark(Status),
}

const NONE: Modifiers = Modifiers::NONE;

pub(in crate::ui) const MEETING_KEYS: &[Gesture<Way>] = &[
    Gesture {
        does: "keys.departments",
        keys: &[
            (NONE, Key::ArrowLeft, Way::DepartmentBefore),
            (NONE, Key::PageUp, Way::DepartmentBefore),
            (NONE, Key::ArrowRight, Way::NextDepartment),
            (NONE, Key::PageDown, Way::NextDepartment),
        ],
    },
    Gesture {
        does: "keys.meeting-ends",
        keys: &[
            (NONE, Key::Home, Way::FirstDepartment),
            (NONE, Key::End, Way::Decided),
        ],
    },
    Gesture {
        does: "keys.milestones",
        keys: &[
            (NONE, Key::ArrowUp, Way::Back),
            (NONE, Key::ArrowDown, Way::On),
        ],
    },
    Gesture {
        does: "keys.note",
        keys: &[(NONE, Key::Enter, Way::Note)],
    },
    // Digits: in Chinese an input method would take letters.
    Gesture {
        does: "keys.mark",
        keys: &[
            (NONE, Key::Num1, Way::Mark(Status::ALL[0])),
            (NONE, Key::Num2, Way::Mark(Status::ALL[1])),
            (NONE, Key::Num3, Way::Mark(Status::ALL[2])),
            (NONE, Key::Num4, Way::Mark(Status::ALL[3])),
            (NONE, Key::Num5, Way::Mark(Status::ALL[4])),
            (NONE, Key::Num6, Way::Mark(Status::ALL[5])),
            (NONE, Key::Num7, Way::Mark(Status::ALL[6])),
        ],
    },
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
    for way in pressed(ctx, MEETING_KEYS, |_| true) {
        match way {
            Way::On => walk(scene, view, true),
            Way::Back => walk(scene, view, false),
            Way::Note if at_department(view) => view.begin_note(),
            Way::Mark(status) if at_department(view) => {
                if let Some(target) = target(scene, view) {
                    target.mark(scene, view, actions, status);
                }
            }
            Way::Note | Way::Mark(_) => {}
            _ => go_to(ui, view, way),
        }
    }
}

/// Not at what was decided, which stands behind the departments.
fn at_department(view: &View) -> bool {
    view.meeting.department < view.meeting.agenda.departments.len()
}

fn go_to(ui: &Ui, view: &mut View, way: Way) {
    let last = view.meeting.agenda.departments.len();
    let department = view.meeting.department;
    view.meeting.department = match way {
        Way::NextDepartment => (department + 1).min(last),
        Way::DepartmentBefore => department.saturating_sub(1),
        Way::FirstDepartment => 0,
        Way::Decided => last,
        _ => return,
    };
    view.close_form();
    view.meeting.cursor = Cursor::default();
    view.meeting.scroll = true;
    ui.ctx().request_repaint();
}

/// To another measure or milestone.
fn walk(scene: &Scene, view: &mut View, forward: bool) {
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
