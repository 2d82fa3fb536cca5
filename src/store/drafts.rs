//! Text being typed: on the disk before it is an entry, in the user's own folder only.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::disk::{Disk, SystemDisk};
use super::{Folders, StoreError, own_file};
use crate::notebook::NoteKind;

/// What stands in the note field of a measure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The measure's id: `1.1`.
    pub measure: String,
    pub text: String,
    pub kind: NoteKind,
    pub private: bool,
}

#[derive(Serialize, Deserialize, Default)]
#[serde(default, rename = "Draft")]
struct DraftTwin {
    measure: String,
    text: String,
    kind: String,
    private: bool,
}

/// What was being typed about a plan. A file that cannot be read is put aside.
pub fn load_drafts(folders: &Folders, fingerprint: &str) -> Vec<Draft> {
    let (twins, _) = own_file::load::<Vec<DraftTwin>>(&SystemDisk, &path(folders, fingerprint));
    let twins = twins.unwrap_or_default().into_iter();
    twins
        .map(|twin| Draft {
            measure: twin.measure,
            text: twin.text,
            kind: kind_of(&twin.kind),
            private: twin.private,
        })
        .collect()
}

/// Replaces what was kept before.
///
/// # Errors
/// The file cannot be written; the old one is untouched.
pub fn save_drafts(
    folders: &Folders,
    fingerprint: &str,
    drafts: &[Draft],
) -> Result<(), StoreError> {
    let path = path(folders, fingerprint);
    if drafts.is_empty() {
        return forget(&path);
    }
    let twins = drafts.iter().map(|draft| DraftTwin {
        measure: draft.measure.clone(),
        text: draft.text.clone(),
        kind: word_of(draft.kind).to_owned(),
        private: draft.private,
    });
    own_file::save(&SystemDisk, &path, &twins.collect::<Vec<_>>())
}

fn forget(path: &std::path::Path) -> Result<(), StoreError> {
    match SystemDisk.remove(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(StoreError::writing(path, error))
        }
        _ => Ok(()),
    }
}

fn path(folders: &Folders, fingerprint: &str) -> PathBuf {
    folders.about_plan("drafts", fingerprint)
}

fn word_of(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Remark => "remark",
        NoteKind::Progress => "progress",
        NoteKind::Problem => "problem",
        NoteKind::Next => "next",
    }
}

fn kind_of(word: &str) -> NoteKind {
    match word {
        "progress" => NoteKind::Progress,
        "problem" => NoteKind::Problem,
        "next" => NoteKind::Next,
        _ => NoteKind::Remark,
    }
}
