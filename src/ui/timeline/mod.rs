//! When what is due: the measures by date, their milestones on an axis of days.

mod axis;
mod beside;
mod head;
mod keys;
mod marks;
mod row;

use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use eframe::egui::{
    Button, Id, Rangef, Rect, Response, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2,
    vec2,
};
use rust_i18n::t;

pub use self::axis::Zoom;
use self::axis::{Axis, number};
pub(super) use self::keys::TIMELINE_KEYS;
use super::beside::Beside;
use super::list::selection;
use super::list::{at_work_ui, empty_ui};
use super::switch::switch_ui;
use super::theme::{self, EDGE, GRID};
use super::{Scene, View};
use crate::query::{TimeMark, Timeline, time_marks};

/// How the axis is looked at, and the rows while nothing changes.
#[derive(Clone, Debug, Default)]
pub struct TimelineView {
    pub zoom: Zoom,
    /// The day at the left; `None`: where the plan's year begins.
    left: Option<f64>,
    /// Bring the current row into sight, and its first day with it.
    follow: bool,
    offset: f32,
    /// By the edition that it is of.
    made: Beside<u64, Arc<Timeline>>,
}

impl TimelineView {
    /// The days of the axis; `None` before it was to be seen.
    pub fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        self.made.last()?;
        self.zoom.from(self.left?)
    }
}

const HEAD: f32 = 32.0;
const FOOT: f32 = 28.0;
/// Width of numbers and titles.
const NAME: f32 = 216.0;
const NAME_NARROW: f32 = 160.0;
const NARROW: f32 = 600.0;

/// The id of the axis, which holds the keyboard for all its rows.
pub(super) fn timeline_id() -> Id {
    Id::unique("timeline")
}

/// Year, month or week, and the way to today.
pub(super) fn zoom_ui(ui: &mut Ui, scene: &Scene, view: &mut View) {
    let names = [
        t!("timeline.by-year"),
        t!("timeline.by-month"),
        t!("timeline.by-week"),
    ];
    let names = [names[0].as_ref(), names[1].as_ref(), names[2].as_ref()];
    let chosen = Zoom::ALL
        .iter()
        .position(|&zoom| zoom == view.timeline.zoom);
    if let Some(place) = switch_ui(ui, &names, chosen.unwrap_or(0)) {
        zoom_to(scene, view, Zoom::ALL[place]);
    }
    let words = RichText::new(t!("timeline.to-today"))
        .text_style(theme::secondary())
        .color(theme::palette(ui).accent);
    ui.spacing_mut().interact_size.y = theme::CHIP;
    ui.spacing_mut().button_padding.x = GRID;
    let button = Button::new(words).frame_when_inactive(false);
    if ui.add(button).clicked() {
        show_day(&mut view.timeline, scene.viewpoint.today);
    }
}

/// Closer or farther, about the current measure's first day, else about today.
fn zoom_to(scene: &Scene, view: &mut View, zoom: Zoom) {
    view.timeline.zoom = zoom;
    if zoom == Zoom::Year {
        view.timeline.left = None;
        return;
    }
    let current = view.current.and_then(|measure| first_day(scene, measure));
    show_day(&mut view.timeline, current.unwrap_or(scene.viewpoint.today));
}

/// Puts a day into the middle.
fn show_day(view: &mut TimelineView, day: NaiveDate) {
    view.left = Some(match view.zoom {
        // A year is looked at from its beginning.
        Zoom::Year => day.with_ordinal(1).map_or(number(day), number),
        zoom => number(day) - (zoom.days() / 2.0).floor(),
    });
}

fn first_day(scene: &Scene, measure: usize) -> Option<NaiveDate> {
    let plan = &scene.workbook.plan;
    let (of_plan, state) = (
        plan.measures.get(measure)?,
        scene.state.measures.get(measure)?,
    );
    let marks = time_marks(of_plan, state, plan.year, scene.viewpoint);
    marks.iter().filter_map(TimeMark::first_day).min()
}

/// Draws the axis; only the rows in sight are made.
pub(super) fn timeline_ui(ui: &mut Ui, scene: &Scene, view: &mut View) {
    let Some(timeline) = refreshed(scene, view) else {
        at_work_ui(ui);
        return;
    };
    if timeline.rows.is_empty() {
        empty_ui(ui, scene, view);
        return;
    }
    let pane = ui.available_rect_before_wrap();
    let focus = ui.interact(pane, timeline_id(), Sense::FOCUSABLE);
    focus.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, t!("timeline.name")));
    let height = if theme::is_compact(ui.ctx()) {
        theme::ROW_COMPACT + GRID
    } else {
        theme::ROW
    };
    let page = ((pane.height() - HEAD - FOOT) / height) as usize;
    keys::keys(ui, &focus, scene, &timeline, view, page.max(2) - 1);
    let axis = axis(ui, scene, view, pane);
    let (head, body) = pane.split_top_bottom_at_y(pane.top() + HEAD);
    let (body, foot) = body.split_top_bottom_at_y(body.bottom() - FOOT);
    head::head_ui(ui, head, &axis, scene);
    head::legend_ui(ui, foot);
    let mut rows = ui.new_child(
        eframe::egui::UiBuilder::new()
            .id_salt("rows")
            .max_rect(body),
    );
    rows_ui(&mut rows, scene, view, &timeline, &axis, &focus, height);
    ui.advance_cursor_after_rect(pane);
}

