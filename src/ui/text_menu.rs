//! The size and line spacing of the measures' text, where it is read.

use std::borrow::Cow;

use eframe::egui::{
    Button, PopupCloseBehavior, RichText, TextStyle, Ui,
    containers::menu::{MenuButton, MenuConfig},
};
use rust_i18n::t;

use super::theme::{self, LINE_SPACINGS, TEXT_SIZES, palette};
use super::{Action, Preferences, Scene};

/// A button with a menu that stays open while one tries.
pub(super) fn text_menu_ui(ui: &mut Ui, scene: &Scene, actions: &mut Vec<Action>) {
    let words = RichText::new(t!("text.menu")).text_style(TextStyle::Small);
    let button = Button::new(words.color(palette(ui).muted)).frame_when_inactive(false);
    let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let (response, _) = MenuButton::from_button(button)
        .config(config)
        .ui(ui, |ui| choices_ui(ui, scene, actions));
    response.accessible_name(t!("text.menu-name"));
}

fn choices_ui(ui: &mut Ui, scene: &Scene, actions: &mut Vec<Action>) {
    let (size, line) = theme::reading_choice(scene.preferences);
    let mut prefer = |change: &dyn Fn(&mut Preferences)| {
        let mut preferences = scene.preferences.clone();
        change(&mut preferences);
        actions.push(Action::SetPreferences(preferences));
    };
    ui.label(theme::label(ui, t!("text.size")));
    ui.horizontal(|ui| {
        for choice in TEXT_SIZES {
            let label = ui.selectable_label(size == choice, choice.to_string());
            if label
                .accessible_name(t!("text.size-of", size = choice))
                .clicked()
            {
                prefer(&|preferences| preferences.text_size = choice);
            }
        }
    });
    ui.label(theme::label(ui, t!("text.line")));
    ui.horizontal(|ui| {
        for (choice, words) in LINE_SPACINGS.into_iter().zip(line_words()) {
            if ui.selectable_label(line == choice, words).clicked() {
                prefer(&|preferences| preferences.line_spacing = choice);
            }
        }
    });
}

fn line_words() -> [Cow<'static, str>; 3] {
    [t!("text.tight"), t!("text.usual"), t!("text.loose")]
}
