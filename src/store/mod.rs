//! The disk: notebook files, atomic saving, settings, knowledge compiled in.
//!
//! What is promised, each with tests that let every single step fail:
//!
//! - When [`Writer::save`] returns, every entry is in the named file and survives a power cut.
//! - A file that cannot be read is never overwritten; the newest good backup is named.
//! - What a shared file loses of what this device acknowledged comes back with the next save.

mod atomic;
mod backup;
mod book;
mod device;
mod disk;
mod drafts;
mod error;
mod evidence;
mod export;
mod folder;
mod folders;
mod format;
mod journal;
mod keeper;
mod lights;
mod load;
mod lock;
mod open;
mod own_file;
mod peek;
mod random;
mod recovery;
mod register;
mod replaced;
mod restore;
mod seen;
mod settings;
#[cfg(test)]
mod tests;
mod union;
mod watch;
mod writer;

pub use drafts::{Draft, DraftOf, load_drafts, save_drafts};
pub use error::StoreError;
pub use evidence::evidence;
pub use export::{is_same_file, write_export, write_notebook};
pub use folder::{Opening, look_into_folder};
pub use folders::{Folders, file_name};
pub use format::{FORMAT, Fault, FormatError, parse_newer, parse_notebook, print_notebook};
pub use lights::light_presets;
pub use load::{COLLEAGUE_LIMIT, load_colleague, load_newer, load_notebook, read_bytes};
pub use open::{is_folder, missing, newest_backup, open_notebook, open_notebook_of, with_backup};
pub use peek::read_text;
pub use random::nonce;
pub use recovery::{Difference, Saved, SavedKind, list_saved};
pub use register::{
    check_register, embedded_register, extend_register, load_register, register_path,
};
pub use restore::{Restored, restore_backup};
pub use seen::{Seen, load_seen, save_seen};
pub use settings::{KeptLayout, OpenPlans, Settings, load_settings, save_settings, settings_path};
pub use watch::Watch;
pub use writer::Writer;
