//! The window: owns the state, draws it, and performs what drawing asks for, in order, after drawing.
//!
//! Whatever takes time is done by [`background`], and comes back as something to do with the app. What is shown of a large
//! plan is of the moment before the last change until it is computed; [`showing`] keeps acts on it waiting so long. What
//! one act writes for many measures is written beside drawing ([`writing`]); acts that come after it wait, too.

mod acts;
mod arrival;
mod background;
mod book;
mod changes;
mod closing;
mod computed;
mod course;
mod dialogs;
mod drafts;
mod exchange;
mod export;
mod files;
mod gathering;
mod layout;
mod marking;
mod mirror;
mod news;
mod notices;
mod opening;
mod perform;
mod picture;
mod preferences;
mod preview;
mod recovery;
mod restore;
mod run;
mod saving;
mod sharing;
mod shelf;
mod showing;
mod shown;
mod surroundings;
mod watching;
mod writing;

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use chrono::{DateTime, FixedOffset};
use eframe::egui::{Context, Ui};

use crate::notebook::{LightPreset, Viewpoint};
use crate::store::{self, Seen, Writer};
use crate::ui::{
    self, Action, FileText, News, PathRequest, Places, Preferences, Scene, SharePreview, View,
};
use crate::wording;

use arrival::{Arrival, Circumstances};
use background::{Background, worker};
use book::Book;
use changes::ChangesKeeper;
use closing::Closing;
use computed::Computed;
use course::CourseKeeper;
use drafts::DraftKeeper;
use exchange::Import;
use gathering::{NamesKeeper, PlansKeeper};
use notices::Notices;
use opening::Opening;
use preferences::Kept;
use recovery::Recovering;
use saving::Saver;
use shelf::Shelf;
use watching::Watching;
use writing::Turns;

pub use run::run;
pub use surroundings::{LITTLE, Surroundings};

/// All that one window holds.
pub struct App {
    surroundings: Surroundings,
    background: Background,
    writer: Arc<Mutex<Writer>>,
    book: Book,
    computed: Computed,
    /// The plans that are open.
    shelf: Shelf,
    view: View,
    viewpoint: Viewpoint,
    preferences: Preferences,
    presets: Vec<LightPreset>,
    places: Places,
    kept: Kept,
    saver: Saver,
    watching: Watching,
    drafts: DraftKeeper,
    notices: Notices,
    news: Option<News>,
    import: Option<Box<Import>>,
    /// What is being read to take the place of this book.
    opening: Option<Opening>,
    /// A folder to share, that waits for an answer.
    share: Option<SharePreview>,
    /// When the window was last closed on this plan.
    last_opened: Option<DateTime<FixedOffset>>,
    changes: ChangesKeeper,
    course: CourseKeeper,
    names: NamesKeeper,
    plans: PlansKeeper,
    recovering: Option<Recovering>,
    /// A book that takes the place of this one when this one is saved.
    arriving: Option<Box<Arrival>>,
    path_request: Option<PathRequest>,
    file_text: Option<FileText>,
    /// Acts that wait for their author's name.
    waiting: Vec<Action>,
    turns: Turns,
    /// The news of a book that has just been opened are still to be told, since it was seen then.
    untold: Option<Option<Seen>>,
    closing: Closing,
}

