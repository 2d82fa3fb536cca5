//! What is new since the window last closed, and what of my department presses.

use chrono::Datelike;

use super::App;
use crate::notebook::{Light, MeasureState};
use crate::query::Filter;
use crate::store::{Seen, save_seen};
use crate::ui::News;
use crate::wording;

impl App {
    /// What to say of a book that has just been opened; `None` where there is nothing.
    pub(super) fn news_of(&self, seen: Option<&Seen>) -> Option<News> {
        let (overdue, due_soon) = self.pressing();
        let news = News {
            since: seen.map(|seen| seen.since),
            from_colleagues: seen.map_or_else(Vec::new, |seen| self.new_since(seen)),
            overdue,
            due_soon,
        };
        let rows = [&news.from_colleagues, &news.overdue, &news.due_soon];
        rows.iter().any(|rows| !rows.is_empty()).then_some(news)
    }

    fn new_since(&self, seen: &Seen) -> Vec<usize> {
        let me = &self.preferences.author;
        let is_new = |measure: &MeasureState| {
            let mut records = measure.history.iter();
            records.any(|record| {
                let entry = record.genuine();
                entry.is_some_and(|entry| entry.author != *me) && !seen.ids.contains(&record.id)
            })
        };
        let measures = self.computed.state.measures.iter().enumerate();
        let new = measures.filter(|(_, measure)| is_new(measure));
        new.map(|(index, _)| index).collect()
    }

    /// Measures of my department that are overdue, and those due soon, as the rule of lights says. Of a plan whose year is past all would be
    /// overdue: the line that says so is enough.
    fn pressing(&self) -> (Vec<usize>, Vec<usize>) {
        let department = &self.preferences.author.department;
        let today = self.viewpoint.today;
        let is_past = |year: i32| year < today.year();
        if department.is_empty() || self.book.workbook.plan.year.is_some_and(is_past) {
            return (Vec::new(), Vec::new());
        }
        let mine = self.computed.index.results(&Filter {
            departments: [department.clone()].into(),
            ..Filter::default()
        });
        let state = |row: &usize| self.computed.state.measures.get(*row);
        let is_overdue = |row: &usize| state(row).is_some_and(|it| it.light == Light::Overdue);
        let is_soon = |row: &usize| state(row).is_some_and(|it| it.light == Light::DueSoon);
        let mine = mine.rows;
        (
            mine.iter().copied().filter(|row| is_overdue(row)).collect(),
            mine.iter().copied().filter(|row| is_soon(row)).collect(),
        )
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
