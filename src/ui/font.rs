//! The font that comes with the program: `assets/font` says how it is made.

mod ideographs;

use std::sync::Arc;

use eframe::egui::{Context, FontData, FontDefinitions, FontFamily, FontTweak};

const NAME: &str = "Noto Sans CJK SC";
/// The file.
pub const BYTES: &[u8] = include_bytes!("../../assets/font/NotoSansCJKsc-subset.otf");

/// The line of this font is taller than its ideographs, and they stand below its middle; lifted by this part of the size
/// they stand in the middle of a button, a chip or a row.
const LIFT: f32 = -0.056;

/// Puts the program's own font first, so that every computer shows the same text and “ ” —— … come out full-width.
/// What it lacks is left to the fonts of the system.
pub fn install(ctx: &Context) {
    ctx.set_fonts(definitions());
    if let Some(rasterizer) = ideographs::rasterizer(BYTES, LIFT) {
        ctx.add_glyph_rasterizer(rasterizer);
    }
}

fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let font = FontData::from_static(BYTES).tweak(FontTweak {
        y_offset_factor: LIFT,
        ..Default::default()
    });
    fonts.font_data.insert(NAME.to_owned(), Arc::new(font));
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        let names = fonts.families.entry(family).or_default();
        names.insert(0, NAME.to_owned());
    }
    fonts
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use skrifa::MetadataProvider as _;

    use super::*;

    /// The characters of `text` that the font does not have.
    fn missing(text: &str) -> BTreeSet<char> {
        let font = skrifa::FontRef::new(BYTES).unwrap();
        let characters = font.charmap();
        let wanted = text.chars().filter(|it| !it.is_control());
        wanted.filter(|it| characters.map(*it).is_none()).collect()
    }

    #[track_caller]
    fn check_complete(path: &Path) {
        let text = std::fs::read_to_string(path).unwrap();
        let missing = missing(&text);
        assert!(
            missing.is_empty(),
            "{}: the font lacks {missing:?}; use another character, or add it to assets/font/symbols.txt and run make.sh",
            path.display()
        );
    }

    #[test]
    fn has_every_character_of_the_interface() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        for folder in [
            "assets/locales",
            "assets/manual/zh",
            "assets/manual/en",
            "seeds",
        ] {
            for file in std::fs::read_dir(root.join(folder)).unwrap() {
                check_complete(&file.unwrap().path());
            }
        }
    }

    #[test]
    fn has_the_common_characters_of_names() {
        assert_eq!(
            missing("市财政局，冯骥才、王祎、李喆；“一窗通”——……①②③"),
            BTreeSet::new()
        );
        assert_eq!(missing("A𠮷"), BTreeSet::from(['𠮷']));
    }

    #[test]
    fn stands_first_in_both_families() {
        for names in definitions().families.values() {
            assert_eq!(names.first().map(String::as_str), Some(NAME));
        }
    }
}
