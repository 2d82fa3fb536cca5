use std::fs;
use std::path::Path;

use super::notebook;
use super::saving::Place;
use crate::notebook::Notebook;
use crate::store::{
    FormatError, StoreError, load_colleague, load_newer, load_notebook, open_notebook,
    print_notebook, restore_backup,
};
use crate::wording;

type Loader = fn(&Path) -> Result<Notebook, StoreError>;

/// Reads a file with these bytes in every way, and tries to write to it; it stays as it is.
#[track_caller]
fn check(bytes: &[u8], is_expected: fn(&StoreError) -> bool) {
    let place = Place::new();
    let file = place.file();
    fs::write(&file, bytes).unwrap();
    let open = |path: &Path| open_notebook(&place.folders, path).map(|opening| opening.notebook);
    let loaders: [Loader; 2] = [load_notebook, load_colleague];
    let read = loaders.map(|load| load(&file).unwrap_err());
    let written = [
        open(&file).unwrap_err(),
        place.save(&notebook(1..2)).unwrap_err(),
    ];
    for error in read.iter().chain(&written) {
        assert!(is_expected(error), "{error:?}");
        let sentence = wording::store_error(error);
        assert!(
            sentence.contains("批注本.ron") && !sentence.contains("store."),
            "{sentence}"
        );
    }
    assert_eq!(fs::read(&file).unwrap(), bytes);
}

#[test]
fn what_is_no_notebook_says_what_it_is() {
    check(b"", |e| matches!(e, StoreError::Empty { .. }));
    check("\u{feff} \n".as_bytes(), |e| {
        matches!(e, StoreError::Empty { .. })
    });
    check(&[0; 4096], |e| matches!(e, StoreError::Empty { .. }));
    check(b"PK\x03\x04\0\0\xff", |e| {
        matches!(e, StoreError::Binary { .. })
    });
    check(b"(format: 1, \xb4\xeb\xca\xa9", |e| {
        matches!(e, StoreError::NotUtf8 { offset: 12, .. })
    });
    check("一、开办企业".as_bytes(), |e| {
        matches!(
            e,
            StoreError::Damaged {
                source: FormatError::NotANotebook,
                ..
            }
        )
    });
    check("(format: 1,\nplan: (title: “".as_bytes(), |e| {
        matches!(
            e,
            StoreError::Damaged {
                source: FormatError::Syntax { line: 2, .. },
                ..
            }
        )
    });
    let newer = print_notebook(&notebook(1..3)).replacen("format: 1", "format: 7", 1);
    check(newer.as_bytes(), |e| {
        matches!(e, StoreError::NewerFormat { format: 7, .. })
    });
}

#[test]
fn a_newer_format_may_be_looked_at() {
    let place = Place::new();
    let newer = print_notebook(&notebook(1..3)).replacen("format: 1", "format: 7", 1);
    fs::write(place.file(), newer).unwrap();
    assert_eq!(load_newer(&place.file()).unwrap().records().len(), 2);
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    let place = Place::new();
    let text = format!("\u{feff}{}", print_notebook(&notebook(1..3)));
    fs::write(place.file(), text).unwrap();
    assert_eq!(load_notebook(&place.file()).unwrap(), notebook(1..3));
}

#[test]
fn what_is_not_there_is_missing() {
    let place = Place::new();
    let missing = |path: &Path| matches!(load_notebook(path), Err(StoreError::Missing { .. }));
    assert!(missing(&place.file()));
    assert!(missing(&place.folder), "a folder without notebooks");
    assert!(missing(&place.folder.join("没有").join("本.ron")));
    let error = restore_backup(&place.folders, &place.file(), Path::new("没有.ron"));
    assert!(matches!(error, Err(StoreError::Missing { .. })));
    assert!(!place.file().exists());
}

#[test]
fn a_colleague_may_send_a_hundred_megabytes() {
    let place = Place::new();
    let file = fs::File::create(place.file()).unwrap();
    file.set_len(100 * 1024 * 1024 + 1).unwrap();
    let error = load_colleague(&place.file()).unwrap_err();
    assert!(matches!(error, StoreError::TooLarge { .. }), "{error}");
    let sentence = wording::store_error(&error);
    assert!(sentence.contains("100 MB"), "{sentence}");
}

/// A device that never ends must not be read.
#[cfg(unix)]
#[test]
fn only_files_are_read() {
    let error = load_notebook(Path::new("/dev/zero")).unwrap_err();
    assert!(matches!(error, StoreError::Unreadable { .. }), "{error}");
}
