use std::ops::Range;

use crate::plan::{Idioms, OtherKind};

use super::by_number::is_list;
use super::label::Level;
use super::outline::Head;
use super::stream::Stream;
use super::structure::{ChapterRange, MeasureRange, Structure};
use super::table::Row;
use super::words::ends_with;

/// The heads of a document as a tree.
pub struct Tree<'a> {
    pub stream: &'a Stream<'a>,
    pub heads: &'a [Head],
    /// Places where a role is named, growing.
    pub roles: &'a [usize],
    /// Rows of tables, growing.
    pub rows: &'a [Row],
    pub idioms: &'a Idioms,
    /// Where the document's closing begins.
    pub end: usize,
}

impl Tree<'_> {
    /// The heads that are inside no other.
    pub fn tops(&self) -> Vec<usize> {
        let mut tops = Vec::new();
        let mut next = 0;
        while let Some(head) = self.heads.get(next) {
            tops.push(next);
            next = head.after.max(next + 1);
        }
        tops
    }

    /// Where a head with all that is inside it ends.
    pub fn outer_end(&self, head: &Head) -> usize {
        let after = self.heads.get(head.after);
        after.map_or(self.end, |after| after.start)
    }

    fn names_role(&self, range: &Range<usize>) -> bool {
        let first = self.roles.partition_point(|&role| role < range.start);
        self.roles.get(first).is_some_and(|&role| role < range.end)
    }

    /// The children that are sections or measures of their own; empty where they are only parts of this one's text.
    pub fn inner(&self, head: &Head) -> Vec<usize> {
        if head.is_measure {
            return Vec::new();
        }
        let child = |&index: &usize| self.heads.get(index);
        let with_role = head.children.iter().filter_map(child);
        let with_role = with_role.filter(|c| self.names_role(&(c.start..self.outer_end(c))));
        let count = with_role.count();
        let heads_bullets = self.is_lone_bullet(head) || self.owns_first_bullets(head);
        if count >= 2 || self.is_headed(head) || count == 1 && heads_bullets {
            return head.children.clone();
        }
        let items = head.children.iter().filter_map(child);
        let mut items = items.filter(|child| child.label.level <= Level::Item);
        let outermost = head.label.level <= Level::Chapter;
        if items.next().is_some() && (outermost || self.is_title_only(head)) {
            return head.children.clone();
        }
        match outermost && self.is_owned_list(head) {
            true => head.children.clone(),
            false => Vec::new(),
        }
    }

    /// 一、激活市场, right below it 牵头单位:市甲局, and (1)发放消费券。分三轮发放。 with titles of their own.
    fn is_owned_list(&self, head: &Head) -> bool {
        let lines = self.later_lines(&head.body());
        let says_who = !lines.is_empty() && lines.iter().all(|line| self.names_role(line));
        let titled = head
            .children
            .iter()
            .filter_map(|&child| self.heads.get(child));
        let titled = titled.filter(|child| {
            let body = child.body();
            let text = self.stream.text(&body).trim_end_matches('。');
            let has_title = text.contains('。') || !self.later_lines(&body).is_empty();
            child.label.number > 0 && has_title
        });
        let count = titled.count();
        says_who && count >= 2 && count * 2 >= head.children.len()
    }

    /// Its only child says who does it, and it is but a title: (3) under 三、, ① under (二).
    fn is_headed(&self, head: &Head) -> bool {
        let [child] = head.children.as_slice() else {
            return false;
        };
        let child = self.heads.get(*child);
        child.is_some_and(|child| {
            child.label.number > 0 && self.names_role(&(child.start..self.outer_end(child)))
        }) && self.is_title_only(head)
    }

    /// Its only child is a bullet: - 增設三個櫃位(某局) under a heading.
    fn is_lone_bullet(&self, head: &Head) -> bool {
        let [child] = head.children.as_slice() else {
            return false;
        };
        let child = self.heads.get(*child);
        let is_bullet = child.is_some_and(|it| it.label.level == Level::Bullet);
        let body = head.body();
        is_bullet && !self.stream.text(&body).contains('。') && !self.names_role(&body)
    }

    /// - 建设基地5个(某局)|- 深化监测: a bullet says who does it, and is not the last, which would say so for all.
    fn owns_first_bullets(&self, head: &Head) -> bool {
        let children = head.children.iter();
        let mut children = children.filter_map(|&child| self.heads.get(child));
        let last = children.clone().next_back();
        let is_bullet = |child: &Head| child.label.level == Level::Bullet;
        let names_nobody = |it: &Head| !self.names_role(&(it.start..self.outer_end(it)));
        children.all(is_bullet) && last.is_some_and(names_nobody) && self.is_title_only(head)
    }

    fn is_title_only(&self, head: &Head) -> bool {
        let text = self.stream.text(&self.own_words(head));
        let title = text.strip_suffix('。').unwrap_or(text);
        !title.contains('。') && !title.ends_with(':') && !self.names_role(&head.body())
    }

    /// 总体要求, 保障措施: says how, names nobody, and holds no measures.
    fn is_frame(&self, head: &Head, title: &Range<usize>) -> bool {
        let title = self.stream.text(title);
        // 第四章 监督保障: its articles are measures like the others.
        let first = head
            .children
            .first()
            .and_then(|&child| self.heads.get(child));
        let is_article = |child: &Head| self.stream.text(&child.label_range()).starts_with('第');
        ends_with(title, &self.idioms.frames)
            && !first.is_some_and(is_article)
            && !self.has_rows(head)
            && !self.names_role(&(head.start..self.outer_end(head)))
    }

    pub fn chapter(&self, head: &Head, found: &mut Structure) {
        let heading = self.title(head);
        let mut chapter = ChapterRange {
            printed: head.label.number,
            heading: heading.whole.clone(),
            title: heading.title.clone(),
            under: heading.under.clone(),
            ..ChapterRange::default()
        };
        let all = heading.whole.end..self.outer_end(head);
        let inner = self.inner(head);
        if self.is_frame(head, &heading.title) {
            let is_first = found.chapters.iter().all(|it| it.measures.is_empty());
            let kind = if is_first {
                OtherKind::Principle
            } else {
                OtherKind::Closing
            };
            found.rest.push((kind, all));
        } else if !inner.is_empty() {
            found.rest.push((OtherKind::Text, heading.under));
            found.chapters.push(chapter);
            self.walk_all(&inner, &mut Vec::new(), found);
            return;
        } else if is_list(self.stream, &all) {
            found.rest.push((OtherKind::Text, all));
        } else if self.names_role(&all) {
            chapter.measures.push(MeasureRange {
                label: all.start..all.start,
                body: all,
                ..MeasureRange::default()
            });
        } else {
            self.rows_in(&all, OtherKind::Text, &mut chapter, &mut found.rest);
        }
        found.chapters.push(chapter);
    }

    /// `sections`: indices of the headings around this head. Recursion is at most [`Level::COUNT`] deep.
    pub fn walk(&self, head: &Head, sections: &mut Vec<usize>, found: &mut Structure) {
        let inner = self.inner(head);
        let Some(chapter) = found.chapters.last_mut() else {
            return;
        };
        if inner.is_empty() {
            chapter.measures.push(MeasureRange {
                label: head.label_range(),
                body: head.body().start..self.outer_end(head),
                sections: sections.clone(),
                row: None,
                above: None,
            });
            return;
        }
        let heading = self.title(head);
        found.rest.push((OtherKind::Text, heading.under.clone()));
        sections.push(chapter.sections.len());
        chapter.sections.push(heading);
        self.walk_all(&inner, sections, found);
        sections.pop();
    }

    pub fn has_rows(&self, head: &Head) -> bool {
        let first = self
            .rows
            .partition_point(|row| row.whole.start < head.start);
        self.rows
            .get(first)
            .is_some_and(|row| row.whole.end <= self.outer_end(head))
    }

    /// The rows of tables in a range as measures; what lies between them is other text.
    pub fn rows_in(
        &self,
        range: &Range<usize>,
        kind: OtherKind,
        chapter: &mut ChapterRange,
        rest: &mut Vec<(OtherKind, Range<usize>)>,
    ) {
        let first = self
            .rows
            .partition_point(|row| row.whole.start < range.start);
        let mut end = range.start;
        for row in self
            .rows
            .iter()
            .skip(first)
            .take_while(|row| row.whole.end <= range.end)
        {
            rest.push((kind, end..row.whole.start));
            end = row.whole.end;
            let sections = chapter.sections_of(row);
            chapter.measures.push(MeasureRange {
                label: row.label.clone(),
                body: row.whole.clone(),
                sections,
                row: Some(row.clone()),
                above: None,
            });
        }
        rest.push((kind, end..range.end));
    }

    fn walk_all(&self, heads: &[usize], sections: &mut Vec<usize>, found: &mut Structure) {
        for head in heads.iter().filter_map(|&index| self.heads.get(index)) {
            self.walk(head, sections, found);
        }
    }
}
