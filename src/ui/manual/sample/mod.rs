//! What the figures show: a plan of three measures that somebody has begun to work on.

mod files;
mod plan;

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{Days, FixedOffset, NaiveDate};
use rust_i18n::t;

use crate::notebook::{
    About, Act, Author, Draft, LightRule, Mark, MeasureAnchor, NoteKind, Notebook, PlanIdentity,
    Stamp, State, Status, Viewpoint, Workbook,
};
use crate::plan::Register;
use crate::query::{Arranged, Filter, Index, Results, Summary};
use crate::ui::{Places, Preferences, Saving, Scene, Worker};
use crate::wording;

pub(super) struct Sample {
    workbook: Workbook,
    state: Arc<State>,
    index: Arc<Index>,
    results: Results,
    arranged: Arranged,
    summary: Summary,
    filter: Filter,
    viewpoint: Viewpoint,
    preferences: Preferences,
    places: Places,
    path: PathBuf,
}

/// The offices of the plan, by the last part of the keys of their names.
const OFFICES: [&str; 3] = ["finance", "education", "housing"];

fn office(nth: usize) -> String {
    let key = OFFICES[nth % OFFICES.len()];
    t!(format!("manual.office-{key}")).into()
}

fn author(key: &str) -> Author {
    Author {
        name: t!(format!("manual.author-{key}")).into(),
        department: office(0),
    }
}

impl Sample {
    /// In the language of the window.
    pub fn new() -> Option<Self> {
        let today = NaiveDate::from_ymd_opt(2026, 9, 10)?;
        let viewpoint = Viewpoint {
            viewer: author("me"),
            as_of: None,
            today,
            offset: FixedOffset::east_opt(8 * 3600)?,
            lights: LightRule::default(),
        };
        let (plan, source) = plan::plan(today)?;
        let register = Register::default();
        let index = Index::of(&plan, &register, wording::search_vocabulary());
        let notebook = Notebook::new(PlanIdentity::default());
        let mut sample = Self {
            workbook: Workbook::new(Arc::new(plan), source.into(), Arc::new(register), notebook),
            state: Arc::default(),
            index: Arc::new(index),
            results: Results::default(),
            arranged: Arranged::default(),
            summary: Summary::default(),
            filter: Filter::default(),
            preferences: Preferences::default(),
            places: Places::default(),
            path: PathBuf::from(&*t!("manual.sample-file")),
            viewpoint,
        };
        sample.refresh();
        sample.work()?;
        let plan = &sample.workbook.plan;
        Arc::make_mut(&mut sample.index).update(plan, &sample.state);
        sample.results = sample.index.results(&Filter::default());
        sample.arranged = Arranged::of(&sample.results.rows);
        Some(sample)
    }

    /// What was noted and marked: one milestone is done, one is judged differently by two.
    fn work(&mut self) -> Option<()> {
        self.note("me", t!("manual.note-mine").into(), 9)?;
        self.note("colleague", t!("manual.note-theirs").into(), 2)?;
        self.mark("me", (0, 0), Status::Done, 8)?;
        let before = self.workbook.clone();
        self.mark("me", (1, 0), Status::Done, 3)?;
        let mine = std::mem::replace(&mut self.workbook, before);
        self.refresh();
        self.mark("colleague", (1, 0), Status::Active, 1)?;
        self.workbook.absorb(mine.notebook());
        self.refresh();
        Some(())
    }

    fn note(&mut self, by: &str, text: String, days_ago: u64) -> Option<()> {
        let draft = Draft {
            about: About::Measure(MeasureAnchor::of(&self.workbook.plan, 0)),
            act: Act::Note {
                text,
                kind: NoteKind::Progress,
                reply_to: None,
            },
            replaces: Vec::new(),
            private: false,
        };
        self.commit(by, draft, days_ago)
    }

    /// `of`: a measure and one of its milestones.
    fn mark(&mut self, by: &str, of: (usize, usize), status: Status, days_ago: u64) -> Option<()> {
        let mark = Mark {
            status,
            ..Mark::default()
        };
        let (measure, milestone) = of;
        let draft = self
            .workbook
            .mark_draft(&self.state, measure, Some(milestone), mark);
        self.commit(by, draft.ok()?, days_ago)
    }

    fn commit(&mut self, by: &str, draft: Draft, days_ago: u64) -> Option<()> {
        let day = self.viewpoint.today.checked_sub_days(Days::new(days_ago))?;
        let morning = day.and_hms_opt(9, 30, 0)?;
        let stamp = Stamp {
            author: author(by),
            time: morning.and_local_timezone(self.viewpoint.offset).single()?,
            nonce: days_ago,
        };
        self.workbook.commit(vec![draft], "", &stamp);
        self.refresh();
        Some(())
    }

    fn refresh(&mut self) {
        let (plan, notebook) = (&self.workbook.plan, self.workbook.notebook());
        self.state = Arc::new(State::of(plan, notebook, &self.viewpoint));
    }

    pub fn scene(&self) -> Scene<'_> {
        Scene {
            workbook: &self.workbook,
            shelf: &[],
            state: &self.state,
            index: &self.index,
            results: &self.results,
            arranged: &self.arranged,
            summary: &self.summary,
            filter: &self.filter,
            is_behind: false,
            edition: 0,
            worker: Worker::Asker,
            viewpoint: &self.viewpoint,
            preferences: &self.preferences,
            saving: &Saving::Saved,
            notices: &[],
            news: None,
            import: None,
            opening: None,
            last_opened: None,
            changes: None,
            course: None,
            named: None,
            path_request: None,
            confirm_close: false,
            name_wanted: false,
            presets: &[],
            places: &self.places,
            file_text: None,
            notebook_path: &self.path,
            is_shared: false,
            share: None,
            recovery: None,
        }
    }
}
