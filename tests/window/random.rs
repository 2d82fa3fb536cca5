//! Whatever a person does, in any order: the window stands, its counts are its rows, undo brings back what was there, and
//! the file only grows.
//!
//! Where a path is asked for, one is given: of another plan, of a colleague's file, of a damaged one, of none, of one's
//! own. 2,000 actions; `CUOSHI_ACTIONS=100000 cargo test --test window random` does more, from the seed `CUOSHI_SEED` on;
//! `CUOSHI_TELL=1` says each. What fails is kept in `random-seeds.txt` and done again each time, until it is taken out there.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::DateTime;
use cuoshi::app::App;
use cuoshi::notebook::{
    About, Act, Author, Draft, Mark, MeasureAnchor, NoteKind, Stamp, State, Status, Workbook,
};
use cuoshi::plan::Plan;
use cuoshi::query::{Filter, Index};
use cuoshi::store::{load_notebook, print_notebook};
use eframe::egui::accesskit::Action;
use eframe::egui::{Event, Key, Modifiers, Pos2, Role};
use egui_kittest::kittest::{NodeT, Queryable};
use egui_kittest::{Harness, Node};

use crate::desktop::Desktop;

/// So many actions are done with one seed, on a desk of their own.
const TOGETHER: usize = 250;
const IN_ALL: usize = 2_000;

/// What would end the work, leave the test's folder, or change the language of the tests beside this one.
const NOT_TOUCHED: [&str; 4] = ["退出", "English", "跟随系统", "中文"];

#[test]
fn whatever_is_done_the_window_stands_and_loses_nothing() {
    let asked = std::env::var("CUOSHI_ACTIONS").ok();
    let actions: usize = asked.map_or(IN_ALL, |it| it.parse().expect("a number of actions"));
    let first = std::env::var("CUOSHI_SEED").ok();
    let first = first.map_or(1, |it| it.parse().expect("a seed"));
    let kept = kept_seeds();
    let fresh = (first..).take(actions.div_ceil(TOGETHER));
    let mut failed = Vec::new();
    let mut done = Done::default();
    for seed in kept.iter().copied().chain(fresh) {
        match catch_unwind(AssertUnwindSafe(|| work(seed))) {
            Ok(more) => done.add(&more),
            Err(_) => failed.push(seed),
        }
        eprintln!("seed {seed}: {done:?}, failed {failed:?}");
    }
    for seed in failed.iter().filter(|seed| !kept.contains(seed)) {
        let mut file = std::fs::OpenOptions::new().append(true).open(seeds_file());
        let file = file.as_mut().expect("the file of seeds");
        writeln!(file, "{seed}").expect("the file of seeds");
    }
    assert!(failed.is_empty(), "seeds {failed:?}");
    assert!(done.undone > 0, "nothing was ever taken back");
    assert!(done.answered > 0, "no path was ever given");
    assert!(done.moved > 0, "no file was ever opened");
}

/// What came about.
#[derive(Debug, Default)]
struct Done {
    actions: usize,
    /// Taken back and done again.
    undone: usize,
    /// Questions for a path.
    answered: usize,
    /// Another notebook was there afterwards.
    moved: usize,
}

impl Done {
    fn add(&mut self, more: &Self) {
        self.actions += more.actions;
        self.undone += more.undone;
        self.answered += more.answered;
        self.moved += more.moved;
    }
}

fn seeds_file() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/window/random-seeds.txt")
}

fn kept_seeds() -> Vec<u64> {
    let text = std::fs::read_to_string(seeds_file()).expect("the file of seeds");
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.trim().parse().ok()).collect()
}

/// SplitMix64.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    fn of<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.below(choices.len())]
    }
}

