//! Several measures selected: what they have in common, and what is done to all of them as one step.

use std::sync::Arc;

use eframe::egui::{Button, RichText, Ui};
use rust_i18n::t;

use super::common::Common;
use super::form::{Asked, MarkForm, form_ui};
use super::marking::{Choice, choices_ui};
use super::parts::{edged, quiet_ui, refusal_ui, section_ui};
use super::reach::{Reach, Scope};
use super::{may_write, tags, writing};
use crate::notebook::{Mark, Status, check_mark};
use crate::plan::Plan;
use crate::ui::theme;
use crate::ui::{Action, Beside, Scene, Selected, View};
use crate::wording;

/// How many ids a sentence names before it only counts the rest.
const NAMED: usize = 12;

/// What is kept while several measures are selected.
#[derive(Clone, Debug, Default)]
pub(super) struct Several {
    common: Beside<MadeOf, Common>,
    scope: Scope,
    reach: Beside<ReachOf, Reach>,
    asking: Option<Asking>,
}

/// A mark that is chosen, and not yet made.
#[derive(Clone, Debug)]
enum Asking {
    /// Of this selection, and of no other: at once where nothing needs to be told first.
    AtOnce(Status, Arc<Selected>),
    Form(MarkForm),
}

/// What is computed holds until one of these changes.
#[derive(Clone, Debug)]
struct MadeOf {
    edition: u64,
    selected: Arc<Selected>,
}

impl MadeOf {
    fn of(scene: &Scene, view: &View) -> Self {
        Self {
            edition: scene.edition,
            selected: Arc::clone(&view.selected),
        }
    }
}

/// A selection is known by being the same one.
impl PartialEq for MadeOf {
    fn eq(&self, other: &Self) -> bool {
        self.edition == other.edition && Arc::ptr_eq(&self.selected, &other.selected)
    }
}

/// What [`Reach`] is computed of.
#[derive(Clone, Debug, PartialEq)]
struct ReachOf {
    made_of: MadeOf,
    scope: Scope,
    status: Status,
}

/// Draws the pane for `view.selected`.
pub(super) fn several_ui(ui: &mut Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
    ui.heading(t!("several.selected", count = view.selected.len()));
    common_ui(ui, scene, view);
    ui.add_enabled_ui(may_write(scene), |ui| {
        section_ui(ui, &t!("detail.mark-all"));
        marks_ui(ui, scene, view, actions);
        section_ui(ui, &t!("detail.tag-all"));
        ui.horizontal(|ui| {
            tags::adding_ui(ui, view, actions, None, all);
        });
        section_ui(ui, &t!("detail.note-all"));
        let first = || view.selected.first().copied();
        if let Some(draft) = view.current.or_else(first) {
            let submit = t!("detail.submit-all", count = view.selected.len());
            writing::draft_ui(ui, view, actions, draft, &submit, all);
        }
    });
}

fn all(view: &View) -> Vec<usize> {
    view.selected.to_vec()
}

fn common_ui(ui: &mut Ui, scene: &Scene, view: &mut View) {
    let of = MadeOf::of(scene, view);
    let (plan, state) = (Arc::clone(&scene.workbook.plan), Arc::clone(scene.state));
    let selected = Arc::clone(&view.selected);
    let common = &mut view.detail.several.common;
    common.want(of.clone(), scene.worker, move |_| {
        Some(Common::of(&plan, &state, &selected))
    });
    if let Some(common) = common.good(&of) {
        for line in common.lines(&scene.workbook.plan) {
            quiet_ui(ui, line);
        }
    }
}

fn marks_ui(ui: &mut Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
    let before = view.detail.several.scope;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = 7.0 * theme::GRID;
        edged(ui);
        let scope = &mut view.detail.several.scope;
        ui.radio_value(scope, Scope::Measures, t!("detail.scope-measures"));
        ui.radio_value(scope, Scope::Milestones, t!("detail.scope-milestones"));
    });
    if view.detail.several.scope != before {
        view.detail.several.asking = None;
    }
    let name = t!("detail.mark-as");
    let button = Button::new(RichText::new(name.as_ref()).text_style(theme::secondary()));
    let chosen = choices_ui(ui, button, &name, &Status::ALL).map(|choice| match choice {
        Choice::Mark(status) => Asking::AtOnce(status, Arc::clone(&view.selected)),
        Choice::Form(status) => Asking::Form(MarkForm::of(status, None)),
    });
    let asking = chosen.or_else(|| view.detail.several.asking.take());
    view.detail.several.asking =
        asking.and_then(|asking| asking_ui(ui, scene, view, actions, asking));
}

