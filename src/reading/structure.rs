use std::ops::Range;

use crate::plan::OtherKind;

use super::label::{Level, label};
use super::outline::Head;
use super::stream::Stream;
use super::table::Row;
use super::tree::Tree;

/// The document divided: places in the stream.
#[derive(Debug, Default)]
pub struct Structure {
    pub chapters: Vec<ChapterRange>,
    /// Text between headings and measures.
    pub rest: Vec<(OtherKind, Range<usize>)>,
    /// Where the preface ends.
    pub begins: usize,
}

#[derive(Debug, Default)]
pub struct ChapterRange {
    /// As printed; 0 where nothing is.
    pub printed: u32,
    pub heading: Range<usize>,
    pub title: Range<usize>,
    /// What stands between the heading and the first measure or section.
    pub under: Range<usize>,
    pub sections: Vec<TitleRange>,
    pub measures: Vec<MeasureRange>,
}

#[derive(Clone, Debug, Default)]
pub struct TitleRange {
    pub whole: Range<usize>,
    pub title: Range<usize>,
    /// What stands between the heading and what is inside it.
    pub under: Range<usize>,
}

#[derive(Debug, Default)]
pub struct MeasureRange {
    pub label: Range<usize>,
    pub body: Range<usize>,
    /// Indices into the chapter's sections, outermost first.
    pub sections: Vec<usize>,
    /// Where it is the row of a table.
    pub row: Option<Row>,
    /// What says who does it and stands before its number.
    pub above: Option<Range<usize>>,
}

impl ChapterRange {
    /// Indices of the sections that a row's classes make, those of the row before where they are the same.
    pub fn sections_of(&mut self, row: &Row) -> Vec<usize> {
        let before = self.measures.last().filter(|it| it.row.is_some());
        let mut sections: Vec<usize> = before.map(|it| it.sections.clone()).unwrap_or_default();
        let same = sections
            .iter()
            .zip(&row.classes)
            .take_while(|(section, class)| {
                self.sections
                    .get(**section)
                    .is_some_and(|it| it.title == **class)
            });
        sections.truncate(same.count());
        for class in row.classes.iter().skip(sections.len()) {
            sections.push(self.sections.len());
            self.sections.push(TitleRange {
                // The words are the row's own.
                whole: row.whole.start..row.whole.start,
                title: class.clone(),
                ..TitleRange::default()
            });
        }
        sections
    }
}

/// Decides which heads are chapters, sections and measures.
pub fn structure(tree: &Tree) -> Structure {
    let (stream, end) = (tree.stream, tree.end);
    let tops = tree.tops();
    let first = tops.first().and_then(|&top| tree.heads.get(top));
    let first_row = tree.rows.first().map_or(end, |row| row.whole.start);
    let mut found = Structure {
        begins: first.map_or(end, |first| first.start).min(first_row),
        ..Structure::default()
    };
    chapters(tree, &tops, &mut found);
    if found.chapters.iter().all(|it| it.measures.is_empty()) {
        found.chapters.retain(|it| !it.heading.is_empty());
    }
    if end < stream.folded.len() {
        let closing = end..stream.folded.len();
        let mut chapter = ChapterRange::default();
        tree.rows_in(&closing, OtherKind::Closing, &mut chapter, &mut found.rest);
        if !chapter.measures.is_empty() {
            found.chapters.push(chapter);
        }
    }
    let chapters = std::mem::take(&mut found.chapters).into_iter();
    found.chapters = chapters.flat_map(|it| by_class(stream, it)).collect();
    found
}

/// Where each measure begins, and the rank of its number.
pub fn ranks(structure: &Structure, heads: &[Head]) -> Vec<(usize, Level)> {
    let chapters = structure.chapters.iter();
    let starts = chapters
        .flat_map(|it| &it.measures)
        .map(|it| it.label.start);
    let rank = |start: usize| {
        let index = heads.binary_search_by_key(&start, |head| head.start).ok()?;
        let head = heads.get(index)?;
        (head.label.level > Level::Chapter).then_some((start, head.label.level))
    };
    starts.filter_map(rank).collect()
}

/// The classes of a table's rows are chapters where no heading stands above it.
fn by_class(stream: &Stream, chapter: ChapterRange) -> Vec<ChapterRange> {
    let is_table = chapter.measures.iter().all(|it| it.row.is_some());
    if !chapter.heading.is_empty() || chapter.sections.is_empty() || !is_table {
        return vec![chapter];
    }
    let mut chapters: Vec<ChapterRange> = Vec::new();
    let mut before = None;
    for mut measure in chapter.measures {
        let Some(mut row) = measure.row.take() else {
            continue;
        };
        let class = measure.sections.first().copied();
        if chapters.is_empty() || class != before {
            let class = class.and_then(|class| chapter.sections.get(class));
            chapters.push(of_class(stream, class.cloned().unwrap_or_default()));
        }
        before = class;
        if let Some(last) = chapters.last_mut() {
            row.classes = row.classes.split_off(row.classes.len().min(1));
            measure.sections = last.sections_of(&row);
            measure.row = Some(row);
            last.measures.push(measure);
        }
    }
    chapters
}

/// 一、市场准入 or 市场准入, as a chapter.
fn of_class(stream: &Stream, class: TitleRange) -> ChapterRange {
    let printed = label(stream.text(&class.title)).filter(|it| it.level <= Level::Section);
    let length = printed.as_ref().map_or(0, |it| it.length);
    ChapterRange {
        printed: printed.map_or(0, |it| it.number),
        heading: class.whole,
        title: class.title.start + length..class.title.end,
        ..ChapterRange::default()
    }
}

fn chapters(tree: &Tree, tops: &[usize], found: &mut Structure) {
    let outermost = |head: &Head| head.label.level <= Level::Chapter;
    let holds_measures =
        |head: &&Head| outermost(head) && (!tree.inner(head).is_empty() || tree.has_rows(head));
    let mut heads = tops.iter().filter_map(|&top| tree.heads.get(top));
    let has_chapters = heads.any(|head| holds_measures(&head));
    if !has_chapters {
        let mut chapter = ChapterRange::default();
        let first = tops.first().and_then(|&top| tree.heads.get(top));
        let before = found.begins..first.map_or(tree.end, |first| first.start);
        tree.rows_in(&before, OtherKind::Text, &mut chapter, &mut found.rest);
        found.chapters.push(chapter);
    }
    for head in tops.iter().filter_map(|&top| tree.heads.get(top)) {
        if has_chapters && outermost(head) {
            tree.chapter(head, found);
        } else if has_chapters && found.chapters.is_empty() {
            let range = head.start..tree.outer_end(head);
            found.rest.push((OtherKind::Text, range));
        } else {
            tree.walk(head, &mut Vec::new(), found);
        }
    }
}
