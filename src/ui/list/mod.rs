//! The middle pane: the measures that pass the filter.

mod columns;
mod empty;
mod row;
pub(super) mod selection;
mod several;

use eframe::egui::{
    self, Align2, EventFilter, FocusDirection, Id, Key, Modifiers, Rangef, Rect, Response, Role,
    ScrollArea, Sense, TextStyle, Ui, WidgetInfo, pos2, vec2,
};
use rust_i18n::t;

use self::columns::Columns;
pub(super) use self::empty::empty_ui;
pub(super) use self::row::{Found, Row, Standing, marked, row_ui};
use self::selection::{Reach, Step};
use self::several::several_ui;
use super::theme::{self, palette};
use super::{Action, Scene, View};
use crate::query::Search;
use crate::wording;

const HEADER: f32 = 28.0;

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
    header_ui(ui);
    let rows = &scene.results.rows;
    let height = row_height(ui);
    let pane = ui.available_rect_before_wrap();
    let list = ui.interact(pane, list_id(), Sense::FOCUSABLE);
    list.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, t!("list.name")));
    let page = ((pane.height() / height) as isize - 1).max(1);
    keys(ui, &list, rows, view, page);
    if list.gained_focus() {
        // Arrows belong to the list only from the frame after next.
        ui.ctx().request_repaint();
        if view.current.is_none() {
            selection::walk(view, rows, Step::First, Reach::Alone);
        }
    }
    let mut area = ScrollArea::vertical()
        .id_salt("rows")
        .auto_shrink(false)
        .animated(false);
    if let Some(offset) = scroll_target(ui, rows, view, pane, height) {
        area = area.vertical_scroll_offset(offset);
    }
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let output = area.show_viewport(ui, |ui, viewport| {
            rows_ui(ui, scene, view, &list, viewport, height);
        });
        remember_offset(ui, output.state.clamped_offset().y);
    });
}

fn row_height(ui: &Ui) -> f32 {
    if theme::is_compact(ui.ctx()) {
        theme::ROW_COMPACT
    } else {
        theme::ROW
    }
}

fn header_ui(ui: &mut Ui) {
    let size = vec2(ui.available_width(), HEADER);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let columns = Columns::of(rect.x_range());
    let color = palette(ui).muted;
    let font = TextStyle::Small.resolve(ui.style());
    let head = |column: Option<Rangef>, align: Align2, text: &str| {
        let Some(column) = column else { return };
        let x = match align {
            Align2::RIGHT_CENTER => column.max,
            Align2::CENTER_CENTER => column.center(),
            _ => column.min,
        };
        let at = pos2(x, rect.center().y);
        ui.painter().text(at, align, text, font.clone(), color);
    };
    head(
        Some(columns.number),
        Align2::LEFT_CENTER,
        &t!("list.number"),
    );
    head(Some(columns.title), Align2::LEFT_CENTER, &t!("list.title"));
    head(columns.lead, Align2::LEFT_CENTER, &t!("list.lead"));
    head(columns.due, Align2::LEFT_CENTER, &t!("list.due"));
    head(
        Some(columns.light),
        Align2::CENTER_CENTER,
        &t!("list.light"),
    );
    head(columns.notes, Align2::RIGHT_CENTER, &t!("list.notes"));
    let line = egui::Stroke::new(1.0, palette(ui).line);
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 0.5, line);
}

/// Makes the rows in `viewport`. They are placed from the top of the pane, not from the first row: with a million rows
/// a distance from the first row has no fractions left in an `f32`.
fn rows_ui(
    ui: &mut Ui,
    scene: &Scene,
    view: &mut View,
    list: &Response,
    viewport: Rect,
    height: f32,
) {
    let rows = &scene.results.rows;
    ui.set_height(rows.len() as f32 * height);
    let first = (viewport.top() / height).floor().max(0.0) as usize;
    let top = ui.clip_rect().top() - (f64::from(viewport.top()) % f64::from(height)) as f32;
    let count = (viewport.height() / height).ceil() as usize + 1;
    let search = scene.index.parse(&view.filter.search);
    let mut clicked = None;
    for (line, &measure) in rows.iter().skip(first).take(count).enumerate() {
        let min = pos2(ui.max_rect().left(), top + line as f32 * height);
        let rect = Rect::from_min_size(min, vec2(ui.max_rect().width(), height));
        let id = row_id(measure);
        // Clickable without being a stop of its own for Tab: the list is one.
        let response = ui.interact(rect, id, Sense::CLICK);
        let Some(words) = row_words(scene, measure, &search) else {
            continue;
        };
        let current = view.current == Some(measure);
        let standing = Standing {
            selected: view.selected.contains(&measure),
            current,
            focused: current && list.has_focus(),
        };
        row_ui(ui, rect, &response, &words, standing);
        announce(ui, list, id, first + line, rows.len(), current);
        if response.clicked() {
            clicked = Some(measure);
        }
    }
    if let Some(measure) = clicked {
        list.request_focus();
        let reach = ui.input(|input| reach(input.modifiers));
        selection::click(view, rows, measure, reach);
    }
}

fn row_id(measure: usize) -> Id {
    list_id().with(measure)
}

fn row_words(scene: &Scene, index: usize, search: &Search) -> Option<Row> {
    let state = scene.state.measures.get(index);
    let measure = scene.workbook.plan.measures.get(index)?;
    let found = Found {
        why: wording::grounds(&scene.index.grounds(search, index)),
        search,
    };
    Some(Row::of(measure, state, &found))
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

/// What the keys do while the list, or nothing, has the keyboard and nothing lies over the window.
fn keys(ui: &Ui, list: &Response, rows: &[usize], view: &mut View, page: isize) {
    let (nowhere, behind) = ui.memory(|memory| {
        let behind = memory.top_modal_layer().is_some();
        (memory.focused().is_none(), behind)
    });
    if behind || (!list.has_focus() && !nowhere) {
        return;
    }
    let several = view.selected.len() > 1;
    let filter = EventFilter {
        vertical_arrows: true,
        escape: several,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(list.id, filter));
    if several && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        selection::select_none(view);
    }
    let steps = [
        (Key::ArrowDown, Step::By(1)),
        (Key::ArrowUp, Step::By(-1)),
        (Key::PageDown, Step::By(page)),
        (Key::PageUp, Step::By(-page)),
        (Key::Home, Step::First),
        (Key::End, Step::Last),
    ];
    for (key, step) in steps {
        let (presses, modifiers) = ui.input(|input| (input.num_presses(key), input.modifiers));
        for _ in 0..presses {
            list.request_focus();
            // Without a holder of the focus egui took the arrow for a way to the next widget.
            ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
            selection::walk(view, rows, step, reach(modifiers));
        }
    }
    if list.has_focus() && ui.input(|input| input.key_pressed(Key::Space)) {
        selection::toggle_current(view);
    }
}

/// The scroll offset that brings the current row into sight, where that was asked for and it is not.
fn scroll_target(ui: &Ui, rows: &[usize], view: &mut View, pane: Rect, height: f32) -> Option<f32> {
    if !std::mem::take(&mut view.scroll_to_current) {
        return None;
    }
    let at = rows.binary_search(&view.current?).ok()?;
    let (top, bottom) = (at as f32 * height, (at + 1) as f32 * height);
    let offset = ui.data(|data| data.get_temp(offset_id()).unwrap_or(0.0f32));
    if top < offset {
        Some(top)
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
