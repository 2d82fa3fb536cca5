//! Every step of saving, backing up, rotating and restoring is made to fail, in every way; what was acknowledged stays.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::{DateTime, Local, TimeDelta, TimeZone};

use super::failing_disk::{FailingDisk, Fault, Survives};
use super::{note_by, notebook, plan};
use crate::notebook::{Notebook, Record};
use crate::store::keeper::Keeper;
use crate::store::load::load_file;
use crate::store::open::open_on;
use crate::store::restore::restore_on;
use crate::store::{
    COLLEAGUE_LIMIT, Folders, StoreError, Writer, backup, parse_notebook, print_notebook,
};

const FILE: &str = "/共享/措施.ron";
const SHARED: &str = "/共享";

const FAULTS: [Fault; 6] = [
    Fault::Once(ErrorKind::Other),
    Fault::Once(ErrorKind::PermissionDenied),
    Fault::From(ErrorKind::StorageFull),
    Fault::From(ErrorKind::ReadOnlyFilesystem),
    Fault::Short,
    Fault::PowerCut,
];

const SURVIVES: [Survives; 6] = [
    Survives::Nothing,
    Survives::Names,
    Survives::Contents,
    Survives::Everything,
    Survives::Chance(0x9e37_79b9_7f4a_7c15),
    Survives::Chance(0xbf58_476d_1ce4_e5b9),
];

/// Of all scenarios that this process ran.
static FAULTS_SO_FAR: AtomicUsize = AtomicUsize::new(0);

fn folders() -> Folders {
    Folders::under(Path::new("/自己的"))
}

thread_local! {
    static MINUTES: Cell<i64> = const { Cell::new(0) };
}

/// Always eleven minutes later than last asked, so that each save makes a backup.
fn clock() -> DateTime<Local> {
    let minutes = MINUTES.get() + 11;
    MINUTES.set(minutes);
    Local.timestamp_opt(1_795_000_000, 0).unwrap() + TimeDelta::minutes(minutes)
}

fn writer(disk: &FailingDisk) -> Writer {
    Writer::on(
        Arc::new(disk.clone()),
        &folders(),
        Keeper::in_place(),
        clock,
    )
}

/// What a scenario did: what it was told is safe, and what it had in hand.
#[derive(Clone, Default)]
struct Deeds {
    acknowledged: BTreeSet<String>,
    offered: BTreeSet<String>,
}

impl Deeds {
    fn save(&mut self, writer: &mut Writer, path: &str, ours: &Notebook) {
        self.offered.extend(texts(ours));
        if let Ok(saved) = writer.save(Path::new(path), ours) {
            assert!(texts(&saved).is_superset(&texts(ours)));
            self.acknowledged.extend(texts(&saved));
        }
    }
}

fn texts(notebook: &Notebook) -> BTreeSet<String> {
    let texts = notebook
        .records()
        .iter()
        .map(|record| record.text.to_string());
    texts.collect()
}

/// Runs a scenario once for each of its steps and each way that the step can fail; says how many faults that were.
#[track_caller]
fn with_every_fault(
    what: &str,
    prepare: impl Fn(&FailingDisk) -> Deeds,
    run: impl Fn(&FailingDisk, &mut Deeds),
    check: impl Fn(&FailingDisk, &Deeds),
) {
    let prepared = FailingDisk::default();
    prepared.put(Path::new("/共享/无关.txt"), b"");
    let before = prepare(&prepared);
    let minutes = MINUTES.get();
    let fresh = || {
        MINUTES.set(minutes);
        (prepared.fork(), before.clone())
    };
    let (disk, mut deeds) = fresh();
    disk.break_at(0, Fault::Once(ErrorKind::Other));
    run(&disk, &mut deeds);
    check(&disk, &deeds);
    let steps = disk.steps();

    let mut faults = 0;
    for step in 1..=steps {
        for fault in FAULTS {
            // Whatever the fault: the power may be cut once all is done.
            let endings = match fault {
                Fault::PowerCut => &SURVIVES[..],
                _ => &SURVIVES[..1],
            };
            for ending in endings {
                let (disk, mut deeds) = fresh();
                disk.break_at(step, fault);
                run(&disk, &mut deeds);
                disk.restart(*ending);
                check(&disk, &deeds);
                faults += 1;
            }
        }
    }
    let all = FAULTS_SO_FAR.fetch_add(faults, Ordering::Relaxed) + faults;
    println!("{what}: {faults} faults at {steps} steps, {all} in this run so far");
    // Each scenario by itself, so that none can shrink unseen; together several thousand.
    assert!(
        faults >= steps * (FAULTS.len() + SURVIVES.len() - 1) && steps >= 30,
        "{faults} at {steps} steps"
    );
}

