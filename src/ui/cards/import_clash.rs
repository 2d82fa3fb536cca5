//! Where a colleague's file and the notebook say different things: both sides beside what they began from, and what is to
//! hold.

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::{Label, RichText, Stroke, TextEdit, Ui};
use rust_i18n::t;

use super::import_clash_columns::{columns_ui, said};
use super::look::{explained_ui, link_ui};
use crate::notebook::{Clash, ClashSubject, Decision, EntryId, Record, Status};
use crate::ui::Scene;
use crate::ui::detail::{MarkForm, card, edged, fields_ui};
use crate::ui::theme::{self, CHIP, GRID, palette};
use crate::wording;

/// So many clashes are shown at once, and so many more when asked for.
const FIRST: usize = 20;

/// What is being decided about the clashes of one import.
#[derive(Clone, Debug)]
pub(super) struct ImportView {
    /// The clashes of that import, told apart by where they are.
    of: Arc<Vec<Clash>>,
    /// By the place of the clash; what is not here stays open.
    choices: BTreeMap<usize, Choice>,
    shown: usize,
    /// The clash whose fields have just opened: they are brought into sight.
    opening: Option<usize>,
    /// What stood in the way when it was last tried.
    pub refusal: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
enum Choice {
    Take(EntryId),
    /// `None` until a status is chosen.
    Mark(Option<MarkForm>),
    Words(String),
}

impl ImportView {
    /// What was decided so far about these clashes; nothing of others.
    pub fn of(kept: Option<Self>, clashes: &Arc<Vec<Clash>>) -> Self {
        let kept = kept.filter(|kept| Arc::ptr_eq(&kept.of, clashes));
        kept.unwrap_or_else(|| Self {
            of: Arc::clone(clashes),
            choices: BTreeMap::new(),
            shown: FIRST,
            opening: None,
            refusal: None,
        })
    }

    /// The decisions by the place of their clash, or a sentence about one that is not whole.
    pub fn decisions(&self, scene: &Scene) -> Result<BTreeMap<usize, Decision>, String> {
        let mut decisions = BTreeMap::new();
        for (&at, choice) in &self.choices {
            let Some(clash) = self.of.get(at) else {
                continue;
            };
            let refused = |why: String| t!("import.refused", what = what(scene, clash), why = why);
            let decision = match choice {
                Choice::Take(side) => Decision::Take(side.clone()),
                Choice::Mark(Some(form)) => Decision::Mark(form.mark(false).map_err(refused)?),
                Choice::Mark(None) => {
                    return Err(refused(t!("import.status-missing").into()).into());
                }
                Choice::Words(words) if words.trim().is_empty() => {
                    return Err(refused(t!("import.words-missing").into()).into());
                }
                Choice::Words(words) => Decision::Words(words.trim().to_owned()),
            };
            decisions.insert(at, decision);
        }
        Ok(decisions)
    }
}

pub(super) fn clashes_ui(ui: &mut Ui, scene: &Scene, view: &mut ImportView) {
    let clashes = Arc::clone(&view.of);
    if clashes.is_empty() {
        return;
    }
    ui.add_space(2.0 * GRID);
    ui.label(theme::label(
        ui,
        t!("import.clashes", count = clashes.len()),
    ));
    if clashes.len() > 1 {
        all_ui(ui, scene, view);
    }
    for (at, clash) in clashes.iter().enumerate().take(view.shown) {
        ui.push_id(("clash", at), |ui| clash_ui(ui, scene, view, at, clash));
    }
    let rest = clashes.len().saturating_sub(view.shown);
    if rest > 0 && link_ui(ui, &t!("import.more-clashes", count = rest)).clicked() {
        view.shown += FIRST;
    }
}

/// One answer for all clashes.
fn all_ui(ui: &mut Ui, scene: &Scene, view: &mut ImportView) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = CHIP;
        ui.label(theme::label(ui, t!("import.all")));
        if ui.button(t!("import.all-open")).clicked() {
            view.choices.clear();
        }
        if ui.button(t!("import.all-mine")).clicked() {
            take_all(scene, view, |clash| &clash.mine);
        }
        if ui.button(t!("import.all-theirs")).clicked() {
            take_all(scene, view, |clash| &clash.theirs);
        }
    });
}

/// Takes this side wherever it has one voice and may be taken.
fn take_all(scene: &Scene, view: &mut ImportView, side: impl Fn(&Clash) -> &Vec<Arc<Record>>) {
    for (at, clash) in view.of.iter().enumerate() {
        if let ([only], true) = (&side(clash)[..], may_end(scene, clash)) {
            view.choices.insert(at, Choice::Take(only.id.clone()));
        }
    }
}

/// Only its author changes the words of a note.
fn may_end(scene: &Scene, clash: &Clash) -> bool {
    let mut entries = clash.sides().filter_map(|side| side.genuine());
    match clash.subject {
        ClashSubject::Marks { .. } => true,
        ClashSubject::Words { .. } => entries.all(|it| it.author == scene.viewpoint.viewer),
    }
}

