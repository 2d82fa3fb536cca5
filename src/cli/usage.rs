//! What is wrong with the arguments, in one sentence.

use std::error::Error as _;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use rust_i18n::t;

pub(super) fn words(error: &Error) -> String {
    let said = |kind| error.get(kind).map(text).unwrap_or_default();
    let argument = said(ContextKind::InvalidArg);
    let value = said(ContextKind::InvalidValue);
    let choices = said(ContextKind::ValidValue);
    match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => {
            t!("usage.no-value", argument = argument).into()
        }
        ErrorKind::InvalidValue => t!(
            "usage.choice",
            argument = argument,
            value = value,
            choices = choices
        )
        .into(),
        ErrorKind::ValueValidation => {
            let why = error.source().map(ToString::to_string).unwrap_or_default();
            t!("usage.value", argument = argument, value = value, why = why).into()
        }
        ErrorKind::MissingRequiredArgument => t!("usage.missing", arguments = argument).into(),
        ErrorKind::ArgumentConflict => t!("usage.twice", argument = argument).into(),
        ErrorKind::TooManyValues => t!("usage.unwanted-value", argument = argument).into(),
        ErrorKind::InvalidUtf8 => t!("usage.not-utf8").into(),
        ErrorKind::UnknownArgument => match said(ContextKind::SuggestedArg) {
            meant if meant.is_empty() => t!("usage.unknown", argument = argument).into(),
            meant => t!("usage.meant", argument = argument, meant = meant).into(),
        },
        _ => t!("usage.other", words = first_line(error)).into(),
    }
}

fn text(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(all) => all.join(&t!("usage.and")),
        other => other.to_string(),
    }
}

/// For what a later version of the argument reader may say.
fn first_line(error: &Error) -> String {
    let said = error.to_string();
    let line = said.lines().next().unwrap_or_default();
    line.trim_start_matches("error: ").to_owned()
}