/// The notebook is whole and holds all that was acknowledged; so does each backup read; and work goes on.
fn is_sound(disk: &FailingDisk, path: &str, deeds: &Deeds) {
    let own = folders().data;
    for kept in disk
        .under(&own.join("backups"))
        .iter()
        .chain(&disk.under(&own.join("journal")))
    {
        let is_whole =
            |bytes: Vec<u8>| parse_notebook(std::str::from_utf8(&bytes).unwrap()).is_ok();
        let is_temporary = kept.extension().is_some_and(|extension| extension == "tmp");
        assert!(
            is_temporary || is_whole(disk.get(kept).unwrap()),
            "{kept:?}"
        );
    }
    match open_on(disk, &folders(), Path::new(path), None) {
        Ok(opening) => {
            let texts = texts(&opening.notebook);
            assert!(texts.is_superset(&deeds.acknowledged), "lost");
            assert!(texts.is_subset(&deeds.offered), "made up");
        }
        Err(StoreError::Missing { .. }) => assert!(deeds.acknowledged.is_empty(), "lost"),
        Err(error) => panic!("{error}"),
    }
    let after = writer(disk)
        .save(Path::new(path), &notebook([999]))
        .unwrap();
    assert!(
        texts(&after).is_superset(&deeds.acknowledged),
        "lost afterwards"
    );
}

/// The file itself, without what the device remembers, holds all that was acknowledged.
fn is_in_file(disk: &FailingDisk, path: &str, deeds: &Deeds) {
    let elsewhere = Folders::under(Path::new("/nowhere"));
    let texts =
        open_on(disk, &elsewhere, Path::new(path), None).map(|opening| texts(&opening.notebook));
    assert!(
        texts.unwrap_or_default().is_superset(&deeds.acknowledged),
        "not in the file"
    );
    is_sound(disk, path, deeds);
}

/// Each new note is saved with all before it, as the window does; a failed save is tried again with the next.
fn save_each(disk: &FailingDisk, deeds: &mut Deeds, numbers: std::ops::Range<u64>) {
    let mut writer = writer(disk);
    for number in numbers.clone() {
        let ours = notebook(numbers.start..=number);
        deeds.save(&mut writer, FILE, &ours);
    }
    deeds.save(&mut writer, FILE, &notebook(numbers));
}

#[test]
fn saving() {
    with_every_fault(
        "saving",
        |_| Deeds::default(),
        |disk, deeds| save_each(disk, deeds, 1..5),
        |disk, deeds| is_in_file(disk, FILE, deeds),
    );
}

#[test]
fn two_writers_and_a_file_that_loses_entries() {
    with_every_fault(
        "two writers and a file that loses entries",
        |_| Deeds::default(),
        |disk, deeds| {
            let (mut one, mut other) = (writer(disk), writer(disk));
            deeds.save(&mut one, FILE, &notebook(1..3));
            let old = disk.get(Path::new(FILE));
            deeds.save(&mut other, FILE, &notebook(3..5));
            deeds.save(&mut one, FILE, &notebook(5..7));
            if let Some(old) = old {
                disk.put(Path::new(FILE), &old);
            }
            deeds.save(&mut one, FILE, &notebook(7..8));
            deeds.save(&mut other, FILE, &notebook(8..9));
        },
        |disk, deeds| {
            // Both are this device: what the journal could not be told before the loss is told when it is reopened.
            let told: Deeds = Deeds {
                acknowledged: in_journal(disk, deeds),
                offered: deeds.offered.clone(),
            };
            is_sound(disk, FILE, &told);
        },
    );
}

