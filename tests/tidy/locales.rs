//! The locale files and the code agree: every key that is asked for is there, in both languages, with the same arguments,
//! and none is left over.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::assert_none;
use crate::source::{Source, program, root};

const LANGUAGES: [&str; 2] = ["zh", "en"];

struct Entry {
    file: String,
    texts: BTreeMap<String, String>,
}

type Locales = BTreeMap<String, Entry>;

#[test]
fn every_text_is_in_both_languages_with_the_same_arguments() {
    let locales = locales();
    assert!(locales.len() > 50, "the locale files were not found");
    let complaints: Vec<String> = locales
        .iter()
        .flat_map(|(key, entry)| entry_complaints(key, entry))
        .collect();
    assert_none(&complaints);
}

#[test]
fn every_key_that_is_asked_for_exists_and_gets_its_arguments() {
    let locales = locales();
    let complaints: Vec<String> = program()
        .iter()
        .flat_map(|source| call_complaints(source, &locales))
        .collect();
    assert_none(&complaints);
}

#[test]
fn no_key_is_left_over() {
    let names: BTreeSet<String> = program().iter().flat_map(strings).collect();
    // `keys.list-{key}` asks for every key of that form
    let patterns: Vec<(&str, &str)> = names.iter().filter_map(|it| pattern(it)).collect();
    let asked = |key: &str| {
        names.contains(key)
            || patterns
                .iter()
                .any(|(start, end)| key.starts_with(start) && key.ends_with(end))
    };
    let locales = locales();
    let left_over = locales.iter().filter(|(key, _)| !asked(key));
    assert_none(
        &left_over
            .map(|(key, entry)| format!("{}: {key}: no code asks for it: take it out", entry.file))
            .collect::<Vec<_>>(),
    );
}

fn entry_complaints(key: &str, entry: &Entry) -> Vec<String> {
    let file = &entry.file;
    let mut complaints = Vec::new();
    let mut arguments = BTreeSet::new();
    for language in LANGUAGES {
        match entry.texts.get(language).map(String::as_str) {
            None | Some("") => {
                complaints.push(format!("{file}: {key}: say it in `{language}` too"));
            }
            Some(text) => {
                arguments.insert(arguments_of(text));
            }
        }
    }
    if arguments.len() > 1 {
        complaints.push(format!(
            "{file}: {key}: the languages take different arguments: {arguments:?}"
        ));
    }
    if let Some(mark) = entry.texts.get("zh").and_then(|text| half_width_mark(text)) {
        complaints.push(format!(
            "{file}: {key}: “{mark}” beside Chinese: use the full-width mark"
        ));
    }
    if entry.texts.get("en").is_some_and(|it| has_wide_quotes(it)) {
        complaints.push(format!("{file}: {key}: {STRAIGHT}"));
    }
    complaints
}

const STRAIGHT: &str = "the font draws “ ” as wide as an ideograph: in English use straight ones";

fn has_wide_quotes(text: &str) -> bool {
    text.contains(['“', '”', '‘', '’'])
}

#[test]
fn english_pages_of_the_manual_have_narrow_quotes() {
    let pages = std::fs::read_dir(root().join("assets/manual/en")).unwrap();
    let paths = pages.map(|it| it.unwrap().path());
    let wide = paths.filter(|it| has_wide_quotes(&std::fs::read_to_string(it).unwrap()));
    let complaints = wide.map(|it| format!("{}: {STRAIGHT}", it.display()));
    assert_none(&complaints.collect::<Vec<_>>());
}

/// The first half-width mark that stands right after an ideograph.
fn half_width_mark(text: &str) -> Option<char> {
    let marks = text.chars().zip(text.chars().skip(1));
    let after_ideograph = marks.filter(|(before, _)| ('\u{4e00}'..='\u{9fff}').contains(before));
    after_ideograph
        .map(|(_, mark)| mark)
        .find(|mark| ",;:?!()".contains(*mark))
}

fn call_complaints(source: &Source, locales: &Locales) -> Vec<String> {
    let texts: Vec<&str> = source.tokens.iter().map(|it| it.text.as_str()).collect();
    let mut complaints = Vec::new();
    for i in 0..texts.len().saturating_sub(3) {
        let Some(key) = literal(texts[i + 3]) else {
            continue;
        };
        if texts[i..i + 3] != ["t", "!", "("] {
            continue;
        }
        let at = source.at(source.tokens[i].line);
        let Some(entry) = locales.get(&key) else {
            complaints.push(format!(
                "{at}: no text for `{key}`: put it into assets/locales"
            ));
            continue;
        };
        let given = arguments_given(&texts[i + 3..]);
        let taken = entry
            .texts
            .values()
            .next()
            .map(|it| arguments_of(it))
            .unwrap_or_default();
        if given != taken {
            complaints.push(format!(
                "{at}: `{key}` takes {taken:?}, and is given {given:?}"
            ));
        }
    }
    complaints
}

