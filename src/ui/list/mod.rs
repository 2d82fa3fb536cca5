//! The middle pane: the measures that pass the filter.

mod columns;
mod empty;
mod header;
mod heading;
mod heading_keys;
mod keys;
mod row;
mod row_words;
pub(super) mod selection;
mod several;

use eframe::egui::{
    Id, Modifiers, Rect, Response, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2,
};
use rust_i18n::t;

pub(super) use self::columns::Columns;
pub use self::columns::{Column, ColumnChoice};
pub(super) use self::empty::{at_work_ui, empty_ui};
pub(super) use self::header::arrange_menu_ui;
use self::header::header_ui;
use self::heading::heading_ui;
pub(super) use self::heading_keys::HEADING_KEYS;
pub(super) use self::keys::LIST_KEYS;
pub use self::keys::TypeAhead;
pub(super) use self::keys::go_to_number;
use self::keys::{keys, typed_ui};
pub(super) use self::row::{Standing, marked, row_ui};
pub(super) use self::row_words::{Found, Row};
use self::selection::{Reach, Step};
use self::several::several_ui;
use super::theme;
use super::{Action, Scene, View};
use crate::query::{Arranged, Line, Search};
use crate::wording;

/// The id of the list, which holds the keyboard for all its rows.
pub(super) fn list_id() -> Id {
    Id::unique("measure list")
}

/// Header and rows; only the rows in sight are made.
pub(super) fn list_ui(ui: &mut Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
    if view.selected.len() > 1 {
        several_ui(ui, scene, view, actions);
    }
    if scene.results.rows.is_empty() {
        empty_ui(ui, scene, view);
        return;
    }
    header_ui(ui, &mut view.layout);
    let arranged = scene.arranged;
    let height = row_height(ui);
    let pane = ui.available_rect_before_wrap();
    let list = ui.interact(pane, list_id(), Sense::FOCUSABLE);
    list.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, t!("list.name")));
    let page = ((pane.height() / height) as isize - 1).max(1);
    keys(ui, &list, scene, view, page);
    if list.gained_focus() {
        // Arrows belong to the list only from the frame after next.
        ui.ctx().request_repaint();
        if view.current.is_none() {
            keys::walk(scene, view, Step::First, Reach::Alone);
        }
    }
    let mut area = ScrollArea::vertical()
        .id_salt("rows")
        .auto_shrink(false)
        .animated(false);
    if let Some(offset) = scroll_target(ui, arranged, view, pane, height) {
        area = area.vertical_scroll_offset(offset);
    }
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let output = area.show_viewport(ui, |ui, viewport| {
            lines_ui(ui, scene, view, actions, (&list, viewport, height));
        });
        remember_offset(ui, output.state.clamped_offset().y);
    });
    typed_ui(ui, pane, &view.type_ahead);
}

fn row_height(ui: &Ui) -> f32 {
    if theme::is_compact(ui.ctx()) {
        theme::ROW_COMPACT
    } else {
        theme::ROW
    }
}

/// Makes the lines in `viewport`. They are placed from the top of the pane, not from the first line: with a million rows
/// a distance from the first row has no fractions left in an `f32`.
fn lines_ui(
    ui: &mut Ui,
    scene: &Scene,
    view: &mut View,
    actions: &mut Vec<Action>,
    (list, viewport, height): (&Response, Rect, f32),
) {
    let arranged = scene.arranged;
    ui.set_height(arranged.lines() as f32 * height);
    let first = (viewport.top() / height).floor().max(0.0) as usize;
    let top = ui.clip_rect().top() - (f64::from(viewport.top()) % f64::from(height)) as f32;
    let count = (viewport.height() / height).ceil() as usize + 1;
    let search = scene.index.parse(&view.filter.search);
    let columns = Columns::of(ui.max_rect().x_range(), &view.layout.columns);
    let mut clicked = None;
    for below in 0..count {
        let min = pos2(ui.max_rect().left(), top + below as f32 * height);
        let rect = Rect::from_min_size(min, vec2(ui.max_rect().width(), height));
        match arranged.line(first + below) {
            Some(Line::Heading(group)) => heading_ui(ui, rect, scene, group, actions),
            Some(Line::Row(measure, place)) => {
                let at = At {
                    rect,
                    measure,
                    place,
                };
                if measure_ui(ui, scene, view, list, &at, &search, &columns) {
                    clicked = Some(measure);
                }
            }
            None => break,
        }
    }
    if let Some(measure) = clicked {
        list.request_focus();
        let reach = ui.input(|input| reach(input.modifiers));
        selection::click(view, arranged, measure, reach);
    }
}

/// A row: where, which measure, and how many are above it.
struct At {
    rect: Rect,
    measure: usize,
    place: usize,
}

/// Draws a row; says whether it was clicked.
fn measure_ui(
    ui: &Ui,
    scene: &Scene,
    view: &View,
    list: &Response,
    at: &At,
    search: &Search,
    columns: &Columns,
) -> bool {
    let id = list_id().with(at.measure);
    // Clickable without being a stop of its own for Tab: the list is one.
    let response = ui.interact(at.rect, id, Sense::CLICK);
    let found = Found {
        why: wording::grounds(&scene.index.grounds(search, at.measure)),
        search,
    };
    let state = scene.state.measures.get(at.measure);
    let Some(words) = Row::of(&scene.workbook.plan, at.measure, state, &found) else {
        return false;
    };
    let current = view.current == Some(at.measure);
    let standing = Standing {
        selected: view.selected.contains(at.measure),
        current,
        focused: current && list.has_focus(),
    };
    row_ui(ui, at.rect, columns, &response, &words, standing);
    let total = scene.arranged.rows.len();
    announce(ui, list, id, at.place, total, current);
    response.clicked()
}

/// Tells a screen reader which row the keyboard is on, and where in the whole list it stands.
fn announce(ui: &Ui, list: &Response, row: Id, position: usize, total: usize, current: bool) {
    ui.ctx().accesskit_node_builder(row, |node| {
        node.set_position_in_set(position + 1);
        node.set_size_of_set(total);
    });
    if current {
        ui.ctx().accesskit_node_builder(list.id, |node| {
            node.set_active_descendant(row.accesskit_id());
        });
    }
}

fn reach(modifiers: Modifiers) -> Reach {
    if modifiers.shift {
        Reach::Extend
    } else if modifiers.command {
        Reach::Keep
    } else {
        Reach::Alone
    }
}

/// The scroll offset that brings the current row into sight, where that was asked for and it is not.
fn scroll_target(
    ui: &Ui,
    arranged: &Arranged,
    view: &mut View,
    pane: Rect,
    height: f32,
) -> Option<f32> {
    if !std::mem::take(&mut view.scroll_to_current) {
        return None;
    }
    let at = arranged.line_of(arranged.place(view.current?)?);
    let (top, bottom) = (at as f32 * height, (at + 1) as f32 * height);
    let offset = ui.data(|data| data.get_temp(offset_id()).unwrap_or(0.0f32));
    if top < offset {
        // The first row of a group comes with its heading.
        let is_headed = at > 0 && matches!(arranged.line(at - 1), Some(Line::Heading(_)));
        Some(top - if is_headed { height } else { 0.0 })
    } else if bottom > offset + pane.height() {
        Some(bottom - pane.height())
    } else {
        None
    }
}

fn offset_id() -> Id {
    list_id().with("offset")
}

fn remember_offset(ui: &Ui, offset: f32) {
    ui.data_mut(|data| data.insert_temp(offset_id(), offset));
}
