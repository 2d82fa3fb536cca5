//! What the user chose: in the settings file, and in the window.

use chrono::NaiveDate;
use eframe::egui::Context;

use super::layout;
use super::mirror::Mirror;
use super::notices::Problem;
use super::{App, Surroundings};
use crate::notebook::{Author, Lateness, LightPreset, LightRule, Viewpoint};
use crate::store::{Folders, Settings, load_settings, register_path, save_settings, settings_path};
use crate::ui::{Places, Preferences, Theme};
use crate::wording;

/// The settings, and what of them is in their file.
pub(super) struct Kept {
    pub settings: Settings,
    mirror: Mirror<Settings>,
}

impl Kept {
    /// A broken file costs the settings only, and is said.
    pub fn load(folders: &Folders) -> (Self, Option<Problem>) {
        let (settings, complaint) = match load_settings(folders) {
            Ok(settings) => (settings, None),
            Err(error) => (Settings::default(), Some(wording::store_error(&error))),
        };
        let mirror = Mirror::of(settings.clone());
        (Self { settings, mirror }, complaint.map(Problem::from))
    }

    pub fn preferences(&self) -> Preferences {
        let settings = &self.settings;
        Preferences {
            author: Author {
                name: settings.author_name.clone(),
                department: settings.author_department.clone(),
            },
            introduced: settings.introduced,
            theme: match settings.theme.as_str() {
                "light" => Theme::Light,
                "dark" => Theme::Dark,
                _ => Theme::System,
            },
            language: settings.language.clone(),
            due_soon_days: settings.due_soon_days,
            lights: settings.lights.clone(),
            overdue_days: settings.overdue_days,
            software_rendering: settings.software_rendering,
            zoom: settings.zoom,
            text_size: settings.text_size,
            line_spacing: settings.line_spacing,
        }
    }

    fn take(&mut self, preferences: &Preferences) {
        let settings = &mut self.settings;
        let Preferences {
            author,
            introduced,
            theme,
            language,
            due_soon_days,
            lights,
            overdue_days,
            software_rendering,
            zoom,
            text_size,
            line_spacing,
        } = preferences;
        settings.author_name.clone_from(&author.name);
        settings.author_department.clone_from(&author.department);
        settings.introduced = *introduced;
        settings.theme = match theme {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
        .to_owned();
        settings.language.clone_from(language);
        settings.due_soon_days = *due_soon_days;
        settings.lights.clone_from(lights);
        settings.overdue_days = *overdue_days;
        settings.software_rendering = *software_rendering;
        settings.zoom = *zoom;
        settings.text_size = *text_size;
        settings.line_spacing = *line_spacing;
    }
}

/// From where the notebook is looked at; `as_of`: not today.
pub(super) fn viewpoint(
    preferences: &Preferences,
    presets: &[LightPreset],
    surroundings: &Surroundings,
    as_of: Option<NaiveDate>,
) -> Viewpoint {
    let now = (surroundings.now)();
    Viewpoint {
        viewer: preferences.author.clone(),
        as_of,
        today: as_of.unwrap_or(now.date_naive()),
        offset: *now.offset(),
        lights: rule(preferences, presets),
    }
}

/// Where everything is kept, to be shown.
pub(super) fn places(folders: &Folders) -> Places {
    Places {
        settings: settings_path(folders),
        register: register_path(folders),
        notebooks: folders.data.join("notebooks"),
        backups: folders.data.join("backups"),
    }
}

/// The published rule that was chosen, or one's own.
fn rule(preferences: &Preferences, presets: &[LightPreset]) -> LightRule {
    let own_days = preferences.due_soon_days.try_into().unwrap_or(i32::MAX);
    match presets.iter().find(|it| it.key == preferences.lights) {
        Some(preset) => LightRule {
            due_soon_days: preset.due_soon_days.unwrap_or(own_days),
            overdue: preset.overdue,
        },
        None => LightRule {
            due_soon_days: own_days,
            overdue: match preferences.overdue_days {
                0 => Lateness::AtOnce,
                days => Lateness::AfterDays(days),
            },
        },
    }
}

impl App {
    pub(super) fn set_preferences(&mut self, preferences: Preferences) {
        if preferences.language != self.preferences.language {
            wording::speak(&preferences.language);
        }
        let author_given = !preferences.author.name.trim().is_empty();
        self.preferences = preferences;
        self.kept.take(&self.preferences);
        if author_given {
            let waiting = std::mem::take(&mut self.waiting);
            self.refresh();
            self.perform_all(waiting);
        }
    }

    /// Notes how the window is laid out; not while something is still being drawn to its size.
    pub(super) fn keep_layout(&mut self, ctx: &Context) {
        if ctx.input(|input| input.pointer.any_down()) {
            return;
        }
        let kept = &mut self.kept.settings.layout;
        layout::keep(&self.view, kept);
        layout::keep_window(ctx, kept);
    }

    /// Brings settings that changed to the disk.
    pub(super) fn keep_settings(&mut self) {
        let Some(settings) = self.kept.mirror.begin(&self.kept.settings) else {
            return;
        };
        let folders = self.surroundings.folders.clone();
        self.background.run(move || {
            let result = save_settings(&folders, &settings);
            Box::new(move |app| {
                app.kept.mirror.end(settings);
                if let Err(error) = result {
                    app.notices.problem(wording::store_error(&error));
                }
            })
        });
    }
}
