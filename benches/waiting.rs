//! For which acts a frame is computed longer than a person should wait: a window with a plan of 100,000 measures and a
//! notebook of 10,000 entries, in which every command is given, every view opened, and words are typed and chosen by.
//!
//! `cargo bench --bench waiting` prints the longest frame of each act, and how many took more than 8 ms; `-- 1000` takes
//! so many measures. The time is that of the program, without what egui does before and after: of the processor, where the
//! system tells it, else by the clock, which stands beside it and on a busy machine says more than it should.

use std::cell::Cell;
use std::path::Path;
use std::rc::Rc;
use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset};
use cuoshi::app::{App, Surroundings};
use cuoshi::notebook::{
    About, Act, Author, Draft, Mark, MeasureAnchor, MilestoneAnchor, NoteKind, Stamp, Status,
    Workbook,
};
use cuoshi::store::{Folders, Settings, print_notebook, save_settings};
use cuoshi::ui::commands::Command;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable;
use egui_kittest::{Harness, Node};

const MOST: Duration = Duration::from_millis(8);
const ENTRIES: usize = 10_000;
const CHAPTERS: usize = 100;
/// So long no frame may take longer than [`LITTLE`] for the window to be at rest.
const REST: Duration = Duration::from_millis(400);
const LITTLE: Duration = Duration::from_millis(4);
const PATIENCE: Duration = Duration::from_secs(5);

/// What would end the work, ask for a path, or change the language.
const NOT_GIVEN: [Command; 14] = [
    Command::Open,
    Command::OpenPasted,
    Command::OpenEmbedded,
    Command::SaveNotebookAs,
    Command::Share,
    Command::TakeIn,
    Command::ExportShown,
    Command::ExportAll,
    Command::LedgerShown,
    Command::Quit,
    Command::ThemeSystem,
    Command::ThemeDark,
    Command::Chinese,
    Command::English,
];

fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2021-09-10T09:00:00+08:00").expect("a time")
}

fn main() {
    let count = std::env::args().find_map(|argument| argument.parse().ok());
    let folder = tempfile::tempdir().expect("a folder");
    let document = folder.path().join("方案.txt");
    std::fs::write(&document, plan(count.unwrap_or(100_000))).expect("a document");
    let folders = Folders::under(folder.path());
    let settings = Settings {
        author_name: "甲".to_owned(),
        author_department: "市财政局".to_owned(),
        introduced: true,
        theme: "light".to_owned(),
        language: "zh".to_owned(),
        ..Settings::default()
    };
    save_settings(&folders, &settings).expect("settings");
    annotate(&folders, &document);
    let took = Rc::new(Cell::new(Vec::new()));
    let app = open(&folders, &document);
    println!(
        "{} measures, {} entries",
        app.workbook().plan.measures.len(),
        app.workbook().notebook().records().len()
    );
    let told = Rc::clone(&took);
    let window = Harness::builder()
        .with_size([1366.0, 768.0])
        .with_context_setup(cuoshi::ui::install)
        .build_ui_state(
            move |ui, app: &mut App| {
                app.attach(ui.ctx());
                let worked = processor();
                let started = Instant::now();
                app.frame(ui);
                let clock = started.elapsed();
                let took = Took {
                    clock,
                    processor: processor()
                        .zip(worked)
                        .map_or(clock, |(end, start)| end - start),
                };
                let mut all = told.take();
                all.push(took);
                told.set(all);
            },
            app,
        );
    let mut probe = Probe { window, took };
    probe.rest();
    probe.tell("open");
    probe.everything();
}

fn open(folders: &Folders, document: &Path) -> App {
    let surroundings = Surroundings {
        folders: folders.clone(),
        now,
        nonce: cuoshi::store::nonce,
        threads: true,
        little: cuoshi::app::LITTLE,
        language: String::new(),
        dialogs: false,
    };
    App::open(surroundings, &[document.to_owned()])
}

