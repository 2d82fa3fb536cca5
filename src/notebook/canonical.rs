//! The one way an entry is written, and the id that comes of it.
//!
//! An entry is one line of RON: `(id: "…", clock: 1, time: "…", author: (…), kind: "note", about: …, …, nonce: "…")`.
//! Fields stand in this order, optional ones only where they say something, and characters stand as they are.
//! Core code writes it by hand so that no library's habits can change an id.

use std::fmt::{Display, Write};

use chrono::SecondsFormat;
use sha2::{Digest, Sha256};

use super::{About, Act, Correction, Entry, EntryId, Mark, MeasureAnchor};

const ID_START: &str = "(id: \"";
const ID_END: &str = "\", ";
const SIGNATURE: &str = ", signature: ";
const DIGITS: [u8; 16] = *b"0123456789abcdef";

/// The entry's id and its canonical text, id and signature included.
pub(super) fn seal(entry: &Entry) -> (EntryId, String) {
    let body = body(entry);
    let id = hash(&["(", &body, ")"]);
    let mut text = String::with_capacity(body.len() + 64);
    text.push_str(ID_START);
    text.push_str(&id.0);
    text.push_str(ID_END);
    text.push_str(&body);
    if let Some(signature) = &entry.signature {
        text.push_str(SIGNATURE);
        push_string(&mut text, signature);
    }
    text.push(')');
    (id, text)
}

/// The id that a text written canonically must carry: the hash of it without id and signature. `None` where it does
/// not open with an id as the canonical writing does.
pub fn id_of(text: &str) -> Option<EntryId> {
    let rest = text.strip_prefix(ID_START)?;
    let (_, body) = rest.split_once(ID_END)?;
    let body = body.strip_suffix(')')?;
    Some(hash(&["(", without_signature(body), ")"]))
}

/// Only a signature that ends the entry is one; anything else is part of what was said.
fn without_signature(body: &str) -> &str {
    let last_string = body.strip_suffix('"').and_then(string_start);
    let before = last_string.map(|start| &body[..start]);
    let signed = before.and_then(|before| before.strip_suffix(SIGNATURE));
    signed.unwrap_or(body)
}

/// Where the string begins that the text, which lacks only its closing quote, ends with.
fn string_start(text: &str) -> Option<usize> {
    let mut quotes = memchr::memrchr_iter(b'"', text.as_bytes());
    quotes.find(|&quote| {
        let backslashes = text.as_bytes()[..quote].iter().rev();
        backslashes.take_while(|byte| **byte == b'\\').count() % 2 == 0
    })
}

fn hash(parts: &[&str]) -> EntryId {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part.as_bytes());
    }
    EntryId(hex(&hasher.finalize()[..16]))
}

/// Lower-case hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    let halves = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    halves
        .map(|half| char::from(DIGITS[usize::from(half)]))
        .collect()
}

fn body(entry: &Entry) -> String {
    let mut out = String::with_capacity(320);
    put(&mut out, format_args!("clock: {}", entry.clock));
    let time = entry.time.to_rfc3339_opts(SecondsFormat::AutoSi, false);
    string_field(&mut out, "time", &time);
    out.push_str(", author: (name: ");
    push_string(&mut out, &entry.author.name);
    string_field(&mut out, "department", &entry.author.department);
    out.push(')');
    string_field(&mut out, "kind", entry.act.kind());
    out.push_str(", about: ");
    push_about(&mut out, &entry.about);
    if !entry.replaces.is_empty() {
        out.push_str(", replaces: ");
        push_ids(&mut out, &entry.replaces);
    }
    push_act(&mut out, &entry.act);
    if entry.private {
        out.push_str(", private: true");
    }
    string_field(&mut out, "nonce", &entry.nonce);
    out
}

fn push_about(out: &mut String, about: &About) {
    match about {
        About::Plan => out.push_str("plan"),
        About::Measure(anchor) => {
            out.push_str("measure(");
            push_anchor(out, anchor);
            out.push(')');
        }
        About::Milestone(anchor) => {
            out.push_str("milestone(");
            push_anchor(out, &anchor.measure);
            string_field(out, "words", &anchor.text);
            string_field(out, "governs", &anchor.governs);
            put(out, format_args!(", nth: {})", anchor.nth));
        }
        About::Entries(ids) => {
            out.push_str("entries(");
            push_ids(out, ids);
            out.push(')');
        }
    }
}

