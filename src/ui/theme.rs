//! The one table of colours, sizes and text styles, light and dark.

mod palette;

use eframe::egui::{
    self, Color32, Context, CornerRadius, FontFamily, FontId, Margin, RichText, Shadow, Stroke,
    Style, TextStyle, ThemePreference, Ui, Vec2, Visuals,
    style::{Selection, WidgetVisuals},
};

pub use self::palette::{DARK_PALETTE, LIGHT_PALETTE, Palette, Tint};
use super::Theme;

/// Height of a list row, of a row in a narrow window, of a control, a chip and a light, in points.
pub const ROW: f32 = 40.0;
pub const ROW_COMPACT: f32 = 33.0;
pub const CONTROL: f32 = 32.0;
pub const CHIP: f32 = 26.0;
pub const LIGHT: f32 = 22.0;
/// Default widths of the side and detail panes.
pub const SIDE: f32 = 232.0;
pub const DETAIL: f32 = 452.0;
/// Everything stands on a grid of this step.
pub const GRID: f32 = 4.0;
/// Between the edge of a pane and what stands in it.
pub const EDGE: f32 = 16.0;
pub const RADIUS_ROW: u8 = 6;
pub const RADIUS_CONTROL: u8 = 8;
pub const RADIUS_CARD: u8 = 10;
/// The edge of the selected row.
pub const ACCENT_EDGE: f32 = 3.0;
const TITLE_SIZE: f32 = 20.0;
const READING_SIZE: f32 = 15.0;
const INTERFACE_SIZE: f32 = 14.0;
const SECONDARY_SIZE: f32 = 13.0;
const LABEL_SIZE: f32 = 12.0;

/// The colours in use.
pub fn palette(ui: &Ui) -> &'static Palette {
    of_appearance(ui.visuals().dark_mode)
}

fn of_appearance(dark: bool) -> &'static Palette {
    if dark { &DARK_PALETTE } else { &LIGHT_PALETTE }
}

/// Text style of what stands between interface and text: 15.
pub fn reading() -> TextStyle {
    TextStyle::Name("reading".into())
}

/// Text style of dates, numbers and other company of the main words: 13.
pub fn secondary() -> TextStyle {
    TextStyle::Name("secondary".into())
}

/// Words in the style and colour of a label above a group: 12, muted.
pub fn label(ui: &Ui, text: impl Into<String>) -> RichText {
    RichText::new(text)
        .text_style(TextStyle::Small)
        .color(palette(ui).muted)
}

/// How wide words are on one line, in points.
pub fn width(ui: &Ui, style: &TextStyle, words: impl Into<String>) -> f32 {
    let font = style.resolve(ui.style());
    let galley = ui
        .painter()
        .layout_no_wrap(words.into(), font, Color32::PLACEHOLDER);
    galley.size().x
}

/// Whether the window is too low for roomy rows.
pub fn is_compact(ctx: &Context) -> bool {
    ctx.content_rect().height() < 640.0
}

/// Whether the window is too narrow for three panes at once.
pub fn is_narrow(ctx: &Context) -> bool {
    ctx.content_rect().width() < 1100.0
}

/// Makes the look known to egui and chooses the appearance; cheap to call in every frame.
pub fn apply(ctx: &Context, theme: Theme) {
    let known = egui::Id::unique("theme");
    if !ctx.data(|data| data.get_temp(known).unwrap_or(false)) {
        ctx.set_style_of(egui::Theme::Light, style(false));
        ctx.set_style_of(egui::Theme::Dark, style(true));
        ctx.options_mut(|options| {
            // Zoom is a preference: the commands change it, so that it is remembered.
            options.zoom_with_keyboard = false;
            // Where the system does not say, paper is what offices are used to.
            options.fallback_theme = egui::Theme::Light;
        });
        ctx.data_mut(|data| data.insert_temp(known, true));
    }
    let preference = match theme {
        Theme::System => ThemePreference::System,
        Theme::Light => ThemePreference::Light,
        Theme::Dark => ThemePreference::Dark,
    };
    if ctx.options(|options| options.theme_preference) != preference {
        ctx.set_theme(preference);
    }
}

fn style(dark: bool) -> Style {
    let palette = of_appearance(dark);
    let mut style = Style {
        text_styles: [
            (TextStyle::Heading, TITLE_SIZE),
            (reading(), READING_SIZE),
            (TextStyle::Body, INTERFACE_SIZE),
            (TextStyle::Button, INTERFACE_SIZE),
            (TextStyle::Monospace, SECONDARY_SIZE),
            (secondary(), SECONDARY_SIZE),
            (TextStyle::Small, LABEL_SIZE),
        ]
        .map(|(style, size)| (style, FontId::new(size, FontFamily::Proportional)))
        .into(),
        visuals: visuals(dark, palette),
        animation_time: 0.0,
        ..Style::default()
    };
    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::splat(2.0 * GRID);
    spacing.button_padding = Vec2::new(3.0 * GRID, GRID);
    spacing.interact_size = Vec2::new(CONTROL, CONTROL);
    spacing.menu_margin = Margin::same(6);
    spacing.window_margin = Margin::same(EDGE as i8);
    spacing.scroll.floating = true;
    spacing.scroll.bar_width = 2.0 * GRID;
    style.interaction.selectable_labels = false;
    style
}

fn visuals(dark: bool, palette: &Palette) -> Visuals {
    let mut visuals = if dark {
        Visuals::dark()
    } else {
        Visuals::light()
    };
    visuals.panel_fill = palette.panel;
    visuals.window_fill = palette.panel;
    visuals.extreme_bg_color = palette.panel;
    visuals.faint_bg_color = palette.side;
    visuals.code_bg_color = palette.chip;
    visuals.hyperlink_color = palette.accent;
    visuals.warn_fg_color = palette.due_soon.ink;
    visuals.error_fg_color = palette.overdue.ink;
    visuals.weak_text_color = Some(palette.muted);
    visuals.window_stroke = Stroke::new(1.0, palette.line);
    visuals.window_corner_radius = CornerRadius::same(RADIUS_CARD);
    visuals.menu_corner_radius = CornerRadius::same(RADIUS_CONTROL);
    visuals.window_shadow = shadow(16);
    visuals.popup_shadow = shadow(12);
    visuals.selection = Selection {
        bg_fill: palette.soft_accent,
        stroke: Stroke::new(1.0, palette.accent),
    };
    visuals.text_cursor.stroke = Stroke::new(2.0, palette.accent);
    let state = |fill: Color32, edge: Color32, ink: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, edge),
        fg_stroke: Stroke::new(1.0, ink),
        corner_radius: CornerRadius::same(RADIUS_CONTROL),
        expansion: 0.0,
    };
    let widgets = &mut visuals.widgets;
    widgets.noninteractive = state(palette.panel, palette.line, palette.ink);
    widgets.inactive = state(palette.chip, palette.line, palette.ink);
    widgets.hovered = state(palette.soft_accent, palette.line, palette.ink);
    widgets.active = state(palette.soft_accent, palette.accent, palette.ink);
    widgets.open = state(palette.soft_accent, palette.line, palette.ink);
    visuals
}

fn shadow(blur: u8) -> Shadow {
    Shadow {
        offset: [0, 4],
        blur,
        spread: 0,
        color: Color32::from_black_alpha(28),
    }
}
