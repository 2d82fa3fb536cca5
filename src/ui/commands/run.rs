use eframe::egui::Context;

use super::Command::{self, *};
use super::paste;
use super::size::{larger, size, smaller};
use crate::query::Filter;
use crate::ui::hits;
use crate::ui::list::selection;
use crate::ui::tabs;
use crate::ui::{
    Action, Mode, Page, PathPurpose, Preferences, RecoveryStep, Scene, SharingStep, Theme, View,
};
use crate::wording;

impl Command {
    /// Does it: changes what is looked at, or asks for an action.
    pub fn run(self, ctx: &Context, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
        if scene.is_behind && self.needs_rows() {
            view.held.commands.push(self);
            return;
        }
        let prefer = |change: &dyn Fn(&mut Preferences)| {
            let mut preferences = scene.preferences.clone();
            change(&mut preferences);
            Action::SetPreferences(preferences)
        };
        let export = |filtered| {
            let private = view.export_private;
            Action::Ask(PathPurpose::Export { filtered, private })
        };
        match self {
            Open => actions.push(Action::Ask(PathPurpose::Open)),
            OpenPasted => paste::ask(ctx, view),
            OpenEmbedded => actions.push(Action::OpenEmbedded),
            SaveNow => actions.push(Action::RetrySave),
            SaveNotebookAs => actions.push(Action::Ask(PathPurpose::SaveNotebookAs)),
            Share => actions.push(Action::Sharing(SharingStep::Ask)),
            Recovery => actions.push(Action::Recovery(RecoveryStep::Open)),
            TakeIn => actions.push(Action::Ask(PathPurpose::TakeIn)),
            ExportShown => actions.push(export(true)),
            ExportAll => actions.push(export(false)),
            ExportPrivate => view.export_private = !view.export_private,
            LedgerShown => actions.push(Action::Ask(PathPurpose::Ledger { filtered: true })),
            Picture => {
                let chart = view.chart().map(PathPurpose::Picture);
                actions.extend(chart.map(Action::Ask));
            }
            Quit => actions.push(Action::Quit),
            Undo => actions.push(Action::Undo),
            Redo => actions.push(Action::Redo),
            Copy if view.selected.len() <= FEW => ctx.copy_text(copied(scene, view)),
            Copy => actions.push(Action::Copy(view.selected.to_vec())),
            SelectAll => selection::select_all(view, &scene.results.rows),
            Search => view.focus_search = true,
            Jump => view.cards.jump(),
            NextHit => hits::step(scene, view, true),
            PreviousHit => hits::step(scene, view, false),
            List | Timeline | Matrix | Progress => {
                view.leave_mode(scene);
                view.page = self.page().unwrap_or_default();
                tabs::focus(ctx, view.page);
            }
            ClearFilters => view.filter = Filter::default(),
            Side => view.layout.toggle_side(ctx),
            Read => view.turn_to(scene, Mode::Book),
            Meet => view.turn_to(scene, Mode::Meeting),
            Manual => view.turn_to(scene, Mode::Manual),
            Tour => view.begin_tour(scene),
            Review => view.cards.review.open(),
            Changes => turn(scene, view, Page::Changes),
            Unattached => turn(scene, view, Page::Unattached),
            Names => view.cards.names.open(),
            Plans => view.open_plans(),
            ThemeSystem => actions.push(prefer(&|p| p.theme = Theme::System)),
            ThemeLight => actions.push(prefer(&|p| p.theme = Theme::Light)),
            ThemeDark => actions.push(prefer(&|p| p.theme = Theme::Dark)),
            Chinese => actions.push(prefer(&|p| p.language = "zh".into())),
            English => actions.push(prefer(&|p| p.language = "en".into())),
            Larger => actions.push(prefer(&|p| p.zoom = larger(size(p)))),
            Smaller => actions.push(prefer(&|p| p.zoom = smaller(size(p)))),
            UsualSize => actions.push(prefer(&|p| p.zoom = 100)),
            Settings => view.cards.settings.open(),
            Keys => view.keys_page = true,
        }
    }
}

/// Turns to a page, or from it back to the list.
fn turn(scene: &Scene, view: &mut View, page: Page) {
    view.leave_mode(scene);
    view.page = if view.page == page { Page::List } else { page };
}

/// To put so many measures into words takes a frame about a millisecond.
const FEW: usize = 200;

/// The selected measures as text for a chat.
fn copied(scene: &Scene, view: &View) -> String {
    wording::chat(&scene.workbook.plan, scene.state, &view.selected)
}
