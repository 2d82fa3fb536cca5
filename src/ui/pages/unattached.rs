//! Entries that have no place in the plan as it now reads.

use eframe::egui::{Button, Label, RichText, Ui};
use rust_i18n::t;

use super::head_ui;
use super::rows::{rows_ui, said_ui};
use crate::notebook::{About, Entry};
use crate::ui::choice::focus_ring;
use crate::ui::detail::moment;
use crate::ui::theme::{self, GRID, palette};
use crate::ui::{Page, Scene, View};
use crate::wording;

pub(super) fn unattached_ui(ui: &mut Ui, scene: &Scene, view: &mut View) {
    head_ui(ui, view, &t!("unattached.title"), |_| {});
    let unattached = &scene.state.unattached;
    if unattached.is_empty() {
        ui.label(t!("unattached.none"));
        return;
    }
    ui.add(Label::new(theme::label(ui, t!("unattached.why"))).wrap());
    // Two rows an entry: what it is about, and what it says.
    rows_ui(ui, "unattached", 2 * unattached.len(), |ui, at| {
        let Some(entry) = unattached.get(at / 2).and_then(|it| it.genuine()) else {
            return;
        };
        if at % 2 == 0 {
            let about = RichText::new(about(entry)).text_style(theme::secondary());
            ui.add(Label::new(about).truncate());
        } else {
            ui.add_space(3.0 * GRID);
            let when = moment(entry.time, scene.viewpoint);
            let author = wording::author(&entry.author);
            said_ui(ui, &when, &author, &wording::act(&entry.act));
        }
    });
}

/// What the entry remembers of its place.
fn about(entry: &Entry) -> String {
    match &entry.about {
        About::Measure(it) => t!("unattached.about", id = it.id, title = it.title).into(),
        About::Milestone(it) => t!(
            "unattached.about-milestone",
            id = it.measure.id,
            title = it.measure.title,
            words = it.text
        )
        .into(),
        About::Plan | About::Entries(_) => String::new(),
    }
}

/// In the status bar, where there are any: the way to them.
pub(in crate::ui) fn unattached_link_ui(ui: &mut Ui, scene: &Scene, view: &mut View) {
    let count = scene.state.unattached.len();
    if count == 0 {
        return;
    }
    ui.label("·");
    let words = RichText::new(t!("unattached.count", count = count));
    let words = words.color(palette(ui).due_soon.ink);
    let link = ui.add(Button::new(words).frame(false));
    focus_ring(ui, link.rect.expand(3.0), &link);
    if link.clicked() {
        view.page = Page::Unattached;
    }
}
