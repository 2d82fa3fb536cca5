//! Of Markdown what the manual's pages use: headings, paragraphs, numbered items, tables of two columns, links to other
//! pages, and figures.

use std::mem;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

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

/// The parts of a page.
pub(super) fn blocks(page: &str) -> Vec<Block> {
    let mut pieces = Pieces::default();
    let events = Parser::new_ext(page, Options::ENABLE_TABLES);
    events.for_each(|event| pieces.take(event));
    pieces.blocks
}

/// What was read of a page so far.
#[derive(Default)]
struct Pieces {
    blocks: Vec<Block>,
    /// Of the part that is being read.
    prose: Prose,
    figure: String,
    cells: Vec<String>,
    rows: Vec<[String; 2]>,
    /// Of the next item of a list.
    number: Option<u64>,
}

impl Pieces {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Text(words) => self.prose.text.push_str(&words),
            Event::Start(Tag::List(first)) => self.number = first,
            Event::End(TagEnd::List(_)) => self.number = None,
            Event::Start(Tag::Link { dest_url, .. }) => {
                let page = dest_url.strip_suffix(".md").unwrap_or(&dest_url);
                let start = self.prose.text.len();
                self.prose.links.push((start..start, page.to_owned()));
            }
            Event::End(TagEnd::Link) => {
                if let Some((link, _)) = self.prose.links.last_mut() {
                    link.end = self.prose.text.len();
                }
            }
            Event::Start(Tag::Image { dest_url, .. }) => self.figure = dest_url.into_string(),
            Event::End(end) => self.end(end),
            _ => {}
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Heading(_) => {
                let words = mem::take(&mut self.prose).text;
                self.blocks.push(Block::Heading(words));
            }
            TagEnd::Paragraph | TagEnd::Item => self.end_prose(),
            TagEnd::Image => {
                let caption = mem::take(&mut self.prose).text;
                let name = mem::take(&mut self.figure);
                self.blocks.push(Block::Figure(name, caption));
            }
            TagEnd::TableCell => self.cells.push(mem::take(&mut self.prose).text),
            TagEnd::TableHead | TagEnd::TableRow => {
                let cells = mem::take(&mut self.cells).try_into();
                self.rows.extend(cells.ok());
            }
            TagEnd::Table => self.blocks.push(Block::Table(mem::take(&mut self.rows))),
            _ => {}
        }
    }

    /// The words of an item end with a paragraph or with the item; a figure's paragraph has none.
    fn end_prose(&mut self) {
        let prose = mem::take(&mut self.prose);
        if prose.text.is_empty() {
            return;
        }
        self.blocks.push(match &mut self.number {
            Some(number) => {
                let words = format!("{number}.");
                *number += 1;
                Block::Item(words, prose)
            }
            None => Block::Paragraph(prose),
        });
    }
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
    fn parts_follow_one_another() {
        check(
            "## 报台账\n先选。\n",
            &[
                Block::Heading("报台账".into()),
                Block::Paragraph(plain("先选。")),
            ],
        );
        check(
            "![两边](clash)",
            &[Block::Figure("clash".into(), "两边".into())],
        );
        check(
            "12. 写\n13. 存",
            &[
                Block::Item("12.".into(), plain("写")),
                Block::Item("13.".into(), plain("存")),
            ],
        );
        check(
            "1. 写\n\n2. 存\n\n完。",
            &[
                Block::Item("1.".into(), plain("写")),
                Block::Item("2.".into(), plain("存")),
                Block::Paragraph(plain("完。")),
            ],
        );
        check("2021 年。", &[Block::Paragraph(plain("2021 年。"))]);
    }

    #[test]
    fn a_table_has_its_head_and_its_rows() {
        let row = |left: &str, right: &str| [left.to_owned(), right.to_owned()];
        check(
            "| 键 | 作用 |\n|---|---|\n| ← → | 部门 |\n\n后",
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
