//! Does what may follow a save off the saving path (backups, the device's own copy), and collects what goes wrong with it.

use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{Builder, JoinHandle};

use super::StoreError;

#[derive(Debug)]
pub(super) struct Keeper {
    in_background: bool,
    at_work: Option<(Sender<Work>, JoinHandle<()>)>,
    troubles: Troubles,
}

type Work = Box<dyn FnOnce() -> Result<(), StoreError> + Send>;
type Troubles = Arc<Mutex<Vec<StoreError>>>;

impl Keeper {
    /// Works one after the other, in the order asked for; who drops it waits for the last.
    pub fn in_background() -> Self {
        Self::new(true)
    }

    /// All is done when asked for; for who wants to know what happens when.
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

    pub fn put(&mut self, work: impl FnOnce() -> Result<(), StoreError> + Send + 'static) {
        if self.in_background && self.at_work.is_none() {
            self.at_work = begin(&self.troubles);
        }
        let left = match &self.at_work {
            Some((works, _)) => works.send(Box::new(work)).err().map(|unsent| unsent.0),
            None => Some(Box::new(work) as Work),
        };
        if let Some(Err(error)) = left.map(|work| work()) {
            self.report(error);
        }
    }

    /// Waits until all that was asked for is done.
    pub fn wait(&mut self) {
        let (done, is_done) = channel();
        self.put(move || {
            let _ = done.send(());
            Ok(())
        });
        let _ = is_done.recv();
    }

    pub fn report(&self, error: StoreError) {
        add(&self.troubles, error);
    }

    /// What went wrong since last asked.
    pub fn troubles(&self) -> Vec<StoreError> {
        let mut troubles = self.troubles.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut *troubles)
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        if let Some((works, at_work)) = self.at_work.take() {
            drop(works);
            let _ = at_work.join();
        }
    }
}

/// `None` where the system has no thread to spare: then all is done in place.
fn begin(troubles: &Troubles) -> Option<(Sender<Work>, JoinHandle<()>)> {
    let (sender, works) = channel::<Work>();
    let troubles = Arc::clone(troubles);
    let at_work = Builder::new().spawn(move || {
        for work in works {
            if let Err(error) = work() {
                add(&troubles, error);
            }
        }
    });
    Some((sender, at_work.ok()?))
}

fn add(troubles: &Troubles, error: StoreError) {
    let mut troubles = troubles.lock().unwrap_or_else(PoisonError::into_inner);
    troubles.push(error);
}
