//! The manual: short tasks, with a list of them at the side.

mod pages;

use eframe::egui::{
    Align, Frame, Id, Layout, Margin, RichText, ScrollArea, Stroke, TextStyle, Ui, UiBuilder, vec2,
};
use egui_commonmark::{CommonMarkCache, CommonMarkViewer};
use rust_i18n::t;

pub(super) use self::pages::PAGES;
use super::mode::is_left;
use super::theme::{EDGE, GRID, palette};
use super::{Mode, Scene, View};

/// Width of the contents, and of the text at most.
const CONTENTS: f32 = 208.0;
const TEXT: f32 = 640.0;
const TEXT_SIZE: f32 = 15.0;

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
    let mut cache = CommonMarkCache::default();
    let links = PAGES.iter().map(|page| format!("{}.md", page.name));
    links.for_each(|link| cache.add_link_hook(link));
    ScrollArea::vertical()
        .id_salt(("manual page", page.name))
        .auto_shrink(false)
        .show(ui, |ui| {
            let margin = Margin::symmetric(9 * GRID as i8, 6 * GRID as i8);
            Frame::new().inner_margin(margin).show(ui, |ui| {
                ui.set_max_width(TEXT.min(ui.available_width()));
                ui.label(
                    RichText::new(page.title())
                        .text_style(TextStyle::Heading)
                        .size(24.0),
                );
                ui.add_space(2.0 * GRID);
                if let Some(body) = ui.style_mut().text_styles.get_mut(&TextStyle::Body) {
                    body.size = TEXT_SIZE;
                }
                // Links and numbers stand on the line of the words around them.
                ui.spacing_mut().interact_size.y = ui.text_style_height(&TextStyle::Body);
                ui.spacing_mut().item_spacing.y = 1.5 * GRID;
                let body = page.body(ui.ctx());
                ui.push_id(Id::unique(page.name), |ui| {
                    CommonMarkViewer::new().show(ui, &mut cache, &body);
                });
            });
        });
    let clicked = |page: &pages::Page| {
        let link = format!("{}.md", page.name);
        cache.get_link_hook(&link) == Some(true)
    };
    if let Some(to) = PAGES.iter().position(clicked) {
        view.manual_page = to;
        ui.ctx().request_repaint();
    }
}
