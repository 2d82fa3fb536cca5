//! Others write while the window is open: another program into the same file, colleagues into a shared folder.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use chrono::DateTime;
use cuoshi::app::App;
use cuoshi::notebook::{About, Act, Author, Draft, MeasureAnchor, NoteKind, Stamp, Workbook};
use cuoshi::store::{Folders, Writer, load_notebook};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use crate::desktop::*;
use crate::work::go_to;

/// No machine is so slow; one that is fast waits a fraction of it.
const PATIENCE: Duration = Duration::from_secs(30);

/// Waits, without touching anything, until this is to be seen.
#[track_caller]
fn wait_for(window: &mut Harness<'_, App>, part: &str) {
    let since = Instant::now();
    while !shows_part(window, part) {
        assert!(since.elapsed() < PATIENCE, "“{part}” did not come");
        std::thread::sleep(Duration::from_millis(5));
        window.step();
    }
}

/// What 乙 on another computer writes about 1.1, as another program does.
fn write_elsewhere(path: &Path, book: &Workbook, text: &str) {
    let author = Author {
        name: "乙".to_owned(),
        department: "市税务局".to_owned(),
    };
    let measure = book.plan.find("1.1").unwrap();
    let draft = Draft {
        about: About::Measure(MeasureAnchor::of(&book.plan, measure)),
        act: Act::Note {
            text: text.to_owned(),
            kind: NoteKind::Remark,
            reply_to: None,
        },
        replaces: Vec::new(),
        private: false,
    };
    let stamp = Stamp {
        author: author.clone(),
        time: DateTime::parse_from_rfc3339("2021-09-10T10:00:00+08:00").unwrap(),
        nonce: 0,
    };
    let mut book = book.clone();
    book.commit(vec![draft], "", &stamp);
    let elsewhere = tempfile::tempdir().unwrap();
    let mut writer = Writer::new(&Folders::under(elsewhere.path()));
    writer.sign(&author);
    writer.save(path, book.notebook()).unwrap();
}

#[test]
fn what_another_program_writes_comes_in_by_itself() {
    let desktop = Desktop::new();
    let mut window = desktop.start(&[]);
    go_to(&mut window, "1.1");
    write_note(&mut window, "窗口里写的");
    let book = window.state().workbook().clone();
    write_elsewhere(&desktop.notebook(), &book, "别处写的");
    wait_for(
        &mut window,
        "别处写入的 1 条记录已合并进来：乙（市税务局） 1 条",
    );
    assert!(shows(&window, "别处写的"));
    assert!(shows(&window, "✓ 已保存"));
    // What came needs no other save.
    assert_eq!(records_in(&desktop.notebook()), 2);
    write_note(&mut window, "再写一条");
    assert_eq!(records_in(&desktop.notebook()), 3);
}

#[test]
fn a_file_that_breaks_and_heals_is_said_and_forgotten() {
    let desktop = Desktop::new();
    let mut window = desktop.start(&[]);
    go_to(&mut window, "1.1");
    write_note(&mut window, "窗口里写的");
    let path = desktop.notebook();
    let whole = std::fs::read(&path).unwrap();
    std::fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    wait_for(&mut window, "现在读不了；窗口里的内容都在");
    assert!(shows(&window, "用备份恢复"));
    assert!(shows(&window, "窗口里写的"));
    std::fs::write(&path, &whole).unwrap();
    let since = Instant::now();
    while shows_part(&window, "现在读不了") {
        assert!(since.elapsed() < PATIENCE, "not forgotten");
        std::thread::sleep(Duration::from_millis(5));
        window.step();
    }
    assert_eq!(std::fs::read(&path).unwrap(), whole);
}

#[test]
fn a_notebook_that_could_not_be_read_is_opened_once_it_can() {
    let desktop = Desktop::new();
    let mut window = desktop.start(&[]);
    go_to(&mut window, "1.1");
    write_note(&mut window, "写过的");
    drop(window);
    let path = desktop.notebook();
    let whole = std::fs::read(&path).unwrap();
    std::fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    let mut window = desktop.start(&[]);
    assert!(shows(&window, "只读"));
    std::fs::write(&path, &whole).unwrap();
    wait_for(&mut window, "✓ 已保存");
    go_to(&mut window, "1.1");
    assert!(shows(&window, "写过的"));
    assert!(window.query_by_label("只读").is_none());
}

