//! The document as its file has it, with the words of a field marked: what was read, beside what was made of it.

use std::ops::Range;

use eframe::egui::{
    Align, Frame, Label, Margin, Panel, Rect, RichText, Role, ScrollArea, Stroke, TextFormat, Ui,
    WidgetInfo,
    text::{CCursor, LayoutJob},
    text_selection::LabelSelectionState,
};
use rust_i18n::t;

use super::cards::dismiss_ui;
use super::division::{line_menu_ui, source_menu_ui};
use super::theme::{self, EDGE, GRID, palette};
use super::typeset::{Setting, typeset};
use super::{Action, Scene, View};
use crate::plan::Span;

/// How much of the document is shown on either side of the words, in bytes: a screen or two.
const AROUND: usize = 6000;

/// How much of it is near them: a few lines.
const NEAR: usize = 1000;

/// The field whose words are looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceView {
    pub span: Span,
    /// They were not shown before: bring them into sight.
    fresh: bool,
}

impl View {
    /// Shows the words of a field in the source.
    pub(super) fn show_source(&mut self, span: Span) {
        let fresh = true;
        self.source = Some(SourceView { span, fresh });
    }

    /// The same, where the source is to be seen already.
    pub(super) fn follow_source(&mut self, span: Span) {
        if self.source.is_some() {
            self.show_source(span);
        }
    }
}

/// The part of the window that shows the source below the list, until it is closed.
pub(super) fn source_panel_ui(
    ui: &mut Ui,
    scene: &Scene,
    view: &mut View,
    actions: &mut Vec<Action>,
) {
    let Some(shown) = view.source.as_mut() else {
        return;
    };
    let fresh = std::mem::take(&mut shown.fresh);
    let span = shown.span;
    let mut closed = false;
    let room = ui.available_height();
    let frame = Frame::new()
        .fill(palette(ui).side)
        .inner_margin(Margin::symmetric(EDGE as i8, 2 * GRID as i8));
    Panel::bottom("source")
        .frame(frame)
        .resizable(true)
        .default_size(room * 0.45)
        .size_range(120.0..=(room * 0.7).max(120.0))
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.label(theme::label(ui, t!("source.title")));
                let words = span.of_checked(&scene.workbook.source);
                let words = RichText::new(t!("source.words", words = one_line(words)));
                ui.add(Label::new(words.text_style(theme::secondary())).truncate());
                closed = dismiss_ui(ui, &t!("source.close")).clicked();
                let part = around_span(&scene.workbook.source, span, NEAR);
                source_menu_ui(ui, scene, part, actions);
            });
            ScrollArea::vertical()
                .id_salt("source text")
                .auto_shrink(false)
                .show(ui, |ui| {
                    excerpt_ui(ui, scene, (span, AROUND), fresh, actions);
                });
        });
    if closed {
        view.source = None;
    }
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect()
}

/// The document around some words, which are marked; so many bytes on either side. `reveal`: they are brought into sight. A
/// line can be said to be something else.
pub(super) fn excerpt_ui(
    ui: &mut Ui,
    scene: &Scene,
    (span, around): (Span, usize),
    reveal: bool,
    actions: &mut Vec<Action>,
) {
    let source: &str = &scene.workbook.source;
    let range = around_span(source, span, around);
    let text = source.get(range.clone()).unwrap_or_default();
    let (start, end) = (span.start - range.start, span.end - range.start);
    let palette = palette(ui);
    let font = theme::secondary().resolve(ui.style());
    let plain = TextFormat {
        line_height: Some(font.size * 1.6),
        ..TextFormat::simple(font, palette.ink)
    };
    let marked = TextFormat {
        background: palette.hit,
        ..plain.clone()
    };
    let mut job = LayoutJob::default();
    let parts = [
        (0..start, &plain),
        (start..end, &marked),
        (end..text.len(), &plain),
    ];
    for (part, format) in parts {
        job.append(text.get(part).unwrap_or_default(), 0.0, format.clone());
    }
    let setting = Setting::plain(ui.available_width());
    let label = Label::new(typeset(ui, &job, &setting)).selectable(true);
    let (at, galley, response) = label.layout_in_ui(ui);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    if reveal {
        let place = |bytes: usize| {
            let before = text.get(..bytes).unwrap_or_default();
            galley.pos_from_cursor(CCursor::new(before.chars().count()))
        };
        let rect: Rect = place(start).union(place(end)).translate(at.to_vec2());
        ui.scroll_to_rect(rect, Some(Align::Center));
    }
    let pointer = ui.input(|input| input.pointer.interact_pos());
    let character = pointer.map(|it| galley.cursor_from_pos(it - at).index.0);
    let pressed = response.secondary_clicked();
    let fresh = response.id.with("line");
    if let (true, Some(character)) = (pressed, character) {
        ui.data_mut(|data| data.insert_temp(fresh, character));
    }
    response.context_menu(|ui| {
        let character = ui.data(|data| data.get_temp::<usize>(fresh));
        let byte = text.char_indices().nth(character.unwrap_or_default());
        let byte = range.start + byte.map_or(0, |(at, _)| at);
        line_menu_ui(ui, scene, byte, actions);
    });
    let ink = palette.ink;
    LabelSelectionState::label_text_selection(ui, &response, at, galley, ink, Stroke::NONE);
}

/// Whole lines around a span, and no more than `around` bytes on either side.
fn around_span(source: &str, span: Span, around: usize) -> Range<usize> {
    let mut start = span.start.min(source.len()).saturating_sub(around);
    while !source.is_char_boundary(start) {
        start += 1;
    }
    let mut end = (span.end + around).min(source.len());
    while !source.is_char_boundary(end) {
        end -= 1;
    }
    if let (true, Some(line)) = (start > 0, source[start..end].find('\n')) {
        start = (start + line + 1).min(span.start);
    }
    if let (true, Some(line)) = (end < source.len(), source[start..end].rfind('\n')) {
        end = (start + line).max(span.end).min(source.len());
    }
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, around: usize, expected: &str) {
        let source = "第一行\n第二行的字\n第三行";
        let start = source.find(words).unwrap();
        let end = start + words.len();
        let range = around_span(source, Span { start, end }, around);
        assert_eq!(&source[range], expected);
    }

    #[test]
    fn whole_lines_are_shown_where_they_fit() {
        check("二", 100, "第一行\n第二行的字\n第三行");
        check("二", 12, "第二行的字");
        check("二", 0, "二");
        check("第三行", 4, "第三行");
    }
}
