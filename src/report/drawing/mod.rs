//! Pictures of the views, as values: written as SVG, where every word stays a word, or painted as PNG.

mod lights;
mod matrix;
mod page;
mod png;
mod progress;
mod svg;
#[cfg(test)]
mod tests;
mod timeline;

use unicode_width::UnicodeWidthChar as _;

pub use matrix::{MatrixSheet, matrix_drawing};
pub use page::{Hues, Page};
pub use progress::{ProgressSheet, progress_drawing};
pub use timeline::{TimelineSheet, timeline_drawing};

/// A picture: in points, from the top left.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    pub width: f64,
    pub height: f64,
    shapes: Vec<Shape>,
}

type Point = (f64, f64);

#[derive(Clone, Debug, PartialEq)]
enum Shape {
    Area {
        corners: Vec<Point>,
        fill: Ink,
    },
    Disc {
        center: Point,
        radius: f64,
        fill: Ink,
    },
    Line {
        points: Vec<Point>,
        pen: Pen,
    },
    Text {
        /// Where the line stands that letters stand on.
        at: Point,
        anchor: Anchor,
        size: f64,
        ink: Ink,
        words: String,
    },
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Pen {
    ink: Ink,
    width: f64,
    /// How long its strokes and the gaps between them are; `None` is a whole line.
    dashes: Option<(f64, f64)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Anchor {
    Start,
    Middle,
    End,
}

/// Red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Ink(u32);

const WHITE: Ink = Ink(0xFF_FFFF);
const INK: Ink = Ink(0x1F_2328);
const MUTED: Ink = Ink(0x6B_7078);
const LINE: Ink = Ink(0xE4_E1D9);
const ACCENT: Ink = Ink(0x0F_5C6E);
const AMBER: Ink = Ink(0x8A_5A00);

/// Sizes of the picture's title, of the title of a part, of its words, of heads and legends.
const TITLE: f64 = 20.0;
const PART: f64 = 14.0;
const BODY: f64 = 13.0;
const SMALL: f64 = 12.0;

impl Ink {
    fn channels(self) -> [u8; 3] {
        let [_, red, green, blue] = self.0.to_be_bytes();
        [red, green, blue]
    }

    /// This much of it on white.
    fn tint(self, share: f64) -> Self {
        let mixed = |channel: u8| (255.0 - (255.0 - f64::from(channel)) * share).round() as u8;
        let [red, green, blue] = self.channels().map(mixed);
        Self(u32::from_be_bytes([0, red, green, blue]))
    }
}

impl Pen {
    fn new(ink: Ink, width: f64) -> Self {
        Self {
            ink,
            width,
            dashes: None,
        }
    }
}

impl Drawing {
    fn rect(&mut self, (left, top): Point, (width, height): Point, fill: Ink) {
        let (right, bottom) = (left + width, top + height);
        let corners = vec![(left, top), (right, top), (right, bottom), (left, bottom)];
        self.area(corners, fill);
    }

    fn area(&mut self, corners: Vec<Point>, fill: Ink) {
        self.shapes.push(Shape::Area { corners, fill });
    }

    fn disc(&mut self, center: Point, radius: f64, fill: Ink) {
        let disc = Shape::Disc {
            center,
            radius,
            fill,
        };
        self.shapes.push(disc);
    }

    fn line(&mut self, points: impl Into<Vec<Point>>, pen: Pen) {
        let points = points.into();
        self.shapes.push(Shape::Line { points, pen });
    }

    fn text(&mut self, at: Point, anchor: Anchor, size: f64, ink: Ink, words: impl Into<String>) {
        self.shapes.push(Shape::Text {
            at,
            anchor,
            size,
            ink,
            words: words.into(),
        });
    }
}

/// About how wide words are: an ideograph is as wide as it is high, a letter about half of that.
fn width_of(words: &str, size: f64) -> f64 {
    words
        .chars()
        .map(|letter| width_of_letter(letter, size))
        .sum()
}

fn width_of_letter(letter: char, size: f64) -> f64 {
    match letter.width() {
        Some(2..) => size,
        _ => size * LETTER,
    }
}

/// Of its size; capitals are wider, but stand among others.
const LETTER: f64 = 0.56;

/// As much of the words as there is room for.
fn fitted(words: &str, size: f64, room: f64) -> String {
    if width_of(words, size) <= room {
        return words.to_owned();
    }
    let mut left = room - size;
    let fits = |letter: &char| {
        left -= width_of_letter(*letter, size);
        left >= 0.0
    };
    let mut kept: String = words.chars().take_while(fits).collect();
    kept.push('…');
    kept
}
