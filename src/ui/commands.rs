//! The one table of commands: menus, shortcuts and the keyboard page are made from it.

use std::borrow::Cow;

use eframe::egui::{Context, Event, Key, KeyboardShortcut, Modifiers, Ui};
use rust_i18n::t;

use super::ime::is_composing;
use super::list::{list_id, selection};
use super::{Action, Preferences, Saving, Scene, Theme, View};
use crate::query::Filter;
use crate::wording;

/// What a menu or a shortcut does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Command {
    Open,
    SaveNow,
    SaveNotebookAs,
    TakeIn,
    ExportShown,
    ExportAll,
    ExportPrivate,
    Quit,
    Undo,
    Redo,
    Copy,
    SelectAll,
    Search,
    List,
    ClearFilters,
    Side,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    Chinese,
    English,
    Larger,
    Smaller,
    UsualSize,
    Keys,
}

/// A menu: the key of its name and its commands; `None` is a line between groups.
pub type Menu = (&'static str, &'static [Option<Command>]);

use Command::*;

/// The menu bar.
pub const MENUS: [Menu; 4] = [
    (
        "menu.file",
        &[
            Some(Open),
            None,
            Some(SaveNow),
            Some(SaveNotebookAs),
            None,
            Some(TakeIn),
            Some(ExportShown),
            Some(ExportAll),
            Some(ExportPrivate),
            None,
            Some(Quit),
        ],
    ),
    (
        "menu.edit",
        &[
            Some(Undo),
            Some(Redo),
            None,
            Some(Copy),
            Some(SelectAll),
            None,
            Some(Search),
            Some(ClearFilters),
        ],
    ),
    (
        "menu.view",
        &[
            Some(Side),
            Some(List),
            None,
            Some(ThemeSystem),
            Some(ThemeLight),
            Some(ThemeDark),
            None,
            Some(Chinese),
            Some(English),
            None,
            Some(Larger),
            Some(Smaller),
            Some(UsualSize),
        ],
    ),
    ("menu.help", &[Some(Keys)]),
];

/// Sizes of everything, in percent.
const SIZES: [u32; 8] = [80, 90, 100, 110, 125, 150, 175, 200];

impl Command {
    /// Every command of the menus, in their order.
    pub fn all() -> impl Iterator<Item = Self> {
        MENUS
            .iter()
            .flat_map(|(_, commands)| commands.iter().copied().flatten())
    }

