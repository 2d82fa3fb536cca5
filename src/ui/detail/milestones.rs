//! The measure's milestones to tick, and the measure as a whole.

use eframe::egui::{Stroke, Ui};
use rust_i18n::t;

use super::clash::clash_ui;
use super::facts::{Fact, day_words, marked_words, year_words};
use super::marking::{act, marks_on, open_form_ui};
use super::parts::{fold_ui, section_ui};
use super::row::{Row, row_ui};
use crate::notebook::{Light, MarkState, MeasureState, MilestoneState, Status};
use crate::plan::{Milestone, MilestoneKind, Period};
use crate::ui::theme::palette;
use crate::ui::{Action, MarkTarget, Scene, View};
use crate::wording;

/// Draws a row for each milestone and one for the measure.
pub(in crate::ui) fn milestones_ui(
    ui: &mut Ui,
    scene: &Scene,
    view: &mut View,
    actions: &mut Vec<Action>,
    index: usize,
) {
    let measure = &scene.workbook.plan.measures[index];
    let state = &scene.state.measures[index];
    section_ui(ui, &t!("detail.milestones"));
    for (nth, milestone) in measure.milestones.iter().enumerate() {
        let Some(milestone_state) = state.milestones.get(nth) else {
            continue;
        };
        line_ui(ui);
        ui.push_id(("milestone", nth), |ui| {
            let key = MarkTarget {
                measure: index,
                milestone: Some(nth),
                period: None,
            };
            milestone_ui(ui, scene, view, actions, key, milestone, milestone_state);
        });
    }
    line_ui(ui);
    ui.push_id("whole", |ui| {
        let key = MarkTarget {
            measure: index,
            milestone: None,
            period: None,
        };
        let row = whole_row(scene, state, key);
        drawn_ui(ui, scene, view, actions, &row, false);
    });
}

/// The row of a measure as a whole, or of one of its milestones.
pub(super) fn row_of<'a>(scene: &Scene<'a>, key: MarkTarget) -> Option<Row<'a>> {
    let measure = scene.workbook.plan.measures.get(key.measure)?;
    let state = scene.state.measures.get(key.measure)?;
    let Some(nth) = key.milestone else {
        return Some(whole_row(scene, state, key));
    };
    let (milestone, state) = (measure.milestones.get(nth)?, state.milestones.get(nth)?);
    Some(milestone_row(scene, key, milestone, state))
}

/// The row of a recurring milestone stands for its next period.
fn milestone_row<'a>(
    scene: &Scene,
    key: MarkTarget,
    milestone: &'a Milestone,
    state: &MilestoneState,
) -> Row<'a> {
    if is_recurring(milestone) {
        recurring_row(scene, key, milestone, state)
    } else {
        dated_row(scene, key, milestone, state)
    }
}

fn is_recurring(milestone: &Milestone) -> bool {
    milestone.recurs.is_some() && milestone.kind == MilestoneKind::Every
}

fn line_ui(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(
        eframe::egui::vec2(ui.available_width(), 1.0),
        eframe::egui::Sense::hover(),
    );
    let line = Stroke::new(1.0, palette(ui).line);
    ui.painter().hline(rect.x_range(), rect.center().y, line);
}

fn milestone_ui(
    ui: &mut Ui,
    scene: &Scene,
    view: &mut View,
    actions: &mut Vec<Action>,
    key: MarkTarget,
    milestone: &Milestone,
    state: &MilestoneState,
) {
    let recurs = is_recurring(milestone);
    let row = milestone_row(scene, key, milestone, state);
    drawn_ui(ui, scene, view, actions, &row, recurs);
    if recurs && !state.marks.is_empty() {
        let name = t!("detail.marked-periods", count = state.marks.len());
        fold_ui(ui, &name, |ui| {
            for (period, marks) in &state.marks {
                let Some(period) = *period else { continue };
                ui.push_id(period, |ui| {
                    let row = period_row(scene, key, milestone, period, marks);
                    drawn_ui(ui, scene, view, actions, &row, false);
                });
            }
        });
    }
}

/// A row with the clash and the form that belong to it.
fn drawn_ui(
    ui: &mut Ui,
    scene: &Scene,
    view: &mut View,
    actions: &mut Vec<Action>,
    row: &Row,
    asks_period: bool,
) {
    if let Some(choice) = row_ui(ui, row, &mut view.detail.flash) {
        act(scene, view, actions, (row.key, row.tick), choice);
    }
    if !asks_period
        && let Some(marks) = marks_on(scene, row.key)
        && marks.is_clash()
    {
        clash_ui(ui, scene, view, actions, row.key, marks);
    }
    open_form_ui(ui, scene, view, actions, row.key, asks_period);
}

