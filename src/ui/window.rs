use eframe::egui::{CentralPanel, Frame, Margin, Panel, Ui, vec2};
use rust_i18n::t;

use super::as_of::day_notice_ui;
use super::cards::cards_ui;
use super::commands::{self, shortcuts};
use super::detail::detail_ui;
use super::filters::{chosen_ui, filters_ui};
use super::keys_page::keys_page_ui;
use super::list::list_ui;
use super::status_bar::status_bar_ui;
use super::top_bar::top_bar_ui;
use super::{Action, Scene, View, summary, theme};

/// Draws the whole window and collects what the person asks for.
pub fn window_ui(ui: &mut Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
    theme::apply(ui.ctx(), scene.preferences.theme);
    // The frame began before the look was known or changed.
    ui.set_style(ui.ctx().global_style());
    let zoom = commands::size(scene.preferences) as f32 / 100.0;
    if ui.ctx().zoom_factor() != zoom {
        ui.ctx().set_zoom_factor(zoom);
    }
    summary::refresh(scene, view);
    shortcuts(ui, scene, view, actions);
    let palette = theme::palette(ui);
    let bar = |fill, margin| Frame::new().fill(fill).inner_margin(margin);
    let wide = Margin::symmetric(theme::EDGE as i8, 8);
    Panel::top("top bar")
        .frame(bar(palette.panel, Margin::symmetric(8, 8)))
        .show(ui, |ui| top_bar_ui(ui, scene, view, actions));
    Panel::bottom("status bar")
        .frame(bar(palette.side, Margin::symmetric(theme::EDGE as i8, 4)))
        .show(ui, |ui| status_bar_ui(ui, scene, view));
    if view.shows_side(ui.ctx()) {
        let (default, max) = if theme::is_narrow(ui.ctx()) {
            (200.0, 240.0)
        } else {
            (theme::SIDE, 360.0)
        };
        Panel::left("side")
            .default_size(default)
            .size_range(180.0..=max)
            .frame(bar(palette.side, Margin::symmetric(theme::EDGE as i8, 4)))
            .show(ui, |ui| filters_ui(ui, scene, view));
    }
    let (default, max) = detail_widths(ui);
    Panel::right("detail")
        .default_size(default)
        .size_range(300.0..=max)
        .frame(bar(palette.panel, wide))
        .show(ui, |ui| detail_ui(ui, scene, view, actions));
    CentralPanel::default()
        .frame(Frame::new().fill(palette.panel))
        .show(ui, |ui| middle_ui(ui, scene, view, actions));
    cards_ui(ui, scene, view, actions);
    keys_page_ui(ui, view);
}

/// Default and largest width of the detail pane: the list keeps room for its titles.
fn detail_widths(ui: &Ui) -> (f32, f32) {
    let room = ui.available_width();
    let max = (room - 280.0).max(300.0);
    (theme::DETAIL.min(room * 0.42).clamp(300.0, max), max)
}

fn middle_ui(ui: &mut Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    day_notice_ui(ui, scene, view, actions);
    let side = view.shows_side(ui.ctx());
    if !side || !view.filter.is_empty() {
        Frame::new()
            .inner_margin(Margin::symmetric(theme::EDGE as i8, 6))
            .show(ui, |ui| {
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
                    ui.spacing_mut().interact_size.y = theme::CHIP;
                    if !side && ui.button(t!("filter.show")).clicked() {
                        view.toggle_side(ui.ctx());
                    }
                    if !view.filter.is_empty() {
                        chosen_ui(ui, scene, view);
                    }
                });
            });
    }
    list_ui(ui, scene, view, actions);
}
