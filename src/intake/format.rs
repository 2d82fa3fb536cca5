use memchr::memmem;

use super::error::Foreign;

/// What a file is, by its bytes: its name is often wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Text in some encoding.
    Text,
    Html,
    Pdf,
    /// DOCX, XLSX, or another: its parts tell.
    Zip,
    /// An Office file locked by a password.
    Locked,
    Foreign(Foreign),
}

/// Bytes in which a format shows itself.
const HEAD: usize = 1024;

pub fn format(bytes: &[u8]) -> Format {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Format::Zip;
    }
    if head.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return compound(bytes);
    }
    if memmem::find(head, b"%PDF-").is_some() {
        return Format::Pdf;
    }
    if let Some(foreign) = foreign(head) {
        return Format::Foreign(foreign);
    }
    if is_html(head) {
        return Format::Html;
    }
    Format::Text
}

/// Word before 2007 and what shares its container, told apart by the names in its directory.
fn compound(bytes: &[u8]) -> Format {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memmem::find(bytes, &wide).is_some()
    };
    if holds("EncryptedPackage") {
        return Format::Locked;
    }
    Format::Foreign(if holds("Workbook") || holds("Book\0") {
        Foreign::OldSheet
    } else if holds("PowerPoint Document") {
        Foreign::Slides
    } else {
        Foreign::OldWord
    })
}

fn foreign(head: &[u8]) -> Option<Foreign> {
    let starts = |starts: &[&[u8]]| starts.iter().any(|start| head.starts_with(start));
    let bitmap = head.starts_with(b"BM") && head.get(6..10) == Some(&[0; 4]);
    let riff = head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP");
    let heic = head.get(4..8) == Some(b"ftyp");
    let images: [&[u8]; 5] = [b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*"];
    if bitmap || riff || heic || starts(&images) {
        return Some(Foreign::Image);
    }
    if starts(&[b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b"]) {
        return Some(Foreign::Archive);
    }
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let text = text.trim_ascii_start();
    let is_xml = text.starts_with(b"<?xml") && !is_html(head);
    // A page with its pictures in one file, as browsers save it.
    let is_archive = memmem::find(text, b"MIME-Version:").is_some()
        && memmem::find(text, b"multipart/related").is_some();
    let office = text.starts_with(b"{\\rtf") || text.starts_with(b"MIME-Version:") || is_archive;
    (is_xml || office).then_some(Foreign::Office)
}

/// A web page opens with a tag of one; a text that speaks of tags does not.
pub fn is_html(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let head = head.get(..HEAD).unwrap_or(head).to_ascii_lowercase();
    let head = head.trim_ascii_start();
    let opens = head.starts_with(b"<!doctype html") || head.starts_with(b"<html");
    let tags: [&[u8]; 5] = [b"<html", b"<head", b"<body", b"<meta", b"<div"];
    let holds = |tag: &&[u8]| memmem::find(head, tag).is_some();
    opens || (head.starts_with(b"<") && tags.iter().any(holds)) || opens_with_element(head)
}

/// `<p class="a">…</p>`: a piece of a page.
fn opens_with_element(head: &[u8]) -> bool {
    const ELEMENTS: [&[u8]; 16] = [
        b"p", b"table", b"h1", b"h2", b"h3", b"span", b"center", b"font", b"b", b"strong",
        b"section", b"article", b"main", b"ul", b"ol", b"br",
    ];
    let Some(inside) = head.strip_prefix(b"<") else {
        return false;
    };
    let named = |name: &&[u8]| {
        let rest = inside.strip_prefix(*name);
        rest.and_then(|rest| rest.first())
            .is_some_and(|&next| matches!(next, b'>' | b' ' | b'\n' | b'\r' | b'/'))
    };
    ELEMENTS.iter().any(named) && memmem::find(inside, b">").is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: Format) {
        assert_eq!(format(bytes), expected);
    }

    #[test]
    fn formats_by_their_first_bytes() {
        check("一、开办企业".as_bytes(), Format::Text);
        check(b"<!DOCTYPE html><p>", Format::Html);
        check(b"\n<!-- a --><HTML>", Format::Html);
        check(b"a < b <div>", Format::Text);
        check("<p style='a'>一、</p>".as_bytes(), Format::Html);
        check("<property> 一、".as_bytes(), Format::Text);
        check("<p. 一、>".as_bytes(), Format::Text);
        check(b"%PDF-1.7\n", Format::Pdf);
        check(b"PK\x03\x04....", Format::Zip);
        check(b"\x89PNG\r\n", Format::Foreign(Foreign::Image));
        check(
            b"BM\x01\x02\x03\x04\0\0\0\0",
            Format::Foreign(Foreign::Image),
        );
        check(b"BM plan", Format::Text);
        check(b"{\\rtf1\\ansi", Format::Foreign(Foreign::Office));
        check(
            b"<?xml version='1.0'?><a/>",
            Format::Foreign(Foreign::Office),
        );
        check(
            b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n",
            Format::Foreign(Foreign::Office),
        );
        check(b"<?xml version='1.0'?><html>", Format::Html);
        check(b"Rar!\x1a\x07", Format::Foreign(Foreign::Archive));
    }

    #[test]
    fn old_office_by_its_streams() {
        let with = |name: &str| {
            let wide = name.encode_utf16().flat_map(u16::to_le_bytes);
            let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
            bytes.extend(wide);
            bytes
        };
        check(&with("WordDocument"), Format::Foreign(Foreign::OldWord));
        check(&with("Workbook"), Format::Foreign(Foreign::OldSheet));
        check(&with("EncryptedPackage"), Format::Locked);
    }
}
