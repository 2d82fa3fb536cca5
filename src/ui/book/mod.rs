//! Reading mode: the measures that pass the filter as a book, one after another. Only those in sight are set; the place is
//! kept by measure, so that a filter, another type size or a window of another size lose nothing.

mod flow;
mod keys;
mod leaf;

use std::cell::RefCell;
use std::collections::HashMap;

use eframe::egui::{
    Align, Id, Label, Layout, Rect, RichText, Role, Sense, TextStyle, Ui, UiBuilder, WidgetInfo,
    pos2, vec2,
};
use rust_i18n::t;

use self::flow::{Flow, Place};
pub(super) use self::keys::BOOK_KEYS;
use self::keys::{Way, ways};
use self::leaf::{Book, line_width};
use super::mode::{has_keys, is_left};
use super::text_size::text_menu_ui;
use super::theme::{self, EDGE, palette};
use super::words::{self, Offer};
use super::{Action, Scene, View};

/// The line above the page.
const BAR: f32 = 48.0;
/// What a page leaves of the one before.
const KEPT: f32 = 54.0;
/// The bar at the right that says where one is, and its handle.
const SCROLL: f32 = 10.0;
const HANDLE: f32 = 36.0;
/// The part of the page that is read: what crosses this line is the current measure.
const READ: f32 = 0.25;

/// Where one reads.
#[derive(Clone, Debug, Default)]
pub struct BookView {
    /// The measure that crosses the upper edge, and how much of it is above.
    top: Option<(usize, f32)>,
    /// The measure that is read.
    read: Option<usize>,
    without_notes: bool,
}

impl BookView {
    /// The measure that is read.
    pub(super) fn measure(&self) -> Option<usize> {
        self.read
    }
}

fn page_id() -> Id {
    Id::unique("book page")
}

/// Draws the book in the place of the panes.
pub(super) fn book_ui(ui: &mut Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
    if is_left(ui) {
        view.leave_mode(scene);
        return;
    }
    let room = ui.available_rect_before_wrap();
    ui.painter().rect_filled(room, 0.0, palette(ui).panel);
    let (bar, page) = room.split_top_bottom_at_y(room.top() + BAR);
    let layout = Layout::left_to_right(Align::Center);
    let builder = UiBuilder::new().id_salt("book bar");
    let inner = bar.shrink2(vec2(EDGE, 0.0));
    let mut bar_of = ui.new_child(builder.max_rect(inner).layout(layout));
    bar_ui(&mut bar_of, scene, view, actions);
    let line = eframe::egui::Stroke::new(1.0, palette(ui).line);
    ui.painter().hline(bar.x_range(), bar.bottom(), line);
    if view.mode.is_none() {
        return;
    }
    if scene.results.rows.is_empty() {
        let mut middle = ui.new_child(UiBuilder::new().max_rect(page.shrink(EDGE)));
        middle.label(theme::label(&middle, t!("book.nothing")));
        return;
    }
    page_ui(ui, scene, view, page);
}

/// What is read, how far one is, and how it is set.
fn bar_ui(ui: &mut Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
    ui.spacing_mut().interact_size.y = theme::CHIP;
    let title = RichText::new(t!("book.title")).text_style(TextStyle::Heading);
    ui.label(title.size(17.0));
    let rows = &scene.results.rows;
    let at = view
        .book
        .read
        .map(|it| rows.partition_point(|&row| row < it));
    let at = (at.unwrap_or(0) + 1).min(rows.len());
    let words = t!("book.count", at = at, count = rows.len());
    ui.label(RichText::new(words).color(palette(ui).muted));
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if ui.button(t!("book.leave")).clicked() {
            view.leave_mode(scene);
        }
        text_menu_ui(ui, scene, actions);
        let mut with_notes = !view.book.without_notes;
        super::detail::edged(ui);
        ui.checkbox(&mut with_notes, t!("book.notes"));
        view.book.without_notes = !with_notes;
        let keys = RichText::new(t!("book.keys")).text_style(TextStyle::Small);
        if !theme::is_narrow(ui.ctx()) {
            ui.add(Label::new(keys.color(palette(ui).muted)).truncate());
        }
    });
}

