//! The whole program in a window, on a disk of its own, on 10 September 2021.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, FixedOffset, TimeDelta};
use cuoshi::app::{App, Surroundings};
use cuoshi::store::{Folders, Settings, load_notebook, save_settings};
use eframe::egui::accesskit::Toggled;
use eframe::egui::{DroppedFile, Key, Modifiers, Role, Ui};
use egui_kittest::kittest::{NodeT, Queryable};
use egui_kittest::{Harness, Node};

use crate::common::harness;

pub struct Desktop {
    pub folder: tempfile::TempDir,
    pub folders: Folders,
}

thread_local! {
    static TICKS: Cell<i64> = const { Cell::new(0) };
}

/// A moment passes each time somebody looks at the clock.
fn now() -> DateTime<FixedOffset> {
    let tick = TICKS.replace(TICKS.get() + 1);
    DateTime::parse_from_rfc3339("2021-09-10T09:00:00+08:00").unwrap()
        + TimeDelta::milliseconds(20 * tick)
}

fn nonce() -> u64 {
    TICKS.replace(TICKS.get() + 1) as u64
}

impl Desktop {
    /// On which 甲 of 市财政局 is known.
    pub fn new() -> Self {
        let desktop = Self::of_nobody();
        desktop.know("甲", "市财政局");
        desktop
    }

    /// On which the program was never started.
    pub fn of_nobody() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let folders = Folders::under(folder.path());
        Self { folder, folders }
    }

    pub fn know(&self, name: &str, department: &str) {
        let settings = Settings {
            author_name: name.to_owned(),
            author_department: department.to_owned(),
            introduced: true,
            theme: "light".to_owned(),
            language: "zh".to_owned(),
            ..Settings::default()
        };
        save_settings(&self.folders, &settings).unwrap();
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Starts the program with these files.
    pub fn start(&self, files: &[PathBuf]) -> Harness<'static, App> {
        // High enough for a whole measure to be in sight: what is scrolled away cannot be clicked.
        self.start_in([1366.0, 1600.0], files)
    }

    pub fn start_in(&self, size: [f32; 2], files: &[PathBuf]) -> Harness<'static, App> {
        let app = App::open(self.surroundings(), files);
        let mut harness = harness::<App>(size).build_ui_state(|ui, app| app.frame(ui), app);
        settle(&mut harness);
        harness
    }

    /// Starts the program as if the plan were a large one, of which everything is made beside drawing.
    pub fn start_large(&self) -> Harness<'static, App> {
        let surroundings = Surroundings {
            threads: true,
            little: 0,
            ..self.surroundings()
        };
        let app = App::open(surroundings, &[]);
        let frame = |ui: &mut Ui, app: &mut App| {
            app.attach(ui.ctx());
            app.frame(ui);
        };
        harness::<App>([1366.0, 1600.0]).build_ui_state(frame, app)
    }

    fn surroundings(&self) -> Surroundings {
        Surroundings {
            folders: self.folders.clone(),
            now,
            nonce,
            threads: false,
            little: cuoshi::app::LITTLE,
            language: String::new(),
            dialogs: false,
        }
    }

    /// The local notebook of the document that comes with the program.
    pub fn notebook(&self) -> PathBuf {
        let folder = self.folders.data.join("notebooks");
        let mut files = std::fs::read_dir(folder).unwrap();
        let is_notebook = |path: &PathBuf| path.extension().is_some_and(|it| it == "ron");
        files
            .find_map(|file| Some(file.unwrap().path()).filter(is_notebook))
            .expect("a notebook")
    }
}

/// Lets the window come to rest; with work done at once that takes few frames.
pub fn settle(harness: &mut Harness<'_, App>) {
    for _ in 0..8 {
        harness.step();
    }
}

pub fn click(harness: &mut Harness<'_, App>, label: &str) {
    let all: Vec<_> = harness.get_all_by_label(label).collect();
    all[0].click();
    drop(all);
    settle(harness);
}

pub fn press(harness: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    settle(harness);
}

/// Whether something with this label is to be seen.
pub fn shows(harness: &Harness<'_, App>, label: &str) -> bool {
    harness.query_all_by_label(label).next().is_some()
}

