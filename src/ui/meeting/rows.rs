//! The measures of the department that is up; under the current one its milestones.

use eframe::egui::{
    self, Align2, Color32, FontId, Rect, Response, ScrollArea, Sense, Ui, WidgetInfo, pos2,
    text::{LayoutJob, TextWrapping},
    vec2,
};
use rust_i18n::t;

use super::agenda::{Cursor, Item};
use super::list_id;
use crate::notebook::Light;
use crate::plan::Measure;
use crate::query::Role;
use crate::ui::detail::{Target, dotted};
use crate::ui::lights::{light_tint, light_word};
use crate::ui::theme::{self, ACCENT_EDGE, EDGE, GRID, palette};
use crate::ui::{Scene, View};
use crate::wording;

/// Height of a measure, and of a milestone under it.
const ROW: f32 = 60.0;
const MILESTONE: f32 = 44.0;
const TITLE: f32 = 18.0;
const SMALL: f32 = 15.0;
const CHIP: f32 = 70.0;

/// What is on a line.
struct Line {
    cursor: Cursor,
    top: f32,
    height: f32,
}

/// Draws those in sight.
pub(super) fn rows_ui(ui: &mut Ui, scene: &Scene, view: &mut View, keys: &Response) {
    let items = std::mem::take(&mut view.meeting.agenda.measures);
    let cursor = view.meeting.cursor;
    let milestones = items.get(cursor.item).map_or(0, |item| {
        let measure = scene.workbook.plan.measures.get(item.measure);
        measure.map_or(0, |it| it.milestones.len())
    });
    let height = items.len() as f32 * ROW + milestones as f32 * MILESTONE;
    let view_height = ui.available_height();
    let mut area = ScrollArea::vertical()
        .id_salt(("meeting rows", view.meeting.department))
        .auto_shrink(false)
        .animated(false);
    let kept = list_id().with("offset");
    if std::mem::take(&mut view.meeting.scroll) {
        let line = line(cursor, cursor, milestones);
        let offset: f32 = ui.data(|data| data.get_temp(kept).unwrap_or_default());
        let least = line.top + line.height - view_height;
        area = area.vertical_scroll_offset(offset.min(line.top).max(least).max(0.0));
    }
    let shown = area.show_viewport(ui, |ui, viewport| {
        ui.set_height(height);
        let top = ui.max_rect().top();
        for (place, item) in items.iter().enumerate() {
            let at = |milestone| Cursor {
                item: place,
                milestone,
            };
            let of = if place == cursor.item { milestones } else { 0 };
            let lines = std::iter::once(None).chain((0..of).map(Some));
            for milestone in lines {
                let line = line(at(milestone), cursor, milestones);
                if line.top + line.height < viewport.top() || line.top > viewport.bottom() {
                    continue;
                }
                let min = pos2(ui.max_rect().left(), top + line.top);
                let rect = Rect::from_min_size(min, vec2(ui.max_rect().width(), line.height));
                if line_ui(ui, scene, (item, line.cursor), rect, cursor, keys) {
                    view.meeting.cursor = line.cursor;
                    keys.request_focus();
                }
            }
        }
    });
    ui.data_mut(|data| data.insert_temp(kept, shown.state.clamped_offset().y));
    view.meeting.agenda.measures = items;
}

/// Where a line stands, of those around the current measure with so many milestones.
fn line(of: Cursor, current: Cursor, milestones: usize) -> Line {
    let before = if of.item > current.item {
        milestones
    } else {
        0
    };
    let mut top = of.item as f32 * ROW + before as f32 * MILESTONE;
    if let Some(milestone) = of.milestone {
        top += ROW + milestone as f32 * MILESTONE;
    }
    let height = if of.milestone.is_some() {
        MILESTONE
    } else {
        ROW
    };
    Line {
        cursor: of,
        top,
        height,
    }
}