/// What remains to be asked; `None`: it is marked, or no longer wanted.
fn asking_ui(
    ui: &mut Ui,
    scene: &Scene,
    view: &mut View,
    actions: &mut Vec<Action>,
    asking: Asking,
) -> Option<Asking> {
    let status = match &asking {
        Asking::AtOnce(_, selected) if !Arc::ptr_eq(selected, &view.selected) => return None,
        Asking::AtOnce(status, _) => *status,
        Asking::Form(form) => form.status,
    };
    let of = want_reach(scene, view, status);
    let several = &mut view.detail.several;
    let form = match (asking, several.reach.good(&of)) {
        (asking @ Asking::AtOnce(..), None) => return Some(asking),
        (Asking::AtOnce(..), Some(reach)) if reach.is_whole() => {
            let targets = several.reach.take_good(&of)?.targets;
            let mark = Mark {
                status,
                ..Mark::default()
            };
            actions.push(Action::Mark { targets, mark });
            return None;
        }
        (Asking::AtOnce(..), Some(_)) => MarkForm::of(status, None),
        (Asking::Form(form), _) => form,
    };
    form_of_several_ui(ui, scene, several, actions, (of, form)).map(Asking::Form)
}

fn want_reach(scene: &Scene, view: &mut View, status: Status) -> ReachOf {
    let scope = view.detail.several.scope;
    let of = ReachOf {
        made_of: MadeOf::of(scene, view),
        scope,
        status,
    };
    let (plan, state) = (Arc::clone(&scene.workbook.plan), Arc::clone(scene.state));
    let selected = Arc::clone(&view.selected);
    let reach = &mut view.detail.several.reach;
    reach.want(of.clone(), scene.worker, move |_| {
        Some(Reach::of((&plan, &state), &selected, scope, status))
    });
    of
}

/// `None`: it is submitted or given up.
fn form_of_several_ui(
    ui: &mut Ui,
    scene: &Scene,
    several: &mut Several,
    actions: &mut Vec<Action>,
    (of, mut form): (ReachOf, MarkForm),
) -> Option<MarkForm> {
    // While it is found out anew of a changed selection, what was known before is told.
    let none = Reach::default();
    let is_of_this = |it: &ReachOf| it.scope == of.scope && it.status == of.status;
    let known = several.reach.last_of().is_some_and(is_of_this);
    let last = several.reach.last().filter(|_| known);
    let reach = last.unwrap_or(&none);
    if !reach.refusing.is_empty() {
        refusal_ui(ui, &refusing(&scene.workbook.plan, reach, of.status));
    }
    let submit = match of.scope {
        Scope::Measures => t!("detail.mark-measures", count = reach.targets.len()),
        Scope::Milestones => t!("detail.mark-milestones", count = reach.targets.len()),
    };
    match form_ui(ui, &mut form, false, &submit) {
        Some(Asked::Cancel) => return None,
        Some(Asked::Submit) => {}
        None => return Some(form),
    }
    let goes_to_any = several
        .reach
        .good(&of)
        .is_some_and(|reach| !reach.targets.is_empty());
    if !goes_to_any {
        return Some(form);
    }
    // Who can take the status is known; only the particulars are still to be checked.
    let checked = form.mark(false).and_then(|mark| {
        let checked = check_mark(mark.status, &mark, None);
        checked
            .map(|()| mark)
            .map_err(|it| wording::mark_error(&it))
    });
    match checked {
        Ok(mark) => {
            let targets = several.reach.take_good(&of)?.targets;
            actions.push(Action::Mark { targets, mark });
            None
        }
        Err(refusal) => {
            form.refusal = Some(refusal);
            Some(form)
        }
    }
}

/// Which measures cannot take the mark.
fn refusing(plan: &Plan, reach: &Reach, status: Status) -> String {
    let named = reach.refusing.iter().take(NAMED);
    let ids = named.filter_map(|&index| Some(plan.measures.get(index)?.id.as_str()));
    let ids = ids.collect::<Vec<_>>().join(&t!("list.and"));
    let count = reach.refusing.len();
    let status = wording::status(status);
    if count > NAMED {
        t!(
            "detail.refusing-many",
            count = count,
            ids = ids,
            status = status
        )
        .into()
    } else {
        t!("detail.refusing", count = count, ids = ids, status = status).into()
    }
}
