//! What a drawn frame costs the processor, without painting it: the window at 1366 × 768 in each of its views, at rest and
//! while it is scrolled. At rest it is to be at most 2 ms for the seed and 4 ms for 100,000 measures.
//!
//! `cargo bench --bench frame` prints the medians; `-- 1000000` takes a million measures for the large plan.

#[allow(
    dead_code,
    reason = "the desk of the window tests, of which this uses a part"
)]
#[path = "../tests/common/desk.rs"]
mod desk;

use std::hint::black_box;
use std::time::{Duration, Instant};

use cuoshi::plan::Plan;
use cuoshi::ui::{Page, install, window_ui};
use eframe::egui::{
    Context, Event, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase,
    Vec2, pos2, vec2,
};

use crate::desk::Desk;

const SIZE: Vec2 = vec2(1366.0, 768.0);
/// In the middle pane.
const POINTER: Pos2 = pos2(560.0, 500.0);
const ROUNDS: usize = 101;
/// In percent.
const ENLARGED: std::ops::Range<u32> = 101..122;
/// Frames in which the window comes to rest.
const WARM: usize = 12;

const VIEWS: [(Page, &str); 4] = [
    (Page::List, "list"),
    (Page::Timeline, "timeline"),
    (Page::Matrix, "matrix"),
    (Page::Progress, "progress"),
];

fn main() {
    let count = std::env::args().find_map(|argument| argument.parse().ok());
    tell(Desk::new());
    let seed = Desk::new();
    tell(Desk::of(repeated(
        &seed.workbook.plan,
        count.unwrap_or(100_000),
    )));
}

/// The seed's measures over and over.
fn repeated(seed: &Plan, count: usize) -> Plan {
    let measures = seed.measures.iter().cycle().take(count).cloned();
    Plan {
        measures: measures.collect(),
        ..seed.clone()
    }
}

fn tell(mut desk: Desk) {
    println!("{} measures", desk.workbook.plan.measures.len());
    desk.view.current = Some(0);
    for (page, name) in VIEWS {
        desk.view.page = page;
        let ctx = Context::default();
        install(&ctx);
        let mut window = Window { ctx, time: 0.0 };
        let opened = window.frame(&mut desk, 0.0);
        for _ in 0..WARM {
            window.frame(&mut desk, 0.0);
        }
        let rest = median(|| window.frame(&mut desk, 0.0));
        let scrolled = median(|| window.frame(&mut desk, -40.0));
        let enlarged = enlarged(&mut window, &mut desk);
        let ms = |took: Duration| took.as_secs_f64() * 1_000.0;
        println!(
            "{name:>10}  at rest {:6.2} ms  scrolled {:6.2} ms  first {:7.2} ms  enlarged {:6.2} ms",
            ms(rest),
            ms(scrolled),
            ms(opened),
            ms(enlarged),
        );
    }
}

/// The frame in which every letter is painted anew, the median of several sizes.
fn enlarged(window: &mut Window, desk: &mut Desk) -> Duration {
    let mut took: Vec<Duration> = ENLARGED
        .map(|percent| {
            desk.preferences.zoom = percent;
            // The size is told in one frame and holds from the next on.
            window.frame(desk, 0.0);
            window.frame(desk, 0.0)
        })
        .collect();
    desk.preferences.zoom = 0;
    took.sort();
    took[took.len() / 2]
}

struct Window {
    ctx: Context,
    time: f64,
}

impl Window {
    /// Draws and tessellates one frame, with the wheel turned by so many points.
    fn frame(&mut self, desk: &mut Desk, wheel: f32) -> Duration {
        self.time += 1.0 / 60.0;
        let mut events = vec![Event::PointerMoved(POINTER)];
        if wheel != 0.0 {
            events.push(Event::MouseWheel {
                source: MouseWheelSource::Wheel,
                unit: MouseWheelUnit::Point,
                delta: vec2(0.0, wheel),
                phase: TouchPhase::Move,
                modifiers: Modifiers::NONE,
            });
        }
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
            time: Some(self.time),
            events,
            focused: true,
            ..RawInput::default()
        };
        let started = Instant::now();
        let mut output = self.ctx.run_ui(input, |ui| desk.show(ui, window_ui));
        let shapes = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        let took = started.elapsed();
        black_box(shapes);
        // Nobody paints: what would go to the graphics card is dropped.
        output.textures_delta.clear();
        desk.actions.clear();
        took
    }
}

fn median(mut act: impl FnMut() -> Duration) -> Duration {
    let mut took: Vec<Duration> = (0..ROUNDS).map(|_| act()).collect();
    took.sort();
    took[ROUNDS / 2]
}
