//! Meeting mode: one department after another in large type, all by keyboard. Marks and notes go the usual way, each a step
//! that can be undone; what was decided since the meeting began stands at the end.

mod agenda;
mod minutes;
mod rows;

use eframe::egui::{
    Align, Button, EventFilter, Frame, Id, Key, Label, Layout, Margin, Rect, Response, RichText,
    Role, ScrollArea, Sense, Stroke, TextStyle, Ui, UiBuilder, WidgetInfo, vec2,
};
use rust_i18n::t;

use self::agenda::{Agenda, Cursor};
use self::minutes::minutes_ui;
use self::rows::rows_ui;
use super::detail::{Target, said_ui};
use super::hits::{HitsHere, MeasureHits};
use super::mode::{has_keys, is_left, pressed};
use super::theme::{self, EDGE, GRID, palette};
use super::words::{self, Offer, Style, words_ui};
use super::{Action, Scene, View};
use crate::notebook::Status;
use crate::plan::Part;
use crate::wording;

/// Everything is so much larger than on the panes.
const LARGER: f32 = 1.25;
/// So many points the text is larger.
const TEXT: f32 = 5.0;
const TITLE: f32 = 25.0;
const DEPARTMENT: f32 = 28.0;
/// The line that says who is up, and the one that says which keys do what.
const HEAD: f32 = 64.0;
const KEYS: f32 = 36.0;

/// Who is up.
#[derive(Clone, Debug, Default)]
pub struct MeetingView {
    /// The logical clock of the first entry that would be written in the meeting.
    pub began: Option<u64>,
    /// The place of the department; behind the last comes what was decided.
    department: usize,
    cursor: Cursor,
    agenda: Agenda,
    /// Bring the cursor into sight.
    scroll: bool,
}

impl View {
    /// The measure that is up.
    pub(super) fn meeting_measure(&self) -> Option<usize> {
        let meeting = &self.meeting;
        let item = meeting.agenda.measures.get(meeting.cursor.item);
        item.map(|it| it.measure)
    }
}

fn list_id() -> Id {
    Id::unique("meeting list")
}

/// Draws the meeting in the place of the panes.
pub(super) fn meeting_ui(ui: &mut Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
    if is_left(ui) && !view.close_form() {
        view.leave_mode(scene);
        return;
    }
    let began = view.meeting.began;
    view.meeting.began = began.or(Some(scene.workbook.notebook().next_clock()));
    let mut agenda = std::mem::take(&mut view.meeting.agenda);
    agenda.refresh(scene, &view.filter, view.meeting.department);
    let last = agenda.departments.len();
    if view.meeting.department > last {
        view.meeting.department = last;
        agenda.refresh(scene, &view.filter, last);
    }
    let most = agenda.measures.len().saturating_sub(1);
    view.meeting.cursor.item = view.meeting.cursor.item.min(most);
    view.meeting.agenda = agenda;
    for font in ui.style_mut().text_styles.values_mut() {
        font.size *= LARGER;
    }
    let room = ui.available_rect_before_wrap();
    ui.painter().rect_filled(room, 0.0, palette(ui).panel);
    let keys = ui.interact(room, list_id(), Sense::FOCUSABLE);
    keys.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, t!("meeting.title")));
    if has_keys(ui) {
        keys_do(ui, scene, view, actions, &keys);
    }
    let (head, rest) = room.split_top_bottom_at_y(room.top() + HEAD);
    let (middle, foot) = rest.split_top_bottom_at_y(rest.bottom() - KEYS);
    head_ui(&mut part(ui, "meeting head", head), scene, view);
    keys_ui(&mut part(ui, "meeting keys", foot));
    let line = Stroke::new(1.0, palette(ui).line);
    ui.painter().hline(room.x_range(), head.bottom(), line);
    ui.painter().hline(room.x_range(), foot.top(), line);
    if view.meeting.department >= view.meeting.agenda.departments.len() {
        minutes_ui(&mut child(ui, "minutes", middle), scene, view, actions);
        return;
    }
    let left = (middle.width() * 0.4).clamp(280.0, 560.0);
    let (list, measure) = middle.split_left_right_at_x(middle.left() + left);
    ui.painter().vline(list.right(), middle.y_range(), line);
    rows_ui(&mut child(ui, "meeting rows", list), scene, view, &keys);
    measure_ui(
        &mut child(ui, "meeting measure", measure),
        scene,
        view,
        actions,
        &keys,
    );
}