fn plan(measures: usize) -> String {
    let offices = [
        "市财政局",
        "市教育局",
        "市水利局",
        "市税务局",
        "市审计局",
        "市民政局",
    ];
    let mut text = String::from("甲市2021年重点工作方案\n");
    for chapter in 1..=CHAPTERS {
        text.push_str(&format!("第{chapter}章 第{chapter}方面\n"));
        for nth in 0..measures.div_ceil(CHAPTERS) {
            let (month, office) = (nth % 12 + 1, nth % offices.len());
            let (lead, other) = (offices[office], offices[(office + 1) % offices.len()]);
            text.push_str(&format!(
                "({})推进第{nth}件实事。{month}月底前,“一窗通”系统办成{nth}件,办结率达到99%以上。(牵头单位:{lead};责任单位:{other})\n",
                nth + 1
            ));
        }
    }
    text
}

/// Writes notes and marks into the notebook of the document before it is opened for good.
fn annotate(folders: &Folders, document: &Path) {
    let mut app = open(folders, document);
    let mut workbook = app.workbook().clone();
    let path = app.notebook_path().to_owned();
    app.close();
    let measures = workbook.plan.measures.len();
    let acts = (0..ENTRIES).map(|nth| (nth, nth * 7 % measures));
    let drafts: Vec<Draft> = acts.map(|(nth, of)| draft(&workbook, nth, of)).collect();
    let stamp = Stamp {
        author: Author {
            name: "乙".to_owned(),
            department: "市教育局".to_owned(),
        },
        time: now(),
        nonce: 1,
    };
    workbook.commit(drafts, "", &stamp);
    let folder = path.parent().expect("a folder");
    std::fs::create_dir_all(folder).expect("a folder");
    std::fs::write(&path, print_notebook(workbook.notebook())).expect("a notebook");
}

fn draft(workbook: &Workbook, nth: usize, of: usize) -> Draft {
    let plan = &workbook.plan;
    let is_mark = nth.is_multiple_of(2) && !plan.measures[of].milestones.is_empty();
    let (about, act) = if is_mark {
        let mark = Mark {
            status: Status::Done,
            ..Mark::default()
        };
        (
            About::Milestone(MilestoneAnchor::of(plan, of, 0)),
            Act::Mark(mark),
        )
    } else {
        let note = Act::Note {
            text: format!("第{nth}条进展"),
            kind: NoteKind::Progress,
            reply_to: None,
        };
        (About::Measure(MeasureAnchor::of(plan, of)), note)
    };
    Draft {
        about,
        act,
        replaces: Vec::new(),
        private: false,
    }
}

/// What a frame cost.
#[derive(Clone, Copy)]
struct Took {
    clock: Duration,
    processor: Duration,
}

/// How long this thread has been at work.
fn processor() -> Option<Duration> {
    // The system brings the figure up to date at its ticks, which are some milliseconds apart, and when it is asked for a turn.
    std::thread::yield_now();
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = told.split(' ').next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}

struct Probe {
    window: Harness<'static, App>,
    took: Rc<Cell<Vec<Took>>>,
}

impl Probe {
    fn everything(&mut self) {
        for (modifiers, key, name) in [
            (Modifiers::COMMAND, Key::Num2, "timeline"),
            (Modifiers::COMMAND, Key::Num3, "matrix"),
            (Modifiers::COMMAND, Key::Num4, "progress"),
            (Modifiers::COMMAND, Key::Num1, "list"),
        ] {
            self.press(modifiers, key, name);
            self.press(modifiers, key, &format!("{name} again"));
        }
        for name in ["市教育局", "市税务局", "逾期", "有批注", "时限"] {
            self.click(name);
        }
        self.press(
            Modifiers::COMMAND | Modifiers::SHIFT,
            Key::F,
            "clear the filters",
        );
        self.press(Modifiers::COMMAND, Key::F, "to the search");
        for text in ["财", "政", " ", "c", "z", "j", " 月:6-8"] {
            self.type_text(text);
        }
        self.press(Modifiers::NONE, Key::Escape, "escape");
        self.press(
            Modifiers::COMMAND | Modifiers::SHIFT,
            Key::F,
            "clear the filters",
        );
        self.write();
        self.write_on_all();
        for command in Command::all().filter(|it| !NOT_GIVEN.contains(it)) {
            self.give(command);
        }
    }

