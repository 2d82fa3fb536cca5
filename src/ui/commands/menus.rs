use super::Command::{self, *};

/// A menu: the key of its name and its commands; `None` is a line between groups.
pub type Menu = (&'static str, &'static [Option<Command>]);

/// The commands that stand between the same lines of a menu as this one.
pub(in crate::ui) fn beside(command: Command) -> impl Iterator<Item = Command> {
    let groups = MENUS.iter().flat_map(|(_, all)| all.split(Option::is_none));
    let has = move |group: &&[Option<Command>]| group.contains(&Some(command));
    groups.filter(has).flatten().copied().flatten()
}

/// The menu bar.
pub const MENUS: [Menu; 5] = [
    (
        "menu.file",
        &[
            Some(Open),
            Some(OpenPasted),
            Some(OpenEmbedded),
            None,
            Some(SaveNow),
            Some(SaveNotebookAs),
            Some(Share),
            Some(Recovery),
            None,
            Some(TakeIn),
            Some(ExportShown),
            Some(ExportAll),
            Some(ExportPrivate),
            None,
            Some(Settings),
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
            Some(Jump),
            Some(NextHit),
            Some(PreviousHit),
            Some(ClearFilters),
        ],
    ),
    (
        "menu.view",
        &[
            Some(Side),
            None,
            Some(List),
            Some(Timeline),
            Some(Matrix),
            Some(Progress),
            Some(Unattached),
            None,
            Some(Read),
            Some(Meet),
            None,
            Some(Review),
            Some(Names),
            Some(Plans),
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
    (
        "menu.report",
        &[Some(Changes), None, Some(LedgerShown), Some(Picture)],
    ),
    ("menu.help", &[Some(Manual), Some(Tour), None, Some(Keys)]),
];
