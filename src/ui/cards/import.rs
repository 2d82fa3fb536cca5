//! What a colleague's file would bring, before it is taken in.

use std::borrow::Cow;

use eframe::egui::{
    Frame, Grid, Id, Key, Label, Margin, RichText, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    style::ScrollAnimation, vec2,
};
use rust_i18n::t;

use super::import_clash::{ImportView, clashes_ui};
use super::import_rows::rows_ui;
use super::look::{explained_ui, modal_ui, primary_ui, rows_area};
use crate::ui::choice::focus_ring;
use crate::ui::detail::refusal_ui;
use crate::ui::focus::UP_DOWN;
use crate::ui::theme::{self, EDGE, GRID, RADIUS_ROW, palette};
use crate::ui::{Action, ImportPreview, Scene, View};
use crate::wording;

const WIDTH: f32 = 720.0;
const WIDTH_WITH_CLASHES: f32 = 840.0;
/// What title, file, summary and buttons take of the window's height.
const REST: f32 = 230.0;
/// How far an arrow key scrolls.
const LINE: f32 = 40.0;

pub(super) fn import_ui(
    ui: &Ui,
    scene: &Scene,
    import: &ImportPreview,
    view: &mut View,
    actions: &mut Vec<Action>,
) {
    let mut deciding = ImportView::of(view.cards.import.take(), &import.clashes);
    let new: usize = import.authors.iter().map(|(_, new, _)| new).sum();
    let known: usize = import.authors.iter().map(|(_, _, known)| known).sum();
    let nothing = new == 0 && import.new.is_empty();
    let width = if import.clashes.is_empty() {
        WIDTH
    } else {
        WIDTH_WITH_CLASHES
    };
    let refused = modal_ui(ui, "import", &t!("import.title"), width, |ui, opening| {
        explained_ui(ui, &import.file.display().to_string());
        let summary = if nothing {
            t!("import.nothing", known = known)
        } else {
            t!("import.summary", new = new, known = known)
        };
        ui.add(Label::new(summary).wrap());
        if nothing && import.dismissed > 0 {
            explained_ui(ui, &t!("import.dismissed", count = import.dismissed));
        }
        particulars_ui(ui, scene, import, &mut deciding, opening);
        ui.add_space(GRID);
        for refusal in deciding.refusal.iter().chain(&import.complaint) {
            refusal_ui(ui, refusal);
        }
        ui.horizontal(|ui| {
            if nothing {
                if primary_ui(ui, &t!("import.close"), true).clicked() {
                    actions.push(Action::RefuseImport);
                }
                return;
            }
            if primary_ui(ui, &t!("import.accept"), true).clicked() {
                match deciding.decisions(scene) {
                    Ok(decisions) => actions.push(Action::AcceptImport { decisions }),
                    Err(refusal) => deciding.refusal = Some(refusal),
                }
            }
            if ui.button(t!("import.refuse")).clicked() {
                actions.push(Action::RefuseImport);
            }
        });
    });
    if refused {
        actions.push(Action::RefuseImport);
    }
    view.cards.import = Some(deciding);
}

/// Who, what to look out for, what is new. It has the keyboard at first, so that what is being typed when the question
/// appears answers nothing.
fn particulars_ui(
    ui: &mut Ui,
    scene: &Scene,
    import: &ImportPreview,
    deciding: &mut ImportView,
    opening: bool,
) {
    let mut height = ui.ctx().content_rect().height() - REST;
    if deciding.refusal.is_some() || import.complaint.is_some() {
        height -= theme::CONTROL;
    }
    let id = Id::unique("import particulars");
    let area = rows_area(ui, height).animated(false);
    let shown = area.show(ui, |ui| {
        scroll_by_keys(ui, id, height);
        let margin = Margin::symmetric(EDGE as i8 - 4, GRID as i8);
        Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.set_width(ui.available_width());
            brought_ui(ui, scene, import, deciding);
        });
    });
    // Where everything fits, the area is lower than it could be.
    let mut seen = shown.inner_rect;
    seen.set_height(seen.height().min(shown.content_size.y));
    let region = ui.interact(seen, id, Sense::FOCUSABLE);
    region.widget_info(|| WidgetInfo::labeled(Role::ScrollView, true, t!("import.particulars")));
    if opening {
        region.request_focus();
    }
    let line = Stroke::new(1.0, palette(ui).line);
    ui.painter()
        .rect_stroke(seen, RADIUS_ROW, line, StrokeKind::Inside);
    focus_ring(ui, seen, &region);
}

pub(super) fn brought_ui(
    ui: &mut Ui,
    scene: &Scene,
    import: &ImportPreview,
    deciding: &mut ImportView,
) {
    authors_ui(ui, import);
    warnings_ui(ui, import);
    clashes_ui(ui, scene, deciding);
    if !import.new.is_empty() {
        heading_ui(ui, &t!("import.new", count = import.new.len()));
        rows_ui(ui, &import.new);
    }
}

fn scroll_by_keys(ui: &Ui, id: Id, page: f32) {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return;
    }
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, UP_DOWN));
    let steps = [
        (Key::ArrowDown, -LINE),
        (Key::ArrowUp, LINE),
        (Key::PageDown, -page),
        (Key::PageUp, page),
    ];
    for (key, step) in steps {
        let presses = ui.input(|input| input.num_presses(key));
        if presses > 0 {
            let delta = vec2(0.0, step * presses as f32);
            ui.scroll_with_delta_animation(delta, ScrollAnimation::none());
        }
    }
}

fn heading_ui(ui: &mut Ui, text: &str) {
    ui.add_space(2.0 * GRID);
    ui.label(theme::label(ui, text));
}

fn authors_ui(ui: &mut Ui, import: &ImportPreview) {
    if import.authors.is_empty() {
        return;
    }
    heading_ui(ui, &t!("import.authors"));
    Grid::new("authors")
        .num_columns(2)
        .spacing([EDGE, GRID])
        .min_row_height(theme::LIGHT)
        .show(ui, |ui| {
            for (author, new, known) in &import.authors {
                ui.label(wording::author(author));
                let words = t!("import.author", new = new, known = known);
                let words = RichText::new(words).text_style(theme::secondary());
                ui.label(words.color(palette(ui).muted));
                ui.end_row();
            }
        });
}

/// Altered entries, clocks that are off.
fn warnings_ui(ui: &mut Ui, import: &ImportPreview) {
    if import.altered > 0 {
        heading_ui(ui, &t!("import.altered"));
        warning_ui(ui, t!("import.altered-why", count = import.altered));
    }
    if !import.clocks.is_empty() {
        heading_ui(ui, &t!("import.clocks"));
        for clock in &import.clocks {
            warning_ui(ui, clock.as_str().into());
        }
    }
}

fn warning_ui(ui: &mut Ui, text: Cow<'_, str>) {
    let words = RichText::new(text).color(palette(ui).due_soon.ink);
    ui.add(Label::new(words).wrap());
}