    /// A note, a tick, and both taken back.
    fn write(&mut self) {
        self.press(Modifiers::NONE, Key::Escape, "escape");
        self.click("推进第1件实事");
        if let Some(field) = self.window.query_by_label("写批注") {
            field.focus();
        }
        self.done("to the note");
        self.type_text("已办");
        self.press(Modifiers::COMMAND, Key::Enter, "submit the note");
        self.press(Modifiers::COMMAND, Key::Z, "undo");
        self.press(Modifiers::COMMAND, Key::Y, "redo");
    }

    /// A note, a tag and a mark on every measure, taken back and done again.
    fn write_on_all(&mut self) {
        self.press(Modifiers::NONE, Key::Escape, "escape");
        self.press(Modifiers::NONE, Key::Escape, "escape");
        self.click("推进第1件实事");
        self.press(Modifiers::COMMAND, Key::A, "all measures");
        if let Some(field) = self.window.query_by_label("写批注") {
            field.focus();
        }
        self.done("to the note on all");
        self.type_text("已阅");
        self.press(Modifiers::COMMAND, Key::Enter, "submit the note on all");
        self.click("＋标签");
        self.type_text("重点");
        self.press(Modifiers::NONE, Key::Enter, "tag all");
        self.click("标记为…");
        self.choose("推进中");
        for name in ["mark", "tag", "note"] {
            let name = format!("undo the {name} on all");
            self.press(Modifiers::COMMAND, Key::Z, &name);
        }
        for name in ["note", "tag", "mark"] {
            let name = format!("redo the {name} on all");
            self.press(Modifiers::COMMAND, Key::Y, &name);
        }
        let records = self.window.state().workbook().notebook().records().len();
        println!("{records} entries");
    }

    /// A command by the card that has them all.
    fn give(&mut self, command: Command) {
        for key in [Key::Escape, Key::Escape] {
            self.window.key_press(key);
            self.rest();
        }
        self.took.take();
        self.window.key_press_modifiers(Modifiers::COMMAND, Key::K);
        self.rest();
        self.window.event(Event::Text(command.name().into_owned()));
        self.rest();
        let name = command.name().into_owned();
        self.tell(&format!("to find {name}"));
        self.press(Modifiers::NONE, Key::Enter, &name);
    }

    fn press(&mut self, modifiers: Modifiers, key: Key, name: &str) {
        self.window.key_press_modifiers(modifiers, key);
        self.done(name);
    }

    fn type_text(&mut self, text: &str) {
        self.window.event(Event::Text(text.to_owned()));
        self.done(&format!("type {text}"));
    }

    fn click(&mut self, name: &str) {
        self.touch(name, |found| found.first());
    }

    /// In a menu, which stands over what it opened on.
    fn choose(&mut self, name: &str) {
        self.touch(name, |found| found.last());
    }

    fn touch(&mut self, name: &str, which: for<'a, 'n> fn(&'a [Node<'n>]) -> Option<&'a Node<'n>>) {
        let found: Vec<Node> = self.window.query_all_by_label_contains(name).collect();
        match which(&found) {
            Some(node) => node.click(),
            None => return println!("{name}: not in sight"),
        }
        drop(found);
        self.done(&format!("click {name}"));
    }

    fn done(&mut self, name: &str) {
        self.took.take();
        self.rest();
        self.tell(name);
    }

    /// Draws until nothing more comes.
    fn rest(&mut self) {
        let started = Instant::now();
        let mut quiet = Instant::now();
        while quiet.elapsed() < REST && started.elapsed() < PATIENCE {
            self.window.step();
            let took = self.took.take();
            if took.last().is_some_and(|it| it.processor > LITTLE) {
                quiet = Instant::now();
            }
            self.took.set(took);
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    fn tell(&self, name: &str) {
        let took = self.took.take();
        let long = took.iter().filter(|it| it.processor > MOST).count();
        let longest = |of: fn(&Took) -> Duration| {
            let longest = took.iter().map(of).max().unwrap_or_default();
            longest.as_secs_f64() * 1_000.0
        };
        let (processor, clock) = (longest(|it| it.processor), longest(|it| it.clock));
        let mark = if long > 0 { "  <--" } else { "" };
        println!(
            "{processor:8.2} ms ({clock:8.2})  {long:3} of {:3} frames  {name}{mark}",
            took.len()
        );
    }
}
