use std::collections::{BTreeMap, BTreeSet};

use rust_i18n::t;

use super::parts::dotted;
use crate::notebook::{State, Status};
use crate::plan::{Party, Plan};
use crate::wording;

/// What the selected measures share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Common {
    chapters: BTreeSet<usize>,
    leads: Vec<String>,
    responsible: Vec<String>,
    statuses: BTreeMap<Status, usize>,
}

impl Common {
    pub fn of(plan: &Plan, state: &State, selected: &[usize]) -> Self {
        let mut common = Self::default();
        let mut first = true;
        for &index in selected {
            let (Some(measure), Some(state)) =
                (plan.measures.get(index), state.measures.get(index))
            else {
                continue;
            };
            // Measures come chapter by chapter.
            if common.chapters.last() != Some(&measure.chapter) {
                common.chapters.insert(measure.chapter);
            }
            *common.statuses.entry(state.status).or_default() += 1;
            let lists = measure.assignments.iter();
            keep_shared(
                &mut common.leads,
                lists.clone().flat_map(|it| &it.lead),
                first,
            );
            keep_shared(
                &mut common.responsible,
                lists.flat_map(|it| &it.responsible),
                first,
            );
            first = false;
        }
        common
    }

    /// One line each: chapter, who leads, who answers, how many stand where.
    pub fn lines(&self, plan: &Plan) -> Vec<String> {
        let mut lines = Vec::new();
        let only = self.chapters.first().filter(|_| self.chapters.len() == 1);
        if let Some(chapter) = only.and_then(|&chapter| plan.chapters.get(chapter)) {
            let number = wording::chapter(chapter.number);
            lines.push(t!("detail.chapter", number = number, title = chapter.title).into());
        } else {
            lines.push(t!("detail.chapters", count = self.chapters.len()).into());
        }
        let and = t!("list.and");
        if !self.leads.is_empty() {
            lines.push(t!("detail.shared-lead", names = self.leads.join(&and)).into());
        }
        if !self.responsible.is_empty() {
            let names = self.responsible.join(&and);
            lines.push(t!("detail.shared-responsible", names = names).into());
        }
        let statuses = self.statuses.iter().map(|(status, count)| {
            let status = wording::status(*status);
            t!("detail.status-count", status = status, count = count).into_owned()
        });
        lines.push(dotted(&statuses.collect::<Vec<_>>()));
        lines
    }
}

fn keep_shared<'a>(
    shared: &mut Vec<String>,
    parties: impl Iterator<Item = &'a Party> + Clone,
    first: bool,
) {
    if first {
        for party in parties {
            if !shared.contains(&party.name) {
                shared.push(party.name.clone());
            }
        }
    } else {
        shared.retain(|name| parties.clone().any(|party| party.name == *name));
    }
}
