//! The words of a page, set as the text of measures is: no line begins or ends with a mark that it may not.

use std::ops::Range;
use std::sync::Arc;

use eframe::egui::{
    CursorIcon, FontId, Galley, Label, Role, Sense, Stroke, TextStyle, Ui, WidgetInfo,
    text::{LayoutJob, TextFormat},
    text_selection::LabelSelectionState,
    vec2,
};

use super::markdown::Prose;
use crate::ui::choice::focus_ring;
use crate::ui::theme::{self, GRID, palette};
use crate::ui::typeset::{Setting, typeset, typeset_words};
use crate::ui::words::runs;

const SIZE: f32 = 15.0;
/// Height of a line.
const LINE: f32 = 26.0;
/// Left of what is numbered.
const NUMBER: f32 = 6.0 * GRID;
/// How much of a table its first column takes at most.
const FIRST: f32 = 0.4;

pub(super) fn heading_ui(ui: &mut Ui, words: &str) {
    let font = FontId::proportional(18.0);
    let setting = Setting::plain(ui.available_width());
    let galley = typeset_words(ui, words, font, palette(ui).ink, &setting);
    let heading = ui.add(Label::new(galley));
    heading.widget_info(|| WidgetInfo::labeled(Role::Heading, true, words));
}

/// Words as they are set, links in another colour.
fn galley(ui: &Ui, prose: &Prose, width: f32) -> Arc<Galley> {
    let palette = palette(ui);
    let mut job = LayoutJob::default();
    let mut put = |range: Range<usize>, ink| {
        let format = TextFormat {
            line_height: Some(LINE),
            ..TextFormat::simple(FontId::proportional(SIZE), ink)
        };
        job.append(prose.text.get(range).unwrap_or_default(), 0.0, format);
    };
    let mut done = 0;
    for (link, _) in &prose.links {
        put(done..link.start, palette.ink);
        put(link.clone(), palette.accent);
        done = link.end;
    }
    put(done..prose.text.len(), palette.ink);
    typeset(ui, &job, &Setting::plain(width))
}

/// Draws words with their links; the page that was clicked.
pub(super) fn prose_ui<'a>(ui: &mut Ui, prose: &'a Prose) -> Option<&'a str> {
    let palette = palette(ui);
    let text = &prose.text;
    let galley = galley(ui, prose, ui.available_width());
    let (at, galley, response) = Label::new(galley).selectable(true).layout_in_ui(ui);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    let mut clicked = None;
    for (link, page) in &prose.links {
        let name = text.get(link.clone()).unwrap_or_default();
        for (nth, run) in runs(&galley, at, text, link, SIZE).iter().enumerate() {
            // Words broken by the end of a line are one stop for Tab.
            let sense = if nth == 0 {
                Sense::click()
            } else {
                Sense::CLICK
            };
            let id = response.id.with((link.start, nth));
            let part = ui.interact(*run, id, sense);
            part.widget_info(|| WidgetInfo::labeled(Role::Link, true, name));
            focus_ring(ui, run.expand(2.0), &part);
            let line = Stroke::new(1.0, palette.accent);
            ui.painter().hline(run.x_range(), run.bottom(), line);
            if part.on_hover_cursor(CursorIcon::PointingHand).clicked() {
                clicked = Some(page.as_str());
            }
        }
    }
    let ink = palette.ink;
    LabelSelectionState::label_text_selection(ui, &response, at, galley, ink, Stroke::NONE);
    clicked
}

/// Draws words after a number.
pub(super) fn item_ui<'a>(ui: &mut Ui, number: &str, prose: &'a Prose) -> Option<&'a str> {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let font = FontId::proportional(SIZE);
        let (ink, setting) = (palette(ui).muted, Setting::plain(NUMBER));
        let galley = typeset_words(ui, number, font, ink, &setting);
        ui.allocate_ui(vec2(NUMBER, LINE), |ui| {
            ui.set_min_size(vec2(NUMBER, LINE));
            ui.add_space((LINE - galley.size().y) / 2.0);
            ui.add(Label::new(galley));
        });
        prose_ui(ui, prose)
    })
    .inner
}

/// Draws two columns, a line under each row.
pub(super) fn table_ui(ui: &mut Ui, rows: &[[String; 2]]) {
    let width = ui.available_width();
    let font = TextStyle::Body.resolve(ui.style());
    let set = |ui: &Ui, words: &str, head: bool, width: f32| {
        let (font, ink) = match head {
            true => (theme::secondary().resolve(ui.style()), palette(ui).muted),
            false => (font.clone(), palette(ui).ink),
        };
        typeset_words(ui, words, font, ink, &Setting::plain(width))
    };
    let firsts = rows.iter().map(|[first, _]| set(ui, first, false, width));
    let first = firsts.map(|it| it.size().x).fold(0.0, f32::max);
    let first = first.min(width * FIRST) + 6.0 * GRID;
    ui.spacing_mut().item_spacing = vec2(0.0, GRID);
    for (nth, [key, does]) in rows.iter().enumerate() {
        let row = ui.horizontal_top(|ui| {
            ui.set_width(width);
            let key = set(ui, key, nth == 0, first - 3.0 * GRID);
            let indent = first - key.size().x;
            ui.add(Label::new(key));
            ui.add_space(indent);
            ui.add(Label::new(set(ui, does, nth == 0, width - first)));
        });
        let line = Stroke::new(1.0, palette(ui).line);
        let bottom = row.response.rect.bottom() + GRID / 2.0;
        ui.painter()
            .hline(row.response.rect.x_range(), bottom, line);
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::{Context, RawInput};

    use super::super::PAGES;
    use super::super::markdown::{Block, blocks};
    use super::super::pages::Page;
    use super::*;

    const NEVER_FIRST: &str = "，。、；：！？）》”…—,.;:!?)";
    const NEVER_LAST: &str = "（《“(";

    #[track_caller]
    fn check(ui: &Ui, prose: &Prose, width: f32) {
        let galley = galley(ui, prose, width);
        for (row, next) in galley.rows.iter().zip(galley.rows.iter().skip(1)) {
            let (end, begin) = (row.text(), next.text());
            let (end, begin) = (end.trim_end().chars().last(), begin.chars().next());
            assert!(
                !begin.is_some_and(|it| NEVER_FIRST.contains(it)),
                "{}",
                next.text()
            );
            assert!(
                !end.is_some_and(|it| NEVER_LAST.contains(it)),
                "{}",
                row.text()
            );
        }
        assert!(width > 300.0 || galley.rows.len() > 1 || prose.text.chars().count() < 40);
    }

    #[test]
    fn lines_of_every_page_begin_and_end_as_they_may() {
        let ctx = Context::default();
        crate::ui::install(&ctx);
        for _ in 0..2 {
            let mut output = ctx.run_ui(RawInput::default(), |ui| {
                for text in PAGES.iter().flat_map(Page::texts) {
                    for block in blocks(text) {
                        if let Block::Paragraph(prose) | Block::Item(_, prose) = block {
                            for width in [150.0, 233.0, 317.0, 480.0, 640.0] {
                                check(ui, &prose, width);
                            }
                        }
                    }
                }
            });
            output.textures_delta.clear();
        }
    }
}
