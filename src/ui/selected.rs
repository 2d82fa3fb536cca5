use std::ops::Deref;

/// Selected measures, indices into `Plan::measures`, growing: of a hundred thousand, a copy or a comparison is one of memory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selected(Vec<usize>);

impl Selected {
    /// Of measures in any order; one that comes twice is kept once.
    pub fn of(measures: impl Into<Vec<usize>>) -> Self {
        let mut measures = measures.into();
        measures.sort_unstable();
        measures.dedup();
        Self(measures)
    }

    pub fn contains(&self, measure: usize) -> bool {
        self.0.binary_search(&measure).is_ok()
    }

    /// Adds a measure, or takes it out.
    pub fn toggle(&mut self, measure: usize) {
        match self.0.binary_search(&measure) {
            Ok(at) => drop(self.0.remove(at)),
            Err(at) => self.0.insert(at, measure),
        }
    }

    pub fn retain(&mut self, keep: impl FnMut(&usize) -> bool) {
        self.0.retain(keep);
    }
}

impl Deref for Selected {
    type Target = [usize];

    fn deref(&self) -> &[usize] {
        &self.0
    }
}
