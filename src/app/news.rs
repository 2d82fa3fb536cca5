//! What is new since the window last closed, and what of my department presses.

use std::sync::Arc;

use chrono::Datelike;

use super::App;
use crate::notebook::{Author, Light, MeasureState, State};
use crate::query::{Filter, Index};
use crate::store::{Seen, save_seen};
use crate::ui::News;
use crate::wording;

/// What the news of a book are gathered from.
struct Sources {
    state: Arc<State>,
    index: Arc<Index>,
    me: Author,
    /// Of a plan whose year is past all would be overdue: the line that says so is enough.
    is_past: bool,
}

impl Sources {
    /// `None` where there is nothing to say.
    fn news(&self, seen: Option<&Seen>) -> Option<News> {
        let news = News {
            since: seen.map(|seen| seen.since),
            from_colleagues: seen.map_or_else(Vec::new, |seen| self.new_since(seen)),
            overdue: self.mine(Light::Overdue),
            due_soon: self.mine(Light::DueSoon),
        };
        let rows = [&news.from_colleagues, &news.overdue, &news.due_soon];
        rows.iter().any(|rows| !rows.is_empty()).then_some(news)
    }

    fn new_since(&self, seen: &Seen) -> Vec<usize> {
        let is_new = |measure: &MeasureState| {
            let mut records = measure.history.iter();
            records.any(|record| {
                let entry = record.genuine();
                entry.is_some_and(|entry| entry.author != self.me) && !seen.ids.contains(&record.id)
            })
        };
        let measures = self.state.measures.iter().enumerate();
        let new = measures.filter(|(_, measure)| is_new(measure));
        new.map(|(index, _)| index).collect()
    }

    /// Measures of my department with this light, as the rule of lights says.
    fn mine(&self, light: Light) -> Vec<usize> {
        let department = &self.me.department;
        if department.is_empty() || self.is_past {
            return Vec::new();
        }
        let mine = self.index.passing(&Filter {
            departments: [department.clone()].into(),
            ..Filter::default()
        });
        let state = |row: &usize| self.state.measures.get(*row);
        let has_light = |row: &usize| state(row).is_some_and(|it| it.light == light);
        mine.into_iter().filter(has_light).collect()
    }
}

impl App {
    /// Gathers what is to be said of a book that has just been opened, beside drawing.
    pub(super) fn tell_news(&mut self) {
        if self.untold.is_none() || self.is_behind() {
            return;
        }
        let Some(seen) = self.untold.take() else {
            return;
        };
        let made = self.computed.made();
        let today = self.viewpoint.today;
        let year = self.book.workbook.plan.year;
        let sources = Sources {
            state: Arc::clone(&made.state),
            index: Arc::clone(&made.index),
            me: self.preferences.author.clone(),
            is_past: year.is_some_and(|year| year < today.year()),
        };
        let fingerprint = self.book.fingerprint.clone();
        self.background.ask(move || {
            let news = sources.news(seen.as_ref());
            Box::new(move |app| {
                if app.book.fingerprint == fingerprint {
                    app.news = news;
                }
            })
        });
    }

    pub(super) fn dismiss_news(&mut self) {
        self.news = None;
        self.remember_seen();
    }

    /// What is there now was seen.
    pub(super) fn remember_seen(&mut self) {
        let notebook = self.book.workbook.notebook().clone();
        let since = (self.surroundings.now)();
        let folders = self.surroundings.folders.clone();
        let fingerprint = self.book.fingerprint.clone();
        self.background.run(move || {
            let ids = notebook.records().iter().map(|record| record.id.clone());
            let ids = ids.collect();
            let result = save_seen(&folders, &fingerprint, &Seen { since, ids });
            Box::new(move |app| {
                if let Err(error) = result {
                    app.notices.problem(wording::store_error(&error));
                }
            })
        });
    }
}
