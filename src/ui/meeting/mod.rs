//! Meeting mode: one department after another in large type, all by keyboard. Marks and notes go the usual way, each a step
//! that can be undone; what was decided since the meeting began stands at the end.

mod agenda;
mod keys;
mod measure;
mod minutes;
mod rows;

use std::sync::Arc;

use eframe::egui::{
    Align, Id, Label, Layout, Rect, Response, RichText, Role, Sense, Stroke, TextStyle, Ui,
    UiBuilder, WidgetInfo, vec2,
};
use rust_i18n::t;

use self::agenda::{Agenda, Cursor};
pub(super) use self::keys::MEETING_KEYS;
use self::keys::keys_do;
use self::measure::measure_ui;
use self::minutes::minutes_ui;
use self::rows::rows_ui;
use super::mode::{has_keys, is_left};
use super::theme::{EDGE, palette};
use super::{Action, Beside, Scene, View};
use crate::notebook::Record;

/// Everything is so much larger than on the panes.
const LARGER: f32 = 1.25;
const DEPARTMENT: f32 = 28.0;
/// The line that says who is up, and the one that says which keys do what.
const HEAD: f32 = 64.0;
const KEYS: f32 = 36.0;

/// What was said of each measure: an index into `Plan::measures`, and the entries.
type Decided = Arc<Vec<(usize, Vec<Arc<Record>>)>>;

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
    /// What was decided, by the edition of the scene and since when.
    decided: Beside<(u64, u64), Decided>,
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
    let room = ui.available_rect_before_wrap();
    let keys = ui.interact(room, list_id(), Sense::FOCUSABLE);
    keys.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, t!("meeting.title")));
    refresh(scene, view);
    if has_keys(ui) {
        keys_do(ui, scene, view, actions, &keys);
    }
    page_ui(ui, scene, view, actions, &keys);
}

/// As it begins, without hands and keys: for a picture, as high as it is said to be.
pub(super) fn meeting_picture_ui(ui: &mut Ui, scene: &Scene, height: f32) {
    let mut view = View::default();
    let size = vec2(ui.available_width(), height);
    let (room, keys) = ui.allocate_exact_size(size, Sense::hover());
    refresh(scene, &mut view);
    let mut page = child(ui, "meeting", room);
    page_ui(&mut page, scene, &mut view, &mut Vec::new(), &keys);
}

/// Brings up to date who is up, and what they have to tell of.
fn refresh(scene: &Scene, view: &mut View) {
    let mut agenda = std::mem::take(&mut view.meeting.agenda);
    agenda.refresh(scene, view.meeting.department);
    let last = agenda.departments.len();
    if view.meeting.department > last {
        view.meeting.department = last;
        agenda.refresh(scene, last);
    }
    let most = agenda.measures.len().saturating_sub(1);
    view.meeting.cursor.item = view.meeting.cursor.item.min(most);
    view.meeting.agenda = agenda;
}

fn page_ui(
    ui: &mut Ui,
    scene: &Scene,
    view: &mut View,
    actions: &mut Vec<Action>,
    keys: &Response,
) {
    for font in ui.style_mut().text_styles.values_mut() {
        font.size *= LARGER;
    }
    let room = ui.available_rect_before_wrap();
    ui.painter().rect_filled(room, 0.0, palette(ui).panel);
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
    rows_ui(&mut child(ui, "meeting rows", list), scene, view, keys);
    measure_ui(
        &mut child(ui, "meeting measure", measure),
        scene,
        view,
        actions,
        keys,
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