/// Of what was acknowledged, what the device wrote down itself: the promise for a file that loses entries.
fn in_journal(disk: &FailingDisk, deeds: &Deeds) -> BTreeSet<String> {
    let journal = disk.under(&folders().data.join("journal"));
    let parts = journal.iter().filter_map(|path| disk.get(path));
    let known: BTreeSet<String> = parts
        .filter_map(|bytes| parse_notebook(&String::from_utf8(bytes).unwrap()).ok())
        .flat_map(|part| texts(&part))
        .collect();
    known.intersection(&deeds.acknowledged).cloned().collect()
}

#[test]
fn many_saves_that_put_the_journal_together() {
    with_every_fault(
        "many saves that put the journal together",
        |disk| {
            let mut deeds = Deeds::default();
            let mut writer = writer(disk);
            for number in 1..15 {
                // No time passes: one backup is enough here.
                MINUTES.set(0);
                deeds.save(&mut writer, FILE, &notebook([number]));
            }
            deeds
        },
        |disk, deeds| save_each(disk, deeds, 15..17),
        |disk, deeds| is_in_file(disk, FILE, deeds),
    );
}

#[test]
fn rotating_backups() {
    let file = Path::new(FILE);
    let backups = || backup::folder_of_backups(&folders(), &plan("措施"), file);
    let day = |path: &PathBuf| path.file_name().unwrap().to_str().unwrap()[..8].to_owned();
    let days = |disk: &FailingDisk| -> BTreeSet<String> {
        let kept = disk.under(&backups());
        kept.iter()
            .map(day)
            .filter(|day| !day.starts_with('.'))
            .collect()
    };
    with_every_fault(
        "rotating backups",
        |disk| {
            let mut deeds = Deeds::default();
            deeds.save(&mut writer(disk), FILE, &notebook(1..3));
            // Twenty days with two backups each, before the day of the next.
            let today = clock();
            for half_days in 2..42 {
                let time = today - TimeDelta::hours(12) * half_days;
                let name = format!("{}.ron", time.format("%Y%m%d-%H%M%S-%3f"));
                disk.put(
                    &backups().join(name),
                    print_notebook(&notebook(1..2)).as_bytes(),
                );
            }
            deeds
        },
        |disk, deeds| {
            let before = days(disk);
            save_each(disk, deeds, 3..5);
            let after = disk.under(&backups()).iter().map(day).collect();
            assert!(before.is_subset(&after), "a day lost its last backup");
        },
        |disk, deeds| {
            assert!(days(disk).len() >= 20);
            is_in_file(disk, FILE, deeds);
        },
    );
}

#[test]
fn restoring() {
    let file = Path::new(FILE);
    let damaged = "(format: 1,\nplan: (title: \"措".as_bytes();
    let backups = backup::folder_of_backups(&folders(), &plan("措施"), file);
    let good = backups.join("20261101-080000-000.ron");
    with_every_fault(
        "restoring",
        |disk| {
            let mut deeds = Deeds::default();
            deeds.save(&mut writer(disk), FILE, &notebook(1..6));
            disk.put(&good, print_notebook(&notebook(1..3)).as_bytes());
            disk.put(file, damaged);
            deeds
        },
        |disk, _| {
            let _ = restore_on(disk, &folders(), file, &good);
        },
        |disk, deeds| {
            let is_kept = |path: &PathBuf| disk.get(path).unwrap() == damaged;
            assert!(
                disk.under(Path::new(SHARED)).iter().any(is_kept),
                "damaged file lost"
            );
            assert!(disk.get(&good).is_some(), "backup lost");
            if disk.get(file).unwrap() == damaged {
                restore_on(disk, &folders(), file, &good).unwrap();
            }
            is_sound(disk, FILE, deeds);
        },
    );
}