pub fn shows_part(harness: &Harness<'_, App>, part: &str) -> bool {
    harness.query_all_by_label_contains(part).next().is_some()
}

/// How many records are in a notebook file.
pub fn records_in(path: &Path) -> usize {
    load_notebook(path).unwrap().records().len()
}

/// Types into the field that has the keyboard.
pub fn type_text(harness: &mut Harness<'_, App>, text: &str) {
    harness.event(eframe::egui::Event::Text(text.to_owned()));
    settle(harness);
}

/// Clicks the row of the list that begins with these words.
pub fn choose(window: &mut Harness<'_, App>, words: &str) {
    let row = window.query_all_by_role(Role::ListBoxOption).find(|row| {
        row.accesskit_node()
            .label()
            .is_some_and(|it| it.starts_with(words))
    });
    row.expect("a row").click();
    settle(window);
}

/// Of several with this label, the last: a menu lies over what has the same words.
pub fn click_last(harness: &mut Harness<'_, App>, label: &str) {
    let all: Vec<_> = harness.get_all_by_label(label).collect();
    all[all.len() - 1].click();
    drop(all);
    settle(harness);
}

pub fn menu(harness: &mut Harness<'_, App>, menu: &str, item: &str) {
    click(harness, menu);
    click_last(harness, item);
}

/// Answers the field that asks for a path.
pub fn answer_path(harness: &mut Harness<'_, App>, path: &Path) {
    harness.get_by_label("路径").focus();
    settle(harness);
    press(harness, Modifiers::COMMAND, Key::A);
    type_text(harness, &path.display().to_string());
    click(harness, "确定");
}

pub fn write_note(harness: &mut Harness<'_, App>, text: &str) {
    harness.get_by_label("写批注").focus();
    settle(harness);
    type_text(harness, text);
    click(harness, "提交");
}

/// The box whose name begins with these words.
fn tick_of<'a>(harness: &'a Harness<'_, App>, words: &str) -> Node<'a> {
    let boxes = harness.get_all_by_role(Role::CheckBox);
    let named = |node: &Node<'_>| {
        let label = node.accesskit_node().label();
        label.is_some_and(|label| label.starts_with(words))
    };
    let mut named = boxes.filter(named);
    named.next().expect("a box of this name")
}

pub fn tick(harness: &mut Harness<'_, App>, words: &str) {
    tick_of(harness, words).click();
    settle(harness);
}

pub fn is_ticked(harness: &Harness<'_, App>, words: &str) -> bool {
    tick_of(harness, words).accesskit_node().toggled() == Some(Toggled::True)
}

/// Gives a milestone a status from its menu.
pub fn mark_as(harness: &mut Harness<'_, App>, words: &str, status: &str) {
    click(harness, &format!("{words}：更多标记"));
    click_last(harness, status);
}

pub fn value(node: &Node<'_>) -> Option<String> {
    node.accesskit_node().value()
}

pub fn drop_file(harness: &mut Harness<'_, App>, path: &Path) {
    #[derive(Debug)]
    struct Dropped(PathBuf);
    impl DroppedFile for Dropped {
        fn path(&self) -> &Path {
            &self.0
        }
        fn bytes(&self) -> Result<Vec<u8>, String> {
            Err("nobody reads it this way".to_owned())
        }
    }
    let file: Arc<dyn DroppedFile + Send + Sync> = Arc::new(Dropped(path.to_owned()));
    harness.input_mut().dropped_files.push(file);
    settle(harness);
}

/// Starts on a quiet desk: nothing of my department is told first.
pub fn window() -> (Desktop, Harness<'static, App>) {
    let desktop = Desktop::of_nobody();
    desktop.know("甲", "");
    let window = desktop.start(&[]);
    (desktop, window)
}

/// The ids of the rows in sight, in order.
pub fn ids(window: &Harness<'_, App>) -> Vec<String> {
    let rows = window.query_all_by_role(Role::ListBoxOption);
    rows.filter_map(|row| row.accesskit_node().label())
        .filter_map(|label| label.split_whitespace().next().map(str::to_owned))
        .collect()
}

/// The id of the measure that is looked at.
pub fn current_id(window: &Harness<'_, App>) -> String {
    let app = window.state();
    let measure = app.view().current.expect("a current measure");
    app.workbook().plan.measures[measure].id.clone()
}