const KEYS: [(Modifiers, Key); 34] = [
    (Modifiers::NONE, Key::ArrowDown),
    (Modifiers::NONE, Key::ArrowUp),
    (Modifiers::NONE, Key::ArrowLeft),
    (Modifiers::NONE, Key::ArrowRight),
    (Modifiers::SHIFT, Key::ArrowDown),
    (Modifiers::SHIFT, Key::ArrowUp),
    (Modifiers::COMMAND, Key::ArrowDown),
    (Modifiers::NONE, Key::PageDown),
    (Modifiers::NONE, Key::PageUp),
    (Modifiers::NONE, Key::Home),
    (Modifiers::NONE, Key::End),
    (Modifiers::SHIFT, Key::End),
    (Modifiers::NONE, Key::Tab),
    (Modifiers::SHIFT, Key::Tab),
    (Modifiers::NONE, Key::Enter),
    (Modifiers::NONE, Key::Space),
    (Modifiers::NONE, Key::Escape),
    (Modifiers::NONE, Key::Delete),
    (Modifiers::NONE, Key::Backspace),
    (Modifiers::NONE, Key::F1),
    (Modifiers::NONE, Key::F3),
    (Modifiers::SHIFT, Key::F3),
    (Modifiers::NONE, Key::F4),
    (Modifiers::NONE, Key::F6),
    (Modifiers::NONE, Key::F7),
    (Modifiers::NONE, Key::F8),
    (Modifiers::NONE, Key::F9),
    (Modifiers::COMMAND, Key::K),
    (Modifiers::COMMAND, Key::F),
    (Modifiers::COMMAND, Key::D),
    (Modifiers::COMMAND, Key::A),
    (Modifiers::COMMAND, Key::Z),
    (Modifiers::COMMAND, Key::Y),
    (Modifiers::COMMAND, Key::Comma),
];

/// What asks for a path.
const ASKING: [(Modifiers, Key); 6] = [
    (Modifiers::COMMAND, Key::O),
    (Modifiers::COMMAND, Key::I),
    (Modifiers::COMMAND, Key::E),
    (Modifiers::COMMAND, Key::L),
    (COMMAND_SHIFT, Key::E),
    (COMMAND_SHIFT, Key::S),
];

const COMMAND_SHIFT: Modifiers = Modifiers {
    shift: true,
    ..Modifiers::COMMAND
};

const TEXTS: [&str; 16] = [
    "财政",
    "czj",
    "1.1",
    "6",
    "2021-09-30",
    "2021-06-01",
    "-印章",
    "\"一窗通\"",
    "部门:",
    "月:6-8 状态:已完成",
    "有批注",
    "已与省厅对接，\n等批复。",
    "a\u{301}é\u{202E}",
    "（((",
    "12345678901234567890",
    "　",
];

/// A desk with files on it.
struct Stage {
    /// Its folder lasts as long as this.
    _desktop: Desktop,
    paths: Vec<PathBuf>,
    /// What was in each notebook that was worked on.
    seen: BTreeMap<PathBuf, BTreeSet<String>>,
}

const OTHER_PLAN: &str = "甲县2022年重点工作方案\n一、教育\n(一)建设学校。6月底前,建成3所学校。(牵头单位:县教育局;责任单位:县财政局)\n(二)改造食堂。年内完成。(牵头单位:县教育局)\n";

impl Stage {
    fn set(desktop: Desktop, window: &Harness<'_, App>) -> Self {
        let workbook = window.state().workbook();
        let write = |name: &str, text: &str| {
            let path = desktop.path(name);
            std::fs::write(&path, text).expect("a file");
            path
        };
        let folder = desktop.path("共用");
        std::fs::create_dir(&folder).expect("a folder");
        let paths = vec![
            write("方案.txt", OTHER_PLAN),
            write("同事.ron", &colleagues(workbook)),
            write("坏.ron", "(format: 1, plan: (title:"),
            write("空.txt", ""),
            desktop.path("没有/这里.txt"),
            desktop.path("新.ron"),
            desktop.path("台账.xlsx"),
            desktop.path("台账.csv"),
            window.state().notebook_path().to_owned(),
            folder,
        ];
        Self {
            _desktop: desktop,
            paths,
            seen: BTreeMap::new(),
        }
    }
}

/// What 乙 wrote on a computer of their own, as a file.
fn colleagues(workbook: &Workbook) -> String {
    let mut theirs = workbook.clone();
    let stamp = |nonce| Stamp {
        author: Author {
            name: "乙".to_owned(),
            department: "市税务局".to_owned(),
        },
        time: DateTime::parse_from_rfc3339("2021-09-09T10:00:00+08:00").expect("a time"),
        nonce,
    };
    let note = Act::Note {
        text: "税务这边已开通".to_owned(),
        kind: NoteKind::Remark,
        reply_to: None,
    };
    let mark = Act::Mark(Mark {
        status: Status::Active,
        ..Mark::default()
    });
    for (nonce, measure) in [(1, 0), (2, 3)] {
        let drafts = [note.clone(), mark.clone()].map(|act| Draft {
            about: About::Measure(MeasureAnchor::of(&theirs.plan, measure)),
            act,
            replaces: Vec::new(),
            private: false,
        });
        theirs.commit(drafts.into(), "", &stamp(nonce));
    }
    print_notebook(theirs.notebook())
}

