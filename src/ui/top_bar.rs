//! The bar at the top: menus, search, my department, as-of date and year, what is saved.

use eframe::egui::{
    self, Align, Button, Color32, Id, Key, Layout, Margin, PopupCloseBehavior, RichText, Stroke,
    TextEdit, Ui,
    containers::menu::{MenuBar, MenuButton, MenuConfig},
    vec2,
};
use rust_i18n::t;

use super::as_of::as_of_ui;
use super::choice::focus_ring;
use super::commands::{Command, MENUS, keys_of};
use super::filters::my_department;
use super::list::list_id;
use super::theme::{self, palette};
use super::tour::Sight;
use super::{Action, Saving, Scene, View};
use crate::query::Role;
use crate::wording;

/// Draws the bar.
pub(super) fn top_bar_ui(ui: &mut Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
    MenuBar::new().ui(ui, |ui| {
        for (name, commands) in MENUS {
            menu_ui(ui, &t!(name), commands, scene, view, actions);
        }
        ui.reset_style();
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let saving = ui.scope(|ui| saving_ui(ui, scene, actions));
            Sight::Saving.is_at(ui, saving.response.rect.expand(6.0));
            as_of_ui(ui, scene, view, actions);
            department_ui(ui, scene, view, actions);
            search_ui(ui, view);
        });
    });
}

fn menu_ui(
    ui: &mut Ui,
    name: &str,
    commands: &[Option<Command>],
    scene: &Scene,
    view: &mut View,
    actions: &mut Vec<Action>,
) {
    ui.menu_button(name, |ui| {
        ui.set_min_width(220.0);
        for command in commands {
            let Some(command) = *command else {
                ui.separator();
                continue;
            };
            if command_ui(ui, command, scene, view) {
                command.run(ui.ctx(), scene, view, actions);
                ui.close();
            }
        }
    });
}

/// One line of a menu; says whether it was chosen.
pub(super) fn command_ui(ui: &mut Ui, command: Command, scene: &Scene, view: &View) -> bool {
    let label = command.label(scene);
    let on = command.is_on(scene, view);
    let words = match on {
        Some(true) => format!("✓ {label}"),
        Some(false) => format!("    {label}"),
        None => label.to_string(),
    };
    let mut button = Button::new(words);
    if let Some(shortcut) = command.shortcut() {
        button = button.shortcut_text(keys_of(ui.ctx(), shortcut));
    }
    let enabled = command.is_enabled(scene, view);
    let response = ui.add_enabled(enabled, button);
    let role = match on {
        Some(_) => egui::Role::MenuItemCheckBox,
        None => egui::Role::MenuItem,
    };
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::labeled(role, enabled, &label);
        info.selected = on;
        info
    });
    response.clicked()
}

fn search_ui(ui: &mut Ui, view: &mut View) {
    let id = Id::unique("search");
    let width = ui.available_width().min(420.0);
    let hint = if width > 280.0 {
        t!("search.hint", shortcut = keys_of(ui.ctx(), shortcut()))
    } else {
        t!("search.hint-short")
    };
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        let field = TextEdit::singleline(&mut view.filter.search)
            .id(id)
            .hint_text(hint)
            .desired_width(width - 24.0)
            .background_color(palette(ui).page)
            .margin(Margin::symmetric(12, 7));
        let response = ui.add(field).accessible_name(t!("search.name"));
        if std::mem::take(&mut view.focus_search) {
            response.request_focus();
        }
        // From the field straight to what was found.
        let onward = ui.input(|i| i.key_pressed(Key::Enter));
        if response.lost_focus() && onward {
            ui.memory_mut(|memory| memory.request_focus(list_id()));
        }
    });
}

fn shortcut() -> egui::KeyboardShortcut {
    let shortcut = Command::Search.shortcut();
    shortcut.unwrap_or(egui::KeyboardShortcut::new(
        egui::Modifiers::COMMAND,
        Key::F,
    ))
}

