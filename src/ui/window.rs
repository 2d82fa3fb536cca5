use eframe::egui::{
    Color32, Context, Frame, Id, Margin, Panel, Rangef, Stroke, Ui, UiBuilder, vec2,
};
use rust_i18n::t;

use super::as_of::day_notice_ui;
use super::book::book_ui;
use super::cards::cards_ui;
use super::commands::{self, shortcuts};
use super::detail::detail_ui;
use super::filters::{chosen_ui, filters_ui};
use super::focus::edge_of_pane_ui;
use super::font;
use super::held::hold_to_rows;
use super::ime::Composition;
use super::keys_page::keys_page_ui;
use super::layout::keep_width;
use super::list::list_ui;
use super::manual::manual_ui;
use super::matrix::matrix_ui;
use super::meeting::meeting_ui;
use super::pages::page_ui;
use super::progress::progress_ui;
use super::shelf::shelf_ui;
use super::source::source_panel_ui;
use super::status_bar::status_bar_ui;
use super::tabs::tabs_ui;
use super::timeline::timeline_ui;
use super::top_bar::top_bar_ui;
use super::tour::Sight;
use super::{Action, Mode, Page, Preferences, Scene, View, lights, theme};

/// Height of the status bar; least widths of the panes; width of the side pane in a narrow window.
pub(super) const STATUS: f32 = 30.0;
const LIST_LEAST: f32 = 280.0;
const DETAIL_LEAST: f32 = 300.0;
const SIDE_LEAST: f32 = 180.0;
const SIDE_NARROW: f32 = 200.0;

/// Gives a context what the window needs before its first frame.
pub fn install(ctx: &Context) {
    font::install(ctx);
    ctx.add_plugin(Composition::default());
}

/// Gives a context the look that was chosen. Told before the first frame, no letter is drawn for another.
pub fn put_on_look(ctx: &Context, preferences: &Preferences) {
    theme::apply(ctx, preferences.theme);
    let zoom = commands::size(preferences) as f32 / 100.0;
    if ctx.zoom_factor() != zoom {
        ctx.set_zoom_factor(zoom);
    }
}

/// Draws the whole window and collects what the person asks for.
pub fn window_ui(ui: &mut Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
    put_on_look(ui.ctx(), scene.preferences);
    // The frame began before the look was known or changed.
    ui.set_style(ui.ctx().global_style());
    lights::apply(ui.ctx(), scene);
    hold_to_rows(ui.ctx(), scene, view, actions);
    shortcuts(ui, scene, view, actions);
    let palette = theme::palette(ui);
    Panel::top("top bar")
        .frame(bar(palette.panel, Margin::symmetric(8, 8)))
        .show(ui, |ui| top_bar_ui(ui, scene, view, actions));
    shelf_ui(ui, scene, view, actions);
    // The panes are drawn from left to right and the status bar last, which is the order of Tab.
    let mut room = ui.available_rect_before_wrap();
    room.max.y -= STATUS;
    let mut panes = ui.new_child(UiBuilder::new().id_salt("panes").max_rect(room));
    match view.mode {
        None => panes_ui(&mut panes, scene, view, actions),
        Some(Mode::Book) => book_ui(&mut panes, scene, view, actions),
        Some(Mode::Meeting) => meeting_ui(&mut panes, scene, view, actions),
        Some(Mode::Manual) => manual_ui(&mut panes, scene, view),
    }
    Panel::bottom("status bar")
        .exact_size(STATUS)
        .frame(bar(palette.side, Margin::symmetric(theme::EDGE as i8, 2)))
        .show(ui, |ui| status_bar_ui(ui, scene, view));
    cards_ui(ui, scene, view, actions);
    keys_page_ui(ui, view);
}

fn bar(fill: Color32, margin: impl Into<Margin>) -> Frame {
    Frame::new().fill(fill).inner_margin(margin)
}

/// Filters, list and detail, side by side.
fn panes_ui(ui: &mut Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
    let palette = theme::palette(ui);
    if view.layout.shows_side(ui.ctx()) {
        let narrow = theme::is_narrow(ui.ctx());
        let default = if narrow { SIDE_NARROW } else { theme::SIDE };
        let kept = view.layout.side_width.unwrap_or(default);
        let expected = kept.clamp(SIDE_LEAST, default * 1.5);
        let side = Panel::left("side")
            .default_size(expected)
            .size_range(SIDE_LEAST..=default * 1.5)
            .frame(bar(palette.side, Margin::symmetric(theme::EDGE as i8, 4)))
            .show(ui, |ui| filters_ui(ui, scene, view, actions));
        Sight::Filters.is_at(ui, side.response.rect);
        edge_of_pane_ui(ui, "side", &side, false, t!("pane.side-edge"));
        let width = side.response.rect.width();
        keep_width(ui, &mut view.layout.side_width, expected, width);
    }
    let range = detail_range(ui.available_width());
    // Larger or smaller letters want another width.
    let pane = ("detail", ui.ctx().zoom_factor().to_bits());
    let kept = Id::unique(pane);
    let expected = ui
        .data(|data| data.get_temp(kept))
        .or(view.layout.detail_width)
        .unwrap_or(theme::DETAIL.min(ui.available_width() * 0.42));
    let expected = range.clamp(expected);
    let mut room = ui.available_rect_before_wrap();
    room.max.x -= expected + 1.0;
    let line = Stroke::new(1.0, palette.line);
    ui.painter().rect_filled(room, 0.0, palette.panel);
    ui.painter().vline(room.max.x + 0.5, room.y_range(), line);
    let mut list = ui.new_child(UiBuilder::new().id_salt("list").max_rect(room));
    list.set_clip_rect(room);
    middle_ui(&mut list, scene, view, actions);
    let detail = Panel::right(pane)
        .default_size(expected)
        .size_range(range)
        .frame(bar(palette.panel, 0))
        .show(ui, |ui| detail_ui(ui, scene, view, actions));
    Sight::List.is_at(ui, room);
    Sight::Detail.is_at(ui, detail.response.rect);
    edge_of_pane_ui(ui, pane, &detail, true, t!("pane.detail-edge"));
    let width = detail.response.rect.width();
    ui.data_mut(|data| data.insert_temp(kept, width));
    keep_width(ui, &mut view.layout.detail_width, expected, width);
}

/// How wide the detail pane may be: the list keeps room for its titles.
fn detail_range(room: f32) -> Rangef {
    Rangef::new(DETAIL_LEAST, (room - LIST_LEAST).max(DETAIL_LEAST))
}

fn middle_ui(ui: &mut Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
    source_panel_ui(ui, scene, view, actions);
    ui.spacing_mut().item_spacing.y = 0.0;
    day_notice_ui(ui, scene, view, actions);
    tabs_ui(ui, scene, view, actions);
    if !view.filter.is_empty() {
        Frame::new()
            .inner_margin(Margin::symmetric(theme::EDGE as i8, 6))
            .show(ui, |ui| {
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
                    ui.spacing_mut().interact_size.y = theme::CHIP;
                    chosen_ui(ui, scene, view, actions);
                });
            });
    }
    match view.page {
        Page::List => list_ui(ui, scene, view, actions),
        Page::Timeline => timeline_ui(ui, scene, view),
        Page::Matrix => matrix_ui(ui, scene, view),
        Page::Progress => progress_ui(ui, scene, view),
        Page::Changes | Page::Unattached => page_ui(ui, scene, view, actions),
    }
}
