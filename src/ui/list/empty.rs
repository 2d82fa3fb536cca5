use eframe::egui::{RichText, TextStyle, Ui};
use rust_i18n::t;

use crate::query::Filter;
use crate::ui::theme::{self, palette};
use crate::ui::{Scene, View};
use crate::wording;

/// Nothing to show: which filters hide what there is, and one click to loosen each.
pub(in crate::ui) fn empty_ui(ui: &mut Ui, scene: &Scene, view: &mut View) {
    ui.add_space(3.0 * theme::EDGE);
    ui.vertical_centered(|ui| {
        if scene.is_behind {
            ui.label(RichText::new(t!("empty.at-work")).color(palette(ui).muted));
            return;
        }
        if scene.workbook.plan.measures.is_empty() {
            ui.label(RichText::new(t!("empty.no-measures")).text_style(TextStyle::Heading));
            ui.label(RichText::new(t!("empty.no-measures-why")).color(palette(ui).muted));
            return;
        }
        ui.label(RichText::new(t!("empty.nothing")).text_style(TextStyle::Heading));
        let helps = scene.summary.loosened.iter().any(|&(_, found)| found > 0);
        let why = if helps {
            t!("empty.why")
        } else {
            t!("empty.why-together")
        };
        ui.label(RichText::new(why).color(palette(ui).muted));
        ui.add_space(theme::EDGE);
        ui.spacing_mut().item_spacing.y = 2.0 * theme::GRID;
        let mut loosened = None;
        for &(facet, found) in scene
            .summary
            .loosened
            .iter()
            .filter(|(_, found)| *found > 0)
        {
            let words = t!("empty.loosen", facet = wording::facet(facet), count = found);
            if ui.button(words).clicked() {
                loosened = Some(facet);
            }
        }
        if let Some(facet) = loosened {
            view.filter.clear(facet);
        }
        if ui.button(t!("filter.clear-all")).clicked() {
            view.filter = Filter::default();
        }
    });
}

/// What would stand here is being made for the first time.
pub(in crate::ui) fn at_work_ui(ui: &mut Ui) {
    ui.add_space(3.0 * theme::EDGE);
    ui.vertical_centered(|ui| {
        ui.label(RichText::new(t!("empty.at-work")).color(palette(ui).muted));
    });
}
