//! Filters as they were typed, and the measures they show.

use chrono::{Local, NaiveDate};
use rust_i18n::t;

use super::arguments::Filters;
use super::input::Input;
use super::output::say;
use crate::notebook::{Author, LightRule, State, Viewpoint};
use crate::query::{Filter, Index, Role};
use crate::report::Ledger;
use crate::store::{self, Folders};
use crate::wording;

/// What a notebook says of a document, and which measures of it to show.
#[derive(Debug)]
pub(super) struct Selection {
    pub input: Input,
    pub viewpoint: Viewpoint,
    pub state: State,
    /// Indices of measures, in document order.
    pub rows: Vec<usize>,
}

impl Selection {
    pub fn of(folders: &Folders, input: Input, filters: &Filters) -> Self {
        let viewpoint = viewpoint(folders, Author::default(), filters.as_of);
        let input = input.corrected(folders, &viewpoint);
        let plan = &input.document.plan;
        let state = State::of(plan, &input.notebook, &viewpoint);
        let mut index = Index::of(plan, &input.document.register, wording::search_vocabulary());
        index.update(plan, &state);
        warn(&input, &index, filters);
        let rows = index.results(&filter(filters)).rows;
        Self {
            input,
            viewpoint,
            state,
            rows,
        }
    }

    pub fn ledger(&self, with_private: bool) -> Ledger<'_> {
        Ledger {
            plan: &self.input.document.plan,
            state: &self.state,
            viewpoint: &self.viewpoint,
            rows: &self.rows,
            with_private,
        }
    }
}

/// Today, here, with the days that this device's settings call soon. Nobody's private notes show but the viewer's.
pub(super) fn viewpoint(folders: &Folders, viewer: Author, as_of: Option<NaiveDate>) -> Viewpoint {
    let now = Local::now();
    let settings = store::load_settings(folders).unwrap_or_else(|error| {
        say(&wording::store_error(&error));
        store::Settings::default()
    });
    Viewpoint {
        viewer,
        as_of,
        today: as_of.unwrap_or(now.date_naive()),
        offset: *now.offset(),
        lights: LightRule {
            due_soon_days: settings.due_soon_days.try_into().unwrap_or(i32::MAX),
            ..LightRule::default()
        },
    }
}

fn filter(filters: &Filters) -> Filter {
    Filter {
        chapters: filters.chapters.iter().copied().collect(),
        departments: filters.departments.iter().cloned().collect(),
        role: filters.role(),
        months: filters.months.iter().copied().collect(),
        statuses: filters.statuses.iter().copied().collect(),
        search: filters.search.clone().unwrap_or_default(),
        ..Filter::default()
    }
}

/// An empty answer may be a slip of the pen: what the plan does not have is said.
fn warn(input: &Input, index: &Index, filters: &Filters) {
    let plan = &input.document.plan;
    for name in &filters.departments {
        if index.department(name).is_none() {
            say(&t!(
                "cli.unknown-department",
                name = name,
                plan = plan.title
            ));
        }
    }
    for number in &filters.chapters {
        if !plan.chapters.iter().any(|it| it.number == *number) {
            say(&t!(
                "cli.unknown-chapter",
                number = number,
                plan = plan.title
            ));
        }
    }
    if filters.departments.is_empty() && filters.role() != Role::Any {
        say(&t!("cli.role-alone"));
    }
}