fn push_anchor(out: &mut String, anchor: &MeasureAnchor) {
    out.push_str("id: ");
    push_string(out, &anchor.id);
    string_field(out, "title", &anchor.title);
    string_field(out, "quote", &anchor.quote);
}

fn push_act(out: &mut String, act: &Act) {
    match act {
        Act::Note {
            text,
            kind,
            reply_to,
        } => {
            string_field(out, "note_kind", kind.word());
            string_field(out, "text", text);
            if let Some(id) = reply_to {
                string_field(out, "reply_to", &id.0);
            }
        }
        Act::Edit { text } => string_field(out, "text", text),
        Act::Tag { name } => string_field(out, "name", name),
        Act::View { name, text } => {
            string_field(out, "text", text);
            string_field(out, "name", name);
        }
        Act::Mark(mark) | Act::Settle(mark) => push_mark(out, mark),
        Act::Correction(correction) => push_correction(out, correction),
        Act::Withdraw | Act::Dismiss | Act::Later { .. } => {}
    }
}

fn push_mark(out: &mut String, mark: &Mark) {
    fn optional(out: &mut String, name: &str, value: Option<impl Display>) {
        if let Some(value) = value {
            string_field(out, name, &value.to_string());
        }
    }
    string_field(out, "status", mark.status.word());
    optional(out, "on", mark.on);
    optional(out, "period", mark.period);
    optional(out, "new_due", mark.new_due);
    optional(out, "evidence", mark.evidence.as_ref());
    optional(out, "waiver", mark.waiver.as_ref());
    optional(out, "reason", mark.reason.as_ref());
}

fn push_correction(out: &mut String, correction: &Correction) {
    string_field(out, "field", correction.asked.word());
    string_field(out, "words", &correction.words);
    if correction.nth > 1 {
        put(out, format_args!(", nth: {}", correction.nth));
    }
    if let Some(answer) = &correction.answer {
        string_field(out, "value", &answer.to_string());
    }
}

fn push_ids(out: &mut String, ids: &[EntryId]) {
    out.push('[');
    for (index, id) in ids.iter().enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        push_string(out, &id.0);
    }
    out.push(']');
}

fn string_field(out: &mut String, name: &str, value: &str) {
    out.push_str(", ");
    out.push_str(name);
    out.push_str(": ");
    push_string(out, value);
}

/// A RON string in which only what must be escaped is: quotes, backslashes, and characters that cannot be seen or
/// that a passing program might change (line ends, controls, marks of direction).
pub fn push_string(out: &mut String, value: &str) {
    out.push('"');
    for c in value.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if is_invisible(c) => put(out, format_args!("\\u{{{:x}}}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
}

fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}')
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn put(out: &mut String, arguments: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = out.write_fmt(arguments);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `text` carries the id of `body`.
    #[track_caller]
    fn check(rest: &str, body: &str) {
        let text = format!("(id: \"x\", {rest})");
        let expected = hash(&["(", body, ")"]);
        assert_eq!(id_of(&text), Some(expected), "{text}");
    }

    #[test]
    fn the_id_leaves_out_a_signature_that_ends_the_entry() {
        check(r#"clock: 1, nonce: "n""#, r#"clock: 1, nonce: "n""#);
        check(r#"nonce: "n", signature: "s""#, r#"nonce: "n""#);
        check(r#"nonce: "n", signature: """#, r#"nonce: "n""#);
        check(r#"nonce: "n", signature: "签\"名\\""#, r#"nonce: "n""#);
        check(r#"nonce: "", signature: "\"""#, r#"nonce: """#);
        for kept in [
            r#"signature: "s", nonce: "n""#,
            r#"text: ", signature: ", nonce: "n""#,
            r#"text: ", signature: \"s""#,
            r#"text: "n", signatures: "s""#,
            r#"clock: 1"#,
            r#"""#,
        ] {
            check(kept, kept);
        }
    }

    #[test]
    fn digits_are_lower_case_and_two_a_byte() {
        assert_eq!(hex(&[0, 9, 0x0a, 0xf0, 0xff]), "00090af0ff");
    }
}
