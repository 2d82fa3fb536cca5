#[cfg(unix)]
use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;

use eframe::egui::ViewportBuilder;
use eframe::egui_glow;
use rust_i18n::t;

use super::preferences::Kept;
use super::{App, Surroundings};
use crate::ui;

/// The window's size where nothing is remembered, and the least it is drawn for, in points.
const SIZE: [f32; 2] = [1366.0, 768.0];
const LEAST: [f32; 2] = [760.0, 440.0];

/// Starts the program again with the system told to draw by processor, where that is how it is told: the graphics library
/// reads it before anything else. Comes back where it was told already, or cannot be.
fn draw_by_processor() {
    #[cfg(unix)]
    if let (None, Ok(program)) = (std::env::var_os(SOFTWARE), std::env::current_exe()) {
        let arguments = std::env::args_os().skip(1);
        let mut again = std::process::Command::new(program);
        // It returns only where it failed; then the window opens as usual.
        let _failed = again.args(arguments).env(SOFTWARE, "1").exec();
    }
}

/// What Windows is asked for; elsewhere [`draw_by_processor`] decides.
fn acceleration(software: bool) -> egui_glow::HardwareAcceleration {
    if software && cfg!(windows) {
        egui_glow::HardwareAcceleration::Off
    } else {
        egui_glow::HardwareAcceleration::Preferred
    }
}

/// As the window was left.
fn size((width, height): (u32, u32)) -> [f32; 2] {
    if width == 0 || height == 0 {
        return SIZE;
    }
    [(width as f32).max(LEAST[0]), (height as f32).max(LEAST[1])]
}

/// Tells Mesa, which draws on Linux, to use the processor.
#[cfg(unix)]
const SOFTWARE: &str = "LIBGL_ALWAYS_SOFTWARE";

/// Opens the window and stays until it is closed. `language`: as in [`Surroundings::language`].
///
/// # Errors
/// No window can be had; the sentence says why and what to do.
pub fn run(files: Vec<PathBuf>, language: String) -> Result<(), String> {
    let surroundings = Surroundings {
        language,
        ..Surroundings::of_user()
    };
    let (kept, _) = Kept::load(&surroundings.folders);
    let software = kept.settings.software_rendering;
    if software {
        draw_by_processor();
    }
    let layout = kept.settings.layout;
    // The document is read while the system makes the window.
    let opening = std::thread::spawn(move || App::open(surroundings, &files));
    let options = eframe::NativeOptions {
        viewport: ViewportBuilder::default()
            .with_title(t!("app.title", locale = "zh"))
            .with_app_id("cuoshi")
            .with_icon(ui::icon())
            .with_inner_size(size(layout.window))
            .with_maximized(layout.maximized)
            .with_min_inner_size(LEAST)
            .with_drag_and_drop(true),
        multisampling: 0,
        glow_options: egui_glow::GlowConfiguration {
            hardware_acceleration: acceleration(software),
            ..Default::default()
        },
        ..Default::default()
    };
    let start = |creation: &eframe::CreationContext<'_>| {
        ui::install(&creation.egui_ctx);
        let mut app = opening.join().map_err(|_panic| t!("app.not-opened"))?;
        app.attach(&creation.egui_ctx);
        Ok(Box::new(app) as Box<dyn eframe::App>)
    };
    let Err(error) = eframe::run_native("cuoshi", options, Box::new(start)) else {
        return Ok(());
    };
    let sentence = complaint(&error);
    if cannot_draw(&error) {
        // What the graphics card cannot, the processor may; it is tried once.
        draw_by_processor();
    }
    Err(sentence)
}

/// Whether there is a screen, but nothing that draws on it.
fn cannot_draw(error: &eframe::Error) -> bool {
    use eframe::Error;
    matches!(
        error,
        Error::Glutin(_) | Error::NoGlutinConfigs(..) | Error::OpenGL(_)
    )
}

/// What a library of graphics says of its own is long, and nothing to a person.
fn complaint(error: &eframe::Error) -> String {
    if cannot_draw(error) {
        return t!("app.no-drawing").into();
    }
    t!("app.no-window", why = error).into()
}
