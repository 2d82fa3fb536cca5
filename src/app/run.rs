use std::path::PathBuf;

use eframe::egui::ViewportBuilder;
use rust_i18n::t;

use super::{App, Surroundings};
use crate::ui;

/// The window's size where nothing is remembered, and the least it is drawn for, in points.
const SIZE: [f32; 2] = [1366.0, 768.0];
const LEAST: [f32; 2] = [760.0, 440.0];

/// Opens the window and stays until it is closed. `language`: as in [`Surroundings::language`].
///
/// # Errors
/// No window can be had; the sentence says why and what to do.
pub fn run(files: Vec<PathBuf>, language: String) -> Result<(), String> {
    let surroundings = Surroundings {
        language,
        ..Surroundings::of_user()
    };
    // The document is read while the system makes the window.
    let opening = std::thread::spawn(move || App::open(surroundings, &files));
    let options = eframe::NativeOptions {
        viewport: ViewportBuilder::default()
            .with_title(t!("app.title", locale = "zh"))
            .with_app_id("cuoshi")
            .with_icon(ui::icon())
            .with_inner_size(SIZE)
            .with_min_inner_size(LEAST)
            .with_drag_and_drop(true),
        multisampling: 0,
        ..Default::default()
    };
    let start = |creation: &eframe::CreationContext<'_>| {
        ui::install(&creation.egui_ctx);
        let mut app = opening.join().map_err(|_panic| t!("app.not-opened"))?;
        app.attach(&creation.egui_ctx);
        Ok(Box::new(app) as Box<dyn eframe::App>)
    };
    eframe::run_native("cuoshi", options, Box::new(start))
        .map_err(|error| t!("app.no-window", why = error).into())
}