/// Does things by chance, and looks after each whether all is well.
fn work(seed: u64) -> Done {
    let desktop = Desktop::new();
    let mut window = desktop.start_in([1366.0, 768.0], &[]);
    let mut stage = Stage::set(desktop, &window);
    let mut chance = Chance(seed);
    let mut done = Done::default();
    let tells = std::env::var_os("CUOSHI_TELL").is_some();
    for nth in 0..TOGETHER {
        let before = said(window.state());
        let revision = window.state().workbook().revision();
        let path = window.state().notebook_path().to_owned();
        let what = act(&mut window, &mut chance, &stage);
        let place = format!("seed {seed}, action {nth}: {what}");
        if tells {
            eprintln!("{place}");
        }
        check_counts(&window, &place);
        let workbook = window.state().workbook();
        let is_moved = path != window.state().notebook_path();
        // Another plan counts anew.
        let steps = match is_moved {
            true => 0,
            false => workbook.revision().saturating_sub(revision),
        };
        if steps > 0 && workbook.redo_label().is_none() && workbook.undo_label().is_some() {
            check_undo(&mut window, &before, steps, &place);
            done.undone += 1;
        }
        done.actions += 1;
        done.answered += usize::from(what.starts_with("answer"));
        done.moved += usize::from(is_moved);
        if steps > 0 || is_moved {
            check_file(&window, &mut stage, &place);
        }
        if nth % 50 == 49 {
            check_afresh(&window, &place);
            check_all_files(&stage, &place);
        }
    }
    window.state_mut().close();
    check_all_files(&stage, &format!("seed {seed}, closed"));
    done
}

fn settle(window: &mut Harness<'_, App>) {
    for _ in 0..3 {
        window.step();
    }
}

fn label(node: &Node<'_>) -> String {
    node.accesskit_node().label().unwrap_or_default()
}

/// The controls that can be touched, as names and places.
fn controls(window: &Harness<'_, App>, is_field: bool) -> Vec<String> {
    let screen = window.ctx.content_rect();
    let touchable = |node: &Node<'_>| {
        let data = node.accesskit_node();
        let role = data.role();
        let fits = match is_field {
            true => matches!(role, Role::TextInput | Role::MultilineTextInput),
            false => data.data().supports_action(Action::Click),
        };
        let is_drawn = data.bounding_box().is_some();
        fits && is_drawn && !data.is_disabled() && screen.contains(node.rect().center())
    };
    let named = |node: Node<'_>| touchable(&node).then(|| label(&node));
    let nodes = window.root().children_recursive();
    let named = nodes.filter_map(named);
    named
        .filter(|name| !name.is_empty() && !NOT_TOUCHED.iter().any(|it| name.contains(it)))
        .collect()
}

/// Does one thing; says what it was.
fn act(window: &mut Harness<'_, App>, chance: &mut Chance, stage: &Stage) -> String {
    // Any other path could lead out of the test's folder.
    if window.query_by_label("路径").is_some() {
        return answer(window, chance, stage);
    }
    match chance.below(100) {
        0..45 => touch(window, chance, false),
        45..50 => touch(window, chance, true),
        50..75 => {
            let key = *chance.of(&KEYS);
            press(window, key)
        }
        75..85 => write(window, chance),
        85..89 => {
            let key = *chance.of(&ASKING);
            press(window, key)
        }
        89..94 => {
            focus_field(window, chance);
            write(window, chance)
        }
        _ => note(window, chance),
    }
}

/// Answers the question for a path, with one of the stage or not at all.
fn answer(window: &mut Harness<'_, App>, chance: &mut Chance, stage: &Stage) -> String {
    if chance.below(6) == 0 {
        return press(window, (Modifiers::NONE, Key::Escape));
    }
    let path = chance.of(&stage.paths).display().to_string();
    window.get_by_label("路径").focus();
    settle(window);
    press(window, (Modifiers::COMMAND, Key::A));
    window.event(Event::Text(path.clone()));
    settle(window);
    match chance.below(2) {
        0 => window.get_by_label("确定").click(),
        _ => window.key_press(Key::Enter),
    }
    // What is read comes a frame later, and another plan once everything is saved.
    settle(window);
    settle(window);
    format!("answer {path}")
}