/// A line of the page.
fn part(ui: &mut Ui, name: &str, place: Rect) -> Ui {
    let layout = Layout::left_to_right(Align::Center);
    let place = place.shrink2(vec2(EDGE, 0.0));
    ui.new_child(
        UiBuilder::new()
            .id_salt(name)
            .max_rect(place)
            .layout(layout),
    )
}

fn child(ui: &mut Ui, name: &str, place: Rect) -> Ui {
    let layout = Layout::top_down(Align::Min);
    let mut child = ui.new_child(
        UiBuilder::new()
            .id_salt(name)
            .max_rect(place)
            .layout(layout),
    );
    child.set_clip_rect(place.intersect(ui.clip_rect()));
    child
}

fn head_ui(ui: &mut Ui, scene: &Scene, view: &mut View) {
    let meeting = &view.meeting;
    let count = meeting.agenda.departments.len();
    let name = meeting.agenda.departments.get(meeting.department);
    let title = name.map_or_else(|| t!("meeting.decided"), |name| name.as_str().into());
    let muted = palette(ui).muted;
    ui.label(RichText::new(title).size(DEPARTMENT));
    let words = match name {
        Some(_) => {
            let leads = meeting.agenda.measures.iter().filter(|it| it.leads).count();
            t!(
                "meeting.place",
                at = meeting.department + 1,
                count = count,
                measures = meeting.agenda.measures.len(),
                leads = leads
            )
        }
        None => t!("meeting.of", title = scene.workbook.plan.title),
    };
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if ui.button(t!("book.leave")).clicked() {
            view.leave_mode(scene);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add(Label::new(RichText::new(words).color(muted)).truncate());
        });
    });
}

fn keys_ui(ui: &mut Ui) {
    let words = RichText::new(t!("meeting.keys")).text_style(TextStyle::Small);
    ui.add(Label::new(words.color(palette(ui).muted)).truncate());
}

fn keys_do(ui: &Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>, keys: &Response) {
    let ctx = ui.ctx();
    if ctx.memory(|memory| memory.focused().is_none()) {
        keys.request_focus();
    }
    let filter = EventFilter {
        vertical_arrows: true,
        horizontal_arrows: true,
        ..EventFilter::default()
    };
    ctx.memory_mut(|memory| memory.set_focus_lock_filter(keys.id, filter));
    // A control that Tab went to keeps the keys that it is worked by.
    if !keys.has_focus() {
        return;
    }
    let last = view.meeting.agenda.departments.len();
    let department = view.meeting.department;
    let to = |next: usize, view: &mut View| {
        view.close_form();
        view.meeting.department = next;
        view.meeting.cursor = Cursor::default();
        view.meeting.scroll = true;
        ctx.request_repaint();
    };
    if pressed(ctx, Key::ArrowRight) || pressed(ctx, Key::PageDown) {
        to((department + 1).min(last), view);
    } else if pressed(ctx, Key::ArrowLeft) || pressed(ctx, Key::PageUp) {
        to(department.saturating_sub(1), view);
    } else if pressed(ctx, Key::Home) {
        to(0, view);
    } else if pressed(ctx, Key::End) {
        to(last, view);
    }
    for (key, forward) in [(Key::ArrowDown, true), (Key::ArrowUp, false)] {
        if pressed(ctx, key) {
            let plan = &scene.workbook.plan;
            let milestones = |measure: usize| {
                plan.measures
                    .get(measure)
                    .map_or(0, |it| it.milestones.len())
            };
            let items = &view.meeting.agenda.measures;
            view.meeting.cursor = view.meeting.cursor.moved(forward, items, milestones);
            view.meeting.scroll = true;
            view.close_form();
        }
    }
    if department == last {
        return;
    }
    if pressed(ctx, Key::Enter) {
        view.begin_note();
    }
    let Some(target) = target(scene, view) else {
        return;
    };
    for (status, key) in Status::ALL.into_iter().zip(DIGITS) {
        if pressed(ctx, key) {
            target.mark(scene, view, actions, status);
        }
    }
}

