use eframe::egui::{Context, Event, ViewportCommand};

use crate::ui::{Action, View};

/// Frames that the platform takes to bring what was asked of the clipboard.
const PATIENCE: u64 = 3;

/// Asks the platform for what the clipboard holds; it comes as an event of a later frame.
pub(super) fn ask(ctx: &Context, view: &mut View) {
    view.pasting = Some(ctx.cumulative_frame_nr());
    ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
    ctx.request_repaint();
}

/// Opens as a document what was asked for, before a field takes it.
pub(super) fn take(ctx: &Context, view: &mut View, actions: &mut Vec<Action>) {
    let Some(asked) = view.pasting else {
        return;
    };
    let pasted = ctx.input_mut(|input| {
        let place = input
            .events
            .iter()
            .position(|it| matches!(it, Event::Paste(_)))?;
        match input.events.remove(place) {
            Event::Paste(text) => Some(text),
            _ => None,
        }
    });
    if pasted.is_some() || ctx.cumulative_frame_nr() > asked + PATIENCE {
        view.pasting = None;
        actions.push(Action::OpenText(pasted));
    } else {
        ctx.request_repaint();
    }
}
