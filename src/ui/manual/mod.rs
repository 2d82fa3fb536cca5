//! The manual: short tasks, with a list of them at the side.

mod figures;
mod markdown;
mod pages;
mod sample;
mod text;

use eframe::egui::{
    Align, Frame, Layout, Margin, RichText, ScrollArea, Stroke, TextStyle, Ui, UiBuilder, vec2,
};
use rust_i18n::t;

use self::markdown::{Block, blocks};
pub(super) use self::pages::PAGES;
use super::focus::follow_focus;
use super::mode::is_left;
use super::theme::{EDGE, GRID, palette};
use super::{Mode, Scene, View};

/// Width of the contents, and of the text at most.
const CONTENTS: f32 = 208.0;
const TEXT: f32 = 640.0;

impl View {
    /// Opens the manual at a page.
    pub(super) fn open_manual(&mut self, scene: &Scene, page: usize) {
        self.leave_mode(scene);
        self.mode = Some(Mode::Manual);
        self.manual_page = page;
    }
}

/// Draws the manual in the place of the panes.
pub(super) fn manual_ui(ui: &mut Ui, scene: &Scene, view: &mut View) {
    if is_left(ui) {
        view.leave_mode(scene);
        return;
    }
    let room = ui.available_rect_before_wrap();
    ui.painter().rect_filled(room, 0.0, palette(ui).panel);
    let (side, text) = room.split_left_right_at_x(room.left() + CONTENTS);
    ui.painter().rect_filled(side, 0.0, palette(ui).side);
    let line = Stroke::new(1.0, palette(ui).line);
    ui.painter().vline(side.right(), room.y_range(), line);
    let layout = Layout::top_down_justified(Align::Min);
    let inner = side.shrink2(vec2(3.0 * GRID, EDGE));
    let builder = UiBuilder::new().id_salt("manual contents");
    contents_ui(
        &mut ui.new_child(builder.max_rect(inner).layout(layout)),
        scene,
        view,
    );
    let builder = UiBuilder::new().id_salt("manual page");
    let mut page = ui.new_child(builder.max_rect(text));
    page.set_clip_rect(text.intersect(ui.clip_rect()));
    page_ui(&mut page, view);
}

fn contents_ui(ui: &mut Ui, scene: &Scene, view: &mut View) {
    let muted = palette(ui).muted;
    ui.label(RichText::new(t!("manual.title")).color(muted));
    ui.spacing_mut().item_spacing.y = 2.0;
    for (at, page) in PAGES.iter().enumerate() {
        let label = RichText::new(page.title());
        if ui.selectable_label(view.manual_page == at, label).clicked() {
            view.manual_page = at;
        }
    }
    ui.add_space(4.0 * GRID);
    if ui.button(t!("book.leave")).clicked() {
        view.leave_mode(scene);
    }
}

fn page_ui(ui: &mut Ui, view: &mut View) {
    let Some(page) = PAGES.get(view.manual_page) else {
        view.manual_page = 0;
        return;
    };
    let blocks = blocks(&page.body(ui.ctx()));
    let area = ScrollArea::vertical()
        .id_salt(("manual page", page.name))
        .auto_shrink(false);
    let shown = area.show(ui, |ui| {
        let margin = Margin::symmetric(9 * GRID as i8, 6 * GRID as i8);
        let page = Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.set_width(TEXT.min(ui.available_width()));
            let title = RichText::new(page.title()).text_style(TextStyle::Heading);
            ui.label(title.size(24.0));
            ui.add_space(2.0 * GRID);
            ui.push_id(page.name, |ui| blocks_ui(ui, &blocks)).inner
        });
        follow_focus(ui);
        page.inner
    });
    let clicked = |page: &pages::Page| shown.inner == Some(page.name);
    if let Some(to) = PAGES.iter().position(clicked) {
        view.manual_page = to;
        ui.ctx().request_repaint();
    }
}

/// Draws the parts of a page; the page that was clicked.
fn blocks_ui<'a>(ui: &mut Ui, blocks: &'a [Block]) -> Option<&'a str> {
    let mut clicked = None;
    ui.spacing_mut().item_spacing.y = 1.5 * GRID;
    for (nth, block) in blocks.iter().enumerate() {
        ui.push_id(nth, |ui| match block {
            Block::Heading(words) => {
                ui.add_space(3.0 * GRID);
                text::heading_ui(ui, words);
            }
            Block::Paragraph(prose) => clicked = text::prose_ui(ui, prose).or(clicked),
            Block::Item(number, prose) => {
                clicked = text::item_ui(ui, number, prose).or(clicked);
            }
            Block::Table(rows) => text::table_ui(ui, rows),
            Block::Figure(name, caption) => {
                ui.add_space(GRID);
                figures::figure_ui(ui, name, caption);
            }
        });
    }
    clicked
}

#[cfg(test)]
mod tests {
    use super::figures::is_figure;
    use super::*;

    fn every_block() -> Vec<(&'static str, Block)> {
        let texts = PAGES.iter().flat_map(|page| {
            let texts = page.texts().map(|text| (page.name, text));
            texts.into_iter()
        });
        let bodies = texts.map(|(name, text)| (name, text.split_once('\n').unwrap().1));
        bodies
            .flat_map(|(name, body)| blocks(body).into_iter().map(move |it| (name, it)))
            .collect()
    }

    /// What the pages use of Markdown is what is drawn.
    #[test]
    fn no_mark_of_markdown_is_shown_as_it_stands() {
        for (name, block) in every_block() {
            let words = match block {
                Block::Heading(words) => vec![words],
                Block::Paragraph(prose) | Block::Item(_, prose) => vec![prose.text],
                Block::Table(rows) => rows.into_iter().flatten().collect(),
                Block::Figure(figure, caption) => {
                    assert!(is_figure(&figure), "{name}: {figure}");
                    vec![caption]
                }
            };
            for words in words {
                let marks = ["**", "`", "](", "#", "|", "- "];
                let shown = marks.iter().find(|mark| words.contains(**mark));
                assert_eq!(shown, None, "{name}: {words}");
                assert!(!words.is_empty(), "{name}");
            }
        }
    }
}