fn touch(window: &mut Harness<'_, App>, chance: &mut Chance, second: bool) -> String {
    let names = controls(window, false);
    if names.is_empty() {
        return press(window, (Modifiers::NONE, Key::Escape));
    }
    let name = chance.of(&names).clone();
    let mut nodes: Vec<_> = window.get_all_by_label(&name).collect();
    nodes.retain(|node| node.accesskit_node().bounding_box().is_some());
    // A menu may stand over it.
    nodes.retain(|node| !is_over(window, node.rect().center()));
    match (nodes.first(), second) {
        (Some(node), true) => node.click_secondary(),
        (Some(node), false) => node.click(),
        (None, _) => {}
    }
    drop(nodes);
    settle(window);
    format!("touch {name}")
}

/// Whether a click here would touch what is not to be touched.
fn is_over(window: &Harness<'_, App>, at: Pos2) -> bool {
    let is_at = |node: &Node<'_>| {
        let is_drawn = node.accesskit_node().bounding_box().is_some();
        is_drawn && node.rect().contains(at)
    };
    let forbidden = |node: &Node<'_>| {
        let name = label(node);
        NOT_TOUCHED.iter().any(|it| name.contains(it))
    };
    let nodes = window.root().children_recursive();
    nodes
        .into_iter()
        .any(|node| forbidden(&node) && is_at(&node))
}

fn press(window: &mut Harness<'_, App>, (modifiers, key): (Modifiers, Key)) -> String {
    window.key_press_modifiers(modifiers, key);
    settle(window);
    format!("press {modifiers:?} {key:?}")
}

fn write(window: &mut Harness<'_, App>, chance: &mut Chance) -> String {
    let text = *chance.of(&TEXTS);
    window.event(Event::Text(text.to_owned()));
    settle(window);
    format!("type {text:?}")
}

fn focus_field(window: &mut Harness<'_, App>, chance: &mut Chance) {
    let names = controls(window, true);
    if names.is_empty() {
        return;
    }
    let name = chance.of(&names).clone();
    if let Some(field) = window.get_all_by_label(&name).next() {
        field.focus();
    }
    settle(window);
}

fn note(window: &mut Harness<'_, App>, chance: &mut Chance) -> String {
    // One may have a draft, which stands in a meeting, too.
    let mut fields = window.query_all_by_label("写批注");
    let Some(field) = fields.next() else {
        drop(fields);
        return press(window, (Modifiers::NONE, Key::ArrowDown));
    };
    field.focus();
    drop(fields);
    settle(window);
    write(window, chance);
    let mut buttons: Vec<_> = window.query_all_by_label("提交").collect();
    buttons.retain(|node| node.accesskit_node().bounding_box().is_some());
    if let Some(button) = buttons.first() {
        button.click();
    }
    drop(buttons);
    settle(window);
    "write a note".to_owned()
}

/// What the window says of every measure.
#[derive(Debug)]
struct Said {
    in_words: Vec<String>,
    /// With its corrections.
    plan: Arc<Plan>,
}

impl PartialEq for Said {
    fn eq(&self, other: &Self) -> bool {
        let is_read_alike = Arc::ptr_eq(&self.plan, &other.plan) || self.plan == other.plan;
        is_read_alike && self.in_words == other.in_words
    }
}

fn said(app: &App) -> Said {
    let (state, _) = app.state();
    let measures = state.measures.iter().map(|it| {
        let notes: Vec<&str> = it.notes.iter().map(|note| note.text.as_str()).collect();
        let tags: Vec<&str> = it.tags.iter().map(|tag| tag.name.as_str()).collect();
        let clash = it.has_clash();
        let (status, light, due) = (it.status, it.light, it.due);
        format!("{status:?} {light:?} {due:?} {notes:?} {tags:?} {clash}")
    });
    let views = state.views().map(|it| format!("{} {}", it.name, it.search));
    Said {
        in_words: measures.chain(views).collect(),
        plan: Arc::clone(&app.workbook().plan),
    }
}

