//! The icon of the window: a booklet with a tick. `assets/icon` says how it is made.

use eframe::egui::IconData;

/// 256 × 256 pixels; empty, which leaves the platform's own, if the picture could not be read.
pub fn icon() -> IconData {
    eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon/icon.png"))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::icon;

    #[test]
    fn is_square_and_drawn() {
        let icon = icon();
        assert_eq!((icon.width, icon.height), (256, 256));
        let centre = (128 * 256 + 60) * 4;
        assert_eq!(icon.rgba[centre..centre + 4], [0x0a, 0x47, 0x55, 0xff]);
    }
}
