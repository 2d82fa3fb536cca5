//! A part of the window on a desk: what it may read, what it changed, what it asked for; without the program around it.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset, NaiveDate};
use cuoshi::notebook::{
    About, Act, Author, Course, Draft, LightRule, Mark, MeasureAnchor, NoteKind, Notebook,
    PlanIdentity, Stamp, State, Status, Viewpoint, Workbook, fingerprint,
};
use cuoshi::plan::Plan;
use cuoshi::query::{Arranged, Filter, Index, Results, Summary};
use cuoshi::ui::{
    Action, ImportPreview, News, Notice, OpeningProgress, PathRequest, Places, Preferences,
    Recovery, Saving, Scene, SharePreview, View, Worker,
};
use cuoshi::{reading, store};
use eframe::egui::Ui;

const SEED: &str = include_str!("../../seeds/liaocheng-2021.txt");

pub struct Desk {
    pub workbook: Workbook,
    pub state: Arc<State>,
    pub index: Arc<Index>,
    pub results: Results,
    pub arranged: Arranged,
    pub summary: Summary,
    pub filter: Filter,
    pub edition: u64,
    pub viewpoint: Viewpoint,
    pub preferences: Preferences,
    pub saving: Saving,
    pub notices: Vec<Notice>,
    pub news: Option<News>,
    pub import: Option<ImportPreview>,
    pub opening: Option<OpeningProgress>,
    pub path_request: Option<PathRequest>,
    pub confirm_close: bool,
    pub name_wanted: bool,
    pub places: Places,
    pub notebook_path: PathBuf,
    pub is_shared: bool,
    pub share: Option<SharePreview>,
    pub recovery: Option<Recovery>,
    pub course: Arc<Course>,
    pub view: View,
    pub actions: Vec<Action>,
}

impl Desk {
    /// The seed, as 甲 of 市财政局 sees it on 10 September 2021; nothing is noted or marked yet.
    pub fn new() -> Self {
        let register = store::embedded_register();
        Self::of(reading::read(SEED, &register, &reading::Options::default()))
    }

    /// The same with another plan of the seed's text.
    pub fn of(plan: Plan) -> Self {
        rust_i18n::set_locale("zh");
        let register = store::embedded_register();
        let notebook = Notebook::new(PlanIdentity {
            title: plan.title.clone(),
            fingerprints: [fingerprint(SEED)].into(),
            text: None,
        });
        let index = Index::of(
            &plan,
            &register.scoped(plan.place.as_deref()),
            cuoshi::wording::search_vocabulary(),
        );
        let viewpoint = Viewpoint {
            viewer: author("甲"),
            as_of: None,
            today: NaiveDate::from_ymd_opt(2021, 9, 10).unwrap(),
            offset: FixedOffset::east_opt(8 * 3600).unwrap(),
            lights: LightRule::default(),
        };
        let preferences = Preferences {
            author: author("甲"),
            introduced: true,
            ..Preferences::default()
        };
        let workbook = Workbook::new(Arc::new(plan), SEED.into(), Arc::new(register), notebook);
        let mut desk = Self {
            workbook,
            state: Arc::default(),
            index: Arc::new(index),
            results: Results::default(),
            arranged: Arranged::default(),
            summary: Summary::default(),
            filter: Filter::default(),
            edition: 0,
            viewpoint,
            preferences,
            saving: Saving::Saved,
            notices: Vec::new(),
            news: None,
            import: None,
            opening: None,
            path_request: None,
            confirm_close: false,
            name_wanted: false,
            places: Places::default(),
            notebook_path: PathBuf::from("/home/a/.local/share/cuoshi/notebooks/批注.ron"),
            is_shared: false,
            share: None,
            recovery: None,
            course: Arc::default(),
            view: View::default(),
            actions: Vec::new(),
        };
        desk.refresh();
        desk
    }

    /// Computes anew what depends on the notebook and the filter.
    pub fn refresh(&mut self) {
        let plan = &self.workbook.plan;
        self.state = Arc::new(State::of(plan, self.workbook.notebook(), &self.viewpoint));
        Arc::make_mut(&mut self.index).update(plan, &self.state);
        self.course = Arc::new(Course::of(plan, self.workbook.notebook(), &self.viewpoint));
        self.find();
    }

