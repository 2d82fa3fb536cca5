//! One thing to tick: a milestone, one period of it, or the whole measure.

use eframe::egui::{
    Align2, Color32, FontSelection, Label, Rect, Response, Role, Sense, Stroke, StrokeKind,
    TextStyle, TextWrapMode, Ui, WidgetInfo, WidgetText,
    text::{LayoutJob, TextFormat},
    vec2,
};
use rust_i18n::t;

use super::facts::Fact;
use super::marking::{Choice, menu_ui};
use crate::notebook::{Light, Status};
use crate::ui::MarkTarget;
use crate::ui::choice::{focus_ring, tick};
use crate::ui::lights::{light_tint, light_word};
use crate::ui::theme::{self, GRID, palette};

/// Side of the box to tick.
const BOX: f32 = 18.0;
/// Width of the button that opens the menu.
pub(super) const MENU: f32 = 28.0;
/// How long a row shows that a click led to it, in seconds.
const FLASH: f64 = 1.6;

/// What a row shows and does.
pub(super) struct Row<'a> {
    /// Where a form for it stands.
    pub key: MarkTarget,
    /// What a tick marks; `None` where that is not known, or must be settled first.
    pub tick: Option<MarkTarget>,
    pub words: String,
    pub governs: &'a str,
    /// What the marks say of `tick`, all sides of a clash.
    pub statuses: Vec<Status>,
    pub light: Light,
    pub facts: Vec<Fact>,
    /// On hover: how the date came about.
    pub why: Option<String>,
}

/// A click led to this milestone; until then its row is tinted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Flash {
    milestone: usize,
    until: f64,
    scroll: bool,
}

impl Flash {
    pub fn on(ui: &Ui, milestone: usize) -> Self {
        Self {
            milestone,
            until: ui.input(|input| input.time) + FLASH,
            scroll: true,
        }
    }
}

impl Row<'_> {
    fn is_ticked(&self) -> bool {
        self.statuses.iter().all(|status| status.is_finished())
    }

    /// What a screen reader calls it.
    fn spoken(&self) -> String {
        let comma = t!("list.comma");
        let facts = self.facts.iter().map(|fact| fact.words.as_str());
        let words = [self.words.as_str(), self.governs].into_iter().chain(facts);
        let words: Vec<&str> = words.filter(|words| !words.is_empty()).collect();
        words.join(&comma)
    }
}

/// Draws the row; what was chosen by the tick or from its menu.
pub(super) fn row_ui(ui: &mut Ui, row: &Row, flash: &mut Option<Flash>) -> Option<Choice> {
    let place = ui.painter().add(eframe::egui::Shape::Noop);
    let shown = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing = vec2(10.0, 2.0);
        ui.spacing_mut().interact_size.y = 0.0;
        let ticked = tick_ui(ui, row);
        let width = ui.available_width() - MENU - 10.0;
        let column = ui.vertical(|ui| {
            ui.set_width(width);
            first_line_ui(ui, row);
            if !row.facts.is_empty() {
                ui.add(Label::new(second_line(ui, &row.facts)).wrap());
            }
        });
        if let Some(why) = &row.why {
            let id = ui.scope_id().with("why");
            let lines = ui.interact(column.response.rect, id, Sense::hover());
            lines.on_hover_text(why);
        }
        let name = t!("detail.statuses-of", name = row.words);
        menu_ui(ui, &name, &row.statuses).or(ticked)
    });
    let rect = shown.response.rect.expand2(vec2(8.0, 4.0));
    flash_ui(ui, row, rect, place, flash);
    shown.inner
}

fn tick_ui(ui: &mut Ui, row: &Row) -> Option<Choice> {
    let ticked = row.is_ticked();
    let enabled = row.tick.is_some() && ui.is_enabled();
    let sense = if enabled {
        Sense::click()
    } else {
        Sense::hover()
    };
    let (rect, response) = ui.allocate_exact_size(vec2(BOX, theme::LIGHT), sense);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, enabled, ticked, row.spoken()));
    let square = Rect::from_center_size(rect.center(), vec2(BOX, BOX));
    box_ui(ui, square, ticked, enabled, &response);
    if row.tick.is_none() {
        response.on_hover_text(t!("detail.cannot-tick"));
        return None;
    }
    if !response.clicked() {
        return None;
    }
    Some(if !ticked {
        Choice::Mark(Status::Done)
    } else if row.statuses.contains(&Status::Closed) {
        // What is closed can only be returned, with a reason.
        Choice::Form(Status::Returned)
    } else {
        Choice::Mark(Status::Active)
    })
}

