use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use super::saving::Place;
use super::{note_by, notebook, plan};
use crate::notebook::Notebook;
use crate::store::{StoreError, Watch, Writer, print_notebook};

/// No machine is so slow; one that is fast waits a fraction of it.
const PATIENCE: Duration = Duration::from_secs(20);
/// So often that a test need not wait, where the system tells nothing.
const OFTEN: Duration = Duration::from_millis(20);
/// So seldom that only the system can have told.
const NEVER: Duration = Duration::from_hours(1);

#[track_caller]
fn wait_for_change(watch: &Watch) {
    let since = Instant::now();
    while !watch.has_changed() {
        assert!(since.elapsed() < PATIENCE, "not noticed");
        std::thread::sleep(Duration::from_millis(2));
    }
}

fn watch(path: &Path, pause: Duration) -> Watch {
    Watch::start_looking(path, pause, || {}).unwrap()
}

/// What 乙 writes on another computer.
fn theirs(number: u64) -> Notebook {
    Notebook::of_records(plan("措施"), vec![note_by("乙", number)])
}

fn write(path: &Path, notebook: &Notebook) {
    fs::write(path, print_notebook(notebook)).unwrap();
}

#[test]
fn a_file_is_watched() {
    for pause in [OFTEN, NEVER] {
        let place = Place::new();
        let ours = place.save(&notebook(1..2)).unwrap();
        let mut writer = Writer::new(&place.folders);
        let watch = watch(&place.file(), pause);
        let mut all = ours.clone();
        for number in 5..8 {
            let known = all.clone();
            all.merge(&theirs(number));
            write(&place.file(), &all);
            // What was found half written changes again.
            loop {
                wait_for_change(&watch);
                match writer.look(&place.file(), &known) {
                    Ok(Some(found)) => break assert_eq!(found, all),
                    Ok(None) | Err(StoreError::Empty { .. } | StoreError::Damaged { .. }) => {}
                    Err(error) => panic!("{error}"),
                }
            }
        }
    }
}

#[test]
fn a_folder_is_watched() {
    for pause in [OFTEN, NEVER] {
        let place = Place::new();
        let mut writer = Writer::new(&place.folders);
        let ours = writer.save(&place.folder, &notebook(1..2)).unwrap();
        let watch = watch(&place.folder, pause);
        write(&place.folder.join("乙-00000000.ron"), &theirs(1));
        let mut all = ours.clone();
        all.merge(&theirs(1));
        loop {
            wait_for_change(&watch);
            if let Some(found) = writer.look(&place.folder, &ours).unwrap() {
                break assert_eq!(found, all);
            }
        }
    }
}

#[test]
fn a_file_that_is_not_there_yet_and_one_that_goes_are_noticed() {
    let place = Place::new();
    let watch = watch(&place.file(), OFTEN);
    let mut writer = Writer::new(&place.folders);
    assert_eq!(writer.look(&place.file(), &notebook(1..2)).unwrap(), None);
    write(&place.file(), &notebook(1..2));
    wait_for_change(&watch);
    fs::remove_file(place.file()).unwrap();
    wait_for_change(&watch);
    assert_eq!(writer.look(&place.file(), &notebook(1..2)).unwrap(), None);
}

#[test]
fn what_is_no_notebook_is_passed_over() {
    let place = Place::new();
    place.save(&notebook(1..2)).unwrap();
    let watch = watch(&place.folder, OFTEN);
    fs::write(place.folder.join("说明.txt"), "一").unwrap();
    fs::write(place.folder.join(".措施.ron.lock"), "甲").unwrap();
    // Noticed after what came before it, whatever the system is doing.
    write(&place.folder.join("乙.ron"), &theirs(1));
    wait_for_change(&watch);
    let subject = super::super::watch::Subject::of(&place.folder);
    let counted: Vec<_> = subject.stamps().into_keys().collect();
    assert_eq!(counted, [place.folder.join("乙.ron"), place.file()]);
}

/// A save is told of, brings nothing new, and so makes no other.
#[test]
fn our_own_saves_end_it() {
    let place = Place::new();
    let mut writer = Writer::new(&place.folders);
    for path in [place.file(), place.folder.join("夹/")] {
        writer.save(&path, &notebook(1..2)).unwrap();
        let watch = watch(&path, OFTEN);
        let ours = writer.save(&path, &notebook(1..3)).unwrap();
        wait_for_change(&watch);
        assert_eq!(writer.look(&path, &ours).unwrap(), None);
        // Looking changed nothing.
        std::thread::sleep(OFTEN * 5);
        assert!(!watch.has_changed() || writer.look(&path, &ours).unwrap().is_none());
    }
}

#[test]
fn who_waits_is_woken() {
    let place = Place::new();
    let (sender, woken) = std::sync::mpsc::channel();
    let _watch = Watch::start_looking(&place.file(), OFTEN, move || {
        let _ = sender.send(());
    })
    .unwrap();
    write(&place.file(), &notebook(1..2));
    woken.recv_timeout(PATIENCE).unwrap();
}

#[test]
fn another_plan_in_the_place_of_ours_is_said() {
    let place = Place::new();
    let mut writer = Writer::new(&place.folders);
    let ours = writer.save(&place.file(), &notebook(1..2)).unwrap();
    write(&place.file(), &Notebook::new(plan("别的")));
    let error = writer.look(&place.file(), &ours).unwrap_err();
    assert!(matches!(error, StoreError::OtherPlan { .. }), "{error}");
}
