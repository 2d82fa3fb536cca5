//! How the measure was read: what was repaired or guessed, and the words of the source.

use std::sync::Arc;

use eframe::egui::{Label, RichText, Ui};
use rust_i18n::t;

use super::parts::{card, fold_ui, plain_button, quiet_ui};
use crate::plan::{Diagnostic, Measure, Plan, Severity};
use crate::ui::theme::{self, palette};
use crate::ui::typeset::{Setting, typeset_words};
use crate::ui::{Scene, View};
use crate::wording;

/// The diagnostics of one measure, as indices into the plan's; looked up once for each measure shown.
#[derive(Clone, Debug, Default)]
pub(super) struct Doubts {
    made_of: Option<(Arc<Plan>, usize)>,
    found: Vec<usize>,
}

impl Doubts {
    pub fn of(&mut self, plan: &Arc<Plan>, index: usize) -> &[usize] {
        let is_made =
            |(of, measure): &(Arc<Plan>, usize)| *measure == index && Arc::ptr_eq(of, plan);
        if !self.made_of.as_ref().is_some_and(is_made) {
            let id = plan.measures.get(index).map(|measure| &measure.id);
            let diagnostics = plan.diagnostics.iter().enumerate();
            let about =
                diagnostics.filter(|(_, it)| it.measure.is_some() && it.measure.as_ref() == id);
            self.found = about.map(|(index, _)| index).collect();
            self.made_of = Some((Arc::clone(plan), index));
        }
        &self.found
    }
}

/// Each guess as a line with its question; repairs, which are sure, folded away.
pub(super) fn doubts_ui(ui: &mut Ui, scene: &Scene, view: &mut View, doubts: &[usize]) {
    let diagnostics = &scene.workbook.plan.diagnostics;
    let all = || doubts.iter().filter_map(|&index| diagnostics.get(index));
    for doubt in all().filter(|it| it.severity != Severity::Info) {
        let tint = palette(ui).due_soon;
        card().fill(tint.fill).show(ui, |ui| {
            ui.set_width(ui.available_width());
            let words = RichText::new(wording::diagnostic(doubt)).text_style(theme::secondary());
            ui.add(Label::new(words.color(tint.ink)).wrap());
            let name = t!("review.check");
            if plain_button(ui, &name, &name).clicked()
                && let Some(question) = question(scene, doubt)
            {
                view.cards.review.open_at(question);
            }
        });
    }
    let repairs = all().filter(|it| it.severity == Severity::Info).count();
    if repairs > 0 {
        fold_ui(ui, &t!("detail.repairs", count = repairs), |ui| {
            for repair in all().filter(|it| it.severity == Severity::Info) {
                quiet_ui(ui, wording::diagnostic(repair));
            }
        });
    }
}

/// The question that a doubt belongs to.
fn question(scene: &Scene, doubt: &Diagnostic) -> Option<usize> {
    let read = &scene.workbook.plan_as_read().diagnostics;
    let asks = |index: &usize| read.get(*index) == Some(doubt);
    let mut questions = scene.workbook.review().questions.iter();
    questions.position(|it| it.diagnostics.iter().any(asks))
}

/// The measure as the file has it, line ends and all.
pub(super) fn source_ui(ui: &mut Ui, scene: &Scene, measure: &Measure) {
    fold_ui(ui, &t!("detail.source"), |ui| {
        let source = &scene.workbook.source;
        let words = source.get(measure.source.start..measure.source.end);
        card().fill(palette(ui).side).show(ui, |ui| {
            ui.set_width(ui.available_width());
            let words = words.unwrap_or_default().trim_end();
            let font = theme::secondary().resolve(ui.style());
            let setting = Setting::plain(ui.available_width());
            let galley = typeset_words(ui, words, font, palette(ui).ink, &setting);
            ui.add(Label::new(galley).selectable(true));
        });
    });
}