impl App {
    /// Opens the first of `files`, else the document that comes with the program. Where a file cannot be opened a notice
    /// says why, and that document is there.
    pub fn open(surroundings: Surroundings, files: &[PathBuf]) -> Self {
        let (kept, complaint) = Kept::load(&surroundings.folders);
        let preferences = kept.preferences();
        match surroundings.language.as_str() {
            "" => wording::speak(&preferences.language),
            language => wording::speak(language),
        }
        let writer = Writer::new(&surroundings.folders);
        let open = kept.settings.open_plans.clone();
        let presets = store::light_presets();
        let view = layout::view(&kept.settings.layout);
        let viewpoint = preferences::viewpoint(&preferences, &presets, &surroundings, None);
        let under = Circumstances {
            folders: surroundings.folders.clone(),
            settings: kept.settings.clone(),
            viewpoint: viewpoint.clone(),
            order: view.layout.order,
        };
        let first = files.first().cloned().or_else(|| open.on_desk());
        let (book, problems) = match first {
            Some(path) => arrival::first_arrival(&under, &path),
            None => (arrival::embedded(&under), Vec::new()),
        };
        let mut app = Self {
            background: Background::new(surroundings.threads),
            writer: Arc::new(Mutex::new(writer)),
            computed: Computed::default(),
            shelf: Shelf::default(),
            view,
            viewpoint,
            preferences,
            presets,
            places: preferences::places(&surroundings.folders),
            kept,
            saver: Saver::default(),
            watching: Watching::default(),
            drafts: DraftKeeper::default(),
            notices: Notices::default(),
            news: None,
            import: None,
            opening: None,
            share: None,
            last_opened: None,
            changes: ChangesKeeper::default(),
            course: CourseKeeper::default(),
            names: NamesKeeper::default(),
            plans: PlansKeeper::default(),
            recovering: None,
            arriving: None,
            path_request: None,
            file_text: None,
            waiting: Vec::new(),
            turns: Turns::default(),
            untold: None,
            closing: Closing::default(),
            book: Book::nothing(),
            surroundings,
        };
        app.arrived(book);
        let register = store::check_register(&app.surroundings.folders).err();
        let unread = register.map(|error| wording::store_error(&error).into());
        for problem in complaint.into_iter().chain(problems).chain(unread) {
            app.notices.problem(problem);
        }
        app.reopen(open.beside(files.is_empty()));
        for path in files.iter().skip(1) {
            app.look_into(path.clone());
        }
        app
    }

    /// Lets finished work wake the window, which has its look from its first frame on.
    pub fn attach(&mut self, ctx: &Context) {
        self.background.wake(ctx);
        ui::put_on_look(ctx, &self.preferences);
    }

    /// One frame: what happened since the last, drawing, what drawing asked for.
    pub fn frame(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.tend(&ctx);
        self.refresh();
        self.perform_held();
        let actions = self.draw(ui);
        // Begun now, not with the next frame.
        if self.perform_all(actions) | self.refresh() {
            ctx.request_repaint();
        }
        self.gather(&ctx);
        self.keep_layout(&ctx);
        self.keep_settings();
        self.keep_drafts(&ctx);
        self.save_what_is_new(&ctx);
    }

    /// Ends the work: what is being written is written, and what was seen is remembered.
    pub fn close(&mut self) {
        self.leave();
    }

    fn draw(&mut self, ui: &mut Ui) -> Vec<Action> {
        let saving = self.saving();
        let opening = self.opening.as_ref().map(Opening::progress);
        let shelf = shelf::shelved(&self.shelf, &self.book, &self.computed, &self.plans);
        let is_behind = self.is_behind();
        let start = |job| self.background.beside(job);
        let made = self.computed.made();
        let scene = Scene {
            workbook: &self.book.workbook,
            shelf: &shelf,
            state: &made.state,
            index: &made.index,
            results: &made.results,
            arranged: &made.arranged,
            summary: &made.summary,
            filter: &made.filter,
            is_behind,
            edition: made.edition,
            worker: worker(&self.surroundings, &self.book.workbook, &start),
            viewpoint: &self.viewpoint,
            preferences: &self.preferences,
            saving: &saving,
            notices: self.notices.all(),
            news: self.news.as_ref(),
            import: self.import.as_ref().map(|import| &import.preview),
            opening: opening.as_ref(),
            last_opened: self.last_opened,
            changes: self.changes.made(),
            course: self.course.last(),
            named: self.names.made(&self.book.workbook.plan),
            path_request: self.path_request.as_ref(),
            name_wanted: !self.waiting.is_empty(),
            confirm_close: self.closing.asks(),
            presets: &self.presets,
            places: &self.places,
            file_text: self.file_text.as_ref(),
            notebook_path: &self.book.path,
            is_shared: self.book.shared,
            share: self.share.as_ref(),
            recovery: self.recovering.as_ref().map(|it| &it.shown),
        };
        let mut actions = Vec::new();
        ui::window_ui(ui, &scene, &mut self.view, &mut actions);
        actions
    }

    /// What happened outside of drawing since the last frame.
    fn tend(&mut self, ctx: &Context) {
        while let Some(then) = self.background.finished() {
            then(self);
            ctx.request_repaint();
        }
        self.tend_arrival();
        self.tend_watch(ctx);
        self.take_dropped_files(ctx);
        self.notices.expire((self.surroundings.now)(), ctx);
        self.tend_closing(ctx);
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.frame(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.leave();
    }
}
