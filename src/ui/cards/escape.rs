use eframe::egui::{Id, Key, Popup, Ui};

/// Whether Esc was pressed and meant for a card that lies aside: not needed to leave a field, to close a menu, or to
/// answer what lies over the window. To be asked once a frame, after the panes.
pub(super) fn was_free(ui: &Ui) -> bool {
    let ctx = ui.ctx();
    let needed = Id::unique("escape is needed");
    // The field is left and the menu closed by now: what counts is how they were when the key was pressed.
    let before = ctx.data(|data| data.get_temp(needed).unwrap_or(false));
    let now = ctx.text_edit_focused()
        || Popup::is_any_open(ctx)
        || ctx.memory(|memory| memory.top_modal_layer().is_some());
    ctx.data_mut(|data| data.insert_temp(needed, now));
    !before && !now && ui.input(|input| input.key_pressed(Key::Escape))
}
