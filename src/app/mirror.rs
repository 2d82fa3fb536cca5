/// What the disk has of a value that changes while it is written.
#[derive(Debug, Default)]
pub(super) struct Mirror<T> {
    on_disk: T,
    at_work: bool,
}

impl<T: PartialEq + Clone> Mirror<T> {
    /// Of a value that is on the disk.
    pub fn of(on_disk: T) -> Self {
        let at_work = false;
        Self { on_disk, at_work }
    }

    /// Whether the disk has another value.
    pub fn differs(&self, value: &T) -> bool {
        self.on_disk != *value
    }

    /// What is to be written now, if anything: one write at a time, always of the newest.
    pub fn begin(&mut self, value: &T) -> Option<T> {
        if self.at_work || !self.differs(value) {
            return None;
        }
        self.at_work = true;
        Some(value.clone())
    }

    /// A write of `written` has ended. One that failed is tried again with the next change.
    pub fn end(&mut self, written: T) {
        self.at_work = false;
        self.on_disk = written;
    }
}
