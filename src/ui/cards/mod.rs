//! What lies over the window or asks for an answer: first start, news, imports, paths, notices.

mod confirm_close;
mod department_field;
mod escape;
mod file_text;
mod import;
mod import_clash;
mod import_clash_columns;
mod import_rows;
mod introduction;
mod jump;
mod look;
mod names;
mod news;
mod notices;
mod opening;
mod parts;
mod path_request;
mod plans;
mod recovery;
mod review;
mod settings;
mod settings_places;
mod share;
mod view;

pub(super) use eframe::egui::Align2 as Corner;
use eframe::egui::Ui;

pub(super) use self::look::{aside_ui, card, dismiss_ui, explained_ui, primary_ui};
pub(super) use self::news::folded_news_ui;
pub(super) use self::parts::{import_part_ui, recovery_part_ui, review_part_ui, share_part_ui};
pub use self::view::CardsView;
use super::tour::tour_ui;
use super::{Action, Scene, View};

/// Draws the cards that the scene has. Those aside leave the window usable; of those that ask for an answer one is shown
/// at a time.
pub fn cards_ui(ui: &mut Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
    let escaped = escape::was_free(ui);
    notices::notices_ui(ui, scene, view, actions);
    opening::opening_ui(ui, scene, actions);
    let introduces = !scene.preferences.introduced && !scene.name_wanted;
    if view.mode.is_some() {
        // What lies aside would lie over what is read.
    } else if introduces {
        introduction::introduction_ui(ui, scene, view, actions, escaped);
    } else if view.tour.is_some() {
        tour_ui(ui, scene, view, escaped);
    } else {
        news::news_ui(ui, scene, view, actions, escaped);
    }
    if !introduces && !scene.name_wanted {
        view.cards.author = None;
    }
    if scene.path_request.is_none() {
        view.cards.path = None;
    }
    if scene.import.is_none() {
        view.cards.import = None;
    }
    review::review_ui(ui, scene, view, actions);
    names::names_ui(ui, scene, view);
    plans::plans_ui(ui, scene, view, actions);
    settings::settings_ui(ui, scene, view, actions);
    if let Some(file) = scene.file_text {
        file_text::file_text_ui(ui, file, actions);
    }
    if let Some(request) = scene.path_request {
        path_request::path_request_ui(ui, request, view, actions);
    } else if scene.confirm_close {
        confirm_close::confirm_close_ui(ui, scene.saving, actions);
    } else if let Some(share) = scene.share {
        share::share_ui(ui, share, actions);
    } else if let Some(recovery) = scene.recovery {
        recovery::recovery_ui(ui, recovery, view, actions);
    } else if scene.name_wanted {
        // An import may wait for the name: whoever decides about a clash signs it.
        introduction::name_wanted_ui(ui, scene, view, actions);
    } else if let Some(import) = scene.import {
        import::import_ui(ui, scene, import, view, actions);
    } else {
        jump::jump_ui(ui, scene, view, actions);
    }
}
