//! The words of the search line, in both languages at once.

use std::collections::BTreeSet;

use rust_i18n::t;

use crate::notebook::{Light, Status};
use crate::query::{Ground, Month, Role, SearchField, Vocabulary};

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
        (names, status)
    };
    Status::ALL.map(named).into()
}

fn lights() -> Vec<(String, Light)> {
    let keys = [
        ("light.overdue", Light::Overdue),
        ("light.due-soon", Light::DueSoon),
        ("light.on-time", Light::OnTime),
        ("light.done", Light::Done),
        ("light.none", Light::None),
    ];
    keys.map(|(key, light)| (every_word(key), light)).into()
}

fn annotated() -> Vec<(String, bool)> {
    vec![
        (every_word("search-word.with-notes"), true),
        (every_word("search-word.without-notes"), false),
    ]
}
