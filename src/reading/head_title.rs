//! The heading's own words.

use std::ops::Range;

use super::outline::Head;
use super::structure::TitleRange;
use super::tree::Tree;
use super::unnumbered::is_frame;

/// Longest heading, in characters, that a page break may have cut.
const LONGEST_TITLE: usize = 60;

impl Tree<'_> {
    /// The lines of a body behind its first.
    pub fn later_lines(&self, body: &Range<usize>) -> Vec<Range<usize>> {
        let next = self.stream.lines.partition_point(|l| l.start <= body.start);
        let later = self.stream.lines.iter().skip(next).map(|line| line.start);
        let starts: Vec<usize> = later.take_while(|&start| start < body.end).collect();
        let ends = starts.iter().skip(1).copied().chain([body.end]);
        let lines = starts.iter().zip(ends).map(|(&start, end)| start..end);
        lines.collect()
    }

    /// Its body up to a line that only leads over to what follows: 落实举措:
    pub fn own_words(&self, head: &Head) -> Range<usize> {
        let body = head.body();
        let leads_over = |line: &Range<usize>| {
            let line = self.stream.text(line);
            // 牵头领导:副市长某某
            let label = line.split_once(':').map_or("", |(label, _)| label);
            line.ends_with(':') || self.idioms.persons.iter().any(|it| it == label)
        };
        let mut lines = self.later_lines(&body).into_iter();
        let end = lines.find(leads_over).map_or(body.end, |line| line.start);
        body.start..end
    }

    /// The heading's own words: its line, with what a page break cut off.
    pub fn title(&self, head: &Head) -> TitleRange {
        let mut body = self.own_words(head);
        if let Some(table) = self.stream.text(&body).find('|') {
            let line = self.stream.line_at(body.start + table);
            let line = line.map_or(0, |line| line.start);
            body.end = match line > body.start {
                true => line,
                false => body.start + table,
            };
        }
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
        let title = body.start.min(end)..end;
        let is_boxed = self.stream.text(&head.label_range()) == "(";
        let words = self.stream.text(&title);
        let around = words.ends_with(':') || is_boxed && words.ends_with(')');
        let framed = words.len() - words.trim_end_matches(is_frame).len();
        TitleRange {
            whole: head.start..end + mark,
            under: end + mark..head.end,
            title: title.start..title.end - usize::from(around) - framed,
        }
    }
}