/// The names before `=` in the rest of a call: `"key", name = value, …)`.
fn arguments_given(call: &[&str]) -> BTreeSet<String> {
    let mut depth = 0;
    let mut names = BTreeSet::new();
    for (i, token) in call.iter().enumerate() {
        match *token {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" if depth == 0 => break,
            ")" | "]" | "}" => depth -= 1,
            "," if depth == 0 && call.get(i + 2) == Some(&"=") && call[i + 1] != "locale" => {
                names.insert(call[i + 1].to_owned());
            }
            _ => {}
        }
    }
    names
}

/// The names in `%{name}`.
fn arguments_of(text: &str) -> BTreeSet<String> {
    let after = text.split("%{").skip(1);
    after
        .filter_map(|it| Some(it.split_once('}')?.0.to_owned()))
        .collect()
}

fn strings(source: &Source) -> Vec<String> {
    source
        .tokens
        .iter()
        .filter_map(|it| literal(&it.text))
        .collect()
}

fn literal(token: &str) -> Option<String> {
    let text = syn::parse_str::<syn::LitStr>(token).ok()?;
    Some(text.value())
}

/// What stands before and after the first and last hole of a key that is put together.
fn pattern(text: &str) -> Option<(&str, &str)> {
    let (start, _) = text.split_once('{')?;
    let (_, end) = text.rsplit_once('}')?;
    let is_key = |part: &str| {
        part.chars()
            .all(|it| it.is_ascii_lowercase() || ".-".contains(it))
    };
    (start.contains('.') && is_key(start) && is_key(end)).then_some((start, end))
}

/// Every text by its key, from every file in `assets/locales`; a key in two files is a complaint at once.
fn locales() -> Locales {
    let mut locales = Locales::new();
    for file in std::fs::read_dir(root().join("assets/locales")).unwrap() {
        let path = file.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let tree: Value = serde_saphyr::from_str(&text)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let file = format!("assets/locales/{}", path.file_name().unwrap().display());
        gather(&file, "", &tree, &mut locales);
    }
    locales
}

fn gather(file: &str, key: &str, tree: &Value, locales: &mut Locales) {
    let Value::Object(branches) = tree else {
        assert_eq!(key, "_version", "{file}: {key}: a text without a language");
        return;
    };
    if LANGUAGES
        .iter()
        .any(|it| branches.get(*it).is_some_and(Value::is_string))
    {
        let texts = branches.iter().map(|(language, text)| {
            (
                language.clone(),
                text.as_str().unwrap_or_default().to_owned(),
            )
        });
        let entry = Entry {
            file: file.to_owned(),
            texts: texts.collect(),
        };
        if let Some(other) = locales.insert(key.to_owned(), entry) {
            panic!(
                "{key} is in {} and in {file}: give one another name",
                other.file
            );
        }
        return;
    }
    for (name, branch) in branches {
        let key = if key.is_empty() {
            name.clone()
        } else {
            format!("{key}.{name}")
        };
        gather(file, &key, branch, locales);
    }
}

fn of(texts: &[(&str, &str)]) -> Entry {
    let texts = texts
        .iter()
        .map(|(language, text)| ((*language).to_owned(), (*text).to_owned()));
    Entry {
        file: "a.yml".into(),
        texts: texts.collect(),
    }
}

#[test]
fn a_planted_fault_in_a_text_is_found() {
    let complaints = |texts: &[(&str, &str)]| entry_complaints("a.b", &of(texts)).len();
    assert_eq!(
        complaints(&[("zh", "共 %{count} 项"), ("en", "%{count} in all")]),
        0
    );
    assert_eq!(complaints(&[("zh", "共 %{count} 项"), ("en", "in all")]), 1);
    assert_eq!(complaints(&[("zh", "共")]), 1);
    assert_eq!(complaints(&[("zh", "“甲”"), ("en", "\"A\"")]), 0);
    assert_eq!(complaints(&[("zh", "“甲”"), ("en", "“A”")]), 1);
    assert_eq!(
        complaints(&[("zh", "保存, 关闭"), ("en", "save, close")]),
        1
    );
}

#[test]
fn a_planted_fault_in_a_call_is_found() {
    let locales = Locales::from([(
        "a.b".to_owned(),
        of(&[("zh", "共 %{count} 项"), ("en", "%{count}")]),
    )]);
    let complaints = |call: &str| {
        let text = format!("fn f() {{ {call}; }}");
        call_complaints(&Source::parse("src/ui/mod.rs", &text), &locales).len()
    };
    assert_eq!(complaints("t!(\"a.b\", count = of(a, b))"), 0);
    assert_eq!(complaints("t!(\"a.b\")"), 1);
    assert_eq!(
        complaints("t!(\"a.b\", locale = l, count = 1, more = 2)"),
        1
    );
    assert_eq!(complaints("t!(\"a.c\", count = 1)"), 1);
}
