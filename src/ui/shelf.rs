//! The plans that are open, as tabs; there are none while only one is.

use eframe::egui::{Frame, Margin, Panel, ScrollArea, Ui};
use rust_i18n::t;

use super::cards::dismiss_ui;
use super::theme::{EDGE, GRID, palette};
use super::{Action, Scene, Shelved, View};

/// So many characters of a title stand on a tab.
const TITLE: usize = 16;

/// Draws the tabs below the top bar.
pub(super) fn shelf_ui(ui: &mut Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
    if scene.shelf.len() < 2 {
        return;
    }
    let frame = Frame::new()
        .fill(palette(ui).side)
        .inner_margin(Margin::symmetric(EDGE as i8, GRID as i8));
    Panel::top("plans").frame(frame).show(ui, |ui| {
        ScrollArea::horizontal().id_salt("plans").show(ui, |ui| {
            ui.horizontal(|ui| {
                for (place, plan) in scene.shelf.iter().enumerate() {
                    tab_ui(ui, plan, place, actions);
                }
                ui.separator();
                if ui.button(t!("plans.all")).clicked() {
                    view.open_plans();
                }
            });
        });
    });
}

fn tab_ui(ui: &mut Ui, plan: &Shelved<'_>, place: usize, actions: &mut Vec<Action>) {
    let title = plan.workbook.plan.title.as_str();
    let tab = ui.selectable_label(plan.here, short(plan));
    if tab.on_hover_text(title).clicked() && !plan.here {
        let measure = None;
        actions.push(Action::GoTo {
            plan: place,
            measure,
        });
    }
    let name = t!("plans.close", title = title);
    if !plan.here && dismiss_ui(ui, &name).clicked() {
        actions.push(Action::TakeOff(place));
    }
}

/// `2021 聊城市优化营商环境创新突破…`
pub(super) fn short(plan: &Shelved<'_>) -> String {
    let plan = &plan.workbook.plan;
    let mut title: String = plan.title.chars().take(TITLE).collect();
    if plan.title.chars().nth(TITLE).is_some() {
        title.push('…');
    }
    match plan.year {
        Some(year) => t!("plans.title", year = year, title = title).into(),
        None => title,
    }
}
