//! Who did what to the measure, and what the viewer does not want to see.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use eframe::egui::{Label, RichText, TextStyle, Ui};
use rust_i18n::t;

use super::parts::{dotted, fold_ui, moment, plain_button, quiet_ui};
use crate::notebook::{About, Act, Entry, EntryId, Record};
use crate::ui::theme::{self, GRID, palette};
use crate::ui::{Action, Scene};
use crate::wording;

/// 已收起: others' entries that the viewer dismissed, each to be shown again.
pub(super) fn dismissed_ui(ui: &mut Ui, scene: &Scene, actions: &mut Vec<Action>, index: usize) {
    let dismissed = &scene.state.measures[index].dismissed;
    if dismissed.is_empty() {
        return;
    }
    let name = t!("detail.dismissed", count = dismissed.len());
    fold_ui(ui, &name, |ui| {
        for record in dismissed {
            let Some(entry) = record.genuine() else {
                continue;
            };
            ui.push_id(&record.id, |ui| {
                quiet_ui(ui, wording::act(&entry.act));
                let author = wording::author(&entry.author);
                ui.horizontal(|ui| {
                    let when = moment(entry.time, scene.viewpoint);
                    ui.label(theme::label(ui, dotted(&[author.clone(), when])));
                    let lift = t!("detail.lift");
                    let name = t!("detail.note-act", act = lift, author = entry.author.name);
                    if plain_button(ui, &lift, &name).clicked() {
                        let entries = vec![record.id.clone()];
                        actions.push(Action::Lift { entries });
                    }
                });
            });
        }
    });
}

/// Every record about the measure, the latest first.
pub(super) fn history_ui(ui: &mut Ui, scene: &Scene, index: usize) {
    let history = &scene.state.measures[index].history;
    if history.is_empty() {
        return;
    }
    let name = t!("detail.history", count = history.len());
    fold_ui(ui, &name, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let known = Known::of(history);
        for record in history.iter().rev() {
            if let Some(entry) = record.genuine() {
                record_ui(ui, scene, &known, record, entry);
                ui.add_space(GRID);
            }
        }
    });
}

/// What the records of one measure say of each other.
struct Known<'a> {
    replaced: HashSet<&'a EntryId>,
    acts: HashMap<&'a EntryId, &'a Act>,
}

impl<'a> Known<'a> {
    fn of(history: &'a [Arc<Record>]) -> Self {
        let entries = || {
            history
                .iter()
                .filter_map(|it| Some((&it.id, it.genuine()?)))
        };
        Self {
            replaced: entries().flat_map(|(_, entry)| &entry.replaces).collect(),
            acts: entries().map(|(id, entry)| (id, &entry.act)).collect(),
        }
    }
}

fn record_ui(ui: &mut Ui, scene: &Scene, known: &Known<'_>, record: &Record, entry: &Entry) {
    let palette = palette(ui);
    let withdrawn = scene.state.withdrawn.contains(&record.id);
    let words = RichText::new(sentence(known, entry)).text_style(theme::secondary());
    let words = if withdrawn {
        words.color(palette.muted).strikethrough()
    } else {
        words.color(palette.ink)
    };
    ui.add(Label::new(words).selectable(true).wrap());
    let mut company = vec![
        wording::author(&entry.author),
        moment(entry.time, scene.viewpoint),
    ];
    company.extend(entry.private.then(|| t!("detail.private").into()));
    company.extend(withdrawn.then(|| t!("detail.withdrawn").into()));
    let replaced = known.replaced.contains(&record.id);
    company.extend(replaced.then(|| t!("detail.replaced").into()));
    let redated = scene.state.redated.contains(&record.id);
    company.extend(redated.then(|| t!("detail.redated").into()));
    let line = RichText::new(dotted(&company)).text_style(TextStyle::Small);
    ui.add(Label::new(line.color(palette.muted)).wrap());
}

/// The act in words, with the milestone or the entry it is about.
fn sentence(known: &Known<'_>, entry: &Entry) -> String {
    let act = wording::act(&entry.act);
    match &entry.about {
        About::Milestone(anchor) => t!("detail.act-on", act = act, what = anchor.text).into(),
        About::Entries(ids) => {
            let acts = ids.iter().filter_map(|id| known.acts.get(id));
            let what: Vec<String> = acts.map(|act| wording::act(act)).collect();
            let what = what.join(&t!("chat.semicolon"));
            t!("detail.act-of", act = act, what = what).into()
        }
        _ => act,
    }
}
