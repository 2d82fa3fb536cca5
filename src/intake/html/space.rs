//! White space as a browser shows it.

/// The line ends and the paragraph goes on, as after `<br>`.
pub const SOFT_BREAK: char = '\u{2028}';
const IDEOGRAPHIC: char = '\u{3000}';

/// The paragraphs of a block: its white space collapsed, and `<br>` a soft break, except where a new paragraph is
/// meant: after a second one, or before an indent.
pub fn paragraphs(text: &str) -> Vec<String> {
    let mut paragraphs = vec![String::new()];
    let mut was_empty = false;
    for (at, line) in text.split(SOFT_BREAK).enumerate() {
        let is_indented = line
            .trim_start_matches([' ', '\n', '\t', '\r'])
            .starts_with([IDEOGRAPHIC, '\u{a0}']);
        let line = collapsed(line);
        let begins = was_empty || is_indented;
        was_empty = line.is_empty();
        if line.is_empty() {
            continue;
        }
        match paragraphs.last_mut() {
            Some(last) if !last.is_empty() && begins => paragraphs.push(line),
            Some(last) => {
                if at > 0 && !last.is_empty() {
                    last.push(SOFT_BREAK);
                }
                last.push_str(&line);
            }
            None => paragraphs.push(line),
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

/// White space as one space; none where a line of the source ends between ideographs.
fn collapsed(text: &str) -> String {
    let mut collapsed = String::with_capacity(text.len());
    let mut space: Option<bool> = None;
    for c in text.chars() {
        if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
            let has_end = space.unwrap_or(false) || matches!(c, '\n' | '\r');
            space = Some(has_end);
            continue;
        }
        if let Some(has_end) = space.take() {
            let before = collapsed.chars().next_back();
            let is_wide = |c: char| c >= '\u{2e80}';
            let within = has_end && before.is_some_and(is_wide) && is_wide(c);
            if before.is_some() && !within {
                collapsed.push(' ');
            }
        }
        collapsed.push(if c == '\u{a0}' { ' ' } else { c });
    }
    collapsed.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(paragraphs(text), expected);
    }

    #[test]
    fn white_space_is_collapsed_and_breaks_are_told_apart() {
        check("  全面\n   实现 EMS\n寄递 ", &["全面实现 EMS 寄递"]);
        check("甲\u{2028}乙", &["甲\u{2028}乙"]);
        check("甲\u{2028}\u{2028}乙", &["甲", "乙"]);
        check("甲\u{2028}\n　　乙", &["甲", "乙"]);
        check(" \n", &[]);
    }
}
