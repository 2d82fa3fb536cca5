//! The command line: reads what was typed, does one thing, says in one sentence what went wrong.

mod arguments;
mod check;
mod error;
mod export;
mod help;
mod input;
mod list;
mod mark;
mod merge;
mod note;
mod output;
mod parse;
mod select;
mod show;
mod show_text;
mod table;
mod usage;
mod values;
mod window;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::FromArgMatches;
use clap::error::ErrorKind;

use crate::store::{self, Folders};
use crate::wording;
use arguments::{Arguments, Command};
use error::CliError;

/// Does what the arguments (the program's name first) say. Exit codes: 0 success, 2 bad usage, 1 everything else.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let language = language(&arguments);
    wording::speak(&language);
    let done =
        read(arguments).and_then(|arguments| perform(&Folders::of_user(), arguments, language));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        // Who reads only the beginning has what they want.
        Err(CliError::Printing(cause)) if cause.kind() == std::io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        // Help is asked for, and goes where answers go.
        Err(CliError::Answer(text)) => match output::print(&text) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        },
        Err(error) => {
            output::say(&error.words());
            ExitCode::from(error.exit_code())
        }
    }
}

fn read(arguments: Vec<OsString>) -> Result<Arguments, CliError> {
    let matches = help::command().try_get_matches_from(arguments);
    let read = matches.and_then(|matches| Arguments::from_arg_matches(&matches));
    read.map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => CliError::Answer(error.to_string()),
        _ => CliError::Usage(usage::words(&error)),
    })
}

fn perform(folders: &Folders, arguments: Arguments, language: String) -> Result<(), CliError> {
    if let (Some(_), Err(error)) = (&arguments.command, store::check_register(folders)) {
        output::say(&wording::store_error(&error));
    }
    match arguments.command {
        None => window::open(folders, arguments.files, language),
        Some(Command::Parse(it)) => parse::parse(folders, &it),
        Some(Command::List(it)) => list::list(folders, &it),
        Some(Command::Note(it)) => note::note(folders, it),
        Some(Command::Mark(it)) => mark::mark(folders, it),
        Some(Command::Show(it)) => show::show(folders, &it),
        Some(Command::Merge(it)) => merge::merge(folders, &it),
        Some(Command::Check(it)) => check::check(folders, &it),
        Some(Command::Export(it)) => export::export(folders, &it),
    }
}

/// The language asked for, empty where none was; known before the arguments are read, since what is wrong with them is said
/// in it too.
fn language(arguments: &[OsString]) -> String {
    let mut words = arguments.iter().filter_map(|it| it.to_str());
    let mut chosen = None;
    while let Some(word) = words.next() {
        match word.strip_prefix("--lang") {
            Some("") => chosen = words.next(),
            Some(value) => chosen = value.strip_prefix('='),
            None if word == "--" => break,
            None => {}
        }
    }
    chosen.unwrap_or_default().to_owned()
}
