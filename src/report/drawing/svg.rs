use std::fmt::Write as _;

use super::{Anchor, Drawing, Ink, Pen, Point, Shape};

impl Drawing {
    /// SVG 1.1 in UTF-8.
    pub fn svg(&self) -> String {
        let (width, height) = (self.width, self.height);
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
             font-family=\"'Noto Sans CJK SC','Microsoft YaHei',sans-serif\">\n\
             <rect width=\"100%\" height=\"100%\" fill=\"#FFFFFF\"/>\n"
        );
        for shape in &self.shapes {
            svg.push_str(&element(shape));
        }
        svg.push_str("</svg>\n");
        svg
    }
}

fn element(shape: &Shape) -> String {
    match shape {
        Shape::Area { corners, fill } => {
            format!(
                "<path d=\"{}Z\" fill=\"{}\"/>\n",
                path(corners),
                colour(*fill)
            )
        }
        Shape::Disc {
            center: (x, y),
            radius,
            fill,
        } => format!(
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius}\" fill=\"{}\"/>\n",
            colour(*fill)
        ),
        Shape::Line { points, pen } => format!(
            "<path d=\"{}\" fill=\"none\" {}/>\n",
            path(points),
            stroke(pen)
        ),
        Shape::Text {
            at: (x, y),
            anchor,
            size,
            ink,
            words,
        } => format!(
            "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\" fill=\"{}\"{}>{}</text>\n",
            colour(*ink),
            match anchor {
                Anchor::Start => "",
                Anchor::Middle => " text-anchor=\"middle\"",
                Anchor::End => " text-anchor=\"end\"",
            },
            escaped(words)
        ),
    }
}

fn path(points: &[Point]) -> String {
    let mut path = String::new();
    for (place, (x, y)) in points.iter().enumerate() {
        let letter = if place == 0 { 'M' } else { 'L' };
        let _ = write!(path, "{letter}{x:.1} {y:.1}");
    }
    path
}

fn stroke(pen: &Pen) -> String {
    let mut stroke = format!(
        "stroke=\"{}\" stroke-width=\"{}\"",
        colour(pen.ink),
        pen.width
    );
    if let Some((on, off)) = pen.dashes {
        let _ = write!(stroke, " stroke-dasharray=\"{on} {off}\"");
    }
    stroke
}

fn colour(ink: Ink) -> String {
    format!("#{:06X}", ink.0)
}

/// As text of XML, which has no place for control characters.
fn escaped(words: &str) -> String {
    let mut text = String::new();
    for letter in words.chars().filter(|it| !it.is_control()) {
        match letter {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            _ => text.push(letter),
        }
    }
    text
}
