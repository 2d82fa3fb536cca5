use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use super::saving::Place;
use super::{note, notebook};
use crate::notebook::tests::build::{stamp, viewpoint};
use crate::notebook::tests::undo::shown;
use crate::notebook::{Notebook, State, Workbook};
use crate::plan::{Plan, Register};
use crate::store::{Difference, Saved, SavedKind, Writer, list_saved, restore_backup};

fn entries(saved: &Saved) -> Option<usize> {
    let notebook = saved.notebook.as_ref().ok()?;
    Some(notebook.records().len())
}

fn summary(place: &Place) -> Vec<(SavedKind, Option<usize>)> {
    let saved = list_saved(&place.folders, &place.file());
    assert!(saved.iter().all(|saved| saved.path.exists()));
    assert!(saved.iter().all(|saved| saved.written.is_some()));
    saved
        .iter()
        .map(|saved| (saved.kind, entries(saved)))
        .collect()
}

/// A notebook of three saves: two entries, then three, then five; a backup of the first two.
fn saved_thrice() -> Place {
    let place = Place::new();
    for end in [3, 4, 6] {
        place.save(&notebook(1..end)).unwrap();
    }
    place
}

fn backups(place: &Place) -> Vec<PathBuf> {
    let saved = list_saved(&place.folders, &place.file());
    let backups = saved.into_iter().filter(|it| it.kind == SavedKind::Backup);
    backups.map(|saved| saved.path).collect()
}

#[test]
fn all_copies_are_listed() {
    use SavedKind::{Backup, Damaged, OwnCopy};
    let place = Place::new();
    assert_eq!(summary(&place), []);
    let place = saved_thrice();
    // Each of three writers backs up what it found, once for each state of the file.
    let expected = [
        (SavedKind::Notebook, Some(5)),
        (OwnCopy, Some(5)),
        (Backup, Some(3)),
        (Backup, Some(2)),
    ];
    assert_eq!(summary(&place), expected);
    let saved = list_saved(&place.folders, &place.file());
    assert_eq!(
        saved[0].newest().map(|record| &record.id),
        Some(&note(5).id)
    );

    fs::write(place.file(), "(format: 1, plan: (").unwrap();
    assert_eq!(summary(&place)[0], (SavedKind::Notebook, None));
    restore_backup(&place.folders, &place.file(), &backups(&place)[0]).unwrap();
    let after = summary(&place);
    assert_eq!(after[0], (SavedKind::Notebook, Some(5)));
    assert_eq!(after.last(), Some(&(Damaged, None)));
}

#[test]
fn a_folder_lists_the_copies_of_all_its_files() {
    let place = Place::new();
    let mut writer = Writer::new(&place.folders);
    writer.save(&place.folder, &notebook(1..3)).unwrap();
    drop(writer);
    let saved = list_saved(&place.folders, &place.folder);
    let kinds: Vec<_> = saved.iter().map(|saved| saved.kind).collect();
    assert_eq!(
        kinds,
        [SavedKind::Notebook, SavedKind::OwnCopy, SavedKind::Backup]
    );
}

#[test]
fn what_a_backup_differs_by_is_said() {
    let difference = Difference::between(&notebook(1..5), &notebook(3..7));
    let expected = Difference {
        only_here: vec![note(1), note(2)],
        only_there: vec![note(5), note(6)],
    };
    assert_eq!(difference, expected);
    let same = Difference::between(&notebook(1..5), &notebook(1..5));
    assert_eq!(same, Difference::default());
}

#[test]
fn two_damaged_files_of_one_second_are_both_kept() {
    let place = saved_thrice();
    let backup = &backups(&place)[0];
    let damages = [
        "(format: 1,",
        "(format: 1, plan: (",
        "(format: 1, plan: (title:",
    ];
    for damage in damages {
        fs::write(place.file(), damage).unwrap();
        restore_backup(&place.folders, &place.file(), backup).unwrap();
    }
    let saved = list_saved(&place.folders, &place.file());
    let kept = saved.iter().filter(|it| it.kind == SavedKind::Damaged);
    let mut kept: Vec<String> = kept
        .map(|saved| fs::read_to_string(&saved.path).unwrap())
        .collect();
    kept.sort();
    assert_eq!(kept, damages);
}

/// A file that was emptied on purpose by another program, and is a good notebook: the backup is united with it.
#[test]
fn a_restore_can_be_undone() {
    let place = saved_thrice();
    let backup = backups(&place).pop().unwrap();
    let fewer = notebook([1]);
    let elsewhere = place.folder.join("另一份.ron");
    place.save_to(&elsewhere, &fewer).unwrap();

    let mut book = Workbook::new(
        Arc::new(Plan::default()),
        "".into(),
        Arc::new(Register::default()),
        fewer,
    );
    let seen = |book: &Workbook| {
        let state = State::of(&book.plan, book.notebook(), &viewpoint("甲"));
        let notes: Vec<_> = state
            .about_plan
            .iter()
            .map(|note| note.id.clone())
            .collect();
        (notes, shown(&state))
    };
    let before = seen(&book);
    let restored = restore_backup(&place.folders, &elsewhere, &backup).unwrap();
    assert_eq!(restored.notebook, notebook(1..3));
    assert_eq!(restored.kept, None);
    let report = book.take_in(&restored.notebook, Vec::new(), "恢复备份", &stamp("甲", 1));
    assert_eq!(report.new, [note(2).id.clone()]);
    let after = seen(&book);
    assert_ne!(after, before);

    assert_eq!(book.undo(&stamp("甲", 2)).as_deref(), Some("恢复备份"));
    assert_eq!(seen(&book), before);
    let union: Notebook = place.save_to(&elsewhere, book.notebook()).unwrap();
    assert_eq!(union.records().len(), 3, "the file only grows");
    book.redo(&stamp("甲", 2)).unwrap();
    assert_eq!(seen(&book), after);
}
