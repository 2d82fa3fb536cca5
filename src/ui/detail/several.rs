//! Several measures selected: what they have in common, and what is done to all of them as one step.

use std::collections::BTreeSet;
use std::sync::Arc;

use eframe::egui::{Button, RichText, Ui};
use rust_i18n::t;

use super::common::Common;
use super::form::{Asked, MarkForm, form_ui};
use super::marking::{Choice, choices_ui};
use super::parts::{edged, quiet_ui, refusal_ui, section_ui};
use super::{may_write, tags, writing};
use crate::notebook::{Mark, MarkState, Status, check_mark};
use crate::plan::Plan;
use crate::ui::theme;
use crate::ui::{Action, Beside, MarkTarget, Scene, View};
use crate::wording;

/// How many ids a sentence names before it only counts the rest.
const NAMED: usize = 12;

/// What is kept while several measures are selected.
#[derive(Clone, Debug, Default)]
pub(super) struct Several {
    common: Beside<MadeOf, Common>,
    scope: Scope,
    form: Option<(MadeOf, MarkForm, Reach)>,
}

/// What a mark of several measures goes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Scope {
    /// Each measure as a whole.
    #[default]
    Measures,
    /// Each of their milestones that is not done.
    Milestones,
}

/// What is computed holds until one of these changes.
#[derive(Clone, Debug)]
struct MadeOf {
    edition: u64,
    selected: Arc<BTreeSet<usize>>,
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

/// What a mark would go to, and the measures that cannot take it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Reach {
    targets: Vec<MarkTarget>,
    refusing: Vec<usize>,
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
    view.selected.iter().copied().collect()
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
        view.detail.several.form = None;
    }
    let name = t!("detail.mark-as");
    let button = Button::new(RichText::new(name.as_ref()).text_style(theme::secondary()));
    if let Some(choice) = choices_ui(ui, button, &name, &Status::ALL) {
        choose(scene, view, actions, choice);
    }
    open_form_ui(ui, scene, view, actions);
}

/// Marks at once where nothing needs to be asked or told first.
fn choose(scene: &Scene, view: &mut View, actions: &mut Vec<Action>, choice: Choice) {
    let (Choice::Mark(status) | Choice::Form(status)) = choice;
    let reach = Reach::of(scene, &view.selected, view.detail.several.scope, status);
    let nothing_to_tell = reach.refusing.is_empty() && !reach.targets.is_empty();
    if matches!(choice, Choice::Mark(_)) && nothing_to_tell {
        let mark = Mark {
            status,
            ..Mark::default()
        };
        let targets = reach.targets;
        actions.push(Action::Mark { targets, mark });
        view.detail.several.form = None;
    } else {
        let form = MarkForm::of(status, None);
        view.detail.several.form = Some((MadeOf::of(scene, view), form, reach));
    }
}

impl Reach {
    fn of(scene: &Scene, selected: &BTreeSet<usize>, scope: Scope, status: Status) -> Self {
        let mut reach = Self::default();
        for &measure in selected {
            let before = reach.targets.len();
            match scope {
                Scope::Measures => reach.put_measure(scene, measure, status),
                Scope::Milestones => reach.put_milestones(scene, measure, status),
            }
            if reach.targets.len() == before {
                reach.refusing.push(measure);
            }
        }
        reach
    }

    fn put_measure(&mut self, scene: &Scene, measure: usize, status: Status) {
        let state = scene.state.measures.get(measure);
        let takes =
            state.is_some_and(|state| state.status.may_become(status) && !state.own.is_clash());
        self.targets.extend(takes.then_some(MarkTarget {
            measure,
            milestone: None,
            period: None,
        }));
    }

    fn put_milestones(&mut self, scene: &Scene, measure: usize, status: Status) {
        let Some(state) = scene.state.measures.get(measure) else {
            return;
        };
        let milestones = &scene.workbook.plan.measures[measure].milestones;
        for (nth, (milestone, state)) in milestones.iter().zip(&state.milestones).enumerate() {
            let period = state.next_period;
            let recurs = milestone.recurs.is_some();
            let marks = state.marks_on(period);
            let from = marks.map_or(Status::Open, |marks| marks.status);
            let open = !state.status.is_finished() && (period.is_some() || !recurs);
            let clashes = marks.is_some_and(MarkState::is_clash);
            if open && !clashes && from.may_become(status) {
                self.targets.push(MarkTarget {
                    measure,
                    milestone: Some(nth),
                    period,
                });
            }
        }
    }
}

fn open_form_ui(ui: &mut Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
    let Some((mut made_of, mut form, mut reach)) = view.detail.several.form.take() else {
        return;
    };
    if made_of != MadeOf::of(scene, view) {
        reach = Reach::of(
            scene,
            &view.selected,
            view.detail.several.scope,
            form.status,
        );
        made_of = MadeOf::of(scene, view);
    }
    if !reach.refusing.is_empty() {
        refusal_ui(ui, &refusing(&scene.workbook.plan, &reach, form.status));
    }
    let submit = match view.detail.several.scope {
        Scope::Measures => t!("detail.mark-measures", count = reach.targets.len()),
        Scope::Milestones => t!("detail.mark-milestones", count = reach.targets.len()),
    };
    let asked = form_ui(ui, &mut form, false, &submit);
    if asked == Some(Asked::Submit) && !reach.targets.is_empty() {
        // Who can take the status is known; only the particulars are still to be checked.
        let checked = form.mark(false).and_then(|mark| {
            let checked = check_mark(mark.status, &mark, None);
            checked
                .map(|()| mark)
                .map_err(|it| wording::mark_error(&it))
        });
        match checked {
            Ok(mark) => {
                let targets = reach.targets;
                actions.push(Action::Mark { targets, mark });
                return;
            }
            Err(refusal) => form.refusal = Some(refusal),
        }
    }
    if asked != Some(Asked::Cancel) {
        view.detail.several.form = Some((made_of, form, reach));
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
