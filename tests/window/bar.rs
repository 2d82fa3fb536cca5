//! Filters, list and bars, by what they show and how they answer clicks.

use cuoshi::ui::window_ui;
use egui_kittest::kittest::Queryable;

use crate::common::desk::Desk;
use crate::common::harness;

#[test]
fn the_window_opens_with_every_measure() {
    let mut harness = harness::<Desk>([1366.0, 768.0])
        .build_ui_state(|ui, desk| desk.draw(ui, window_ui), Desk::new());
    harness.run();
    harness.get_by_label("199 项中 199 项");
}
