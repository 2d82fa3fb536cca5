//! Files that mean harm, and files that came to harm: an error each, never a panic, never without end.

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use cuoshi::intake::{self, Foreign, IntakeError, Part};
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

#[path = "../fuzz/fuzz_targets/judge.rs"]
mod judge;

const DOCX: &[u8] = include_bytes!("data/formats/plain.docx");
const NUMBERED: &[u8] = include_bytes!("data/formats/seed-numbered.docx");
const PDF: &[u8] = include_bytes!("data/formats/seed.pdf");
const SEED: &str = include_str!("../seeds/liaocheng-2021.txt");

const BROKEN: IntakeError = IntakeError::Broken { part: Part::Whole };

fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file(*name, options).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn sheet() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, line) in SEED
        .lines()
        .filter(|line| !line.is_empty())
        .take(60)
        .enumerate()
    {
        for (column, part) in line.split('。').enumerate() {
            sheet.write(row as u32, column as u16, part).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

fn page() -> String {
    let lines = SEED.lines().take(120);
    let lines: String = lines
        .map(|line| format!("<p><span>{line}</span></p>"))
        .collect();
    format!(
        "<!DOCTYPE html><html><body><div id=zoom>{lines}<table><tr><td>任务<td>牵头单位<tr><td>甲<td>乙</table></div></html>"
    )
}

#[track_caller]
fn check(name: &str, bytes: &[u8], expected: IntakeError) {
    let found = intake::decode(bytes).map(|decoded| decoded.text);
    assert_eq!(found, Err(expected), "{name}");
}

#[test]
fn broken_files_say_what_they_are() {
    check("empty", b"", IntakeError::Empty);
    check("cut pdf", b"%PDF-1.7\n", BROKEN);
    check("cut archive", &DOCX[..DOCX.len() / 2], BROKEN);
    check("no archive", b"PK\x03\x04 and no more", BROKEN);
    check(
        "empty archive",
        &package(&[]),
        IntakeError::Foreign(Foreign::Archive),
    );
    check(
        "other archive",
        &package(&[("a.txt", b"a")]),
        IntakeError::Foreign(Foreign::Archive),
    );
    check(
        "layout",
        &package(&[("OFD.xml", b"<a/>")]),
        IntakeError::Foreign(Foreign::Ofd),
    );
    check(
        "open document",
        &package(&[("mimetype", b"a")]),
        IntakeError::Foreign(Foreign::Office),
    );
    let slides = package(&[("ppt/presentation.xml", b"<a/>")]);
    check("slides", &slides, IntakeError::Foreign(Foreign::Slides));
    let body = IntakeError::Broken { part: Part::Body };
    check(
        "no xml",
        &package(&[("word/document.xml", b"<a>\xff\xfe</a>")]),
        body,
    );
    check(
        "open xml",
        &package(&[("word/document.xml", b"<a><b>")]),
        body,
    );
    check(
        "no text",
        &package(&[("word/document.xml", b"<a></a>")]),
        IntakeError::Empty,
    );
    check("no book", &package(&[("xl/workbook.xml", b"<a>")]), BROKEN);
}

/// The corpus that fuzzing starts from.
#[test]
fn every_character_of_the_kept_files_is_some_part_of_the_plan() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/formats");
    let mut count = 0;
    for file in fs::read_dir(folder).unwrap() {
        judge::document(&fs::read(file.unwrap().path()).unwrap());
        count += 1;
    }
    assert!(count >= 10);
    judge::document(SEED.as_bytes());
    judge::document(&sheet());
    judge::document(page().as_bytes());
}

#[test]
fn entities_do_not_grow() {
    let laughs = "<!DOCTYPE a [<!ENTITY a \"甲甲甲甲甲甲\"><!ENTITY b \"&a;&a;&a;&a;\">]><a><p><t>&b;乙</t></p></a>";
    let bytes = package(&[("word/document.xml", laughs.as_bytes())]);
    assert_eq!(intake::decode(bytes).unwrap().text, "乙\n");
}

#[test]
fn bombs_are_refused() {
    let many: Vec<String> = (0..20_001).map(|at| at.to_string()).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), &b""[..])).collect();
    check("many parts", &package(&many), IntakeError::TooLarge);
    let spaces = vec![b' '; 70 << 20];
    let parts: [(&str, &[u8]); 2] = [("xl/workbook.xml", b"<a/>"), ("xl/a.xml", &spaces)];
    check("large part", &package(&parts), IntakeError::TooLarge);
}

