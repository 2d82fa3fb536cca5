//! The line above the rows: what the columns are, by what the rows are sorted, how wide each is.

use std::borrow::Cow;

use eframe::egui::{
    Align2, Button, CursorIcon, PopupCloseBehavior, Rangef, Rect, Response, RichText, Role, Sense,
    Stroke, TextStyle, Ui, WidgetInfo, accesskit,
    containers::menu::{MenuButton, MenuConfig},
    pos2, vec2,
};
use rust_i18n::t;

use super::columns::{Column, ColumnChoice, Columns};
use super::{heading_keys, list_id};
use crate::query::{Grouping, Order, Sort};
use crate::ui::Layout;
use crate::ui::choice::focus_ring;
use crate::ui::theme::{self, GRID, palette};

const HEADER: f32 = 28.0;
/// Width of the strip that is drawn to size a column.
const EDGE: f32 = 2.0 * GRID;

/// Draws the line. Enter on a heading sorts, ← and → size its column, with Ctrl they move it.
pub(super) fn header_ui(ui: &mut Ui, layout: &mut Layout) {
    let size = vec2(ui.available_width(), HEADER);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let columns = Columns::of(rect.x_range(), &layout.columns);
    let part = |range: Rangef| Rect::from_x_y_ranges(range, rect.y_range());
    let number = Heading {
        name: t!("list.number"),
        sort: Some(Sort::Number),
        column: None,
    };
    number.ui(ui, part(columns.number), layout);
    title_ui(ui, part(columns.title));
    for &(column, range) in &columns.others {
        let heading = Heading {
            name: column_name(column),
            sort: column.sort(),
            column: Some(column),
        };
        let response = heading.ui(ui, part(range), layout);
        heading_keys::keys(ui, &response, &columns, column, &mut layout.columns);
        move_ui(ui, &response, &columns, column, &mut layout.columns);
        edge_ui(ui, part(range), column, &mut layout.columns);
    }
    let line = Stroke::new(1.0, palette(ui).line);
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 0.5, line);
}

/// What a column is called.
fn column_name(column: Column) -> Cow<'static, str> {
    match column {
        Column::Chapter => t!("facet.chapter"),
        Column::Lead => t!("list.lead"),
        Column::Responsible => t!("list.responsible"),
        Column::Due => t!("list.due"),
        Column::Status => t!("facet.status"),
        Column::Light => t!("list.light"),
        Column::Notes => t!("list.notes"),
    }
}

fn grouping_name(grouping: Grouping) -> Cow<'static, str> {
    match grouping {
        Grouping::None => t!("list.group-none"),
        Grouping::Chapter => t!("list.group-chapter"),
        Grouping::Lead => t!("list.group-lead"),
        Grouping::Due => t!("list.group-due"),
        Grouping::Light => t!("list.group-light"),
    }
}

/// The heading of a column.
struct Heading {
    name: Cow<'static, str>,
    sort: Option<Sort>,
    /// `None` cannot be sized.
    column: Option<Column>,
}

impl Heading {
    fn ui(&self, ui: &Ui, rect: Rect, layout: &mut Layout) -> Response {
        let id = list_id().with(("heading of", self.column));
        // What stands beside the title can be drawn to another place.
        let sense = match self.column {
            Some(_) => Sense::click_and_drag(),
            None => Sense::click(),
        };
        let response = ui.interact(rect, id, sense);
        let is_by = self.sort.filter(|&sort| is_sorted_by(layout.order, sort));
        self.announce(&response, is_by, layout.order.reversed);
        self.words_ui(ui, rect, &response, is_by.map(|_| layout.order.reversed));
        if let (true, Some(sort)) = (response.clicked(), self.sort) {
            layout.order.turn(sort);
        }
        let hint = match (self.sort, self.column) {
            (Some(_), Some(_)) => t!("list.heading-hint"),
            (Some(_), None) => t!("list.number-hint"),
            (None, _) => t!("list.sizing-hint"),
        };
        response.on_hover_text(hint)
    }

    fn announce(&self, response: &Response, is_by: Option<Sort>, reversed: bool) {
        let name = match self.sort {
            Some(_) => t!("list.sort-by", column = self.name),
            None => t!("list.column", column = self.name),
        };
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        if is_by.is_some() {
            response.ctx.accesskit_node_builder(response.id, |node| {
                node.set_sort_direction(if reversed {
                    accesskit::SortDirection::Descending
                } else {
                    accesskit::SortDirection::Ascending
                });
            });
        }
    }

    /// The name, with an arrow where the rows are sorted by it.
    fn words_ui(&self, ui: &Ui, rect: Rect, response: &Response, reversed: Option<bool>) {
        let palette = palette(ui);
        if response.dragged() {
            let room = rect.expand2(vec2(GRID, -3.0));
            ui.painter().rect_filled(room, 3.0, palette.soft_accent);
        }
        let color = match reversed {
            Some(_) => palette.accent,
            None if response.hovered() && self.sort.is_some() => palette.ink,
            None => palette.muted,
        };
        let font = TextStyle::Small.resolve(ui.style());
        let words = match reversed {
            Some(false) => format!("{}▲", self.name),
            Some(true) => format!("{}▼", self.name),
            None => self.name.to_string(),
        };
        let y = rect.center().y;
        let (at, align) = match self.column {
            Some(Column::Light | Column::Status) => (rect.center(), Align2::CENTER_CENTER),
            Some(Column::Notes) => (pos2(rect.right(), y), Align2::RIGHT_CENTER),
            _ => (pos2(rect.left(), y), Align2::LEFT_CENTER),
        };
        ui.painter().text(at, align, words, font, color);
        focus_ring(ui, rect.expand2(vec2(GRID, -3.0)), response);
    }
}