/// A desk whose notebook is on a stick.
fn on_a_stick() -> (Desktop, Harness<'static, App>, PathBuf) {
    let desktop = Desktop::new();
    let stick = desktop.path("U盘");
    std::fs::create_dir(&stick).unwrap();
    let path = stick.join("批注.ron");
    let mut window = desktop.start(&[]);
    go_to(&mut window, "1.1");
    menu(&mut window, "文件", "批注本另存为…");
    answer_path(&mut window, &path);
    write_note(&mut window, "写在U盘上的");
    assert_eq!(records_in(&path), 1);
    (desktop, window, path)
}

#[test]
fn a_stick_that_is_pulled_out_costs_nothing() {
    let (desktop, mut window, path) = on_a_stick();
    let away = desktop.path("抽屉");
    std::fs::rename(desktop.path("U盘"), &away).unwrap();
    write_note(&mut window, "拔掉以后写的");
    assert!(shows_part(&window, "找不到文件夹"));
    assert!(shows(&window, "未保存，点此重试") || shows_part(&window, "点此重试"));
    assert!(shows(&window, "拔掉以后写的"));
    std::fs::rename(&away, desktop.path("U盘")).unwrap();
    click(&mut window, "重试");
    assert!(shows(&window, "✓ 已保存"));
    assert!(!shows_part(&window, "找不到文件夹"));
    assert_eq!(records_in(&path), 2);
}

#[test]
fn a_file_made_read_only_says_so_and_is_saved_once_it_is_not() {
    let (_desktop, mut window, path) = on_a_stick();
    let protect = |is_protected: bool| {
        let mut permissions = std::fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(is_protected);
        std::fs::set_permissions(&path, permissions).unwrap();
    };
    protect(true);
    write_note(&mut window, "写不进去的");
    assert!(shows_part(&window, "没有权限写入"));
    assert_eq!(records_in(&path), 1);
    protect(false);
    click(&mut window, "重试");
    assert!(shows(&window, "✓ 已保存"));
    assert_eq!(records_in(&path), 2);
}

#[test]
fn a_notebook_that_is_gone_at_the_start_is_not_begun_anew_in_silence() {
    let (desktop, window, path) = on_a_stick();
    drop(window);
    let away = desktop.path("抽屉");
    std::fs::rename(desktop.path("U盘"), &away).unwrap();
    let mut window = desktop.start(&[]);
    assert!(shows_part(&window, "找不到文件"));
    assert!(shows(&window, "只读"));
    assert!(shows(&window, "用备份恢复"));
    assert!(shows(&window, "新建一个"));
    std::fs::rename(&away, desktop.path("U盘")).unwrap();
    wait_for(&mut window, "✓ 已保存");
    go_to(&mut window, "1.1");
    assert!(shows(&window, "写在U盘上的"));
    assert_eq!(records_in(&path), 1);
}

fn share(window: &mut Harness<'_, App>, folder: &Path) {
    menu(window, "文件", "共用文件夹…");
    answer_path(window, folder);
}

/// Who wrote what is in each notebook file of a folder.
fn authors_by_file(folder: &Path) -> BTreeMap<PathBuf, BTreeSet<String>> {
    let files = std::fs::read_dir(folder).unwrap();
    let files = files.map(|file| file.unwrap().path());
    let notebooks = files.filter(|path| path.extension().is_some_and(|it| it == "ron"));
    let authors = |path: &PathBuf| {
        let notebook = load_notebook(path).unwrap();
        let entries = notebook.records().iter().flat_map(|record| &record.entry);
        entries.map(|entry| entry.author.name.clone()).collect()
    };
    notebooks
        .map(|path| (path.clone(), authors(&path)))
        .collect()
}