fn page_ui(ui: &mut Ui, scene: &Scene, view: &mut View, page: Rect) {
    let (text, scroll) = page.split_left_right_at_x(page.right() - SCROLL);
    let keys = ui.interact(text, page_id(), Sense::FOCUSABLE);
    keys.widget_info(|| WidgetInfo::labeled(Role::Group, true, t!("book.title")));
    let search = scene.index.parse(&view.filter.search);
    let width = line_width(scene, text.width());
    let book = Book {
        scene,
        width,
        with_notes: !view.book.without_notes,
        search: &search,
    };
    // Each height is asked for several times a frame.
    let heights = RefCell::new(HashMap::new());
    let height = |row: usize| {
        let known = heights.borrow().get(&row).copied();
        known.unwrap_or_else(|| {
            let height = book.height(ui, row);
            heights.borrow_mut().insert(row, height);
            height
        })
    };
    let rows = &scene.results.rows;
    let flow = Flow {
        count: rows.len(),
        view: text.height(),
        height: &height,
    };
    let place = moved(ui, scene, view, &flow, &keys, (text, scroll));
    let shown = flow.in_sight(place);
    let heights: Vec<f32> = shown.iter().map(|(row, _)| height(*row)).collect();
    let line = text.height() * READ;
    let read = shown
        .iter()
        .rev()
        .find(|(_, top)| *top <= line)
        .or(shown.first());
    let measure = |row: usize| rows.get(row).copied();
    view.book.top = measure(place.at).map(|it| (it, place.above));
    view.book.read = read.and_then(|(row, _)| measure(*row));
    let left = (text.center().x - width / 2.0).round();
    let mut chosen = None;
    let mut ui = ui.new_child(UiBuilder::new().id_salt("page").max_rect(text));
    ui.set_clip_rect(text.intersect(ui.clip_rect()));
    for ((row, top), height) in shown.into_iter().zip(heights) {
        let min = pos2(left, text.top() + top.round());
        let place = Rect::from_min_size(min, vec2(width, height));
        let offer = book.leaf_ui(&mut ui, row, place);
        chosen = offer.map(|offer| (row, offer)).or(chosen);
    }
    if let Some((row, offer)) = chosen {
        take(&ui, scene, view, (measure(row), offer));
    }
}

/// Does what was chosen. What is not in the book is on the panes.
fn take(ui: &Ui, scene: &Scene, view: &mut View, (measure, offer): (Option<usize>, Offer)) {
    view.book.read = measure;
    match offer {
        Offer::Milestone(milestone) => {
            view.leave_mode(scene);
            view.detail.show_milestone(ui, milestone);
        }
        Offer::Source(_) => {
            view.leave_mode(scene);
            words::take(view, offer);
        }
        offer => words::take(view, offer),
    }
}

/// Where one is now: at the measure that something led to, or moved by keys, wheel and bar.
fn moved(
    ui: &Ui,
    scene: &Scene,
    view: &mut View,
    flow: &Flow<'_>,
    keys: &eframe::egui::Response,
    (text, scroll): (Rect, Rect),
) -> Place {
    let rows = &scene.results.rows;
    let row_of = |measure: usize| rows.partition_point(|&row| row < measure);
    let mut place = view
        .book
        .top
        .map_or_else(Place::default, |(measure, above)| {
            let at = row_of(measure);
            let above = if rows.get(at) == Some(&measure) {
                above
            } else {
                0.0
            };
            Place { at, above }
        });
    if std::mem::take(&mut view.scroll_to_current)
        && let Some(current) = view.current
    {
        keys.request_focus();
        place = Place {
            at: row_of(current),
            above: 0.0,
        };
    }
    let mut by = 0.0;
    if has_keys(ui) {
        for way in ways(ui, keys) {
            match way {
                Way::By(step) => by += step,
                Way::Pages(count) => by += count * (flow.view - KEPT),
                Way::Begin => place = Place::default(),
                Way::End => place = flow.end(),
            }
        }
    }
    if ui.rect_contains_pointer(text) {
        by -= ui.input(|input| input.smooth_scroll_delta.y);
    }
    place = flow.moved(place, by);
    scroll_ui(ui, flow, place, scroll).map_or(place, |place| flow.moved(place, 0.0))
}

/// The bar at the right: as long as what is in sight is of all measures. Where it was drawn to.
fn scroll_ui(ui: &Ui, flow: &Flow<'_>, place: Place, bar: Rect) -> Option<Place> {
    let count = flow.count.max(1) as f32;
    let shown = flow.in_sight(place);
    if shown.len() >= flow.count && place == Place::default() {
        return None;
    }
    let part = |place: Place| place.above / (flow.height)(place.at).max(1.0);
    let length = (bar.height() * shown.len() as f32 / count).clamp(HANDLE, bar.height());
    let end = flow.end();
    let last = (end.at as f32 + part(end)).max(f32::EPSILON);
    let gone = ((place.at as f32 + part(place)) / last).clamp(0.0, 1.0);
    let way = bar.height() - length;
    let min = pos2(bar.left() + 2.0, bar.top() + way * gone);
    let handle = Rect::from_min_size(min, vec2(SCROLL - 4.0, length));
    let response = ui.interact(bar, page_id().with("scroll"), Sense::drag());
    response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, t!("book.scroll")));
    let color = if response.hovered() || response.dragged() {
        palette(ui).muted
    } else {
        palette(ui).bar
    };
    ui.painter().rect_filled(handle, SCROLL / 2.0, color);
    let pointer = response.interact_pointer_pos()?;
    let to = (pointer.y - bar.top() - length / 2.0) / way.max(1.0);
    let to = to.clamp(0.0, 1.0) * last;
    let at = to as usize;
    let above = to.fract() * (flow.height)(at.min(flow.count - 1));
    Some(Place { at, above })
}
