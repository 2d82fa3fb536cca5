use std::collections::HashMap;
use std::path::{Path, PathBuf};

use ron::extensions::Extensions;
use serde::Deserialize;

use super::disk::{Disk, SystemDisk};
use super::load::read_text;
use super::{Folders, StoreError, atomic};
use crate::notebook::push_string;
use crate::plan::{Department, Group, Idioms, Register};

/// No list of departments is larger.
const LIMIT: u64 = 16 * 1024 * 1024;

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

/// What comes with the program, and what the user's own file adds to it.
///
/// # Errors
/// That file cannot be read, or [`StoreError::Register`]; it is never changed. Without it the embedded register holds.
pub fn load_register(folders: &Folders) -> Result<Register, StoreError> {
    let Some(text) = read_own(folders)? else {
        return Ok(embedded_register());
    };
    let mut places = places(&register_path(folders), &text)?;
    let idioms: IdiomsFile = ron::from_str(IDIOMS).unwrap_or_default();
    // First, so that an alias of the user's wins over one that comes with the program.
    places.extend(ron::from_str::<Vec<PlaceFile>>(DEPARTMENTS).unwrap_or_default());
    Ok(register(places, idioms))
}

/// Whether the user's own file, where there is one, can be used; what comes with the program is not read for it.
///
/// # Errors
/// As [`load_register`].
pub fn check_register(folders: &Folders) -> Result<(), StoreError> {
    if let Some(text) = read_own(folders)? {
        places(&register_path(folders), &text)?;
    }
    Ok(())
}

/// Adds a department of a place, and another way to write it, to the user's own file; what stands there stays as it is.
/// Returns the file.
///
/// # Errors
/// The file cannot be read or written; it is as it was.
pub fn extend_register(
    folders: &Folders,
    place: Option<&str>,
    name: &str,
    alias: Option<&str>,
) -> Result<PathBuf, StoreError> {
    let path = register_path(folders);
    let text = read_own(folders)?.unwrap_or_else(|| "[\n]\n".to_owned());
    let count = places(&path, &text)?.len();
    let mut line = "    (place: ".to_owned();
    match place {
        None => line.push_str("None"),
        Some(place) => {
            line.push_str("Some(");
            push_string(&mut line, place);
            line.push(')');
        }
    }
    line.push_str(", departments: [(");
    push_string(&mut line, name);
    line.push_str(", [");
    alias
        .into_iter()
        .for_each(|alias| push_string(&mut line, alias));
    line.push_str("])]),\n");
    let end = text.rfind(']').unwrap_or(text.len());
    // A comma may be missing after what stands last.
    let ways =
        ["", "    ,\n"].map(|comma| format!("{}{comma}{line}{}", &text[..end], &text[end..]));
    let is_longer = |text: &&String| places(&path, text).is_ok_and(|it| it.len() == count + 1);
    let Some(text) = ways.iter().find(is_longer) else {
        let (line, column) = (1, 1);
        return Err(StoreError::Register { path, line, column });
    };
    let disk = SystemDisk;
    disk.create_folders(&folders.config)
        .map_err(|error| StoreError::writing(&path, error))?;
    atomic::replace(&disk, &path, text.as_bytes())?;
    Ok(path)
}

/// Where the user's own register is kept.
pub fn register_path(folders: &Folders) -> PathBuf {
    folders.config.join("departments.ron")
}

