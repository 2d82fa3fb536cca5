use std::collections::BTreeMap;

use eframe::egui::{Button, Key, Margin, RichText, Stroke, TextEdit, TextStyle, Ui, vec2};
use rust_i18n::t;

use super::parts::{chips_ui, plain_button};
use crate::notebook::{EntryId, TagView};
use crate::ui::theme::{CHIP, palette};
use crate::ui::{Action, Scene, View};
use crate::wording;

/// The measure's tags, each to be taken off, and a way to add one.
pub(super) fn tags_ui(
    ui: &mut Ui,
    scene: &Scene,
    view: &mut View,
    actions: &mut Vec<Action>,
    index: usize,
) {
    chips_ui(ui, |ui| {
        let mut named: BTreeMap<&str, Vec<&TagView>> = BTreeMap::new();
        for tag in &scene.state.measures[index].tags {
            named.entry(&tag.name).or_default().push(tag);
        }
        for (name, tags) in named {
            if tag_ui(ui, name, &tags) {
                take_off(scene, &tags, actions);
            }
        }
        adding_ui(ui, view, actions, Some(index), |_| vec![index]);
    });
}

fn tag_ui(ui: &mut Ui, name: &str, tags: &[&TagView]) -> bool {
    let palette = palette(ui);
    let words = RichText::new(format!("{name} ×")).text_style(TextStyle::Small);
    let button = Button::new(words.color(palette.ink))
        .fill(palette.panel)
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(CHIP / 2.0)
        .min_size(vec2(0.0, CHIP));
    let authors = tags.iter().filter_map(|tag| tag.record.genuine());
    let authors: Vec<String> = authors.map(|it| wording::author(&it.author)).collect();
    let by = t!("detail.tag-by", authors = authors.join(&t!("list.and")));
    ui.add(button)
        .accessible_name(t!("detail.take-off", name = name))
        .on_hover_text(by)
        .clicked()
}

/// One's own are withdrawn; others' are only hidden here.
fn take_off(scene: &Scene, tags: &[&TagView], actions: &mut Vec<Action>) {
    let is_own = |tag: &&&TagView| {
        let entry = tag.record.genuine();
        entry.is_some_and(|entry| entry.author == scene.viewpoint.viewer)
    };
    let (own, others): (Vec<_>, Vec<_>) = tags.iter().partition(is_own);
    let ids = |tags: Vec<&&TagView>| -> Vec<EntryId> {
        tags.into_iter().map(|tag| tag.record.id.clone()).collect()
    };
    if !own.is_empty() {
        let entries = ids(own);
        actions.push(Action::Withdraw { entries });
    }
    if !others.is_empty() {
        let entries = ids(others);
        actions.push(Action::Dismiss { entries });
    }
}

/// A button that becomes a field; Enter tags all of `measures`. `of`: the one measure it is about.
pub(super) fn adding_ui(
    ui: &mut Ui,
    view: &mut View,
    actions: &mut Vec<Action>,
    of: Option<usize>,
    measures: impl FnOnce(&View) -> Vec<usize>,
) {
    let typed = view.detail.tag.as_mut().filter(|(about, _)| *about == of);
    let Some((_, typed)) = typed else {
        let words = t!("detail.add-tag");
        if plain_button(ui, &words, &words).clicked() {
            view.detail.tag = Some((of, String::new()));
        }
        return;
    };
    let field = TextEdit::singleline(typed)
        .id_salt("tag")
        .hint_text(t!("detail.tag-hint"))
        .desired_width(120.0)
        .margin(Margin::symmetric(8, 3));
    let field = ui.add(field).accessible_name(t!("detail.tag-name"));
    if typed.is_empty() && !field.has_focus() && !field.lost_focus() {
        field.request_focus();
    }
    let (enter, escape) = ui.input(|input| {
        (
            input.key_pressed(Key::Enter),
            input.key_pressed(Key::Escape),
        )
    });
    let added = (field.lost_focus() && enter)
        || plain_button(ui, &t!("detail.tag-add"), &t!("detail.tag-add")).clicked();
    let name = typed.trim().to_owned();
    let closed = field.lost_focus() && (escape || name.is_empty());
    if added && !name.is_empty() {
        let measures = measures(view);
        actions.push(Action::Tag { measures, name });
        view.detail.tag = None;
    } else if closed {
        view.detail.tag = None;
    }
}
