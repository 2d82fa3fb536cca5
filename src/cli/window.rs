use std::path::{Path, PathBuf};

use rust_i18n::t;

use super::arguments::Filters;
use super::error::CliError;
use super::output::{print, say};
use super::select::Selection;
use super::{input, table};
use crate::app;
use crate::display;
use crate::store::Folders;

/// Opens the window; where there is no display, prints the list and says why.
/// `language`: the one asked for, empty for the one that the person chose in the window.
pub(super) fn open(
    folders: &Folders,
    files: Vec<PathBuf>,
    language: String,
) -> Result<(), CliError> {
    if !has_display() {
        print_lists(folders, &files)?;
        say(&t!("cli.no-display"));
        return Ok(());
    }
    match display::complaint() {
        Some(complaint) => Err(CliError::NoWindow(complaint)),
        None => app::run(files, language).map_err(CliError::NoWindow),
    }
}

fn print_lists(folders: &Folders, files: &[PathBuf]) -> Result<(), CliError> {
    if files.is_empty() {
        return print_list(folders, None);
    }
    for file in files {
        print_list(folders, Some(file))?;
    }
    Ok(())
}

fn print_list(folders: &Folders, file: Option<&Path>) -> Result<(), CliError> {
    let input = input::to_read(folders, file, None)?;
    let selection = Selection::of(folders, input, &Filters::default());
    print(&table::table(&selection.ledger(false)))
}

/// On Linux a session says where its display is; elsewhere there is one.
fn has_display() -> bool {
    let is_said = |name| std::env::var_os(name).is_some_and(|it| !it.is_empty());
    let places = ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"];
    !cfg!(target_os = "linux") || places.into_iter().any(is_said)
}
