//! Where the keyboard is, is always to be seen.

use std::borrow::Cow;

use eframe::egui::{AsIdSalt, EventFilter, Id, IdSalt, InnerResponse, Memory, Stroke, Ui};

use super::theme::palette;

const NO_ARROWS: EventFilter = EventFilter {
    tab: false,
    horizontal_arrows: false,
    vertical_arrows: false,
    escape: false,
};

/// Which arrows are a control's own while it has the keyboard; others take the keyboard to a neighbour.
pub(super) const UP_DOWN: EventFilter = EventFilter {
    vertical_arrows: true,
    ..NO_ARROWS
};
pub(super) const LEFT_RIGHT: EventFilter = EventFilter {
    horizontal_arrows: true,
    ..NO_ARROWS
};
pub(super) const ALL_ARROWS: EventFilter = EventFilter {
    horizontal_arrows: true,
    ..UP_DOWN
};

/// Brings the control that the keyboard has just come to into sight, where it is one of those drawn in `ui`. To be called at
/// the end of what scrolls.
pub(super) fn follow_focus(ui: &Ui) {
    let last = ui.scope_id().with("focus followed");
    let followed: Option<Id> = ui.data(|data| data.get_temp(last));
    let here = ui.memory(Memory::focused).and_then(|id| {
        // Where it was drawn, and no more: to read its response is to take the keyboard from it where something else was clicked.
        let widget = ui
            .ctx()
            .viewport(|it| it.this_pass.widgets.get(id).copied())?;
        let is_here =
            widget.layer_id == ui.layer_id() && ui.min_rect().contains(widget.rect.center());
        is_here.then_some(widget)
    });
    let Some(widget) = here else {
        ui.data_mut(|data| data.remove::<Id>(last));
        return;
    };
    if followed == Some(widget.id) {
        return;
    }
    ui.data_mut(|data| data.insert_temp(last, widget.id));
    // What is wholly in sight may stand over a part of this that is not.
    if widget.interact_rect != widget.rect {
        ui.scroll_to_rect(widget.rect, None);
        ui.ctx().request_repaint();
    }
}

/// Names the edge that sizes a pane, and shows when the keyboard is on it. `pane`: what the panel is called.
pub(super) fn edge_of_pane_ui<T>(
    ui: &Ui,
    pane: impl AsIdSalt,
    drawn: &InnerResponse<T>,
    is_right: bool,
    name: Cow<'_, str>,
) {
    let edge = ui.scope_id().with_salt(IdSalt::new(pane)).with("__resize");
    let name = name.into_owned();
    ui.ctx()
        .accesskit_node_builder(edge, |node| node.set_label(name));
    if ui.memory(|memory| memory.has_focus(edge)) {
        let rect = drawn.response.rect;
        let x = if is_right { rect.left() } else { rect.right() };
        let line = Stroke::new(2.0, palette(ui).accent);
        ui.painter().vline(x, rect.y_range(), line);
    }
}
