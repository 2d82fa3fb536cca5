use std::sync::Arc;

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider as _};
use vello_cpu::color::AlphaColor;
use vello_cpu::kurbo::{BezPath, Circle, Rect, Shape as _, Stroke};
use vello_cpu::peniko::{Blob, FontData};
use vello_cpu::{Glyph, Pixmap, RenderContext, Resources};

use super::{Anchor, Drawing, Ink, Pen, Point, Shape, WHITE};
use crate::report::ReportError;

/// Pixels a point: sharp on paper, too.
const SCALE: f64 = 2.0;
/// More pixels than this in a row or a column are too many for other programs.
const MOST: f64 = 16_000.0;

impl Drawing {
    /// A PNG with two pixels a point, fewer where it would be too large. `font`: the file of a font.
    pub fn png(&self, font: &'static [u8]) -> Result<Vec<u8>, ReportError> {
        let unreadable = |cause: skrifa::raw::ReadError| ReportError::Picture(cause.into());
        let face = FontRef::new(font).map_err(unreadable)?;
        let scale = SCALE.min(MOST / self.width.max(self.height).max(1.0));
        let pixels = |points: f64| (points * scale).ceil().clamp(1.0, MOST) as u16;
        let (width, height) = (pixels(self.width), pixels(self.height));
        let mut painter = Painter {
            canvas: RenderContext::new(width, height),
            resources: Resources::new(),
            scale,
            face,
            font: FontData::new(Blob::new(Arc::new(font)), 0),
        };
        painter.ink(WHITE);
        let everything = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        painter.canvas.fill_path(&everything.to_path(0.1));
        for shape in &self.shapes {
            painter.paint(shape);
        }
        let mut picture = Pixmap::new(width, height);
        painter.canvas.flush();
        painter.canvas.render(&mut picture, &mut painter.resources);
        picture
            .into_png()
            .map_err(|cause| ReportError::Picture(cause.into()))
    }
}

struct Painter<'a> {
    canvas: RenderContext,
    resources: Resources,
    scale: f64,
    face: FontRef<'a>,
    font: FontData,
}

impl Painter<'_> {
    fn paint(&mut self, shape: &Shape) {
        match shape {
            Shape::Area { corners, fill } => {
                self.ink(*fill);
                let mut path = self.path(corners);
                path.close_path();
                self.canvas.fill_path(&path);
            }
            Shape::Disc {
                center: (x, y),
                radius,
                fill,
            } => {
                self.ink(*fill);
                let scale = self.scale;
                let disc = Circle::new((x * scale, y * scale), radius * scale);
                self.canvas.fill_path(&disc.to_path(0.1));
            }
            Shape::Line { points, pen } => self.line(points, pen),
            Shape::Text {
                at,
                anchor,
                size,
                ink,
                words,
            } => {
                self.ink(*ink);
                self.words(*at, *anchor, *size, words);
            }
        }
    }

    fn ink(&mut self, ink: Ink) {
        let [red, green, blue] = ink.channels();
        self.canvas
            .set_paint(AlphaColor::from_rgb8(red, green, blue));
    }

    fn path(&self, points: &[Point]) -> BezPath {
        let mut path = BezPath::new();
        for (place, (x, y)) in points.iter().enumerate() {
            let at = (x * self.scale, y * self.scale);
            match place {
                0 => path.move_to(at),
                _ => path.line_to(at),
            }
        }
        path
    }

    fn line(&mut self, points: &[Point], pen: &Pen) {
        self.ink(pen.ink);
        let mut stroke = Stroke::new(pen.width * self.scale);
        if let Some((on, off)) = pen.dashes {
            stroke = stroke.with_dashes(0.0, [on * self.scale, off * self.scale]);
        }
        self.canvas.set_stroke(stroke);
        self.canvas.stroke_path(&self.path(points));
    }

    /// What the font lacks is drawn as its empty box.
    fn words(&mut self, (x, y): Point, anchor: Anchor, size: f64, words: &str) {
        let size = (size * self.scale) as f32;
        let characters = self.face.charmap();
        let metrics = self
            .face
            .glyph_metrics(Size::new(size), LocationRef::default());
        let mut width = 0.0;
        let mut glyphs = Vec::new();
        for letter in words.chars().filter(|it| !it.is_control()) {
            let id = characters.map(letter).unwrap_or_default();
            glyphs.push((id.to_u32(), width));
            width += metrics.advance_width(id).unwrap_or(size);
        }
        let before = match anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => width / 2.0,
            Anchor::End => width,
        };
        let left = (x * self.scale) as f32 - before;
        let y = (y * self.scale) as f32;
        let glyphs = glyphs.into_iter().map(|(id, from)| Glyph {
            id,
            x: left + from,
            y,
        });
        self.canvas
            .glyph_run(&mut self.resources, &self.font)
            .font_size(size)
            .hint(false)
            .fill_glyphs(glyphs);
    }
}
