use super::IntakeError;

/// Asked between pages and parts: told the share done (0 to 1), answers whether to go on.
pub struct Steps<'a> {
    go_on: &'a mut dyn FnMut(f32) -> bool,
}

impl<'a> Steps<'a> {
    pub fn new(go_on: &'a mut dyn FnMut(f32) -> bool) -> Self {
        Self { go_on }
    }

    pub fn step(&mut self, done: usize, all: usize) -> Result<(), IntakeError> {
        let share = done as f32 / all.max(1) as f32;
        if (self.go_on)(share.min(1.0)) {
            Ok(())
        } else {
            Err(IntakeError::Cancelled)
        }
    }
}
