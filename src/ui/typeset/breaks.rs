//! Where a line may end: no line begins with a mark that belongs to what stands before it, nor ends with one that belongs
//! to what follows, and dashes and ellipses are not divided (GB/T 15834-2011, 5.1). Words and numbers stay whole.

use std::ops::Range;

/// They never begin a line.
const CLOSING: &str =
    "，。、；：！？…—–～·•‧・）》〉」』】〕〗〙〛｝］”’％‰°／,.;:!?)]}%/-~·，．；：！？﹚﹞";
/// They never end a line.
const OPENING: &str = "（《〈「『【〔〖〘〚｛［“‘([{／/﹙﹝";
/// Full-width marks of which the right half is white: at the end of a line it may stick out.
const HALF_WHITE: &str = "，。、；：！？）》〉」』】〕〗〙｝］”’";

/// Whether a line never begins with it.
pub(super) fn is_closing(character: char) -> bool {
    CLOSING.contains(character)
}

/// Whether a line never ends with it.
pub(super) fn is_opening(character: char) -> bool {
    OPENING.contains(character)
}

/// A letter or digit of a script that has words.
fn is_word(character: char) -> bool {
    // From here on: radicals, kana, ideographs, full-width forms.
    const EAST_ASIAN: char = '\u{2E80}';
    character < EAST_ASIAN && character.is_alphanumeric()
}

/// Whether the rule for marks lets a line end before `text[at]`.
fn keeps_marks(text: &[char], at: usize) -> bool {
    !is_closing(text[at]) && !is_opening(text[at - 1])
}

/// Whether a line may end before `text[at]`: where neither marks nor words stand against it. `at` is not 0.
fn may_end(text: &[char], at: usize) -> bool {
    let (before, after) = (text[at - 1], text[at]);
    if after.is_whitespace() || !keeps_marks(text, at) {
        return false;
    }
    if before.is_whitespace() {
        return true;
    }
    // `4,012`, `10:30`, `www.a.cn` and `Ctrl+Shift+F` are one word.
    let joins = |it: char| it.is_ascii_punctuation();
    let is_inside = is_word(before) || (joins(before) && at > 1 && is_word(text[at - 2]));
    let goes_on =
        is_word(after) || (joins(after) && text.get(at + 1).is_some_and(|it| is_word(*it)));
    !(is_inside && goes_on)
}

/// The lines of one paragraph. `advances`: the width of each character of `text`; `first`: of what stands before the
/// first; `width`: of the line. A line holds what fits; marks and words are divided only where they are wider than a line.
pub(super) fn lines(text: &[char], advances: &[f32], first: f32, width: f32) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let indent = if start == 0 { first } else { 0.0 };
        let end = line_end(text, advances, start, width - indent);
        lines.push(start..end);
        start = end;
    }
    if lines.is_empty() {
        lines.push(0..0);
    }
    lines
}

/// Where the line that begins at `start` ends.
fn line_end(text: &[char], advances: &[f32], start: usize, width: f32) -> usize {
    let (mut good, mut without_words, mut any) = (None, None, start + 1);
    let mut filled = 0.0;
    for at in start..text.len() {
        let advance = advances.get(at).copied().unwrap_or_default();
        if filled + advance - outside(text[at], advance) > width {
            return good.or(without_words).unwrap_or(any);
        }
        filled += advance;
        let next = at + 1;
        if next == text.len() {
            break;
        }
        // What has no width of its own belongs to the character before it.
        let is_apart = advances.get(next).is_some_and(|it| *it > 0.0);
        if !is_apart {
            continue;
        }
        any = next;
        if keeps_marks(text, next) {
            without_words = Some(next);
        }
        if may_end(text, next) {
            good = Some(next);
        }
    }
    text.len()
}

/// How much of a character may stick out at the end of a line.
fn outside(character: char, advance: f32) -> f32 {
    if character.is_whitespace() {
        advance
    } else if HALF_WHITE.contains(character) {
        advance / 2.0
    } else {
        0.0
    }
}

