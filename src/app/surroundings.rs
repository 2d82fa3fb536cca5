use chrono::{DateTime, FixedOffset, Local};

use crate::store::{self, Folders};

/// The world as the window needs it: tests bring their own.
#[derive(Clone, Debug)]
pub struct Surroundings {
    pub folders: Folders,
    pub now: fn() -> DateTime<FixedOffset>,
    /// A random number that makes two equal acts two entries.
    pub nonce: fn() -> u64,
    /// Work is done beside drawing; else at once, in the frame that asks for it.
    pub threads: bool,
    /// `zh`, `en`; empty: the one that was chosen in the window.
    pub language: String,
    /// The platform's file dialogs are used; else a path is typed.
    pub dialogs: bool,
}

impl Surroundings {
    pub fn of_user() -> Self {
        Self {
            folders: Folders::of_user(),
            now: || Local::now().fixed_offset(),
            nonce: store::nonce,
            threads: true,
            language: String::new(),
            dialogs: true,
        }
    }
}
