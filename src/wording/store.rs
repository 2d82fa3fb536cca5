use std::io::{self, ErrorKind};
use std::path::Path;

use rust_i18n::t;

use super::Word;
use crate::store::{FormatError, StoreError};

/// What happened to a file, where, and what to do about it.
pub fn store_error(error: &StoreError) -> String {
    let path = error.path().display();
    let sentence = match error {
        StoreError::Missing { .. } => t!("store.missing", path = path),
        StoreError::FolderMissing { .. } => t!("store.folder-missing", path = path),
        StoreError::IsFolder { .. } => t!("store.is-folder", path = path),
        StoreError::Empty { .. } => t!("store.empty", path = path),
        StoreError::Binary { .. } => t!("store.binary", path = path),
        StoreError::NotUtf8 { offset, .. } => t!("store.not-utf8", path = path, byte = offset + 1),
        StoreError::Damaged { source, .. } => damage(error.path(), source),
        StoreError::NewerFormat { format, .. } => t!("store.newer", path = path, format = format),
        StoreError::OtherPlan { theirs, ours, .. } => {
            t!(
                "store.other-plan",
                path = path,
                theirs = theirs,
                ours = ours
            )
        }
        StoreError::NotebookThere { .. } => t!("store.notebook-there", path = path),
        StoreError::WouldLose { count, .. } => {
            t!("store.would-lose", path = path, count = count)
        }
        StoreError::TooLarge { limit, .. } => {
            t!(
                "store.too-large",
                path = path,
                limit = limit / (1024 * 1024)
            )
        }
        StoreError::ReadDenied { .. } => t!("store.read-denied", path = path),
        StoreError::WriteDenied { .. } => t!("store.write-denied", path = path),
        StoreError::Full { .. } => t!("store.full", path = path),
        StoreError::Locked { holder, .. } => match holder {
            Some(holder) => t!("store.locked-by", path = path, holder = holder),
            None => t!("store.locked", path = path),
        },
        StoreError::Unreadable { source, .. } => {
            t!("store.unreadable", path = path, why = cause(source))
        }
        StoreError::Unwritable { source, .. } => {
            t!("store.unwritable", path = path, why = cause(source))
        }
        StoreError::SetAside { aside, .. } => {
            t!("store.set-aside", path = path, aside = aside.display())
        }
        StoreError::Register { line, column, .. } => {
            t!("store.register", path = path, line = line, column = column)
        }
    };
    match (error.is_damage(), error.backup()) {
        (true, Some(backup)) => format!(
            "{sentence}{}",
            t!("store.backup", backup = backup.display())
        ),
        (true, None) => format!("{sentence}{}", t!("store.no-backup")),
        (false, _) => sentence.into(),
    }
}

fn damage(path: &Path, source: &FormatError) -> Word {
    let path = path.display();
    match source {
        FormatError::NotANotebook => t!("store.not-a-notebook", path = path),
        source => t!(
            "store.damaged",
            path = path,
            why = super::format_error(source)
        ),
    }
}

/// The system's reason; the commonest in our words.
fn cause(error: &io::Error) -> Word {
    match error.kind() {
        ErrorKind::InvalidData => t!("store.cause.reads-differently"),
        ErrorKind::InvalidInput => t!("store.cause.no-file"),
        ErrorKind::TimedOut | ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable => {
            t!("store.cause.network")
        }
        ErrorKind::InvalidFilename => t!("store.cause.name"),
        _ => error.to_string().into(),
    }
}
