//! The size and line spacing of the measures' text, where it is read.

use std::borrow::Cow;

use eframe::egui::{
    Button, PopupCloseBehavior, RichText, TextStyle, Ui,
    containers::menu::{MenuButton, MenuConfig},
};
use rust_i18n::t;

use super::theme::{self, palette};
use super::{Action, Preferences, Scene};

/// Sizes to choose from, in points, and heights of lines, in percent of the size.
const SIZES: [u32; 5] = [13, USUAL_SIZE, 17, 20, 24];
const LINES: [u32; 3] = [160, USUAL_LINE, 210];
const USUAL_SIZE: u32 = 15;
const USUAL_LINE: u32 = 180;

/// Size and line height of the measures' text, in points; `larger`: so many points more than chosen.
pub(super) fn text_size(preferences: &Preferences, larger: f32) -> (f32, f32) {
    let (size, line) = choice(preferences);
    let size = size as f32 + larger;
    (size, (size * line as f32 / 100.0).round())
}

/// The chosen size, and how high the lines are in percent of that.
fn choice(preferences: &Preferences) -> (u32, u32) {
    let or = |chosen: u32, usual: u32| if chosen == 0 { usual } else { chosen };
    let ([least, .., most], [tight, .., loose]) = (SIZES, LINES);
    let size = or(preferences.text_size, USUAL_SIZE).clamp(least, most);
    let line = or(preferences.line_spacing, USUAL_LINE).clamp(tight, loose);
    (size, line)
}

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
    let (size, line) = choice(scene.preferences);
    let mut prefer = |change: &dyn Fn(&mut Preferences)| {
        let mut preferences = scene.preferences.clone();
        change(&mut preferences);
        actions.push(Action::SetPreferences(preferences));
    };
    ui.label(theme::label(ui, t!("text.size")));
    ui.horizontal(|ui| {
        for choice in SIZES {
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
        for (choice, words) in LINES.into_iter().zip(line_words()) {
            if ui.selectable_label(line == choice, words).clicked() {
                prefer(&|preferences| preferences.line_spacing = choice);
            }
        }
    });
}

fn line_words() -> [Cow<'static, str>; 3] {
    [t!("text.tight"), t!("text.usual"), t!("text.loose")]
}
