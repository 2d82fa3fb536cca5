//! The particulars of a mark, as they are typed.

use chrono::NaiveDate;
use eframe::egui::{Key, Stroke, Ui};
use rust_i18n::t;

use super::parts::{card, field_ui, main_button, plain_button, refusal_ui};
use crate::notebook::{Mark, Status};
use crate::plan::Period;
use crate::ui::as_of::read_day;
use crate::ui::theme::palette;
use crate::wording;

/// One particular of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Period,
    On,
    NewDue,
    Evidence,
    Waiver,
    Reason,
}

/// Particulars being typed for a mark.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::ui) struct MarkForm {
    pub status: Status,
    period: String,
    on: String,
    new_due: String,
    evidence: String,
    waiver: String,
    reason: String,
    /// What stood in the way when it was last tried.
    pub refusal: Option<String>,
    /// It was drawn before: the caret is where the person put it.
    is_open: bool,
}

/// What was asked of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    Submit,
    Cancel,
}

impl MarkForm {
    pub fn of(status: Status, period: Option<Period>) -> Self {
        Self {
            status,
            period: period.map(|it| it.to_string()).unwrap_or_default(),
            ..Self::default()
        }
    }

    /// The mark that was typed, or a sentence about a day that cannot be read.
    pub fn mark(&self, with_period: bool) -> Result<Mark, String> {
        let said = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
        let shown = |field| fields(self.status).contains(&field);
        let text = |field, text: &str| said(text).filter(|_| shown(field));
        let day = |field, text: &str| -> Result<Option<NaiveDate>, String> {
            let typed = said(text).filter(|_| shown(field));
            let read = |typed: String| read_day(&typed).ok_or_else(|| unreadable(&typed));
            typed.map(read).transpose()
        };
        Ok(Mark {
            status: self.status,
            on: day(Field::On, &self.on)?,
            // A period that cannot be read is as none: the refusal says how to write one.
            period: Period::parse(self.period.trim()).filter(|_| with_period),
            new_due: day(Field::NewDue, &self.new_due)?,
            evidence: text(Field::Evidence, &self.evidence),
            waiver: text(Field::Waiver, &self.waiver),
            reason: text(Field::Reason, &self.reason),
        })
    }

    fn typed(&mut self, field: Field) -> &mut String {
        match field {
            Field::Period => &mut self.period,
            Field::On => &mut self.on,
            Field::NewDue => &mut self.new_due,
            Field::Evidence => &mut self.evidence,
            Field::Waiver => &mut self.waiver,
            Field::Reason => &mut self.reason,
        }
    }
}

fn unreadable(typed: &str) -> String {
    t!("detail.day-unreadable", typed = typed).into()
}

/// Whether a mark to this status needs particulars.
pub(super) fn needs_form(status: Status) -> bool {
    matches!(
        status,
        Status::Closed | Status::Returned | Status::Deferred | Status::Suspended
    )
}

/// What may be said with a mark to this status.
fn fields(status: Status) -> &'static [Field] {
    match status {
        Status::Open | Status::Active | Status::Returned | Status::Suspended => &[Field::Reason],
        Status::Done => &[Field::On, Field::Evidence],
        Status::Closed => &[Field::Evidence, Field::Waiver, Field::On],
        Status::Deferred => &[Field::NewDue, Field::Reason],
    }
}

/// Draws the form. `with_period`: a recurring milestone is marked, whose period is typed too. `submit`: the words on
/// the button.
pub(super) fn form_ui(
    ui: &mut Ui,
    form: &mut MarkForm,
    with_period: bool,
    submit: &str,
) -> Option<Asked> {
    let palette = palette(ui);
    let mut asked = None;
    let edge = Stroke::new(1.0, palette.line);
    card().fill(palette.side).stroke(edge).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(t!("detail.form", status = wording::status(form.status)));
        if fields_ui(ui, form, with_period) {
            asked = Some(Asked::Submit);
        }
        if let Some(refusal) = &form.refusal {
            refusal_ui(ui, refusal);
        }
        ui.horizontal(|ui| {
            if main_button(ui, submit, true).clicked() {
                asked = Some(Asked::Submit);
            }
            let cancel = t!("detail.cancel");
            if plain_button(ui, &cancel, &cancel).clicked() {
                asked = Some(Asked::Cancel);
            }
        });
    });
    asked
}

/// The fields, one a line; whether Enter was pressed in one of them.
pub(in crate::ui) fn fields_ui(ui: &mut Ui, form: &mut MarkForm, with_period: bool) -> bool {
    let mut entered = false;
    let period = with_period.then_some(Field::Period).into_iter();
    for field in period.chain(fields(form.status).iter().copied()) {
        let (name, hint) = words(field, form.status);
        let response = field_ui(ui, &name, &hint, form.typed(field));
        if !form.is_open && form.typed(field).is_empty() {
            response.request_focus();
            form.is_open = true;
        }
        entered |= response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    }
    entered
}

/// What a field is called, and what stands in it while it is empty.
fn words(field: Field, status: Status) -> (String, String) {
    let (name, hint) = match field {
        Field::Period => (t!("detail.period"), t!("detail.period-hint")),
        Field::On => (t!("detail.on"), t!("detail.on-hint")),
        Field::NewDue => (t!("detail.new-due"), t!("detail.day-hint")),
        Field::Evidence => (t!("detail.evidence"), t!("detail.evidence-hint")),
        Field::Waiver => (t!("detail.waiver"), t!("detail.waiver-hint")),
        Field::Reason if needs_form(status) => (t!("detail.reason"), t!("detail.reason-hint")),
        Field::Reason => (t!("detail.reason"), t!("detail.optional")),
    };
    (name.into(), hint.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(status: Status, new_due: &str, reason: &str) -> MarkForm {
        MarkForm {
            new_due: new_due.into(),
            reason: reason.into(),
            evidence: "甲".into(),
            ..MarkForm::of(status, None)
        }
    }

    #[test]
    fn only_what_is_asked_for_goes_into_the_mark() {
        let mark = form(Status::Deferred, " 2021年9月30日 ", " 等待批复 ").mark(false);
        let expected = Mark {
            status: Status::Deferred,
            new_due: NaiveDate::from_ymd_opt(2021, 9, 30),
            reason: Some("等待批复".into()),
            ..Mark::default()
        };
        assert_eq!(mark, Ok(expected));
    }

    #[test]
    fn a_day_that_cannot_be_read_is_named() {
        rust_i18n::set_locale("zh");
        let refused = form(Status::Deferred, "下月", "").mark(false);
        assert!(refused.unwrap_err().contains("下月"));
        assert!(form(Status::Returned, "下月", "").mark(false).is_ok());
    }

    #[test]
    fn a_period_counts_only_where_it_is_asked_for() {
        let form = MarkForm::of(Status::Done, Some(Period::Month(2021, 6)));
        assert_eq!(
            form.mark(true).unwrap().period,
            Some(Period::Month(2021, 6))
        );
        assert_eq!(form.mark(false).unwrap().period, None);
    }
}