/// `None` where there is none.
fn read_own(folders: &Folders) -> Result<Option<String>, StoreError> {
    let path = register_path(folders);
    match read_text(&SystemDisk, &path, LIMIT) {
        Ok(text) => Ok(Some(text)),
        Err(StoreError::Missing { .. } | StoreError::FolderMissing { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

fn places(path: &Path, text: &str) -> Result<Vec<PlaceFile>, StoreError> {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    options
        .from_str(text)
        .map_err(|error| StoreError::Register {
            path: path.to_owned(),
            line: error.span.end.line,
            column: error.span.end.col,
        })
}

/// What is said of one name of one place at several points is said of one.
fn register(places: Vec<PlaceFile>, idioms: IdiomsFile) -> Register {
    let mut departments: Vec<Department> = Vec::new();
    let mut groups: Vec<Group> = Vec::new();
    let mut known: HashMap<(Option<String>, String), usize> = HashMap::new();
    let mut known_groups = known.clone();
    for file in places {
        for (name, aliases) in file.departments {
            let key = (file.place.clone(), name.clone());
            let place = *known.entry(key).or_insert_with(|| {
                let place = file.place.clone();
                let aliases = Vec::new();
                departments.push(Department {
                    name,
                    aliases,
                    place,
                });
                departments.len() - 1
            });
            add(&mut departments[place].aliases, aliases);
        }
        for group in file.groups {
            let key = (file.place.clone(), group.name.clone());
            let place = *known_groups.entry(key).or_insert_with(|| {
                let place = file.place.clone();
                groups.push(Group {
                    name: group.name,
                    place,
                    ..Group::default()
                });
                groups.len() - 1
            });
            add(&mut groups[place].aliases, group.aliases);
            add(&mut groups[place].members, group.members);
        }
    }
    Register::new(departments, groups, idioms.into())
}

fn add(names: &mut Vec<String>, more: Vec<String>) {
    for name in more {
        if !names.contains(&name) {
            names.push(name);
        }
    }
}

/// The departments of one place; `None` where they hold everywhere.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlaceFile {
    #[serde(default)]
    place: Option<String>,
    /// (name, aliases)
    #[serde(default)]
    departments: Vec<(String, Vec<String>)>,
    #[serde(default)]
    groups: Vec<GroupFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupFile {
    name: String,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
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
    helping_roles,
    units,
    persons,
    time_labels,
    after_lead,
    after_support,
    first_leads,
    unit_endings,
    levels,
    not_levels,
    unlevelled,
    placed_units,
    joiners,
    party_units,
    levelled_ends,
    town_ends,
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
    internal_papers,
    report_verbs,
    dating_words,
    dated_verbs,
    title_ends,
    closings,
    not_places,
    issuers,
    helping_verbs,
    frames,
    force_headings,
    remarks,
    subjects,
    account_words,
    role_verbs,
    finding_verbs,
    settling_words,
    counters,
    target_verbs,
    making_verbs,
    fact_words,
    now_words,
    counted_in_words,
    condition_words,
    case_words,
    count_modifiers,
    deed_nouns,
    award_words,
    spending_verbs,
    stage_nouns,
    rank_openers,
    no_units,
    placed_verbs,
    rank_verbs,
    plan_nouns,
    remedies,
    no_systems,
    system_ends,
    inviting_verbs,
    known_systems,
    brand_nouns,
    reached_verbs,
    aiming_verbs,
    finishing_verbs,
    standard_nouns,
    onward_verbs,
    serving_verbs,
    joining_verbs,
    dealing_verbs,
    name_openers,
    division_openers,
    division_by_heading,
    whole_plan,
    launching_verbs,
    piecemeal_verbs,
    task_columns,
    class_columns,
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

    const OWN: &str = "// Written by hand.\n[\n    (place: \"聊城市\", departments: [(\"市财政局\", [\"市财局\"]), (\"市林业局\", [])],\n        \
        groups: [(name: \"各县(市、区)人民政府\", members: [\"新区管委会\"])])\n]\n";

    fn folders(own: &str) -> (tempfile::TempDir, Folders) {
        let folder = tempfile::tempdir().unwrap();
        let folders = Folders::under(folder.path());
        std::fs::create_dir_all(&folders.config).unwrap();
        std::fs::write(register_path(&folders), own).unwrap();
        (folder, folders)
    }

    #[track_caller]
    fn check(register: &Register, name: &str, expected: Option<&str>) {
        let scoped = register.scoped(Some("聊城市"));
        assert_eq!(scoped.canonical(name), expected, "{name}");
    }

    #[test]
    fn the_user_adds_names_aliases_and_members() {
        let (_folder, folders) = folders(OWN);
        let register = load_register(&folders).unwrap();
        check(&register, "市财局", Some("市财政局"));
        check(&register, "市林业局", Some("市林业局"));
        check(&register, "市交通局", Some("市交通运输局"));
        let group = "各县(市、区)人民政府";
        assert_eq!(register.groups_of("新区管委会"), [group]);
        assert_eq!(register.groups_of("冠县人民政府"), [group]);
        let named = register.groups.iter().filter(|it| it.name == group);
        assert_eq!(named.count(), 1);
    }

    #[test]
    fn what_the_window_adds_leaves_the_rest_as_it_stands() {
        let (_folder, folders) = folders(OWN);
        let place = Some("聊城市");
        extend_register(&folders, place, "市财政局", Some("市财正局")).unwrap();
        extend_register(&folders, place, "市\"大\"局", None).unwrap();
        extend_register(&folders, None, "部局", None).unwrap();
        let text = std::fs::read_to_string(register_path(&folders)).unwrap();
        assert!(
            text.starts_with("// Written by hand.\n[\n    (place: \"聊城市\""),
            "{text}"
        );
        let register = load_register(&folders).unwrap();
        check(&register, "市财正局", Some("市财政局"));
        check(&register, "市财局", Some("市财政局"));
        check(&register, "市\"大\"局", Some("市\"大\"局"));
        assert_eq!(register.scoped(None).canonical("部局"), Some("部局"));
    }

    #[test]
    fn a_mistake_in_it_is_told_by_its_place_and_nothing_is_written_over_it() {
        let broken = "[\n    (place: \"聊城市\", departments: [(\"市财政局\", [\"市财局\")])\n]\n";
        let (_folder, folders) = folders(broken);
        let refused = |result: Result<(), StoreError>| {
            matches!(result, Err(StoreError::Register { line: 2, .. }))
        };
        assert!(refused(load_register(&folders).map(|_| ())));
        assert!(refused(check_register(&folders)));
        let added = extend_register(&folders, None, "部局", None);
        assert!(refused(added.map(|_| ())));
        assert_eq!(
            std::fs::read_to_string(register_path(&folders)).unwrap(),
            broken
        );
    }

    #[test]
    fn without_a_file_the_embedded_register_holds_and_a_file_begins() {
        let folder = tempfile::tempdir().unwrap();
        let folders = Folders::under(folder.path());
        assert_eq!(load_register(&folders).unwrap(), embedded_register());
        extend_register(&folders, None, "部局", Some("部")).unwrap();
        let register = load_register(&folders).unwrap();
        assert_eq!(register.canonical("部"), Some("部局"));
    }
}
