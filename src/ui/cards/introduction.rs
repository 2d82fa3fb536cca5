//! Who one is: a small card aside at the first start, a question over the window when something waits for a name.

use eframe::egui::{Align2, Key, Margin, Response, RichText, TextEdit, Ui};
use rust_i18n::t;

use super::department_field::department_field_ui;
use super::look::{ASIDE, aside_ui, card, explained_ui, modal_ui, primary_ui};
use super::view::AuthorDraft;
use crate::ui::theme::{self, EDGE, GRID};
use crate::ui::{Action, Scene, View};

const MODAL: f32 = 380.0;

/// The first start. The card can be skipped: with its button, or with Esc.
pub(super) fn introduction_ui(
    ui: &Ui,
    scene: &Scene,
    view: &mut View,
    actions: &mut Vec<Action>,
    escaped: bool,
) {
    let draft = draft(scene, view);
    let title = t!("introduction.title");
    let mut skipped = escaped;
    let mut answered = false;
    aside_ui(
        ui,
        "introduction",
        &title,
        Align2::RIGHT_BOTTOM,
        |ui, opening| {
            card(ui).show(ui, |ui| {
                ui.set_width(ASIDE - 2.0 * EDGE);
                ui.label(RichText::new(title.as_ref()).text_style(theme::reading()));
                explained_ui(ui, &t!("introduction.why"));
                let entered = fields_ui(ui, scene, draft, opening);
                let known = !draft.author.name.trim().is_empty()
                    || !draft.author.department.trim().is_empty();
                ui.add_space(GRID);
                ui.horizontal(|ui| {
                    let begun = primary_ui(ui, &t!("introduction.begin"), known).clicked();
                    if begun || (entered && known) {
                        actions.push(introduced(scene, draft));
                        answered = true;
                    }
                    skipped |= ui.button(t!("introduction.skip")).clicked();
                });
            });
        },
    );
    if skipped {
        let mut preferences = scene.preferences.clone();
        preferences.introduced = true;
        actions.push(Action::SetPreferences(preferences));
    }
    if skipped || answered {
        view.begin_tour(scene);
    }
}

/// Something waits for a name.
pub(super) fn name_wanted_ui(ui: &Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
    let draft = draft(scene, view);
    let title = t!("introduction.wanted");
    let mut given_up = false;
    given_up |= modal_ui(ui, "name wanted", &title, MODAL, |ui, opening| {
        explained_ui(ui, &t!("introduction.wanted-why"));
        let entered = fields_ui(ui, scene, draft, opening);
        let named = !draft.author.name.trim().is_empty();
        ui.add_space(GRID);
        ui.horizontal(|ui| {
            let signed = primary_ui(ui, &t!("introduction.go-on"), named).clicked();
            if signed || (entered && named) {
                actions.push(introduced(scene, draft));
            }
            if ui.button(t!("introduction.give-up")).clicked() {
                actions.push(Action::GiveUpWaiting);
            }
        });
    });
    if given_up {
        actions.push(Action::GiveUpWaiting);
    }
}

/// What is being typed; at first what is known.
fn draft<'a>(scene: &Scene, view: &'a mut View) -> &'a mut AuthorDraft {
    view.cards.author.get_or_insert_with(|| AuthorDraft {
        author: scene.preferences.author.clone(),
        ..AuthorDraft::default()
    })
}

fn introduced(scene: &Scene, draft: &AuthorDraft) -> Action {
    let mut preferences = scene.preferences.clone();
    preferences.author.name = draft.author.name.trim().to_owned();
    preferences.author.department = draft.author.department.trim().to_owned();
    preferences.introduced = true;
    Action::SetPreferences(preferences)
}

/// Name and department; says whether Enter was pressed in the last of them.
fn fields_ui(ui: &mut Ui, scene: &Scene, draft: &mut AuthorDraft, opening: bool) -> bool {
    let label = ui.label(theme::label(ui, t!("introduction.name")));
    let field = TextEdit::singleline(&mut draft.author.name)
        .id_salt("name")
        .desired_width(f32::INFINITY)
        .margin(Margin::symmetric(8, 7));
    let name = ui.add(field).labelled_by(label.id);
    if opening {
        name.request_focus();
    }
    let label = ui.label(theme::label(ui, t!("introduction.department")));
    let hint = t!("introduction.department-hint");
    let typed = &mut draft.author.department;
    let department = department_field_ui(ui, scene, typed, &hint, &mut draft.completion);
    let department = department.labelled_by(label.id);
    if entered(ui, &name) {
        department.request_focus();
    }
    entered(ui, &department)
}

fn entered(ui: &Ui, field: &Response) -> bool {
    field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}
