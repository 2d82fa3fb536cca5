//! How the document was divided, line by line, with the way to say otherwise.

use std::ops::Range;

use eframe::egui::{Button, RichText, ScrollArea, TextStyle, Ui, containers::menu::MenuButton};
use rust_i18n::t;

use super::theme::palette;
use super::{Action, Scene, View};
use crate::notebook::Question;
use crate::plan::{LineRole, Measure, Plan, Span};
use crate::wording;

/// So many characters of a line are shown.
const WORDS: usize = 24;
/// So many lines are listed; a measure may have thousands.
const MOST: usize = 60;
/// How high the list may be.
const HEIGHT: f32 = 360.0;

/// The button that lists the title, the headings over a measure, and its own lines.
pub(super) fn division_menu_ui(
    ui: &mut Ui,
    scene: &Scene,
    view: &mut View,
    actions: &mut Vec<Action>,
    index: usize,
) {
    menu_ui(ui, |ui| {
        let plan = &scene.workbook.plan;
        if ui.button(title_words(plan)).clicked() {
            let read = scene.workbook.plan_as_read();
            view.cards.review.open_on(Question::of_title(read));
        }
        if let Some(measure) = plan.measures.get(index) {
            for part in over(plan, measure).into_iter().chain([measure.source]) {
                lines_ui(ui, scene, part.start..part.end, actions);
            }
        }
    });
}

/// The button that lists the lines of a part of the source.
pub(super) fn source_menu_ui(
    ui: &mut Ui,
    scene: &Scene,
    part: Range<usize>,
    actions: &mut Vec<Action>,
) {
    menu_ui(ui, |ui| lines_ui(ui, scene, part, actions));
}

fn menu_ui(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let words = RichText::new(t!("line.menu")).text_style(TextStyle::Small);
    let button = Button::new(words.color(palette(ui).muted)).frame_when_inactive(false);
    let (response, _) = MenuButton::from_button(button).ui(ui, |ui| {
        ScrollArea::vertical().max_height(HEIGHT).show(ui, content);
    });
    response.accessible_name(t!("line.menu-name"));
}

fn lines_ui(ui: &mut Ui, scene: &Scene, part: Range<usize>, actions: &mut Vec<Action>) {
    let source: &str = &scene.workbook.source;
    for (start, line) in lines(source, part).take(MOST) {
        let role = scene.workbook.plan.role_of_line(start);
        if ui.button(line_words(line, role)).clicked() {
            actions.push(Action::AskOfLine(start));
        }
    }
}

/// What can be said of the line that a byte of the source stands in.
pub(super) fn line_menu_ui(ui: &mut Ui, scene: &Scene, byte: usize, actions: &mut Vec<Action>) {
    let source: &str = &scene.workbook.source;
    let before = source.get(..byte).and_then(|before| before.rfind('\n'));
    let start = before.map_or(0, |at| at + 1);
    let end = source.get(byte..).and_then(|rest| rest.find('\n'));
    let end = end.map_or(source.len(), |at| byte + at);
    lines_ui(ui, scene, start..end, actions);
}

/// What a line says, and what it was read as: `“二、改革”——一章的标题`.
pub(super) fn line_words(line: &str, role: LineRole) -> String {
    let mut words: String = line.chars().take(WORDS).collect();
    if line.chars().nth(WORDS).is_some() {
        words.push('…');
    }
    t!("line.entry", words = words, role = wording::line_role(role)).into()
}

fn title_words(plan: &Plan) -> String {
    match plan.title.as_str() {
        "" => t!("line.no-title").into(),
        title => t!("line.title", title = title).into(),
    }
}

/// The headings that a measure stands under, outermost first.
fn over(plan: &Plan, measure: &Measure) -> Vec<Span> {
    let Some(chapter) = plan.chapters.get(measure.chapter) else {
        return Vec::new();
    };
    let before = |title: &String| {
        let mut sections = chapter.sections.iter().rev();
        let is_it = |source: Span, of: &String| source < measure.source && of == title;
        sections
            .find(|it| is_it(it.source, &it.title))
            .map(|it| it.source)
    };
    let sections = measure.section.iter().filter_map(before);
    let all = [chapter.source].into_iter().chain(sections);
    all.filter(|source| source.start < source.end).collect()
}

/// The lines of a part that hold text, each from its first character on.
fn lines(source: &str, part: Range<usize>) -> impl Iterator<Item = (usize, &str)> {
    let mut start = part.start;
    let text = source.get(part).unwrap_or_default();
    text.split_inclusive('\n').filter_map(move |line| {
        let begin = start + (line.len() - line.trim_start().len());
        start += line.len();
        let line = line.trim();
        (!line.is_empty()).then_some((begin, line))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_begin_where_their_words_do() {
        let source = "标题\n　一、甲\n\n  乙\r\n丙";
        let found: Vec<(usize, &str)> = lines(source, 7..source.len()).collect();
        let expected = ["一、甲", "乙", "丙"];
        assert_eq!(found.iter().map(|it| it.1).collect::<Vec<_>>(), expected);
        for (start, line) in found {
            assert!(source[start..].starts_with(line));
        }
    }
}
