//! A program that is killed at any moment has lost nothing that it said was saved.

use std::collections::HashSet;
use std::path::Path;
use std::time::{Duration, Instant};

use cuoshi::notebook::{EntryId, Notebook};
use cuoshi::store::{SavedKind, StoreError, Writer, list_saved, load_notebook, nonce};

use crate::build::{Place, count, identity};
use crate::child::Writing;

/// How many writers one notebook sees killed before another begins.
const AT_ONE: u32 = 25;
/// Longer than a few saves take.
const LATEST: Duration = Duration::from_millis(40);
/// A healthy lock is waited for longer than this.
const LOCKED: Duration = Duration::from_secs(4);

#[test]
fn nothing_acknowledged_is_lost_to_a_kill() {
    let kills = count("CUOSHI_KILLS", 50);
    let (mut acknowledged, mut lost, mut slowest) = (0, 0, Duration::ZERO);
    for first in (0..kills).step_by(AT_ONE as usize) {
        let place = Place::new();
        // By turns to one file, and to a folder of files.
        let path = [place.file(), place.shared()][(first / AT_ONE % 2) as usize].clone();
        let mut ids = HashSet::new();
        for kill in first..kills.min(first + AT_ONE) {
            ids.extend(killed_writer(&place, &path, kill));
            let since = Instant::now();
            lost += missing(&place, &path, &ids);
            slowest = slowest.max(since.elapsed());
        }
        assert_all_copies_are_whole(&place);
        acknowledged += ids.len();
    }
    println!(
        "{kills} writers killed: {acknowledged} entries acknowledged, {lost} lost; slowest save after a kill {slowest:?}"
    );
    assert_eq!(lost, 0);
    assert!(
        acknowledged >= kills as usize / 4,
        "hardly anything was written"
    );
    assert!(slowest < LOCKED, "a lock did not heal");
}

/// Lets a writer begin, kills it, and says what it had acknowledged.
fn killed_writer(place: &Place, path: &Path, kill: u32) -> Vec<EntryId> {
    let chance = nonce();
    let mut writing = Writing::start(path, &place.path().join("自己的"), "甲", u32::MAX);
    // Three of four have begun to write when they are killed.
    let first = (!kill.is_multiple_of(4)).then(|| writing.next()).flatten();
    std::thread::sleep(LATEST.mul_f64((chance >> 32) as f64 / f64::from(u32::MAX)));
    first.into_iter().chain(writing.kill()).collect()
}

/// How many of the acknowledged entries the next start does not find; also what it saves then is saved.
fn missing(place: &Place, path: &Path, ids: &HashSet<EntryId>) -> usize {
    let folders = place.device("自己的");
    // The file itself, without what the device remembers.
    let found = match load_notebook(path) {
        Err(StoreError::Missing { .. }) => Notebook::default(),
        found => found.unwrap(),
    };
    let there: HashSet<&EntryId> = found.records().iter().map(|record| &record.id).collect();
    let lost = ids.iter().filter(|id| !there.contains(id)).count();
    let mut writer = Writer::new(&folders);
    writer.sign(&crate::build::author("甲"));
    writer.save(path, &Notebook::new(identity())).unwrap();
    lost
}

fn assert_all_copies_are_whole(place: &Place) {
    for saved in list_saved(&place.device("自己的"), &place.shared()) {
        assert!(saved.notebook.is_ok(), "{saved:?}");
        assert_ne!(saved.kind, SavedKind::Damaged);
    }
}
