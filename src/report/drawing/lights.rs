use super::{ACCENT, AMBER, Drawing, Ink, MUTED, Pen, Point, WHITE};
use crate::notebook::Light;

const OVERDUE: Ink = Ink(0xB3_261E);
const DONE: Ink = Ink(0x1E_6B3A);

pub(super) fn light_ink(light: Light) -> Ink {
    match light {
        Light::Overdue => OVERDUE,
        Light::DueSoon => AMBER,
        Light::OnTime => ACCENT,
        Light::Done => DONE,
        Light::None => MUTED,
    }
}

impl Drawing {
    /// Each light has a shape of its own, as on the axis in the window: a diamond, a triangle, a ring, a tick, a dot.
    pub(super) fn light(&mut self, light: Light, (x, y): Point, size: f64) {
        let ink = light_ink(light);
        let place = |(right, down): Point| (x + right * size, y + down * size);
        match light {
            Light::Overdue => {
                let corners = [(0.0, -1.15), (1.15, 0.0), (0.0, 1.15), (-1.15, 0.0)];
                self.area(corners.map(place).to_vec(), ink);
            }
            Light::DueSoon => {
                let corners = [(0.0, -1.0), (1.1, 0.9), (-1.1, 0.9)];
                self.area(corners.map(place).to_vec(), ink);
            }
            Light::OnTime => {
                self.disc((x, y), size, ink);
                self.disc((x, y), size - 1.5, WHITE);
            }
            Light::Done => {
                self.disc((x, y), size, ink);
                let tick = [(-0.5, 0.0), (-0.1, 0.4), (0.5, -0.4)];
                self.line(tick.map(place), Pen::new(WHITE, 1.2));
            }
            Light::None => self.disc((x, y), size / 2.0, ink),
        }
    }
}
