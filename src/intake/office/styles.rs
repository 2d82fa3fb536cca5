use std::borrow::Cow;
use std::collections::HashMap;

use crate::intake::IntakeError;

use super::xml::{Tag, Visitor};

/// Styles that one may be based on, one after the other.
const LONGEST_CHAIN: usize = 32;

/// What paragraph styles say of numbers.
#[derive(Default)]
pub struct Styles {
    styles: HashMap<String, Style>,
    current: Option<String>,
    in_change: usize,
}

#[derive(Default)]
struct Style {
    based_on: Option<String>,
    list: Option<u32>,
    level: Option<usize>,
    is_contents: bool,
    is_hidden: Option<bool>,
}

impl Styles {
    /// The list and level that a style numbers its paragraphs by, and which style says so.
    pub fn numbering<'s>(&'s self, id: &'s str) -> Option<(u32, Option<usize>, &'s str)> {
        let (mut id, mut level) = (id, None);
        for _ in 0..LONGEST_CHAIN {
            let style = self.styles.get(id)?;
            level = level.or(style.level);
            if let Some(list) = style.list {
                return Some((list, level, id));
            }
            id = style.based_on.as_deref()?;
        }
        None
    }

    /// Lines of a table of contents say again what the headings say.
    pub fn is_contents(&self, id: &str) -> bool {
        self.styles.get(id).is_some_and(|style| style.is_contents)
    }

    /// What is written in it is not printed.
    pub fn is_hidden(&self, id: &str) -> bool {
        let mut id = id;
        for _ in 0..LONGEST_CHAIN {
            let Some(style) = self.styles.get(id) else {
                return false;
            };
            if let Some(is_hidden) = style.is_hidden {
                return is_hidden;
            }
            let Some(based_on) = &style.based_on else {
                return false;
            };
            id = based_on;
        }
        false
    }

    fn style(&mut self) -> Option<&mut Style> {
        self.styles.get_mut(self.current.as_ref()?)
    }
}

impl Visitor for Styles {
    fn open(&mut self, tag: &Tag) -> Result<(), IntakeError> {
        self.in_change += usize::from(tag.name.ends_with("Change"));
        if self.in_change > 0 {
            return Ok(());
        }
        let value = || tag.value().map(Cow::into_owned);
        match tag.name {
            "style" => {
                self.current = tag.attribute("styleId").map(Cow::into_owned);
                if let Some(id) = &self.current {
                    self.styles.insert(id.clone(), Style::default());
                }
            }
            "name" => {
                let name = value().unwrap_or_default().to_lowercase();
                let is_contents = name.starts_with("toc ") && !name.ends_with("heading");
                if let Some(style) = self.style() {
                    style.is_contents = is_contents;
                }
            }
            "basedOn" => {
                let based_on = value();
                if let Some(style) = self.style() {
                    style.based_on = based_on;
                }
            }
            "vanish" => {
                let is_hidden = tag.is_on();
                if let Some(style) = self.style() {
                    style.is_hidden = Some(is_hidden);
                }
            }
            "numId" => {
                if let Some(style) = self.style() {
                    style.list = tag.number();
                }
            }
            "ilvl" => {
                if let Some(style) = self.style() {
                    style.level = tag.number().map(|level| level as usize);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), IntakeError> {
        self.in_change -= usize::from(name.ends_with("Change")).min(self.in_change);
        if name == "style" {
            self.current = None;
        }
        Ok(())
    }
}
