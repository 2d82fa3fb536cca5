//! The measures of all plans that are open, filtered together: what one department has in each.

use eframe::egui::{
    Align2, ComboBox, Rect, Response, Role, ScrollArea, Sense, TextEdit, TextStyle, Ui, WidgetInfo,
    vec2,
};
use rust_i18n::t;

use super::look::{explained_ui, modal_ui};
use crate::notebook::Status;
use crate::query::{Filter, Month, Search};
use crate::ui::choice::focus_ring;
use crate::ui::list::{ColumnChoice, Columns, Found, Row, Standing, row_ui};
use crate::ui::theme::{self, GRID, palette};
use crate::ui::{Action, Scene, Shelved, View};
use crate::wording;

const WIDTH: f32 = 1040.0;
/// What title, fields and buttons take of the window's height.
const REST: f32 = 240.0;

/// What is open and typed on the page.
#[derive(Clone, Debug, Default)]
pub struct PlansView {
    open: bool,
    department: String,
    month: Option<Month>,
    status: Option<Status>,
    search: String,
}

/// Indices into the shelf, and into the measures of that plan.
#[derive(Clone, Copy, Debug)]
enum Line {
    /// With how many of its measures are shown, once that is known.
    Plan(usize, Option<usize>),
    Measure(usize, usize),
}

impl View {
    /// Opens the page with what is being looked for.
    pub(in crate::ui) fn open_plans(&mut self) {
        let mut departments = self.filter.departments.iter();
        let page = &mut self.cards.plans;
        page.open = true;
        page.department = departments.next().cloned().unwrap_or_default();
        page.search.clone_from(&self.filter.search);
    }
}

impl PlansView {
    /// What is looked for, while the page is open.
    pub(super) fn wanted(&self) -> Option<Filter> {
        if !self.open {
            return None;
        }
        let department = self.department.trim();
        let wanted = (!department.is_empty()).then(|| department.to_owned());
        Some(Filter {
            departments: wanted.into_iter().collect(),
            months: self.month.into_iter().collect(),
            statuses: self.status.into_iter().collect(),
            search: self.search.clone(),
            ..Filter::default()
        })
    }
}

/// The lines of the page: the plans, each with what of it is let through.
#[derive(Default)]
struct Lines<'a> {
    shelf: &'a [Shelved<'a>],
    /// How many lines there are up to the end of each plan.
    ends: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn of(shelf: &'a [Shelved<'a>]) -> Self {
        let mut end = 0;
        let ends = shelf.iter().map(|plan| {
            end += 1 + plan.passing.unwrap_or_default().len();
            end
        });
        let ends = ends.collect();
        Self { shelf, ends }
    }

    fn count(&self) -> usize {
        self.ends.last().copied().unwrap_or_default()
    }

    fn line(&self, at: usize) -> Option<Line> {
        let place = self.ends.partition_point(|&end| end <= at);
        let before = place.checked_sub(1).and_then(|it| self.ends.get(it));
        let within = at - before.copied().unwrap_or_default();
        let passing = self.shelf.get(place)?.passing;
        match within.checked_sub(1) {
            None => Some(Line::Plan(place, passing.map(<[usize]>::len))),
            Some(row) => Some(Line::Measure(place, *passing?.get(row)?)),
        }
    }
}

/// Draws the page while it is open.
pub(super) fn plans_ui(ui: &Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
    let page = &mut view.cards.plans;
    if !page.open {
        return;
    }
    let mut wanted = None;
    let closed = modal_ui(ui, "plans page", &t!("plans.page"), WIDTH, |ui, _| {
        fields_ui(ui, page);
        let is_known = |it: &Shelved<'_>| it.index.department(page.department.trim()).is_some();
        if !page.department.trim().is_empty() && !scene.shelf.iter().any(is_known) {
            explained_ui(ui, &t!("plans.unknown"));
        }
        let height = (ui.ctx().content_rect().height() - REST).max(120.0);
        wanted = lines_ui(ui, scene, &Lines::of(scene.shelf), height);
        ui.add_space(GRID);
        if ui.button(t!("plans.done")).clicked() {
            page.open = false;
        }
    });
    page.open &= !closed && wanted.is_none();
    actions.extend(wanted);
}

