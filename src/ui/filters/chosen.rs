use eframe::egui::{Button, Key, Modifiers, Response, RichText, TextStyle, Ui, vec2};
use rust_i18n::t;

use super::views::keep_ui;
use crate::query::{Filter, Stance};
use crate::ui::commands::{Command, keys_of};
use crate::ui::gestures::{Gesture, pressed};
use crate::ui::lights::light_words;
use crate::ui::theme::{self, palette};
use crate::ui::{Action, Scene, View};
use crate::wording::{self, Choice, ChosenPart};

/// A chip that has the keyboard is turned round.
pub(in crate::ui) const CHIP_KEYS: &[Gesture<()>] = &[Gesture {
    does: "keys.flip",
    keys: &[(Modifiers::NONE, Key::Delete, ())],
}];

/// What is chosen and excluded, each to be taken out or turned round with a click, and a way to clear everything.
pub(in crate::ui) fn chosen_ui(
    ui: &mut Ui,
    scene: &Scene,
    view: &mut View,
    actions: &mut Vec<Action>,
) {
    let mut changed = None;
    let light = |light| light_words(scene, light);
    for chip in wording::choices(&scene.workbook.plan, &view.filter, &light) {
        changed = chip_ui(ui, &view.filter, &chip).or(changed);
    }
    if let Some(filter) = changed {
        view.filter = filter;
    }
    keep_ui(ui, scene.state, view, actions);
    if quiet_button(ui, &t!("filter.clear-all")).clicked() {
        view.filter = Filter::default();
    }
    for command in [Command::PreviousHit, Command::NextHit] {
        if command.is_enabled(scene, view) {
            let shortcut = command.shortcut().map(|it| keys_of(ui.ctx(), it));
            let button = quiet_button(ui, &command.name());
            if button.on_hover_text(shortcut.unwrap_or_default()).clicked() {
                command.run(ui.ctx(), scene, view, actions);
            }
        }
    }
}

fn quiet_button(ui: &mut Ui, words: &str) -> Response {
    let words = RichText::new(words)
        .text_style(theme::secondary())
        .color(palette(ui).accent);
    ui.add(Button::new(words).frame_when_inactive(false))
}

/// Draws a chip; the filter after a click on it.
fn chip_ui(ui: &mut Ui, filter: &Filter, chip: &Choice) -> Option<Filter> {
    let palette = palette(ui);
    ui.spacing_mut().interact_size.y = theme::CHIP;
    let is_excluded = matches!(&chip.part, ChosenPart::Values(values)
        if values.iter().any(|value| filter.stance(value) == Stance::Excluded));
    let (ink, fill) = if is_excluded {
        (palette.overdue.ink, palette.overdue.fill)
    } else {
        (palette.accent, palette.soft_accent)
    };
    let words = RichText::new(format!("{} ×", chip.words))
        .text_style(TextStyle::Small)
        .color(ink);
    let button = Button::new(words)
        .fill(fill)
        .corner_radius(theme::CHIP / 2.0)
        .min_size(vec2(0.0, theme::CHIP));
    let response = ui.add(button);
    let response = response.accessible_name(t!("filter.remove", name = chip.words));
    let response = match chip.part {
        ChosenPart::Values(_) => response.on_hover_text(t!("filter.flip-hint")),
        _ => response,
    };
    let by_key = || !pressed(ui.ctx(), CHIP_KEYS, |_| true).is_empty();
    let mut changed = filter.clone();
    if response.clicked() {
        remove(&chip.part, &mut changed);
    } else if response.secondary_clicked() || (response.has_focus() && by_key()) {
        flip(&chip.part, &mut changed);
    } else {
        return None;
    }
    Some(changed)
}

fn remove(part: &ChosenPart, filter: &mut Filter) {
    match part {
        ChosenPart::Values(values) => {
            for value in values {
                filter.set(value, Stance::Indifferent);
            }
        }
        ChosenPart::Annotated => filter.annotated = None,
        ChosenPart::Search => filter.search.clear(),
    }
}

/// From only these to all but these, and back.
fn flip(part: &ChosenPart, filter: &mut Filter) {
    match part {
        ChosenPart::Values(values) => {
            for value in values {
                let stance = match filter.stance(value) {
                    Stance::Excluded => Stance::Chosen,
                    _ => Stance::Excluded,
                };
                filter.set(value, stance);
            }
        }
        ChosenPart::Annotated => filter.annotated = filter.annotated.map(|it| !it),
        ChosenPart::Search => {}
    }
}
