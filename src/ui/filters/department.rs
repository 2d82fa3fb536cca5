use eframe::egui::{
    self, Align2, Rect, Response, Role, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2,
};
use rust_i18n::t;

use super::{group_ui, value_ui};
use crate::plan::{Register, fold_name};
use crate::query::{DepartmentCount, Facet, Filter, Role as Part, Stance, Value};
use crate::ui::choice::focus_ring;
use crate::ui::theme::{self, CONTROL, GRID, RADIUS_CONTROL, RADIUS_ROW, palette};
use crate::ui::{Scene, View};
use crate::wording;

/// So many departments are listed before anything is typed.
const SHORT: usize = 6;

/// Role, my department, and the others by number of measures.
pub(super) fn department_ui(ui: &mut Ui, scene: &Scene, view: &mut View) {
    let counts = &scene.results.counts;
    let mine = my_department(scene);
    let mut typed = std::mem::take(&mut view.department_search);
    let mut all = view.all_departments;
    group_ui(ui, &mut view.filter, Facet::Department, |ui, filter| {
        roles_ui(ui, &counts.roles, filter);
        ui.add_space(GRID);
        if let Some(name) = &mine {
            let count = counts.departments.iter().find(|d| d.name == *name);
            let count = count.map_or(0, |count| in_role(count, filter.role));
            let label = t!("filter.mine", name = name);
            value_ui(ui, filter, &Value::Department(name.clone()), &label, count);
        }
        search_ui(ui, &mut typed, counts.departments.len());
        let found = found(&counts.departments, &scene.workbook.register, &typed);
        let short = typed.trim().is_empty() && !all;
        let others = found.iter().filter(|d| mine.as_ref() != Some(&d.name));
        for (place, department) in others.enumerate() {
            let value = Value::Department(department.name.clone());
            if short && place >= SHORT && filter.stance(&value) == Stance::Indifferent {
                continue;
            }
            let count = in_role(department, filter.role);
            value_ui(ui, filter, &value, &department.name, count);
        }
        more_ui(ui, &mut all, &typed, found.len());
    });
    view.department_search = typed;
    view.all_departments = all;
}

/// The user's department as the register calls it.
pub(in crate::ui) fn my_department(scene: &Scene) -> Option<String> {
    let written = scene.preferences.author.department.trim();
    if written.is_empty() {
        return None;
    }
    let canonical = scene.workbook.register.canonical(written);
    Some(canonical.unwrap_or(written).to_owned())
}

fn in_role(count: &DepartmentCount, role: Part) -> usize {
    match role {
        Part::Any => count.any,
        Part::Lead => count.lead,
        Part::Responsible => count.responsible,
    }
}

/// The departments whose name or alias has what was typed.
pub(in crate::ui) fn found<'a>(
    departments: &'a [DepartmentCount],
    register: &Register,
    typed: &str,
) -> Vec<&'a DepartmentCount> {
    let wanted = fold_name(typed);
    let has = |name: &str| fold_name(name).contains(&wanted);
    departments
        .iter()
        .filter(|department| {
            has(&department.name)
                || register
                    .departments
                    .iter()
                    .filter(|known| known.name == department.name)
                    .any(|known| known.aliases.iter().any(|alias| has(alias)))
        })
        .collect()
}

fn search_ui(ui: &mut Ui, typed: &mut String, total: usize) {
    if total <= SHORT {
        return;
    }
    let field = TextEdit::singleline(typed)
        .id_salt("department search")
        .hint_text(t!("filter.department-hint", count = total))
        .desired_width(f32::INFINITY)
        .margin(egui::Margin::symmetric(8, 5));
    ui.add(field)
        .accessible_name(t!("filter.department-search"));
}

fn more_ui(ui: &mut Ui, all: &mut bool, typed: &str, total: usize) {
    if !typed.trim().is_empty() || total <= SHORT {
        return;
    }
    let words = if *all {
        t!("filter.fewer")
    } else {
        t!("filter.all-departments", count = total)
    };
    let words = egui::RichText::new(words)
        .text_style(theme::secondary())
        .color(palette(ui).accent);
    if ui
        .add(egui::Button::new(words).frame_when_inactive(false))
        .clicked()
    {
        *all = !*all;
    }
}

/// Either, lead, responsible: a switch of three.
fn roles_ui(ui: &mut Ui, counts: &DepartmentCount, filter: &mut Filter) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), CONTROL), Sense::hover());
    ui.painter()
        .rect_filled(rect, RADIUS_CONTROL, palette(ui).chip);
    let inner = rect.shrink(2.0);
    let width = inner.width() / 3.0;
    for (place, role) in [Part::Any, Part::Lead, Part::Responsible]
        .into_iter()
        .enumerate()
    {
        let min = pos2(inner.left() + width * place as f32, inner.top());
        let part = Rect::from_min_size(min, vec2(width, inner.height()));
        // Without a department the counts of roles say nothing.
        let count = (!filter.departments.is_empty()).then(|| in_role(counts, role));
        if role_ui(ui, part, role, count, filter.role == role).clicked() {
            filter.role = role;
        }
    }
}

fn role_ui(ui: &Ui, rect: Rect, role: Part, count: Option<usize>, chosen: bool) -> Response {
    let name = wording::role(role);
    let response = ui.interact(rect, ui.scope_id().with(("role", role)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, &name));
    let palette = palette(ui);
    if chosen {
        ui.painter().rect_filled(rect, RADIUS_ROW, palette.panel);
    }
    let text = match count {
        Some(count) => format!("{name} {count}"),
        None => name.into_owned(),
    };
    let ink = if chosen { palette.ink } else { palette.muted };
    let font = theme::secondary().resolve(ui.style());
    ui.painter()
        .text(rect.center(), Align2::CENTER_CENTER, text, font, ink);
    focus_ring(ui, rect, &response);
    response
}
