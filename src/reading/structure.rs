use std::ops::Range;

use crate::plan::{Idioms, OtherKind};

use super::label::Level;
use super::outline::Head;
use super::stream::Stream;
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
    pub sections: Vec<TitleRange>,
    pub measures: Vec<MeasureRange>,
}

#[derive(Clone, Debug, Default)]
pub struct TitleRange {
    pub whole: Range<usize>,
    pub title: Range<usize>,
}

#[derive(Debug, Default)]
pub struct MeasureRange {
    pub label: Range<usize>,
    pub body: Range<usize>,
    /// Indices into the chapter's sections, outermost first.
    pub sections: Vec<usize>,
}

/// Decides which heads are chapters, sections and measures.
///
/// `roles`: places where a role is named, growing. `end`: where the document's closing begins.
pub fn structure(
    stream: &Stream,
    heads: &[Head],
    roles: &[usize],
    idioms: &Idioms,
    end: usize,
) -> Structure {
    let tree = Tree {
        stream,
        heads,
        roles,
        idioms,
        end,
    };
    let tops = tree.tops();
    let first = tops.first().and_then(|&top| heads.get(top));
    let mut found = Structure {
        begins: first.map_or(end, |first| first.start),
        ..Structure::default()
    };
    chapters(&tree, &tops, &mut found);
    if found.chapters.iter().all(|it| it.measures.is_empty()) {
        found.chapters.retain(|it| !it.heading.is_empty());
    }
    if end < stream.folded.len() {
        let closing = end..stream.folded.len();
        found.rest.push((OtherKind::Closing, closing));
    }
    found
}

fn chapters(tree: &Tree, tops: &[usize], found: &mut Structure) {
    let outermost = |head: &Head| head.label.level <= Level::Chapter;
    let holds_measures = |head: &&Head| outermost(head) && !tree.inner(head).is_empty();
    let mut heads = tops.iter().filter_map(|&top| tree.heads.get(top));
    let has_chapters = heads.any(|head| holds_measures(&head));
    if !has_chapters {
        found.chapters.push(ChapterRange::default());
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
