//! Several plans open at once: one on the desk, the others a click away, and all of them filtered together.

use std::path::PathBuf;

use cuoshi::app::App;
use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use crate::desktop::{
    Desktop, answer_path, click, click_last, menu, press, settle, shows, shows_part, type_text,
    write_note,
};

const LAST_YEAR: &str = "聊城市2020年试点工作方案\n一、开办企业\n\
    （一）推进试点。6月底前完成改造。（牵头单位：市财政局）\n\
    （二）深化改革。9月底前完成乙事。（牵头单位：市公安局）\n";

fn document(desktop: &Desktop) -> PathBuf {
    let path = desktop.path("去年.txt");
    std::fs::write(&path, LAST_YEAR).unwrap();
    path
}

/// The document that comes with the program, and last year's, which is on the desk.
fn both(desktop: &Desktop) -> Harness<'static, App> {
    let path = document(desktop);
    let mut window = desktop.start(&[]);
    press(&mut window, Modifiers::COMMAND, Key::O);
    answer_path(&mut window, &path);
    window
}

fn title(window: &Harness<'_, App>) -> String {
    window.state().workbook().plan.title.clone()
}

const THIS: &str = "2021 聊城市优化营商环境创新突破行动配…";
const LAST: &str = "2020 聊城市2020年试点工作方案";

#[test]
fn a_second_plan_stands_beside_the_first() {
    let desktop = Desktop::new();
    let mut window = desktop.start(&[]);
    assert!(!shows(&window, "全部方案…"));
    drop(window);
    window = both(&desktop);
    assert!(shows(&window, THIS) && shows(&window, LAST));
    assert_eq!(title(&window), "聊城市2020年试点工作方案");
    click(&mut window, THIS);
    assert_eq!(window.state().workbook().plan.measures.len(), 199);
    click(&mut window, LAST);
    assert_eq!(window.state().workbook().plan.measures.len(), 2);
    // Opened again, a plan is there once.
    press(&mut window, Modifiers::COMMAND, Key::O);
    answer_path(&mut window, &document(&desktop));
    assert_eq!(window.query_all_by_label(LAST).count(), 1);
}

#[test]
fn what_was_written_is_there_when_one_comes_back() {
    let desktop = Desktop::new();
    let mut window = both(&desktop);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    write_note(&mut window, "去年的经验");
    click(&mut window, THIS);
    assert!(!shows_part(&window, "去年的经验"));
    click(&mut window, LAST);
    let records = window.state().workbook().notebook().records().len();
    assert_eq!(records, 1);
    // And so is the way back.
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(shows(&window, "已撤销：写批注"));
}

#[test]
fn a_department_is_looked_for_in_all_plans() {
    let desktop = Desktop::new();
    let mut window = both(&desktop);
    press(&mut window, Modifiers::NONE, Key::F4);
    window.get_by_label("部门").focus();
    settle(&mut window);
    type_text(&mut window, "市财政局");
    assert!(shows(&window, "聊城市2020年试点工作方案　2 项中 1 项"));
    assert!(shows(
        &window,
        "聊城市优化营商环境创新突破行动配套措施　199 项中 28 项"
    ));
    // A measure of the other plan: that comes to the desk and shows it.
    let row = window
        .get_all_by_label_contains("1.1 推进试点")
        .last()
        .unwrap();
    row.click();
    settle(&mut window);
    assert_eq!(title(&window), "聊城市2020年试点工作方案");
    assert_eq!(window.state().view().current, Some(0));
}

#[test]
fn a_measure_of_another_plan_is_gone_to() {
    let desktop = Desktop::new();
    let mut window = both(&desktop);
    click(&mut window, THIS);
    click(&mut window, "全部方案…");
    window.get_all_by_label("搜索").last().unwrap().focus();
    settle(&mut window);
    type_text(&mut window, "完成乙事");
    let row = window
        .get_all_by_label_contains("1.2 深化改革")
        .last()
        .unwrap();
    row.click();
    settle(&mut window);
    assert_eq!(title(&window), "聊城市2020年试点工作方案");
    assert_eq!(window.state().view().current, Some(1));
}

#[test]
fn a_plan_is_closed_and_its_notebook_stays() {
    let desktop = Desktop::new();
    let mut window = both(&desktop);
    click(&mut window, THIS);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    write_note(&mut window, "留着");
    click(&mut window, LAST);
    click_last(
        &mut window,
        "关闭方案：聊城市优化营商环境创新突破行动配套措施",
    );
    assert!(!shows(&window, THIS));
    window.state_mut().close();
    drop(window);
    let mut window = desktop.start(&[]);
    assert_eq!(title(&window), "聊城市2020年试点工作方案");
    menu(&mut window, "文件", "打开随程序附带的文件");
    assert_eq!(window.state().workbook().notebook().records().len(), 1);
}

#[test]
fn what_was_open_is_open_again() {
    let desktop = Desktop::new();
    let mut window = both(&desktop);
    click(&mut window, THIS);
    window.state_mut().close();
    drop(window);
    let mut window = desktop.start(&[]);
    assert!(shows(&window, THIS) && shows(&window, LAST));
    assert_eq!(window.state().workbook().plan.measures.len(), 199);
    click(&mut window, LAST);
    window.state_mut().close();
    drop(window);
    // The one that was on the desk is on it; what is opened by name comes beside the others.
    let window = desktop.start(&[]);
    assert_eq!(title(&window), "聊城市2020年试点工作方案");
    drop(window);
    let other = desktop.path("省里.txt");
    std::fs::write(&other, LAST_YEAR.replace("聊城市2020年", "山东省2021年")).unwrap();
    let mut window = desktop.start(&[other]);
    assert!(shows(&window, THIS) && shows(&window, LAST));
    assert_eq!(title(&window), "山东省2021年试点工作方案");
    // One whose file is gone is missed, and forgotten.
    std::fs::remove_file(desktop.path("去年.txt")).unwrap();
    window.state_mut().close();
    drop(window);
    let window = desktop.start(&[]);
    assert!(shows_part(&window, "去年.txt") && !shows(&window, LAST));
}

#[test]
fn a_notebook_that_moved_is_the_one_that_is_open_again() {
    let desktop = Desktop::new();
    let mut window = desktop.start(&[]);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    write_note(&mut window, "第一条");
    window.state_mut().close();
    drop(window);
    let mut window = desktop.start(&[desktop.notebook()]);
    let moved = desktop.path("新处.ron");
    menu(&mut window, "文件", "批注本另存为…");
    answer_path(&mut window, &moved);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    write_note(&mut window, "第二条");
    window.state_mut().close();
    drop(window);
    let window = desktop.start(&[]);
    assert_eq!(window.state().workbook().notebook().records().len(), 2);
}
