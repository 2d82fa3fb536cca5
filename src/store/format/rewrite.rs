//! A RON value laid out as the canonical writer would: one line, one space after commas and colons, no comments.

use crate::notebook::push_string;

/// Lays out a value that is known to be valid RON; names, order and meaning of what it holds stay.
pub(super) fn rewrite(text: &str) -> String {
    let mut rewriter = Rewriter {
        rest: text,
        out: String::with_capacity(text.len()),
        owes_comma: false,
    };
    while rewriter.step() {}
    rewriter.out
}

struct Rewriter<'a> {
    rest: &'a str,
    out: String,
    /// A comma was read; it is written when something follows that it separates.
    owes_comma: bool,
}

impl<'a> Rewriter<'a> {
    /// Moves one token from `rest` to `out`; false at the end.
    fn step(&mut self) -> bool {
        let Some(first) = self.rest.chars().next() else {
            return false;
        };
        if first.is_whitespace() || matches!(first, '\u{200e}' | '\u{200f}') {
            self.take(first.len_utf8());
        } else if self.rest.starts_with("//") {
            self.take(self.rest.find('\n').unwrap_or(self.rest.len()));
        } else if self.rest.starts_with("/*") {
            self.take(block_comment(self.rest));
        } else if let Some(length) = string_length(self.rest) {
            let token = self.take(length);
            self.pay_comma();
            match ron::from_str::<String>(token) {
                Ok(value) => push_string(&mut self.out, &value),
                Err(_) => self.out.push_str(token),
            }
        } else {
            let length = match first {
                '\'' => char_length(self.rest),
                _ if is_name(first) => self.rest.find(|c| !is_name(c)).unwrap_or(self.rest.len()),
                _ => first.len_utf8(),
            };
            let token = self.take(length);
            self.push(token);
        }
        true
    }

    fn take(&mut self, length: usize) -> &'a str {
        let (token, rest) = self.rest.split_at(length);
        self.rest = rest;
        token
    }

    fn push(&mut self, token: &str) {
        match token {
            "," => self.owes_comma = true,
            ")" | "]" | "}" => {
                self.owes_comma = false;
                self.out.push_str(token);
            }
            ":" => self.out.push_str(": "),
            _ => {
                self.pay_comma();
                self.out.push_str(token);
            }
        }
    }

    fn pay_comma(&mut self) {
        if std::mem::take(&mut self.owes_comma) {
            self.out.push_str(", ");
        }
    }
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '.' | '+' | '-')
}

/// The length of the string at the start of `text`, plain or raw (also of bytes); `None` where there is none.
fn string_length(text: &str) -> Option<usize> {
    let start = text.strip_prefix('b').unwrap_or(text);
    let prefix = text.len() - start.len();
    if let Some(raw) = start.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        let body = raw[hashes..].strip_prefix('"')?;
        let closing = format!("\"{}", "#".repeat(hashes));
        let length = body.find(&closing)? + closing.len();
        return Some(prefix + 1 + hashes + 1 + length);
    }
    let body = start.strip_prefix('"')?;
    let mut is_escaped = false;
    let closing = body.bytes().position(|byte| {
        let closes = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        closes
    })?;
    Some(prefix + 1 + closing + 1)
}

/// The length of the character at the start of `text`, quotes included: `'字'`, `'\''`.
fn char_length(text: &str) -> usize {
    let mut is_escaped = false;
    let closing = text.char_indices().skip(1).find(|&(_, c)| {
        let closes = c == '\'' && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
        closes
    });
    closing.map_or(text.len(), |(place, _)| place + 1)
}

/// The length of the comment at the start of `text`; comments nest.
fn block_comment(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut place = 0;
    while place < text.len() {
        let rest = &text.as_bytes()[place..];
        if rest.starts_with(b"/*") {
            depth += 1;
            place += 2;
        } else if rest.starts_with(b"*/") {
            depth = depth.saturating_sub(1);
            place += 2;
            if depth == 0 {
                return place;
            }
        } else {
            place += 1;
        }
    }
    text.len()
}
