//! The recovery centre: every copy of the notebook, what it differs by, and a way to bring that back.

use eframe::egui::{
    Align, Label, Layout, Rect, Response, RichText, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2,
    vec2,
};
use rust_i18n::t;

use super::import_rows::rows_ui;
use super::look::{explained_ui, modal_ui, primary_ui, rows_area};
use crate::ui::choice::focus_ring;
use crate::ui::theme::{self, CHIP, GRID, RADIUS_ROW, palette};
use crate::ui::{Action, CopyContents, Recovery, RecoveryStep, SavedCopy, View};

const WIDTH: f32 = 760.0;
/// How much of the window's height the list of copies may take, and the two lists of entries.
const COPIES: f32 = 0.28;
const ENTRIES: f32 = 0.3;
/// Widths of what is said of a copy: what it is, when it was written, how many entries, how large.
const COLUMNS: [f32; 4] = [152.0, 136.0, 72.0, 80.0];

pub(super) fn recovery_ui(
    ui: &Ui,
    recovery: &Recovery,
    view: &mut View,
    actions: &mut Vec<Action>,
) {
    let closed = modal_ui(
        ui,
        "recovery",
        &t!("recovery.title"),
        WIDTH,
        |ui, opening| {
            if opening {
                view.cards.copy = 0;
            }
            copies_ui(ui, recovery, &mut view.cards.copy, actions);
        },
    );
    if closed {
        actions.push(Action::Recovery(RecoveryStep::Close));
    }
}

/// The copies, what the chosen one differs by, and what can be done with it.
pub(super) fn copies_ui(
    ui: &mut Ui,
    recovery: &Recovery,
    chosen: &mut usize,
    actions: &mut Vec<Action>,
) {
    explained_ui(ui, &recovery.notebook.display().to_string());
    let height = ui.ctx().content_rect().height();
    if recovery.copies.is_empty() {
        ui.label(t!("recovery.none"));
    }
    rows_area(ui, height * COPIES)
        .id_salt("copies")
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for (at, copy) in recovery.copies.iter().enumerate() {
                if copy_ui(ui, copy, *chosen == at).clicked() {
                    *chosen = at;
                }
            }
        });
    ui.add_space(GRID);
    if let Some(copy) = recovery.copies.get(*chosen) {
        particulars_ui(ui, copy, height * ENTRIES);
    }
    ui.add_space(GRID);
    buttons_ui(ui, recovery, *chosen, actions);
}

/// One copy in a line.
fn copy_ui(ui: &mut Ui, copy: &SavedCopy, chosen: bool) -> Response {
    let written = copy
        .written
        .map(|time| time.format("%Y-%m-%d %H:%M").to_string());
    let (entries, differs) = match &copy.contents {
        Ok(contents) => (
            t!("recovery.entries", count = contents.entries).into_owned(),
            difference(contents),
        ),
        Err(_) => (String::new(), t!("recovery.unreadable").into_owned()),
    };
    let size = copy
        .size
        .map(|bytes| t!("recovery.size", count = bytes.div_ceil(1024)));
    let cells = [
        copy.kind.clone(),
        written.unwrap_or_default(),
        entries,
        size.unwrap_or_default().into_owned(),
        differs,
    ];
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), CHIP), Sense::click());
    let spoken = cells.iter().filter(|it| !it.is_empty());
    let spoken = spoken.cloned().collect::<Vec<_>>().join(" ");
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, &spoken));
    let palette = palette(ui);
    if chosen || response.hovered() {
        let fill = if chosen {
            palette.soft_accent
        } else {
            palette.chip
        };
        ui.painter().rect_filled(rect, RADIUS_ROW, fill);
    }
    focus_ring(ui, rect, &response);
    let mut left = rect.left() + 2.0 * GRID;
    let widths = COLUMNS.into_iter().chain([f32::INFINITY]);
    for (column, (text, width)) in cells.into_iter().zip(widths).enumerate() {
        let width = width.min(rect.right() - left - 2.0 * GRID).max(0.0);
        let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(width, CHIP));
        let layout = Layout::left_to_right(Align::Center);
        let builder = UiBuilder::new()
            .id_salt(column)
            .max_rect(cell)
            .layout(layout);
        let mut cell = ui.new_child(builder);
        let ink = if column == 0 {
            palette.ink
        } else {
            palette.muted
        };
        let words = RichText::new(text)
            .text_style(theme::secondary())
            .color(ink);
        cell.add(Label::new(words).truncate().selectable(false));
        left += width + GRID;
    }
    response
}

fn difference(contents: &CopyContents) -> String {
    match (contents.only_there, contents.only_here) {
        (0, 0) => t!("recovery.same"),
        (0, here) => t!("recovery.fewer", count = here),
        (there, 0) => t!("recovery.more", count = there),
        (there, here) => t!("recovery.both", there = there, here = here),
    }
    .into()
}

/// Where the chosen copy is, and what it differs by.
fn particulars_ui(ui: &mut Ui, copy: &SavedCopy, height: f32) {
    explained_ui(ui, &copy.path.display().to_string());
    let contents = match &copy.contents {
        Ok(contents) => contents,
        Err(why) => {
            let words = RichText::new(why).color(palette(ui).due_soon.ink);
            ui.add(Label::new(words).wrap());
            return;
        }
    };
    rows_area(ui, height).id_salt("entries").show(ui, |ui| {
        let lists = [
            (
                t!("recovery.only-there", count = contents.only_there),
                &contents.there,
            ),
            (
                t!("recovery.only-here", count = contents.only_here),
                &contents.here,
            ),
        ];
        for (nth, (title, rows)) in lists.into_iter().enumerate() {
            if !rows.is_empty() {
                ui.label(theme::label(ui, title));
                ui.push_id(nth, |ui| rows_ui(ui, rows));
            }
        }
    });
}

fn buttons_ui(ui: &mut Ui, recovery: &Recovery, chosen: usize, actions: &mut Vec<Action>) {
    let copy = recovery.copies.get(chosen);
    let contents = copy.and_then(|copy| copy.contents.as_ref().ok());
    let missing = contents.map_or(0, |contents| contents.only_there);
    let (words, may_restore) = if recovery.is_damaged {
        let is_backup = copy.is_some_and(|copy| copy.is_backup);
        (t!("recovery.replace"), contents.is_some() && is_backup)
    } else {
        (t!("recovery.restore", count = missing), missing > 0)
    };
    let explained = match recovery.is_damaged {
        true => t!("recovery.replace-why"),
        false => t!("recovery.restore-why"),
    };
    explained_ui(ui, &explained);
    ui.horizontal(|ui| {
        if primary_ui(ui, &words, may_restore).clicked() {
            actions.push(Action::Recovery(RecoveryStep::Restore(chosen)));
        }
        if ui.button(t!("recovery.close")).clicked() {
            actions.push(Action::Recovery(RecoveryStep::Close));
        }
    });
}
