//! Closing while something could not be saved.

use eframe::egui::{Label, RichText, Ui};
use rust_i18n::t;

use super::look::{modal_ui, primary_ui};
use crate::ui::theme::{GRID, palette};
use crate::ui::{Action, PathPurpose, Saving};

const WIDTH: f32 = 440.0;

pub(super) fn confirm_close_ui(ui: &Ui, saving: &Saving, actions: &mut Vec<Action>) {
    let title = match saving {
        Saving::Saved => t!("confirm-close.saved"),
        _ => t!("confirm-close.title"),
    };
    let stays = modal_ui(ui, "confirm close", &title, WIDTH, |ui, opening| {
        if let Saving::Saved = saving {
            saved_ui(ui, actions, opening);
            return;
        }
        let why = match saving {
            Saving::Failed(why) | Saving::ReadOnly(why) => why.into(),
            Saving::Pending(count) => t!("confirm-close.pending", count = count),
            Saving::Saved => return,
        };
        ui.add(Label::new(why.as_ref()).wrap());
        ui.add(Label::new(t!("confirm-close.kept")).wrap());
        ui.add_space(GRID);
        ui.horizontal_wrapped(|ui| {
            let retry = primary_ui(ui, &t!("confirm-close.retry"), true);
            if opening {
                retry.request_focus();
            }
            if retry.clicked() {
                actions.push(Action::RetrySave);
            }
            if ui.button(t!("confirm-close.elsewhere")).clicked() {
                actions.push(Action::Ask(PathPurpose::SaveNotebookAs));
            }
            if ui.button(t!("confirm-close.stay")).clicked() {
                actions.push(Action::StayOpen);
            }
        });
        let give_up = RichText::new(t!("confirm-close.give-up")).color(palette(ui).overdue.ink);
        if ui.button(give_up).clicked() {
            actions.push(Action::QuitUnsaved);
        }
    });
    if stays {
        actions.push(Action::StayOpen);
    }
}

fn saved_ui(ui: &mut Ui, actions: &mut Vec<Action>, opening: bool) {
    ui.horizontal(|ui| {
        let close = primary_ui(ui, &t!("confirm-close.close"), true);
        if opening {
            close.request_focus();
        }
        if close.clicked() {
            actions.push(Action::Quit);
        }
        if ui.button(t!("confirm-close.stay")).clicked() {
            actions.push(Action::StayOpen);
        }
    });
}
