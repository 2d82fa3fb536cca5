use std::ops::Range;

use super::label::Level;
use super::outline::Head;
use super::stream::Stream;

/// Longest heading, in characters, that a page break may have cut.
const LONGEST_TITLE: usize = 60;

/// The document divided: places in the stream.
#[derive(Debug, Default)]
pub struct Structure {
    pub chapters: Vec<ChapterRange>,
    /// Text between headings and measures.
    pub rest: Vec<Range<usize>>,
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
pub fn structure(stream: &Stream, heads: &[Head], roles: &[usize]) -> Structure {
    let tree = Tree {
        stream,
        heads,
        roles,
    };
    let mut found = Structure {
        begins: stream.folded.len(),
        ..Structure::default()
    };
    let is_chapter =
        |head: &Head| head.label.level <= Level::Chapter && !tree.inner(head).is_empty();
    let tops = tree.tops();
    let has_chapters = tops
        .iter()
        .filter_map(|&top| heads.get(top))
        .any(is_chapter);
    if let Some(first) = tops.first().and_then(|&top| heads.get(top)) {
        found.begins = first.start;
    }
    if !has_chapters {
        found.chapters.push(ChapterRange::default());
    }
    for top in tops {
        let Some(head) = heads.get(top) else { continue };
        if has_chapters && head.label.level <= Level::Chapter {
            tree.chapter(head, &mut found);
        } else if has_chapters && found.chapters.is_empty() {
            found.rest.push(head.start..tree.outer_end(head));
        } else {
            let mut sections = Vec::new();
            tree.walk(head, &mut sections, &mut found);
        }
    }
    if found
        .chapters
        .iter()
        .all(|chapter| chapter.measures.is_empty())
    {
        found.chapters.retain(|chapter| !chapter.heading.is_empty());
    }
    found
}

struct Tree<'a> {
    stream: &'a Stream<'a>,
    heads: &'a [Head],
    /// Places where a role is named, growing.
    roles: &'a [usize],
}

impl Tree<'_> {
    fn tops(&self) -> Vec<usize> {
        let mut tops = Vec::new();
        let mut next = 0;
        while let Some(head) = self.heads.get(next) {
            tops.push(next);
            next = head.after.max(next + 1);
        }
        tops
    }

    fn outer_end(&self, head: &Head) -> usize {
        let after = self.heads.get(head.after);
        after.map_or(self.stream.folded.len(), |after| after.start)
    }

    fn names_role(&self, range: &Range<usize>) -> bool {
        let first = self.roles.partition_point(|&role| role < range.start);
        self.roles.get(first).is_some_and(|&role| role < range.end)
    }

    /// The children that are sections or measures of their own; empty where they are only parts of this one's text.
    fn inner(&self, head: &Head) -> Vec<usize> {
        let child = |&index: &usize| self.heads.get(index);
        let with_role = head.children.iter().filter_map(child);
        let with_role = with_role.filter(|c| self.names_role(&(c.start..self.outer_end(c))));
        if with_role.count() >= 2 {
            return head.children.clone();
        }
        let is_item = |c: &Head| c.label.level <= Level::Item;
        let items = head
            .children
            .iter()
            .filter_map(child)
            .filter(|c| is_item(c));
        let outermost = head.label.level <= Level::Chapter;
        if items.count() > 0 && (outermost || self.is_title_only(head)) {
            return head.children.clone();
        }
        Vec::new()
    }

    fn is_title_only(&self, head: &Head) -> bool {
        let text = self.stream.text(&head.body());
        let title = text.strip_suffix('。').unwrap_or(text);
        !title.contains('。') && !title.ends_with(':') && !self.names_role(&head.body())
    }

    fn chapter(&self, head: &Head, found: &mut Structure) {
        let inner = self.inner(head);
        let heading = self.title(head);
        let mut chapter = ChapterRange {
            printed: head.label.number,
            heading: heading.whole.clone(),
            title: heading.title.clone(),
            ..ChapterRange::default()
        };
        let own = heading.whole.end..head.end;
        if inner.is_empty() {
            let all = heading.whole.end..self.outer_end(head);
            if self.names_role(&all) {
                chapter.measures.push(MeasureRange {
                    label: all.start..all.start,
                    body: all,
                    sections: Vec::new(),
                });
            } else {
                found.rest.push(all);
            }
            found.chapters.push(chapter);
            return;
        }
        found.rest.push(own);
        found.chapters.push(chapter);
        for index in inner {
            if let Some(child) = self.heads.get(index) {
                self.walk(child, &mut Vec::new(), found);
            }
        }
    }

    /// `sections`: indices of the headings around this head. Recursion is at most [`Level::COUNT`] deep.
    fn walk(&self, head: &Head, sections: &mut Vec<usize>, found: &mut Structure) {
        let inner = self.inner(head);
        let Some(chapter) = found.chapters.last_mut() else {
            return;
        };
        if inner.is_empty() {
            chapter.measures.push(MeasureRange {
                label: head.label_range(),
                body: head.body().start..self.outer_end(head),
                sections: sections.clone(),
            });
            return;
        }
        let heading = self.title(head);
        found.rest.push(heading.whole.end..head.end);
        sections.push(chapter.sections.len());
        chapter.sections.push(heading);
        for index in inner {
            if let Some(child) = self.heads.get(index) {
                self.walk(child, sections, found);
            }
        }
        sections.pop();
    }

    /// The heading's own words: its line, with what a page break cut off.
    fn title(&self, head: &Head) -> TitleRange {
        let body = head.body();
        let text = self.stream.text(&body);
        let next_line = self.stream.lines.partition_point(|l| l.start <= body.start);
        let line_end = self.stream.lines.get(next_line);
        let line_end = line_end.map_or(body.end, |line| line.start.min(body.end));
        let stop = text.find('。').map(|at| body.start + at);
        let end = match stop {
            Some(stop) if stop <= line_end => stop,
            Some(_) => line_end,
            None if text.chars().take(LONGEST_TITLE + 1).count() <= LONGEST_TITLE => body.end,
            None => line_end,
        };
        let mark = if stop == Some(end) { "。".len() } else { 0 };
        TitleRange {
            whole: head.start..end + mark,
            title: body.start.min(end)..end,
        }
    }
}