fn fields_ui(ui: &mut Ui, page: &mut PlansView) {
    ui.horizontal_wrapped(|ui| {
        let mut field = |typed: &mut String, hint: &str| {
            let field = TextEdit::singleline(typed)
                .hint_text(hint)
                .desired_width(220.0);
            ui.add(field).accessible_name(hint);
        };
        field(&mut page.department, &t!("plans.department"));
        field(&mut page.search, &t!("plans.search"));
        let months = (1..=12).map(Month::Number).chain([Month::None]);
        let months = months.map(|it| (it, wording::month(it)));
        choose_ui(
            ui,
            "plans month",
            &t!("plans.month"),
            &mut page.month,
            months,
        );
        let statuses = Status::ALL.into_iter().map(|it| (it, wording::status(it)));
        choose_ui(
            ui,
            "plans status",
            &t!("plans.status"),
            &mut page.status,
            statuses,
        );
    });
}

/// One of some values, or any.
fn choose_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    id: &str,
    any: &str,
    chosen: &mut Option<T>,
    values: impl Iterator<Item = (T, std::borrow::Cow<'static, str>)> + Clone,
) {
    let shown = values.clone().find(|(value, _)| Some(*value) == *chosen);
    let shown = shown.map_or(any.to_owned(), |(_, words)| words.into_owned());
    ComboBox::from_id_salt(id)
        .selected_text(shown)
        .show_ui(ui, |ui| {
            ui.selectable_value(chosen, None, any);
            for (value, words) in values {
                ui.selectable_value(chosen, Some(value), words);
            }
        })
        .response
        .accessible_name(any);
}

/// The plans, each with its measures that pass; a click goes to one.
fn lines_ui(ui: &mut Ui, scene: &Scene, lines: &Lines, height: f32) -> Option<Action> {
    let mut wanted = None;
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical()
        .id_salt("plans lines")
        .auto_shrink(false)
        .max_height(height)
        .min_scrolled_height(height)
        .show_rows(ui, theme::ROW_COMPACT, lines.count(), |ui, shown| {
            for line in shown.filter_map(|at| lines.line(at)) {
                let size = vec2(ui.available_width(), theme::ROW_COMPACT);
                let (rect, response) = ui.allocate_exact_size(size, Sense::click());
                let (plan, measure) = match line {
                    Line::Plan(place, count) => {
                        head_ui(ui, rect, &response, scene, (place, count));
                        (place, None)
                    }
                    Line::Measure(place, measure) => {
                        measure_ui(ui, rect, &response, scene, (place, measure));
                        (place, Some(measure))
                    }
                };
                if response.clicked() {
                    wanted = Some(Action::GoTo { plan, measure });
                }
            }
        });
    wanted
}

fn head_ui(
    ui: &Ui,
    rect: Rect,
    response: &Response,
    scene: &Scene,
    (place, count): (usize, Option<usize>),
) {
    let Some(plan) = scene.shelf.get(place) else {
        return;
    };
    let plan = &plan.workbook.plan;
    let all = plan.measures.len();
    let words = match count {
        Some(count) => t!("plans.head", title = plan.title, count = count, all = all),
        None => t!("plans.looking", title = plan.title, all = all),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &*words));
    let palette = palette(ui);
    ui.painter().rect_filled(rect, 0.0, palette.side);
    let at = rect.left_center() + vec2(theme::EDGE, 0.0);
    let font = TextStyle::Body.resolve(ui.style());
    ui.painter()
        .text(at, Align2::LEFT_CENTER, words, font, palette.accent);
    focus_ring(ui, rect, response);
}

fn measure_ui(
    ui: &Ui,
    rect: Rect,
    response: &Response,
    scene: &Scene,
    (place, index): (usize, usize),
) {
    let Some(plan) = scene.shelf.get(place) else {
        return;
    };
    let nothing = Search::default();
    let found = Found::of(&nothing);
    let state = plan.state.measures.get(index);
    if let Some(row) = Row::of(&plan.workbook.plan, index, state, &found) {
        let columns = Columns::of(rect.x_range(), &ColumnChoice::default());
        row_ui(ui, rect, &columns, response, &row, Standing::default());
    }
}
