use std::sync::Arc;

use super::{Notebook, Review, Viewpoint};
use crate::plan::Plan;

/// A plan as it was read, and what is corrected of it. A clone shares both.
#[derive(Clone, Debug)]
pub struct Reading {
    /// As it was read.
    read: Arc<Plan>,
    /// The doubts of `read`, without answers.
    doubts: Arc<Review>,
    review: Arc<Review>,
    /// `read` with the corrections of `review` in it.
    corrected: Arc<Plan>,
}

impl Reading {
    pub(super) fn of(plan: Arc<Plan>) -> Self {
        let doubts = Arc::new(Review::of_doubts(&plan));
        Self {
            read: Arc::clone(&plan),
            review: Arc::clone(&doubts),
            doubts,
            corrected: plan,
        }
    }

    pub fn plan_as_read(&self) -> &Arc<Plan> {
        &self.read
    }

    pub fn review(&self) -> &Review {
        &self.review
    }

    /// The plan with its corrections.
    pub fn plan(&self) -> &Arc<Plan> {
        &self.corrected
    }

    /// With the corrections that are to be seen from `viewpoint`; the plan is the same where these are.
    #[must_use]
    pub fn corrected(&self, notebook: &Notebook, viewpoint: &Viewpoint) -> Self {
        let review = match self.doubts.answered(&self.read, notebook, viewpoint) {
            Some(answered) => Arc::new(answered),
            None => Arc::clone(&self.doubts),
        };
        let mut reading = self.clone();
        if review == self.review {
            return reading;
        }
        if review.changes() || self.review.changes() {
            reading.corrected = match review.changes() {
                true => Arc::new(review.corrected(&self.read)),
                false => Arc::clone(&self.read),
            };
        }
        reading.review = review;
        reading
    }
}
