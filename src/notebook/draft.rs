//! Acts made ready from what their author sees: what a mark replaces, what an edit is of, what a lift takes back.

use std::collections::HashSet;

use super::rules::recurrence_of;
use super::sight::Sight;
use super::{
    About, Act, Author, Draft, EntryId, Mark, MarkError, MarkState, MeasureAnchor, MilestoneAnchor,
    State, Status, Workbook, check_mark,
};
use crate::plan::Milestone;

impl Draft {
    /// Takes back entries of one's own.
    pub fn withdraw(entries: Vec<EntryId>) -> Self {
        Self::about_entries(entries, Act::Withdraw)
    }

    /// Hides others' entries in one's own views.
    pub fn dismiss(entries: Vec<EntryId>) -> Self {
        Self::about_entries(entries, Act::Dismiss)
    }

    fn about_entries(entries: Vec<EntryId>, act: Act) -> Self {
        Self {
            about: About::Entries(entries),
            act,
            replaces: Vec::new(),
            private: false,
        }
    }
}

impl Workbook {
    /// A mark on a whole measure, or on one of its milestones. It replaces all marks that are visible there; where they
    /// clash it settles them, and may start from any side.
    ///
    /// # Panics
    /// Where the plan has no such measure or milestone.
    pub fn mark_draft(
        &self,
        state: &State,
        measure: usize,
        milestone: Option<usize>,
        mark: Mark,
    ) -> Result<Draft, MarkError> {
        let milestones = &self.plan.measures[measure].milestones;
        let of_plan = milestone.map(|nth| &milestones[nth]);
        let seen = &state.measures[measure];
        let (from, marks) = match milestone {
            None => (seen.status, Some(&seen.own)),
            Some(nth) => {
                let marks = seen.milestones[nth].marks_on(mark.period);
                (marks.map_or(Status::Open, |marks| marks.status), marks)
            }
        };
        let sides: Vec<Status> = marks.into_iter().flat_map(MarkState::sides).collect();
        let is_allowed = |&side: &Status| check_mark(side, &mark, of_plan).is_ok();
        if !sides.iter().any(is_allowed) {
            check_mark(from, &mark, of_plan)?;
        }
        self.check_period(&mark, of_plan)?;
        let heads = marks.map(|marks| &marks.heads[..]).unwrap_or_default();
        Ok(Draft {
            about: match milestone {
                None => About::Measure(MeasureAnchor::of(&self.plan, measure)),
                Some(nth) => About::Milestone(MilestoneAnchor::of(&self.plan, measure, nth)),
            },
            act: if marks.is_some_and(MarkState::is_clash) {
                Act::Settle(mark)
            } else {
                Act::Mark(mark)
            },
            replaces: heads.iter().map(|head| head.id.clone()).collect(),
            private: false,
        })
    }

    /// An occurrence is of the plan's year.
    fn check_period(&self, mark: &Mark, milestone: Option<&Milestone>) -> Result<(), MarkError> {
        let recurs = recurrence_of(milestone);
        match (mark.period, recurs, self.plan.year) {
            (Some(period), Some(recurs), Some(year)) if period.year() != year => {
                Err(MarkError::PeriodUnknown { period, recurs })
            }
            _ => Ok(()),
        }
    }

    /// New words for a note (or for what an edit made of it), in the place of all its words that its author can see;
    /// `None` where there is no such note.
    pub fn edit_draft(&self, note: &EntryId, text: String) -> Option<Draft> {
        let mut original = self.notebook().get(note)?.genuine()?;
        let mut replaces = vec![note.clone()];
        while let Act::Edit { .. } = original.act {
            // What an edit replaces is older than the edit, so this ends.
            let of = original.replaces.first()?;
            let clock = original.clock;
            original = self.notebook().get(of)?.genuine()?;
            if original.clock >= clock {
                return None;
            }
            replaces.push(of.clone());
        }
        if !matches!(original.act, Act::Note { .. }) {
            return None;
        }
        self.push_edits(&mut replaces, &original.author);
        Some(Draft {
            about: original.about.clone(),
            act: Act::Edit { text },
            replaces,
            private: original.private,
        })
    }

    /// Adds the author's edits of what is in `words`, and of these.
    fn push_edits(&self, words: &mut Vec<EntryId>, author: &Author) {
        let sight = Sight::of_all(self.notebook(), author);
        for (index, record) in sight.records.iter().enumerate() {
            let Some(entry) = sight.live(index) else {
                continue;
            };
            let is_edit = matches!(entry.act, Act::Edit { .. }) && entry.author == *author;
            let is_of_these = || entry.replaces.iter().any(|id| words.contains(id));
            if is_edit && is_of_these() && !words.contains(&record.id) {
                words.push(record.id.clone());
            }
        }
    }

    /// The author's own dismissals in force that hide any of these entries.
    pub fn dismissals_of(&self, entries: &[EntryId], author: &Author) -> Vec<EntryId> {
        let wanted: HashSet<&EntryId> = entries.iter().collect();
        let sight = Sight::of_all(self.notebook(), author);
        let hides = |&index: &usize| {
            let Some(entry) = sight.live(index) else {
                return false;
            };
            let About::Entries(hidden) = &entry.about else {
                return false;
            };
            let is_own = entry.act == Act::Dismiss && entry.author == *author;
            is_own && hidden.iter().any(|id| wanted.contains(id))
        };
        let dismissals = (0..sight.records.len()).filter(hides);
        dismissals.map(|i| sight.records[i].id.clone()).collect()
    }

    /// Shows dismissed entries again, and only these: what else the same dismissals hide is dismissed anew. Empty where
    /// nothing hides them.
    pub fn lift_drafts(&self, entries: &[EntryId], author: &Author) -> Vec<Draft> {
        let dismissals = self.dismissals_of(entries, author);
        let hidden = dismissals.iter().filter_map(|id| self.notebook().get(id));
        let hidden = hidden.filter_map(|record| match &record.genuine()?.about {
            About::Entries(ids) => Some(ids),
            _ => None,
        });
        let lifted: HashSet<&EntryId> = entries.iter().collect();
        let others: HashSet<&EntryId> =
            hidden.flatten().filter(|id| !lifted.contains(id)).collect();
        let mut others: Vec<EntryId> = others.into_iter().cloned().collect();
        others.sort();
        let mut drafts = Vec::new();
        if !dismissals.is_empty() {
            drafts.push(Draft::withdraw(dismissals));
        }
        if !others.is_empty() {
            drafts.push(Draft::dismiss(others));
        }
        drafts
    }
}
