//! What goes wrong with files: one clear sentence each, and nothing is lost.

use cuoshi::app::App;
use cuoshi::notebook::Notebook;
use cuoshi::store::{Folders, load_notebook, print_notebook};
use eframe::egui::{Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::desktop::*;
use crate::work::go_to;

/// A desk on which a note was written, and the file it is in.
fn worked_on() -> (Desktop, std::path::PathBuf) {
    let desktop = Desktop::new();
    let mut window = desktop.start(&[]);
    go_to(&mut window, "1.1");
    write_note(&mut window, "写过的批注");
    window.state_mut().close();
    drop(window);
    let path = desktop.notebook();
    (desktop, path)
}

#[test]
fn a_damaged_notebook_is_left_alone_and_its_backup_restored() {
    let (desktop, path) = worked_on();
    std::fs::write(&path, "(format: 1, plan: (title: \"坏").unwrap();
    let mut window = desktop.start(&[]);
    assert!(shows_part(&window, "已损坏，没有改动它"));
    assert!(shows(&window, "只读"));
    go_to(&mut window, "1.2");
    write_note(&mut window, "此时不能写");
    assert_eq!(
        std::fs::read(&path).unwrap(),
        "(format: 1, plan: (title: \"坏".as_bytes()
    );
    click(&mut window, "用备份恢复");
    assert!(shows_part(&window, "恢复"));
    assert_eq!(records_in(&path), 1);
    go_to(&mut window, "1.1");
    assert!(shows(&window, "写过的批注"));
}

#[test]
fn a_notebook_of_a_newer_version_can_be_read_only() {
    let (desktop, path) = worked_on();
    let newer = std::fs::read_to_string(&path)
        .unwrap()
        .replace("format: 1", "format: 9");
    std::fs::write(&path, &newer).unwrap();
    let mut window = desktop.start(&[]);
    assert!(shows_part(&window, "格式 9"));
    assert!(shows(&window, "只读"));
    go_to(&mut window, "1.1");
    assert!(shows(&window, "写过的批注"));
    write_note(&mut window, "写不进去");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), newer);
}

#[test]
fn work_that_cannot_be_saved_stays_and_is_saved_elsewhere() {
    let desktop = Desktop::new();
    let notebooks = desktop.folders.data.join("notebooks");
    std::fs::create_dir_all(&desktop.folders.data).unwrap();
    // Where a folder should be made there is a file.
    std::fs::write(&notebooks, "").unwrap();
    let mut window = desktop.start(&[]);
    go_to(&mut window, "1.1");
    write_note(&mut window, "存不下的批注");
    assert!(shows_part(&window, "还没有保存"));
    assert!(shows(&window, "存不下的批注"));
    click(&mut window, "另存到别处…");
    let elsewhere = desktop.path("别处.ron");
    answer_path(&mut window, &elsewhere);
    assert!(shows(&window, "✓ 已保存"));
    assert_eq!(records_in(&elsewhere), 1);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(records_in(&elsewhere), 2);
    // From now on this is where it lives.
    drop(window);
    let window = desktop.start(&[]);
    assert!(shows_part(&window, "别处.ron"));
}

#[test]
fn files_that_cannot_be_opened_say_why_and_leave_the_desk_as_it_is() {
    let desktop = Desktop::new();
    for (name, content, expected) in [
        ("空.txt", &b""[..], "里没有文字"),
        (
            "图片.png",
            &b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..],
            "图片.png",
        ),
        ("坏.ron", &b"(format: 1, plan: ("[..], "已损坏，没有改动它"),
    ] {
        let path = desktop.path(name);
        std::fs::write(&path, content).unwrap();
        let window = desktop.start(std::slice::from_ref(&path));
        assert!(shows_part(&window, expected), "{name}");
        assert!(shows(&window, "199 项中 199 项"), "{name}");
        assert_eq!(std::fs::read(&path).unwrap(), content);
    }
    let window = desktop.start(&[desktop.path("没有.txt")]);
    assert!(shows_part(&window, "找不到文件"));
}

