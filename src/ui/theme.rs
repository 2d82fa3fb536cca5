//! The one table of colours, sizes and text styles, light and dark.

use eframe::egui::{
    self, Color32, Context, CornerRadius, FontFamily, FontId, Margin, RichText, Shadow, Stroke,
    Style, TextStyle, ThemePreference, Ui, Vec2, Visuals,
    style::{Selection, WidgetVisuals},
};

use super::Theme;
use crate::notebook::{Light, Status};

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

/// The colours of one appearance.
#[derive(Debug, PartialEq)]
pub struct Palette {
    pub page: Color32,
    pub panel: Color32,
    pub side: Color32,
    pub ink: Color32,
    pub muted: Color32,
    pub line: Color32,
    pub accent: Color32,
    pub soft_accent: Color32,
    pub selection: Color32,
    /// What is written on a fill of `accent`.
    pub on_accent: Color32,
    /// Bars of the month chart; chips without a colour of their own.
    pub bar: Color32,
    pub chip: Color32,
    pub overdue: Tint,
    pub due_soon: Tint,
    pub done: Tint,
    pub target: Color32,
    /// Behind what a search found.
    pub hit: Color32,
}

/// Words and what is behind them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tint {
    pub ink: Color32,
    pub fill: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

const fn tint(ink: u32, fill: u32) -> Tint {
    Tint {
        ink: rgb(ink),
        fill: rgb(fill),
    }
}

pub const LIGHT_PALETTE: Palette = Palette {
    page: rgb(0xF7F6F2),
    panel: rgb(0xFFFFFF),
    side: rgb(0xFBFAF7),
    ink: rgb(0x1F2328),
    muted: rgb(0x6B7078),
    line: rgb(0xE4E1D9),
    accent: rgb(0x0F5C6E),
    soft_accent: rgb(0xD6E7EA),
    selection: rgb(0xE8F0F2),
    on_accent: rgb(0xFFFFFF),
    bar: rgb(0x9DBDC5),
    chip: rgb(0xEFEDE6),
    overdue: tint(0xB3261E, 0xFBE9E7),
    due_soon: tint(0x8A5A00, 0xFDF1DC),
    done: tint(0x1E6B3A, 0xE3F3E8),
    target: rgb(0x5B3E96),
    hit: rgb(0xFBE7A8),
};

pub const DARK_PALETTE: Palette = Palette {
    page: rgb(0x16181B),
    panel: rgb(0x1D2024),
    side: rgb(0x191C1F),
    ink: rgb(0xE6E6E3),
    muted: rgb(0x9BA1A8),
    line: rgb(0x2C3036),
    accent: rgb(0x6FC3D3),
    soft_accent: rgb(0x24434A),
    selection: rgb(0x1F3338),
    on_accent: rgb(0x16181B),
    bar: rgb(0x36575F),
    chip: rgb(0x2A2E33),
    overdue: tint(0xFF8A80, 0x3D201E),
    due_soon: tint(0xF2B95C, 0x3A2E18),
    done: tint(0x7FD49A, 0x1D3325),
    target: rgb(0xB9A2F0),
    hit: rgb(0x5A4A14),
};

/// The colours in use.
pub fn palette(ui: &Ui) -> &'static Palette {
    of_appearance(ui.visuals().dark_mode)
}

fn of_appearance(dark: bool) -> &'static Palette {
    if dark { &DARK_PALETTE } else { &LIGHT_PALETTE }
}

impl Palette {
    /// How the word of a light is tinted; the word itself says what it is.
    pub fn light(&self, light: Light) -> Tint {
        match light {
            Light::Overdue => self.overdue,
            Light::DueSoon => self.due_soon,
            Light::Done => self.done,
            Light::OnTime | Light::None => self.quiet(),
        }
    }

    /// How the word of a status is tinted.
    pub fn status(&self, status: Status) -> Tint {
        match status {
            Status::Done | Status::Closed => self.done,
            Status::Returned | Status::Suspended => self.overdue,
            Status::Deferred => self.due_soon,
            Status::Active => Tint {
                ink: self.accent,
                fill: self.soft_accent,
            },
            Status::Open => self.quiet(),
        }
    }

    /// A fill that says by its depth how much there is: `share` from 0 to 1. [`Palette::ink`] can be read on all of it.
    pub fn heat(&self, toward: Color32, share: f32) -> Color32 {
        self.panel.lerp_to_gamma(toward, 0.08 + 0.34 * share)
    }

    /// A chip that asks for no attention.
    pub fn quiet(&self) -> Tint {
        Tint {
            ink: self.muted,
            fill: self.chip,
        }
    }
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
