use std::collections::HashMap;

use super::lines::Line;

/// Lines at each edge of a page that may be its header or footer.
const EDGE: usize = 3;
/// Share of the pages on which a header or footer stands, in percent; odd and even pages may differ.
const SHARE: usize = 35;
/// How large the letters of a page's notes are at most, in those of its text.
const SMALL: f32 = 0.92;
/// Distance to the text, in distances between lines, from which on a lone number is a page's.
const APART: f32 = 1.25;

/// Takes out headers, footers, page numbers and notes.
pub fn take_out(pages: &mut [Vec<Line>]) {
    let mut counts: HashMap<(String, i32), usize> = HashMap::new();
    for page in &*pages {
        let mut keys: Vec<_> = edges(page).filter_map(|at| page.get(at).map(key)).collect();
        keys.sort();
        keys.dedup();
        for key in keys {
            *counts.entry(key).or_default() += 1;
        }
    }
    let least = (pages.len() * SHARE / 100).max(2);
    for page in pages {
        let repeats = |at: usize| {
            let line = page.get(at);
            line.is_some_and(|line| counts.get(&key(line)).is_some_and(|&count| count >= least))
        };
        let mut gone: Vec<usize> = edges(page).filter(|&at| repeats(at)).collect();
        gone.extend(edges(page).filter(|&at| is_page_number(page, at)));
        let mut at = 0;
        page.retain(|_| {
            at += 1;
            !gone.contains(&(at - 1))
        });
        page.truncate(page.len() - notes(page));
    }
}

/// How many lines at the foot of a page are its notes, as those of a DOCX are left out: smaller letters, from a mark on.
fn notes(page: &[Line]) -> usize {
    let mut sizes: Vec<f32> = page.iter().map(|line| line.size).collect();
    sizes.sort_by(f32::total_cmp);
    let usual = sizes.get(sizes.len() / 2).copied().unwrap_or_default();
    let is_small = |line: &&Line| line.size <= usual * SMALL;
    let small = page.iter().rev().take_while(is_small).count();
    let mut foot = page.iter().skip(page.len() - small);
    let is_mark = |c: char| ('①'..='⑳').contains(&c) || matches!(c, '[' | '〔' | '*' | '注');
    let first = foot.position(|line| line.text.trim_start().starts_with(is_mark));
    first.map_or(0, |first| small - first)
}

/// Indices of the lines at the edges.
fn edges(page: &[Line]) -> impl Iterator<Item = usize> + use<> {
    let count = page.len();
    (0..count).filter(move |&at| at < EDGE || at + EDGE >= count)
}

/// The same on every page: its words, numbers aside, and its height.
fn key(line: &Line) -> (String, i32) {
    let digit = |c: char| if c.is_numeric() { '#' } else { c };
    let words: String = line
        .text
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(digit)
        .collect();
    (words, (line.baseline / 4.0).round() as i32)
}

/// `— 3 —`, or a number that stands apart from the text.
fn is_page_number(page: &[Line], at: usize) -> bool {
    let Some(line) = page.get(at) else {
        return false;
    };
    let is_mark = |c: char| matches!(c, '-' | '—' | '–' | '－' | '―' | '·' | ' ' | '/');
    let core = line.text.trim_matches(is_mark);
    let is_number =
        !core.is_empty() && core.chars().count() <= 4 && core.chars().all(|c| c.is_ascii_digit());
    if !is_number {
        return false;
    }
    let is_ornamented = core.len() < line.text.trim().len();
    let is_outermost = at == 0 || at + 1 == page.len();
    let neighbour = if at == 0 {
        page.get(1)
    } else {
        page.get(at - 1)
    };
    let gap = neighbour.map_or(f32::MAX, |it| (it.baseline - line.baseline).abs());
    is_outermost && (is_ornamented || gap > APART * usual_gap(page))
}

/// The usual distance between lines: the median.
fn usual_gap(page: &[Line]) -> f32 {
    let pairs = page.iter().zip(page.iter().skip(1));
    let mut gaps: Vec<f32> = pairs.map(|(a, b)| b.baseline - a.baseline).collect();
    gaps.sort_by(f32::total_cmp);
    gaps.get(gaps.len() / 2).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines 20 apart, except where `_` leaves one out.
    fn page(text: &str) -> Vec<Line> {
        let lines = text.split('|').enumerate();
        let lines = lines.filter(|(_, text)| *text != "_");
        lines
            .map(|(at, text)| Line {
                left: 0.0,
                right: 100.0,
                baseline: at as f32 * 20.0,
                size: 10.0,
                text: text.to_owned(),
            })
            .collect()
    }

    #[track_caller]
    fn check(pages: &[&str], expected: &[&str]) {
        let mut pages: Vec<_> = pages.iter().map(|text| page(text)).collect();
        take_out(&mut pages);
        let texts: Vec<String> = pages
            .iter()
            .map(|page| {
                page.iter()
                    .map(|line| line.text.as_str())
                    .collect::<Vec<_>>()
                    .join("|")
            })
            .collect();
        assert_eq!(texts, expected);
    }

    #[test]
    fn headers_and_numbers_are_taken_out() {
        check(
            &["某市文件|甲|乙|丙|丁|戊|_|1", "某市文件|己|庚|辛|壬|癸|_|2"],
            &["甲|乙|丙|丁|戊", "己|庚|辛|壬|癸"],
        );
        check(&["甲|乙|— 3 —"], &["甲|乙"]);
    }

    #[test]
    fn notes_are_taken_out() {
        let mut lines = page("甲|乙|丙|丁|戊|①己是指庚|辛");
        lines.iter_mut().skip(5).for_each(|line| line.size = 8.0);
        let mut pages = vec![lines, page("壬|①癸")];
        take_out(&mut pages);
        assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), [5, 2]);
    }

    #[test]
    fn a_number_of_the_text_stays() {
        check(&["扩展至|57|个|以上|目标"], &["扩展至|57|个|以上|目标"]);
        check(&["全市扩展至|两年内达到|57"], &["全市扩展至|两年内达到|57"]);
    }
}
