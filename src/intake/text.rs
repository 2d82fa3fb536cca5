//! Plain text and Markdown.

use super::IntakeError;

const MARK: &str = "\u{feff}";

pub(super) fn decode(bytes: &[u8]) -> Result<String, IntakeError> {
    if bytes.contains(&0) {
        return Err(IntakeError::Binary);
    }
    let text = std::str::from_utf8(bytes).map_err(|error| IntakeError::NotUtf8 {
        offset: error.valid_up_to(),
    })?;
    Ok(text.strip_prefix(MARK).unwrap_or(text).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: Result<&str, IntakeError>) {
        assert_eq!(decode(bytes), expected.map(str::to_owned));
    }

    #[test]
    fn text_comes_without_its_mark_and_with_its_line_ends() {
        check("一、\r\n(一)甲。".as_bytes(), Ok("一、\r\n(一)甲。"));
        check("\u{feff}一、".as_bytes(), Ok("一、"));
    }

    #[test]
    fn what_is_no_text_is_said() {
        check(b"PK\x03\x04\0\0", Err(IntakeError::Binary));
        check(b"a\xb0\xb1", Err(IntakeError::NotUtf8 { offset: 1 }));
    }
}
