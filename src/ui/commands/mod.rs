//! The one table of commands: menus, shortcuts and the keyboard page are made from it.

mod keys;
mod menus;
mod paste;
mod run;
mod size;

use std::borrow::Cow;

use eframe::egui::{Key, KeyboardShortcut, Modifiers};
use rust_i18n::t;

use super::{Mode, Page, Saving, Scene, Theme, View};
use crate::query::Facet;
use Command::*;

pub(super) use keys::{keys_of, shortcuts};
pub(super) use menus::beside;
pub use menus::{MENUS, Menu};
pub(super) use size::{SIZES, size};

/// What a menu or a shortcut does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Command {
    Open,
    OpenPasted,
    OpenEmbedded,
    SaveNow,
    SaveNotebookAs,
    Share,
    Recovery,
    TakeIn,
    ExportShown,
    ExportAll,
    ExportPrivate,
    LedgerShown,
    Picture,
    Quit,
    Undo,
    Redo,
    Copy,
    SelectAll,
    Search,
    Jump,
    NextHit,
    PreviousHit,
    List,
    Timeline,
    Matrix,
    Progress,
    ClearFilters,
    Side,
    Read,
    Meet,
    Review,
    Changes,
    Unattached,
    Names,
    Plans,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    Chinese,
    English,
    Larger,
    Smaller,
    UsualSize,
    Settings,
    Manual,
    Tour,
    Keys,
}

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
            OpenPasted => "command.open-pasted",
            OpenEmbedded => "command.open-embedded",
            SaveNow => "command.save-now",
            SaveNotebookAs => "command.save-notebook-as",
            Share => "command.share",
            Recovery => "command.recovery",
            TakeIn => "command.take-in",
            ExportShown => "command.export-shown",
            ExportAll => "command.export-all",
            ExportPrivate => "command.export-private",
            LedgerShown => "command.ledger-shown",
            Picture => "command.picture",
            Quit => "command.quit",
            Undo => "command.undo",
            Redo => "command.redo",
            Copy => "command.copy",
            SelectAll => "command.select-all",
            Search => "command.search",
            Jump => "command.jump",
            NextHit => "command.next-hit",
            PreviousHit => "command.previous-hit",
            List => "command.list",
            Timeline => "command.timeline",
            Matrix => "command.matrix",
            Progress => "command.progress",
            ClearFilters => "command.clear-filters",
            Side => "command.side",
            Read => "command.read",
            Meet => "command.meet",
            Review => "command.review",
            Changes => "command.changes",
            Unattached => "command.unattached",
            Names => "command.names",
            Plans => "command.plans",
            ThemeSystem => "command.theme-system",
            ThemeLight => "command.theme-light",
            ThemeDark => "command.theme-dark",
            Chinese => "command.chinese",
            English => "command.english",
            Larger => "command.larger",
            Smaller => "command.smaller",
            UsualSize => "command.usual-size",
            Settings => "command.settings",
            Manual => "command.manual",
            Tour => "command.tour",
            Keys => "command.keys",
        }
    }

    /// The page that it turns to.
    pub(in crate::ui) fn page(self) -> Option<Page> {
        match self {
            List => Some(Page::List),
            Timeline => Some(Page::Timeline),
            Matrix => Some(Page::Matrix),
            Progress => Some(Page::Progress),
            Changes => Some(Page::Changes),
            Unattached => Some(Page::Unattached),
            _ => None,
        }
    }

    /// The command that the locale files call `command.…`.
    pub(super) fn called(name: &str) -> Option<Self> {
        let is_called = |it: &Self| it.key().strip_prefix("command.") == Some(name);
        Self::all().find(is_called)
    }

    /// Its name, without what it would act on.
    pub fn name(self) -> Cow<'static, str> {
        t!(self.key())
    }

    /// Its name in a menu: `撤销：标记完成`.
    pub fn label(self, scene: &Scene) -> Cow<'static, str> {
        if self == Review {
            let count = scene.workbook.review().open_count();
            return t!("command.with-count", command = self.name(), count = count);
        }
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
            LedgerShown => command(Key::L),
            Changes => command(Key::D),
            Quit => command(Key::Q),
            Undo => command(Key::Z),
            Redo => command(Key::Y),
            Copy => command(Key::C),
            SelectAll => command(Key::A),
            Search => command(Key::F),
            Jump => command(Key::K),
            Settings => command(Key::Comma),
            ClearFilters => shifted(Key::F),
            Larger => command(Key::Plus),
            Smaller => command(Key::Minus),
            UsualSize => command(Key::Num0),
            NextHit => plain(Key::F3),
            PreviousHit => Some(KeyboardShortcut::new(Modifiers::SHIFT, Key::F3)),
            Manual => plain(Key::F1),
            Keys => Some(KeyboardShortcut::new(Modifiers::SHIFT, Key::F1)),
            List => command(Key::Num1),
            Timeline => command(Key::Num2),
            Matrix => command(Key::Num3),
            Progress => command(Key::Num4),
            Side => plain(Key::F9),
            Read => plain(Key::F11),
            Meet => plain(Key::F12),
            Review => plain(Key::F8),
            Names => plain(Key::F7),
            Plans => plain(Key::F4),
            _ => None,
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

    /// Whether it is about the rows shown, which must be those of the filter.
    fn needs_rows(self) -> bool {
        matches!(self, Copy | SelectAll | NextHit | PreviousHit)
    }

    pub fn is_enabled(self, scene: &Scene, view: &View) -> bool {
        match self {
            Undo => scene.workbook.undo_label().is_some(),
            Redo => scene.workbook.redo_label().is_some(),
            Copy => !view.selected.is_empty(),
            SelectAll | ExportShown | LedgerShown => has_rows(scene),
            ClearFilters => !view.filter.is_empty(),
            NextHit | PreviousHit => has_hits(scene, view),
            Picture => view.chart().is_some(),
            SaveNow => !matches!(scene.saving, Saving::Saved | Saving::ReadOnly(_)),
            Larger => size::may_grow(scene.preferences),
            Smaller => size::may_shrink(scene.preferences),
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
            Read => Some(view.mode == Some(Mode::Book)),
            Meet => Some(view.mode == Some(Mode::Meeting)),
            Manual => Some(view.mode == Some(Mode::Manual)),
            _ => self.page().map(|page| view.page == page),
        }
    }
}

/// Whether there is something to go to from hit to hit.
pub(super) fn has_hits(scene: &Scene, view: &View) -> bool {
    view.filter.is_chosen(Facet::Search) && has_rows(scene)
}

/// Whether something is shown, or may be.
fn has_rows(scene: &Scene) -> bool {
    scene.is_behind || !scene.results.rows.is_empty()
}

fn is_chinese() -> bool {
    rust_i18n::locale().starts_with("zh")
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
}
