//! The colours, light and dark.

use eframe::egui::Color32;

use crate::notebook::{Light, Status};

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
    /// Where a rule has a blue lamp.
    pub near: Tint,
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
    muted: rgb(0x5F656D),
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
    near: tint(0x1F4E9E, 0xE4EDFA),
    target: rgb(0x5B3E96),
    hit: rgb(0xFBE7A8),
};

pub const DARK_PALETTE: Palette = Palette {
    page: rgb(0x16181B),
    panel: rgb(0x1D2024),
    side: rgb(0x191C1F),
    ink: rgb(0xE6E6E3),
    muted: rgb(0xA6ACB3),
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
    near: tint(0x9DC1FF, 0x1D2B45),
    target: rgb(0xB9A2F0),
    hit: rgb(0x4A3C0E),
};

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

#[cfg(test)]
mod tests {
    use super::*;

    /// As WCAG 2.2 has it: from 1 to 21.
    fn contrast(a: Color32, b: Color32) -> f32 {
        let luminance = |color: Color32| {
            let linear = |value: u8| {
                let value = f32::from(value) / 255.0;
                if value <= 0.04045 {
                    value / 12.92
                } else {
                    ((value + 0.055) / 1.055).powf(2.4)
                }
            };
            0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b())
        };
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// Every colour of words on every colour that may be behind them.
    fn pairs(palette: &Palette) -> Vec<(String, Color32, Color32)> {
        let behind = [
            ("page", palette.page),
            ("panel", palette.panel),
            ("side", palette.side),
            ("chip", palette.chip),
            ("selection", palette.selection),
            ("soft accent", palette.soft_accent),
            ("hit", palette.hit),
        ];
        let words = [
            ("ink", palette.ink),
            ("muted", palette.muted),
            ("accent", palette.accent),
            ("overdue", palette.overdue.ink),
            ("due soon", palette.due_soon.ink),
            ("done", palette.done.ink),
            ("near", palette.near.ink),
            ("target", palette.target),
        ];
        let mut pairs = Vec::new();
        for (word, ink) in words {
            let on = |(place, fill): (&str, Color32)| (format!("{word} on {place}"), ink, fill);
            pairs.extend(behind.map(on));
        }
        for (name, tint) in [
            ("overdue", palette.overdue),
            ("due soon", palette.due_soon),
            ("done", palette.done),
            ("near", palette.near),
        ] {
            pairs.push((format!("{name} on its tint"), tint.ink, tint.fill));
        }
        pairs.push(("on accent".into(), palette.on_accent, palette.accent));
        pairs
    }

    #[test]
    fn words_can_be_read_on_whatever_is_behind_them() {
        for (appearance, palette) in [("light", &LIGHT_PALETTE), ("dark", &DARK_PALETTE)] {
            let faint: Vec<String> = pairs(palette)
                .into_iter()
                .filter(|(_, ink, fill)| contrast(*ink, *fill) < 4.5)
                .map(|(name, ink, fill)| format!("{name}: {:.2}", contrast(ink, fill)))
                .collect();
            assert!(faint.is_empty(), "{appearance}: {faint:#?}");
        }
    }

    #[test]
    fn contrast_is_that_of_the_standard() {
        assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 0.01);
        assert!((contrast(rgb(0x777777), Color32::WHITE) - 4.48).abs() < 0.01);
    }
}
