use std::fs;

use super::saving::Place;
use super::{note, notebook, time};
use crate::notebook::{EntryId, NoteKind};
use crate::store::{
    Draft, DraftOf, Seen, Settings, StoreError, file_name, load_drafts, load_notebook, load_seen,
    load_settings, save_drafts, save_seen, save_settings, write_export, write_notebook,
};

#[test]
fn settings_come_back() {
    let place = Place::new();
    assert_eq!(load_settings(&place.folders).unwrap(), Settings::default());
    let settings = Settings {
        author_name: "甲“乙”\n".to_owned(),
        introduced: true,
        due_soon_days: 7,
        years: [("指纹".to_owned(), 2021)].into(),
        ..Settings::default()
    };
    save_settings(&place.folders, &settings).unwrap();
    assert_eq!(load_settings(&place.folders).unwrap(), settings);
}

#[test]
fn settings_of_another_version_are_read() {
    let place = Place::new();
    fs::create_dir_all(&place.folders.config).unwrap();
    let text = "(author_name: \"甲\", later: Some((1, [\"二\"])), introduced: true)";
    fs::write(place.folders.config.join("settings.ron"), text).unwrap();
    let settings = load_settings(&place.folders).unwrap();
    assert_eq!(settings.author_name, "甲");
    assert_eq!(settings.due_soon_days, Settings::default().due_soon_days);
}

#[test]
fn broken_settings_are_put_aside() {
    for bytes in [&b"(author_name: "[..], b"\xff\0", b"[1, 2]", b""] {
        let place = Place::new();
        fs::create_dir_all(&place.folders.config).unwrap();
        fs::write(place.folders.config.join("settings.ron"), bytes).unwrap();
        match load_settings(&place.folders) {
            Err(StoreError::SetAside { aside, .. }) => assert_eq!(fs::read(aside).unwrap(), bytes),
            other => panic!("{other:?}"),
        }
        assert_eq!(load_settings(&place.folders).unwrap(), Settings::default());
    }
}

#[test]
fn what_is_being_typed_comes_back() {
    let place = Place::new();
    let note = EntryId("0123".to_owned());
    let places = [
        DraftOf::Note {
            measure: "1.1".to_owned(),
        },
        DraftOf::Answer { to: note.clone() },
        DraftOf::Edit { of: note },
    ];
    let drafts = places.map(|of| Draft {
        of,
        text: "还没写完……".to_owned(),
        kind: NoteKind::Problem,
        private: true,
    });
    save_drafts(&place.folders, "指纹", &drafts).unwrap();
    assert_eq!(load_drafts(&place.folders, "指纹"), drafts);
    assert_eq!(load_drafts(&place.folders, "别的"), []);
    save_drafts(&place.folders, "指纹", &[]).unwrap();
    save_drafts(&place.folders, "指纹", &[]).unwrap();
    assert_eq!(load_drafts(&place.folders, "指纹"), []);
}

#[test]
fn drafts_of_notes_alone_are_read_as_they_were_written() {
    let place = Place::new();
    let path = place.folders.about_plan("drafts", "指纹");
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let text = "[\n    (\n        measure: \"1.1\",\n        text: \"旧的草稿\",\n        kind: \"next\",\n        private: false,\n    ),\n]\n";
    fs::write(&path, text).unwrap();
    let draft = Draft {
        of: DraftOf::Note {
            measure: "1.1".to_owned(),
        },
        text: "旧的草稿".to_owned(),
        kind: NoteKind::Next,
        private: false,
    };
    assert_eq!(load_drafts(&place.folders, "指纹"), [draft]);
}

#[test]
fn what_was_seen_comes_back() {
    let place = Place::new();
    assert_eq!(load_seen(&place.folders, "指纹"), None);
    let seen = Seen {
        since: time(),
        ids: [note(1).id.clone(), note(2).id.clone()].into(),
    };
    save_seen(&place.folders, "指纹", &seen).unwrap();
    assert_eq!(load_seen(&place.folders, "指纹"), Some(seen));
}

#[test]
fn an_export_replaces_what_was_there_or_nothing() {
    let place = Place::new();
    write_export(&place.file(), "一".as_bytes()).unwrap();
    write_export(&place.file(), "二".as_bytes()).unwrap();
    assert_eq!(fs::read_to_string(place.file()).unwrap(), "二");
    assert_eq!(place.names(), ["措施 批注本.ron"]);
    let error = write_export(&place.folder.join("没有").join("表.xlsx"), b"").unwrap_err();
    assert!(matches!(error, StoreError::FolderMissing { .. }), "{error}");
    let error = write_export(&place.folder, b"").unwrap_err();
    assert!(matches!(error, StoreError::IsFolder { .. }), "{error:?}");
}

#[test]
fn an_export_takes_the_place_of_no_entry_that_is_nowhere_else() {
    let place = Place::new();
    let (one, two) = (notebook([1]), notebook([1, 2]));
    // An export can be made again.
    write_notebook(&place.folders, &place.file(), &two, &two).unwrap();
    write_notebook(&place.folders, &place.file(), &one, &two).unwrap();
    // A file of another kind is never put where a notebook is.
    let error = write_export(&place.file(), b"PK").unwrap_err();
    assert!(matches!(error, StoreError::NotebookThere { .. }), "{error}");
    // What somebody else wrote is not known.
    write_notebook(&place.folders, &place.file(), &two, &two).unwrap();
    let error = write_notebook(&place.folders, &place.file(), &one, &one).unwrap_err();
    assert!(
        matches!(error, StoreError::WouldLose { count: 1, .. }),
        "{error}"
    );
    assert_eq!(load_notebook(&place.file()).unwrap().records().len(), 2);
}

#[test]
fn a_notebook_that_was_worked_on_here_keeps_all_it_has() {
    let place = Place::new();
    let (one, two) = (notebook([1]), notebook([1, 2]));
    place.save(&two).unwrap();
    let error = write_notebook(&place.folders, &place.file(), &one, &two).unwrap_err();
    assert!(
        matches!(error, StoreError::WouldLose { count: 1, .. }),
        "{error}"
    );
    write_notebook(&place.folders, &place.file(), &two, &two).unwrap();
}

#[test]
fn file_names_are_taken_by_every_platform() {
    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(file_name(text), expected);
    }
    check("措施 批注（甲）.ron", "措施 批注（甲）.ron");
    check("../a\\b:c*?\"<>|\n.ron", "abc.ron");
    check(" … ", "…");
    let long = file_name(&format!("{}.ron", "措".repeat(300)));
    assert!(long.len() <= 200 && long.ends_with("措.ron"), "{long}");
}
