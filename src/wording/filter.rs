use std::borrow::Cow;

use rust_i18n::t;

use crate::notebook::Light;
use crate::plan::Plan;
use crate::query::{Facet, Filter, Month, Role, Value};

use super::Word;

/// Something that a filter chooses or excludes, as it is said.
pub struct Choice {
    pub words: String,
    pub part: ChosenPart,
}

pub enum ChosenPart {
    /// Of one facet; months that follow each other are said as one.
    Values(Vec<Value>),
    Annotated,
    Search,
}

/// All that a filter chooses and excludes. `light`: what a light is called.
pub fn choices(plan: &Plan, filter: &Filter, light: &dyn Fn(Light) -> Word) -> Vec<Choice> {
    let mut choices = Vec::new();
    let is_month = |value: &Value| matches!(value, Value::Month(_));
    for value in filter.chosen().into_iter().filter(|it| !is_month(it)) {
        let role = match value {
            Value::Department(_) => filter.role,
            _ => Role::Any,
        };
        choices.push(Choice {
            words: of_value(plan, &value, role, light),
            part: ChosenPart::Values(vec![value]),
        });
    }
    let months = filter.months.iter().copied();
    choices.extend(of_months(months, Cow::into_owned));
    for value in &filter.excluded {
        if !is_month(value) {
            let name = of_value(plan, value, Role::Any, light);
            choices.push(Choice {
                words: t!("filter.without", name = name).into(),
                part: ChosenPart::Values(vec![value.clone()]),
            });
        }
    }
    let months = filter.excluded.iter().filter_map(|value| match value {
        Value::Month(month) => Some(*month),
        _ => None,
    });
    choices.extend(of_months(months, |name| {
        t!("filter.without", name = name).into()
    }));
    if let Some(annotated) = filter.annotated {
        choices.push(Choice {
            words: self::annotated(annotated).into(),
            part: ChosenPart::Annotated,
        });
    }
    if filter.is_chosen(Facet::Search) {
        choices.push(Choice {
            words: t!("filter.search", text = filter.search.trim()).into(),
            part: ChosenPart::Search,
        });
    }
    choices
}

/// A chapter with its number: 1 开办企业.
pub fn chapter_title(plan: &Plan, number: u32) -> Word {
    let known = plan.chapters.iter().find(|it| it.number == number);
    let title = known.map_or("", |known| known.title.as_str());
    t!("filter.chapter", number = number, title = title)
}

pub fn annotated(annotated: bool) -> Word {
    if annotated {
        t!("filter.with-notes")
    } else {
        t!("filter.without-notes")
    }
}

fn of_value(plan: &Plan, value: &Value, role: Role, light: &dyn Fn(Light) -> Word) -> String {
    match value {
        Value::Chapter(number) => chapter_title(plan, *number).into(),
        Value::Department(name) if role != Role::Any => format!("{} {name}", super::role(role)),
        Value::Department(name) | Value::Tag(name) | Value::Author(name) => name.clone(),
        Value::Month(month) => super::month(*month).into(),
        Value::Status(status) => super::status(*status).into(),
        Value::Light(it) => light(*it).into(),
    }
}

/// Months that follow each other as one: 三季度, 5月至8月.
fn of_months(months: impl Iterator<Item = Month>, said: impl Fn(Word) -> String) -> Vec<Choice> {
    let mut runs: Vec<Vec<Month>> = Vec::new();
    for month in months {
        match (runs.last_mut(), month) {
            (Some(run), Month::Number(number))
                if number > 1 && run.last() == Some(&Month::Number(number - 1)) =>
            {
                run.push(month);
            }
            _ => runs.push(vec![month]),
        }
    }
    let choice = |run: Vec<Month>| {
        let name = match (run.first(), run.last()) {
            (Some(Month::Number(first)), Some(Month::Number(last))) => super::period(*first, *last),
            _ => super::month(Month::None),
        };
        Choice {
            words: said(name),
            part: ChosenPart::Values(run.into_iter().map(Value::Month).collect()),
        }
    };
    runs.into_iter().map(choice).collect()
}
