//! From a status chosen to the action that gives it.

use eframe::egui::{Button, RichText, Ui, containers::menu::MenuButton, vec2};
use rust_i18n::t;

use super::form::{Asked, MarkForm, form_ui, needs_form};
use super::row::MENU;
use crate::notebook::{Mark, MarkError, MarkState, Status};
use crate::ui::theme::{GRID, palette};
use crate::ui::{Action, MarkTarget, Scene, View};
use crate::wording;

/// What was chosen from the statuses offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    /// Give it as it is.
    Mark(Status),
    /// Ask for particulars first.
    Form(Status),
}

/// The button with three dots: what may follow `from`, each status once.
pub(super) fn menu_ui(ui: &mut Ui, name: &str, from: &[Status]) -> Option<Choice> {
    let words = RichText::new("⋯").color(palette(ui).muted);
    let button = Button::new(words)
        .frame_when_inactive(false)
        .min_size(vec2(MENU, 6.0 * GRID));
    ui.spacing_mut().button_padding = vec2(0.0, 0.0);
    choices_ui(ui, button, name, from)
}

/// The statuses that may follow one of `from`, in a menu behind `button`.
pub(super) fn choices_ui(
    ui: &mut Ui,
    button: Button<'_>,
    name: &str,
    from: &[Status],
) -> Option<Choice> {
    let mut chosen = None;
    let (response, _) = MenuButton::from_button(button).ui(ui, |ui| {
        ui.set_min_width(150.0);
        // That nothing was begun has no particulars to say again.
        let idle = |next: Status| next == Status::Open && from == [Status::Open];
        let allowed =
            |next: &Status| from.iter().any(|from| from.may_become(*next)) && !idle(*next);
        for next in Status::ALL.into_iter().filter(allowed) {
            let word = wording::status(next);
            let again = from == [next];
            let asks = needs_form(next) || again;
            let words = match (again, asks) {
                (true, _) => t!("detail.again", status = word),
                (false, true) => t!("detail.with-form", status = word),
                (false, false) => word,
            };
            if ui.button(words).clicked() {
                chosen = Some(if asks {
                    Choice::Form(next)
                } else {
                    Choice::Mark(next)
                });
            }
            if next == Status::Done && !again && ui.button(t!("detail.done-on")).clicked() {
                chosen = Some(Choice::Form(next));
            }
        }
    });
    response.accessible_name(name);
    chosen
}

/// Gives the mark, or says why it is not taken. Where marks clash it settles them.
pub(super) fn give(
    scene: &Scene,
    actions: &mut Vec<Action>,
    target: MarkTarget,
    mark: Mark,
) -> Result<(), MarkError> {
    let MarkTarget {
        measure, milestone, ..
    } = target;
    let book = scene.workbook;
    book.mark_draft(scene.state, measure, milestone, mark.clone())?;
    actions.push(
        if marks_on(scene, target).is_some_and(MarkState::is_clash) {
            Action::Settle { target, mark }
        } else {
            let targets = vec![target];
            Action::Mark { targets, mark }
        },
    );
    Ok(())
}

/// The marks that stand on a target.
pub(super) fn marks_on<'a>(scene: &Scene<'a>, target: MarkTarget) -> Option<&'a MarkState> {
    let state = scene.state.measures.get(target.measure)?;
    match target.milestone {
        None => Some(&state.own),
        Some(milestone) => state.milestones.get(milestone)?.marks_on(target.period),
    }
}

/// Acts on what was chosen for the row `key`. `target`: what a mark without particulars goes to, where one is known.
pub(super) fn act(
    scene: &Scene,
    view: &mut View,
    actions: &mut Vec<Action>,
    (key, target): (MarkTarget, Option<MarkTarget>),
    choice: Choice,
) {
    let period = target.and_then(|target| target.period);
    let (status, target) = match choice {
        Choice::Mark(status) => (status, target),
        Choice::Form(status) => (status, None),
    };
    let mut form = MarkForm::of(status, period);
    if let Some(target) = target {
        let mark = Mark {
            status,
            period: target.period,
            ..Mark::default()
        };
        match give(scene, actions, target, mark) {
            Ok(()) => return,
            Err(error) => form.refusal = Some(wording::mark_error(&error)),
        }
    }
    view.detail.form = Some((key, form));
}

/// The form that stands open on the row `key`, if one does. `asks_period`: the row is a recurring milestone as a whole.
pub(super) fn open_form_ui(
    ui: &mut Ui,
    scene: &Scene,
    view: &mut View,
    actions: &mut Vec<Action>,
    key: MarkTarget,
    asks_period: bool,
) {
    let open = view.detail.form.take_if(|(at, _)| *at == key);
    let Some((_, mut form)) = open else { return };
    let submit = t!("detail.submit-mark");
    let done = match form_ui(ui, &mut form, asks_period, &submit) {
        None => false,
        Some(Asked::Cancel) => true,
        Some(Asked::Submit) => {
            let outcome = form.mark(asks_period).and_then(|mut mark| {
                mark.period = mark.period.or(key.period);
                let target = MarkTarget {
                    period: mark.period,
                    ..key
                };
                give(scene, actions, target, mark).map_err(|it| wording::mark_error(&it))
            });
            form.refusal = outcome.err();
            form.refusal.is_none()
        }
    };
    if !done {
        view.detail.form = Some((key, form));
    }
}
