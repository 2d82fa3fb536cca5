//! The words of the search line, in both languages at once.

use std::collections::BTreeSet;
use std::fmt::Display;

use rust_i18n::t;

use crate::notebook::{Light, Status};
use crate::query::{Facet, Filter, Ground, Month, Role, SearchField, Value, Vocabulary};

/// What fields and values are called in a search.
pub fn search_vocabulary() -> Vocabulary {
    Vocabulary::new(&fields(), &months(), &statuses(), &lights(), &annotated())
}

/// Why a measure is found, where that is not in plain sight in its number or title; else empty.
pub fn grounds(grounds: &[Ground]) -> String {
    let hidden = grounds.iter().filter_map(|ground| {
        let said = match ground {
            Ground::Id | Ground::Title => return None,
            Ground::Department(name) => t!("ground.department", name = name),
            Ground::Alias(name) => t!("ground.alias", name = name),
            Ground::Text => t!("ground.text"),
            Ground::Particulars => t!("ground.particulars"),
            Ground::Note => t!("ground.note"),
            Ground::Tag => t!("ground.tag"),
            Ground::SpelledDepartment(name) => t!("ground.spelled-department", name = name),
            Ground::Spelled => t!("ground.spelled"),
        };
        Some(said)
    });
    let said: Vec<_> = hidden.collect();
    said.join(&t!("ground.and"))
}

/// A filter as a search that shows the same, in words that any language reads.
pub fn as_search(filter: &Filter) -> String {
    let mut terms: Vec<String> = Vec::new();
    let mut put = |value: &Value, role: Role, sign: &str| {
        let (field, word) = typed(value, role);
        let term = format!("{sign}{}:", first_word(field));
        // Values of one field stand together: any of them will do.
        match terms
            .last_mut()
            .filter(|it| sign.is_empty() && it.starts_with(&term))
        {
            Some(last) => *last = format!("{last},{word}"),
            None => terms.push(format!("{term}{word}")),
        }
    };
    for value in filter.chosen() {
        put(&value, filter.role, "");
    }
    for value in &filter.excluded {
        put(value, Role::Any, "-");
    }
    terms.extend(filter.annotated.map(|annotated| {
        first_word(if annotated {
            "search-word.with-notes"
        } else {
            "search-word.without-notes"
        })
    }));
    if filter.is_chosen(Facet::Search) {
        terms.push(filter.search.trim().to_owned());
    }
    terms.join(" ")
}

/// The key of the field that a value is searched in, and the value as it is typed there.
fn typed(value: &Value, role: Role) -> (&'static str, String) {
    let quoted = |name: &dyn Display| format!("\"{name}\"");
    match value {
        Value::Chapter(number) => ("search-field.chapter", number.to_string()),
        Value::Department(name) => {
            let field = match role {
                Role::Any => "search-field.department",
                Role::Lead => "search-field.lead",
                Role::Responsible => "search-field.responsible",
            };
            (field, quoted(name))
        }
        Value::Month(Month::Number(month)) => ("search-field.month", month.to_string()),
        Value::Month(Month::None) => ("search-field.month", first_word("search-month.none")),
        Value::Status(status) => ("search-field.status", status.word().to_owned()),
        Value::Light(light) => ("search-field.light", first_word(light_key(*light))),
        Value::Tag(name) => ("search-field.tag", quoted(name)),
        Value::Author(name) => ("search-field.author", quoted(name)),
    }
}

/// The word by which a key is written: the first of the Chinese ones.
fn first_word(key: &str) -> String {
    let said = t!(key, locale = "zh");
    said.split_whitespace()
        .next()
        .unwrap_or_default()
        .to_owned()
}

/// What a key says in each language, as words apart by white space.
fn every_word(key: &str) -> String {
    let said = ["zh", "en"].map(|locale| t!(key, locale = locale));
    said.join(" ")
}

fn fields() -> Vec<(String, SearchField)> {
    use SearchField::*;
    let keys = [
        ("search-field.department", Department(Role::Any)),
        ("search-field.lead", Department(Role::Lead)),
        ("search-field.responsible", Department(Role::Responsible)),
        ("search-field.month", Month),
        ("search-field.status", Status),
        ("search-field.light", Light),
        ("search-field.tag", Tag),
        ("search-field.author", Author),
        ("search-field.chapter", Chapter),
    ];
    keys.map(|(key, field)| (every_word(key), field)).into()
}

fn months() -> Vec<(String, BTreeSet<Month>)> {
    let period = |first: u32, last: u32| (first..=last).map(Month::Number).collect();
    let mut months = vec![(every_word("search-month.none"), [Month::None].into())];
    for month in 1..=12 {
        let names = every_word(&format!("search-month.{month}"));
        months.push((format!("{month} {names}"), period(month, month)));
    }
    for quarter in 1..=4 {
        let names = every_word(&format!("search-quarter.{quarter}"));
        months.push((names, period(3 * quarter - 2, 3 * quarter)));
    }
    for half in 1..=2 {
        let names = every_word(&format!("search-half.{half}"));
        months.push((names, period(6 * half - 5, 6 * half)));
    }
    months
}

fn statuses() -> Vec<(String, Status)> {
    let named = |status: Status| {
        let names = every_word(&format!("status.{}", status.word()));
        (format!("{} {names}", status.word()), status)
    };
    Status::ALL.map(named).into()
}

fn lights() -> Vec<(String, Light)> {
    Light::ALL
        .map(|light| (every_word(light_key(light)), light))
        .into()
}

fn light_key(light: Light) -> &'static str {
    match light {
        Light::Overdue => "light.overdue",
        Light::DueSoon => "light.due-soon",
        Light::OnTime => "light.on-time",
        Light::Done => "light.done",
        Light::None => "light.none",
    }
}

fn annotated() -> Vec<(String, bool)> {
    vec![
        (every_word("search-word.with-notes"), true),
        (every_word("search-word.without-notes"), false),
    ]
}
