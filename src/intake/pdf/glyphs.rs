use std::collections::HashSet;
use std::panic::resume_unwind;

use hayro_interpret::font::{Glyph as FontGlyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect, Shape};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask,
};

use super::rules::Rules;
use crate::plan::characters::ordinary;

/// A letter on a page; the origin is the upper left corner.
#[derive(Clone, Debug)]
pub struct Glyph {
    pub left: f32,
    pub right: f32,
    pub baseline: f32,
    pub size: f32,
    pub text: String,
}

/// Drawings that one page may have. More is no page but a form that draws itself over and over.
const MOST: usize = 5_000_000;
/// What a font's units are to its size.
const UNITS: f64 = 1000.0;

/// Takes down the letters of a page, and the straight lines that are drawn on it.
pub struct Glyphs {
    pub glyphs: Vec<Glyph>,
    pub rules: Rules,
    /// Pictures are drawn on it.
    pub has_pictures: bool,
    /// Letters whose character is not known.
    pub unmapped: usize,
    /// What is seen: of the page, and within each clip that is in force.
    seen_through: Vec<Rect>,
    drawings: usize,
    /// Letter and rough place: bold is faked by printing twice.
    seen: HashSet<(String, i32, i32)>,
}

impl Glyphs {
    pub fn new(frame: Rect) -> Self {
        Self {
            glyphs: Vec::new(),
            rules: Rules::default(),
            has_pictures: false,
            unmapped: 0,
            seen_through: vec![frame],
            drawings: 0,
            seen: HashSet::new(),
        }
    }

    fn glyph(&mut self, glyph: &FontGlyph, transform: Affine) {
        let start = transform * Point::ZERO;
        let up = transform * Point::new(0.0, UNITS) - start;
        let advance = match glyph {
            FontGlyph::Outline(outline) => outline.advance_width(),
            FontGlyph::Type3(drawn) => drawn.advance_width(),
        };
        let along = transform * Point::new(f64::from(advance.unwrap_or(UNITS as f32)), 0.0) - start;
        let size = up.hypot();
        // Watermarks run across, and letters off the page or their cell are not seen.
        let is_level = along.y.abs() <= along.x.abs() * 0.2 && along.x >= 0.0;
        let middle = start + along / 2.0 + up * 0.3;
        let is_seen = self
            .seen_through
            .last()
            .is_some_and(|it| it.contains(middle));
        let is_letter = size.is_finite() && size > 0.1;
        if !(is_level && is_seen && is_letter) {
            return;
        }
        let text = match glyph.as_unicode() {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(text)) => text,
            None => String::new(),
        };
        let text: String = text
            .chars()
            .filter(|c| !c.is_control())
            .map(ordinary)
            .collect();
        let is_private = |c: char| c == '\u{fffd}' || ('\u{e000}'..='\u{f8ff}').contains(&c);
        if text.is_empty() || text.contains(is_private) {
            self.unmapped += 1;
        }
        let text = if text.is_empty() {
            '\u{fffd}'.to_string()
        } else {
            text
        };
        let place = |at: f64| (at / (size * 0.25)).round() as i32;
        let key = (text.clone(), place(start.x), place(start.y));
        if text.trim().is_empty() || self.seen.insert(key) {
            self.glyphs.push(Glyph {
                left: start.x as f32,
                right: (start.x + along.x) as f32,
                baseline: start.y as f32,
                size: size as f32,
                text,
            });
        }
    }
}

impl Glyphs {
    /// Counts a drawing. There is no other way to end a page that does not end: the decoder, which guards against parsers
    /// that trip, takes it for a broken file.
    fn drawn(&mut self, drawings: usize) {
        self.drawings += drawings;
        if self.drawings > MOST {
            resume_unwind(Box::new("a page without end"));
        }
    }
}

impl<'a> Device<'a> for Glyphs {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        self.drawn(run.glyphs().len());
        for glyph in run.glyphs() {
            self.glyph(glyph, props.transform * glyph.transform());
        }
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.drawn(1);
        self.rules.add(path, props.transform, mode);
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.drawn(1);
        let inside = clip.path.bounding_box();
        let around = self.seen_through.last().copied().unwrap_or_default();
        self.seen_through.push(around.intersect(inside));
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.drawn(1);
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.has_pictures = true;
        self.drawn(1);
    }

    fn pop_clip(&mut self) {
        if self.seen_through.len() > 1 {
            self.seen_through.pop();
        }
    }

    fn pop_transparency_group(&mut self) {}
}