/// A digit for each status, in the order of [`Status::ALL`]: in Chinese an input method would take letters.
const DIGITS: [Key; 7] = [
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
];

/// What the keys mark.
fn target<'a>(scene: &Scene<'a>, view: &View) -> Option<Target<'a>> {
    let measure = view.meeting_measure()?;
    Target::of(scene, measure, view.meeting.cursor.milestone)
}

/// The measure that is up, in large type.
fn measure_ui(
    ui: &mut Ui,
    scene: &Scene,
    view: &mut View,
    actions: &mut Vec<Action>,
    keys: &Response,
) {
    let Some(index) = view.meeting_measure() else {
        return;
    };
    let Some(measure) = scene.workbook.plan.measures.get(index) else {
        return;
    };
    let before = actions.len();
    ScrollArea::vertical()
        .id_salt(("meeting measure", index))
        .auto_shrink(false)
        .show(ui, |ui| {
            let margin = Margin::symmetric(6 * GRID as i8, 4 * GRID as i8);
            Frame::new().inner_margin(margin).show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.push_id(index, |ui| {
                    let search = scene.index.parse(&view.filter.search);
                    let hits = MeasureHits::of(scene, &search, index);
                    let mut offer = part_ui(
                        ui,
                        scene,
                        index,
                        Part::Title,
                        &hits.in_part(Part::Title, None),
                    );
                    let assigned = wording::assigned(measure).join("　");
                    let assigned = RichText::new(assigned).text_style(theme::secondary());
                    ui.add(Label::new(assigned.color(palette(ui).muted)).wrap());
                    statuses_ui(ui, scene, view, actions);
                    if let Some(target) = target(scene, view) {
                        target.form_ui(ui, scene, view, actions);
                    }
                    let text = part_ui(
                        ui,
                        scene,
                        index,
                        Part::Text,
                        &hits.in_part(Part::Text, None),
                    );
                    offer = text.or(offer);
                    said_ui(ui, scene, view, actions, index);
                    take(scene, view, offer);
                });
            });
        });
    // What was written is written: the keys are the list's again.
    if actions[before..]
        .iter()
        .any(|it| matches!(it, Action::WriteNote { .. }))
    {
        keys.request_focus();
    }
}

fn part_ui(
    ui: &mut Ui,
    scene: &Scene,
    index: usize,
    part: Part,
    hits: &HitsHere<'_>,
) -> Option<Offer> {
    let width = ui.available_width();
    let style = match part {
        Part::Title => {
            let mut style = Style::title(ui, width);
            style.font.size = TITLE;
            style
        }
        Part::Text => Style::text(scene.preferences, width, TEXT),
    };
    words_ui(ui, scene, index, part, (&style, hits))
}

fn take(scene: &Scene, view: &mut View, offer: Option<Offer>) {
    match offer {
        Some(Offer::Milestone(milestone)) => {
            view.meeting.cursor.milestone = Some(milestone);
            view.meeting.scroll = true;
        }
        Some(offer @ Offer::Source(_)) => {
            view.leave_mode(scene);
            words::take(view, offer);
        }
        Some(offer) => words::take(view, offer),
        None => {}
    }
}

/// What can be marked now, each status with its digit.
fn statuses_ui(ui: &mut Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
    let Some(target) = target(scene, view) else {
        return;
    };
    let palette = palette(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        ui.spacing_mut().button_padding = vec2(10.0, 3.0);
        for (nth, status) in Status::ALL.into_iter().enumerate() {
            let is_now = target.status() == status;
            let words = t!(
                "meeting.status",
                key = nth + 1,
                status = wording::status(status)
            );
            let mut text = RichText::new(words).text_style(theme::secondary());
            let mut button_fill = palette.chip;
            if is_now {
                let tint = palette.status(status);
                (text, button_fill) = (text.color(tint.ink), tint.fill);
            }
            let button = Button::new(text).fill(button_fill).stroke(Stroke::NONE);
            let enabled = is_now || target.may_become(status);
            if ui.add_enabled(enabled, button).clicked() && !is_now {
                target.mark(scene, view, actions, status);
            }
        }
    });
}
