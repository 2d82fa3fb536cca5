use eframe::egui::{Context, Event, Key, KeyboardShortcut, Modifiers, Ui};

use super::Command::{self, *};
use super::paste;
use crate::ui::list::list_id;
use crate::ui::{Action, Scene, View};

/// The keys of a shortcut, as they are written on the keyboard.
pub(in crate::ui) fn keys_of(ctx: &Context, shortcut: KeyboardShortcut) -> String {
    let keys = ctx.format_shortcut(&shortcut);
    let signs = [("Comma", ","), ("Plus", "+"), ("Minus", "-")];
    let named = signs
        .iter()
        .find_map(|(name, sign)| Some(format!("{}{sign}", keys.strip_suffix(name)?)));
    named.unwrap_or(keys)
}

/// Runs the commands whose shortcuts were pressed. While something over the window asks for an answer, nothing behind it
/// acts.
pub(in crate::ui) fn shortcuts(ui: &Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
    let ctx = ui.ctx();
    paste::take(ctx, view, actions);
    if ctx.memory(|memory| memory.top_modal_layer().is_some()) {
        return;
    }
    let in_text = ctx.text_edit_focused();
    let in_list = ctx.memory(|memory| memory.has_focus(list_id()));
    for command in by_modifiers() {
        if (in_text && command.yields_to_text()) || (!in_list && command.needs_list()) {
            continue;
        }
        if was_pressed(ctx, command) && command.is_enabled(scene, view) {
            command.run(ctx, scene, view, actions);
        }
    }
}

/// Shifted shortcuts first: a shortcut without Shift also takes the shifted key.
fn by_modifiers() -> Vec<Command> {
    let shifted =
        |command: Command| command == Redo || command.shortcut().is_some_and(|s| s.modifiers.shift);
    let mut commands: Vec<Command> = Command::all().collect();
    commands.sort_by_key(|&command| !shifted(command));
    commands
}

fn was_pressed(ctx: &Context, command: Command) -> bool {
    let Some(shortcut) = command.shortcut() else {
        return false;
    };
    ctx.input_mut(|input| match command {
        // The platform's copy arrives as an event of its own, not as a key.
        Copy => input.events.contains(&Event::Copy),
        Redo => {
            let also = Modifiers::COMMAND | Modifiers::SHIFT;
            input.consume_shortcut(&shortcut) || input.consume_key(also, Key::Z)
        }
        // The key that leads from pane to pane in other programs.
        List => input.consume_shortcut(&shortcut) || input.consume_key(Modifiers::NONE, Key::F6),
        Larger => {
            input.consume_shortcut(&shortcut) || input.consume_key(Modifiers::COMMAND, Key::Equals)
        }
        _ => input.consume_shortcut(&shortcut),
    })
}
