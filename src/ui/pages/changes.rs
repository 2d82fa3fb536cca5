//! What was said and done between two days, about the measures that pass the filter.

use chrono::NaiveDate;
use eframe::egui::{Align, Button, Label, Layout, Margin, RichText, TextEdit, Ui, vec2};
use rust_i18n::t;

use super::head_ui;
use super::rows::{ROW, rows_ui, said_ui};
use super::spans::spans;
use crate::notebook::{Changes, Deed, MeasureChanges};
use crate::ui::as_of::read_day;
use crate::ui::detail::refusal_ui;
use crate::ui::list::selection;
use crate::ui::theme::{self, CHIP, GRID, palette};
use crate::ui::{Action, Scene, View};
use crate::wording;

/// The days as they are typed; `None` before the page was first opened.
#[derive(Clone, Debug, Default)]
pub struct ChangesView {
    days: Option<(String, String)>,
    /// What was asked for last.
    asked: Option<(NaiveDate, NaiveDate)>,
}

enum Row<'a> {
    Measure(&'a MeasureChanges),
    Deed(&'a Deed),
}

pub(super) fn changes_ui(ui: &mut Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
    let rows = &scene.results.rows;
    head_ui(ui, view, &t!("changes.title"), |ui| {
        let is_there = scene.changes.is_some() && !scene.is_behind;
        let copy = ui.add_enabled(is_there, Button::new(t!("changes.copy")));
        if let (true, Some(changes)) = (copy.clicked(), scene.changes) {
            let text = wording::changes(&scene.workbook.plan, changes, rows);
            ui.ctx().copy_text(text);
        }
    });
    let Some((first, last)) = days_ui(ui, scene, &mut view.changes) else {
        refusal_ui(ui, &t!("changes.unreadable"));
        return;
    };
    let changes = scene
        .changes
        .filter(|it| (it.first, it.last) == (first, last));
    let Some(changes) = changes else {
        if view.changes.asked.replace((first, last)) != Some((first, last)) {
            actions.push(Action::ShowChanges { first, last });
        }
        ui.label(t!("changes.at-work"));
        return;
    };
    let shown = changes.measures.iter();
    let shown = shown.filter(|it| rows.binary_search(&it.measure).is_ok());
    let shown: Vec<&MeasureChanges> = shown.collect();
    counts_ui(ui, changes, shown.len(), rows.len());
    if shown.is_empty() {
        ui.add_space(2.0 * GRID);
        ui.label(t!("changes.nothing"));
        return;
    }
    let lines = shown.into_iter().flat_map(|measure| {
        let deeds = measure.deeds.iter().map(Row::Deed);
        std::iter::once(Row::Measure(measure)).chain(deeds)
    });
    let lines: Vec<Row<'_>> = lines.collect();
    rows_ui(ui, "changes", lines.len(), |ui, at| match lines.get(at) {
        Some(Row::Measure(measure)) => measure_ui(ui, scene, view, measure),
        Some(Row::Deed(deed)) => deed_ui(ui, deed),
        None => {}
    });
}

fn counts_ui(ui: &mut Ui, changes: &Changes, count: usize, shown: usize) {
    let mut words = t!("changes.count", shown = shown, count = count).into_owned();
    if !changes.elsewhere.is_empty() {
        let elsewhere = changes.elsewhere.len();
        words.push_str(&t!("changes.count-elsewhere", count = elsewhere));
    }
    ui.label(theme::label(ui, words));
}

/// Two fields and the usual spans; the days, where both can be read and stand in order.
fn days_ui(ui: &mut Ui, scene: &Scene, view: &mut ChangesView) -> Option<(NaiveDate, NaiveDate)> {
    let viewpoint = scene.viewpoint;
    let opened = scene.last_opened;
    let opened = opened.map(|it| it.with_timezone(&viewpoint.offset));
    let spans = spans(viewpoint.today, opened);
    let typed =
        |(_, first, last): &(_, NaiveDate, NaiveDate)| (first.to_string(), last.to_string());
    let usual = spans.first().map(typed).unwrap_or_default();
    let days = view.days.get_or_insert(usual);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = CHIP;
        for (words, name, day) in [
            (t!("changes.first"), t!("changes.first-day"), &mut days.0),
            (t!("changes.last"), t!("changes.last-day"), &mut days.1),
        ] {
            ui.label(words.as_ref());
            let field = TextEdit::singleline(day)
                .id_salt(&name)
                .hint_text(t!("changes.hint"))
                .desired_width(96.0)
                .margin(Margin::symmetric(8, 4));
            ui.add(field).accessible_name(name);
        }
        for span in &spans {
            let is_chosen = *days == typed(span);
            if ui.selectable_label(is_chosen, span.0.as_ref()).clicked() {
                *days = typed(span);
            }
        }
    });
    let (first, last) = (read_day(&days.0)?, read_day(&days.1)?);
    (first <= last).then_some((first, last))
}

fn measure_ui(ui: &mut Ui, scene: &Scene, view: &mut View, changes: &MeasureChanges) {
    let Some(measure) = scene.workbook.plan.measures.get(changes.measure) else {
        return;
    };
    let palette = palette(ui);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if let Some(went) = wording::went(changes.before, changes.after) {
            let tint = palette.status(changes.after);
            let went = RichText::new(went).text_style(theme::secondary());
            ui.add(Label::new(went.color(tint.ink)));
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let words = t!("news.measure", id = measure.id, title = measure.title);
            let button = Button::selectable(view.current == Some(changes.measure), words.as_ref())
                .truncate()
                .min_size(vec2(0.0, ROW - 2.0));
            if ui.add(button).clicked() {
                selection::go_to(view, changes.measure);
            }
        });
    });
}

fn deed_ui(ui: &mut Ui, deed: &Deed) {
    let Some(entry) = deed.record.genuine() else {
        return;
    };
    ui.add_space(6.0 * GRID);
    let mut says = wording::deed(deed);
    if deed.is_private() {
        says = t!("detail.act-of", act = t!("detail.private"), what = says).into();
    }
    let author = wording::author(&entry.author);
    said_ui(ui, &deed.day.to_string(), &author, &says);
}
