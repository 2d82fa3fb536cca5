//! The index of what the plan names: systems and platforms, documents, departments, and the measures that name each.

use std::sync::Arc;

use eframe::egui::{Align, Label, Layout, ScrollArea, TextEdit, Ui, UiBuilder, vec2};
use rust_i18n::t;

use super::look::{explained_ui, link_ui, modal_ui};
use crate::query::{Filter, Named, NamedKind, Stance};
use crate::ui::choice::{LINE, choice_ui};
use crate::ui::theme::GRID;
use crate::ui::{Scene, View};
use crate::wording;

const WIDTH: f32 = 860.0;
/// Width of the list of names.
const NAMES: f32 = 340.0;
/// What title, tabs and buttons take of the window's height.
const REST: f32 = 240.0;

/// What is open and chosen on the page.
#[derive(Clone, Debug, Default)]
pub struct NamesView {
    open: bool,
    kind: NamedKind,
    /// A part of the names wanted.
    typed: String,
    chosen: Option<String>,
    /// What is listed, kept until the names, their kind or what is typed change.
    shown: Option<Shown>,
}

#[derive(Clone, Debug)]
struct Shown {
    of: Arc<Vec<Named>>,
    kind: NamedKind,
    typed: String,
    /// Indices into the names.
    places: Arc<Vec<usize>>,
}

impl NamesView {
    pub fn open(&mut self) {
        self.open = true;
    }

    /// Opens the page at a name.
    pub fn open_at(&mut self, kind: NamedKind, name: &str) {
        self.open = true;
        self.kind = kind;
        self.typed.clear();
        self.chosen = Some(name.to_owned());
    }

    pub fn is_open(&self) -> bool {
        self.open
    }

    fn shown(&mut self, all: &Arc<Vec<Named>>) -> Arc<Vec<usize>> {
        let is_it = |shown: &&Shown| {
            Arc::ptr_eq(&shown.of, all) && shown.kind == self.kind && shown.typed == self.typed
        };
        if let Some(shown) = self.shown.as_ref().filter(is_it) {
            return Arc::clone(&shown.places);
        }
        let places = Arc::new(Named::sought(all, self.kind, &self.typed));
        self.shown = Some(Shown {
            of: Arc::clone(all),
            kind: self.kind,
            typed: self.typed.clone(),
            places: Arc::clone(&places),
        });
        places
    }
}

/// Draws the page while it is open.
pub(super) fn names_ui(ui: &Ui, scene: &Scene, view: &mut View) {
    let page = &mut view.cards.names;
    if !page.open {
        page.shown = None;
        return;
    }
    let nothing = Arc::default();
    let all = scene.named.unwrap_or(&nothing);
    let mut wanted = None;
    let closed = modal_ui(ui, "names", &t!("names.title"), WIDTH, |ui, _| {
        kinds_ui(ui, page, all);
        let places = page.shown(all);
        let shown = Listed {
            all,
            places: &places,
        };
        let height = (ui.ctx().content_rect().height() - REST).max(120.0);
        let size = vec2(ui.available_width(), height);
        let (rect, _) = ui.allocate_exact_size(size, eframe::egui::Sense::hover());
        let middle = rect.left() + NAMES.min(rect.width() * 0.5);
        let layout = Layout::top_down(Align::Min);
        let part = |name: &str, rect| UiBuilder::new().id_salt(name).max_rect(rect).layout(layout);
        let mut left = ui.new_child(part("names", rect.with_max_x(middle)));
        match scene.named {
            Some(_) => list_ui(&mut left, page, &shown),
            None => explained_ui(&mut left, &t!("names.looking")),
        }
        let mut right = ui.new_child(part("of name", rect.with_min_x(middle + 4.0 * GRID)));
        let chosen = page.chosen.as_ref().and_then(|name| shown.find(name));
        wanted = chosen.and_then(|chosen| measures_ui(&mut right, scene, chosen));
        ui.add_space(GRID);
        ui.horizontal(|ui| {
            if ui.button(t!("names.close")).clicked() {
                page.open = false;
            }
            if ui.button(t!("names.copy")).clicked() {
                ui.ctx().copy_text(text(scene, shown.iter()));
            }
            explained_ui(ui, &t!("names.count", count = places.len()));
        });
    });
    page.open &= !closed && wanted.is_none();
    match wanted {
        Some(Wanted::Measure(measure)) => view.show_measure(measure, scene.index),
        Some(Wanted::Filter(filter)) => view.filter = *filter,
        None => {}
    }
}

