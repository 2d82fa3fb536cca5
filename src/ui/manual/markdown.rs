//! Of Markdown what the manual's pages use: headings, paragraphs, numbered items, tables of two columns, links to other
//! pages, and figures.

use std::ops::Range;

/// A part of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Block {
    Heading(String),
    Paragraph(Prose),
    /// What is printed before it, and the words.
    Item(String, Prose),
    /// The first row is the head.
    Table(Vec<[String; 2]>),
    /// Its name, and what is to be seen in it.
    Figure(String, String),
}

/// Words with links in them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Prose {
    pub text: String,
    /// Bytes of the text, and the page they lead to.
    pub links: Vec<(Range<usize>, String)>,
}

/// The parts of a page, each on a line of its own.
pub(super) fn blocks(page: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    for line in page.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match (cells(line), blocks.last_mut()) {
            (Some(cells), _) if is_rule(&cells) => {}
            (Some(cells), Some(Block::Table(rows))) => rows.push(cells),
            (Some(cells), _) => blocks.push(Block::Table(vec![cells])),
            (None, _) => blocks.push(block(line)),
        }
    }
    blocks
}

fn block(line: &str) -> Block {
    if let Some(heading) = line.strip_prefix("## ") {
        return Block::Heading(heading.to_owned());
    }
    if let Some(link) = line.strip_prefix('!').and_then(leading_link) {
        return Block::Figure(link.to.to_owned(), link.words.to_owned());
    }
    let digits = line.len()
        - line
            .trim_start_matches(|it: char| it.is_ascii_digit())
            .len();
    match line.get(digits..).and_then(|it| it.strip_prefix(". ")) {
        Some(rest) if digits > 0 => Block::Item(line[..=digits].to_owned(), prose(rest)),
        _ => Block::Paragraph(prose(line)),
    }
}

fn cells(line: &str) -> Option<[String; 2]> {
    let row = line.strip_prefix('|')?.strip_suffix('|')?;
    let (left, right) = row.split_once('|')?;
    Some([left, right].map(|cell| cell.trim().to_owned()))
}

/// The line between the head of a table and its rows.
fn is_rule(cells: &[String; 2]) -> bool {
    cells
        .iter()
        .all(|cell| !cell.is_empty() && cell.chars().all(|it| it == '-'))
}

struct Link<'a> {
    words: &'a str,
    to: &'a str,
    rest: &'a str,
}

/// The link that the text begins with.
fn leading_link(text: &str) -> Option<Link<'_>> {
    let (words, rest) = text.strip_prefix('[')?.split_once("](")?;
    let (to, rest) = rest.split_once(')')?;
    Some(Link { words, to, rest })
}

fn prose(mut rest: &str) -> Prose {
    let mut prose = Prose::default();
    while let Some(at) = rest.find('[') {
        let (before, from) = rest.split_at(at);
        prose.text.push_str(before);
        let Some(link) = leading_link(from) else {
            rest = from;
            break;
        };
        let start = prose.text.len();
        prose.text.push_str(link.words);
        let page = link.to.strip_suffix(".md").unwrap_or(link.to);
        prose.links.push((start..prose.text.len(), page.to_owned()));
        rest = link.rest;
    }
    prose.text.push_str(rest);
    prose
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Prose {
        Prose {
            text: text.into(),
            links: Vec::new(),
        }
    }

    #[track_caller]
    fn check(page: &str, expected: &[Block]) {
        assert_eq!(blocks(page), expected, "{page}");
    }

    #[test]
    fn each_line_is_a_block() {
        check(
            "## 报台账\n\n先选。\n",
            &[
                Block::Heading("报台账".into()),
                Block::Paragraph(plain("先选。")),
            ],
        );
        check(
            "![两边](clash)",
            &[Block::Figure("clash".into(), "两边".into())],
        );
        check("12. 写", &[Block::Item("12.".into(), plain("写"))]);
        check("2021 年。", &[Block::Paragraph(plain("2021 年。"))]);
    }

    #[test]
    fn rows_that_follow_one_another_are_a_table() {
        let row = |left: &str, right: &str| [left.to_owned(), right.to_owned()];
        check(
            "| 键 | 作用 |\n|---|---|\n| ← → | 部门 |\n后",
            &[
                Block::Table(vec![row("键", "作用"), row("← →", "部门")]),
                Block::Paragraph(plain("后")),
            ],
        );
    }

    #[test]
    fn links_are_words_of_the_text() {
        let prose = Prose {
            text: "见甲，和乙。".into(),
            links: vec![(3..6, "a".into()), (12..15, "b".into())],
        };
        check("见[甲](a.md)，和[乙](b.md)。", &[Block::Paragraph(prose)]);
        check("[甲", &[Block::Paragraph(plain("[甲"))]);
    }
}
