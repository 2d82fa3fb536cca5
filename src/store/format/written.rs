//! An entry as this program writes it, read field by field; whatever is written otherwise is left to the RON reader, which
//! reads the same from it, ten times slower.

use super::twin::{AboutTwin, AuthorTwin, EntryTwin};

/// `None` where the text is written in another way, or means nothing.
pub(super) fn read(text: &str) -> Option<EntryTwin> {
    let mut reader = Reader { rest: text };
    let mut twin = EntryTwin {
        id: reader.after("(id: ")?.string()?,
        clock: reader.after(", clock: ")?.number()?,
        time: reader.after(", time: ")?.string()?,
        author: reader.after(", author: (name: ")?.author()?,
        kind: reader.after("), kind: ")?.string()?,
        about: reader.after(", about: ")?.about()?,
        ..EntryTwin::default()
    };
    while reader.rest != ")" {
        reader.field(&mut twin)?;
    }
    Some(twin)
}

/// The id and the clock that a text written so opens with: its place among others. An id that needs escapes is none of ours.
pub(super) fn label(text: &str) -> Option<(u64, &str)> {
    let (id, rest) = text.strip_prefix("(id: \"")?.split_once('"')?;
    if id.contains('\\') {
        return None;
    }
    let mut reader = Reader { rest };
    let clock = reader.after(", clock: ")?.number()?;
    Some((clock, id))
}

struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn after(&mut self, expected: &str) -> Option<&mut Self> {
        self.rest = self.rest.strip_prefix(expected)?;
        Some(self)
    }

    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        taken
    }

    fn number(&mut self) -> Option<u64> {
        let is_digit = |byte: &u8| byte.is_ascii_digit();
        let digits = self.rest.bytes().take_while(is_digit).count();
        let digits = self.take(digits);
        let is_plain = digits == "0" || !digits.starts_with('0');
        digits.parse().ok().filter(|_| is_plain)
    }

    fn string(&mut self) -> Option<String> {
        let mut body = self.after("\"")?.rest;
        let mut value = String::new();
        loop {
            let end = memchr::memchr2(b'"', b'\\', body.as_bytes())?;
            let (plain, rest) = body.split_at(end);
            value.push_str(plain);
            if let Some(rest) = rest.strip_prefix('"') {
                self.rest = rest;
                return Some(value);
            }
            let (meant, length) = escape(&rest[1..])?;
            value.push(meant);
            body = &rest[1 + length..];
        }
    }

    fn author(&mut self) -> Option<AuthorTwin> {
        Some(AuthorTwin {
            name: self.string()?,
            department: self.after(", department: ")?.string()?,
        })
    }

    fn about(&mut self) -> Option<AboutTwin> {
        if self.after("measure(id: ").is_some() {
            let (id, title, quote) = self.anchor()?;
            self.after(")")?;
            return Some(AboutTwin::Measure { id, title, quote });
        }
        if self.after("milestone(id: ").is_some() {
            let (id, title, quote) = self.anchor()?;
            let words = self.after(", words: ")?.string()?;
            let governs = self.after(", governs: ")?.string()?;
            let nth = self.after(", nth: ")?.number()?.try_into().ok()?;
            self.after(")")?;
            return Some(AboutTwin::Milestone {
                id,
                title,
                quote,
                words,
                governs,
                nth,
            });
        }
        if self.after("entries(").is_some() {
            let ids = self.strings()?;
            self.after(")")?;
            return Some(AboutTwin::Entries(ids));
        }
        self.after("plan").map(|_| AboutTwin::Plan)
    }

    fn anchor(&mut self) -> Option<(String, String, String)> {
        let id = self.string()?;
        let title = self.after(", title: ")?.string()?;
        let quote = self.after(", quote: ")?.string()?;
        Some((id, title, quote))
    }

    fn strings(&mut self) -> Option<Vec<String>> {
        let mut strings = Vec::new();
        self.after("[")?;
        while self.after("]").is_none() {
            if !strings.is_empty() {
                self.after(", ")?;
            }
            strings.push(self.string()?);
        }
        Some(strings)
    }

    /// One of the fields that an entry may have, each at most once.
    fn field(&mut self, twin: &mut EntryTwin) -> Option<()> {
        let name = self.after(", ")?.rest.find(": ")?;
        let name = self.take(name);
        self.after(": ")?;
        let is_first = match name {
            "replaces" => put(&mut twin.replaces, self.strings()?),
            "private" => put(&mut twin.private, self.after("true").map(|_| true)?),
            "nth" => put(&mut twin.nth, Some(self.number()?)),
            "nonce" => put(&mut twin.nonce, self.string()?),
            name => put(twin.optional(name)?, Some(self.string()?)),
        };
        is_first.then_some(())
    }
}

/// False where something is there already.
fn put<T: Default + PartialEq>(place: &mut T, value: T) -> bool {
    std::mem::replace(place, value) == T::default()
}

/// What an escape means, and how many bytes follow its backslash.
fn escape(rest: &str) -> Option<(char, usize)> {
    let plain = match rest.as_bytes().first()? {
        b'"' => '"',
        b'\\' => '\\',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => {
            let (digits, _) = rest.strip_prefix("u{")?.split_once('}')?;
            let is_hexadecimal = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
            let is_short = (1..=6).contains(&digits.len());
            let meant = (is_hexadecimal && is_short).then(|| u32::from_str_radix(digits, 16));
            return Some((char::from_u32(meant?.ok()?)?, digits.len() + 3));
        }
        _ => return None,
    };
    Some((plain, 1))
}
