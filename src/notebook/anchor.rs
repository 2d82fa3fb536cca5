use std::collections::HashMap;

use crate::plan::{Measure, Milestone, Plan, fold_name};

/// How many characters of a measure's text an anchor quotes.
const QUOTE_CHARS: usize = 40;

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
    /// # Panics
    /// Where the plan has no such measure.
    pub fn of(plan: &Plan, measure: usize) -> Self {
        let measure = &plan.measures[measure];
        Self {
            id: measure.id.clone(),
            title: measure.title.clone(),
            quote: measure.text.chars().take(QUOTE_CHARS).collect(),
        }
    }

    /// The index of the measure it fits; `None` leaves the entry in the tray of unattached ones.
    pub fn resolve(&self, plan: &Plan) -> Option<usize> {
        Anchorage::of(plan).measure(self)
    }
}

impl MilestoneAnchor {
    /// # Panics
    /// Where the plan has no such milestone.
    pub fn of(plan: &Plan, measure: usize, milestone: usize) -> Self {
        let milestones = &plan.measures[measure].milestones;
        let it = &milestones[milestone];
        let equal_before = milestones[..milestone].iter().filter(|m| is_equal(m, it));
        Self {
            measure: MeasureAnchor::of(plan, measure),
            text: it.text.clone(),
            governs: it.governs.clone(),
            nth: equal_before.count() as u32 + 1,
        }
    }

    /// The indices of the measure and of its milestone.
    pub fn resolve(&self, plan: &Plan) -> Option<(usize, usize)> {
        Anchorage::of(plan).milestone(self)
    }
}

fn is_equal(a: &Milestone, b: &Milestone) -> bool {
    fold_name(&a.text) == fold_name(&b.text) && fold_name(&a.governs) == fold_name(&b.governs)
}

/// The words of a plan, made ready to find many anchors; compared after NFKC without white space.
pub(super) struct Anchorage<'a> {
    plan: &'a Plan,
    /// Indices of measures by folded title.
    titles: HashMap<String, Vec<usize>>,
    /// What was found before; most entries are about few measures.
    measures: HashMap<MeasureAnchor, Option<usize>>,
    milestones: HashMap<MilestoneAnchor, Option<(usize, usize)>>,
}

impl<'a> Anchorage<'a> {
    pub(super) fn of(plan: &'a Plan) -> Self {
        let mut titles: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, measure) in plan.measures.iter().enumerate() {
            titles
                .entry(fold_name(&measure.title))
                .or_default()
                .push(index);
        }
        Self {
            plan,
            titles,
            measures: HashMap::new(),
            milestones: HashMap::new(),
        }
    }

    pub(super) fn measure(&mut self, anchor: &MeasureAnchor) -> Option<usize> {
        if let Some(found) = self.measures.get(anchor) {
            return *found;
        }
        let found = self.find_measure(anchor);
        self.measures.insert(anchor.clone(), found);
        found
    }

    fn find_measure(&self, anchor: &MeasureAnchor) -> Option<usize> {
        let quote = fold_name(&anchor.quote);
        let fits = |measure: &Measure| {
            let text = fold_name(&measure.text);
            text.starts_with(&quote) && text.is_empty() == quote.is_empty()
        };
        let same_title = self.titles.get(&fold_name(&anchor.title))?;
        let fitting = same_title.iter().copied();
        let fitting: Vec<usize> = fitting.filter(|&m| fits(&self.plan.measures[m])).collect();
        match fitting[..] {
            [only] => Some(only),
            // Word for word the same: only the label can tell them apart.
            _ => fitting
                .into_iter()
                .find(|&m| self.plan.measures[m].id == anchor.id),
        }
    }

    pub(super) fn milestone(&mut self, anchor: &MilestoneAnchor) -> Option<(usize, usize)> {
        if let Some(found) = self.milestones.get(anchor) {
            return *found;
        }
        let found = self.find_milestone(anchor);
        self.milestones.insert(anchor.clone(), found);
        found
    }

    fn find_milestone(&mut self, anchor: &MilestoneAnchor) -> Option<(usize, usize)> {
        let measure = self.measure(&anchor.measure)?;
        let (text, governs) = (fold_name(&anchor.text), fold_name(&anchor.governs));
        let milestones = &self.plan.measures[measure].milestones;
        let mut equal = milestones.iter().enumerate().filter(|(_, milestone)| {
            fold_name(&milestone.text) == text && fold_name(&milestone.governs) == governs
        });
        let nth = usize::try_from(anchor.nth).ok()?.checked_sub(1)?;
        equal.nth(nth).map(|(index, _)| (measure, index))
    }
}
