//! Paints egui's triangles on the processor, as `egui_glow` has them painted by the graphics card: colours are multiplied
//! and blended in gamma space, alpha is premultiplied. The rules for shared edges are exact, so pictures are too.

use std::collections::HashMap;

use eframe::egui::epaint::{ImageData, ImageDelta, Mesh, Primitive, Vertex};
use eframe::egui::{Color32, Context, FullOutput, Rect, TextureFilter, TextureId, TexturesDelta};
use egui_kittest::TestRenderer;
use image::RgbaImage;

#[derive(Default)]
pub struct Painter {
    textures: HashMap<TextureId, Texture>,
}

impl TestRenderer for Painter {
    #[expect(
        clippy::iter_over_hash_type,
        reason = "each texture is changed apart from the others"
    )]
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        for (id, changes) in delta.set.drain() {
            for change in changes {
                self.textures.entry(id).or_default().change(&change);
            }
        }
        for id in delta.free.drain() {
            self.textures.remove(&id);
        }
    }

    fn render(&mut self, ctx: &Context, output: &FullOutput) -> Result<RgbaImage, String> {
        let scale = ctx.pixels_per_point();
        let size = ctx.content_rect().size() * scale;
        let mut canvas = Canvas::new(size.x.round() as usize, size.y.round() as usize);
        for clipped in ctx.tessellate(output.shapes.clone(), scale) {
            let Primitive::Mesh(mesh) = &clipped.primitive else {
                return Err("a paint callback needs a graphics card".into());
            };
            let texture = self.textures.get(&mesh.texture_id);
            let texture = texture.ok_or_else(|| format!("no texture {:?}", mesh.texture_id))?;
            canvas.clip(clipped.clip_rect, scale);
            canvas.mesh(mesh, texture, scale);
        }
        canvas.into_image()
    }
}

/// Texels, premultiplied.
#[derive(Default)]
struct Texture {
    width: usize,
    texels: Vec<Color32>,
    nearest: bool,
}

impl Texture {
    fn change(&mut self, change: &ImageDelta) {
        let ImageData::Color(image) = &change.image;
        self.nearest = change.options.magnification == TextureFilter::Nearest;
        let Some([left, top]) = change.pos else {
            self.width = image.size[0];
            self.texels.clone_from(&image.pixels);
            return;
        };
        for (row, texels) in image.pixels.chunks(image.size[0]).enumerate() {
            let start = (top + row) * self.width + left;
            self.texels[start..start + texels.len()].copy_from_slice(texels);
        }
    }

    fn height(&self) -> usize {
        self.texels.len() / self.width
    }

    fn texel(&self, x: f32, y: f32) -> [f32; 4] {
        let x = x.clamp(0.0, (self.width - 1) as f32) as usize;
        let y = y.clamp(0.0, (self.height() - 1) as f32) as usize;
        self.texels[y * self.width + x].to_array().map(f32::from)
    }

    /// The colour at a point in texels: of the texel there, or mixed from the four around it.
    fn sample(&self, x: f32, y: f32) -> [f32; 4] {
        let (left, top) = ((x - 0.5).floor(), (y - 0.5).floor());
        let (right, low) = (x - 0.5 - left, y - 0.5 - top);
        // glyphs stand on whole pixels: nearly always one texel is the answer
        if self.nearest || (right.min(1.0 - right) < 1e-3 && low.min(1.0 - low) < 1e-3) {
            return self.texel(x, y);
        }
        let above = mix(self.texel(left, top), self.texel(left + 1.0, top), right);
        let below = mix(
            self.texel(left, top + 1.0),
            self.texel(left + 1.0, top + 1.0),
            right,
        );
        mix(above, below, low)
    }
}

fn mix(from: [f32; 4], to: [f32; 4], part: f32) -> [f32; 4] {
    std::array::from_fn(|i| from[i] + (to[i] - from[i]) * part)
}

struct Canvas {
    width: usize,
    height: usize,
    pixels: Vec<[u8; 4]>,
    /// left, top, right, bottom; right and bottom are outside
    clip: [usize; 4],
}

impl Canvas {
    fn new(width: usize, height: usize) -> Self {
        let pixels = vec![[0; 4]; width * height];
        let clip = [0, 0, width, height];
        Self {
            width,
            height,
            pixels,
            clip,
        }
    }

    fn into_image(self) -> Result<RgbaImage, String> {
        let bytes = self.pixels.into_flattened();
        RgbaImage::from_raw(self.width as u32, self.height as u32, bytes)
            .ok_or_else(|| "the picture is too large".into())
    }

    fn clip(&mut self, rect: Rect, scale: f32) {
        let x = |x: f32| ((x * scale).round().max(0.0) as usize).min(self.width);
        let y = |y: f32| ((y * scale).round().max(0.0) as usize).min(self.height);
        self.clip = [x(rect.min.x), y(rect.min.y), x(rect.max.x), y(rect.max.y)];
    }

    fn mesh(&mut self, mesh: &Mesh, texture: &Texture, scale: f32) {
        let to_texels = [texture.width as f32, texture.height() as f32];
        let corner = |index: u32| Corner::new(&mesh.vertices[index as usize], scale, to_texels);
        for triangle in mesh.indices.chunks_exact(3) {
            let mut corners = [
                corner(triangle[0]),
                corner(triangle[1]),
                corner(triangle[2]),
            ];
            corners.sort_by(|a, b| a.y.total_cmp(&b.y));
            self.triangle(&corners, texture);
        }
    }

