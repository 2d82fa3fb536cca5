//! Where one stands in a flow of things of unequal heights, of which only those in sight are measured: which one is at the
//! top, and how much of it is above the edge. A million of them cost no more than ten.

/// A place in the flow.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Place {
    /// Which one crosses the upper edge.
    pub at: usize,
    /// How much of it is above the edge, in points.
    pub above: f32,
}

/// What the flow is made of.
pub(super) struct Flow<'a> {
    pub count: usize,
    /// How high the window is that it is seen through.
    pub view: f32,
    pub height: &'a dyn Fn(usize) -> f32,
}

impl Flow<'_> {
    /// The place `by` points further down, negative up, but not past the ends.
    pub fn moved(&self, place: Place, by: f32) -> Place {
        let Some(last) = self.count.checked_sub(1) else {
            return Place::default();
        };
        let place = Place {
            at: place.at.min(last),
            above: place.above + by,
        };
        let place = self.settled(place, last);
        let below = self.below(place);
        if below >= self.view {
            return place;
        }
        // The last one ends at the lower edge, where there is enough above it.
        let above = place.above - (self.view - below);
        self.settled(Place { above, ..place }, last)
    }

    /// The last one ends at the lower edge.
    pub fn end(&self) -> Place {
        let at = self.count.saturating_sub(1);
        self.moved(Place { at, above: 0.0 }, 0.0)
    }

    /// The same place, said of the one that crosses the edge.
    fn settled(&self, mut place: Place, last: usize) -> Place {
        while place.above < 0.0 && place.at > 0 {
            place.at -= 1;
            place.above += (self.height)(place.at);
        }
        place.above = place.above.max(0.0);
        while place.at < last && place.above >= (self.height)(place.at) {
            place.above -= (self.height)(place.at);
            place.at += 1;
        }
        place
    }

    /// How much there is below the edge, counted no further than the window reaches.
    fn below(&self, place: Place) -> f32 {
        let mut below = -place.above;
        for at in place.at..self.count {
            below += (self.height)(at);
            if below >= self.view {
                break;
            }
        }
        below
    }

    /// Those in sight from a place on, and where each begins, counted from the edge.
    pub fn in_sight(&self, place: Place) -> Vec<(usize, f32)> {
        let mut top = -place.above;
        let mut shown = Vec::new();
        for at in place.at..self.count {
            if top >= self.view {
                break;
            }
            shown.push((at, top));
            top += (self.height)(at);
        }
        shown
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const HEIGHTS: [f32; 5] = [100.0, 300.0, 50.0, 700.0, 120.0];

    fn with_flow(view: f32, body: impl FnOnce(&Flow<'_>)) {
        body(&Flow {
            count: HEIGHTS.len(),
            view,
            height: &|at| HEIGHTS[at],
        });
    }

    #[track_caller]
    fn check(from: (usize, f32), by: f32, expected: (usize, f32)) {
        with_flow(400.0, |flow| {
            let (at, above) = from;
            let to = flow.moved(Place { at, above }, by);
            assert_eq!((to.at, to.above), expected);
        });
    }

    #[test]
    fn it_moves_over_things_of_any_height() {
        check((0, 0.0), 40.0, (0, 40.0));
        check((0, 0.0), 100.0, (1, 0.0));
        check((0, 40.0), 400.0, (2, 40.0));
        check((2, 10.0), -60.0, (1, 250.0));
        check((3, 650.0), -1000.0, (1, 0.0));
    }

    #[test]
    fn it_stops_at_both_ends() {
        check((1, 20.0), -5000.0, (0, 0.0));
        check((1, 20.0), 5000.0, (3, 420.0));
        check((9, 0.0), 0.0, (3, 420.0));
        with_flow(400.0, |flow| {
            assert_eq!(
                flow.end(),
                Place {
                    at: 3,
                    above: 420.0
                }
            );
        });
        with_flow(5000.0, |flow| assert_eq!(flow.end(), Place::default()));
    }

    #[test]
    fn nothing_has_no_places() {
        let flow = Flow {
            count: 0,
            view: 400.0,
            height: &|_| 0.0,
        };
        assert_eq!(
            flow.moved(Place { at: 3, above: 9.0 }, 50.0),
            Place::default()
        );
        assert!(flow.in_sight(Place::default()).is_empty());
    }

    proptest! {
        /// Wherever one goes, the window is full unless there is too little, and going is going by as much.
        #[test]
        fn the_window_is_full(
            heights in proptest::collection::vec(1.0f32..400.0, 1..40),
            steps in proptest::collection::vec(-900.0f32..900.0, 0..30),
            view in 50.0f32..900.0,
        ) {
            let total: f32 = heights.iter().sum();
            let flow = Flow { count: heights.len(), view, height: &|at| heights[at] };
            let offset = |place: Place| heights[..place.at].iter().sum::<f32>() + place.above;
            let mut place = Place::default();
            for step in steps {
                let before = offset(place);
                place = flow.moved(place, step);
                let wanted = (before + step).clamp(0.0, (total - view).max(0.0));
                prop_assert!((offset(place) - wanted).abs() < 0.5, "{place:?} {wanted}");
                let shown = flow.in_sight(place);
                prop_assert!(shown.first().is_some_and(|(_, top)| *top <= 0.0));
            }
        }
    }
}
