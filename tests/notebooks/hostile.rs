//! Files made to do harm, by chance or on purpose: refused in a sentence or read as what they say; never a crash, never more memory
//! than a small multiple of the file.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use cuoshi::notebook::{About, Act, Author, Entry, NoteKind, Notebook, Record};
use cuoshi::store::{StoreError, load_colleague, parse_notebook, print_notebook};
use cuoshi::wording;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::build::{Place, config};

#[path = "../../fuzz/fuzz_targets/judge.rs"]
mod judge;

/// Files that fuzzing and people found, and one of each sort.
fn corpus() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/notebooks/corpus");
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path());
    let mut files: Vec<_> = files.collect();
    files.sort();
    files.iter().map(|file| fs::read(file).unwrap()).collect()
}

#[test]
fn the_kept_files_do_no_harm() {
    let corpus = corpus();
    assert!(corpus.len() >= 10);
    for bytes in &corpus {
        judge::notebook(bytes);
        judge::import(bytes);
    }
}

/// A colleague's file that speaks in our name about our own entries.
fn forged() -> Notebook {
    let own = judge::own_workbook();
    let ids: Vec<_> = own
        .notebook()
        .records()
        .iter()
        .map(|record| record.id.clone())
        .collect();
    let first = own.notebook().records()[0].genuine().unwrap().clone();
    let mut forged = own.notebook().clone();
    let entry = |name: &str, clock: u64, about: About, act: Act| {
        let author = Author {
            name: name.to_owned(),
            ..judge::author()
        };
        let (replaces, nonce) = (ids.clone(), clock.to_string());
        Record::of(Entry {
            author,
            clock,
            nonce,
            about,
            act,
            replaces,
            ..first.clone()
        })
    };
    let all = || About::Entries(ids.clone());
    forged.insert(entry("甲", 50, all(), Act::Withdraw));
    forged.insert(entry("甲", 51, all(), Act::Dismiss));
    forged.insert(entry("乙", 52, all(), Act::Withdraw));
    forged.insert(entry(
        "甲",
        u64::MAX,
        first.about.clone(),
        first.act.clone(),
    ));
    let (text, kind, reply_to) = (String::new(), NoteKind::Next, ids.first().cloned());
    let note = Act::Note {
        text,
        kind,
        reply_to,
    };
    forged.insert(entry("乙", 53, first.about.clone(), note));
    let mut signed = first.clone();
    signed.signature = Some("乙".to_owned());
    forged.insert(Record::of(signed));
    forged
}

/// Copies of our own entries with other words, under their own ids.
fn forged_text() -> String {
    let text = print_notebook(&forged());
    let copies = text
        .replace("clock: 1,", "clock: 7,")
        .replace("\"active\"", "\"open\"");
    let entries = copies.split_once("entries: [\n").unwrap().1;
    text.replace("],\n)\n", entries)
}

#[test]
fn who_speaks_in_our_name_is_taken_back_with_one_step() {
    let text = forged_text();
    assert!(
        parse_notebook(&text)
            .unwrap()
            .records()
            .iter()
            .any(|record| record.altered)
    );
    judge::notebook(text.as_bytes());
    judge::import(text.as_bytes());
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_bytes(bytes in vec(any::<u8>(), 0..400)) {
        judge::notebook(&bytes);
        judge::import(&bytes);
    }

    #[test]
    fn any_changes_of_a_good_file(changes in vec((0.0..1.0_f64, 0..4_u8, 0..PIECES.len()), 1..6)) {
        let mut text = forged_text();
        for (place, how, piece) in changes {
            let place = text.floor_char_boundary((place * text.len() as f64) as usize);
            let later = text.floor_char_boundary((place + 1 + piece * 7).min(text.len()));
            match how {
                0 => text.insert_str(place, PIECES[piece]),
                1 => drop(text.drain(place.min(later)..later)),
                2 => text.replace_range(place.min(later)..later, PIECES[piece]),
                _ => {
                    // Two lines change places.
                    let mut lines: Vec<&str> = text.split('\n').collect();
                    let count = lines.len();
                    lines.swap(place % count, piece % count);
                    text = lines.join("\n");
                }
            }
        }
        judge::notebook(text.as_bytes());
        judge::import(text.as_bytes());
    }
}

const PIECES: [&str; 22] = [
    "\"",
    "\\",
    "(",
    ")",
    "[",
    "]",
    ",",
    ":",
    "\n",
    "//",
    "/*",
    "r#\"",
    "\"#",
    "None",
    "Some(",
    "18446744073709551616",
    "-1",
    "0x7f",
    "'a'",
    "\u{202e}",
    "clock: 18446744073709551615, ",
    "private: true, ",
];

