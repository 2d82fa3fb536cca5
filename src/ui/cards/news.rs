//! What is new since last time: what colleagues brought, what of my department presses.

use eframe::egui::{Align, Align2, Button, Color32, Label, Layout, RichText, Ui, vec2};
use rust_i18n::t;

use super::look::{ASIDE, aside_ui, card, dismiss_ui, link_ui, rows_area};
use super::view::NewsView;
use crate::notebook::Light;
use crate::query::Filter;
use crate::ui::choice::focus_ring;
use crate::ui::filters::my_department;
use crate::ui::theme::{self, CHIP, GRID, palette};
use crate::ui::{Action, News, Page, Scene, View};

/// So many measures of a part are listed before one asks for all.
const FIRST: usize = 3;
/// What the card leaves free of the window's height: both bars, its own heading, some of the pane.
const FREE: f32 = 176.0;
const MARGIN: f32 = 3.0 * GRID;
const INNER: f32 = ASIDE - 2.0 * MARGIN;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    FromColleagues,
    Overdue,
    DueSoon,
}

pub(super) fn news_ui(
    ui: &Ui,
    scene: &Scene,
    view: &mut View,
    actions: &mut Vec<Action>,
    escaped: bool,
) {
    let Some(news) = scene.news.filter(|news| count(news) > 0) else {
        view.cards.news = NewsView::default();
        return;
    };
    let name = match news.since {
        Some(since) => {
            let since = since.with_timezone(&scene.viewpoint.offset);
            t!("news.since", time = since.format("%Y-%m-%d %H:%M"))
        }
        None => t!("news.first"),
    };
    // The card lies over the measure's pane: it goes aside as soon as one is read there.
    if view.cards.news.beside != view.current {
        view.cards.news.folded = true;
    }
    if view.cards.news.folded {
        return;
    }
    let mut dismissed = escaped;
    aside_ui(ui, "news", &name, Align2::RIGHT_BOTTOM, |ui, _| {
        card(ui).inner_margin(MARGIN).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().interact_size.y = CHIP;
                let size = vec2(INNER - CHIP - 2.0 * GRID, CHIP);
                let title = RichText::new(name.as_ref()).text_style(theme::reading());
                let layout = Layout::left_to_right(Align::Center);
                ui.allocate_ui_with_layout(size, layout, |ui| {
                    ui.set_width(size.x);
                    ui.add(Label::new(title).truncate());
                });
                dismissed |= dismiss_ui(ui, &t!("news.dismiss")).clicked();
            });
            parts_ui(ui, scene, news, view);
        });
    });
    if dismissed {
        actions.push(Action::DismissNews);
    }
}

/// The line in the status bar that brings the card back.
pub(in crate::ui) fn folded_news_ui(ui: &mut Ui, scene: &Scene, view: &mut View) {
    let Some(news) = scene.news.filter(|_| view.cards.news.folded) else {
        return;
    };
    ui.label("·");
    let words = RichText::new(t!("news.folded", count = count(news))).color(palette(ui).accent);
    let link = ui.add(Button::new(words).frame(false));
    focus_ring(ui, link.rect.expand(3.0), &link);
    if link.clicked() {
        view.cards.news.folded = false;
        view.cards.news.beside = view.current;
    }
}

fn count(news: &News) -> usize {
    news.from_colleagues.len() + news.overdue.len() + news.due_soon.len()
}

fn parts_ui(ui: &mut Ui, scene: &Scene, news: &News, view: &mut View) {
    let height = ui.ctx().content_rect().height() - FREE;
    ui.set_width(INNER);
    rows_area(ui, height).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let palette = palette(ui);
        let parts = [
            (Part::FromColleagues, &news.from_colleagues, palette.accent),
            (Part::Overdue, &news.overdue, palette.overdue.ink),
            (Part::DueSoon, &news.due_soon, palette.due_soon.ink),
        ];
        for (part, measures, ink) in parts {
            if !measures.is_empty() {
                ui.push_id(part as u8, |ui| {
                    part_ui(ui, scene, view, (part, measures), ink);
                });
            }
        }
    });
}

/// The count, the first measures, and ways to the rest.
fn part_ui(
    ui: &mut Ui,
    scene: &Scene,
    view: &mut View,
    (part, measures): (Part, &[usize]),
    ink: Color32,
) {
    let mine = my_department(scene).is_some();
    let count = measures.len();
    let title = match part {
        Part::FromColleagues => t!("news.from-colleagues", count = count),
        Part::Overdue if mine => t!("news.overdue-mine", count = count),
        Part::Overdue => t!("news.overdue", count = count),
        Part::DueSoon if mine => t!("news.due-soon-mine", count = count),
        Part::DueSoon => t!("news.due-soon", count = count),
    };
    ui.add_space(GRID);
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = theme::LIGHT;
        ui.label(
            RichText::new(title.as_ref())
                .text_style(theme::secondary())
                .color(ink),
        );
        if let Some(filter) = filter_of(scene, part, measures) {
            let show = link_ui(ui, &t!("news.show"));
            if show
                .accessible_name(t!("news.show-part", part = title))
                .clicked()
            {
                view.filter = filter;
                view.page = Page::List;
                view.cards.news.folded = true;
            }
        }
    });
    let all = view.cards.news.unfolded == Some(part);
    let shown = if all { count } else { FIRST };
    for &measure in measures.iter().take(shown) {
        measure_ui(ui, scene, view, measure);
    }
    if count > FIRST {
        let words = if all {
            t!("news.fewer")
        } else {
            t!("news.more", count = count - FIRST)
        };
        if link_ui(ui, &words).clicked() {
            view.cards.news.unfolded = (!all).then_some(part);
        }
    }
}

/// The filter that shows all of a part, where there is one.
fn filter_of(scene: &Scene, part: Part, measures: &[usize]) -> Option<Filter> {
    let light = match part {
        Part::FromColleagues => return None,
        Part::Overdue => Light::Overdue,
        Part::DueSoon => Light::DueSoon,
    };
    let states = &scene.state.measures;
    let has_light = |&at: &usize| states.get(at).is_some_and(|state| state.light == light);
    measures.iter().all(has_light).then(|| Filter {
        departments: my_department(scene).into_iter().collect(),
        lights: [light].into(),
        ..Filter::default()
    })
}

fn measure_ui(ui: &mut Ui, scene: &Scene, view: &mut View, index: usize) {
    let Some(measure) = scene.workbook.plan.measures.get(index) else {
        return;
    };
    let words = t!("news.measure", id = measure.id, title = measure.title);
    let button = Button::new(words)
        .frame_when_inactive(false)
        .truncate()
        .min_size(vec2(0.0, CHIP));
    if ui.add(button).clicked() {
        view.show_measure(index, scene.index);
        view.cards.news.folded = true;
    }
}
