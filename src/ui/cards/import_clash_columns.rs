use std::sync::Arc;

use eframe::egui::{Label, RichText, TextStyle, Ui};
use rust_i18n::t;

use crate::notebook::{Act, Clash, Record};
use crate::ui::Scene;
use crate::ui::detail::{dotted, moment};
use crate::ui::theme::{self, GRID, palette};
use crate::wording;

/// Below this width the columns stand one under the other.
const SIDE_BY_SIDE: f32 = 480.0;

/// What both sides began from, what is here, what would come.
pub(super) fn columns_ui(ui: &mut Ui, scene: &Scene, clash: &Clash) {
    let columns = [
        (t!("import.base"), clash.base.as_slice()),
        (t!("import.mine"), &clash.mine[..]),
        (t!("import.theirs"), &clash.theirs[..]),
    ];
    if ui.available_width() < SIDE_BY_SIDE {
        for (name, records) in columns {
            column_ui(ui, scene, &name, records);
        }
        return;
    }
    ui.columns_const(|uis: &mut [Ui; 3]| {
        for (ui, (name, records)) in uis.iter_mut().zip(columns) {
            column_ui(ui, scene, &name, records);
        }
    });
}

fn column_ui(ui: &mut Ui, scene: &Scene, name: &str, records: &[Arc<Record>]) {
    ui.spacing_mut().item_spacing.y = GRID / 2.0;
    ui.label(theme::label(ui, name));
    if records.is_empty() {
        let nothing = RichText::new(t!("import.nothing-there"));
        ui.label(nothing.color(palette(ui).muted));
    }
    for record in records {
        ui.add(Label::new(said(record)).selectable(true).wrap());
        let Some(entry) = record.genuine() else {
            continue;
        };
        let by = [
            wording::author(&entry.author),
            moment(entry.time, scene.viewpoint),
        ];
        let by = RichText::new(dotted(&by)).text_style(TextStyle::Small);
        ui.add(Label::new(by.color(palette(ui).muted)).wrap());
    }
    ui.add_space(GRID);
}

/// What an entry says of the thing itself: the words of a note, the status of a mark with its particulars.
pub(super) fn said(record: &Record) -> String {
    let Some(entry) = record.genuine() else {
        return String::new();
    };
    match &entry.act {
        Act::Note { text, .. } | Act::Edit { text } => text.clone(),
        Act::Mark(mark) | Act::Settle(mark) => wording::mark(mark),
        act => wording::act(act),
    }
}
