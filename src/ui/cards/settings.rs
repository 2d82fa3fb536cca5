//! The one page of settings: each takes effect at once and is remembered.

use eframe::egui::{
    Align, ComboBox, DragValue, Label, Layout, Margin, RichText, TextEdit, Ui, vec2,
};
use rust_i18n::t;

use super::department_field::{Completion, department_field_ui};
use super::look::{explained_ui, modal_ui, rows_area};
use super::settings_places::places_ui;
use crate::notebook::Author;
use crate::ui::commands::{Command, SIZES, size};
use crate::ui::focus::follow_focus;
use crate::ui::lights::preset;
use crate::ui::text_size::text_menu_ui;
use crate::ui::theme::{self, CHIP, GRID, palette};
use crate::ui::{Action, Preferences, Scene, Theme, View};

const WIDTH: f32 = 560.0;
/// Width of the names before the controls.
const NAME: f32 = 112.0;
/// What title and button take of the window's height.
const REST: f32 = 150.0;
const MOST_DAYS: u32 = 365;

/// What is open and being typed on the page.
#[derive(Clone, Debug, Default)]
pub struct SettingsView {
    open: bool,
    /// Name and department, until they are left.
    author: Option<Author>,
    completion: Completion,
}

impl SettingsView {
    pub(in crate::ui) fn open(&mut self) {
        self.open = true;
    }
}

/// Draws the page while it is open.
pub(super) fn settings_ui(ui: &Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
    let page = &mut view.cards.settings;
    if !page.open {
        page.author = None;
        return;
    }
    let mut closed = false;
    closed |= modal_ui(ui, "settings", &t!("settings.title"), WIDTH, |ui, _| {
        let height = (ui.ctx().content_rect().height() - REST).max(120.0);
        let area = rows_area(ui, height).auto_shrink([false, true]);
        area.show(ui, |ui| {
            ui.set_width(ui.available_width() - 4.0 * GRID);
            ui.spacing_mut().item_spacing.y = GRID;
            let mut preferences = scene.preferences.clone();
            who_ui(ui, scene, page, &mut preferences);
            look_ui(ui, scene, &mut preferences, actions);
            lights_ui(ui, scene, &mut preferences);
            drawing_ui(ui, &mut preferences);
            if preferences != *scene.preferences {
                actions.push(Action::SetPreferences(preferences));
            }
            places_ui(ui, scene, actions);
            follow_focus(ui);
        });
        ui.add_space(GRID);
        closed = ui.button(t!("settings.close")).clicked();
    });
    if closed {
        // What was typed last may not have been left.
        if let Some(author) = page.author.take() {
            set_author(scene, &author, actions);
        }
        page.open = false;
    }
}

fn set_author(scene: &Scene, author: &Author, actions: &mut Vec<Action>) {
    let mut preferences = scene.preferences.clone();
    preferences.author = trimmed(author);
    if preferences != *scene.preferences {
        actions.push(Action::SetPreferences(preferences));
    }
}

fn trimmed(author: &Author) -> Author {
    Author {
        name: author.name.trim().to_owned(),
        department: author.department.trim().to_owned(),
    }
}

pub(super) fn part_ui(ui: &mut Ui, name: &str) {
    ui.add_space(2.0 * GRID);
    ui.label(theme::label(ui, name));
}

/// A name and its controls in a line.
pub(super) fn line_ui(ui: &mut Ui, name: &str, controls: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = CHIP;
        name_ui(ui, name);
        controls(ui);
    });
}

fn name_ui(ui: &mut Ui, name: &str) {
    ui.allocate_ui_with_layout(
        vec2(NAME, ui.spacing().interact_size.y),
        Layout::left_to_right(Align::Center),
        |ui| {
            ui.set_width(NAME);
            ui.add(Label::new(name));
        },
    );
}

fn who_ui(ui: &mut Ui, scene: &Scene, page: &mut SettingsView, preferences: &mut Preferences) {
    part_ui(ui, &t!("settings.who"));
    let author = page
        .author
        .get_or_insert_with(|| scene.preferences.author.clone());
    let mut left = false;
    line_ui(ui, &t!("settings.name"), |ui| {
        let field = TextEdit::singleline(&mut author.name)
            .id_salt("settings name")
            .desired_width(f32::INFINITY)
            .margin(Margin::symmetric(8, 7));
        left |= ui
            .add(field)
            .accessible_name(t!("settings.name"))
            .lost_focus();
    });
    line_ui(ui, &t!("settings.department"), |ui| {
        let hint = t!("settings.department-hint");
        let field = department_field_ui(
            ui,
            scene,
            &mut author.department,
            &hint,
            &mut page.completion,
        );
        left |= field
            .accessible_name(t!("settings.department"))
            .lost_focus();
    });
    if left {
        preferences.author = trimmed(author);
    }
}

