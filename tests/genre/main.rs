//! Invented documents of the whole genre beside the reading a careful official would make of them.
//!
//! `tests/genre/documents/NN-name.txt` is a document, `NN-name.reading` what it says (see `expected.rs`). Wrong is allowed where
//! the reader doubts it aloud; wrong in silence never is.

mod expected;
mod score;

use std::path::PathBuf;

use cuoshi::{intake, reading, store};

use score::Score;

/// (name, document, expected reading), by name.
fn documents() -> Vec<(String, String, String)> {
    let own = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/genre/documents");
    let folder = std::env::var_os("GENRE_DOCUMENTS").map_or(own, PathBuf::from);
    let entries = std::fs::read_dir(folder).expect("the documents");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut texts: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|it| it == "txt"))
        .collect();
    texts.sort();
    let read = |path: &PathBuf| {
        std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    let name = |path: &PathBuf| {
        path.file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned()
    };
    let all = texts.iter().map(|path| {
        (
            name(path),
            decoded(read(path)),
            read(&path.with_extension("reading")),
        )
    });
    all.collect()
}

/// As the program takes it in: what a table draws is in lines.
fn decoded(text: String) -> String {
    let decoded = intake::decode_text(text).expect("a document");
    decoded.text
}

#[test]
fn the_genre_is_read_without_silent_errors() {
    let register = store::embedded_register();
    let documents = documents();
    let mut score = Score::default();
    for (name, source, expected) in &documents {
        let plan = reading::read(source, &register, &reading::Options::default());
        let expected = expected::parse(name, expected);
        score.add(name, &plan, &expected);
    }
    println!("{} documents\n{score}", documents.len());
    println!(
        "doubted though right: {:#?}\ndoubted and wrong: {:#?}",
        score.doubted, score.wrong
    );
    assert!(
        score.silent.is_empty(),
        "wrong in silence:\n{}",
        score.silent.join("\n")
    );
    assert!(score.false_doubts() <= 0.1, "too many doubts");
}

/// `GENRE_SHOW=name cargo test --test genre show -- --nocapture` prints a document's reading as an expectation.
#[test]
fn a_reading_can_be_shown_and_read_back() {
    let register = store::embedded_register();
    let wanted = std::env::var("GENRE_SHOW").ok();
    for (name, source, _) in documents() {
        let plan = reading::read(&source, &register, &reading::Options::default());
        let shown = expected::show(&plan);
        if wanted
            .as_ref()
            .is_some_and(|wanted| name.contains(wanted.as_str()))
        {
            println!("=== {name}\n{shown}");
        }
        assert_eq!(
            expected::of(&plan),
            expected::parse(&name, &shown),
            "{name}"
        );
    }
}
