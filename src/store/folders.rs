use std::path::{Path, PathBuf};

use directories::{ProjectDirs, UserDirs};
use sha2::{Digest, Sha256};

/// How many characters of a title or a name go into a file name.
const NAME_CHARACTERS: usize = 40;
/// How long a file name may be, with room for what is put before or after it.
const NAME_BYTES: usize = 200;
/// How many hexadecimal digits of a fingerprint tell plans apart in a file name.
const FINGERPRINT_DIGITS: usize = 8;

/// Where the program keeps what it keeps, as the platform's conventions say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    /// Notebooks, drafts, backups, what was seen.
    pub data: PathBuf,
    /// Settings.
    pub config: PathBuf,
    documents: PathBuf,
}

impl Folders {
    /// `~/.local/share/cuoshi` and `~/.config/cuoshi`; `%APPDATA%\cuoshi\data` and `\config`; `~/Library/Application Support/cuoshi`.
    pub fn of_user() -> Self {
        match ProjectDirs::from("", "", "cuoshi") {
            Some(folders) => Self {
                data: folders.data_dir().to_owned(),
                config: folders.config_dir().to_owned(),
                documents: documents_of_user(),
            },
            // A user without a home: a service, a container.
            None => Self::under(&std::env::temp_dir().join("cuoshi")),
        }
    }

    /// Everything under one folder.
    pub fn under(root: &Path) -> Self {
        Self {
            data: root.join("data"),
            config: root.join("config"),
            documents: root.to_owned(),
        }
    }

    /// Where a person keeps documents: what dialogs suggest.
    pub fn documents(&self) -> &Path {
        &self.documents
    }

    /// The local notebook of a plan where no other was chosen: `notebooks/聊城市…措施-0f4f5c8f.ron`.
    pub fn notebook_of(&self, fingerprint: &str, title: &str) -> PathBuf {
        let digits: String = fingerprint.chars().take(FINGERPRINT_DIGITS).collect();
        let stem = join_words(&file_name_part(title), &digits);
        self.data.join("notebooks").join(format!("{stem}.ron"))
    }

    /// A file of our own about one plan, under `data`.
    pub(super) fn about_plan(&self, kind: &str, fingerprint: &str) -> PathBuf {
        let name = file_name_part(fingerprint);
        self.data.join(kind).join(format!("{name}.ron"))
    }
}

fn documents_of_user() -> PathBuf {
    let Some(user) = UserDirs::new() else {
        return PathBuf::new();
    };
    let documents = user.document_dir().filter(|folder| folder.is_dir());
    documents.unwrap_or(user.home_dir()).to_owned()
}

/// A text as a file name that every platform takes: without what is not allowed in one, and not too long.
pub fn file_name(text: &str) -> String {
    let name = sanitize(text);
    // Chinese takes three bytes a character, and names end at 255.
    let end = name.floor_char_boundary(NAME_BYTES);
    if end == name.len() {
        return name;
    }
    let (stem, extension) = match name.rsplit_once('.') {
        Some((stem, extension)) if extension.len() < 8 => (stem, format!(".{extension}")),
        _ => (name.as_str(), String::new()),
    };
    let end = stem.floor_char_boundary(NAME_BYTES - extension.len());
    format!("{}{extension}", stem[..end].trim_end())
}

fn sanitize(text: &str) -> String {
    let is_allowed = |c: &char| !c.is_control() && !r#"/\:*?"<>|"#.contains(*c);
    let name: String = text.chars().filter(is_allowed).collect();
    name.trim().trim_matches('.').to_owned()
}

/// Names a file's own things (its backups, its journal) in our folders: readable, and different for every path.
pub(super) fn key_of(real_path: &Path) -> String {
    let digest = Sha256::digest(real_path.as_os_str().as_encoded_bytes());
    let digits: String = digest
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let stem = real_path.file_stem().unwrap_or_default().to_string_lossy();
    join_words(&file_name_part(&stem), &digits)
}

/// What of a text can be a part of a file name: short, and without white space.
pub(super) fn file_name_part(text: &str) -> String {
    let name = sanitize(text);
    let visible = name.chars().filter(|c| !c.is_whitespace());
    visible.take(NAME_CHARACTERS).collect()
}

fn join_words(name: &str, digits: &str) -> String {
    match name {
        "" => digits.to_owned(),
        _ => format!("{name}-{digits}"),
    }
}