    fn key(self) -> &'static str {
        match self {
            Open => "command.open",
            SaveNow => "command.save-now",
            SaveNotebookAs => "command.save-notebook-as",
            TakeIn => "command.take-in",
            ExportShown => "command.export-shown",
            ExportAll => "command.export-all",
            ExportPrivate => "command.export-private",
            Quit => "command.quit",
            Undo => "command.undo",
            Redo => "command.redo",
            Copy => "command.copy",
            SelectAll => "command.select-all",
            Search => "command.search",
            List => "command.list",
            ClearFilters => "command.clear-filters",
            Side => "command.side",
            ThemeSystem => "command.theme-system",
            ThemeLight => "command.theme-light",
            ThemeDark => "command.theme-dark",
            Chinese => "command.chinese",
            English => "command.english",
            Larger => "command.larger",
            Smaller => "command.smaller",
            UsualSize => "command.usual-size",
            Keys => "command.keys",
        }
    }

    /// Its name, without what it would act on.
    pub fn name(self) -> Cow<'static, str> {
        t!(self.key())
    }

    /// Its name in a menu: `撤销：标记完成`.
    pub fn label(self, scene: &Scene) -> Cow<'static, str> {
        let step = match self {
            Undo => scene.workbook.undo_label(),
            Redo => scene.workbook.redo_label(),
            _ => None,
        };
        match step {
            Some(step) => t!("command.with-step", command = self.name(), step = step),
            None => self.name(),
        }
    }

    pub fn shortcut(self) -> Option<KeyboardShortcut> {
        let command = |key| Some(KeyboardShortcut::new(Modifiers::COMMAND, key));
        let shifted = |key| {
            let modifiers = Modifiers::COMMAND | Modifiers::SHIFT;
            Some(KeyboardShortcut::new(modifiers, key))
        };
        let plain = |key| Some(KeyboardShortcut::new(Modifiers::NONE, key));
        match self {
            Open => command(Key::O),
            SaveNow => command(Key::S),
            SaveNotebookAs => shifted(Key::S),
            TakeIn => command(Key::I),
            ExportShown => command(Key::E),
            ExportAll => shifted(Key::E),
            Quit => command(Key::Q),
            Undo => command(Key::Z),
            Redo => command(Key::Y),
            Copy => command(Key::C),
            SelectAll => command(Key::A),
            Search => command(Key::F),
            ClearFilters => shifted(Key::F),
            Larger => command(Key::Plus),
            Smaller => command(Key::Minus),
            UsualSize => command(Key::Num0),
            Keys => plain(Key::F1),
            List => plain(Key::F6),
            Side => plain(Key::F9),
            ExportPrivate | ThemeSystem | ThemeLight | ThemeDark | Chinese | English => None,
        }
    }

    /// Whether its shortcut belongs to text while a field is being typed in.
    fn yields_to_text(self) -> bool {
        matches!(self, Undo | Redo | Copy | SelectAll)
    }

    /// Whether its shortcut is only for the list.
    fn needs_list(self) -> bool {
        matches!(self, Copy | SelectAll)
    }

    pub fn is_enabled(self, scene: &Scene, view: &View) -> bool {
        match self {
            Undo => scene.workbook.undo_label().is_some(),
            Redo => scene.workbook.redo_label().is_some(),
            Copy => !view.selected.is_empty(),
            SelectAll | ExportShown => !scene.results.rows.is_empty(),
            ClearFilters => !view.filter.is_empty(),
            SaveNow => !matches!(scene.saving, Saving::Saved | Saving::ReadOnly(_)),
            Larger => size(scene.preferences) < SIZES[SIZES.len() - 1],
            Smaller => size(scene.preferences) > SIZES[0],
            _ => true,
        }
    }

    /// Whether it is on, of a command that is a choice.
    pub fn is_on(self, scene: &Scene, view: &View) -> Option<bool> {
        let preferences = scene.preferences;
        match self {
            ThemeSystem => Some(preferences.theme == Theme::System),
            ThemeLight => Some(preferences.theme == Theme::Light),
            ThemeDark => Some(preferences.theme == Theme::Dark),
            Chinese => Some(is_chinese()),
            English => Some(!is_chinese()),
            ExportPrivate => Some(view.export_private),
            _ => None,
        }
    }

    /// Does it: changes what is looked at, or asks for an action.
    pub fn run(self, ctx: &Context, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
        let prefer = |change: &dyn Fn(&mut Preferences)| {
            let mut preferences = scene.preferences.clone();
            change(&mut preferences);
            Action::SetPreferences(preferences)
        };
        let export = |filtered| Action::ExportDialog {
            filtered,
            private: view.export_private,
        };
        match self {
            Open => actions.push(Action::OpenDialog),
            SaveNow => actions.push(Action::RetrySave),
            SaveNotebookAs => actions.push(Action::SaveNotebookAsDialog),
            TakeIn => actions.push(Action::TakeInDialog),
            ExportShown => actions.push(export(true)),
            ExportAll => actions.push(export(false)),
            ExportPrivate => view.export_private = !view.export_private,
            Quit => actions.push(Action::Quit),
            Undo => actions.push(Action::Undo),
            Redo => actions.push(Action::Redo),
            Copy => ctx.copy_text(copied(scene, view)),
            SelectAll => selection::select_all(view, &scene.results.rows),
            Search => view.focus_search = true,
            List => ctx.memory_mut(|memory| memory.request_focus(list_id())),
            ClearFilters => view.filter = Filter::default(),
            Side => view.toggle_side(ctx),
            ThemeSystem => actions.push(prefer(&|p| p.theme = Theme::System)),
            ThemeLight => actions.push(prefer(&|p| p.theme = Theme::Light)),
            ThemeDark => actions.push(prefer(&|p| p.theme = Theme::Dark)),
            Chinese => actions.push(prefer(&|p| p.language = "zh".into())),
            English => actions.push(prefer(&|p| p.language = "en".into())),
            Larger => actions.push(prefer(&|p| p.zoom = larger(size(p)))),
            Smaller => actions.push(prefer(&|p| p.zoom = smaller(size(p)))),
            UsualSize => actions.push(prefer(&|p| p.zoom = 100)),
            Keys => view.keys_page = true,
        }
    }
}

