use crate::plan::Span;

use super::fold::{fold, is_ignorable};
use super::stream::RawLine;

/// Longest line, in bytes, that may be a page number.
const LONGEST: usize = 60;

/// Whether each line is page furniture (a page number, a rule), not text.
///
/// A lone number without ornament counts only where its neighbours count on (3, 4, 5): text is cut anywhere, and the
/// `57` of `57 个` may stand alone on a line. The numbers left as text are returned too.
pub fn furniture(source: &str, lines: &[RawLine]) -> (Vec<bool>, Vec<Span>) {
    let mut is_furniture = vec![false; lines.len()];
    let mut lone: Vec<(usize, u32)> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let text = line.source.of(source);
        if text.len() > LONGEST {
            if let Some(flag) = is_furniture.get_mut(index).filter(|_| is_rule(text)) {
                *flag = true;
            }
            continue;
        }
        match page_mark(text) {
            Some(PageMark::Sure) => set(&mut is_furniture, index),
            Some(PageMark::Number(number)) => lone.push((index, number)),
            None => {}
        }
    }
    for pair in lone.windows(2) {
        if let [(first, a), (second, b)] = pair
            && a + 1 == *b
        {
            set(&mut is_furniture, *first);
            set(&mut is_furniture, *second);
        }
    }
    let unsure = lone
        .iter()
        .filter(|(index, _)| !is_furniture.get(*index).copied().unwrap_or(true))
        .filter_map(|(index, _)| lines.get(*index))
        .map(|line| line.source)
        .collect();
    (is_furniture, unsure)
}

fn set(flags: &mut [bool], index: usize) {
    if let Some(flag) = flags.get_mut(index) {
        *flag = true;
    }
}

enum PageMark {
    /// `— 3 —`, `第3页`, a drawn rule.
    Sure,
    /// A bare number.
    Number(u32),
}

fn page_mark(line: &str) -> Option<PageMark> {
    let mut folded = String::new();
    for c in line
        .chars()
        .filter(|c| !c.is_whitespace() && !is_ignorable(*c))
    {
        fold(c, |c| folded.push(c));
    }
    if folded.trim_matches(['#', '*']).is_empty() {
        return Some(PageMark::Sure);
    }
    let core = folded.trim_matches(is_ornament);
    if core.is_empty() {
        return (folded.chars().count() >= 3).then_some(PageMark::Sure);
    }
    let ornamented = folded.starts_with(is_ornament) && folded.ends_with(is_ornament);
    let (core, named) = match core.strip_prefix('第').and_then(|c| c.split_once('页')) {
        Some((number, rest)) if is_total(rest) => (number, true),
        _ => (core, false),
    };
    let number: u32 = match core.split_once('/') {
        Some((page, total)) => {
            total.parse::<u32>().ok()?;
            page.parse().ok()?
        }
        None => core.parse().ok()?,
    };
    if ornamented || named || core.contains('/') {
        return Some(PageMark::Sure);
    }
    (number < 10_000).then_some(PageMark::Number(number))
}

fn is_ornament(c: char) -> bool {
    matches!(c, '-' | '—' | '·' | '•' | '_' | '=' | '~' | '*')
}

/// Nothing but ornaments, marks and white space.
fn is_rule(line: &str) -> bool {
    let mut says_nothing = line.chars().map(|c| {
        let mut folded = c;
        fold(c, |c| folded = c);
        c.is_whitespace() || is_ignorable(c) || folded == '#' || is_ornament(folded)
    });
    says_nothing.all(|nothing| nothing)
}

/// `共20页` after `第3页`.
fn is_total(rest: &str) -> bool {
    let rest = rest.trim_start_matches(['/', ',']);
    let total = rest.strip_prefix('共').and_then(|r| r.strip_suffix('页'));
    rest.is_empty() || total.is_some_and(|total| total.parse::<u32>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::super::stream::raw_lines;
    use super::furniture;

    #[track_caller]
    fn check(source: &str, expected: &[bool]) {
        assert_eq!(furniture(source, &raw_lines(source)).0, expected);
    }

    #[test]
    fn page_numbers() {
        check("甲\n— 3 —\n乙", &[false, true, false]);
        check("甲\n第 3 页 共 20 页\n乙", &[false, true, false]);
        check("甲\n- 3 -\n----\n乙", &[false, true, true, false]);
        check("扩展至\n57\n个", &[false, false, false]);
        check(
            "甲\n3\n乙\n4\n丙\n57\n个",
            &[false, true, false, true, false, false, false],
        );
        check("6\n月底前", &[false, false]);
    }
}
