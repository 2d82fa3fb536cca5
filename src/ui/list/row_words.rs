//! What a row says.

use std::borrow::Cow;

use rust_i18n::t;

use crate::notebook::{Light, MeasureState, Status};
use crate::plan::{Measure, Party, Plan};
use crate::query::{Hit, Search};
use crate::wording;

/// What a row shows, as words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ui) struct Row {
    pub id: String,
    pub title: String,
    pub title_hits: Vec<Hit>,
    /// Where else the words of the search are.
    pub why: String,
    pub chapter: String,
    pub lead: String,
    pub lead_hits: Vec<Hit>,
    pub responsible: String,
    pub responsible_hits: Vec<Hit>,
    pub due: String,
    pub status: Status,
    pub light: Light,
    pub notes: usize,
    pub clash: bool,
}

/// What the search says of a row.
pub(in crate::ui) struct Found<'a> {
    pub why: String,
    pub search: &'a Search,
}

impl<'a> Found<'a> {
    pub fn of(search: &'a Search) -> Self {
        let why = String::new();
        Self { why, search }
    }
}

impl Row {
    /// Of a measure by its index.
    pub fn of(
        plan: &Plan,
        index: usize,
        state: Option<&MeasureState>,
        found: &Found<'_>,
    ) -> Option<Self> {
        let measure = plan.measures.get(index)?;
        let chapter = plan.chapters.get(measure.chapter);
        let assignments = || measure.assignments.iter();
        let lead = names(assignments().flat_map(|it| &it.lead));
        let responsible = names(assignments().flat_map(|it| &it.responsible));
        Some(Self {
            id: measure.id.clone(),
            title: measure.title.clone(),
            title_hits: found.search.hits_in_name(&measure.title),
            why: found.why.clone(),
            chapter: chapter.map_or_else(String::new, |it| it.title.clone()),
            lead_hits: found.search.hits_in_name(&lead),
            lead,
            responsible_hits: found.search.hits_in_name(&responsible),
            responsible,
            due: due_words(measure, state).join(&t!("list.and")),
            status: state.map_or(Status::Open, |state| state.status),
            light: state.map_or(Light::None, |state| state.light),
            notes: state.map_or(0, |state| state.notes.len()),
            clash: state.is_some_and(MeasureState::has_clash),
        })
    }

    /// What a screen reader says: number, title, state, dates, lead, notes.
    pub fn spoken(&self, light: &str) -> String {
        let mut parts = vec![format!("{} {}", self.id, self.title)];
        let status = wording::status(self.status);
        if self.status != Status::Open && status != wording::light(self.light) {
            parts.push(status.into());
        }
        parts.push(light.into());
        if self.clash {
            parts.push(t!("list.clash").into());
        }
        if !self.due.is_empty() {
            parts.push(t!("list.spoken-due", due = self.due).into());
        }
        if !self.lead.is_empty() {
            parts.push(t!("list.spoken-lead", lead = self.lead).into());
        }
        if self.notes > 0 {
            parts.push(t!("list.spoken-notes", count = self.notes).into());
        }
        if !self.why.is_empty() {
            parts.push(t!("list.spoken-why", why = self.why).into());
        }
        parts.join(&t!("list.comma"))
    }
}

/// Each name once.
fn names<'a>(parties: impl Iterator<Item = &'a Party>) -> String {
    let mut names: Vec<&str> = Vec::new();
    for party in parties {
        if !names.contains(&party.name.as_str()) {
            names.push(&party.name);
        }
    }
    names.join(&t!("list.and"))
}

/// The dates as written; of a deferred milestone the new one.
fn due_words<'a>(measure: &'a Measure, state: Option<&MeasureState>) -> Vec<Cow<'a, str>> {
    let mut words: Vec<Cow<str>> = Vec::new();
    for (index, milestone) in measure.milestones.iter().enumerate() {
        let holds = state.and_then(|state| state.milestones.get(index)?.due);
        let word = match holds {
            Some(due) if milestone.due != holds && milestone.recurs.is_none() => {
                t!("list.moved", due = due).into_owned().into()
            }
            _ => Cow::Borrowed(milestone.text.as_str()),
        };
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words
}