#[test]
fn two_desks_share_a_folder() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("组里 共用");
    std::fs::create_dir(&folder).unwrap();

    let my_desk = Desktop::new();
    // Five notes and the field below them are in sight.
    let size = [1366.0, 2400.0];
    let mut mine = my_desk.start_in(size, &[]);
    share(&mut mine, &folder);
    assert!(shows_part(&mine, "里面还没有这份方案的批注"));
    click(&mut mine, "开始共用");
    go_to(&mut mine, "1.1");
    write_note(&mut mine, "甲的第一条");

    let their_desk = Desktop::of_nobody();
    their_desk.know("乙", "市税务局");
    let mut theirs = their_desk.start_in(size, &[]);
    go_to(&mut theirs, "1.1");
    write_note(&mut theirs, "乙先前写的");
    share(&mut theirs, &folder);
    assert!(shows(&theirs, "甲（市财政局） 1 条"));
    assert!(shows_part(&theirs, "现在的 1 条记录会写成里面的一个文件"));
    click(&mut theirs, "开始共用");
    assert!(shows(&theirs, "甲的第一条"));
    assert!(shows_part(&theirs, "共用文件夹"));

    // Neither touches anything, and each sees what the other writes.
    wait_for(&mut mine, "乙先前写的");
    write_note(&mut theirs, "乙的第二条");
    wait_for(&mut mine, "乙的第二条");
    write_note(&mut mine, "甲的第二条");
    wait_for(&mut theirs, "甲的第二条");
    let files = authors_by_file(&folder);
    assert_eq!(files.len(), 2, "{files:?}");
    assert!(
        files.values().all(|authors| authors.len() == 1),
        "{files:?}"
    );

    // A sync tool puts an older copy beside a file.
    let (own, _) = files.iter().find(|(_, it)| it.contains("甲")).unwrap();
    let copy = folder.join("甲 (1).ron");
    std::fs::copy(own, &copy).unwrap();
    let copied = std::fs::read(&copy).unwrap();
    write_note(&mut mine, "甲的第三条");
    wait_for(&mut theirs, "甲的第三条");
    assert_eq!(std::fs::read(&copy).unwrap(), copied);
    let all = load_notebook(&folder).unwrap();
    assert_eq!(all.records().len(), 5);
    for window in [&mine, &theirs] {
        assert_eq!(
            window.state().workbook().notebook().records(),
            all.records()
        );
    }

    // The next day it is still where one works.
    drop(mine);
    let mut mine = my_desk.start(&[]);
    assert!(shows_part(&mine, "共用文件夹"));
    go_to(&mut mine, "1.1");
    assert!(shows(&mine, "乙的第二条"));
}

#[test]
fn a_folder_is_not_shared_unless_one_says_so() {
    let desktop = Desktop::new();
    let mut window = desktop.start(&[]);
    go_to(&mut window, "1.1");
    tick(&mut window, "私密");
    write_note(&mut window, "不给人看的");
    let folder = desktop.path("共用");
    share(&mut window, &folder);
    assert!(shows_part(&window, "不是文件夹，或者不在那里"));
    std::fs::create_dir(&folder).unwrap();
    click(&mut window, "确定");
    assert!(shows_part(&window, "其中 1 条是私密批注"));
    click(&mut window, "不共用");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
    assert!(!shows_part(&window, "共用文件夹 "));
}

#[test]
fn a_shared_folder_that_is_away_comes_back_with_everything() {
    let desktop = Desktop::new();
    let folder = desktop.path("共用");
    std::fs::create_dir(&folder).unwrap();
    let mut window = desktop.start(&[]);
    share(&mut window, &folder);
    click(&mut window, "开始共用");
    go_to(&mut window, "1.1");
    write_note(&mut window, "连着的时候写的");
    let away = desktop.path("断开");
    std::fs::rename(&folder, &away).unwrap();
    write_note(&mut window, "断开以后写的");
    assert!(shows_part(&window, "找不到文件夹"));
    drop(window);

    let mut window = desktop.start(&[]);
    assert!(shows_part(&window, "找不到文件夹"));
    assert!(shows(&window, "只读"));
    assert!(!folder.exists(), "no other is made in its place");
    std::fs::rename(&away, &folder).unwrap();
    wait_for(&mut window, "✓ 已保存");
    go_to(&mut window, "1.1");
    assert!(shows(&window, "连着的时候写的"));
}

#[test]
fn a_shared_folder_that_is_gone_for_good_is_begun_anew_when_asked() {
    let desktop = Desktop::new();
    let folder = desktop.path("共用");
    std::fs::create_dir(&folder).unwrap();
    let mut window = desktop.start(&[]);
    share(&mut window, &folder);
    click(&mut window, "开始共用");
    drop(window);
    std::fs::remove_dir_all(&folder).unwrap();
    let mut window = desktop.start(&[]);
    click(&mut window, "新建一个");
    go_to(&mut window, "1.1");
    write_note(&mut window, "重新开始");
    assert!(shows(&window, "✓ 已保存"));
    assert_eq!(authors_by_file(&folder).len(), 1);
}
