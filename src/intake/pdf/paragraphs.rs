use crate::intake::label::printed;
use crate::intake::table::{self, Words};

use super::flow::Block;
use super::lines::Line;

/// How far from the edge a full line may end, and a line at the left edge begin; in sizes of the letters.
const SHORT_OF: f32 = 2.2;
const INDENT: f32 = 0.5;
/// Letters that a page needs in some line to show where its edges are.
const FULL_LINE: usize = 15;

/// The lines of all pages, those that only the page's width parts put together again.
///
/// What is put together is what surely belongs together: a line ends at the right edge, and the next begins at the
/// left one, in letters of the same size, with neither number nor label; or it begins with a mark that closes.
/// The reader heals the rest.
pub fn healed(pages: &[Vec<Block>]) -> String {
    let mut text = String::new();
    let mut before: Option<(&Line, Edges)> = None;
    let mut edges = Edges::default();
    for page in pages {
        edges = Edges::of(page).unwrap_or(edges);
        for block in page {
            let line = match block {
                Block::Line(line) => line,
                Block::Table(table) => {
                    text.push('\n');
                    table::write(&table.grid, Words::embedded(), &mut text);
                    before = None;
                    continue;
                }
            };
            if let Some((last, last_edges)) = &before
                && !(last_edges.is_full(last) && edges.goes_on(last, line))
                && !line.text.starts_with(closes)
            {
                text.truncate(text.trim_end().len());
                text.push('\n');
            }
            text.push_str(line.text.trim_start());
            before = Some((line, edges));
        }
    }
    text.push('\n');
    text
}

/// Where the text of a page begins and ends.
#[derive(Clone, Copy, Default)]
struct Edges {
    left: f32,
    right: f32,
}

impl Edges {
    fn of(page: &[Block]) -> Option<Self> {
        let lines = page.iter().filter_map(|block| match block {
            Block::Line(line) => Some(line),
            Block::Table(_) => None,
        });
        let is_long = |line: &&Line| line.text.chars().count() >= FULL_LINE;
        let long: Vec<&Line> = lines.filter(is_long).collect();
        if long.len() < 2 {
            return None;
        }
        Some(Self {
            left: long.iter().map(|line| line.left).fold(f32::MAX, f32::min),
            right: long.iter().map(|line| line.right).fold(0.0, f32::max),
        })
    }

    fn is_full(self, line: &Line) -> bool {
        line.right >= self.right - SHORT_OF * line.size && !line.text.contains('\t')
    }

    fn goes_on(self, last: &Line, line: &Line) -> bool {
        let same_size = (line.size - last.size).abs() <= last.size * 0.1;
        let at_edge = line.left <= self.left + INDENT * line.size;
        same_size && at_edge && printed(&line.text).is_none() && !opens_with_label(&line.text)
    }
}

/// No paragraph begins with it.
pub fn closes(c: char) -> bool {
    matches!(
        c,
        '、' | ','
            | '，'
            | '。'
            | ';'
            | '；'
            | ':'
            | '：'
            | '!'
            | '！'
            | '?'
            | '？'
            | ')'
            | '）'
            | '》'
            | '”'
            | '〕'
            | '】'
    )
}

/// `责任单位:…`: a field of its own.
fn opens_with_label(text: &str) -> bool {
    let mut chars = text.chars().take(8);
    chars.any(|c| matches!(c, ':' | '：'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, left: f32, right: f32) -> Line {
        Line {
            left,
            right,
            baseline: 0.0,
            size: 10.0,
            text: text.to_owned(),
        }
    }

    #[test]
    fn lines_are_joined_where_only_the_page_parts_them() {
        let full = "甲".repeat(20);
        let page = vec![
            line("题目", 90.0, 110.0),
            line(&full, 20.0, 220.0),
            line(&full, 0.0, 220.0),
            line("乙。", 0.0, 20.0),
            line(&full, 20.0, 220.0),
            line("(一)丙", 0.0, 60.0),
        ];
        let next = vec![
            line(&full, 0.0, 220.0),
            line(&full, 0.0, 220.0),
            line("责任单位:丁", 0.0, 60.0),
        ];
        let expected =
            format!("题目\n{full}{full}乙。\n{full}\n(一)丙\n{full}{full}\n责任单位:丁\n");
        let pages = [page, next].map(|page| page.into_iter().map(Block::Line).collect());
        assert_eq!(healed(&pages), expected);
    }
}
