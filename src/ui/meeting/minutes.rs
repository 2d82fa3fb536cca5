//! What was decided since the meeting began, measure by measure.

use std::sync::Arc;

use eframe::egui::{Frame, Label, Margin, RichText, ScrollArea, Ui};
use rust_i18n::t;

use crate::ui::theme::{EDGE, GRID, palette};
use crate::ui::{Action, PathPurpose, Scene, View};
use crate::wording;

pub(super) fn minutes_ui(ui: &mut Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
    let Some(began) = view.meeting.began else {
        return;
    };
    let plan = &scene.workbook.plan;
    let state = Arc::clone(scene.state);
    let decided = &mut view.meeting.decided;
    decided.want((scene.edition, began), scene.worker, move |_| {
        Some(Arc::new(state.said_since(began)))
    });
    let decided = decided.last().map_or_else(Arc::default, Arc::clone);
    let margin = Margin::symmetric(EDGE as i8, 3 * GRID as i8);
    Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.set_width(ui.available_width());
        if decided.is_empty() {
            ui.add(Label::new(t!("meeting.nothing")).wrap());
        }
        ui.horizontal_wrapped(|ui| {
            if !decided.is_empty() && ui.button(t!("meeting.copy")).clicked() {
                let text = wording::minutes(plan, scene.viewpoint.today, &decided);
                ui.ctx().copy_text(text);
            }
            if !decided.is_empty() && ui.button(t!("meeting.save")).clicked() {
                actions.push(Action::Ask(PathPurpose::Minutes));
            }
            if ui.button(t!("meeting.anew")).clicked() {
                view.meeting = super::MeetingView::default();
            }
        });
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = GRID;
            for (measure, records) in decided.iter() {
                let Some(measure) = plan.measures.get(*measure) else {
                    continue;
                };
                ui.add_space(2.0 * GRID);
                let head = format!("{} {}", measure.id, measure.title);
                ui.add(Label::new(RichText::new(head).size(18.0)).wrap());
                for record in records {
                    let Some(entry) = record.genuine() else {
                        continue;
                    };
                    let says = wording::decision(entry);
                    let words = RichText::new(says).color(palette(ui).muted);
                    ui.add(Label::new(words).selectable(true).wrap());
                }
            }
        });
    });
}