/// What a click on the page asks for.
enum Wanted {
    Measure(usize),
    Filter(Box<Filter>),
}

fn kinds_ui(ui: &mut Ui, page: &mut NamesView, all: &[Named]) {
    ui.horizontal(|ui| {
        for kind in NamedKind::ALL {
            let count = Named::of_kind(all, kind).len();
            let words = t!(
                "names.kind",
                kind = wording::named_kind(kind),
                count = count
            );
            if ui.selectable_label(page.kind == kind, words).clicked() {
                page.kind = kind;
            }
        }
        let field = TextEdit::singleline(&mut page.typed)
            .hint_text(t!("names.search"))
            .desired_width(180.0);
        ui.add(field).accessible_name(t!("names.search"));
    });
}

/// The names that are listed.
struct Listed<'a> {
    all: &'a [Named],
    places: &'a [usize],
}

impl<'a> Listed<'a> {
    fn iter(&self) -> impl Iterator<Item = &'a Named> {
        self.places.iter().filter_map(|&place| self.all.get(place))
    }

    fn find(&self, name: &str) -> Option<&'a Named> {
        self.iter().find(|it| it.name == name)
    }
}

fn list_ui(ui: &mut Ui, page: &mut NamesView, shown: &Listed) {
    if shown.places.is_empty() {
        explained_ui(ui, &t!("names.none"));
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical()
        .id_salt(page.kind)
        .auto_shrink(false)
        .show_rows(ui, LINE, shown.places.len(), |ui, rows| {
            let places = shown.places.get(rows).unwrap_or_default();
            for named in places.iter().filter_map(|&place| shown.all.get(place)) {
                let stance = match page.chosen.as_ref() == Some(&named.name) {
                    true => Stance::Chosen,
                    false => Stance::Indifferent,
                };
                if choice_ui(ui, &named.name, named.measures.len(), stance).clicked() {
                    page.chosen = Some(named.name.clone());
                }
            }
        });
}

/// The measures that name it: a click goes to one, a link shows all in the list.
fn measures_ui(ui: &mut Ui, scene: &Scene, named: &Named) -> Option<Wanted> {
    let mut wanted = None;
    ui.add(Label::new(&named.name).wrap());
    if link_ui(ui, &t!("names.filter")).clicked() {
        wanted = Some(Wanted::Filter(Box::new(filter(named))));
    }
    let height = ui.spacing().interact_size.y;
    ScrollArea::vertical()
        .id_salt(&named.name)
        .auto_shrink(false)
        .show_rows(ui, height, named.measures.len(), |ui, rows| {
            for &index in named.measures.get(rows).into_iter().flatten() {
                let Some(measure) = scene.workbook.plan.measures.get(index) else {
                    continue;
                };
                let words = t!("news.measure", id = measure.id, title = measure.title);
                if link_ui(ui, &words).clicked() {
                    wanted = Some(Wanted::Measure(index));
                }
            }
        });
    wanted
}

fn filter(named: &Named) -> Filter {
    match named.kind {
        NamedKind::Department => Filter {
            departments: [named.name.clone()].into(),
            ..Filter::default()
        },
        NamedKind::System | NamedKind::Document => Filter {
            search: named.name.clone(),
            ..Filter::default()
        },
    }
}

/// A line for each name: the name, how many measures, their ids.
fn text<'a>(scene: &Scene, shown: impl Iterator<Item = &'a Named>) -> String {
    let measures = &scene.workbook.plan.measures;
    let mut text = String::new();
    for named in shown {
        let ids = named.measures.iter().filter_map(|&it| measures.get(it));
        let ids: Vec<&str> = ids.map(|it| it.id.as_str()).collect();
        let ids = ids.join(&t!("answer.comma"));
        text.push_str(&format!(
            "{}\t{}\t{ids}\n",
            named.name,
            named.measures.len()
        ));
    }
    text
}