/// A colleague's file is taken in: backed up before, united, saved, and the colleague's file as it was.
#[test]
fn importing() {
    let theirs: Vec<Arc<Record>> = (1..9).map(|number| note_by("乙", number)).collect();
    let theirs = Notebook::of_records(plan("措施"), theirs);
    let their_file = Path::new("/U盘/乙的批注.ron");
    with_every_fault(
        "importing",
        |disk| {
            disk.put(their_file, print_notebook(&theirs).as_bytes());
            let mut deeds = Deeds::default();
            deeds.save(&mut writer(disk), FILE, &notebook(1..6));
            deeds
        },
        |disk, deeds| {
            let before = disk.get(Path::new(FILE)).unwrap();
            let mut writer = writer(disk);
            let Ok(opened) = writer.open(Path::new(FILE)) else {
                return;
            };
            let Ok(imported) = load_file(disk, their_file, COLLEAGUE_LIMIT) else {
                return;
            };
            if writer.backup_now(Path::new(FILE)).is_err() {
                return;
            }
            let backups = disk.under(&folders().data.join("backups"));
            let is_before = |path: &PathBuf| disk.get(path).as_ref() == Some(&before);
            assert!(backups.iter().any(is_before), "imported without a backup");
            let mut ours = opened.notebook;
            ours.merge(&imported);
            deeds.save(&mut writer, FILE, &ours);
            ours.merge(&notebook(9..10));
            deeds.save(&mut writer, FILE, &ours);
        },
        |disk, deeds| {
            assert_eq!(
                disk.get(their_file).unwrap(),
                print_notebook(&theirs).as_bytes()
            );
            is_in_file(disk, FILE, deeds);
        },
    );
}

#[test]
fn folder_notebooks() {
    let theirs: Vec<Arc<Record>> = (1..4).map(|number| note_by("乙", number)).collect();
    let theirs = Notebook::of_records(plan("措施"), theirs);
    let their_file = Path::new("/共享/乙-00000000.ron");
    with_every_fault(
        "folder notebooks",
        |disk| {
            disk.put(their_file, print_notebook(&theirs).as_bytes());
            Deeds {
                offered: texts(&theirs),
                acknowledged: texts(&theirs),
            }
        },
        |disk, deeds| {
            let mut writer = writer(disk);
            for number in 5..8 {
                let mut ours = theirs.clone();
                ours.merge(&notebook(5..=number));
                deeds.save(&mut writer, SHARED, &ours);
            }
        },
        |disk, deeds| {
            assert_eq!(
                disk.get(their_file).unwrap(),
                print_notebook(&theirs).as_bytes()
            );
            is_in_file(disk, SHARED, deeds);
        },
    );
}

#[test]
fn a_full_disk_and_a_denied_one_say_so() {
    let check = |kind: ErrorKind, is_expected: fn(&StoreError) -> bool| {
        let disk = FailingDisk::default();
        let mut writer = writer(&disk);
        disk.put(Path::new(FILE), print_notebook(&notebook(1..2)).as_bytes());
        writer.save(Path::new(FILE), &notebook(1..3)).unwrap();
        // Step 1 takes the lock, step 2 reads; from step 3 on it is written.
        disk.break_at(3, Fault::From(kind));
        let error = writer.save(Path::new(FILE), &notebook([3])).unwrap_err();
        assert!(is_expected(&error), "{kind}: {error}");
    };
    check(ErrorKind::StorageFull, |e| {
        matches!(e, StoreError::Full { .. })
    });
    check(ErrorKind::QuotaExceeded, |e| {
        matches!(e, StoreError::Full { .. })
    });
    check(ErrorKind::PermissionDenied, |e| {
        matches!(e, StoreError::WriteDenied { .. })
    });
    check(ErrorKind::ReadOnlyFilesystem, |e| {
        matches!(e, StoreError::WriteDenied { .. })
    });
    check(ErrorKind::NotFound, |e| {
        matches!(e, StoreError::FolderMissing { .. })
    });
    check(ErrorKind::Other, |e| {
        matches!(e, StoreError::Unwritable { .. })
    });
}