fn box_ui(ui: &Ui, square: Rect, ticked: bool, enabled: bool, response: &Response) {
    let palette = palette(ui);
    if ticked {
        let fill = if enabled {
            palette.accent
        } else {
            palette.muted
        };
        ui.painter().rect_filled(square, 4.0, fill);
        tick(ui, square.center(), palette.on_accent);
    } else {
        let fill = if response.hovered() && enabled {
            palette.soft_accent
        } else {
            Color32::TRANSPARENT
        };
        let ink = if enabled { palette.muted } else { palette.line };
        let edge = Stroke::new(1.2, ink);
        ui.painter()
            .rect(square, 4.0, fill, edge, StrokeKind::Inside);
    }
    focus_ring(ui, square.expand(3.0), response);
}

/// The time and what it governs, cut where the light begins.
fn first_line_ui(ui: &mut Ui, row: &Row) {
    let palette = palette(ui);
    let font = TextStyle::Body.resolve(ui.style());
    let mut job = LayoutJob::default();
    job.append(
        &row.words,
        0.0,
        TextFormat::simple(font.clone(), palette.ink),
    );
    if !row.governs.is_empty() {
        let governs = TextFormat::simple(font, palette.muted);
        job.append(row.governs, 3.0 * GRID, governs);
    }
    ui.horizontal(|ui| {
        ui.set_min_height(theme::LIGHT);
        let light =
            (row.light != Light::None && !row.is_ticked()).then(|| light_galley(ui, row.light));
        let room = light
            .as_ref()
            .map_or(0.0, |(galley, _)| galley.size().x + 16.0 + 8.0);
        let width = ui.available_width() - room;
        ui.scope(|ui| {
            ui.set_max_width(width);
            ui.add(Label::new(job).truncate());
        });
        if let Some((galley, tint)) = light {
            let size = vec2(galley.size().x + 16.0, theme::LIGHT);
            ui.add_space((ui.available_width() - size.x).max(0.0));
            let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
            ui.painter()
                .rect_filled(rect, theme::LIGHT / 2.0, tint.fill);
            let at = Align2::CENTER_CENTER.align_size_within_rect(galley.size(), rect);
            ui.painter().galley(at.min, galley, tint.ink);
        }
    });
}

fn light_galley(ui: &Ui, light: Light) -> (std::sync::Arc<eframe::egui::Galley>, theme::Tint) {
    let tint = light_tint(ui, light);
    let galley = WidgetText::from(light_word(ui, light).as_ref()).into_galley(
        ui,
        Some(TextWrapMode::Extend),
        f32::INFINITY,
        FontSelection::Style(TextStyle::Small),
    );
    (galley, tint)
}

fn second_line(ui: &Ui, facts: &[Fact]) -> LayoutJob {
    let color = palette(ui).muted;
    let font = theme::secondary().resolve(ui.style());
    let plain = TextFormat::simple(font, color);
    let struck = TextFormat {
        strikethrough: Stroke::new(1.0, color),
        ..plain.clone()
    };
    let mut job = LayoutJob::default();
    for (nth, fact) in facts.iter().enumerate() {
        let format = if fact.struck { &struck } else { &plain };
        let space = if nth == 0 { 0.0 } else { 3.0 * GRID };
        job.append(&fact.words, space, format.clone());
    }
    job
}

fn flash_ui(
    ui: &Ui,
    row: &Row,
    rect: Rect,
    place: eframe::egui::layers::ShapeIdx,
    flash: &mut Option<Flash>,
) {
    let Some(led) = flash.as_mut() else { return };
    if row.key.milestone != Some(led.milestone) || row.key.period.is_some() {
        return;
    }
    if std::mem::take(&mut led.scroll) {
        ui.scroll_to_rect(rect.expand(40.0), None);
    }
    let left = led.until - ui.input(|input| input.time);
    if left <= 0.0 {
        *flash = None;
        return;
    }
    let fill = palette(ui).selection;
    let shape = eframe::egui::Shape::rect_filled(rect, theme::RADIUS_CONTROL as f32, fill);
    ui.painter().set(place, shape);
    let left = std::time::Duration::from_secs_f64(left);
    ui.ctx().request_repaint_after(left);
}
