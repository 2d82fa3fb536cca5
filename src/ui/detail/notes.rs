//! The notes on the measure, answers under what they answer.

use eframe::egui::{Align, Frame, Label, Layout, Margin, RichText, Stroke, TextStyle, Ui};
use rust_i18n::t;

use super::parts::{card, dotted, main_button, moment, plain_button, quiet_ui, section_ui};
use super::writing::{text_field_ui, unfinished_ui, wants_submit};
use crate::notebook::{Act, Author, Entry, NoteView, Record};
use crate::ui::hits::{HitCursor, HitsHere, MeasureHits};
use crate::ui::theme::{self, GRID, palette};
use crate::ui::words::plain_words_ui;
use crate::ui::{Action, Scene, View};
use crate::wording;

/// Answers to answers step in no further than this.
const DEEPEST: usize = 4;

/// Draws every note as a card.
pub(in crate::ui) fn notes_ui(
    ui: &mut Ui,
    scene: &Scene,
    view: &mut View,
    actions: &mut Vec<Action>,
    (index, hits, cursor): (usize, &MeasureHits, Option<HitCursor>),
) {
    section_ui(ui, &t!("detail.notes"));
    let notes = &scene.state.measures[index].notes;
    if notes.is_empty() {
        quiet_ui(ui, t!("detail.no-notes"));
    }
    for (place, note) in notes.iter().enumerate() {
        let Some(entry) = note.record.genuine() else {
            continue;
        };
        ui.push_id(&note.record.id, |ui| {
            let step = note.depth.min(DEEPEST) as f32 * 4.0 * GRID;
            let margin = Margin {
                left: step as i8,
                ..Margin::ZERO
            };
            Frame::new().inner_margin(margin).show(ui, |ui| {
                card().fill(palette(ui).side).show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    ui.spacing_mut().item_spacing.y = GRID;
                    ui.spacing_mut().interact_size.y = 5.0 * GRID;
                    let hits = hits.in_note(place, cursor);
                    note_ui(ui, scene, view, actions, index, (note, entry, &hits));
                });
            });
        });
    }
}

fn note_ui(
    ui: &mut Ui,
    scene: &Scene,
    view: &mut View,
    actions: &mut Vec<Action>,
    index: usize,
    (note, entry, hits): (&NoteView, &Entry, &HitsHere<'_>),
) {
    head_ui(ui, scene, note, entry);
    if view.drafts.edits.contains_key(&note.record.id) {
        edit_ui(ui, view, actions, index, note);
        return;
    }
    plain_words_ui(ui, &note.text, hits);
    let own = entry.author == scene.viewpoint.viewer;
    for rival in note.rivals() {
        ui.push_id(&rival.id, |ui| {
            rival_ui(ui, scene, actions, (index, note), rival, own);
        });
    }
    let id = &note.record.id;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0 * GRID;
        let asks = |ui: &mut Ui, words: &str| {
            let name = t!("detail.note-act", act = words, author = entry.author.name);
            plain_button(ui, words, &name).clicked()
        };
        if asks(ui, &t!("detail.answer")) {
            view.drafts.answers.entry(id.clone()).or_default();
            view.detail.opening = Some(id.clone());
        }
        if own {
            if asks(ui, &t!("detail.edit")) {
                let text = note.text.clone();
                view.drafts.edits.insert(id.clone(), text);
                view.detail.opening = Some(id.clone());
            }
            if asks(ui, &t!("detail.withdraw")) {
                let entries = vec![id.clone()];
                actions.push(Action::Withdraw { entries });
            }
        } else if asks(ui, &t!("detail.dismiss")) {
            let entries = vec![id.clone()];
            actions.push(Action::Dismiss { entries });
        }
    });
    if view.drafts.answers.contains_key(id) {
        answer_ui(ui, view, actions, index, note);
    }
}

/// Other words for the note, from another device: they stand beside it until its author settles on one.
fn rival_ui(
    ui: &mut Ui,
    scene: &Scene,
    actions: &mut Vec<Action>,
    (measure, note): (usize, &NoteView),
    rival: &Record,
    own: bool,
) {
    let Some((entry, Act::Edit { text })) = rival.genuine().map(|it| (it, &it.act)) else {
        return;
    };
    let when = moment(entry.time, scene.viewpoint);
    let says = t!("detail.rival", when = when, text = text);
    let words = RichText::new(says).text_style(theme::secondary());
    ui.add(
        Label::new(words.color(palette(ui).overdue.ink))
            .selectable(true)
            .wrap(),
    );
    let (settle, name) = (t!("detail.settle-so"), t!("detail.rival-name", text = text));
    if own && plain_button(ui, &settle, &name).clicked() {
        actions.push(Action::EditNote {
            note: note.record.id.clone(),
            measure,
            text: text.clone(),
        });
    }
}

