use crate::intake::label::printed;

use super::page::{Line, Page};
use super::sites::SITES;

/// Share of an element's text that one inside must hold to stand for it, in percent.
const MOST: usize = 80;
/// Longest line that may be a title, in characters.
const LONGEST_TITLE: usize = 60;

/// The lines of the page's article: of the element that sites name so, else of the innermost that holds most of the
/// text and all of the numbered lines.
pub fn article(page: &Page) -> String {
    let weights = Weights::of(page);
    let root = weights.root(page);
    let mut inside = vec![false; page.nodes.len()];
    for (at, node) in page.nodes.iter().enumerate() {
        let parent = inside.get(node.parent).copied().unwrap_or(false);
        if let Some(inside) = inside.get_mut(at) {
            *inside = at == root || parent;
        }
    }
    let is_inside = |line: &&Line| page.nodes.is_empty() || inside.get(line.node) == Some(&true);
    let kept: Vec<&Line> = page.lines.iter().filter(is_inside).collect();
    let kept = own(page, kept);
    let mut text = String::new();
    if let Some(name) = name(page, &kept) {
        text.push_str(name);
        text.push('\n');
    }
    for line in kept {
        text.push_str(&line.text);
        text.push('\n');
    }
    text
}

/// The lines without menus before them and what sites write below them.
fn own<'p>(page: &'p Page, kept: Vec<&'p Line>) -> Vec<&'p Line> {
    let is_around = |line: &Line| page.nodes.get(line.node).is_some_and(|it| it.is_around);
    let numbered = |lines: &[&Line]| {
        let lines = lines.iter();
        lines
            .filter(|line| printed(&line.text).is_some() && line.weight > 0)
            .count()
    };
    let without: Vec<&Line> = kept
        .iter()
        .copied()
        .filter(|line| !is_around(line))
        .collect();
    // A site that names its article so has nothing else.
    let kept = match numbered(&without) == numbered(&kept) && !without.is_empty() {
        true => without,
        false => kept,
    };
    let is_link = |line: &&&Line| line.weight == 0 && !line.is_heading;
    let first = kept.iter().take_while(is_link).count();
    // 相关文档 and titles of others below it.
    let may_follow = |line: &&&Line| {
        let is_short = line.text.chars().count() <= LONGEST_TITLE && !line.text.contains('。');
        line.weight == 0 || is_short && printed(&line.text).is_none() || SITES.is_tail(&line.text)
    };
    let below = kept.iter().rev().take_while(may_follow).count();
    let mut below = kept.iter().skip(kept.len() - below);
    let tail = below.position(|line| SITES.is_tail(&line.text));
    let last = tail.map_or(kept.len(), |_| kept.len() - below.len() - 1);
    match kept.get(first..last) {
        Some(own) if !own.is_empty() => own.to_vec(),
        _ => kept,
    }
}

/// The article's name, where its own lines do not open with one.
fn name<'p>(page: &'p Page, kept: &[&Line]) -> Option<&'p str> {
    let first = kept.first()?;
    let is_title = |line: &Line| {
        let is_short = line.text.chars().count() <= LONGEST_TITLE;
        is_short && printed(&line.text).is_none() && !line.text.contains('。')
    };
    let heading = || {
        page.lines
            .iter()
            .find(|line| line.is_heading)
            .map(|line| line.text.as_str())
    };
    let title = || {
        // 某市十条措施_某市人民政府
        let title = page.title.split(['_', '|']).next()?;
        title.split(" - ").next()
    };
    let name = page.name.as_deref().or_else(heading).or_else(title)?;
    let name = name.trim();
    let is_there = is_title(first) || first.text.starts_with(name);
    (!is_there && !name.is_empty()).then_some(name)
}

/// What each element holds, with all that is in it.
struct Weights {
    /// Characters that are no links.
    text: Vec<usize>,
    /// Lines that open with a number.
    numbered: Vec<usize>,
    /// Characters outside tables of tasks: a title, and what is said above a table.
    around: Vec<usize>,
    /// The heaviest element directly inside.
    heaviest: Vec<Option<usize>>,
}

impl Weights {
    fn of(page: &Page) -> Self {
        let count = page.nodes.len();
        let mut weights = Self {
            text: vec![0; count],
            numbered: vec![0; count],
            around: vec![0; count],
            heaviest: vec![None; count],
        };
        for line in &page.lines {
            add(&mut weights.text, line.node, line.weight);
            let is_numbered = printed(&line.text).is_some() && line.weight > 0;
            add(&mut weights.numbered, line.node, usize::from(is_numbered));
            let around = if line.is_of_tasks { 0 } else { line.weight };
            add(&mut weights.around, line.node, around);
        }
        for (at, node) in page.nodes.iter().enumerate().skip(1).rev() {
            let (text, numbered) = (weights.text(at), weights.numbered(at));
            let around = weights.around(at);
            add(&mut weights.around, node.parent, around);
            add(&mut weights.text, node.parent, text);
            add(&mut weights.numbered, node.parent, numbered);
            if let Some(heaviest) = weights.heaviest.get(node.parent).copied()
                && heaviest.is_none_or(|heaviest| weights.text(heaviest) <= text)
                && let Some(slot) = weights.heaviest.get_mut(node.parent)
            {
                *slot = Some(at);
            }
        }
        weights
    }

    fn text(&self, node: usize) -> usize {
        self.text.get(node).copied().unwrap_or_default()
    }

    fn numbered(&self, node: usize) -> usize {
        self.numbered.get(node).copied().unwrap_or_default()
    }

    fn around(&self, node: usize) -> usize {
        self.around.get(node).copied().unwrap_or_default()
    }

    fn root(&self, page: &Page) -> usize {
        let named = page
            .nodes
            .iter()
            .enumerate()
            .filter(|(_, node)| node.is_article);
        let heaviest = named
            .map(|(at, _)| at)
            .max_by_key(|&at| (self.text(at), at));
        let all = self.text(0);
        if let Some(named) =
            heaviest.filter(|&at| self.text(at) * 2 >= all && self.numbered(at) == self.numbered(0))
        {
            return named;
        }
        let mut root = 0;
        while let Some(inner) = self.heaviest.get(root).copied().flatten() {
            let holds_most = self.text(inner) * 100 >= self.text(root) * MOST;
            let holds_all = self.numbered(inner) == self.numbered(root);
            let is_frame = page.nodes.get(inner).is_some_and(|node| node.is_frame);
            // A table is no article where there are words around it.
            let is_table = self.around(inner) == 0 && self.around(root) > 0;
            if !(holds_most && holds_all && is_frame) || is_table {
                break;
            }
            root = inner;
        }
        root
    }
}

fn add(weights: &mut [usize], at: usize, weight: usize) {
    if let Some(slot) = weights.get_mut(at) {
        *slot += weight;
    }
}
