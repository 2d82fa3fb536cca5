//! How lights are called and tinted: as the chosen rule has them.

use std::borrow::Cow;

use eframe::egui::{Context, Id, Ui};

use super::theme::{Tint, palette};
use super::{Preferences, Scene};
use crate::notebook::{Hue, Light, LightPreset};
use crate::wording;

type Hues = [Option<Hue>; Light::ALL.len()];

/// The rule that was chosen; `None`: one's own.
pub(super) fn preset<'a>(
    presets: &'a [LightPreset],
    preferences: &Preferences,
) -> Option<&'a LightPreset> {
    presets.iter().find(|it| it.key == preferences.lights)
}

/// Makes the colours of the rule known to what is drawn; cheap to call in every frame.
pub(super) fn apply(ctx: &Context, scene: &Scene) {
    ctx.data_mut(|data| data.insert_temp(id(), hues(scene)));
}

fn hues(scene: &Scene) -> Hues {
    preset(scene.presets, scene.preferences).map_or(Hues::default(), |it| it.hues)
}

fn id() -> Id {
    Id::unique("hues of lights")
}

fn hue(ui: &Ui, light: Light) -> Option<Hue> {
    hue_among(
        ui.data(|data| data.get_temp(id())).unwrap_or_default(),
        light,
    )
}

fn hue_among(hues: Hues, light: Light) -> Option<Hue> {
    let place = Light::ALL.into_iter().position(|it| it == light)?;
    hues.get(place).copied().flatten()
}

/// The lamp's colour as a word where the rule has one, else the light's own word.
pub(super) fn light_word(ui: &Ui, light: Light) -> Cow<'static, str> {
    hue(ui, light).map_or_else(|| wording::light(light), wording::hue)
}

/// For a screen reader and a filter: both words where they differ.
pub(super) fn light_words(scene: &Scene, light: Light) -> Cow<'static, str> {
    match hue_among(hues(scene), light) {
        Some(hue) => rust_i18n::t!(
            "lights.both",
            hue = wording::hue(hue),
            light = wording::light(light)
        ),
        None => wording::light(light),
    }
}

pub(super) fn light_tint(ui: &Ui, light: Light) -> Tint {
    let palette = palette(ui);
    match hue(ui, light) {
        Some(Hue::Red) => palette.overdue,
        Some(Hue::Yellow) => palette.due_soon,
        Some(Hue::Blue) => palette.near,
        Some(Hue::Green) => palette.done,
        None => palette.light(light),
    }
}
