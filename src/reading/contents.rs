//! A page of contents names the headings once more, each with the page that it stands on.

use super::fold::folded;
use super::raw_line::RawLine;

/// Longest entry, in bytes of the source.
const LONGEST: usize = 300;
/// Fewest entries with leaders that are a list without a heading of its own.
const FEWEST: usize = 3;

/// Indices of the lines that are a list of contents, growing.
pub fn contents(source: &str, lines: &[RawLine]) -> Vec<usize> {
    let text = |index: usize| lines.get(index).map_or("", |line| line.source.of(source));
    let mut found = Vec::new();
    // Its heading stands once.
    let (mut index, mut is_headed) = (0, false);
    while index < lines.len() {
        let entries = if !is_headed && is_heading(text(index)) {
            is_headed = true;
            named(source, lines, index + 1)
        } else {
            let led = (index..lines.len()).take_while(|&it| is_led(text(it)));
            led.count()
                .checked_sub(FEWEST)
                .map_or(0, |more| more + FEWEST)
        };
        let end = index + entries + usize::from(entries > 0 && is_heading(text(index)));
        found.extend(index..end);
        index = end.max(index + 1);
    }
    found
}

/// 目 录
fn is_heading(line: &str) -> bool {
    line.len() <= LONGEST && matches!(folded(line).as_str(), "目录" | "目次" | "(目录)")
}

/// How many lines from `first` on lead to a page, or name a heading that comes later.
fn named(source: &str, lines: &[RawLine], first: usize) -> usize {
    let rest = lines.get(first..).unwrap_or_default();
    let is_short = |line: &&RawLine| line.source.end - line.source.start <= LONGEST;
    let led = rest.iter().take_while(is_short);
    let openings = |from: usize| {
        let later = rest.get(from..).unwrap_or_default().iter();
        let opening = |line: &RawLine| {
            let text = line.source.of(source);
            folded(
                text.get(..text.floor_char_boundary(LONGEST))
                    .unwrap_or(text),
            )
        };
        let mut openings: Vec<String> = later.map(opening).collect();
        openings.sort_unstable();
        openings
    };
    // The first entry comes again where the text begins.
    let Some(name) = rest.first().map(|line| entry(line.source.of(source))) else {
        return 0;
    };
    let again = rest.iter().skip(1).position(|line| {
        let text = line.source.of(source);
        text.len() >= name.len() / 2 && folded(text).starts_with(&name)
    });
    let Some(again) = again.filter(|_| !name.is_empty()) else {
        return 0;
    };
    let later = openings(again + 1);
    let comes_again = |name: &str| {
        let next = later.partition_point(|it| it.as_str() < name);
        !name.is_empty() && later.get(next).is_some_and(|it| it.starts_with(name))
    };
    let entries = led.take(again + 1).take_while(|line| {
        let text = line.source.of(source);
        is_led(text) || comes_again(&entry(text))
    });
    entries.count()
}

/// 一、畅通办事渠道 of 一、畅通办事渠道……3
fn entry(line: &str) -> String {
    let name = line.trim_end_matches(|c: char| c.is_ascii_digit() || is_leader(c));
    folded(name)
}

/// ……3 at its end.
fn is_led(line: &str) -> bool {
    let name = line.trim_end_matches(|c: char| c.is_ascii_digit());
    let before = name.trim_end_matches(is_leader);
    let leaders = name.strip_prefix(before).unwrap_or_default();
    let dots = leaders.chars().filter(|c| !c.is_whitespace()).count();
    name.len() < line.len() && line.len() <= LONGEST && dots >= 2 && !before.is_empty()
}

fn is_leader(c: char) -> bool {
    c.is_whitespace() || matches!(c, '.' | '…' | '·' | '‥' | '．' | '-' | '—' | '_' | '•')
}

#[cfg(test)]
mod tests {
    use super::super::raw_line::raw_lines;
    use super::*;

    #[track_caller]
    fn check(source: &str, expected: &[usize]) {
        assert_eq!(contents(source, &raw_lines(source)), expected, "{source}");
    }

    #[test]
    fn a_list_of_contents_is_no_text() {
        check(
            "甲\n目　录\n一、乙……1\n二、丙……3\n前言。\n一、乙\n(一)丁\n二、丙\n戊",
            &[1, 2, 3],
        );
        check("甲\n目录\n一、乙\t1\n二、丙 3\n一、乙\n二、丙", &[1, 2, 3]);
        check("甲\n目录\n一、乙1\n二、丙3\n一、乙\n二、丙", &[1, 2, 3]);
        check(
            "甲\n一、乙....1\n二、丙....3\n三、丁....12\n一、乙\n二、丙",
            &[1, 2, 3],
        );
    }

    #[test]
    fn what_only_looks_like_one_is_text() {
        check("甲\n目录\n一、乙\n二、丙", &[]);
        check("甲\n一、乙……1\n二、丙……3\n一、乙", &[]);
        check("一、目录管理\n二、丙", &[]);
    }
}
