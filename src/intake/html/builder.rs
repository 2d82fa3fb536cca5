use std::cell::RefCell;
use std::collections::HashMap;

use html5ever::LocalName;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};

use crate::intake::IntakeError;
use crate::intake::label::printed;

use super::elements::{attribute, ends_before, is_block, is_frame, is_hidden, is_void, is_wall};
use super::page::{Line, Node, Page};
use super::sites::SITES;
use super::space::{SOFT_BREAK, paragraphs};
use super::tables::Tables;

/// Tokens in, lines out: no tree of nodes, so that no nesting is too deep and every page takes linear time.
pub struct Builder {
    building: RefCell<Building>,
}

#[derive(Default)]
struct Building {
    page: Page,
    open: Vec<Open>,
    /// How many of each name are open.
    counts: HashMap<LocalName, usize>,
    hidden: usize,
    links: usize,
    /// Of the item of a list that begins: printed by the browser, and in no text.
    number: Option<u32>,
    text: String,
    weight: usize,
    tables: Tables,
    failed: Option<IntakeError>,
}

struct Open {
    name: LocalName,
    node: usize,
    hides: bool,
    /// Items so far of an ordered list.
    items: Option<u32>,
}

impl Builder {
    pub fn new() -> Self {
        let mut building = Building::default();
        building.page.nodes.push(Node::default());
        let building = RefCell::new(building);
        Self { building }
    }

    pub fn finish(self) -> Result<Page, IntakeError> {
        let mut building = self.building.into_inner();
        building.flush();
        while !building.open.is_empty() {
            building.pop();
        }
        match building.failed {
            Some(error) => Err(error),
            None => Ok(building.page),
        }
    }
}

impl TokenSink for Builder {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut building = self.building.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => building.start(&tag),
            Token::TagToken(tag) => {
                building.end(&tag);
                TokenSinkResult::Continue
            }
            Token::CharacterTokens(text) => {
                building.characters(&text);
                TokenSinkResult::Continue
            }
            _ => TokenSinkResult::Continue,
        }
    }
}

impl Building {
    fn characters(&mut self, text: &str) {
        if self.open.last().is_some_and(|open| &*open.name == "title") {
            self.page.title.push_str(text);
        }
        if self.hidden > 0 {
            return;
        }
        if self.open.last().is_some_and(|open| &*open.name == "pre") {
            self.text
                .extend(text.chars().map(|c| if c == '\n' { SOFT_BREAK } else { c }));
        } else {
            self.text.push_str(text);
        }
        if self.links == 0 {
            self.weight += text.chars().filter(|c| !c.is_whitespace()).count();
        }
    }

    fn start(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name = tag.name.as_ref();
        match name {
            "br" => self.text.push(SOFT_BREAK),
            "meta" => self.meta(tag),
            _ => {}
        }
        if is_void(name) {
            if is_block(name) {
                self.flush();
            }
            return TokenSinkResult::Continue;
        }
        self.end_left_open(name);
        if is_block(name) {
            self.flush();
        }
        self.push(tag);
        if tag.self_closing && matches!(name, "path" | "rect" | "circle" | "use" | "svg") {
            self.pop();
        }
        match name {
            "script" => TokenSinkResult::RawData(RawKind::ScriptData),
            "style" | "iframe" | "noscript" => TokenSinkResult::RawData(RawKind::Rawtext),
            "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
            _ => TokenSinkResult::Continue,
        }
    }

