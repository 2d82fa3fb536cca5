//! Ideographs, painted as egui paints them, but sooner.
//!
//! A letter is painted when a text first has it in a size. egui sets up a whole drawing for each, which is little for an
//! alphabet; a page of Chinese has many hundred ideographs, and to open or to enlarge one would hold the window up for longer
//! than a person notices. These are painted into one sheet of coverage that is used again for the next.

use std::sync::{Mutex, PoisonError};

use ab_glyph_rasterizer::{Rasterizer, point};
use eframe::egui::epaint::text::{
    FontPriority, GlyphBitmap, GlyphRasterizer, GlyphRasterizerRequest, RasterizedGlyph,
};
use eframe::egui::{Color32, ColorImage, Pos2, Rect, pos2};
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::outline::{
    DrawSettings, HintingInstance, OutlineGlyphCollection, OutlinePen, SmoothMode, Target,
};
use skrifa::raw::TableProvider as _;
use skrifa::{FontRef, GlyphId, MetadataProvider as _};

/// egui's own target for hints.
const HINTS: Target = Target::Smooth {
    mode: SmoothMode::Normal,
    symmetric_rendering: true,
    preserve_linear_metrics: true,
};

/// How far, in pixels, a curve may be from the lines it is painted as.
const TOLERANCE: f32 = 0.1;

/// Paints the ideographs of a font; all else is left to egui. `lift`: how far below the middle they stand, as a part of
/// their size. None where the font cannot be read.
pub(super) fn rasterizer(font: &'static [u8], lift: f32) -> Option<GlyphRasterizer> {
    let font = FontRef::new(font).ok()?;
    let ideographs = Ideographs {
        characters: font.charmap(),
        outlines: font.outline_glyphs(),
        units: f32::from(font.head().ok()?.units_per_em()),
        widths: font.glyph_metrics(Size::unscaled(), LocationRef::default()),
        lift,
    };
    let brush = Mutex::new(Brush::new());
    let paint = move |request: &GlyphRasterizerRequest<'_>| {
        let mut brush = brush.lock().unwrap_or_else(PoisonError::into_inner);
        ideographs.paint(request, &mut brush)
    };
    Some(GlyphRasterizer::new("ideographs", paint).with_priority(FontPriority::Highest))
}

struct Ideographs {
    characters: Charmap<'static>,
    outlines: OutlineGlyphCollection<'static>,
    /// In units of the font, of which so many make its size.
    widths: GlyphMetrics<'static>,
    units: f32,
    lift: f32,
}

impl Ideographs {
    fn paint(
        &self,
        request: &GlyphRasterizerRequest<'_>,
        brush: &mut Brush,
    ) -> Option<RasterizedGlyph> {
        let mut characters = request.cluster.chars();
        let character = characters
            .next()
            .filter(|it| matches!(it, '\u{3400}'..='\u{9fff}'))?;
        if characters.next().is_some() {
            return None;
        }
        let glyph = self.characters.map(character)?;
        let size = Size::new(request.font_size_px);
        let mut bitmap = brush.paint(&self.outlines, glyph, size)?;
        bitmap.offset_px.y += self.lift * request.font_size_px;
        Some(RasterizedGlyph {
            bitmap,
            advance_px: self.widths.advance_width(glyph)? * request.font_size_px / self.units,
        })
    }
}

/// What is used again for the next ideograph.
struct Brush {
    hints: Option<HintingInstance>,
    outline: Outline,
    sheet: Rasterizer,
}

impl Brush {
    fn new() -> Self {
        Self {
            hints: None,
            outline: Outline::new(),
            sheet: Rasterizer::new(0, 0),
        }
    }

    /// None where there is nothing to paint.
    fn paint(
        &mut self,
        outlines: &OutlineGlyphCollection<'_>,
        glyph: GlyphId,
        size: Size,
    ) -> Option<GlyphBitmap> {
        let Self {
            hints,
            outline,
            sheet,
        } = self;
        if hints.as_ref().is_none_or(|it| it.size() != size) {
            *hints = HintingInstance::new(outlines, size, LocationRef::default(), HINTS).ok();
        }
        let settings = DrawSettings::hinted(hints.as_ref()?, false);
        outline.clear();
        outlines.get(glyph)?.draw(settings, outline).ok()?;
        let bounds = Rect::from_min_max(outline.bounds.min.floor(), outline.bounds.max.ceil());
        if !bounds.is_positive() {
            return None;
        }
        let (width, height) = (bounds.width() as usize, bounds.height() as usize);
        sheet.reset(width, height);
        let at = |it: Pos2| point(it.x - bounds.min.x, it.y - bounds.min.y);
        for [from, to] in &outline.lines {
            sheet.draw_line(at(*from), at(*to));
        }
        let mut pixels = Vec::with_capacity(width * height);
        sheet.for_each_pixel(|_, covered| {
            let alpha = (covered.min(1.0) * 255.0).round() as u8;
            pixels.push(Color32::from_white_alpha(alpha));
        });
        Some(GlyphBitmap {
            image: ColorImage::new([width, height], pixels),
            offset_px: bounds.min.to_vec2(),
            is_color: false,
        })
    }
}

/// An outline in lines, in pixels, y pointing down.
struct Outline {
    lines: Vec<[Pos2; 2]>,
    /// Of these and of the points that bend its curves.
    bounds: Rect,
    /// Where the contour began, and where it is.
    first: Pos2,
    last: Pos2,
}

