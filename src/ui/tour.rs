//! A tour of two minutes: a small card that points at one part of the window after another. It never takes the keyboard,
//! and comes by itself only once, after the first start's card was answered.

use eframe::egui::{Id, Rect, RichText, Stroke, StrokeKind, Ui};
use rust_i18n::t;

use super::cards::{Corner, aside_ui, card, explained_ui, primary_ui};
use super::theme::{self, EDGE, GRID, RADIUS_CARD, palette};
use super::{Mode, Scene, View};

/// Width of the card, with its margins.
const WIDTH: f32 = 300.0;

/// What the tour points at, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Sight {
    Filters,
    List,
    Detail,
    Saving,
}

const SIGHTS: [Sight; 4] = [Sight::Filters, Sight::List, Sight::Detail, Sight::Saving];

impl Sight {
    fn words(self) -> (String, String) {
        let (title, words) = match self {
            Self::Filters => (t!("tour.filters"), t!("tour.filters-says")),
            Self::List => (t!("tour.list"), t!("tour.list-says")),
            Self::Detail => (t!("tour.detail"), t!("tour.detail-says")),
            Self::Saving => (t!("tour.saving"), t!("tour.saving-says")),
        };
        (title.into(), words.into())
    }

    fn id(self) -> Id {
        Id::unique(("tour sight", self))
    }

    /// Says where it is in this frame.
    pub fn is_at(self, ui: &Ui, place: Rect) {
        let now = ui.ctx().cumulative_frame_nr();
        ui.data_mut(|data| data.insert_temp(self.id(), (now, place)));
    }

    /// Where it is, unless it is not shown.
    fn place(self, ui: &Ui) -> Option<Rect> {
        let seen: Option<(u64, Rect)> = ui.data(|data| data.get_temp(self.id()));
        let now = ui.ctx().cumulative_frame_nr();
        seen.filter(|(frame, _)| *frame + 1 >= now)
            .map(|(_, place)| place)
    }
}

impl View {
    /// Begins the tour at its first sight.
    pub(super) fn begin_tour(&mut self, scene: &Scene) {
        self.leave_mode(scene);
        self.tour = Some(0);
    }
}

/// Draws the card and a frame around what it is about. `escaped`: Esc was pressed and meant for what lies aside.
pub(super) fn tour_ui(ui: &Ui, scene: &Scene, view: &mut View, escaped: bool) {
    let Some(at) = view.tour else { return };
    let Some(sight) = SIGHTS.get(at).copied().filter(|_| !escaped) else {
        view.tour = None;
        return;
    };
    if let Some(place) = sight.place(ui) {
        let frame = Stroke::new(2.0, palette(ui).accent);
        let place = place.shrink(2.0);
        ui.painter()
            .rect_stroke(place, RADIUS_CARD, frame, StrokeKind::Inside);
    }
    let (title, words) = sight.words();
    let mut next = Some(at);
    let mut reads = false;
    aside_ui(ui, "tour", &title, Corner::LEFT_BOTTOM, |ui, _| {
        card(ui).show(ui, |ui| {
            ui.set_width(WIDTH - 2.0 * EDGE);
            let place = t!("tour.place", at = at + 1, count = SIGHTS.len());
            ui.label(theme::label(ui, place));
            ui.label(RichText::new(&title).text_style(theme::reading()));
            explained_ui(ui, &words);
            ui.add_space(GRID);
            ui.horizontal(|ui| {
                let is_last = at + 1 == SIGHTS.len();
                let name = if is_last {
                    t!("tour.done")
                } else {
                    t!("tour.next")
                };
                if primary_ui(ui, &name, true).clicked() {
                    next = Some(at + 1).filter(|_| !is_last);
                }
                if is_last && ui.button(t!("tour.manual")).clicked() {
                    reads = true;
                }
                if !is_last && ui.button(t!("tour.skip")).clicked() {
                    next = None;
                }
            });
        });
    });
    view.tour = next;
    if reads {
        view.tour = None;
        view.turn_to(scene, Mode::Manual);
    }
}
