//! What a milestone looks like: each light has a shape of its own, so that colour is not all that tells them apart.

use eframe::egui::{Color32, Painter, Pos2, Rangef, Rect, Shape, Stroke, pos2, vec2};

use super::axis::Axis;
use crate::notebook::Light;
use crate::query::{Extent, TimeMark};
use crate::ui::theme::Palette;

/// Half of a shape's width; of one of many.
const SIZE: f32 = 6.0;
const SMALL: f32 = 4.0;
/// Height of a span.
const SPAN: f32 = 8.0;

/// Draws a mark at this height; says from where to where it reaches.
pub(super) fn mark_ui(
    painter: &Painter,
    palette: &Palette,
    axis: &Axis,
    mark: &TimeMark,
    y: f32,
) -> Rangef {
    let ink = ink(palette, mark.light);
    let thin = Stroke::new(1.0, palette.muted);
    match &mark.extent {
        Extent::Day(day) => {
            let at = pos2(axis.end_of(*day), y);
            shape(painter, palette, mark.light, at, SIZE);
            Rangef::point(at.x).expand(SIZE)
        }
        Extent::Span(from, to) => {
            let (left, right) = (axis.start_of(*from), axis.end_of(*to));
            let span = Rect::from_min_max(pos2(left, y - SPAN / 2.0), pos2(right, y + SPAN / 2.0));
            painter.rect_filled(span, SPAN / 2.0, palette.heat(ink, 0.6));
            shape(painter, palette, mark.light, pos2(right, y), SIZE);
            Rangef::new(left, right + SIZE)
        }
        Extent::From(day) => {
            let (left, right) = (axis.start_of(*day), painter.clip_rect().right());
            painter.vline(left, y - SIZE..=y + SIZE, Stroke::new(2.0, ink));
            let tip = pos2(right - SIZE, y);
            if left > tip.x {
                return Rangef::point(left);
            }
            painter.hline(left..=tip.x, y, thin);
            let head = [(-SMALL, -SMALL), (0.0, 0.0), (-SMALL, SMALL)];
            let head = head.map(|(x, y)| tip + vec2(x, y));
            painter.add(Shape::line(head.to_vec(), thin));
            Rangef::new(left, right)
        }
        Extent::Every(days) => {
            let ends = days.first().zip(days.last());
            if let Some((first, last)) = ends {
                painter.hline(axis.end_of(first.0)..=axis.end_of(last.0), y, thin);
            }
            let room = painter.clip_rect().x_range().expand(SIZE);
            for &(day, light) in days {
                let at = pos2(axis.end_of(day), y);
                if room.contains(at.x) {
                    shape(painter, palette, light, at, SMALL);
                }
            }
            ends.map_or(Rangef::NOTHING, |(first, last)| {
                Rangef::new(axis.end_of(first.0), axis.end_of(last.0) + SMALL)
            })
        }
        Extent::Open => {
            let room = painter.clip_rect().x_range().shrink(SIZE);
            let line = [pos2(room.min, y), pos2(room.max, y)];
            painter.extend(Shape::dashed_line(&line, thin, 2.0, 6.0));
            room
        }
    }
}

/// A tick, a diamond, a triangle, a ring, a dot.
pub(super) fn shape(painter: &Painter, palette: &Palette, light: Light, at: Pos2, size: f32) {
    let ink = ink(palette, light);
    let none = Stroke::NONE;
    let edge = Stroke::new(1.0, palette.panel);
    let polygon = |corners: &[(f32, f32)]| {
        let corners = corners.iter().map(|&(x, y)| at + vec2(x, y) * size);
        Shape::convex_polygon(corners.collect(), ink, edge)
    };
    match light {
        Light::Overdue => {
            let size = 1.15;
            let corners = [(0.0, -size), (size, 0.0), (0.0, size), (-size, 0.0)];
            painter.add(polygon(&corners));
        }
        Light::DueSoon => {
            painter.add(polygon(&[(0.0, -1.0), (1.1, 0.9), (-1.1, 0.9)]));
        }
        Light::Done => {
            painter.circle(at, size, ink, none);
            let points = [(-0.5, 0.0), (-0.1, 0.4), (0.5, -0.4)];
            let points = points.map(|(x, y)| at + vec2(x, y) * size);
            painter.add(Shape::line(
                points.to_vec(),
                Stroke::new(1.5, palette.panel),
            ));
        }
        Light::OnTime => {
            painter.circle(at, size - 0.5, palette.panel, Stroke::new(1.5, ink));
        }
        Light::None => {
            painter.circle(at, size * 0.5, ink, none);
        }
    }
}

fn ink(palette: &Palette, light: Light) -> Color32 {
    match light {
        Light::OnTime => palette.accent,
        light => palette.light(light).ink,
    }
}
