use hayro_interpret::DrawMode;
use hayro_interpret::kurbo::{Affine, BezPath, PathEl, PathSeg, Point, Rect};

/// How thick a line may be, how far out of true, and how long it is at least; in points.
const THICK: f64 = 2.5;
const OUT_OF_TRUE: f64 = 0.5;
const SHORTEST: f64 = 4.0;
/// How far pieces of one line may lie apart, and lines beside each other that are one edge; in points.
pub const NEAR: f32 = 3.0;
/// Pieces of lines that the tables of a page have at most: more is a drawing.
const MOST: usize = 20_000;

/// A straight line: `at` a height, from left to right; or `at` a distance from the left, from top to bottom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    pub at: f32,
    pub from: f32,
    pub to: f32,
}

impl Rule {
    /// Whether it runs past `at`, or ends there.
    pub fn reaches(&self, at: f32) -> bool {
        (self.from - NEAR..=self.to + NEAR).contains(&at)
    }
}

/// The straight lines of a page, as they are drawn: piece by piece.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    across: Vec<Rule>,
    down: Vec<Rule>,
}

impl Rules {
    /// Takes down what of a path is straight: its strokes, and what is filled so thinly that it looks like one.
    pub fn add(&mut self, path: &BezPath, transform: Affine, mode: &DrawMode) {
        if self.across.len() + self.down.len() > MOST {
            return;
        }
        let path = transform * path;
        if matches!(mode, DrawMode::Stroke(_) | DrawMode::FillAndStroke(..)) {
            for segment in path.segments() {
                if let PathSeg::Line(line) = segment {
                    self.straight(Rect::from_points(line.p0, line.p1), OUT_OF_TRUE);
                }
            }
        }
        if matches!(mode, DrawMode::Fill(_) | DrawMode::FillAndStroke(..)) {
            let shapes = shapes(&path);
            shapes.for_each(|shape| self.straight(shape, THICK));
        }
    }

    fn straight(&mut self, shape: Rect, thick: f64) {
        let Point { x, y } = shape.center();
        let rule = |at: f64, from: f64, to: f64| Rule {
            at: at as f32,
            from: from as f32,
            to: to as f32,
        };
        if shape.height() <= thick && shape.width() >= SHORTEST {
            self.across.push(rule(y, shape.x0, shape.x1));
        } else if shape.width() <= thick && shape.height() >= SHORTEST {
            self.down.push(rule(x, shape.y0, shape.y1));
        }
    }

    /// Lines across and lines down, their pieces put together; none where there are too many for tables.
    pub fn pieced(self) -> (Vec<Rule>, Vec<Rule>) {
        if self.across.len() + self.down.len() > MOST {
            return Default::default();
        }
        (pieced(self.across), pieced(self.down))
    }
}

/// Frames of the parts of a path.
fn shapes(path: &BezPath) -> impl Iterator<Item = Rect> {
    let elements = path.elements();
    let parts = elements.chunk_by(|_, next| !matches!(next, PathEl::MoveTo(_)));
    parts.filter_map(|part| {
        let mut ends = part.iter().filter_map(PathEl::end_point);
        let first = ends.next()?;
        let frame = Rect::from_points(first, first);
        Some(ends.fold(frame, |frame, end| frame.union_pt(end)))
    })
}

fn pieced(mut pieces: Vec<Rule>) -> Vec<Rule> {
    pieces.retain(|it| it.at.is_finite() && it.from.is_finite() && it.to.is_finite());
    pieces.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut rules: Vec<Rule> = Vec::new();
    let mut rest = pieces.as_mut_slice();
    while let Some(first) = rest.first() {
        let end = first.at + NEAR;
        let count = rest.partition_point(|it| it.at <= end);
        let (edge, after) = rest.split_at_mut(count);
        edge.sort_by(|a, b| a.from.total_cmp(&b.from));
        let begun = rules.len();
        for piece in edge {
            match rules.get_mut(begun..).and_then(<[Rule]>::last_mut) {
                Some(last) if last.reaches(piece.from) => last.to = last.to.max(piece.to),
                _ => rules.push(*piece),
            }
        }
        rest = after;
    }
    rules
}

#[cfg(test)]
mod tests {
    use hayro_interpret::{FillRule, StrokeProps};

    use super::*;

    fn rule(at: f32, from: f32, to: f32) -> Rule {
        Rule { at, from, to }
    }

    #[test]
    fn strokes_and_thin_shapes_are_lines() {
        let fill = DrawMode::Fill(FillRule::NonZero);
        let stroke = DrawMode::Stroke(StrokeProps::default());
        let mut rules = Rules::default();
        let shape = |svg: &str| BezPath::from_svg(svg).unwrap();
        rules.add(
            &shape("M0 0H100V1H0Z M100 0H180V1H100Z"),
            Affine::IDENTITY,
            &fill,
        );
        rules.add(&shape("M0 0V50 M10 10L90 40"), Affine::IDENTITY, &stroke);
        rules.add(&shape("M0 0H100V50H0Z"), Affine::IDENTITY, &fill);
        let (across, down) = rules.pieced();
        assert_eq!(across, [rule(0.5, 0.0, 180.0)]);
        assert_eq!(down, [rule(0.0, 0.0, 50.0)]);
    }
}
