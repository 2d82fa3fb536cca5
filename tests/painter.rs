//! The painter of the window tests, on scenes small enough to know every pixel.

mod common;

use eframe::egui::{self, Color32, Rect, pos2, vec2};
use image::{Rgba, RgbaImage};

fn picture(scene: impl FnMut(&mut egui::Ui) + 'static) -> RgbaImage {
    let mut harness = common::harness([80.0, 40.0]).build_ui(scene);
    harness.run();
    harness.render().unwrap()
}

fn white(ui: &egui::Ui) {
    let everything = ui.ctx().content_rect();
    ui.painter().rect_filled(everything, 0.0, Color32::WHITE);
}

#[test]
fn paints_a_rectangle_and_blends_another_over_it() {
    let picture = picture(|ui| {
        white(ui);
        let square = Rect::from_min_size(pos2(10.0, 10.0), vec2(10.0, 10.0));
        ui.painter().rect_filled(square, 0.0, Color32::RED);
        let half_black = Color32::from_black_alpha(128);
        ui.painter()
            .rect_filled(square.translate(vec2(5.0, 0.0)), 0.0, half_black);
    });
    let pixel = |x, y| picture.get_pixel(x, y).0;
    assert_eq!(picture.dimensions(), (80, 40));
    assert_eq!(pixel(5, 15), [255, 255, 255, 255]);
    assert_eq!(pixel(12, 15), [255, 0, 0, 255]);
    assert_eq!(pixel(17, 15), [127, 0, 0, 255]);
    assert_eq!(pixel(22, 15), [127, 127, 127, 255]);
    assert_eq!(pixel(12, 25), [255, 255, 255, 255]);
}

#[test]
fn paints_no_pixel_of_a_translucent_fan_twice() {
    let picture = picture(|ui| {
        white(ui);
        let veil = Color32::from_black_alpha(100);
        ui.painter().circle_filled(pos2(40.0, 20.0), 12.0, veil);
    });
    let inside = picture.get_pixel(40, 20);
    for (x, y) in [(36, 18), (44, 25), (40, 12), (48, 20), (33, 22)] {
        assert_eq!(picture.get_pixel(x, y), inside, "at {x}, {y}");
    }
}

#[test]
fn keeps_to_the_clip_rectangle() {
    let picture = picture(|ui| {
        white(ui);
        let left_half = Rect::from_min_max(pos2(0.0, 0.0), pos2(40.0, 40.0));
        let painter = ui.painter().with_clip_rect(left_half);
        painter.rect_filled(ui.ctx().content_rect(), 0.0, Color32::BLUE);
    });
    assert_eq!(picture.get_pixel(39, 20), &Rgba([0, 0, 255, 255]));
    assert_eq!(picture.get_pixel(40, 20), &Rgba([255; 4]));
}

#[test]
fn paints_text_alike_each_time() {
    let scene = |ui: &mut egui::Ui| {
        white(ui);
        ui.painter().text(
            pos2(40.0, 20.0),
            egui::Align2::CENTER_CENTER,
            "措施簿",
            egui::FontId::proportional(20.0),
            Color32::BLACK,
        );
    };
    let picture = self::picture(scene);
    let dark = |x: u32, y: u32| picture.get_pixel(x, y).0[0] < 128;
    let ink: Vec<(u32, u32)> = (0..80)
        .flat_map(|x| (0..40).map(move |y| (x, y)))
        .filter(|(x, y)| dark(*x, *y))
        .collect();
    assert!((250..650).contains(&ink.len()), "{} dark pixels", ink.len());
    let left = ink.iter().map(|it| it.0).min().unwrap();
    let right = ink.iter().map(|it| it.0).max().unwrap();
    let top = ink.iter().map(|it| it.1).min().unwrap();
    let bottom = ink.iter().map(|it| it.1).max().unwrap();
    assert!(left.abs_diff(79 - right) <= 2, "from {left} to {right}");
    assert!(
        top.abs_diff(39 - bottom) <= 1,
        "from {top} to {bottom}: not in the middle of its line"
    );
    assert_eq!(picture, self::picture(scene));
}