/// Where the days are, after what the wheel did.
fn axis(ui: &Ui, scene: &Scene, view: &mut View, pane: Rect) -> Axis {
    let name = if pane.width() < NARROW {
        NAME_NARROW
    } else {
        NAME
    };
    let room = Rangef::new(pane.left() + EDGE + name, pane.right() - EDGE);
    let zoom = view.timeline.zoom;
    let left = match view.timeline.left {
        Some(left) => left,
        None => {
            let year = scene.workbook.plan.year;
            let begin = year.and_then(|year| NaiveDate::from_ymd_opt(year, 1, 1));
            let begin = begin.filter(|_| zoom == Zoom::Year);
            show_day(&mut view.timeline, begin.unwrap_or(scene.viewpoint.today));
            view.timeline.left.unwrap_or_default()
        }
    };
    let axis = Axis::new(left, zoom, room);
    let wheel = ui.input(|input| input.smooth_scroll_delta().x);
    if ui.rect_contains_pointer(pane) && wheel != 0.0 {
        return moved(view, &axis, wheel, room);
    }
    axis
}

/// The axis after it was pushed to the right by so many points.
fn moved(view: &mut View, axis: &Axis, distance: f32, room: Rangef) -> Axis {
    let left = view.timeline.left.unwrap_or(0.0) - axis.days_of(distance);
    view.timeline.left = Some(left);
    Axis::new(left, view.timeline.zoom, room)
}

fn rows_ui(
    ui: &mut Ui,
    scene: &Scene,
    view: &mut View,
    timeline: &Timeline,
    axis: &Axis,
    focus: &Response,
    height: f32,
) {
    let mut area = ScrollArea::vertical()
        .id_salt("timeline")
        .auto_shrink(false)
        .animated(false);
    if let Some(offset) = scroll_target(ui, view, timeline, height) {
        area = area.vertical_scroll_offset(offset);
    }
    let mut acted = None;
    let output = area.show_viewport(ui, |ui, viewport| {
        ui.set_height(timeline.rows.len() as f32 * height);
        // From the top of the pane, as the rows of the list are: see there.
        let first = (viewport.top() / height).floor().max(0.0) as usize;
        let top = ui.clip_rect().top() - (f64::from(viewport.top()) % f64::from(height)) as f32;
        let count = (viewport.height() / height).ceil() as usize + 1;
        let rows = timeline.rows.iter().enumerate().skip(first).take(count);
        for (line, (position, &measure)) in rows.enumerate() {
            let min = pos2(ui.max_rect().left(), top + line as f32 * height);
            let rect = Rect::from_min_size(min, vec2(ui.max_rect().width(), height));
            let row = row::Row {
                measure,
                position,
                total: timeline.rows.len(),
                rect,
            };
            if let Some(act) = row.show(ui, scene, view, axis, focus) {
                acted = Some(act);
            }
        }
    });
    view.timeline.offset = output.state.clamped_offset().y;
    match acted {
        Some(row::Act::Click(measure)) => {
            focus.request_focus();
            selection::go_to(view, measure);
        }
        Some(row::Act::Drag(distance)) => {
            let left = view.timeline.left.unwrap_or(0.0) - axis.days_of(distance);
            view.timeline.left = Some(left);
        }
        None => {}
    }
}

/// `None` while it is made for the first time.
fn refreshed(scene: &Scene, view: &mut View) -> Option<Arc<Timeline>> {
    let (index, state) = (Arc::clone(scene.index), Arc::clone(scene.state));
    let (plan, filter) = (Arc::clone(&scene.workbook.plan), scene.filter.clone());
    let made = &mut view.timeline.made;
    made.want(scene.edition, scene.worker, move |_| {
        Some(Arc::new(index.timeline(&filter, &plan, &state)))
    });
    made.last().map(Arc::clone)
}

/// The scroll offset that brings the current row into sight, where that was asked for or the axis was just opened.
fn scroll_target(ui: &Ui, view: &mut View, timeline: &Timeline, height: f32) -> Option<f32> {
    let (kept, now) = (timeline_id().with("frame"), ui.ctx().cumulative_frame_nr());
    let last = ui.data_mut(|data| {
        let last = data.get_temp::<u64>(kept);
        data.insert_temp(kept, now);
        last
    });
    let is_opened = last.is_none_or(|last| last + 1 < now);
    if !std::mem::take(&mut view.timeline.follow) && !is_opened {
        return None;
    }
    let current = view.current?;
    let at = timeline.rows.iter().position(|&row| row == current)? as f32;
    let (top, room) = (at * height, ui.available_height());
    let offset = view.timeline.offset;
    if is_opened {
        // A whole row at the top.
        let above = (room / 2.0 / height).floor() * height;
        Some((top - above).max(0.0))
    } else if top < offset {
        Some(top)
    } else if top + height > offset + room {
        Some(top + height - room)
    } else {
        None
    }
}