    fn find(&mut self) {
        self.results = self.index.results(&self.view.filter);
        let (plan, order) = (&self.workbook.plan, self.view.layout.order);
        self.arranged = self.index.arrange(&self.results, plan, &self.state, order);
        self.filter = self.view.filter.clone();
        let (rows, today) = (&self.results.rows, self.viewpoint.today);
        self.summary = self.index.summary(rows, &self.filter, &self.state, today);
        self.edition += 1;
    }

    /// Draws `part` and collects what it asks for in `actions`.
    pub fn draw(
        &mut self,
        ui: &mut Ui,
        part: impl FnOnce(&mut Ui, &Scene<'_>, &mut View, &mut Vec<Action>),
    ) {
        self.find();
        self.show(ui, part);
    }

    /// The same while nothing has changed.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        part: impl FnOnce(&mut Ui, &Scene<'_>, &mut View, &mut Vec<Action>),
    ) {
        let scene = Scene {
            workbook: &self.workbook,
            shelf: &[],
            state: &self.state,
            index: &self.index,
            results: &self.results,
            arranged: &self.arranged,
            summary: &self.summary,
            filter: &self.filter,
            is_behind: false,
            edition: self.edition,
            worker: Worker::Asker,
            viewpoint: &self.viewpoint,
            preferences: &self.preferences,
            saving: &self.saving,
            notices: &self.notices,
            news: self.news.as_ref(),
            import: self.import.as_ref(),
            opening: self.opening.as_ref(),
            last_opened: None,
            changes: None,
            course: Some(&self.course),
            named: None,
            path_request: self.path_request.as_ref(),
            confirm_close: self.confirm_close,
            name_wanted: self.name_wanted,
            presets: &[],
            places: &self.places,
            file_text: None,
            notebook_path: &self.notebook_path,
            is_shared: self.is_shared,
            share: self.share.as_ref(),
            recovery: self.recovery.as_ref(),
        };
        part(ui, &scene, &mut self.view, &mut self.actions);
    }

    /// The index of the measure with this id.
    pub fn measure(&self, id: &str) -> usize {
        self.workbook.plan.find(id).expect("a measure of the seed")
    }

    /// A note by `name` of 市财政局.
    pub fn note(&mut self, name: &str, id: &str, text: &str) {
        let anchor = MeasureAnchor::of(&self.workbook.plan, self.measure(id));
        let draft = Draft {
            about: About::Measure(anchor),
            act: Act::Note {
                text: text.to_owned(),
                kind: NoteKind::Remark,
                reply_to: None,
            },
            replaces: Vec::new(),
            private: false,
        };
        self.commit(name, draft, "写批注");
    }

    /// A mark by `name` on a milestone of a measure, replacing what is visible there.
    pub fn mark(&mut self, name: &str, id: &str, milestone: Option<usize>, status: Status) {
        let mark = Mark {
            status,
            ..Mark::default()
        };
        self.mark_with(name, id, milestone, mark);
    }

    /// A mark with its particulars.
    pub fn mark_with(&mut self, name: &str, id: &str, milestone: Option<usize>, mark: Mark) {
        let measure = self.measure(id);
        let draft = self
            .workbook
            .mark_draft(&self.state, measure, milestone, mark);
        self.commit(name, draft.expect("a mark that may be made"), "标记");
    }

    /// Two marks made without sight of each other.
    pub fn clash(&mut self, id: &str, milestone: usize) {
        let before = self.workbook.clone();
        self.mark("甲", id, Some(milestone), Status::Done);
        let mine = std::mem::replace(&mut self.workbook, before);
        self.refresh();
        self.mark("乙", id, Some(milestone), Status::Active);
        self.workbook.absorb(mine.notebook());
        self.refresh();
    }

    /// Any act by `name` of 市财政局.
    pub fn commit(&mut self, name: &str, draft: Draft, label: &str) {
        let stamp = stamp(name, self.workbook.revision());
        self.workbook.commit(vec![draft], label, &stamp);
        self.refresh();
    }
}

fn author(name: &str) -> Author {
    Author {
        name: name.to_owned(),
        department: "市财政局".to_owned(),
    }
}

fn stamp(name: &str, nonce: u64) -> Stamp {
    Stamp {
        author: author(name),
        time: DateTime::parse_from_rfc3339("2021-09-10T09:00:00+08:00").unwrap(),
        nonce,
    }
}