/// `甲 · 市财政局`, and at the right the time with what else is to be known.
fn head_ui(ui: &mut Ui, scene: &Scene, note: &NoteView, entry: &Entry) {
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let words = dotted(&company(scene, note, entry));
            ui.label(theme::label(ui, words));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(Label::new(name(&entry.author)).truncate());
            });
        });
    });
}

fn name(author: &Author) -> String {
    if author.department.is_empty() {
        return author.name.clone();
    }
    dotted(&[author.name.clone(), author.department.clone()])
}

fn company(scene: &Scene, note: &NoteView, entry: &Entry) -> Vec<String> {
    let mut words = Vec::new();
    if let Act::Note { kind, .. } = &entry.act {
        words.push(wording::note_kind(*kind).into());
    }
    words.extend(entry.private.then(|| t!("detail.private").into()));
    words.extend(note.is_edited().then(|| t!("detail.edited").into()));
    words.push(moment(entry.time, scene.viewpoint));
    words
}

fn edit_ui(
    ui: &mut Ui,
    view: &mut View,
    actions: &mut Vec<Action>,
    measure: usize,
    note: &NoteView,
) {
    let id = &note.record.id;
    let Some(text) = view.drafts.edits.get_mut(id) else {
        return;
    };
    let changed = text.trim() != note.text.trim();
    let opening = view.detail.opening.take_if(|it| it == id).is_some();
    match small_form_ui(ui, text, &t!("detail.edit-name"), changed, opening) {
        Some(Some(text)) => {
            let note = id.clone();
            actions.push(Action::EditNote {
                note,
                measure,
                text,
            });
            view.drafts.edits.remove(id);
        }
        Some(None) => {
            view.drafts.edits.remove(id);
        }
        None => {}
    }
}

fn answer_ui(
    ui: &mut Ui,
    view: &mut View,
    actions: &mut Vec<Action>,
    measure: usize,
    note: &NoteView,
) {
    let id = &note.record.id;
    let Some(text) = view.drafts.answers.get_mut(id) else {
        return;
    };
    let opening = view.detail.opening.take_if(|it| it == id).is_some();
    match small_form_ui(ui, text, &t!("detail.answer-name"), true, opening) {
        Some(Some(text)) => {
            let note = id.clone();
            actions.push(Action::Answer {
                note,
                measure,
                text,
            });
            view.drafts.answers.remove(id);
        }
        Some(None) => {
            view.drafts.answers.remove(id);
        }
        None => {}
    }
}

/// A field with two buttons: `Some(Some(text))` when submitted, `Some(None)` when given up. `ready`: whether it may be
/// submitted once it holds words. `opening`: it was just asked for.
fn small_form_ui(
    ui: &mut Ui,
    text: &mut String,
    name: &str,
    ready: bool,
    opening: bool,
) -> Option<Option<String>> {
    let field = ui.scope_id().with(("field", name));
    let entered = wants_submit(ui, field);
    let edge = Stroke::new(1.0, palette(ui).line);
    let frame = Frame::new()
        .fill(palette(ui).panel)
        .stroke(edge)
        .corner_radius(theme::RADIUS_CONTROL)
        .inner_margin(Margin::symmetric(8, 4));
    let shown = frame.show(ui, |ui| text_field_ui(ui, field, text, name, 2));
    let response = shown.inner;
    if opening {
        response.request_focus();
    }
    let ready = ready && !text.trim().is_empty();
    let mut outcome = None;
    ui.horizontal(|ui| {
        if (main_button(ui, &t!("detail.submit"), ready).clicked() || entered) && ready {
            outcome = Some(Some(text.trim().to_owned()));
        }
        let cancel = RichText::new(t!("detail.cancel")).text_style(TextStyle::Small);
        if plain_button(ui, cancel.text(), cancel.text()).clicked() {
            outcome = Some(None);
        }
        if ready && !response.has_focus() {
            unfinished_ui(ui);
        }
    });
    outcome
}
