//! What a key does in a part of the window is in that part's table, which the page of keys is made from: so no key does
//! something that the page does not tell.

use crate::assert_none;
use crate::source::{Source, program};

const PARTS: [&str; 7] = [
    "list", "filters", "timeline", "matrix", "progress", "book", "meeting",
];
const READS_KEYS: [&str; 5] = [
    "consume_key",
    "count_and_consume_key",
    "key_down",
    "key_pressed",
    "num_presses",
];
/// With Enter one leaves a field of text.
const OF_A_FIELD: [&str; 5] = ["(", "Key", ":", ":", "Enter"];

#[test]
fn parts_of_the_window_take_their_keys_from_tables() {
    let is_part = |source: &Source| {
        let mut parts = PARTS.iter();
        parts.any(|part| source.path.starts_with(&format!("src/ui/{part}/")))
    };
    let sources: Vec<Source> = program().into_iter().filter(is_part).collect();
    assert!(sources.len() > PARTS.len(), "the parts were not found");
    let complaints: Vec<String> = sources.iter().flat_map(keys_read).collect();
    assert_none(&complaints);
}

fn keys_read(source: &Source) -> Vec<String> {
    let texts: Vec<&str> = source.tokens.iter().map(|it| it.text.as_str()).collect();
    let reads =
        |&at: &usize| READS_KEYS.contains(&texts[at]) && !texts[at + 1..].starts_with(&OF_A_FIELD);
    let complaint = |at: usize| {
        let (at, read) = (source.at(source.tokens[at].line), texts[at]);
        format!(
            "{at}: `{read}`: put the key into the table of this part and take it with `pressed`"
        )
    };
    (0..texts.len()).filter(reads).map(complaint).collect()
}

#[test]
fn a_planted_key_is_found() {
    let complaints = |body: &str| {
        let text = format!("fn f() {{ {body}; }}");
        keys_read(&Source::parse("src/ui/list/keys.rs", &text)).len()
    };
    assert_eq!(complaints("i.consume_key(NONE, Key::Delete)"), 1);
    assert_eq!(complaints("left && i.key_pressed(Key::Enter)"), 0);
    assert_eq!(complaints("pressed(ctx, KEYS, |_| true)"), 0);
}