#[test]
fn settings_that_cannot_be_read_cost_the_settings_only() {
    let (desktop, path) = worked_on();
    let settings = Folders::under(desktop.folder.path())
        .config
        .join("settings.ron");
    std::fs::write(&settings, "(((").unwrap();
    let window = desktop.start(&[]);
    assert!(shows_part(&window, "批注不受影响"));
    assert_eq!(load_notebook(&path).unwrap().records().len(), 1);
    assert!(window.query_by_label("跳过").is_some());
}

/// The rows of the recovery centre.
fn copies(window: &Harness<'_, App>) -> Vec<String> {
    let rows = window.get_all_by_role(Role::RadioButton);
    let labels = rows.map(|row| row.accesskit_node().label());
    let is_dated = |label: &String| label.contains(" 20");
    labels.flatten().filter(is_dated).collect()
}

#[test]
fn the_recovery_centre_lists_copies_and_brings_back_in_one_step() {
    let (desktop, path) = worked_on();
    let whole = std::fs::read(&path).unwrap();
    // Another program puts an empty notebook in its place, and this device forgets what it wrote there.
    let mut nothing = load_notebook(&path).unwrap();
    nothing = Notebook::new(nothing.plan);
    std::fs::remove_dir_all(desktop.folders.data.join("journal")).unwrap();
    std::fs::write(&path, print_notebook(&nothing)).unwrap();
    let mut window = desktop.start(&[]);
    go_to(&mut window, "1.1");
    assert!(!shows(&window, "写过的批注"));

    menu(&mut window, "文件", "恢复中心…");
    let rows = copies(&window);
    assert!(
        rows[0].starts_with("批注本 ") && rows[0].contains(" 0 条 "),
        "{rows:?}"
    );
    assert!(rows[0].ends_with("与现在相同"), "{rows:?}");
    let backup = rows.iter().find(|row| row.starts_with("备份 ")).unwrap();
    assert!(
        backup.contains(" 1 条 ") && backup.ends_with("有 1 条现在没有"),
        "{rows:?}"
    );
    click(&mut window, backup);
    assert!(shows(&window, "只在这一份里（1）"));
    assert!(shows(&window, "批注：写过的批注"));
    click(&mut window, "找回 1 条");
    assert!(shows_part(&window, "已找回 1 条记录"));
    assert!(shows(&window, "写过的批注"));
    assert!(shows(&window, "✓ 已保存"));
    assert_eq!(std::fs::read(&path).unwrap(), whole);

    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(shows_part(&window, "已撤销：从备份 "));
    assert!(!shows(&window, "写过的批注"));
    assert_eq!(records_in(&path), 2, "the file only grows");
}

#[test]
fn the_recovery_centre_takes_any_backup_for_a_damaged_notebook_and_lists_it() {
    let (desktop, path) = worked_on();
    std::fs::write(&path, "(format: 1, plan: (").unwrap();
    let mut window = desktop.start(&[]);
    click(&mut window, "恢复中心…");
    let rows = copies(&window);
    assert!(
        rows[0].starts_with("批注本 ") && rows[0].ends_with("读不了"),
        "{rows:?}"
    );
    assert!(shows_part(&window, "已损坏，没有改动它"));
    let backup = rows.iter().find(|row| row.starts_with("备份 ")).unwrap();
    click(&mut window, backup);
    click(&mut window, "用这个备份恢复");
    go_to(&mut window, "1.1");
    assert!(shows(&window, "写过的批注"));
    menu(&mut window, "文件", "恢复中心…");
    let rows = copies(&window);
    assert!(
        rows.iter().any(|row| row.starts_with("保留的损坏文件 ")),
        "{rows:?}"
    );
}

#[test]
fn a_page_that_is_a_picture_is_told() {
    let desktop = Desktop::new();
    let mixed =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/formats/mixed.pdf");
    let window = desktop.start(&[mixed]);
    assert!(shows_part(&window, "第 2 页是图片，上面的文字没有读入"));
}
