use std::collections::HashMap;

use crate::plan::{LineRole, Rulings, Span};

use super::contents::contents;
use super::fold::{fold, folded};
use super::raw_line::RawLine;
use crate::plan::characters::is_ignorable;

/// Longest line, in bytes, that may be a page number.
const LONGEST: usize = 60;

/// A line that is only a number, and no page number for all that is known.
#[derive(Clone, Debug)]
pub struct Stray {
    pub source: Span,
    /// Which of those with this number it is, from 1.
    pub nth: u32,
    /// What was ruled on it.
    pub role: Option<LineRole>,
}

/// Whether each line is page furniture (a page number, a rule, a line of contents), not text.
///
/// A lone number without ornament counts only where its neighbours count on (3, 4, 5): text is cut anywhere, and the
/// `57` of `57 个` may stand alone on a line. These are returned too.
pub fn furniture(source: &str, lines: &[RawLine], rulings: &Rulings) -> (Vec<bool>, Vec<Stray>) {
    let (mut is_furniture, lone) = sure(source, lines);
    let mut strays = Vec::new();
    let mut equal: HashMap<u32, u32> = HashMap::new();
    for (index, number) in lone {
        let nth = equal.entry(number).or_default();
        *nth += 1;
        let stray = lines.get(index).map(|line| Stray {
            source: line.source,
            nth: *nth,
            role: rulings.line(line.source.of(source), *nth),
        });
        if stray.as_ref().and_then(|stray| stray.role) == Some(LineRole::PageNumber) {
            set(&mut is_furniture, index);
        }
        strays.extend(stray);
    }
    (is_furniture, strays)
}

/// What is page furniture for certain, and the numbers that stand alone without being so.
fn sure(source: &str, lines: &[RawLine]) -> (Vec<bool>, Vec<(usize, u32)>) {
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
    for index in contents(source, lines) {
        set(&mut is_furniture, index);
    }
    for pair in lone.windows(2) {
        if let [(first, a), (second, b)] = pair
            && a + 1 == *b
        {
            set(&mut is_furniture, *first);
            set(&mut is_furniture, *second);
        }
    }
    lone.retain(|(index, _)| !is_furniture.get(*index).copied().unwrap_or(true));
    (is_furniture, lone)
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
    let folded = folded(line);
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
    use super::super::raw_line::raw_lines;
    use super::{LineRole, Rulings, furniture};

    #[track_caller]
    fn check(source: &str, expected: &[bool]) {
        let rulings = Rulings::default();
        let (is_furniture, _) = furniture(source, &raw_lines(source), &rulings);
        assert_eq!(is_furniture, expected);
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

    #[test]
    fn a_lone_number_is_a_page_number_where_somebody_says_so() {
        let source = "甲\n57\n乙\n57\n丙";
        let mut rulings = Rulings::default();
        let second = ("57".to_owned(), 2);
        rulings.lines.insert(second, LineRole::PageNumber);
        let (is_furniture, strays) = furniture(source, &raw_lines(source), &rulings);
        assert_eq!(is_furniture, [false, false, false, true, false]);
        let nths: Vec<u32> = strays.iter().map(|stray| stray.nth).collect();
        assert_eq!(nths, [1, 2]);
    }
}
