use crate::plan::Plan;

/// What an entry about a measure remembers of it; title and quote decide, the id is a label.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MeasureAnchor {
    pub id: String,
    pub title: String,
    /// The opening words of the text.
    pub quote: String,
}

/// What an entry about a milestone remembers of it; `#K` is only a label.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MilestoneAnchor {
    pub measure: MeasureAnchor,
    pub text: String,
    pub governs: String,
    /// Which of equal expressions it is, from 1.
    pub nth: u32,
}

impl MeasureAnchor {
    pub fn of(plan: &Plan, measure: usize) -> Self {
        let _ = (plan, measure);
        todo!()
    }

    /// The index of the measure it fits; `None` leaves the entry in the tray of unattached ones.
    pub fn resolve(&self, plan: &Plan) -> Option<usize> {
        let _ = plan;
        todo!()
    }
}

impl MilestoneAnchor {
    pub fn of(plan: &Plan, measure: usize, milestone: usize) -> Self {
        let _ = (plan, measure, milestone);
        todo!()
    }

    /// The indices of the measure and of its milestone.
    pub fn resolve(&self, plan: &Plan) -> Option<(usize, usize)> {
        let _ = plan;
        todo!()
    }
}
