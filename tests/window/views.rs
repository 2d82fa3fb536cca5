//! The same measures as a list, on a time axis, by department and month, and as progress.

use std::collections::BTreeSet;

use chrono::{FixedOffset, NaiveDate};
use cuoshi::app::App;
use cuoshi::notebook::{Author, LightRule, State, Viewpoint};
use cuoshi::query::{Index, MatrixAxis, Month, ProgressBy, Role as Part};
use cuoshi::ui::{Page, Zoom};
use eframe::egui::accesskit::Toggled;
use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::desktop::{click, ids, press, settle, shows, shows_part, window};

/// All that is labelled with these words.
fn labels(window: &Harness<'_, App>, part: &str) -> Vec<String> {
    let nodes = window.query_all_by_label_contains(part);
    nodes
        .filter_map(|node| node.accesskit_node().label())
        .collect()
}

fn page(window: &Harness<'_, App>) -> Page {
    window.state().view().page
}

fn press_at(window: &mut Harness<'_, App>, pos: Pos2) {
    window.event(Event::PointerMoved(pos));
    settle(window);
    for pressed in [true, false] {
        window.event(Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    settle(window);
}

/// Clicks a cell of the matrix in its upper or lower half.
fn click_half(window: &mut Harness<'_, App>, cell: &str, is_upper: bool) {
    let rect = window.get_by_label(cell).rect();
    let y = rect.top() + rect.height() * if is_upper { 0.25 } else { 0.75 };
    press_at(window, Pos2::new(rect.center().x, y));
}

#[test]
fn the_four_views_are_a_click_or_a_key_apart_and_keep_the_filter() {
    let (_desktop, mut window) = window();
    click(&mut window, "市财政局");
    for (key, expected) in [
        (Key::Num2, Page::Timeline),
        (Key::Num3, Page::Matrix),
        (Key::Num4, Page::Progress),
        (Key::Num1, Page::List),
    ] {
        press(&mut window, Modifiers::COMMAND, key);
        assert_eq!(page(&window), expected);
        assert!(shows(&window, "去掉筛选：市财政局"));
        assert!(shows(&window, "199 项中 28 项"));
    }
    for (tab, expected) in [
        ("时间轴", Page::Timeline),
        ("分工矩阵", Page::Matrix),
        ("进度", Page::Progress),
        ("列表", Page::List),
    ] {
        click(&mut window, tab);
        assert_eq!(page(&window), expected);
        assert!(shows(&window, "199 项中 28 项"));
    }
    assert_eq!(ids(&window).len(), 28);
}

#[test]
fn a_cell_of_the_matrix_filters_to_what_it_counts() {
    let (_desktop, mut window) = window();
    press(&mut window, Modifiers::COMMAND, Key::Num3);
    let cell = "市财政局 6月 牵头 6 项 责任 1 项";
    click_half(&mut window, cell, true);
    assert!(shows(&window, "199 项中 6 项"));
    assert!(shows(&window, "去掉筛选：牵头 市财政局"));
    assert!(shows(&window, "去掉筛选：6月"));
    // The other cells can be chosen next, and this one let go of.
    click_half(&mut window, cell, false);
    assert!(shows(&window, "199 项中 1 项"));
    assert!(shows(&window, "去掉筛选：责任 市财政局"));
    click(&mut window, "列表");
    assert_eq!(ids(&window), ["14.8"]);
    click(&mut window, "分工矩阵");
    click_half(&mut window, cell, false);
    assert!(shows(&window, "199 项中 199 项"));
    click(&mut window, "市财政局 牵头 18 项 责任 10 项");
    assert!(shows(&window, "199 项中 28 项"));
}

/// What Enter does there; the pane then says that nothing is left, and what hides it.
#[test]
fn an_empty_cell_of_the_matrix_can_be_clicked_as_any_other() {
    let (_desktop, mut window) = window();
    press(&mut window, Modifiers::COMMAND, Key::Num3);
    let cell = "市财政局 1月 牵头 0 项 责任 0 项";
    click_half(&mut window, cell, true);
    assert!(shows(&window, "去掉筛选：牵头 市财政局"));
    assert!(shows(&window, "199 项中 0 项"));
    click_half(&mut window, cell, true);
    assert!(shows(&window, "199 项中 199 项"));
}

#[test]
fn the_matrix_is_walked_and_filtered_by_keys() {
    let (_desktop, mut window) = window();
    press(&mut window, Modifiers::COMMAND, Key::Num3);
    for key in [Key::ArrowDown, Key::ArrowDown, Key::ArrowRight, Key::Enter] {
        press(&mut window, Modifiers::NONE, key);
    }
    let filter = &window.state().view().filter;
    assert_eq!(filter.months, [Month::Number(2)].into());
    assert_eq!(filter.role, Part::Lead);
    assert_eq!(filter.departments.len(), 1);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(window.state().view().filter.is_empty());
    press(&mut window, Modifiers::NONE, Key::End);
    press(&mut window, Modifiers::NONE, Key::Enter);
    let filter = &window.state().view().filter;
    assert_eq!(filter.role, Part::Responsible);
    let shown = ids_of(&window);
    click(&mut window, "列表");
    assert_eq!(ids(&window).into_iter().collect::<BTreeSet<_>>(), shown);
}

/// The ids of what the filter shows, as the search itself says.
fn ids_of(window: &Harness<'_, App>) -> BTreeSet<String> {
    let workbook = window.state().workbook();
    let mut index = Index::of(
        &workbook.plan,
        &workbook.register,
        cuoshi::wording::search_vocabulary(),
    );
    let viewpoint = Viewpoint {
        viewer: Author::default(),
        as_of: None,
        today: NaiveDate::from_ymd_opt(2021, 9, 10).unwrap(),
        offset: FixedOffset::east_opt(8 * 3600).unwrap(),
        lights: LightRule::default(),
    };
    let state = State::of(&workbook.plan, workbook.notebook(), &viewpoint);
    index.update(&workbook.plan, &state);
    let rows = index.results(&window.state().view().filter).rows;
    rows.into_iter()
        .map(|row| workbook.plan.measures[row].id.clone())
        .collect()
}

#[test]
fn chapters_can_take_the_place_of_months() {
    let (_desktop, mut window) = window();
    press(&mut window, Modifiers::COMMAND, Key::Num3);
    click(&mut window, "按章");
    assert!(shows_part(&window, "市行政审批局 1 开办企业 牵头"));
    let cell = window
        .query_all_by_label_contains("市行政审批局 1 开办企业 牵头")
        .next();
    cell.expect("a cell").click_accesskit();
    settle(&mut window);
    assert!(shows(&window, "去掉筛选：市行政审批局"));
    assert!(shows(&window, "去掉筛选：1 开办企业"));
    assert!(!ids_of(&window).is_empty());
}

#[test]
fn figures_of_the_progress_are_what_a_click_shows() {
    let (_desktop, mut window) = window();
    press(&mut window, Modifiers::COMMAND, Key::Num4);
    let overdue = labels(&window, "逾期 ")
        .into_iter()
        .find(|label| label.ends_with("项"))
        .expect("a figure");
    let count = overdue.split(' ').nth(1).expect("a number");
    click(&mut window, &overdue);
    assert!(shows(&window, &format!("199 项中 {count} 项")));
    assert_eq!(ids_of(&window).len().to_string(), count);
    click(&mut window, &overdue);
    assert!(shows(&window, "199 项中 199 项"));
    click(&mut window, "市财政局 28 项");
    assert!(shows(&window, "199 项中 28 项"));
    click(&mut window, "按状态");
    click(&mut window, "市财政局 未开始 28 项");
    assert!(shows(&window, "去掉筛选：未开始"));
    assert!(shows(&window, "199 项中 28 项"));
}

#[test]
fn the_progress_is_walked_and_filtered_by_keys() {
    let (_desktop, mut window) = window();
    press(&mut window, Modifiers::COMMAND, Key::Num4);
    for key in [Key::ArrowDown, Key::ArrowRight, Key::Enter] {
        press(&mut window, Modifiers::NONE, key);
    }
    let filter = &window.state().view().filter;
    assert_eq!(filter.chapters, [2].into());
    assert_eq!(filter.lights.len(), 1);
    let count = ids_of(&window).len();
    assert!(shows(&window, &format!("199 项中 {count} 项")));
}

#[test]
fn milestones_burn_down_as_they_are_ticked() {
    let (_desktop, mut window) = window();
    crate::work::go_to(&mut window, "1.1");
    press(&mut window, Modifiers::COMMAND, Key::Num4);
    assert!(shows_part(&window, "2021-08-31 按时限应剩"));
    let before = left(&window);
    crate::desktop::tick(&mut window, "6月底前");
    assert_eq!(left(&window), before);
    // As of the end of the month in which it was ticked there is one less.
    set_as_of(&mut window, "2021-09-30");
    assert_eq!(left(&window), before - 1);
}

/// What is left at the end of the last month that is told of.
fn left(window: &Harness<'_, App>) -> usize {
    let told = labels(window, "实际未完成 ");
    let last = told.last().expect("a month that is past");
    let digits: String = last
        .chars()
        .rev()
        .skip(2)
        .take_while(char::is_ascii_digit)
        .collect();
    digits
        .chars()
        .rev()
        .collect::<String>()
        .parse()
        .expect("a number")
}

fn set_as_of(window: &mut Harness<'_, App>, day: &str) {
    let button = window.query_all_by_label_contains("基准日 ").next();
    button.expect("the day").click();
    settle(window);
    let fields: Vec<_> = window.get_all_by_label("改到这一天").collect();
    fields[0].focus();
    drop(fields);
    settle(window);
    crate::desktop::type_text(window, day);
    press(window, Modifiers::NONE, Key::Enter);
}

/// The row of the axis of the measure that is current.
fn current_row(window: &Harness<'_, App>) -> String {
    let rows = window.query_all_by_role(Role::ListBoxOption);
    let is_current =
        |row: &egui_kittest::Node<'_>| row.accesskit_node().toggled() == Some(Toggled::True);
    let mut current = rows.filter(is_current);
    let row = current.next().expect("a current row");
    row.accesskit_node().label().expect("its words")
}

#[test]
fn the_axis_shows_days_and_what_recurs_and_leads_to_the_measure() {
    let (_desktop, mut window) = window();
    press(&mut window, Modifiers::COMMAND, Key::F);
    crate::desktop::type_text(&mut window, "每月10日前");
    press(&mut window, Modifiers::COMMAND, Key::Num2);
    let rows = ids(&window);
    assert_eq!(
        rows.iter().cloned().collect::<BTreeSet<_>>(),
        ids_of(&window)
    );
    let recurring = labels(&window, "每月10日前 全年 12 次 逾期");
    let id = recurring[0].split_whitespace().next().expect("an id");
    window.get_by_label(&recurring[0]).click();
    settle(&mut window);
    let current = window.state().view().current.expect("a measure");
    assert_eq!(window.state().workbook().plan.measures[current].id, id);
}

#[test]
fn the_axis_is_walked_by_date_and_zoomed_by_keys() {
    let (_desktop, mut window) = window();
    click(&mut window, "市财政局");
    press(&mut window, Modifiers::COMMAND, Key::Num2);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::Home);
    let first = current_row(&window);
    assert!(first.contains("2021-06-30"), "{first}");
    for (key, words) in [
        (Key::ArrowUp, "月"),
        (Key::ArrowUp, "周"),
        (Key::ArrowDown, "月"),
        (Key::ArrowDown, "年"),
    ] {
        press(&mut window, Modifiers::COMMAND, key);
        let chosen = window.query_all_by_label(words).next().expect("a zoom");
        let toggled = chosen.accesskit_node().toggled();
        assert_eq!(toggled, Some(Toggled::True));
    }
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert_ne!(current_row(&window), first);
    press(&mut window, Modifiers::NONE, Key::End);
    assert!(current_row(&window).contains("没有时限"));
}

#[test]
fn each_chart_is_saved_as_a_picture_or_as_a_drawing() {
    let (desktop, mut window) = window();
    click(&mut window, "市财政局");
    for (key, name, words) in [
        (Key::Num2, "时间轴", ">6月底前"),
        (Key::Num3, "分工矩阵", ">牵头 18</text>"),
        (Key::Num4, "进度", ">28</text>"),
    ] {
        press(&mut window, Modifiers::COMMAND, key);
        click(&mut window, "存为图…");
        let path = desktop.path(&format!("{name}.SVG"));
        crate::desktop::answer_path(&mut window, &path);
        let drawing = std::fs::read_to_string(path).unwrap();
        assert!(drawing.starts_with("<svg "));
        assert!(drawing.contains(words), "{name}");
        assert!(
            drawing.contains("199 项中 28 项　市财政局</text>"),
            "{name}"
        );
    }
    // A name that does not say which becomes a PNG.
    click(&mut window, "存为图…");
    crate::desktop::answer_path(&mut window, &desktop.path("进度"));
    let picture = image::open(desktop.path("进度.png")).unwrap();
    assert_eq!(picture.width(), 1920);
}

#[test]
fn what_a_chart_is_set_to_is_remembered() {
    let (desktop, mut window) = window();
    press(&mut window, Modifiers::COMMAND, Key::Num2);
    click(&mut window, "周");
    press(&mut window, Modifiers::COMMAND, Key::Num4);
    click(&mut window, "按状态");
    press(&mut window, Modifiers::COMMAND, Key::Num3);
    click(&mut window, "按章");
    window.state_mut().close();
    drop(window);
    let window = desktop.start(&[]);
    let view = window.state().view();
    assert_eq!(view.page, Page::Matrix);
    assert_eq!(view.matrix.axis, MatrixAxis::Chapters);
    assert_eq!(view.timeline.zoom, Zoom::Week);
    assert_eq!(view.progress.by, ProgressBy::Statuses);
}

/// The page tells of the very keys that the views take.
#[test]
fn the_page_of_keys_tells_of_every_view() {
    let (_desktop, mut window) = window();
    press(&mut window, Modifiers::SHIFT, Key::F1);
    for (place, keys, does) in [
        ("时间轴", "Ctrl+↑　↓", "看得近些、远些"),
        ("分工矩阵", "↑　↓", "上下走，牵头、责任各一格"),
        ("进度", "回车　空格", "只看这一格数的"),
        ("阅读", "Shift+空格　PageUp", "往前翻页"),
        ("会议", "1–7", "标记：未开始至中止，依次"),
    ] {
        for words in [place, keys, does] {
            assert!(shows_part(&window, words), "{place}: {words}");
        }
    }
}

/// Every figure stands for just the rows of the list, on another day and with something left out.
#[test]
fn figures_of_a_past_day_are_the_rows_of_the_list() {
    let (_desktop, mut window) = window();
    crate::work::go_to(&mut window, "1.1");
    crate::desktop::tick(&mut window, "6月底前");
    set_as_of(&mut window, "2021-09-30");
    for left_out in ["市税务局", "12月"] {
        window.get_by_label(left_out).click_secondary();
        settle(&mut window);
    }
    press(&mut window, Modifiers::COMMAND, Key::Num4);
    let all = window.state().shown().0.rows.len();
    assert!((1..199).contains(&all), "{all}");
    let mut sum = 0;
    for light in ["逾期", "临期", "在途", "已完成", "无时限"] {
        let figure = labels(&window, &format!("{light} "))
            .into_iter()
            .find(|label| label.starts_with(light) && label.ends_with("项"))
            .expect("a figure");
        let count: usize = figure.split(' ').nth(1).unwrap().parse().unwrap();
        sum += count;
        if count == 0 {
            continue;
        }
        click(&mut window, &figure);
        assert_eq!(window.state().shown().0.rows.len(), count, "{figure}");
        assert_eq!(window.state().shown().1.rows.len(), count, "{figure}");
        click(&mut window, &figure);
    }
    assert_eq!(sum, all);
    // A cell of the matrix, too.
    press(&mut window, Modifiers::COMMAND, Key::Num3);
    let cell = labels(&window, "市财政局 6月 牵头 ").remove(0);
    let lead: usize = cell.split(' ').nth(3).unwrap().parse().unwrap();
    click_half(&mut window, &cell, true);
    assert_eq!(window.state().shown().0.rows.len(), lead, "{cell}");
}

/// At 100 %, at 150 %, and with letters of twice the size.
#[test]
fn tabs_and_settings_stand_apart_in_every_window() {
    for size in [[1366.0, 768.0], [911.0, 512.0], [683.0, 384.0]] {
        let desktop = crate::desktop::Desktop::new();
        let mut window = desktop.start_in(size, &[]);
        for (key, settings) in [
            (Key::Num1, ["分组和列", "分组和列"]),
            (Key::Num2, ["年", "周"]),
            (Key::Num3, ["按月份", "按章"]),
            (Key::Num4, ["按亮灯", "按状态"]),
        ] {
            press(&mut window, Modifiers::COMMAND, key);
            let tab = |words| (words, window.get_by_role_and_label(Role::Tab, words).rect());
            let mut rects: Vec<_> = ["列表", "时间轴", "分工矩阵", "进度"].map(tab).into();
            let mut settings: BTreeSet<&str> = settings.into();
            settings.extend((key != Key::Num1).then_some("存为图…"));
            let rect = |words| {
                let node = window.query_by_label(words);
                let node = node.unwrap_or_else(|| panic!("{size:?} {key:?}: no {words}"));
                (words, node.rect())
            };
            rects.extend(settings.into_iter().map(rect));
            for (place, (name, rect)) in rects.iter().enumerate() {
                assert!(rect.left() >= 0.0 && rect.right() <= size[0], "{name}");
                for (other, it) in &rects[place + 1..] {
                    assert!(
                        !rect.shrink(1.0).intersects(*it),
                        "{size:?}: {name} over {other}"
                    );
                }
            }
        }
    }
}