    /// `corners` from top to bottom. A pixel is inside if its centre is, or lies on the left or upper edge.
    fn triangle(&mut self, corners: &[Corner; 3], texture: &Texture) {
        let [top, middle, bottom] = corners;
        let Some(paint) = Paint::of(corners, texture) else {
            return;
        };
        let first = self.clip[1].max((top.y - 0.5).ceil().max(0.0) as usize);
        let last = self.clip[3].min((bottom.y - 0.5).ceil().max(0.0) as usize);
        for y in first..last {
            let centre = y as f32 + 0.5;
            let short = if centre < middle.y {
                [top, middle]
            } else {
                [middle, bottom]
            };
            let ends = [edge(top, bottom, centre), edge(short[0], short[1], centre)];
            let start = (ends[0].min(ends[1]) - 0.5).ceil().max(0.0) as usize;
            let end = (ends[0].max(ends[1]) - 0.5).ceil().max(0.0) as usize;
            let (start, end) = (start.max(self.clip[0]), end.min(self.clip[2]));
            if start < end {
                let row = y * self.width;
                paint.row(&mut self.pixels[row + start..row + end], start, y);
            }
        }
    }
}

/// Where the edge crosses the middle of a row: the same for both triangles that share it.
fn edge(upper: &Corner, lower: &Corner, y: f32) -> f32 {
    let height = lower.y - upper.y;
    if height <= 0.0 {
        return lower.x;
    }
    upper.x + (lower.x - upper.x) * ((y - upper.y) / height)
}

struct Corner {
    x: f32,
    y: f32,
    /// red, green, blue, alpha, and the place in the texture
    values: [f32; 6],
}

impl Corner {
    fn new(vertex: &Vertex, scale: f32, to_texels: [f32; 2]) -> Self {
        let [red, green, blue, alpha] = vertex.color.to_array().map(f32::from);
        let (u, v) = (vertex.uv.x * to_texels[0], vertex.uv.y * to_texels[1]);
        Self {
            x: vertex.pos.x * scale,
            y: vertex.pos.y * scale,
            values: [red, green, blue, alpha, u, v],
        }
    }
}

/// What a triangle is painted with.
enum Paint<'a> {
    Even([f32; 4]),
    Varied {
        texture: &'a Texture,
        /// the values at 0, 0, and their change a pixel to the right and down
        origin: [f32; 6],
        right: [f32; 6],
        down: [f32; 6],
    },
}

impl<'a> Paint<'a> {
    /// `None` for a triangle without area.
    fn of(corners: &[Corner; 3], texture: &'a Texture) -> Option<Self> {
        let [a, b, c] = corners;
        if a.values == b.values && b.values == c.values {
            let texel = texture.sample(a.values[4], a.values[5]);
            return Some(Self::Even(multiply(&a.values, texel)));
        }
        let area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
        if area == 0.0 {
            return None;
        }
        let (ab, ac) = (
            |i: usize| b.values[i] - a.values[i],
            |i: usize| c.values[i] - a.values[i],
        );
        let right: [f32; 6] =
            std::array::from_fn(|i| (ab(i) * (c.y - a.y) - ac(i) * (b.y - a.y)) / area);
        let down: [f32; 6] =
            std::array::from_fn(|i| (ac(i) * (b.x - a.x) - ab(i) * (c.x - a.x)) / area);
        let origin = std::array::from_fn(|i| a.values[i] - right[i] * a.x - down[i] * a.y);
        Some(Self::Varied {
            texture,
            origin,
            right,
            down,
        })
    }

    fn row(&self, pixels: &mut [[u8; 4]], start: usize, y: usize) {
        match self {
            Self::Even(colour) if colour[3] >= 255.0 => pixels.fill(colour.map(|it| it as u8)),
            Self::Even(colour) => pixels.iter_mut().for_each(|it| blend(it, *colour)),
            Self::Varied {
                texture,
                origin,
                right,
                down,
            } => {
                let (x, y) = (start as f32 + 0.5, y as f32 + 0.5);
                for (step, pixel) in pixels.iter_mut().enumerate() {
                    let x = x + step as f32;
                    let values: [f32; 6] =
                        std::array::from_fn(|i| origin[i] + right[i] * x + down[i] * y);
                    let texel = texture.sample(values[4], values[5]);
                    blend(pixel, multiply(&values, texel));
                }
            }
        }
    }
}

fn multiply(values: &[f32; 6], texel: [f32; 4]) -> [f32; 4] {
    std::array::from_fn(|i| (values[i] * texel[i] / 255.0).clamp(0.0, 255.0))
}

fn blend(pixel: &mut [u8; 4], colour: [f32; 4]) {
    if colour[3] <= 0.0 && colour == [0.0; 4] {
        return;
    }
    let rest = 1.0 - colour[3] / 255.0;
    for (channel, new) in pixel.iter_mut().zip(colour) {
        *channel = (new + f32::from(*channel) * rest + 0.5) as u8;
    }
}
