//! What a person reads when a mark is not taken, or a text is no notebook.

use rust_i18n::t;

use crate::notebook::MarkError;
use crate::store::{Fault, FormatError};

/// Why a mark is not taken, and what to do.
pub fn mark_error(error: &MarkError) -> String {
    match error {
        MarkError::Transition { from, to } => t!(
            "mark-error.transition",
            from = super::status(*from),
            to = super::status(*to)
        ),
        MarkError::EvidenceMissing => t!("mark-error.evidence"),
        MarkError::ReasonMissing { to } => t!("mark-error.reason", to = super::status(*to)),
        MarkError::NewDueMissing => t!("mark-error.new-due"),
        MarkError::PeriodMissing { recurs } => {
            t!("mark-error.period", example = example(*recurs))
        }
        MarkError::PeriodUnknown { period, recurs } => t!(
            "mark-error.period-unknown",
            period = period,
            example = example(*recurs)
        ),
        MarkError::PeriodUnwanted { period } => t!("mark-error.period-unwanted", period = period),
    }
    .into()
}

/// How a period of such a milestone is written.
fn example(recurs: crate::plan::Recurrence) -> &'static str {
    use crate::plan::Recurrence::*;
    match recurs {
        Weekly => "2021-W23",
        MonthlyDay(_) | MonthlyEnd => "2021-06",
        QuarterlyEnd => "2021-Q2",
        HalfYearlyEnd => "2021-H1",
        Yearly => "2021",
    }
}

/// Why a text is no notebook of ours, where, and what to do; the path is the caller's to say.
pub fn format_error(error: &FormatError) -> String {
    match error {
        FormatError::NotANotebook => t!("format-error.not-a-notebook"),
        FormatError::NewerFormat { format } => t!("format-error.newer", format = format),
        FormatError::Syntax {
            line,
            column,
            fault,
        } => t!(
            "format-error.syntax",
            line = line,
            column = column,
            fault = self::fault(fault)
        ),
    }
    .into()
}

fn fault(fault: &Fault) -> String {
    match fault {
        Fault::Cut => t!("format-fault.cut"),
        Fault::Separator => t!("format-fault.separator"),
        Fault::Quotes => t!("format-fault.quotes"),
        Fault::TooDeep => t!("format-fault.too-deep"),
        Fault::FieldMissing(field) => t!("format-fault.field-missing", field = field),
        Fault::FieldTwice(field) => t!("format-fault.field-twice", field = field),
        Fault::Trailing => t!("format-fault.trailing"),
        Fault::Other(words) => t!("format-fault.other", words = words),
    }
    .into()
}
