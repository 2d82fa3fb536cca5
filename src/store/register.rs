use serde::Deserialize;

use crate::plan::{Department, Group, Idioms, Register};

const DEPARTMENTS: &str = include_str!("../../assets/departments.ron");
const IDIOMS: &str = include_str!("../../assets/idioms.ron");

/// What is known of departments and of the genre's words, compiled in. All places.
///
/// A test reads both files, so that a mistake in them never reaches a user; were one to, the reader would know no names.
pub fn embedded_register() -> Register {
    let places: Vec<PlaceFile> = ron::from_str(DEPARTMENTS).unwrap_or_default();
    let idioms: IdiomsFile = ron::from_str(IDIOMS).unwrap_or_default();
    register(places, idioms)
}

fn register(places: Vec<PlaceFile>, idioms: IdiomsFile) -> Register {
    let (mut departments, mut groups) = (Vec::new(), Vec::new());
    for file in places {
        let place = file.place;
        departments.extend(
            file.departments
                .into_iter()
                .map(|(name, aliases)| Department {
                    name,
                    aliases,
                    place: place.clone(),
                }),
        );
        groups.extend(file.groups.into_iter().map(|group| Group {
            name: group.name,
            aliases: group.aliases,
            members: group.members,
            place: place.clone(),
        }));
    }
    Register::new(departments, groups, idioms.into())
}

/// The departments of one place; `None` where they hold everywhere.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlaceFile {
    place: Option<String>,
    /// (name, aliases)
    departments: Vec<(String, Vec<String>)>,
    groups: Vec<GroupFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupFile {
    name: String,
    aliases: Vec<String>,
    members: Vec<String>,
}

/// The twin of [`Idioms`]: same fields, said once for both directions.
macro_rules! idioms_file {
    ($($field:ident),* $(,)?) => {
        #[derive(Default, Deserialize)]
        #[serde(deny_unknown_fields)]
        struct IdiomsFile { $($field: Vec<String>),* }

        impl From<IdiomsFile> for Idioms {
            fn from(file: IdiomsFile) -> Self {
                Self { $($field: file.$field),* }
            }
        }
    };
}

idioms_file!(
    lead,
    support,
    units,
    persons,
    time_labels,
    after_lead,
    after_support,
    first_leads,
    unit_endings,
    levels,
    unlevelled,
    joiners,
    party_units,
    levelled_ends,
    nobody,
    open_ends,
    ongoing,
    ongoing_values,
    at_once,
    at_once_values,
    seasons,
    reporting_verbs,
    document_events,
    service_words,
    dating_words,
    dated_verbs,
    title_ends,
    closings,
    not_places,
    frames,
    counters,
    target_verbs,
    making_verbs,
    fact_words,
    counted_in_words,
    condition_words,
    system_words,
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_assets_are_read() {
        assert!(ron::from_str::<Vec<PlaceFile>>(DEPARTMENTS).is_ok());
        if let Err(error) = ron::from_str::<IdiomsFile>(IDIOMS) {
            panic!("idioms.ron: {error}");
        }
    }

    #[test]
    fn every_member_is_a_department() {
        let register = embedded_register();
        for group in &register.groups {
            for member in &group.members {
                assert_eq!(register.canonical(member), Some(member.as_str()));
            }
        }
    }
}
