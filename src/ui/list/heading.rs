use eframe::egui::{Align2, Rect, Role, Sense, Stroke, TextStyle, Ui, WidgetInfo, pos2};
use rust_i18n::t;

use super::list_id;
use crate::notebook::Light;
use crate::query::{Group, Heading};
use crate::ui::division::line_menu_ui;
use crate::ui::lights::light_words;
use crate::ui::theme::{self, EDGE, GRID, palette};
use crate::ui::{Action, Scene};
use crate::wording;

/// The line above a group: its name, and how many there are.
pub(super) fn heading_ui(
    ui: &Ui,
    rect: Rect,
    scene: &Scene,
    group: &Group,
    actions: &mut Vec<Action>,
) {
    let name = name(scene, &group.heading);
    let id = list_id().with(("heading", group.first));
    let response = ui.interact(rect, id, Sense::CLICK);
    response.widget_info(|| {
        let words = t!("list.group", name = name, count = group.count);
        WidgetInfo::labeled(Role::Heading, true, words)
    });
    if let Heading::Chapter(index) = group.heading
        && let Some(chapter) = scene.workbook.plan.chapters.get(index)
    {
        let at = chapter.source.start;
        response.context_menu(|ui| line_menu_ui(ui, scene, at, actions));
    }
    let palette = palette(ui);
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    painter.rect_filled(rect, 0.0, palette.side);
    let line = Stroke::new(1.0, palette.line);
    painter.hline(rect.x_range(), rect.bottom() - 0.5, line);
    let y = rect.center().y;
    let font = TextStyle::Body.resolve(ui.style());
    let at = pos2(rect.left() + EDGE, y);
    let written = painter.text(at, Align2::LEFT_CENTER, name, font, palette.ink);
    let at = pos2(written.right() + 2.0 * GRID, y);
    let font = theme::secondary().resolve(ui.style());
    painter.text(at, Align2::LEFT_CENTER, group.count, font, palette.muted);
}

fn name(scene: &Scene, heading: &Heading) -> String {
    match heading {
        Heading::Chapter(index) => {
            let Some(chapter) = scene.workbook.plan.chapters.get(*index) else {
                return String::new();
            };
            t!(
                "filter.chapter",
                number = chapter.number,
                title = chapter.title
            )
            .into()
        }
        Heading::Lead(name) => name.clone(),
        Heading::NoLead => t!("list.no-lead").into(),
        Heading::Month(year, month) => t!("list.month", year = year, month = month).into(),
        Heading::Finished => wording::light(Light::Done).into(),
        Heading::Undated => wording::light(Light::None).into(),
        Heading::Light(light) => light_words(scene, *light).into(),
    }
}
