//! Makes backups off the saving path, and collects what goes wrong beside it.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use chrono::{DateTime, Local};

use super::disk::Disk;
use super::{StoreError, backup};

#[derive(Debug)]
pub(super) struct Keeper {
    in_background: bool,
    at_work: Option<JoinHandle<()>>,
    troubles: Troubles,
}

type Troubles = Arc<Mutex<Vec<StoreError>>>;

impl Keeper {
    pub fn in_background() -> Self {
        Self::new(true)
    }

    /// Each backup is done when asked for; for who wants to know what happens when.
    #[cfg(test)]
    pub fn in_place() -> Self {
        Self::new(false)
    }

    fn new(in_background: bool) -> Self {
        Self {
            in_background,
            at_work: None,
            troubles: Troubles::default(),
        }
    }

    /// Keeps `bytes` as a backup in `folder`.
    pub fn keep(
        &mut self,
        disk: Arc<dyn Disk>,
        folder: PathBuf,
        bytes: Arc<[u8]>,
        now: DateTime<Local>,
    ) {
        self.wait();
        let troubles = self.troubles.clone();
        let work = move || {
            if let Err(error) = backup::keep(&*disk, &folder, &bytes, now) {
                add(&troubles, error);
            }
        };
        match self.in_background {
            true => self.at_work = Some(std::thread::spawn(work)),
            false => work(),
        }
    }

    pub fn report(&self, error: StoreError) {
        add(&self.troubles, error);
    }

    /// What went wrong since last asked.
    pub fn troubles(&self) -> Vec<StoreError> {
        let mut troubles = self.troubles.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut *troubles)
    }

    fn wait(&mut self) {
        if let Some(work) = self.at_work.take() {
            let _ = work.join();
        }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.wait();
    }
}

fn add(troubles: &Troubles, error: StoreError) {
    let mut troubles = troubles.lock().unwrap_or_else(PoisonError::into_inner);
    troubles.push(error);
}
