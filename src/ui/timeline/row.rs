use std::borrow::Cow;

use eframe::egui::{
    FontSelection, Rangef, Rect, Response, Role, Sense, Stroke, StrokeKind, TextStyle,
    TextWrapMode, Ui, WidgetInfo, WidgetText, pos2, vec2,
};
use rust_i18n::t;

use super::axis::Axis;
use super::beside::Beside;
use super::marks::mark_ui;
use super::timeline_id;
use crate::plan::Measure;
use crate::query::{Extent, TimeMark, time_marks};
use crate::ui::theme::{ACCENT_EDGE, EDGE, GRID, palette};
use crate::ui::{Scene, View};
use crate::wording;

/// A measure in a line.
pub(super) struct Row {
    /// Index into `Plan::measures`.
    pub measure: usize,
    pub position: usize,
    pub total: usize,
    pub rect: Rect,
}

/// What was done to a row.
pub(super) enum Act {
    Click(usize),
    /// By so many points.
    Drag(f32),
}

impl Row {
    pub fn show(
        &self,
        ui: &Ui,
        scene: &Scene,
        view: &View,
        axis: &Axis,
        focus: &Response,
    ) -> Option<Act> {
        let plan = &scene.workbook.plan;
        let measure = plan.measures.get(self.measure)?;
        let state = scene.state.measures.get(self.measure)?;
        let marks = time_marks(measure, state, plan.year, scene.viewpoint);
        let id = timeline_id().with(self.measure);
        // Clickable without being a stop of its own for Tab: the axis is one.
        let response = ui.interact(self.rect, id, Sense::CLICK | Sense::DRAG);
        let is_current = view.current == Some(self.measure);
        response.widget_info(|| {
            let words = spoken(measure, &marks);
            WidgetInfo::selected(Role::ListBoxOption, true, is_current, words)
        });
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_position_in_set(self.position + 1);
            node.set_size_of_set(self.total);
        });
        if is_current {
            ui.ctx().accesskit_node_builder(focus.id, |node| {
                node.set_active_descendant(id.accesskit_id());
            });
        }
        self.background(ui, &response, is_current, is_current && focus.has_focus());
        self.title_ui(ui, axis, measure, &marks);
        self.marks_ui(ui, scene, axis, measure, &marks);
        let drag = response.drag_delta().x;
        let act = match (response.clicked(), drag) {
            (true, _) => Some(Act::Click(self.measure)),
            (false, 0.0) => None,
            (false, distance) => Some(Act::Drag(distance)),
        };
        if response.hovered() && !response.dragged() {
            response.on_hover_text(hint(measure, &marks));
        }
        act
    }

    fn background(&self, ui: &Ui, response: &Response, is_current: bool, has_focus: bool) {
        let (rect, palette, painter) = (self.rect, palette(ui), ui.painter());
        if is_current {
            painter.rect_filled(rect, 0.0, palette.selection);
            let edge = Rect::from_min_size(rect.min, vec2(ACCENT_EDGE, rect.height()));
            painter.rect_filled(edge, 0.0, palette.accent);
        } else if response.hovered() {
            painter.rect_filled(rect, 0.0, palette.side);
        }
        let line = Stroke::new(1.0, palette.line);
        painter.hline(rect.x_range(), rect.bottom() - 0.5, line);
        if has_focus {
            let ring = Stroke::new(1.5, palette.accent);
            painter.rect_stroke(rect.shrink(1.0), 3.0, ring, StrokeKind::Inside);
        }
    }

    /// Number and title, and below them the times as written.
    fn title_ui(&self, ui: &Ui, axis: &Axis, measure: &Measure, marks: &[TimeMark]) {
        let palette = palette(ui);
        let room = axis.room().min - self.rect.left() - EDGE - 2.0 * GRID;
        let left = self.rect.left() + EDGE;
        let line = |words: String, style: TextStyle| {
            WidgetText::from(words).into_galley(
                ui,
                Some(TextWrapMode::Truncate),
                room,
                FontSelection::Style(style),
            )
        };
        let title = line(format!("{} {}", measure.id, measure.title), TextStyle::Body);
        let times = line(wording::times(measure, marks), TextStyle::Small);
        let height = title.size().y + times.size().y;
        let top = self.rect.center().y - height / 2.0;
        let below = pos2(left, top + title.size().y);
        let painter = ui.painter();
        painter.galley_with_override_text_color(pos2(left, top), title, palette.ink);
        painter.galley_with_override_text_color(below, times, palette.muted);
    }

    fn marks_ui(&self, ui: &Ui, scene: &Scene, axis: &Axis, measure: &Measure, marks: &[TimeMark]) {
        let palette = palette(ui);
        let days = Rect::from_x_y_ranges(axis.room().expand(2.0 * GRID), self.rect.y_range());
        let painter = ui.painter().with_clip_rect(days.intersect(ui.clip_rect()));
        let line = Stroke::new(1.0, palette.line);
        for tick in axis.ticks() {
            painter.vline(tick.x, self.rect.y_range(), line);
        }
        let today = axis.end_of(scene.viewpoint.today);
        let line = Stroke::new(1.0, palette.due_soon.ink);
        painter.vline(today, self.rect.y_range(), line);
        let y = self.rect.center().y;
        let mut drawn: Vec<(Rangef, &str)> = Vec::new();
        // Spans lie under the days.
        let is_span = |mark: &&TimeMark| matches!(mark.extent, Extent::Span(..));
        let others = marks.iter().filter(|mark| !is_span(mark));
        for mark in marks.iter().filter(is_span).chain(others) {
            let range = mark_ui(&painter, palette, axis, mark, y);
            let milestone = measure.milestones.get(mark.milestone);
            drawn.push((range, milestone.map_or("", |it| it.text.as_str())));
        }
        let beside = Beside {
            painter: &painter,
            days,
            today,
            font: TextStyle::Small.resolve(ui.style()),
            ink: palette.muted,
        };
        beside.words_ui(&drawn);
    }
}

/// A milestone with its day and light: 6月底前 2021-06-30 逾期.
fn mark_words(measure: &Measure, mark: &TimeMark) -> String {
    let milestone = measure.milestones.get(mark.milestone);
    let text = milestone.map_or("", |it| it.text.as_str());
    let light = wording::light(mark.light);
    let days: Cow<str> = match &mark.extent {
        Extent::Day(day) => day.to_string().into(),
        Extent::Span(from, to) => t!("timeline.span", from = from, to = to),
        Extent::From(day) => t!("timeline.from", day = day),
        Extent::Every(days) => t!("timeline.every", count = days.len()),
        Extent::Open => "".into(),
    };
    t!("timeline.mark", text = text, days = days, light = light).into()
}

fn spoken(measure: &Measure, marks: &[TimeMark]) -> String {
    let mut parts = vec![format!("{} {}", measure.id, measure.title)];
    parts.extend(marks.iter().map(|mark| mark_words(measure, mark)));
    if marks.is_empty() {
        parts.push(t!("timeline.no-time").into());
    }
    parts.join(&t!("list.comma"))
}

/// The milestones, a line each, with what they are about.
fn hint(measure: &Measure, marks: &[TimeMark]) -> String {
    let mut lines = vec![format!("{} {}", measure.id, measure.title)];
    for mark in marks {
        let milestone = measure.milestones.get(mark.milestone);
        let governs = milestone.map_or("", |it| it.governs.as_str());
        lines.push(format!("{}　{governs}", mark_words(measure, mark)));
    }
    lines.join("\n")
}