/// The statuses a next mark may start from: all sides, where marks clash.
fn statuses(marks: Option<&MarkState>, otherwise: Status) -> Vec<Status> {
    let mut sides: Vec<Status> = marks.into_iter().flat_map(MarkState::sides).collect();
    sides.sort_unstable();
    sides.dedup();
    if sides.is_empty() {
        sides.push(otherwise);
    }
    sides
}

fn dated_row<'a>(
    scene: &Scene,
    key: MarkTarget,
    milestone: &'a Milestone,
    state: &MilestoneState,
) -> Row<'a> {
    let marks = state.marks_on(None);
    let new_due = state.new_due();
    let mut facts = Vec::new();
    let day = day_words(milestone);
    match new_due {
        Some(new_due) => {
            facts.push(Fact {
                words: t!("detail.was", day = day).into(),
                struck: true,
            });
            facts.push(Fact::of(t!("list.moved", due = new_due)));
        }
        None => facts.push(Fact::of(day)),
    }
    facts.extend(marked_words(scene, marks).map(Fact::of));
    if state.status == Status::Open {
        facts.extend(year_words(milestone).map(Fact::of));
    }
    Row {
        key,
        tick: Some(key).filter(|_| !marks.is_some_and(MarkState::is_clash)),
        words: milestone.text.clone(),
        governs: &milestone.governs,
        statuses: statuses(marks, state.status),
        light: state.light,
        facts,
        why: Some(wording::why(milestone, &scene.workbook.plan)),
    }
}

/// The row of a recurring milestone stands for its oldest period that is not done.
fn recurring_row<'a>(
    scene: &Scene,
    key: MarkTarget,
    milestone: &'a Milestone,
    state: &MilestoneState,
) -> Row<'a> {
    let next = state.next_period;
    let marks = next.and_then(|period| state.marks_on(Some(period)));
    let tick = MarkTarget {
        period: next,
        ..key
    };
    let mut facts = Vec::new();
    match (next, state.due) {
        (Some(period), Some(due)) => {
            facts.push(Fact::of(t!(
                "detail.next-period",
                period = period,
                due = due
            )));
        }
        _ if state.status.is_finished() => facts.push(Fact::of(t!("detail.all-periods"))),
        _ => facts.push(Fact::of(t!("detail.period-unknown"))),
    }
    facts.extend(marked_words(scene, marks).map(Fact::of));
    let otherwise = match next {
        Some(_) => Status::Open,
        None => state.status,
    };
    let clashes = marks.is_some_and(MarkState::is_clash);
    Row {
        key,
        tick: next.is_some().then_some(tick).filter(|_| !clashes),
        words: milestone.text.clone(),
        governs: &milestone.governs,
        statuses: statuses(marks, otherwise),
        light: state.light,
        facts,
        why: Some(wording::why(milestone, &scene.workbook.plan)),
    }
}

fn period_row<'a>(
    scene: &Scene,
    key: MarkTarget,
    milestone: &Milestone,
    period: Period,
    marks: &MarkState,
) -> Row<'a> {
    let key = MarkTarget {
        period: Some(period),
        ..key
    };
    let due = milestone.recurs.and_then(|recurs| recurs.due(period));
    let mut facts = Vec::new();
    match (marks.new_due, due) {
        (Some(new_due), due) => {
            facts.extend(due.map(|due| Fact {
                words: t!("detail.was", day = due).into(),
                struck: true,
            }));
            facts.push(Fact::of(t!("list.moved", due = new_due)));
        }
        (None, due) => facts.extend(due.map(|due| Fact::of(due.to_string()))),
    }
    facts.extend(marked_words(scene, Some(marks)).map(Fact::of));
    Row {
        key,
        tick: Some(key).filter(|_| !marks.is_clash()),
        words: period.to_string(),
        governs: "",
        statuses: statuses(Some(marks), marks.status),
        light: Light::None,
        facts,
        why: None,
    }
}

fn whole_row<'a>(scene: &Scene, state: &MeasureState, key: MarkTarget) -> Row<'a> {
    let marks = Some(&state.own);
    let mut facts = Vec::new();
    match marked_words(scene, marks) {
        Some(words) => facts.push(Fact::of(words)),
        None => facts.push(Fact::of(t!(
            "detail.whole-computed",
            status = wording::status(state.status)
        ))),
    }
    facts.extend(
        state
            .own
            .new_due
            .map(|due| Fact::of(t!("list.moved", due = due))),
    );
    Row {
        key,
        tick: Some(key).filter(|_| !state.own.is_clash()),
        words: t!("detail.whole").into(),
        governs: "",
        statuses: statuses(marks, state.status),
        light: state.light,
        facts,
        why: Some(t!("detail.whole-why").into()),
    }
}
