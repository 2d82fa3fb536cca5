//! What can stand in the place of the list.

mod changes;
mod rows;
mod spans;
mod unattached;

use eframe::egui::{Align, Frame, Key, Label, Layout, Margin, RichText, TextStyle, Ui};
use rust_i18n::t;

use super::theme::{self, CHIP, GRID};
use super::{Action, Scene, View};

pub use self::changes::ChangesView;
pub(super) use self::unattached::unattached_link_ui;

/// What the middle pane shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Page {
    #[default]
    List,
    /// The milestones by date.
    Timeline,
    /// Departments against months or chapters.
    Matrix,
    /// What is done, and what is late.
    Progress,
    /// What was said and done between two days.
    Changes,
    /// Entries whose words the plan does not have.
    Unattached,
}

/// Draws the page in the place of the list.
pub(super) fn page_ui(ui: &mut Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
    let margin = Margin::symmetric(theme::EDGE as i8, 3 * GRID as i8);
    Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0 * GRID;
        match view.page {
            Page::List | Page::Timeline | Page::Matrix | Page::Progress => {}
            Page::Changes => changes::changes_ui(ui, scene, view, actions),
            Page::Unattached => unattached::unattached_ui(ui, scene, view),
        }
    });
}

/// The page's name, with what it offers and the way back at the right.
fn head_ui(ui: &mut Ui, view: &mut View, title: &str, offers: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = CHIP;
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.button(t!("changes.close")).clicked() {
                view.page = Page::List;
            }
            offers(ui);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let title = RichText::new(title).text_style(TextStyle::Heading);
                ui.add(Label::new(title).truncate());
            });
        });
    });
    let is_free = !ui.text_edit_focused() && ui.memory(|it| it.top_modal_layer().is_none());
    if is_free && ui.input(|input| input.key_pressed(Key::Escape)) {
        view.page = Page::List;
    }
}