#[test]
fn a_cell_far_away_does_not_fill_the_sheet_in_between() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "一、甲").unwrap();
    sheet.write(1_048_575, 16_383, "(一)乙。").unwrap();
    let decoded = intake::decode(book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(decoded.text.trim(), "一、甲\n(一)乙。");
}

#[test]
fn a_pdf_nested_without_end_is_no_harm() {
    for part in ["[", "<<", "<</A ", "("] {
        let nested = part.repeat(200_000);
        let _ = intake::decode(
            format!("%PDF-1.7\n1 0 obj\n{nested}\nendobj\ntrailer <</Root 1 0 R>>").into_bytes(),
        );
    }
}

#[test]
fn decoding_ends_where_it_is_told_to() {
    let (sheet, page) = (sheet(), page());
    for bytes in [DOCX, PDF, SEED.as_bytes(), &sheet, page.as_bytes()] {
        for most in 0..3 {
            let mut asked = 0;
            let found = intake::decode_with(bytes, &mut |share| {
                assert!((0.0..=1.0).contains(&share));
                asked += 1;
                asked <= most
            });
            assert!(found.is_ok() && asked <= most || found == Err(IntakeError::Cancelled));
        }
        let mut last = 0.0;
        let whole = intake::decode_with(bytes, &mut |share| {
            last = share;
            true
        });
        assert!(whole.is_ok() && last == 1.0);
    }
}

/// A file hurt at a few places: bytes changed, a piece cut out, a piece doubled.
fn hurt(bytes: &[u8], wounds: &[(u16, u8, u8)]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for &(place, kind, value) in wounds {
        let at = bytes.len() * place as usize / (u16::MAX as usize + 1);
        let end = (at + usize::from(value) * 3).min(bytes.len());
        match kind % 4 {
            0 | 1 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = value;
                }
            }
            2 => drop(bytes.drain(at..end)),
            _ => {
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece);
            }
        }
    }
    bytes
}

/// DOCX whose parts are hurt, not their packing.
fn hurt_parts(wounds: &[(u16, u8, u8)]) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(Cursor::new(NUMBERED)).unwrap();
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).unwrap();
        let mut content = Vec::new();
        std::io::copy(&mut part, &mut content).unwrap();
        let name = part.name().unwrap().into_owned();
        if name.starts_with("word/") {
            content = hurt(&content, wounds);
        }
        parts.push((name, content));
    }
    let parts: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(name, part)| (name.as_str(), part.as_slice()))
        .collect();
    package(&parts)
}

fn wounds() -> impl Strategy<Value = Vec<(u16, u8, u8)>> {
    prop::collection::vec(any::<(u16, u8, u8)>(), 1..6)
}

/// What comes out of a hurt file is text or a cause, and no larger than what went in allows.
#[track_caller]
fn bounded(bytes: Vec<u8>, most: usize) {
    if let Ok(decoded) = intake::decode(bytes) {
        assert!(decoded.text.len() <= most);
    }
}

/// `CUOSHI_CASES` in the environment asks for another number of cases.
fn config(cases: u32) -> ProptestConfig {
    let asked = std::env::var("CUOSHI_CASES")
        .ok()
        .and_then(|it| it.parse().ok());
    ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::Off)),
        ..ProptestConfig::with_cases(asked.unwrap_or(cases))
    }
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn hurt_texts(wounds in wounds()) {
        bounded(hurt(SEED.as_bytes(), &wounds), 1 << 20);
    }

    #[test]
    fn hurt_pages(wounds in wounds()) {
        bounded(hurt(page().as_bytes(), &wounds), 1 << 20);
    }

    #[test]
    fn hurt_sheets(wounds in wounds()) {
        bounded(hurt(&sheet(), &wounds), 1 << 20);
    }

    #[test]
    fn hurt_word_files(wounds in wounds()) {
        bounded(hurt(DOCX, &wounds), 1 << 20);
    }

    #[test]
    fn hurt_parts_of_word_files(wounds in wounds()) {
        bounded(hurt_parts(&wounds), 1 << 20);
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..2000), head in 0usize..6) {
        let heads: [&[u8]; 6] = [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe"];
        bounded([heads[head], &bytes].concat(), 1 << 16);
    }
}

proptest! {
    // A page takes long to read in a build for tests.
    #![proptest_config(config(60))]

    #[test]
    fn hurt_pdfs(wounds in wounds()) {
        bounded(hurt(PDF, &wounds), 1 << 22);
    }
}
