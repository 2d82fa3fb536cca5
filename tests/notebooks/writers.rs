//! Two programs that write at the same time lose nothing of each other's.

use std::collections::HashSet;
use std::path::Path;

use cuoshi::notebook::{EntryId, Notebook};
use cuoshi::store::{Folders, Writer, load_notebook, open_notebook, print_notebook};

use crate::build::{Place, author};
use crate::child::Writing;

const EACH: u32 = 30;

/// Two devices write to one path; returns what each then sees.
fn write_at_once(place: &Place, path: &Path) -> [Notebook; 2] {
    let devices = ["甲", "乙"];
    let start = |name: &&str| Writing::start(path, &place.path().join(name), name, EACH);
    let writings: Vec<Writing> = devices.iter().map(start).collect();
    let acknowledged: HashSet<EntryId> = writings.into_iter().flat_map(Writing::finish).collect();
    assert_eq!(acknowledged.len() as u32, 2 * EACH);
    let sees = |name: &str| {
        let folders = place.device(name);
        let opened = open_notebook(&folders, path).unwrap();
        assert!(opened.skipped.is_empty(), "{:?}", opened.skipped);
        let ids: HashSet<EntryId> = opened
            .notebook
            .records()
            .iter()
            .map(|it| it.id.clone())
            .collect();
        assert_eq!(ids, acknowledged, "{name}");
        opened.notebook
    };
    devices.map(sees)
}

#[test]
fn to_one_file() {
    let place = Place::new();
    let [one, other] = write_at_once(&place, &place.file());
    assert_eq!(print_notebook(&one), print_notebook(&other));
    // Not only by what the devices remember.
    assert_eq!(load_notebook(&place.file()).unwrap(), one);
}

#[test]
fn to_one_folder() {
    let place = Place::new();
    let [one, other] = write_at_once(&place, &place.shared());
    assert_eq!(print_notebook(&one), print_notebook(&other));
    let files = std::fs::read_dir(place.shared()).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let mut authors: Vec<String> = names.filter(|name| name.ends_with(".ron")).collect();
    authors.sort();
    assert_eq!(authors.len(), 2, "{authors:?}");
    for (file, name) in authors.iter().zip(["乙", "甲"]) {
        assert!(file.starts_with(name), "{authors:?}");
        let made = load_notebook(&place.shared().join(file)).unwrap();
        let by = made.records().iter().filter_map(|record| record.genuine());
        assert!(by.into_iter().all(|entry| entry.author == author(name)));
        assert_eq!(made.records().len() as u32, EACH);
    }
}

/// The same person, a window and a command line, on one device.
#[test]
fn to_one_file_from_one_device() {
    let place = Place::new();
    let own = place.path().join("甲");
    let start = |_| Writing::start(&place.file(), &own, "甲", EACH);
    let writings: Vec<Writing> = (0..2).map(start).collect();
    let acknowledged: HashSet<EntryId> = writings.into_iter().flat_map(Writing::finish).collect();
    let found = load_notebook(&place.file()).unwrap();
    let ids: HashSet<EntryId> = found.records().iter().map(|it| it.id.clone()).collect();
    assert_eq!(ids, acknowledged);
    // What both remembered is the same device's.
    std::fs::write(
        place.file(),
        print_notebook(&Notebook::new(found.plan.clone())),
    )
    .unwrap();
    let mut writer = Writer::new(&Folders::under(&own));
    assert_eq!(
        writer
            .save(&place.file(), &Notebook::new(found.plan.clone()))
            .unwrap(),
        found
    );
}