/// Draws a line; whether it was clicked.
fn line_ui(
    ui: &Ui,
    scene: &Scene,
    (item, here): (&Item, Cursor),
    rect: Rect,
    cursor: Cursor,
    keys: &Response,
) -> bool {
    let Some(measure) = scene.workbook.plan.measures.get(item.measure) else {
        return false;
    };
    let Some(target) = Target::of(scene, item.measure, here.milestone) else {
        return false;
    };
    let is_here = cursor == here;
    let id = list_id().with((item.measure, here.milestone));
    // Clickable without being a stop of its own for Tab: the list is one.
    let response = ui.interact(rect, id, Sense::CLICK);
    let palette = palette(ui);
    if is_here {
        ui.painter().rect_filled(rect, 0.0, palette.selection);
        let edge = Rect::from_min_size(rect.min, vec2(ACCENT_EDGE + 1.0, rect.height()));
        ui.painter().rect_filled(edge, 0.0, palette.accent);
        ui.ctx().accesskit_node_builder(keys.id, |node| {
            node.set_active_descendant(id.accesskit_id());
        });
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, palette.side);
    }
    let light = target.light();
    let said = light_word(ui, light);
    let (first, second) = words(measure, &target, (item, here));
    let inner = rect.shrink2(vec2(EDGE, 0.0));
    let left = here.milestone.map_or(0.0, |_| 6.0 * GRID);
    response.widget_info(|| {
        let spoken = [first.clone(), second.clone(), said.to_string()];
        WidgetInfo::selected(
            egui::Role::ListBoxOption,
            true,
            is_here,
            spoken.join(&t!("list.comma")),
        )
    });
    let (size, quiet) = match here.milestone {
        None => (TITLE, SMALL),
        Some(_) => (SMALL, SMALL - 2.0),
    };
    let chip = Rect::from_center_size(
        pos2(inner.right() - CHIP / 2.0, inner.center().y),
        vec2(CHIP, theme::CHIP),
    );
    chip_ui(ui, chip, light);
    let width = chip.left() - 2.0 * GRID - inner.left() - left;
    let x = inner.left() + left;
    let half = rect.height() * 0.22;
    let lines = [
        (first, size, palette.ink, -half),
        (second, quiet, palette.muted, half),
    ];
    for (text, size, ink, down) in lines {
        let font = FontId::proportional(size);
        words_at(ui, &text, font, ink, (x, rect.center().y + down, width));
    }
    response.clicked()
}

/// What is on the two lines of a row.
fn words(
    measure: &Measure,
    target: &Target<'_>,
    (item, here): (&Item, Cursor),
) -> (String, String) {
    if here.milestone.is_some() {
        let (words, governs) = target.words();
        return (format!("{words}　{governs}"), dotted(&target.facts()));
    }
    let role = if item.leads {
        Role::Lead
    } else {
        Role::Responsible
    };
    let times = measure.milestones.iter().map(|it| it.text.as_str());
    let times = times.collect::<Vec<_>>().join(&t!("list.and"));
    let mut second = vec![wording::role(role).into()];
    second.push(wording::status(target.status()).into());
    second.extend(Some(times).filter(|it| !it.is_empty()));
    (format!("{} {}", measure.id, measure.title), dotted(&second))
}

fn chip_ui(ui: &Ui, chip: Rect, light: Light) {
    let tint = light_tint(ui, light);
    ui.painter().rect_filled(chip, theme::CHIP / 2.0, tint.fill);
    let font = FontId::proportional(SMALL);
    let word = light_word(ui, light);
    ui.painter()
        .text(chip.center(), Align2::CENTER_CENTER, word, font, tint.ink);
}

/// Words from a point on that end in `…` where they do not fit.
fn words_at(ui: &Ui, text: &str, font: FontId, ink: Color32, (x, y, width): (f32, f32, f32)) {
    let mut job = LayoutJob::simple_singleline(text.to_owned(), font, ink);
    job.wrap = TextWrapping::truncate_at_width(width.max(0.0));
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let at = pos2(x, y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
}
