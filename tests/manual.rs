//! The pictures of the manual, in both languages, light and dark. A process of its own: the language is the process's.

mod common;

use cuoshi::ui::{Mode, Theme, window_ui};
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use egui_kittest::{Harness, Node};
use image::RgbaImage;

use common::desk::Desk;
use common::harness;

/// The pages with pictures by their place, what each shows, in Chinese and in English.
const PICTURES: [(usize, &[[&str; 2]]); 12] = [
    (0, &[["推广电子印章", "Electronic seals"]]),
    (1, &[["市财政局", "Finance Bureau"]]),
    (2, &[["1天以内", "within one day"]]),
    (3, &[["312家", "312 companies"]]),
    (
        4,
        &[["6月底前", "By the end of June"], ["以此为准", "Settle so"]],
    ),
    (5, &[["导出", "Export"]]),
    (6, &[["李某", "Li"]]),
    (7, &[["李某", "Li"]]),
    (8, &[["年中前", "By mid-year"]]),
    (9, &[["推广电子印章", "Electronic seals"]]),
    (10, &[["备份", "Backup"]]),
    (11, &[["Shift+↑", "Shift+↑"]]),
];

fn page(language: &str, theme: Theme, page: usize) -> Harness<'static, Desk> {
    let mut desk = Desk::new();
    rust_i18n::set_locale(language);
    desk.preferences.theme = theme;
    desk.view.mode = Some(Mode::Manual);
    desk.view.manual_page = page;
    let mut window =
        harness::<Desk>([1100.0, 1500.0]).build_ui_state(|ui, desk| desk.draw(ui, window_ui), desk);
    window.run();
    window
}

/// What stands in a picture, in words.
fn words(picture: &Node<'_>) -> Vec<String> {
    let nodes = picture.children_recursive();
    let said =
        nodes.flat_map(|node| [node.accesskit_node().label(), node.accesskit_node().value()]);
    said.flatten().collect()
}

/// How many colours there are in a part of a picture.
fn colours(whole: &RgbaImage, picture: &Node<'_>) -> usize {
    let rect = picture.rect();
    let inside = |at: f32, end: u32| (at.max(0.0) as u32).min(end);
    let [left, right] = [rect.left(), rect.right()].map(|x| inside(x, whole.width()));
    let [top, bottom] = [rect.top(), rect.bottom()].map(|y| inside(y, whole.height()));
    let pixels = (top..bottom).flat_map(|y| (left..right).map(move |x| whole.get_pixel(x, y)));
    let colours: std::collections::BTreeSet<[u8; 4]> = pixels.map(|it| it.0).collect();
    colours.len()
}

#[track_caller]
fn check(language: &str, theme: Theme) {
    let nth = usize::from(language == "en");
    for (number, shown) in PICTURES {
        let mut window = page(language, theme, number);
        let whole = window.render().unwrap();
        let pictures: Vec<_> = window.get_all_by_role(Role::Figure).collect();
        assert_eq!(pictures.len(), shown.len(), "{language} {number}");
        for (picture, expected) in pictures.iter().zip(shown) {
            let words = words(picture);
            let place = format!("{language} {number} {theme:?}: {words:?}");
            assert!(words.iter().any(|it| it.contains(expected[nth])), "{place}");
            let is_chinese = |it: &String| it.chars().any(|it| ('一'..='龥').contains(&it));
            assert!(nth == 0 || !words.iter().any(is_chinese), "{place}");
            assert!(picture.accesskit_node().label().is_some(), "{place}");
            assert!(colours(&whole, picture) > 30, "{place}");
        }
        assert_eq!(
            window.unnamed_widgets(),
            Vec::<String>::new(),
            "{language} {number}"
        );
    }
}

#[test]
fn pictures_speak_the_language_of_the_window_and_cannot_be_used() {
    for theme in [Theme::Light, Theme::Dark] {
        check("zh", theme);
        check("en", theme);
    }
    let mut window = page("zh", Theme::Light, 4);
    let ticks: Vec<_> = window.get_all_by_role(Role::CheckBox).collect();
    assert!(!ticks.is_empty());
    for tick in &ticks {
        assert!(tick.accesskit_node().is_disabled());
        tick.click();
    }
    drop(ticks);
    window.run();
    assert_eq!(window.state().actions, Vec::new());
}
