//! Copies that sync tools make in a shared folder are one more input: united, never changed, never deleted.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use cuoshi::notebook::Notebook;
use cuoshi::store::{Writer, load_notebook, open_notebook, print_notebook};

use crate::build::{Place, author, note, stamp, texts, workbook};

/// How sync tools call what they could not settle.
const COPIES: [&str; 6] = [
    "甲-1f0c22ab (1).ron",
    "甲-1f0c22ab.sync-conflict-20261124-161300-ABCDEFG.ron",
    "甲-1f0c22ab (甲的电脑的冲突副本 2026-11-24).ron",
    "甲-1f0c22ab_conf(1).ron",
    "甲-1f0c22ab - 副本.ron",
    "Copy of 甲-1f0c22ab.ron",
];

/// Notes by 甲, as older and newer states of one file: each of these is a part of the whole.
fn states(whole: &Notebook) -> impl Iterator<Item = Notebook> {
    let records = whole.records();
    let parts = (0..COPIES.len()).map(|nth| records[nth..nth + 4].to_vec());
    parts.map(|part| Notebook::of_records(whole.plan.clone(), part))
}

fn bytes_in(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path());
    files
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect()
}

#[test]
fn copies_heal_by_union() {
    let place = Place::new();
    let mut book = workbook();
    for nth in 0..10 {
        book.commit(
            vec![note(nth % 3, "看过了")],
            "批注",
            &stamp("甲", nth as u64),
        );
    }
    let whole = book.notebook().clone();
    for (name, part) in COPIES.iter().zip(states(&whole)) {
        fs::write(place.shared().join(name), print_notebook(&part)).unwrap();
    }
    // Half a file that is still being copied, and what else such tools leave.
    fs::write(
        place.shared().join("乙-00000000.ron"),
        "(format: 1,\nplan: (ti",
    )
    .unwrap();
    fs::write(
        place.shared().join(".syncthing.甲-1f0c22ab.ron.tmp"),
        "(format",
    )
    .unwrap();
    fs::write(place.shared().join("~$甲.ron.partial"), "").unwrap();
    let before = bytes_in(&place.shared());

    let folders = place.device("甲");
    let opened = open_notebook(&folders, &place.shared()).unwrap();
    let held: Notebook = states(&whole).fold(Notebook::new(whole.plan.clone()), |mut all, part| {
        all.merge(&part);
        all
    });
    assert_eq!(texts(&opened.notebook), texts(&held));
    assert_eq!(opened.skipped.len(), 1);

    let mut writer = Writer::new(&folders);
    writer.sign(&author("甲"));
    let saved = writer.save(&place.shared(), &whole).unwrap();
    assert_eq!(texts(&saved), texts(&whole));
    let after = bytes_in(&place.shared());
    for (path, bytes) in &before {
        assert_eq!(after.get(path), Some(bytes), "{path:?}");
    }
    // What no copy held is in our own file, and only that.
    let own = after
        .keys()
        .find(|path| !before.contains_key(*path) && path.extension().is_some_and(|it| it == "ron"));
    let own = load_notebook(own.unwrap()).unwrap();
    let missing = whole.without(&held);
    assert_eq!(own.records(), missing);

    // Should the person tidy the copies away, what this device wrote stays.
    for name in COPIES {
        fs::remove_file(place.shared().join(name)).unwrap();
    }
    let saved = writer.save(&place.shared(), &whole).unwrap();
    assert_eq!(texts(&saved), texts(&whole));
    assert_eq!(
        texts(&load_notebook(&place.shared()).unwrap()),
        texts(&whole)
    );
}

/// A sync tool that puts an older state in the place of a newer one.
#[test]
fn an_older_state_that_comes_back_is_healed() {
    let place = Place::new();
    let folders = place.device("甲");
    let mut writer = Writer::new(&folders);
    writer.sign(&author("甲"));
    let mut book = workbook();
    let mut old = None;
    for nth in 0..6 {
        book.commit(vec![note(0, "看过了")], "批注", &stamp("甲", nth));
        writer.save(&place.file(), book.notebook()).unwrap();
        if nth == 2 {
            old = Some(fs::read(place.file()).unwrap());
        }
    }
    drop(writer);
    fs::write(place.file(), old.unwrap()).unwrap();
    assert_eq!(load_notebook(&place.file()).unwrap().records().len(), 3);
    let opened = open_notebook(&folders, &place.file()).unwrap();
    assert_eq!(texts(&opened.notebook), texts(book.notebook()));
    let saved = Writer::new(&folders)
        .save(&place.file(), &Notebook::new(opened.notebook.plan))
        .unwrap();
    assert_eq!(texts(&saved), texts(book.notebook()));
    assert_eq!(
        texts(&load_notebook(&place.file()).unwrap()),
        texts(book.notebook())
    );
}
