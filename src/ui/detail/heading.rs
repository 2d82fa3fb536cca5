use eframe::egui::{
    Align, Button, Label, Layout, RichText, TextStyle, Ui, containers::menu::MenuButton,
};
use rust_i18n::t;

use super::parts::dotted;
use crate::plan::{DiagnosticCode, Measure, Plan};
use crate::ui::division::division_menu_ui;
use crate::ui::text_size::text_menu_ui;
use crate::ui::theme::{self, palette};
use crate::ui::words::copy_menu_ui;
use crate::ui::{Action, Scene, View};
use crate::wording;

/// Where in the document the measure stands and what it is called there, with menus to copy it and to divide it otherwise.
pub(super) fn heading_ui(
    ui: &mut Ui,
    scene: &Scene,
    view: &mut View,
    actions: &mut Vec<Action>,
    (index, doubts): (usize, &[usize]),
) {
    let plan = &scene.workbook.plan;
    let measure = &plan.measures[index];
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = theme::CHIP;
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            copy_ui(ui, scene, index);
            division_menu_ui(ui, scene, view, actions, index);
            text_menu_ui(ui, scene, actions);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let words = dotted(&where_it_stands(plan, measure, doubts));
                let words = RichText::new(words).text_style(theme::secondary());
                ui.add(Label::new(words.color(palette(ui).muted)).truncate());
            });
        });
    });
}

/// Chapter, sections, id, and the number as printed where it is another.
fn where_it_stands(plan: &Plan, measure: &Measure, doubts: &[usize]) -> Vec<String> {
    let mut words = Vec::new();
    if let Some(chapter) = plan.chapters.get(measure.chapter)
        && !chapter.title.is_empty()
    {
        let number = wording::chapter(chapter.number);
        words.push(t!("detail.chapter", number = number, title = chapter.title).into());
    }
    words.extend(measure.section.iter().cloned());
    let differs = |&doubt: &usize| {
        let diagnostic = plan.diagnostics.get(doubt);
        diagnostic.is_some_and(|it| it.code == DiagnosticCode::NumberDiffers)
    };
    words.push(if doubts.iter().any(differs) {
        t!("detail.printed", id = measure.id, label = measure.label).into()
    } else {
        measure.id.clone()
    });
    words
}

fn copy_ui(ui: &mut Ui, scene: &Scene, index: usize) {
    let words = RichText::new(t!("detail.copy")).text_style(TextStyle::Small);
    let button = Button::new(words.color(palette(ui).muted)).frame_when_inactive(false);
    ui.spacing_mut().button_padding.x = theme::GRID;
    let (response, _) = MenuButton::from_button(button).ui(ui, |ui| {
        copy_menu_ui(ui, scene, index, None);
    });
    response.accessible_name(t!("detail.copy-name"));
}