/// The rows are counted rightly wherever they are counted.
fn check_counts(window: &Harness<'_, App>, place: &str) {
    let app = window.state();
    let (results, arranged) = app.shown();
    let rows = results.rows.len();
    let mut stand = arranged.rows.clone();
    stand.sort_unstable();
    assert_eq!(stand, results.rows, "{place}");
    if !arranged.groups.is_empty() {
        let grouped: usize = arranged.groups.iter().map(|it| it.count).sum();
        assert_eq!(grouped, rows, "{place}");
    }
    let filter = &app.view().filter;
    let counts = &results.counts;
    let chosen = |facet| filter.is_chosen(facet);
    use cuoshi::query::Facet;
    for (facet, counted) in [
        (
            Facet::Chapter,
            counts.chapters.iter().map(|it| it.1).sum::<usize>(),
        ),
        (Facet::Status, counts.statuses.values().sum()),
        (Facet::Light, counts.lights.values().sum()),
        (Facet::Annotated, counts.annotated.0 + counts.annotated.1),
    ] {
        if !chosen(facet) {
            assert_eq!(counted, rows, "{place}: {facet:?}");
        }
    }
    let total = app.workbook().plan.measures.len();
    let words = format!("{total} 项中 {rows} 项");
    assert!(window.query_by_label(&words).is_some(), "{place}: {words}");
}

/// Undo brings back what was there before, redo what came after. One step may change the notebook several times.
fn check_undo(window: &mut Harness<'_, App>, before: &Said, most: u64, place: &str) {
    let after = said(window.state());
    leave_everything(window);
    let mut steps = 0;
    while steps == 0 || (steps < most && said(window.state()) != *before) {
        press(window, (Modifiers::COMMAND, Key::Z));
        steps += 1;
    }
    check_same(&said(window.state()), before, &format!("{place}: undone"));
    check_counts(window, place);
    for _ in 0..steps {
        press(window, (Modifiers::COMMAND, Key::Y));
    }
    check_same(
        &said(window.state()),
        &after,
        &format!("{place}: done again"),
    );
}

#[track_caller]
fn check_same(now: &Said, then: &Said, place: &str) {
    assert_eq!(now.in_words, then.in_words, "{place}");
    assert!(now == then, "{place}: the plan is read otherwise");
}

/// So that the keys are meant for the window: no field, no menu, nothing over it.
fn leave_everything(window: &mut Harness<'_, App>) {
    for _ in 0..4 {
        press(window, (Modifiers::NONE, Key::Escape));
    }
    press(window, (Modifiers::NONE, Key::F6));
}

fn ids(path: &Path, place: &str) -> BTreeSet<String> {
    let notebook = load_notebook(path).expect(place);
    let records = notebook.records().iter();
    records.map(|record| format!("{:?}", record.id)).collect()
}

/// What was in the file is in it still.
fn check_file(window: &Harness<'_, App>, stage: &mut Stage, place: &str) {
    let path = window.state().notebook_path();
    if window.query_by_label("✓ 已保存").is_none() || !path.is_file() {
        return;
    }
    let ids = ids(path, place);
    let records = window.state().workbook().notebook().records();
    assert_eq!(ids.len(), records.len(), "{place}");
    let before = stage.seen.insert(path.to_owned(), ids);
    let now = &stage.seen[path];
    assert!(before.is_none_or(|before| before.is_subset(now)), "{place}");
}

/// The same of every notebook that was worked on.
fn check_all_files(stage: &Stage, place: &str) {
    for (path, before) in &stage.seen {
        let now = ids(path, place);
        assert!(before.is_subset(&now), "{place}: {}", path.display());
    }
}

/// What is kept from frame to frame is what would be computed afresh.
fn check_afresh(window: &Harness<'_, App>, place: &str) {
    let app = window.state();
    let workbook = app.workbook();
    let (_, viewpoint) = app.state();
    let state = State::of(&workbook.plan, workbook.notebook(), viewpoint);
    let vocabulary = cuoshi::wording::search_vocabulary();
    let mut index = Index::of(&workbook.plan, &workbook.register, vocabulary);
    index.update(&workbook.plan, &state);
    let (results, arranged) = app.shown();
    let filter: &Filter = &app.view().filter;
    assert_eq!(&index.results(filter), results, "{place}");
    let order = app.view().layout.order;
    let afresh = index.arrange(results, &workbook.plan, &state, order);
    assert_eq!(&afresh, arranged, "{place}");
}
