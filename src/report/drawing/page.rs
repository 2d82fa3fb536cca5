use std::borrow::Cow;

use chrono::NaiveDate;
use rust_i18n::t;

use super::{Anchor, Drawing, INK, MUTED, SMALL, TITLE, fitted};
use crate::notebook::{Hue, Light};
use crate::plan::Plan;
use crate::query::Value;
use crate::wording;

/// What a rule of lights calls each light, in the order of [`Light::ALL`].
pub type Hues = [Option<Hue>; Light::ALL.len()];

/// What stands on every picture: which plan, which of its measures, as of when.
pub struct Page<'a> {
    pub plan: &'a Plan,
    /// So many measures are shown.
    pub shown: usize,
    /// What is chosen, in words; empty: everything is shown.
    pub filter: String,
    /// The day that lights are computed against.
    pub today: NaiveDate,
    pub hues: Hues,
}

/// In points: the width of a page, as wide as paper is for its letters; its edges.
pub(super) const WIDTH: f64 = 960.0;
pub(super) const EDGE: f64 = 32.0;
/// More rows than these are no picture any more.
pub(super) const MOST_ROWS: usize = 300;

impl Page<'_> {
    /// A picture with its title and what it shows; says below what height it goes on.
    pub(super) fn begin(&self, width: f64, view: &str) -> (Drawing, f64) {
        let mut drawing = Drawing {
            width,
            ..Drawing::default()
        };
        let room = width - 2.0 * EDGE;
        let title = t!("drawing.title", title = self.plan.title, view = view);
        let title = fitted(&title, TITLE, room);
        let y = EDGE + TITLE;
        drawing.text((EDGE, y), Anchor::Start, TITLE, INK, title);
        let total = self.plan.measures.len();
        let day = self.today;
        let mut shown = t!("drawing.day", day = day, total = total, shown = self.shown);
        if !self.filter.is_empty() {
            shown = t!("drawing.filter", day = shown, filter = self.filter);
        }
        let y = y + 24.0;
        let shown = fitted(&shown, SMALL, room);
        drawing.text((EDGE, y), Anchor::Start, SMALL, MUTED, shown);
        (drawing, y)
    }

    pub(super) fn light(&self, light: Light) -> Cow<'static, str> {
        let place = Light::ALL.into_iter().position(|it| it == light);
        let hue = place.and_then(|place| self.hues.get(place).copied().flatten());
        hue.map_or_else(|| wording::light(light), wording::hue)
    }

    /// What a chapter, a department, a light or a status is called.
    pub(super) fn name(&self, value: &Value) -> String {
        match value {
            Value::Chapter(number) => wording::chapter_title(self.plan, *number).into(),
            Value::Department(name) => name.clone(),
            Value::Light(light) => self.light(*light).into(),
            Value::Status(status) => wording::status(*status).into(),
            _ => String::new(),
        }
    }
}

/// Says that there is more than was drawn.
pub(super) fn rest(drawing: &mut Drawing, y: f64, words: &str) {
    drawing.text((EDGE, y), Anchor::Start, SMALL, MUTED, words);
}
