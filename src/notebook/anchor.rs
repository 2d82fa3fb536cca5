use std::collections::HashMap;
use std::sync::OnceLock;

use crate::plan::{Milestone, Plan, fold_name};

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
    /// Indices of measures by folded title; asked for only where an anchor's label leads to another measure.
    titles: OnceLock<HashMap<String, Vec<usize>>>,
    /// What was found before; most entries are about few measures.
    measures: HashMap<MeasureAnchor, Option<usize>>,
    milestones: HashMap<MilestoneAnchor, Option<(usize, usize)>>,
}

impl<'a> Anchorage<'a> {
    pub(super) fn of(plan: &'a Plan) -> Self {
        Self {
            plan,
            titles: OnceLock::new(),
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
        let (title, quote) = (fold_name(&anchor.title), fold_name(&anchor.quote));
        let fits = |&at: &usize| {
            let text = fold_name(&self.plan.measures[at].text);
            text.starts_with(&quote) && text.is_empty() == quote.is_empty()
        };
        let has_title = |&at: &usize| fold_name(&self.plan.measures[at].title) == title;
        // Where the measure of this label fits it is meant, whatever else fits.
        let labelled = self.labelled(&anchor.id).filter(has_title).filter(fits);
        if labelled.is_some() {
            return labelled;
        }
        let same_title = self.titles().get(&title)?;
        let fitting: Vec<usize> = same_title.iter().copied().filter(fits).collect();
        match fitting[..] {
            [only] => Some(only),
            // Word for word the same: only the label can tell them apart.
            _ => fitting
                .into_iter()
                .find(|&m| self.plan.measures[m].id == anchor.id),
        }
    }

    /// The measure with this id.
    fn labelled(&self, id: &str) -> Option<usize> {
        let (chapter, number) = id.split_once('.')?;
        let (chapter, number): (u32, usize) = (chapter.parse().ok()?, number.parse().ok()?);
        let mut chapters = self.plan.chapters.iter();
        let range = &chapters.find(|it| it.number == chapter)?.measures;
        let at = range.start.checked_add(number.checked_sub(1)?)?;
        let measure = self.plan.measures.get(at)?;
        (measure.id == id).then_some(at)
    }

    fn titles(&self) -> &HashMap<String, Vec<usize>> {
        self.titles.get_or_init(|| {
            let mut titles: HashMap<String, Vec<usize>> = HashMap::new();
            for (index, measure) in self.plan.measures.iter().enumerate() {
                let title = fold_name(&measure.title);
                titles.entry(title).or_default().push(index);
            }
            titles
        })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Chapter, Measure, Span};

    fn plan(titles: &[&str]) -> Plan {
        let measure = |(nth, title): (usize, &&str)| Measure {
            id: format!("1.{}", nth + 1),
            chapter: 0,
            number: nth as u32 + 1,
            label: String::new(),
            section: Vec::new(),
            title: (*title).to_owned(),
            text: "全面实现。".to_owned(),
            assignments: Vec::new(),
            milestones: Vec::new(),
            targets: Vec::new(),
            references: Vec::new(),
            source: Span::default(),
        };
        Plan {
            chapters: vec![Chapter {
                number: 1,
                title: String::new(),
                source: Span::default(),
                sections: Vec::new(),
                measures: 0..titles.len(),
            }],
            measures: titles.iter().enumerate().map(measure).collect(),
            ..Plan::default()
        }
    }

    #[track_caller]
    fn check((id, title, quote): (&str, &str, &str), expected: Option<usize>) {
        let anchor = MeasureAnchor {
            id: id.to_owned(),
            title: title.to_owned(),
            quote: quote.to_owned(),
        };
        let plan = plan(&["走访企业", "走访企业", "深化品牌"]);
        assert_eq!(anchor.resolve(&plan), expected, "{anchor:?}");
    }

    #[test]
    fn the_words_decide_and_the_label_only_between_equal_ones() {
        check(("1.2", "走访企业", "全面"), Some(1));
        check(("1.1", "走访 企业", "全面"), Some(0));
        check(("1.1", "深化品牌", "全面"), Some(2));
        check(("9.9", "深化品牌", "全面"), Some(2));
        check(("9.9", "走访企业", "全面"), None);
        check(("1.3", "走访企业", "全面"), None);
        check(("1.1", "走访企业", "逐步"), None);
        check(("1.1", "走访企业", ""), None);
        check(("", "深化品牌", "全面"), Some(2));
    }
}