/// Document order is no sorting to speak of, unless it runs backwards.
fn is_sorted_by(order: Order, sort: Sort) -> bool {
    order.sort == sort && (sort != Sort::Number || order.reversed)
}

/// Moves a column: by drawing its heading past the middle of another, or from a menu.
fn move_ui(
    ui: &Ui,
    heading: &Response,
    columns: &Columns,
    column: Column,
    choice: &mut ColumnChoice,
) {
    let [left, right] = columns.beside(column);
    let mut goes = (false, false);
    if let (true, Some(at)) = (heading.dragged(), heading.interact_pointer_pos()) {
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
        goes = (
            left.is_some_and(|(_, range)| at.x < range.center()),
            right.is_some_and(|(_, range)| at.x > range.center()),
        );
    }
    heading.context_menu(|ui| {
        let mut entry = |words, is_on| {
            let button = Button::new(words).frame_when_inactive(false);
            ui.add_enabled(is_on, button).clicked()
        };
        goes.0 |= entry(t!("list.move-left"), left.is_some());
        goes.1 |= entry(t!("list.move-right"), right.is_some());
    });
    let to = match goes {
        (true, _) => left,
        (_, true) => right,
        _ => None,
    };
    if let Some((place_of, _)) = to {
        choice.move_to(column, place_of);
    }
}

/// The strip at the left of a column that is drawn to size it; a double click gives back the usual width.
fn edge_ui(ui: &Ui, rect: Rect, column: Column, choice: &mut ColumnChoice) {
    let at = pos2(rect.left() - EDGE, rect.center().y);
    let strip = Rect::from_center_size(at, vec2(EDGE, rect.height()));
    let id = list_id().with(("edge of", column));
    let response = ui.interact(strip, id, Sense::DRAG | Sense::CLICK);
    response.widget_info(|| {
        let words = t!("list.edge", column = column_name(column));
        WidgetInfo::labeled(Role::Splitter, true, words)
    });
    if response.dragged() {
        choice.widen(column, -response.drag_delta().x);
    }
    if response.double_clicked() {
        choice.widths.remove(&column);
    }
    if response.hovered() || response.dragged() {
        ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
        let line = Stroke::new(1.0, palette(ui).accent);
        ui.painter()
            .vline(at.x, rect.y_range().shrink(2.0 * GRID), line);
    }
}

fn title_ui(ui: &Ui, rect: Rect) {
    let font = TextStyle::Small.resolve(ui.style());
    let (at, color) = (rect.left_center(), palette(ui).muted);
    ui.painter()
        .text(at, Align2::LEFT_CENTER, t!("list.title"), font, color);
}

/// How the rows are grouped, and a menu of that and of the columns.
pub(in crate::ui) fn arrange_menu_ui(ui: &mut Ui, layout: &mut Layout) {
    let (words, ink) = match layout.order.grouping {
        Grouping::None => (t!("list.arrange"), palette(ui).muted),
        grouping => (grouping_name(grouping), palette(ui).accent),
    };
    let words = RichText::new(words).text_style(theme::secondary());
    let arrow = RichText::new("▼").size(8.0);
    let button = Button::new((words.color(ink), arrow.color(ink))).gap(GRID);
    let button = button.frame_when_inactive(false);
    let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let (response, _) = MenuButton::from_button(button)
        .config(config)
        .ui(ui, |ui| arrange_ui(ui, layout));
    let response = response.accessible_name(t!("list.arrange"));
    focus_ring(ui, response.rect, &response);
}

/// The menu of groupings and columns.
fn arrange_ui(ui: &mut Ui, layout: &mut Layout) {
    ui.set_min_width(200.0);
    ui.spacing_mut().interact_size.y = theme::CHIP;
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.label(theme::label(ui, t!("list.groups")));
    for grouping in Grouping::ALL {
        let is_on = layout.order.grouping == grouping;
        if ui.radio(is_on, grouping_name(grouping)).clicked() {
            layout.order.grouping = grouping;
        }
    }
    ui.separator();
    ui.label(theme::label(ui, t!("list.columns")));
    for column in layout.columns.order.clone() {
        let mut is_shown = layout.columns.shown.contains(&column);
        if ui.checkbox(&mut is_shown, column_name(column)).clicked() {
            layout.columns.toggle(column);
        }
    }
    ui.separator();
    let is_usual = layout.columns == ColumnChoice::default() && layout.order == Order::default();
    let usual = Button::new(t!("list.usual")).frame_when_inactive(false);
    if ui.add_enabled(!is_usual, usual).clicked() {
        layout.columns = ColumnChoice::default();
        layout.order = Order::default();
    }
}