/// What a clash is about: `1.1　7月底前`.
fn what(scene: &Scene, clash: &Clash) -> String {
    let Some(measure) = scene.workbook.plan.measures.get(clash.measure()) else {
        return String::new();
    };
    let about = match &clash.subject {
        ClashSubject::Words { .. } => t!("import.about-note").into(),
        ClashSubject::Marks {
            milestone, period, ..
        } => {
            let milestone = milestone.and_then(|nth| measure.milestones.get(nth));
            match (milestone, period) {
                (None, _) => t!("detail.whole").into_owned(),
                (Some(it), None) => it.text.clone(),
                (Some(it), Some(period)) => format!("{} {period}", it.text),
            }
        }
    };
    t!("news.measure", id = measure.id, title = about).into()
}

fn clash_ui(ui: &mut Ui, scene: &Scene, view: &mut ImportView, at: usize, clash: &Clash) {
    let palette = palette(ui);
    let edge = Stroke::new(1.0, palette.line);
    card().fill(palette.side).stroke(edge).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let what = what(scene, clash);
        ui.horizontal(|ui| {
            ui.spacing_mut().interact_size.y = theme::LIGHT;
            ui.label(RichText::new(&what).text_style(theme::reading()));
            let measure = scene.workbook.plan.measures.get(clash.measure());
            let title = measure.map_or("", |it| it.title.as_str());
            ui.add(Label::new(theme::label(ui, title)).truncate());
        });
        columns_ui(ui, scene, clash);
        if !may_end(scene, clash) {
            explained_ui(ui, &t!("import.not-yours"));
            return;
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().interact_size.y = CHIP;
            edged(ui);
            choices_ui(ui, view, at, clash, &what);
        });
        let sides = clash
            .sides()
            .filter_map(|it| Some(it.genuine()?.act.mark()?.status));
        let sides: Vec<Status> = sides.collect();
        let fields = ui.scope(|ui| match view.choices.get_mut(&at) {
            Some(Choice::Mark(form)) => mark_ui(ui, form, &sides, &what),
            Some(Choice::Words(words)) => {
                words_ui(ui, words, &what);
                false
            }
            _ => false,
        });
        if fields.inner {
            view.opening = Some(at);
        }
        if view.opening == Some(at) && view.choices.contains_key(&at) {
            view.opening = None;
            fields.response.scroll_to_me(None);
        }
    });
}

/// The answers, one of them chosen.
fn choices_ui(ui: &mut Ui, view: &mut ImportView, at: usize, clash: &Clash, what: &str) {
    let chosen = view.choices.get(&at).cloned();
    let offered = |ui: &mut Ui, is_chosen: bool, words: &str| {
        let name = t!("import.choice", what = what, choice = words);
        let choice = ui.radio(is_chosen, words);
        choice.accessible_name(name).clicked()
    };
    if offered(ui, chosen.is_none(), &t!("import.leave-open")) {
        view.choices.remove(&at);
    }
    for (side, name) in [
        (&clash.mine, t!("import.take-mine")),
        (&clash.theirs, t!("import.take-theirs")),
    ] {
        for record in side {
            let words = match side.len() {
                1 => name.clone(),
                _ => t!("import.take-one", side = name, says = said(record)),
            };
            let take = Choice::Take(record.id.clone());
            if offered(ui, chosen.as_ref() == Some(&take), &words) {
                view.choices.insert(at, take);
            }
        }
    }
    let is_new = matches!(chosen, Some(Choice::Mark(_) | Choice::Words(_)));
    if offered(ui, is_new, &t!("import.anew")) && !is_new {
        let anew = match clash.subject {
            ClashSubject::Marks { .. } => Choice::Mark(None),
            ClashSubject::Words { .. } => Choice::Words(String::new()),
        };
        view.choices.insert(at, anew);
        view.opening = Some(at);
    }
}

/// Another status, with its particulars: one that may follow one of the sides. Returns whether its fields just opened.
fn mark_ui(ui: &mut Ui, form: &mut Option<MarkForm>, sides: &[Status], what: &str) -> bool {
    let mut opens = false;
    let allowed = |next: &Status| sides.iter().any(|side| side.may_become(*next));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = CHIP;
        for status in Status::ALL.into_iter().filter(allowed) {
            let words = wording::status(status);
            let name = t!("import.choice", what = what, choice = words);
            let is_chosen = form.as_ref().is_some_and(|form| form.status == status);
            let choice = ui.selectable_label(is_chosen, words);
            if choice.accessible_name(name).clicked() {
                let form = form.get_or_insert_with(|| MarkForm::of(status, None));
                form.status = status;
                opens = true;
            }
        }
    });
    if let Some(form) = form {
        fields_ui(ui, form, false);
    }
    opens
}

fn words_ui(ui: &mut Ui, words: &mut String, what: &str) {
    let field = TextEdit::multiline(words)
        .hint_text(t!("import.words-hint"))
        .desired_rows(2)
        .desired_width(f32::INFINITY);
    let name = t!("import.choice", what = what, choice = t!("import.words"));
    ui.add(field).accessible_name(name);
}
