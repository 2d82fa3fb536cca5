//! The field that notes are written in. What is typed is a draft of the measure until it is submitted.

use eframe::egui::{
    Align, Frame, Id, Key, Layout, Margin, Modifiers, Response, RichText, Stroke, TextEdit,
    TextStyle, Ui, vec2,
};
use rust_i18n::t;

use super::parts::{card, edged, main_button};
use crate::notebook::NoteKind;
use crate::ui::theme::{GRID, palette};
use crate::ui::{Action, NoteDraft, View};
use crate::wording;

/// Draws the field for one measure.
pub(in crate::ui) fn writing_ui(
    ui: &mut Ui,
    view: &mut View,
    actions: &mut Vec<Action>,
    index: usize,
) {
    let submit = t!("detail.submit");
    draft_ui(ui, view, actions, index, &submit, |_| vec![index]);
}

/// Draws the draft of the measure `index`; submitted, it becomes a note on each of `measures`.
pub(super) fn draft_ui(
    ui: &mut Ui,
    view: &mut View,
    actions: &mut Vec<Action>,
    index: usize,
    submit: &str,
    measures: impl FnOnce(&View) -> Vec<usize>,
) {
    let palette = palette(ui);
    let mut draft = view.drafts.notes.remove(&index).unwrap_or_default();
    let field = ui.scope_id().with(("draft", index));
    let entered = wants_submit(ui, field);
    let is_typed_in = ui.memory(|memory| memory.has_focus(field));
    let edge = if is_typed_in {
        palette.accent
    } else {
        palette.line
    };
    let edge = Stroke::new(1.0, edge);
    let mut submitted = false;
    card().stroke(edge).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().interact_size.y = 6.0 * GRID;
        let response = text_field_ui(ui, field, &mut draft.text, &t!("detail.write"), 3);
        if std::mem::take(&mut view.detail.writing) {
            response.request_focus();
            response.scroll_to_me(None);
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = GRID;
            kinds_ui(ui, &mut draft);
        });
        let ready = !draft.text.trim().is_empty();
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let button = main_button(ui, submit, ready);
                let button = button.on_hover_text(t!("detail.submit-keys"));
                submitted = ready && (button.clicked() || entered);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    private_ui(ui, &mut draft.private);
                    // Last, since it comes and goes: what follows it would lose the click that brings it.
                    if ready && !response.has_focus() {
                        unfinished_ui(ui);
                    }
                });
            });
        });
    });
    if submitted {
        actions.push(Action::WriteNote {
            measures: measures(view),
            text: draft.text.trim().to_owned(),
            kind: draft.kind,
            private: draft.private,
        });
        draft = NoteDraft::default();
    }
    if draft != NoteDraft::default() {
        view.drafts.notes.insert(index, draft);
    }
}

pub(super) fn unfinished_ui(ui: &mut Ui) {
    let words = RichText::new(t!("detail.draft")).text_style(TextStyle::Small);
    ui.label(words.color(palette(ui).due_soon.ink))
        .on_hover_text(t!("detail.draft-why"));
}

/// Which kind of note it is: a row of words, one of them chosen.
fn kinds_ui(ui: &mut Ui, draft: &mut NoteDraft) {
    ui.spacing_mut().button_padding = vec2(2.0 * GRID, 0.0);
    for kind in NoteKind::ALL {
        let name = wording::note_kind(kind);
        let words = RichText::new(name.as_ref()).text_style(TextStyle::Small);
        let chosen = draft.kind == kind;
        let choice = ui.selectable_label(chosen, words);
        let name = t!("detail.kind", kind = name);
        if choice.accessible_name(name).clicked() {
            draft.kind = kind;
        }
    }
}

fn private_ui(ui: &mut Ui, private: &mut bool) {
    let words = RichText::new(t!("detail.private")).text_style(TextStyle::Small);
    ui.scope(|ui| {
        edged(ui);
        ui.checkbox(private, words)
            .on_hover_text(t!("detail.private-why"));
    });
}

/// A field of several lines, without an edge of its own: Enter makes a new line.
pub(super) fn text_field_ui(
    ui: &mut Ui,
    id: Id,
    text: &mut String,
    name: &str,
    rows: usize,
) -> Response {
    let field = TextEdit::multiline(text)
        .id(id)
        .hint_text(name)
        .desired_rows(rows)
        .desired_width(f32::INFINITY)
        .margin(Margin::symmetric(0, 2))
        .frame(Frame::NONE);
    ui.add(field).accessible_name(name)
}

/// Whether Ctrl+Enter was pressed in the field; asked before it is drawn, so that it gets no such key.
pub(super) fn wants_submit(ui: &Ui, field: Id) -> bool {
    let typing = ui.memory(|memory| memory.has_focus(field));
    typing && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter))
}