/// How wide a line is, without what sticks out at its end.
pub(super) fn solid_width(text: &[char], advances: &[f32]) -> f32 {
    let trailing = text
        .iter()
        .rev()
        .take_while(|it| it.is_whitespace())
        .count();
    let end = text.len() - trailing;
    let filled: f32 = advances.iter().take(end).sum();
    let last = end
        .checked_sub(1)
        .and_then(|at| Some((text.get(at)?, advances.get(at)?)));
    filled - last.map_or(0.0, |(&last, &advance)| outside(last, advance))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Full-width characters are 2 wide, others 1.
    fn advances(text: &[char]) -> Vec<f32> {
        let advance = |it: &char| if *it < '\u{2000}' { 1.0 } else { 2.0 };
        text.iter().map(advance).collect()
    }

    fn set(text: &str, first: f32, width: f32) -> Vec<String> {
        let text: Vec<char> = text.chars().collect();
        let lines = lines(&text, &advances(&text), first, width);
        lines
            .into_iter()
            .map(|line| text[line].iter().collect())
            .collect()
    }

    #[track_caller]
    fn check(width: f32, expected: &[&str]) {
        assert_eq!(set(&expected.concat(), 0.0, width), expected);
    }

    #[test]
    fn marks_stay_with_what_they_belong_to() {
        check(9.0, &["全面实现", "电子印章，", "及时。"]);
        check(8.0, &["全面实现", "电子印", "章，及", "时。"]);
        check(10.0, &["全面实现", "（电子印", "章）"]);
        check(6.0, &["办理", "“一窗", "通”系", "统"]);
        check(8.0, &["他说", "“好。”", "走了"]);
        check(8.0, &["持续推", "进……完", "成"]);
        check(8.0, &["《某某办", "法》（试", "行）"]);
    }

    #[test]
    fn words_and_numbers_stay_whole() {
        check(10.0, &["深化", "“4012”品", "牌"]);
        check(10.0, &["完成率达", "99.5%以上"]);
        check(10.0, &["共计", "4,012,500", "户"]);
        check(10.0, &["前,全面实", "现"]);
        check(10.0, &["open the ", "window"]);
        check(18.0, &["清除全部", "（Ctrl+Shift+F）"]);
    }

    #[test]
    fn what_is_wider_than_a_line_is_divided() {
        check(4.0, &["abcd", "efgh", "i"]);
        check(4.0, &["。。", "。。", "。"]);
        check(4.0, &["一二", "三"]);
    }

    #[test]
    fn the_first_line_gives_way_to_its_indent() {
        assert_eq!(
            set("全面实现电子印章", 4.0, 8.0),
            ["全面", "实现电子", "印章"]
        );
        assert_eq!(set("", 4.0, 8.0), [""]);
    }

    /// Text as a person may paste it, marks more often than in any document.
    fn text() -> impl Strategy<Value = Vec<char>> {
        let of =
            |characters: &str| proptest::sample::select(characters.chars().collect::<Vec<_>>());
        let one = prop_oneof![
            6 => of("全面实现新开办企业电子印章"),
            2 => of("，。、；：！？）》」』”’…—%"),
            1 => of("（《「『“‘(["),
            2 => of("abc019"),
            1 => of(" ,.:/-"),
        ];
        proptest::collection::vec(one, 0..120)
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_lines_hold_what_fits(text in text(), width in 2.0f32..60.0) {
            let advances = advances(&text);
            let lines = lines(&text, &advances, 0.0, width);
            let joined: Vec<char> = lines.iter().flat_map(|it| text[it.clone()].to_vec()).collect();
            prop_assert_eq!(&joined, &text);
            for line in &lines {
                let solid = solid_width(&text[line.clone()], &advances[line.clone()]);
                prop_assert!(line.len() <= 1 || solid <= width, "{:?}", &text[line.clone()]);
            }
        }

        /// A line breaks the rule only where it has no place to end that keeps it.
        #[test]
        fn marks_are_divided_only_where_they_fill_a_line(text in text(), width in 2.0f32..60.0) {
            let lines = lines(&text, &advances(&text), 0.0, width);
            for line in lines.iter().take(lines.len() - 1) {
                let keeps = |at: usize| keeps_marks(&text, at);
                let could = (line.start + 1..=line.end).any(keeps);
                prop_assert!(keeps(line.end) || !could, "{:?}", &text[line.clone()]);
            }
        }
    }
}
