//! The line at the bottom: how many are shown, what presses, where the notebook lives, why a measure is not shown.

use eframe::egui::{
    Align, Button, Frame, Label, Layout, Margin, Popup, PopupCloseBehavior, RectAlign, Response,
    RichText, TextEdit, Ui,
};
use rust_i18n::t;

use super::cards::folded_news_ui;
use super::choice::focus_ring;
use super::list::selection;
use super::pages::unattached_link_ui;
use super::theme::{self, palette};
use super::{Scene, View};
use crate::notebook::Light;
use crate::plan::fold_name;
use crate::query::{Facet, Summary};
use crate::wording;

/// Draws the line.
pub(super) fn status_bar_ui(ui: &mut Ui, scene: &Scene, view: &mut View) {
    ui.horizontal_centered(|ui| {
        ui.style_mut().override_text_style = Some(theme::secondary());
        ui.spacing_mut().interact_size.y = theme::LIGHT;
        counts_ui(ui, scene, view);
        folded_news_ui(ui, scene, view);
        unattached_link_ui(ui, scene, view);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            why_ui(ui, scene, view);
            path_ui(ui, scene);
        });
    });
}

fn counts_ui(ui: &mut Ui, scene: &Scene, view: &mut View) {
    let total = scene.workbook.plan.measures.len();
    let shown = scene.results.rows.len();
    let Summary {
        overdue,
        due_this_month,
        ..
    } = *scene.summary;
    ui.label(t!("status-bar.shown", total = total, shown = shown));
    let quiet = |text: String, color| Button::new(RichText::new(text).color(color)).frame(false);
    if overdue > 0 {
        ui.label("·");
        let text = t!("status-bar.overdue", count = overdue).into_owned();
        let button = ui.add(quiet(text, palette(ui).overdue.ink));
        focus_ring(ui, button.rect.expand(3.0), &button);
        if button
            .on_hover_text(t!("status-bar.overdue-hint"))
            .clicked()
        {
            view.filter.clear(Facet::Light);
            view.filter.lights.insert(Light::Overdue);
        }
    }
    if due_this_month > 0 {
        ui.label("·");
        ui.label(t!("status-bar.due-this-month", count = due_this_month));
    }
}

/// Where the notebook lives; a click copies the path.
fn path_ui(ui: &mut Ui, scene: &Scene) {
    let path = scene.notebook_path.display().to_string();
    let (words, hint) = if scene.is_shared {
        let words = t!("status-bar.shared", path = shortened(&path, 24));
        (words, t!("status-bar.shared-hint", path = path))
    } else {
        let hint = t!("status-bar.path-hint", path = path);
        (shortened(&path, 36).into(), hint)
    };
    let words = RichText::new(words).color(palette(ui).muted);
    let button = Button::new(words).frame(false).truncate();
    let response = ui.add(button).accessible_name(match scene.is_shared {
        true => t!("status-bar.shared", path = path),
        false => t!("status-bar.path", path = path),
    });
    focus_ring(ui, response.rect.expand(3.0), &response);
    if response.on_hover_text(hint).clicked() {
        ui.ctx().copy_text(path);
    }
}

/// The end of a path, which tells more than its beginning; `max` in characters.
fn shortened(path: &str, max: usize) -> String {
    let length = path.chars().count();
    if length <= max {
        return path.to_owned();
    }
    let tail: String = path.chars().skip(length + 1 - max).collect();
    format!("…{tail}")
}

/// Why a measure is not shown: a field for its id, and the answer above it.
fn why_ui(ui: &mut Ui, scene: &Scene, view: &mut View) {
    let field = TextEdit::singleline(&mut view.why)
        .id_salt("why")
        .hint_text("5.4")
        .desired_width(48.0)
        .margin(Margin::symmetric(6, 2));
    let field = ui.add(field).accessible_name(t!("why.name"));
    let words = RichText::new(t!("why.question")).color(palette(ui).muted);
    ui.add(Label::new(words));
    let asked = fold_name(&view.why);
    if field.gained_focus() || field.changed() {
        view.why_open = true;
    }
    if asked.is_empty() || !view.why_open {
        return;
    }
    let mut open = true;
    Popup::from_response(&field)
        .align(RectAlign::TOP_END)
        .open_bool(&mut open)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .frame(Frame::popup(ui.style()).inner_margin(Margin::same(12)))
        .show(|ui| answer_ui(ui, scene, view, &asked));
    if !open && !field.has_focus() {
        view.why_open = false;
    }
}

fn answer_ui(ui: &mut Ui, scene: &Scene, view: &mut View, asked: &str) -> Option<Response> {
    ui.set_max_width(320.0);
    let Some(measure) = scene.workbook.plan.find(asked) else {
        ui.label(t!("why.unknown", id = asked));
        return None;
    };
    let facets = scene.index.hidden_by(&view.filter, measure);
    if facets.is_empty() {
        ui.label(t!("why.shown", id = asked));
        let go = ui.button(t!("why.go"));
        if go.clicked() {
            selection::go_to(view, measure);
            view.why_open = false;
        }
        return Some(go);
    }
    ui.label(t!("why.hidden", id = asked));
    ui.horizontal_wrapped(|ui| {
        for &facet in &facets {
            let words = t!("why.loosen", facet = wording::facet(facet));
            if ui.button(words).clicked() {
                view.filter.clear(facet);
            }
        }
        if facets.len() > 1 && ui.button(t!("why.loosen-all")).clicked() {
            for &facet in &facets {
                view.filter.clear(facet);
            }
        }
    });
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_path_keeps_its_end() {
        assert_eq!(shortened("/家/批注本.ron", 20), "/家/批注本.ron");
        assert_eq!(shortened("/home/someone/批注本.ron", 10), "…e/批注本.ron");
    }
}