impl Outline {
    fn new() -> Self {
        Self {
            lines: Vec::new(),
            bounds: Rect::NOTHING,
            first: Pos2::ZERO,
            last: Pos2::ZERO,
        }
    }

    fn clear(&mut self) {
        self.lines.clear();
        self.bounds = Rect::NOTHING;
    }

    fn line(&mut self, to: Pos2) {
        self.lines.push([self.last, to]);
        self.last = to;
    }
}

impl OutlinePen for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.first = pos2(x, -y);
        self.last = self.first;
        self.bounds.extend_with(self.first);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let to = pos2(x, -y);
        self.bounds.extend_with(to);
        self.line(to);
    }

    /// Only outlines of other formats have these.
    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let (from, bend, to) = (self.last, pos2(cx, -cy), pos2(x, -y));
        let third = |end: Pos2| end + (bend - end) * (2.0 / 3.0);
        let (a, b) = (third(from), third(to));
        self.curve_to(a.x, -a.y, b.x, -b.y, x, y);
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        let (from, a, b, to) = (self.last, pos2(ax, -ay), pos2(bx, -by), pos2(x, -y));
        for point in [a, b, to] {
            self.bounds.extend_with(point);
        }
        // The farthest that equal steps can be from a curve is an eighth of its second derivative, by the square of their count.
        let bent = (from.to_vec2() - 2.0 * a.to_vec2() + b.to_vec2()).length();
        let bent = bent.max((a.to_vec2() - 2.0 * b.to_vec2() + to.to_vec2()).length());
        let steps = (6.0 * bent / 8.0 / TOLERANCE).sqrt().ceil().max(1.0);
        for step in 1..=steps as u32 {
            let t = step as f32 / steps;
            let (ab, mid, bc) = (from.lerp(a, t), a.lerp(b, t), b.lerp(to, t));
            self.line(ab.lerp(mid, t).lerp(mid.lerp(bc, t), t));
        }
    }

    fn close(&mut self) {
        self.line(self.first);
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::FontId;
    use eframe::egui::epaint::text::{Fonts, Glyph, TextOptions};

    use super::super::{BYTES, LIFT, definitions};
    use super::*;

    /// Simple and dense ones, and what is to be left to egui.
    const TEXT: &str = "一二十人口日国务院聊城市优化营商环境创新突破行动配套措施牵头部门责任麟矗爨龘〇，。《》“”ab12%";

    struct Painted {
        glyphs: Vec<Glyph>,
        sheet: ColorImage,
        pixels_per_point: f32,
    }

    impl Painted {
        fn new(rasterizer: Option<GlyphRasterizer>, size: f32, pixels_per_point: f32) -> Self {
            let mut fonts = Fonts::new(TextOptions::default(), definitions());
            if let Some(rasterizer) = rasterizer {
                assert!(fonts.add_glyph_rasterizer(rasterizer));
            }
            let mut view = fonts.with_pixels_per_point(pixels_per_point);
            let font = FontId::proportional(size);
            let galley = view.layout_no_wrap(TEXT.to_owned(), font, Color32::WHITE);
            Self {
                glyphs: galley.rows[0].glyphs.clone(),
                sheet: fonts.image(),
                pixels_per_point,
            }
        }

        /// Where the letter's picture stands, in whole pixels as they are drawn, and how much each of them is covered.
        fn letter(&self, nth: usize) -> (Glyph, [i32; 2], [u16; 2], Vec<u8>) {
            let glyph = self.glyphs[nth];
            let uv = glyph.uv_rect;
            let at = (glyph.pos + uv.offset) * self.pixels_per_point;
            let rows = uv.min[1]..uv.max[1];
            let covered = rows
                .flat_map(|y| (uv.min[0]..uv.max[0]).map(move |x| (x, y)))
                .map(|(x, y)| self.sheet[(x.into(), y.into())].a())
                .collect();
            let size = [uv.max[0] - uv.min[0], uv.max[1] - uv.min[1]];
            (
                glyph,
                [at.x.round() as i32, at.y.round() as i32],
                size,
                covered,
            )
        }
    }

    #[track_caller]
    fn check(size: f32, pixels_per_point: f32) {
        let theirs = Painted::new(None, size, pixels_per_point);
        let ours = Painted::new(rasterizer(BYTES, LIFT), size, pixels_per_point);
        assert_eq!(ours.glyphs.len(), theirs.glyphs.len());
        for nth in 0..ours.glyphs.len() {
            let (our, our_at, our_size, our_cover) = ours.letter(nth);
            let (their, their_at, their_size, their_cover) = theirs.letter(nth);
            let letter = our.chr;
            let about = format!("{letter} in size {size}, {pixels_per_point} pixels a point");
            assert_eq!((our_at, our_size), (their_at, their_size), "{about}");
            assert!(
                (our.advance_width - their.advance_width).abs() < 0.001,
                "{about}"
            );
            // egui draws its curves with fewer lines, which tells at their edges; a letter half a pixel off tells more.
            let apart = our_cover.iter().zip(&their_cover);
            let apart = apart.map(|(our, their)| u32::from(our.abs_diff(*their)));
            let most = our_cover.len() as u32 * 10;
            assert!(apart.sum::<u32>() <= most, "{about}");
        }
    }

    #[test]
    fn paints_as_egui_does() {
        for size in [11.0, 12.5, 13.0, 15.0, 17.0, 20.0, 24.0] {
            for pixels_per_point in [0.8, 1.0, 1.25, 1.5, 2.0] {
                check(size, pixels_per_point);
            }
        }
    }
}
