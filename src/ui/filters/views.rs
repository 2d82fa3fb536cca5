//! Filters that were given a name; they travel with the notebook.

use eframe::egui::{Button, Key, Margin, RichText, TextEdit, TextStyle, Ui, vec2};
use rust_i18n::t;

use crate::notebook::{NamedView, State};
use crate::query::Filter;
use crate::ui::theme::{self, palette};
use crate::ui::top_bar::lasting_menu_ui;
use crate::ui::{Action, Scene, View};
use crate::wording;

/// The views of the notebook, each to be looked through with a click; nothing where it has none.
pub(super) fn views_ui(ui: &mut Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
    let views: Vec<NamedView> = scene.state.views().collect();
    if views.is_empty() {
        return;
    }
    ui.add_space(2.0 * theme::GRID);
    ui.label(theme::label(ui, t!("view.group")));
    for named in views {
        ui.horizontal(|ui| {
            ui.spacing_mut().interact_size.y = theme::CHIP;
            let is_on = view.filter == looking_through(named.search);
            let width = ui.available_width() - theme::CHIP - ui.spacing().item_spacing.x;
            let button = Button::selectable(is_on, named.name)
                .truncate()
                .min_size(vec2(width, theme::CHIP));
            if ui.add(button).on_hover_text(named.search).clicked() {
                view.filter = looking_through(named.search);
            }
            let spoken = t!("view.remove", name = named.name);
            let cross = RichText::new("×").color(palette(ui).muted);
            let cross = Button::new(cross).frame_when_inactive(false);
            if ui.add(cross).accessible_name(spoken).clicked() {
                let entries = vec![named.entry.clone()];
                actions.push(if *named.author == scene.viewpoint.viewer {
                    Action::Withdraw { entries }
                } else {
                    Action::Dismiss { entries }
                });
            }
        });
    }
}

/// The filter that a view is kept as: a search, which can be read and edited.
pub(in crate::ui) fn looking_through(search: &str) -> Filter {
    Filter {
        search: search.to_owned(),
        ..Filter::default()
    }
}

/// Gives what is chosen a name.
pub(super) fn keep_ui(ui: &mut Ui, state: &State, view: &mut View, actions: &mut Vec<Action>) {
    let words = RichText::new(t!("view.keep"))
        .text_style(theme::secondary())
        .color(palette(ui).accent);
    lasting_menu_ui(ui, words, None, |ui| {
        ui.set_min_width(240.0);
        let field = TextEdit::singleline(&mut view.view_name)
            .id_salt("view name")
            .hint_text(t!("view.name-hint"))
            .desired_width(f32::INFINITY)
            .margin(Margin::symmetric(8, 6));
        let field = ui.add(field).accessible_name(t!("view.name"));
        let enter = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let name = view.view_name.trim().to_owned();
        if state.views().any(|it| it.name == name) {
            let words = RichText::new(t!("view.known")).text_style(TextStyle::Small);
            ui.label(words.color(palette(ui).muted));
        }
        let pressed = ui.add_enabled(!name.is_empty(), Button::new(t!("view.save")));
        if !name.is_empty() && (pressed.clicked() || enter) {
            actions.push(Action::KeepView {
                name,
                search: wording::as_search(&view.filter),
            });
            view.view_name.clear();
            ui.close();
        }
    });
}
