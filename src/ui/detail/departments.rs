use std::collections::BTreeSet;

use eframe::egui::{
    Button, FontSelection, Response, RichText, Stroke, TextStyle, Ui,
    text::{LayoutJob, TextFormat},
    vec2,
};
use rust_i18n::t;

use super::parts::{chips_ui, plain_button};
use crate::plan::{Measure, Party};
use crate::query::Role;
use crate::ui::View;
use crate::ui::choice::focus_ring;
use crate::ui::theme::{self, CHIP, palette};
use crate::wording;

/// Who leads and who answers, each once; a click shows all measures of one.
pub(super) fn departments_ui(ui: &mut Ui, measure: &Measure, view: &mut View) {
    if measure.assignments.is_empty() {
        return;
    }
    ui.add_space(theme::GRID);
    chips_ui(ui, |ui| {
        let mut seen: BTreeSet<(Role, &str)> = BTreeSet::new();
        let lists = || measure.assignments.iter();
        let leads = lists().flat_map(|it| it.lead.iter().map(|party| (Role::Lead, party)));
        let others = lists().flat_map(|it| {
            let parties = it.responsible.iter();
            parties.map(|party| (Role::Responsible, party))
        });
        for (role, party) in leads.chain(others) {
            if seen.insert((role, &party.name)) {
                department_ui(ui, role, party, view);
            }
        }
        if let Some(first) = measure.assignments.first()
            && plain_button(ui, &t!("source.show"), &t!("source.show-assignment")).clicked()
        {
            view.show_source(first.source);
        }
        if lists().any(|it| it.open) {
            let more = RichText::new(t!("detail.open-list")).text_style(theme::secondary());
            ui.label(more.color(palette(ui).muted))
                .on_hover_text(t!("detail.open-list-why"));
        }
    });
}

fn department_ui(ui: &mut Ui, role: Role, party: &Party, view: &mut View) {
    let name = t!(
        "detail.department",
        role = wording::role(role),
        name = party.name
    );
    let chip = chip_ui(ui, role, party).accessible_name(name);
    if chip.clicked() {
        show(view, party, Role::Any);
        view.follow_source(party.source);
    }
    chip.context_menu(|ui| {
        for role in [Role::Any, Role::Lead, Role::Responsible] {
            let words = match role {
                Role::Any => t!("detail.measures-of", name = party.name),
                role => {
                    let role = wording::role(role);
                    t!("detail.measures-of-role", name = party.name, role = role)
                }
            };
            if ui.button(words).clicked() {
                show(view, party, role);
            }
        }
        if ui.button(t!("source.show")).clicked() {
            view.show_source(party.source);
        }
    });
    if party.written == party.name {
        chip.on_hover_text(t!("detail.department-hint"));
    } else {
        chip.on_hover_text(t!("detail.as-written", written = party.written));
    }
}

fn show(view: &mut View, party: &Party, role: Role) {
    view.filter.only_department(&party.name);
    view.filter.role = role;
}

/// The lead says so and is tinted; who answers is quiet.
fn chip_ui(ui: &mut Ui, role: Role, party: &Party) -> Response {
    let palette = palette(ui);
    let style = |style: TextStyle, ink| {
        let font = FontSelection::Style(style).resolve(ui.style());
        TextFormat::simple(font, ink)
    };
    let mut words = LayoutJob::default();
    let fill = if role == Role::Lead {
        let lead = format!("{} ", wording::role(role));
        words.append(&lead, 0.0, style(TextStyle::Small, palette.muted));
        words.append(&party.name, 0.0, style(theme::secondary(), palette.accent));
        palette.soft_accent
    } else {
        words.append(&party.name, 0.0, style(theme::secondary(), palette.ink));
        palette.chip
    };
    let button = Button::new(words)
        .fill(fill)
        .stroke(Stroke::NONE)
        .corner_radius(CHIP / 2.0)
        .min_size(vec2(0.0, CHIP));
    ui.spacing_mut().button_padding = vec2(10.0, 2.0);
    let chip = ui.add(button);
    focus_ring(ui, chip.rect.expand(2.0), &chip);
    chip
}
