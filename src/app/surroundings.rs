use chrono::{DateTime, FixedOffset, Local};

use crate::store::{self, Folders};

/// Each thousand of them takes a frame about a millisecond at worst, and 8 ms are not noticed.
pub const LITTLE: usize = 4_000;

/// The world as the window needs it: tests bring their own.
#[derive(Clone, Debug)]
pub struct Surroundings {
    pub folders: Folders,
    pub now: fn() -> DateTime<FixedOffset>,
    /// A random number that makes two equal acts two entries.
    pub nonce: fn() -> u64,
    /// Work is done beside drawing; else at once, in the frame that asks for it.
    pub threads: bool,
    /// What is shown of so many measures and entries is computed in the frame that asks for it; of more, beside drawing.
    pub little: usize,
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
            little: LITTLE,
            language: String::new(),
            dialogs: true,
        }
    }
}
