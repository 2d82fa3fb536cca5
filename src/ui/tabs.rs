//! The strip above the middle pane: four views of the same measures, under the same filters.

use eframe::egui::{
    Align, Button, Context, Id, Layout, Rect, Response, RichText, Role, Sense, Stroke, TextStyle,
    Ui, WidgetInfo, pos2, vec2,
};
use rust_i18n::t;

use super::choice::focus_ring;
use super::commands::{Command, keys_of};
use super::list::{arrange_menu_ui, list_id};
use super::matrix::{axis_ui, matrix_id};
use super::progress::{by_ui, progress_id};
use super::theme::{self, CHIP, EDGE, GRID, palette};
use super::timeline::{timeline_id, zoom_ui};
use super::{Action, Page, Scene, View};

const HEIGHT: f32 = 36.0;
/// Between two tabs, and on both sides of a tab's words.
const GAP: f32 = 4.0 * GRID;
const LINE: f32 = 2.0;

const TABS: [Command; 4] = [
    Command::List,
    Command::Timeline,
    Command::Matrix,
    Command::Progress,
];

/// The tabs, and at the right what the open view can be set to; below them where there is no room beside.
pub(super) fn tabs_ui(ui: &mut Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
    let kept = Id::unique(("width of settings", view.page));
    // `None` until they were drawn once.
    let settings: Option<f32> = ui.data(|data| data.get_temp(kept));
    let room = ui.available_width() - 2.0 * EDGE;
    let (tabs, gap) = tabs_width(ui, view, room);
    let is_beside = tabs + GAP + settings.unwrap_or_default() <= room;
    let is_below = !is_beside && settings != Some(0.0);
    let strips = if is_below { 2.0 } else { 1.0 };
    let rect = ui.available_rect_before_wrap();
    let line = Stroke::new(1.0, palette(ui).line);
    ui.painter()
        .hline(rect.x_range(), rect.top() + strips * HEIGHT - 0.5, line);
    let mut drawn = 0.0;
    strip_ui(ui, |ui| {
        ui.spacing_mut().item_spacing.x = gap;
        choices_ui(ui, scene, view, actions);
        if is_beside {
            ui.spacing_mut().item_spacing.x = GAP;
            drawn = settings_ui(ui, scene, view, actions);
        }
    });
    if is_below {
        strip_ui(ui, |ui| drawn = settings_ui(ui, scene, view, actions));
    }
    if settings != Some(drawn) {
        ui.data_mut(|data| data.insert_temp(kept, drawn));
        ui.ctx().request_repaint();
    }
}

fn strip_ui(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    let size = vec2(ui.available_width(), HEIGHT);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_size(size);
        ui.spacing_mut().item_spacing.x = GAP;
        contents(ui);
    });
}

/// How wide the tabs are, and the gap between them that makes them fit.
fn tabs_width(ui: &Ui, view: &View, room: f32) -> (f32, f32) {
    let tabs = TABS
        .iter()
        .map(|it| theme::width(ui, &TextStyle::Body, it.name()));
    let mut widths: Vec<f32> = tabs.collect();
    if !view.layout.shows_side(ui.ctx()) {
        let words = theme::width(ui, &TextStyle::Body, t!("filter.show"));
        widths.push(words + 2.0 * ui.spacing().button_padding.x);
    }
    let (sum, gaps) = (widths.iter().sum::<f32>(), (widths.len() - 1) as f32);
    let gap = ((room - sum) / gaps).clamp(GRID, GAP);
    (sum + gap * gaps, gap)
}

fn choices_ui(ui: &mut Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
    ui.add_space(EDGE);
    if !view.layout.shows_side(ui.ctx()) {
        ui.spacing_mut().interact_size.y = CHIP;
        if ui.button(t!("filter.show")).clicked() {
            view.layout.toggle_side(ui.ctx());
        }
    }
    for command in TABS {
        let keys = command.shortcut().map(|it| keys_of(ui.ctx(), it));
        let is_open = command.page() == Some(view.page);
        let tab = tab_ui(ui, &command.name(), is_open);
        if tab.on_hover_text(keys.unwrap_or_default()).clicked() {
            command.run(ui.ctx(), scene, view, actions);
        }
    }
}

/// What the open view can be set to, at the right; says how wide it is.
fn settings_ui(ui: &mut Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) -> f32 {
    let drawn = ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.add_space(EDGE);
        let right = ui.cursor().right();
        ui.spacing_mut().interact_size.y = CHIP;
        match view.page {
            Page::List => arrange_menu_ui(ui, &mut view.layout),
            Page::Timeline => zoom_ui(ui, scene, view),
            Page::Matrix => axis_ui(ui, &mut view.matrix),
            Page::Progress => by_ui(ui, &mut view.progress),
            _ => {}
        }
        let width = right - ui.cursor().right();
        picture_ui(ui, scene, view, actions);
        width
    });
    drawn.inner
}

/// The way to a picture, where there is room for it; it stands in a menu, too.
fn picture_ui(ui: &mut Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
    let command = Command::Picture;
    if !command.is_enabled(scene, view) {
        return;
    }
    let words = RichText::new(command.name())
        .text_style(theme::secondary())
        .color(palette(ui).accent);
    ui.spacing_mut().button_padding.x = GRID;
    let width = theme::width(ui, &theme::secondary(), command.name());
    if width + 2.0 * GRID > ui.available_width() {
        return;
    }
    let button = Button::new(words).frame_when_inactive(false);
    if ui.add(button).clicked() {
        command.run(ui.ctx(), scene, view, actions);
    }
}

fn tab_ui(ui: &mut Ui, words: &str, is_open: bool) -> Response {
    let palette = palette(ui);
    let font = TextStyle::Body.resolve(ui.style());
    let ink = if is_open { palette.ink } else { palette.muted };
    let galley = ui.painter().layout_no_wrap(words.to_owned(), font, ink);
    let size = vec2(galley.size().x, HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, is_open, words));
    let at = rect.center() - galley.size() / 2.0;
    let ink = if response.hovered() {
        palette.accent
    } else {
        ink
    };
    ui.painter()
        .galley_with_override_text_color(at, galley, ink);
    if is_open {
        let line = Rect::from_min_max(pos2(rect.left(), rect.bottom() - LINE), rect.max);
        ui.painter().rect_filled(line, 0.0, palette.accent);
    }
    focus_ring(ui, rect.expand2(vec2(GRID, -GRID)), &response);
    response
}

/// Gives the keyboard to a view.
pub(super) fn focus(ctx: &Context, page: Page) {
    let id: Option<Id> = match page {
        Page::List => Some(list_id()),
        Page::Timeline => Some(timeline_id()),
        Page::Matrix => Some(matrix_id()),
        Page::Progress => Some(progress_id()),
        _ => None,
    };
    if let Some(id) = id {
        ctx.memory_mut(|memory| memory.request_focus(id));
    }
}
