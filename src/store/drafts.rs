//! Text being typed: on the disk before it is an entry, in the user's own folder only.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::disk::{Disk, SystemDisk};
use super::{Folders, StoreError, own_file};
use crate::notebook::{EntryId, NoteKind};

/// What stands in a field and is not submitted. Kind and privacy are those of a note.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    pub of: DraftOf,
    pub text: String,
    pub kind: NoteKind,
    pub private: bool,
}

/// Which field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftOf {
    /// A new note on the measure with this id: `1.1`.
    Note { measure: String },
    /// An answer to a note.
    Answer { to: EntryId },
    /// New words for a note.
    Edit { of: EntryId },
}

impl Default for DraftOf {
    fn default() -> Self {
        let measure = String::new();
        Self::Note { measure }
    }
}

#[derive(Serialize, Deserialize, Default)]
#[serde(default, rename = "Draft")]
struct DraftTwin {
    #[serde(skip_serializing_if = "String::is_empty")]
    measure: String,
    /// Id of the note that is answered.
    #[serde(skip_serializing_if = "String::is_empty")]
    answers: String,
    /// Id of the note that is changed.
    #[serde(skip_serializing_if = "String::is_empty")]
    edits: String,
    text: String,
    kind: String,
    private: bool,
}

impl DraftTwin {
    fn of(draft: &Draft) -> Self {
        let mut twin = Self {
            text: draft.text.clone(),
            kind: word_of(draft.kind).to_owned(),
            private: draft.private,
            ..Self::default()
        };
        match &draft.of {
            DraftOf::Note { measure } => twin.measure.clone_from(measure),
            DraftOf::Answer { to } => twin.answers.clone_from(&to.0),
            DraftOf::Edit { of } => twin.edits.clone_from(&of.0),
        }
        twin
    }

    fn draft(self) -> Draft {
        let of = match (self.answers.is_empty(), self.edits.is_empty()) {
            (false, _) => DraftOf::Answer {
                to: EntryId(self.answers),
            },
            (_, false) => DraftOf::Edit {
                of: EntryId(self.edits),
            },
            _ => DraftOf::Note {
                measure: self.measure,
            },
        };
        Draft {
            of,
            text: self.text,
            kind: kind_of(&self.kind),
            private: self.private,
        }
    }
}

/// What was being typed about a plan. A file that cannot be read is put aside.
pub fn load_drafts(folders: &Folders, fingerprint: &str) -> Vec<Draft> {
    let (twins, _) = own_file::load::<Vec<DraftTwin>>(&SystemDisk, &path(folders, fingerprint));
    let twins = twins.unwrap_or_default().into_iter();
    twins.map(DraftTwin::draft).collect()
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
    let twins: Vec<DraftTwin> = drafts.iter().map(DraftTwin::of).collect();
    own_file::save(&SystemDisk, &path, &twins)
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
