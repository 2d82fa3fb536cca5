//! Shared by the window tests: a painter that needs neither a display nor a graphics card.

#![allow(dead_code, reason = "each test file uses its own part of this")]

pub mod desk;
mod painter;

use egui_kittest::HarnessBuilder;

/// A harness as the window is: the shipped font, and pictures painted by the processor, the same on every machine.
pub fn harness<State>(size: [f32; 2]) -> HarnessBuilder<State> {
    egui_kittest::Harness::builder()
        .with_size(size)
        .with_render_cursor(false)
        .with_context_setup(cuoshi::ui::install)
        .renderer(painter::Painter::default())
}