fn look_ui(ui: &mut Ui, scene: &Scene, preferences: &mut Preferences, actions: &mut Vec<Action>) {
    part_ui(ui, &t!("settings.look"));
    line_ui(ui, &t!("settings.language"), |ui| {
        let languages = [
            ("", t!("settings.as-system")),
            ("zh", Command::Chinese.name()),
            ("en", Command::English.name()),
        ];
        for (language, name) in languages {
            let is_on = preferences.language == language;
            if ui.selectable_label(is_on, name).clicked() {
                language.clone_into(&mut preferences.language);
            }
        }
    });
    line_ui(ui, &t!("settings.theme"), |ui| {
        let themes = [
            (Theme::System, t!("settings.as-system")),
            (Theme::Light, Command::ThemeLight.name()),
            (Theme::Dark, Command::ThemeDark.name()),
        ];
        for (theme, name) in themes {
            ui.selectable_value(&mut preferences.theme, theme, name);
        }
    });
    line_ui(ui, &t!("settings.size"), |ui| {
        ComboBox::from_id_salt("settings size")
            .selected_text(format!("{}%", size(preferences)))
            .show_ui(ui, |ui| {
                for percent in SIZES {
                    let is_on = size(preferences) == percent;
                    if ui.selectable_label(is_on, format!("{percent}%")).clicked() {
                        preferences.zoom = percent;
                    }
                }
            })
            .response
            .accessible_name(t!("settings.size"));
        text_menu_ui(ui, scene, actions);
    });
}

/// The published rules, or one's own, with its days.
fn lights_ui(ui: &mut Ui, scene: &Scene, preferences: &mut Preferences) {
    part_ui(ui, &t!("settings.lights"));
    let name_of = |key: &str| match key {
        "" => t!("lights.own"),
        key => t!(format!("lights.preset-{key}")),
    };
    line_ui(ui, &t!("settings.rule"), |ui| {
        let chosen = preset(scene.presets, preferences).map_or("", |it| &it.key);
        ComboBox::from_id_salt("settings rule")
            .width(ui.available_width())
            .selected_text(name_of(chosen))
            .show_ui(ui, |ui| {
                let keys = scene.presets.iter().map(|it| it.key.as_str());
                for key in std::iter::once("").chain(keys) {
                    if ui.selectable_label(chosen == key, name_of(key)).clicked() {
                        key.clone_into(&mut preferences.lights);
                    }
                }
            })
            .response
            .accessible_name(t!("settings.rule"));
    });
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = theme::LIGHT;
        name_ui(ui, "");
        explained_ui(ui, &t!("settings.rule-why"));
    });
    let published = preset(scene.presets, scene.preferences);
    let soon = published.and_then(|it| it.due_soon_days);
    line_ui(ui, &t!("settings.soon"), |ui| {
        days_ui(
            ui,
            soon.is_some(),
            &mut preferences.due_soon_days,
            &t!("settings.soon"),
            &t!("settings.soon-why"),
        );
    });
    line_ui(ui, &t!("settings.late"), |ui| {
        days_ui(
            ui,
            published.is_some(),
            &mut preferences.overdue_days,
            &t!("settings.late"),
            &t!("settings.late-why"),
        );
    });
}

/// A number of days, or that the rule says them.
fn days_ui(ui: &mut Ui, fixed: bool, days: &mut u32, name: &str, why: &str) {
    if fixed {
        ui.label(RichText::new(t!("settings.fixed")).color(palette(ui).muted));
        return;
    }
    let field = DragValue::new(days)
        .range(0..=MOST_DAYS)
        .suffix(t!("settings.days"));
    ui.add(field).accessible_name(name);
    explained_ui(ui, why);
}

fn drawing_ui(ui: &mut Ui, preferences: &mut Preferences) {
    part_ui(ui, &t!("settings.drawing"));
    let software = &mut preferences.software_rendering;
    ui.horizontal(|ui| {
        ui.checkbox(software, t!("settings.software"));
        explained_ui(ui, &t!("settings.software-why"));
    });
}
