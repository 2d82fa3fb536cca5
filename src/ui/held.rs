//! What is asked of the rows while those of another filter are still shown: it waits for the right ones.

use eframe::egui::Context;

use super::commands::Command;
use super::list::go_to_number;
use super::list::selection::{self, Reach, Step};
use super::{Action, Scene, View};

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Held {
    pub(super) commands: Vec<Command>,
    /// Ways in the list.
    pub(super) steps: Vec<(Step, Reach)>,
    /// A number was typed in the list.
    pub(super) number: bool,
}

/// Takes what is hidden out of the selection, and does what waited.
pub(super) fn hold_to_rows(
    ctx: &Context,
    scene: &Scene,
    view: &mut View,
    actions: &mut Vec<Action>,
) {
    if view.edition != scene.edition {
        view.edition = scene.edition;
        selection::keep_shown(view, &scene.results.rows);
    }
    if scene.is_behind || view.held == Held::default() {
        return;
    }
    let held = std::mem::take(&mut view.held);
    for command in held.commands {
        command.run(ctx, scene, view, actions);
    }
    for (step, reach) in held.steps {
        selection::walk(view, scene.arranged, step, reach);
    }
    if held.number {
        go_to_number(scene, view);
    }
}
