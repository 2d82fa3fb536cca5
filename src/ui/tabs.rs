//! The strip above the middle pane: four views of the same measures, under the same filters.

use std::borrow::Cow;

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
/// Between two tabs of a narrow window.
const CLOSE: f32 = 2.0 * GRID;
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
    let shares = Shares::of(ui, scene, view, settings.unwrap_or_default());
    let is_below = !shares.is_beside && settings != Some(0.0);
    let strips = if is_below { 2.0 } else { 1.0 };
    let rect = ui.available_rect_before_wrap();
    let line = Stroke::new(1.0, palette(ui).line);
    ui.painter()
        .hline(rect.x_range(), rect.top() + strips * HEIGHT - 0.5, line);
    let mut drawn = 0.0;
    let picture = shares.picture.as_deref();
    strip_ui(ui, |ui| {
        ui.spacing_mut().item_spacing.x = shares.gap;
        choices_ui(ui, scene, view, actions);
        if shares.is_beside {
            ui.spacing_mut().item_spacing.x = GAP;
            drawn = settings_ui(ui, scene, view, actions, picture);
        }
    });
    if is_below {
        strip_ui(ui, |ui| {
            drawn = settings_ui(ui, scene, view, actions, picture);
        });
    }
    if settings != Some(drawn) {
        ui.data_mut(|data| data.insert_temp(kept, drawn));
        ui.ctx().request_repaint();
    }
}

/// How tabs and settings share the room.
struct Shares {
    /// Between two tabs.
    gap: f32,
    /// What the way to a picture is called.
    picture: Option<Cow<'static, str>>,
    is_beside: bool,
}

impl Shares {
    /// `settings`: how wide they are, with a gap beside them.
    fn of(ui: &Ui, scene: &Scene, view: &View, settings: f32) -> Self {
        let room = ui.available_width() - 2.0 * EDGE;
        let (words, gaps) = tabs_width(ui, view);
        // The same on every page: the next tab stays under the pointer.
        let usual = match theme::is_narrow(ui.ctx()) {
            true => CLOSE,
            false => GAP,
        };
        let gap = ((room - words) / gaps).clamp(GRID, usual);
        let rest = room - words - gap * gaps - GAP - settings;
        let is_beside = rest >= 0.0;
        let command = Command::Picture;
        let fits = |words: &Cow<'static, str>| {
            let width = theme::width(ui, &theme::secondary(), words.as_ref()) + 2.0 * GRID;
            !is_beside || width <= rest
        };
        let names = [command.name(), t!("command.picture-short")].into_iter();
        let mut names = names.filter(|_| command.is_enabled(scene, view));
        Self {
            gap,
            picture: names.find(fits),
            is_beside,
        }
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

/// How wide the tabs are, and how many gaps are between them.
fn tabs_width(ui: &Ui, view: &View) -> (f32, f32) {
    let tabs = TABS
        .iter()
        .map(|it| theme::width(ui, &TextStyle::Body, it.name()));
    let mut widths: Vec<f32> = tabs.collect();
    if !view.layout.shows_side(ui.ctx()) {
        let words = theme::width(ui, &TextStyle::Body, t!("filter.show"));
        widths.push(words + 2.0 * ui.spacing().button_padding.x);
    }
    (widths.iter().sum(), (widths.len() - 1) as f32)
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

/// What the open view can be set to, at the right; says how wide it is, with a gap beside it. `picture`: what the way to a picture is called.
fn settings_ui(
    ui: &mut Ui,
    scene: &Scene,
    view: &mut View,
    actions: &mut Vec<Action>,
    picture: Option<&str>,
) -> f32 {
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
        if let Some(words) = picture {
            picture_ui(ui, words, scene, view, actions);
        }
        width
    });
    drawn.inner
}

/// The way to a picture; it stands in a menu, too.
fn picture_ui(ui: &mut Ui, words: &str, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
    let name = Command::Picture.name();
    let styled = RichText::new(words)
        .text_style(theme::secondary())
        .color(palette(ui).accent);
    ui.spacing_mut().button_padding.x = GRID;
    let button = Button::new(styled).frame_when_inactive(false);
    let mut button = ui.add(button).accessible_name(&*name);
    if words != name {
        button = button.on_hover_text(&*name);
    }
    if button.clicked() {
        Command::Picture.run(ui.ctx(), scene, view, actions);
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