/// What grows with the file in every place where a reader may count, copy or go deeper.
fn large(megabytes: usize) -> Vec<(&'static str, String)> {
    let size = megabytes * 1024 * 1024;
    let file = |entry: &str| {
        format!(
            "(format: 1,\nplan: (title: \"\", fingerprints: []),\nentries: [\n{entry},\n],\n)\n"
        )
    };
    let times = |piece: &str| piece.repeat(size / piece.len());
    let many = |piece: fn(usize) -> String| {
        let mut out = String::with_capacity(size);
        let mut nth = 0;
        while out.len() < size {
            let _ = write!(out, "{}", piece(nth));
            nth += 1;
        }
        out
    };
    vec![
        ("brackets", file(&times("("))),
        (
            "brackets that close",
            file(&format!("{}{}", times("["), times("]"))),
        ),
        ("comments", file(&times("/*"))),
        ("backslashes", file(&format!("(id: \"{}\")", times("\\\\")))),
        ("a raw string", file(&format!("(id: r{}\"", times("#")))),
        (
            "small entries",
            file(&many(|nth| format!("(id:\"{nth}\",clock:1),"))),
        ),
        (
            "references",
            file(&format!(
                "(id: \"\", clock: 1, kind: \"dismiss\", about: entries([{}]))",
                times("\"a\", ")
            )),
        ),
        (
            "fields",
            file(&format!("({})", many(|nth| format!("a{nth}: 1, ")))),
        ),
        ("options", file(&format!("(id: {}", times("Some(")))),
        (
            "fingerprints",
            format!(
                "(format: 1, plan: (title: \"\", fingerprints: [{}]), entries: [])",
                many(|nth| format!("\"{nth}\", "))
            ),
        ),
    ]
}

/// Kilobytes at most in use so far, as the system counts.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse().ok()
}

const FILE: &str = "CUOSHI_HOSTILE_FILE";

#[test]
#[ignore = "runs in a process that another test starts"]
fn reads_one_file() {
    let file = std::env::var_os(FILE).expect("is started by another test");
    match load_colleague(Path::new(&file)) {
        Ok(notebook) => println!("\nread {} entries", notebook.records().len()),
        Err(error) => println!("\nrefused: {}", wording::store_error(&error)),
    }
    if let Some(peak) = peak() {
        println!("\npeak {peak}");
    }
}

#[test]
fn memory_stays_a_multiple_of_the_file() {
    let place = Place::new();
    let megabytes = 2;
    for (what, text) in large(megabytes) {
        let file = place.shared().join("大.ron");
        fs::write(&file, &text).unwrap();
        let said = Command::new(std::env::current_exe().unwrap())
            .args([
                "--ignored",
                "--exact",
                "hostile::reads_one_file",
                "--nocapture",
            ])
            .env(FILE, &file)
            .output()
            .unwrap();
        let said_text = String::from_utf8_lossy(&said.stdout);
        assert!(said.status.success(), "{what}: {said:?}");
        let line = |word: &str| {
            said_text
                .lines()
                .find_map(|line| line.strip_prefix(word).map(str::to_owned))
        };
        assert!(
            line("read ").or(line("refused: ")).is_some(),
            "{what}: {said_text}"
        );
        // Where the system does not count, that it ended has to do.
        if let Some(peak) = line("peak ") {
            let peak: usize = peak.trim().parse().unwrap();
            assert!(
                peak * 1024 < 64 * text.len() + 64 * 1024 * 1024,
                "{what}: {peak} kB"
            );
        }
    }
}

#[test]
fn limits_are_said_in_a_sentence() {
    rust_i18n::set_locale("zh");
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let place = Place::new();
        fs::write(place.file(), text).unwrap();
        let error = load_colleague(&place.file()).unwrap_err();
        assert!(matches!(error, StoreError::Damaged { .. }), "{error:?}");
        let sentence = wording::store_error(&error);
        assert!(sentence.contains(expected), "{sentence}");
        assert_eq!(fs::read_to_string(place.file()).unwrap(), text);
    }
    let deep = |depth| {
        format!(
            "(format: 1, plan: (title: \"\", fingerprints: []), entries: [{}{}])",
            "(a: ".repeat(depth),
            ")".repeat(depth)
        )
    };
    check(&deep(10_000), "嵌套");
    check(&deep(1_000_000), "嵌套");
    check(
        "(format: 1, plan: (title: \"\", fingerprints: []))",
        "entries",
    );
}
