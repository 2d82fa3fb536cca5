use eframe::egui::{Button, Response, RichText, TextStyle, Ui, vec2};
use rust_i18n::t;

use super::annotated_word;
use crate::query::{Filter, Role};
use crate::ui::commands::Command;
use crate::ui::theme::{self, palette};
use crate::ui::{Action, Scene, View};
use crate::wording;

/// What is chosen, each to be taken out with a click, and a way to clear everything.
pub(in crate::ui) fn chosen_ui(
    ui: &mut Ui,
    scene: &Scene,
    view: &mut View,
    actions: &mut Vec<Action>,
) {
    let mut removed = None;
    for (index, (name, _)) in chosen(scene, &view.filter).into_iter().enumerate() {
        if chip_ui(ui, &name) {
            removed = Some(index);
        }
    }
    if let Some(index) = removed
        && let Some((_, without)) = chosen(scene, &view.filter).into_iter().nth(index)
    {
        view.filter = without;
    }
    if quiet_button(ui, &t!("filter.clear-all")).clicked() {
        view.filter = Filter::default();
    }
    for command in [Command::PreviousHit, Command::NextHit] {
        if command.is_enabled(scene, view) {
            let shortcut = command.shortcut().map(|it| ui.ctx().format_shortcut(&it));
            let button = quiet_button(ui, &command.name());
            if button.on_hover_text(shortcut.unwrap_or_default()).clicked() {
                command.run(ui.ctx(), scene, view, actions);
            }
        }
    }
}

fn quiet_button(ui: &mut Ui, words: &str) -> Response {
    let words = RichText::new(words)
        .text_style(theme::secondary())
        .color(palette(ui).accent);
    ui.add(Button::new(words).frame_when_inactive(false))
}

fn chip_ui(ui: &mut Ui, name: &str) -> bool {
    let palette = palette(ui);
    ui.spacing_mut().interact_size.y = theme::CHIP;
    let words = RichText::new(format!("{name} ×"))
        .text_style(TextStyle::Small)
        .color(palette.accent);
    let button = Button::new(words)
        .fill(palette.soft_accent)
        .corner_radius(theme::CHIP / 2.0)
        .min_size(vec2(0.0, theme::CHIP));
    let spoken = t!("filter.remove", name = name);
    ui.add(button).accessible_name(spoken).clicked()
}

/// Every chosen value: its name, and the filter without it.
fn chosen(scene: &Scene, filter: &Filter) -> Vec<(String, Filter)> {
    let mut list = Vec::new();
    let mut add = |name: String, without: &dyn Fn(&mut Filter) -> bool| {
        let mut loosened = filter.clone();
        without(&mut loosened);
        list.push((name, loosened));
    };
    for chapter in &filter.chapters {
        let known = scene
            .workbook
            .plan
            .chapters
            .iter()
            .find(|c| c.number == *chapter);
        let title = known.map_or("", |known| known.title.as_str());
        let name = t!("filter.chapter", number = chapter, title = title);
        add(name.into(), &|f| f.chapters.remove(chapter));
    }
    for department in &filter.departments {
        let name = match filter.role {
            Role::Any => department.clone(),
            role => format!("{} {department}", wording::role(role)),
        };
        add(name, &|f| f.departments.remove(department));
    }
    for month in &filter.months {
        add(wording::month(*month).into(), &|f| f.months.remove(month));
    }
    for status in &filter.statuses {
        add(wording::status(*status).into(), &|f| {
            f.statuses.remove(status)
        });
    }
    for light in &filter.lights {
        add(wording::light(*light).into(), &|f| f.lights.remove(light));
    }
    for tag in &filter.tags {
        add(tag.clone(), &|f| f.tags.remove(tag));
    }
    for author in &filter.authors {
        add(author.clone(), &|f| f.authors.remove(author));
    }
    if let Some(annotated) = filter.annotated {
        add(annotated_word(annotated).into(), &|f| {
            f.annotated.take().is_some()
        });
    }
    if !filter.search.trim().is_empty() {
        let name = t!("filter.search", text = filter.search.trim());
        add(name.into(), &|f| !std::mem::take(&mut f.search).is_empty());
    }
    list
}