    fn push(&mut self, tag: &Tag) {
        let name = tag.name.as_ref();
        let style = attribute(tag, "style").unwrap_or_default();
        let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
        let unseen = attribute(tag, "hidden").is_some() || style.contains("display:none");
        // An office program saves headers and footers into the page so.
        let is_margin = matches!(attribute(tag, "title"), Some("header" | "footer"));
        let hides = is_hidden(name) || unseen || (name == "div" && is_margin);
        self.hidden += usize::from(hides);
        self.links += usize::from(name == "a");
        let names = [attribute(tag, "id"), attribute(tag, "class")];
        let mut names = names.into_iter().flatten();
        let names_around = names.clone().any(|name| SITES.names_what_is_around(name));
        let node = self.page.nodes.len();
        let parent = self.open.last().map_or(0, |open| open.node);
        let within = self.page.nodes.get(parent).is_some_and(|it| it.is_around);
        self.page.nodes.push(Node {
            parent,
            is_frame: is_frame(name),
            is_article: name == "article" || names.any(|name| SITES.names_article(name)),
            is_around: within || is_block(name) && names_around,
        });
        if self.hidden == 0 {
            self.tables.start(name, self.page.lines.len(), |it| {
                attribute(tag, it).and_then(|it| it.trim().parse().ok())
            });
        }
        if name == "li"
            && let Some(items) = self.open.last_mut().and_then(|list| list.items.as_mut())
        {
            *items += 1;
            self.number = Some(*items);
        }
        *self.counts.entry(tag.name.clone()).or_default() += 1;
        let first = attribute(tag, "start").and_then(|it| it.trim().parse::<u32>().ok());
        self.open.push(Open {
            name: tag.name.clone(),
            node,
            hides,
            items: (name == "ol").then(|| first.unwrap_or(1).clamp(1, 9999) - 1),
        });
    }

    fn meta(&mut self, tag: &Tag) {
        let names_article =
            attribute(tag, "name").is_some_and(|name| name.eq_ignore_ascii_case("ArticleTitle"));
        if names_article {
            self.page.name = attribute(tag, "content").map(str::to_owned);
        }
    }

    /// `<p>a<p>b`: the second ends the first.
    fn end_left_open(&mut self, name: &str) {
        let ends = ends_before(name);
        if ends.iter().all(|it| self.count(it) == 0) {
            return;
        }
        let is_end = |open: &Open| ends.contains(&open.name.as_ref());
        let is_wall = |open: &&Open| is_end(open) || !is_wall(&open.name);
        let within = self
            .open
            .iter()
            .rev()
            .take_while(is_wall)
            .take(NEAR)
            .collect::<Vec<_>>();
        let Some(outermost) = within.iter().rposition(|open| is_end(open)) else {
            return;
        };
        self.flush();
        for _ in 0..=outermost {
            self.pop();
        }
    }

    fn count(&self, name: &str) -> usize {
        let name = LocalName::from(name);
        self.counts.get(&name).copied().unwrap_or_default()
    }

    fn end(&mut self, tag: &Tag) {
        let name = tag.name.as_ref();
        if is_block(name) {
            self.flush();
        }
        if self.counts.get(&tag.name).copied().unwrap_or_default() == 0 {
            return;
        }
        // An inline element does not end the block around it.
        let is_open = |open: &Open| open.name == tag.name;
        if !is_block(name) {
            let near = self.open.iter().rev().take(NEAR);
            let mut near = near.take_while(|open| is_open(open) || !is_block(&open.name));
            if !near.any(is_open) {
                return;
            }
        }
        while let Some(name) = self.pop() {
            if name == tag.name {
                break;
            }
        }
    }

    fn pop(&mut self) -> Option<LocalName> {
        let open = self.open.pop()?;
        let was_hidden = self.hidden > 0;
        self.hidden -= usize::from(open.hides);
        self.links -= usize::from(&*open.name == "a");
        if let Some(count) = self.counts.get_mut(&open.name) {
            *count -= 1;
        }
        if &*open.name == "li" {
            self.number = None;
        }
        if !was_hidden {
            let ended = self.tables.end(&open.name, open.node, &mut self.page.lines);
            self.failed = self.failed.or(ended.err());
        }
        Some(open.name)
    }

    /// Ends the line.
    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        let weight = std::mem::take(&mut self.weight);
        let node = self.open.last().map_or(0, |open| open.node);
        let is_heading = self
            .open
            .iter()
            .rev()
            .take(4)
            .any(|open| &*open.name == "h1");
        let paragraphs = paragraphs(&text);
        let count = paragraphs.len();
        for mut text in paragraphs {
            if let Some(number) = self.number.take()
                && printed(&text).is_none()
            {
                text.insert_str(0, &format!("{number}."));
            }
            self.page.lines.push(Line {
                node,
                text,
                weight: weight / count,
                is_heading,
                is_of_tasks: false,
            });
        }
    }
}

/// How many open elements are looked through for one that a tag may end: more are no page's own.
const NEAR: usize = 64;
