//! What working in a shared folder would mean, before anything is written there.

use eframe::egui::{Label, RichText, Ui};
use rust_i18n::t;

use super::look::{explained_ui, modal_ui, primary_ui, rows_area};
use crate::ui::theme::{self, GRID, palette};
use crate::ui::{Action, SharePreview, SharingStep};
use crate::wording;

const WIDTH: f32 = 560.0;
/// What title, folder, sentences and buttons take of the window's height.
const REST: f32 = 320.0;

pub(super) fn share_ui(ui: &Ui, share: &SharePreview, actions: &mut Vec<Action>) {
    let refused = modal_ui(ui, "share", &t!("share.title"), WIDTH, |ui, opening| {
        question_ui(ui, share, actions, opening);
    });
    if refused {
        actions.push(Action::Sharing(SharingStep::Refuse));
    }
}

/// What it would mean, and the answers.
pub(super) fn question_ui(
    ui: &mut Ui,
    share: &SharePreview,
    actions: &mut Vec<Action>,
    opening: bool,
) {
    explained_ui(ui, &share.folder.display().to_string());
    ui.add_space(GRID);
    authors_ui(ui, share);
    let own_file = match share.mine {
        0 => t!("share.own-file-later"),
        mine => t!("share.own-file", count = mine),
    };
    ui.add(Label::new(own_file).wrap());
    if share.private > 0 {
        warning_ui(ui, &t!("share.private", count = share.private));
    }
    for sentence in &share.skipped {
        warning_ui(ui, sentence);
    }
    ui.add_space(GRID);
    ui.horizontal(|ui| {
        let begin = primary_ui(ui, &t!("share.begin"), true);
        if begin.clicked() {
            actions.push(Action::Sharing(SharingStep::Begin));
        }
        let refuse = ui.button(t!("share.refuse"));
        if opening {
            // What is being typed when the question appears publishes nothing.
            refuse.request_focus();
        }
        if refuse.clicked() {
            actions.push(Action::Sharing(SharingStep::Refuse));
        }
    });
}

fn authors_ui(ui: &mut Ui, share: &SharePreview) {
    if share.authors.is_empty() {
        ui.add(Label::new(t!("share.empty")).wrap());
        return;
    }
    ui.label(theme::label(ui, t!("share.authors")));
    let height = (ui.ctx().content_rect().height() - REST).max(theme::CHIP);
    rows_area(ui, height).show(ui, |ui| {
        ui.set_width(ui.available_width());
        for (author, count) in &share.authors {
            let author = wording::author(author);
            ui.label(t!("share.author", author = author, count = count));
        }
    });
    ui.add_space(GRID);
}

fn warning_ui(ui: &mut Ui, text: &str) {
    let words = RichText::new(text).color(palette(ui).due_soon.ink);
    ui.add(Label::new(words).wrap());
}