/// The selected measures as text for a chat.
fn copied(scene: &Scene, view: &View) -> String {
    let rows: Vec<usize> = view.selected.iter().copied().collect();
    wording::chat(&scene.workbook.plan, scene.state, &rows)
}

fn is_chinese() -> bool {
    rust_i18n::locale().starts_with("zh")
}

/// The chosen size in percent.
pub(super) fn size(preferences: &Preferences) -> u32 {
    match preferences.zoom {
        0 => 100,
        percent => percent.clamp(SIZES[0], SIZES[SIZES.len() - 1]),
    }
}

fn larger(from: u32) -> u32 {
    let next = SIZES.into_iter().find(|&size| size > from);
    next.unwrap_or(from)
}

fn smaller(from: u32) -> u32 {
    let next = SIZES.into_iter().rev().find(|&size| size < from);
    next.unwrap_or(from)
}

/// Runs the commands whose shortcuts were pressed. While an input method composes, the keys are its own; while something
/// over the window asks for an answer, nothing behind it acts.
pub(super) fn shortcuts(ui: &Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
    let ctx = ui.ctx();
    if is_composing(ui) || ctx.memory(|memory| memory.top_modal_layer().is_some()) {
        return;
    }
    let in_text = ctx.text_edit_focused();
    let in_list = ctx.memory(|memory| memory.has_focus(list_id()));
    for command in by_modifiers() {
        if (in_text && command.yields_to_text()) || (!in_list && command.needs_list()) {
            continue;
        }
        if was_pressed(ctx, command) && command.is_enabled(scene, view) {
            command.run(ctx, scene, view, actions);
        }
    }
}

/// Shifted shortcuts first: a shortcut without Shift also takes the shifted key.
fn by_modifiers() -> Vec<Command> {
    let shifted =
        |command: Command| command == Redo || command.shortcut().is_some_and(|s| s.modifiers.shift);
    let mut commands: Vec<Command> = Command::all().collect();
    commands.sort_by_key(|&command| !shifted(command));
    commands
}

fn was_pressed(ctx: &Context, command: Command) -> bool {
    let Some(shortcut) = command.shortcut() else {
        return false;
    };
    ctx.input_mut(|input| match command {
        // The platform's copy arrives as an event of its own, not as a key.
        Copy => input.events.contains(&Event::Copy),
        Redo => {
            let also = Modifiers::COMMAND | Modifiers::SHIFT;
            input.consume_shortcut(&shortcut) || input.consume_key(also, Key::Z)
        }
        Larger => {
            input.consume_shortcut(&shortcut) || input.consume_key(Modifiers::COMMAND, Key::Equals)
        }
        _ => input.consume_shortcut(&shortcut),
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_commands_share_a_shortcut() {
        let shortcuts: Vec<String> = Command::all()
            .filter_map(super::Command::shortcut)
            .map(|shortcut| format!("{shortcut:?}"))
            .collect();
        let different: BTreeSet<&String> = shortcuts.iter().collect();
        assert_eq!(different.len(), shortcuts.len(), "{shortcuts:?}");
    }

    #[test]
    fn no_shortcut_is_a_letter_alone() {
        for command in Command::all() {
            let Some(shortcut) = command.shortcut() else {
                continue;
            };
            let function = format!("{:?}", shortcut.logical_key).len() > 1;
            assert!(shortcut.modifiers.command || function, "{command:?}");
        }
    }

    #[test]
    fn every_command_has_a_name_in_both_languages() {
        for command in Command::all() {
            for locale in ["zh", "en"] {
                let name = t!(command.key(), locale = locale);
                assert_ne!(name, command.key(), "{locale}");
            }
        }
    }

    #[test]
    fn sizes_step_and_stop() {
        assert_eq!(larger(100), 110);
        assert_eq!(larger(200), 200);
        assert_eq!(smaller(100), 90);
        assert_eq!(smaller(80), 80);
    }
}
