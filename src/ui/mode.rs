//! What can stand in the place of the three panes.

use eframe::egui::{Context, Id, Key, Modifiers, Popup, Ui};

use super::{Scene, View};

/// One way to use the whole window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// The measures shown, one after another, as a book.
    Book,
    /// One department after another, in large type.
    Meeting,
    /// How to use the program.
    Manual,
}

impl View {
    /// Enters a mode at the current measure, or leaves it.
    pub(super) fn turn_to(&mut self, scene: &Scene, mode: Mode) {
        if self.mode == Some(mode) {
            self.leave_mode(scene);
            return;
        }
        self.leave_mode(scene);
        self.mode = Some(mode);
        self.scroll_to_current = self.current.is_some();
    }

    /// Back to the panes, where the measure that was read is the current one.
    pub(super) fn leave_mode(&mut self, scene: &Scene) {
        let read = match self.mode.take() {
            None | Some(Mode::Manual) => return,
            Some(Mode::Book) => self.book.measure(),
            Some(Mode::Meeting) => self.meeting_measure(),
        };
        if let Some(measure) = read {
            self.show_measure(measure, scene.index);
        }
    }
}

/// Whether keys are the mode's: nothing lies over it, and nobody types.
pub(super) fn has_keys(ui: &Ui) -> bool {
    let ctx = ui.ctx();
    let behind = ctx.memory(|memory| memory.top_modal_layer().is_some());
    !behind && !ctx.text_edit_focused() && !Popup::is_any_open(ctx)
}

/// Whether Esc was pressed and asks to leave. A field or menu that it closed first is asked for as it was before.
pub(super) fn is_left(ui: &Ui) -> bool {
    let ctx = ui.ctx();
    let kept = Id::unique("mode had keys");
    let before = ctx.data(|data| data.get_temp(kept).unwrap_or(true));
    let now = has_keys(ui);
    ctx.data_mut(|data| data.insert_temp(kept, now));
    before && now && pressed(ctx, Key::Escape)
}

pub(super) fn pressed(ctx: &Context, key: Key) -> bool {
    ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key))
}