/// A button that opens a menu, which stays open while one types or ticks in it. `fill`: none for a button without a frame.
pub(super) fn lasting_menu_ui(
    ui: &mut Ui,
    words: RichText,
    fill: Option<Color32>,
    body: impl FnOnce(&mut Ui),
) {
    let name = words.text().to_owned();
    let arrow = RichText::new("▼").size(8.0).color(palette(ui).muted);
    let button = Button::new((words, arrow)).gap(6.0);
    let button = match fill {
        Some(fill) => button.fill(fill).stroke(Stroke::NONE),
        None => button.frame_when_inactive(false),
    };
    let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let (response, _) = MenuButton::from_button(button).config(config).ui(ui, body);
    let response = response.accessible_name(name);
    focus_ring(ui, response.rect, &response);
}

fn department_ui(ui: &mut Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
    let palette = palette(ui);
    let mine = my_department(scene);
    let words = match &mine {
        Some(name) if theme::is_narrow(ui.ctx()) => name.clone(),
        Some(name) => t!("department.mine", name = name).into(),
        None => t!("department.choose").into(),
    };
    let on = mine
        .as_ref()
        .is_some_and(|name| view.filter.departments.contains(name));
    let fill = if on {
        palette.soft_accent
    } else {
        palette.chip
    };
    let ink = if on { palette.accent } else { palette.ink };
    let words = RichText::new(words).color(ink);
    lasting_menu_ui(ui, words, Some(fill), |ui| {
        ui.set_min_width(220.0);
        if let Some(name) = &mine {
            mine_ui(ui, name, view);
            ui.separator();
        }
        ui.label(theme::label(ui, t!("department.change")));
        egui::ScrollArea::vertical()
            .max_height(260.0)
            .show(ui, |ui| {
                for department in &scene.results.counts.departments {
                    let chosen = mine.as_ref() == Some(&department.name);
                    if ui.selectable_label(chosen, &department.name).clicked() {
                        let mut preferences = scene.preferences.clone();
                        preferences.author.department = department.name.clone();
                        actions.push(Action::SetPreferences(preferences));
                        ui.close();
                    }
                }
            });
    });
}

/// Shows only my department, in a role, or all.
fn mine_ui(ui: &mut Ui, name: &str, view: &mut View) {
    let only = view.filter.departments.len() == 1 && view.filter.departments.contains(name);
    for role in [Role::Any, Role::Lead, Role::Responsible] {
        let words = match role {
            Role::Any => t!("department.only-mine"),
            role => t!("department.only-role", role = wording::role(role)),
        };
        let chosen = only && view.filter.role == role;
        if ui.selectable_label(chosen, words).clicked() {
            view.filter.only_department(name);
            view.filter.role = role;
            ui.close();
        }
    }
    if ui
        .selectable_label(view.filter.departments.is_empty(), t!("department.all"))
        .clicked()
    {
        view.filter.clear(crate::query::Facet::Department);
        ui.close();
    }
}

fn saving_ui(ui: &mut Ui, scene: &Scene, actions: &mut Vec<Action>) {
    let palette = palette(ui);
    let words = |text: &str, color| {
        RichText::new(text)
            .text_style(theme::secondary())
            .color(color)
    };
    let path = scene.notebook_path.display().to_string();
    match scene.saving {
        Saving::Saved => {
            ui.label(words(&t!("saving.saved"), palette.done.ink))
                .on_hover_text(path);
        }
        Saving::Pending(count) => {
            let text = t!("saving.pending", count = count);
            ui.label(words(&text, palette.muted)).on_hover_text(path);
        }
        Saving::Failed(why) => {
            let text = words(&t!("saving.failed"), palette.overdue.ink);
            let button = Button::new(text)
                .fill(palette.overdue.fill)
                .min_size(vec2(0.0, theme::CHIP));
            let spoken = t!("saving.failed-retry", why = why);
            if ui
                .add(button)
                .accessible_name(spoken)
                .on_hover_text(why)
                .clicked()
            {
                actions.push(Action::RetrySave);
            }
        }
        Saving::ReadOnly(why) => {
            ui.label(words(&t!("saving.read-only"), palette.due_soon.ink))
                .on_hover_text(why);
        }
    }
}
