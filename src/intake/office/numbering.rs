use std::borrow::Cow;
use std::collections::HashMap;

use crate::intake::{IntakeError, numeral};

use super::xml::{Tag, Visitor};

const LEVELS: usize = 9;
const BULLET: char = '•';

/// The numbers that Word makes by itself: they are in no text, and the reader lives by them.
#[derive(Default)]
pub struct Numbering {
    /// How lists count, by their abstract number.
    forms: HashMap<u32, Form>,
    /// Which form a list has, and where it begins anew.
    lists: HashMap<u32, List>,
    /// Abstract numbers by the style that they are the numbering of.
    of_styles: HashMap<String, u32>,
    reading: Reading,
}

#[derive(Clone, Default)]
struct Form {
    levels: [Level; LEVELS],
    counts: [Option<u32>; LEVELS],
    /// The style whose numbering it is.
    style: Option<String>,
}

#[derive(Clone, Default)]
struct Level {
    start: Option<u32>,
    format: String,
    /// `（%1）`: `%1` is the number of the first level.
    text: String,
    style: Option<String>,
    /// Counts on when a level above it goes on.
    goes_on: bool,
    /// All its numbers in plain digits.
    plain: bool,
}

#[derive(Clone, Default)]
struct List {
    form: u32,
    /// To be done at the first use.
    starts: [Option<u32>; LEVELS],
    /// What it has of its own.
    levels: [Option<Level>; LEVELS],
}

/// What is being read of the part.
#[derive(Default)]
struct Reading {
    form: Option<u32>,
    list: Option<u32>,
    level: Option<usize>,
    in_override: bool,
}

impl Numbering {
    /// The number of the next paragraph of a list, as printed; `style`: the one that says so, where a style does.
    pub fn next(&mut self, list: u32, level: Option<usize>, style: Option<&str>) -> String {
        let Some(list) = self.lists.get_mut(&list) else {
            return String::new();
        };
        let of_style = self.forms.get(&list.form).and_then(|it| it.style.as_ref());
        let of_style = of_style.and_then(|style| self.of_styles.get(style));
        let Some(form) = self.forms.get_mut(of_style.unwrap_or(&list.form)) else {
            return String::new();
        };
        let own = list.levels.iter().zip(&form.levels);
        let levels: Vec<&Level> = own.map(|(own, of)| own.as_ref().unwrap_or(of)).collect();
        let is_linked = |it: &&Level| style.is_some() && it.style.as_deref() == style;
        let linked = levels.iter().position(is_linked);
        let level = level.or(linked).unwrap_or(0).min(LEVELS - 1);
        if let Some(start) = list.starts.get_mut(level).and_then(Option::take)
            && let Some(count) = form.counts.get_mut(level)
        {
            *count = start.checked_sub(1);
            if start == 0 {
                *count = None;
            }
        }
        count(&mut form.counts, &levels, level);
        printed(&form.counts, &levels, level)
    }
}

fn count(counts: &mut [Option<u32>], levels: &[&Level], level: usize) {
    for (at, (count, form)) in counts.iter_mut().zip(levels).enumerate() {
        let start = form.start.unwrap_or(1);
        match at.cmp(&level) {
            std::cmp::Ordering::Less => {
                count.get_or_insert(start);
            }
            std::cmp::Ordering::Equal => {
                *count = Some(count.map_or(start, |count| count.saturating_add(1)));
            }
            std::cmp::Ordering::Greater if !form.goes_on => *count = None,
            std::cmp::Ordering::Greater => {}
        }
    }
}

fn printed(counts: &[Option<u32>], levels: &[&Level], level: usize) -> String {
    let Some(form) = levels.get(level) else {
        return String::new();
    };
    if form.format == "bullet" {
        return BULLET.into();
    }
    let mut printed = String::new();
    let mut chars = form.text.chars().peekable();
    while let Some(c) = chars.next() {
        let digit = chars.peek().and_then(|next| next.to_digit(10));
        let Some(digit) = digit.filter(|&digit| c == '%' && digit > 0) else {
            printed.push(c);
            continue;
        };
        chars.next();
        let at = digit as usize - 1;
        let (Some(count), Some(of)) = (counts.get(at), levels.get(at)) else {
            continue;
        };
        let count = count.unwrap_or_else(|| of.start.unwrap_or(1));
        let format = if form.plain { "decimal" } else { &of.format };
        printed.push_str(&spelled(count, format));
    }
    printed
}

fn spelled(number: u32, format: &str) -> String {
    match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "taiwaneseCountingThousand"
        | "taiwaneseCounting"
        | "japaneseCounting" => numeral::chinese(number),
        "ideographDigital"
        | "taiwaneseDigital"
        | "japaneseDigitalTenThousand"
        | "koreanDigital2" => numeral::digits(number),
        "chineseLegalSimplified" => numeral::formal(number),
        "ideographLegalTraditional" | "japaneseLegal" => numeral::formal_old(number),
        "ideographTraditional" => numeral::stem(number),
        "ideographZodiac" => numeral::branch(number),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => numeral::circled(number),
        "ideographEnclosedCircle" => format!("({})", numeral::chinese(number)),
        "decimalEnclosedParen" => format!("({number})"),
        "decimalEnclosedFullstop" => format!("{number}."),
        "decimalFullWidth" | "decimalFullWidth2" => numeral::full_width(number),
        "decimalZero" => format!("{number:02}"),
        "lowerLetter" => numeral::letters(number, 'a'),
        "upperLetter" => numeral::letters(number, 'A'),
        "lowerRoman" => numeral::roman(number),
        "upperRoman" => numeral::roman(number).to_uppercase(),
        "none" => String::new(),
        _ => number.to_string(),
    }
}

impl Visitor for Numbering {
    fn open(&mut self, tag: &Tag) -> Result<(), IntakeError> {
        let attribute = |name| {
            tag.attribute(name)
                .and_then(|it| it.trim().parse::<u32>().ok())
        };
        match tag.name {
            "abstractNum" => {
                self.reading = Reading::default();
                self.reading.form = attribute("abstractNumId");
                if let Some(form) = self.reading.form {
                    self.forms.insert(form, Form::default());
                }
            }
            "num" => {
                self.reading = Reading::default();
                self.reading.list = attribute("numId");
                if let Some(list) = self.reading.list {
                    self.lists.insert(list, List::default());
                }
            }
            "abstractNumId" => {
                let list = self.reading.list;
                if let Some(list) = list.and_then(|list| self.lists.get_mut(&list)) {
                    list.form = tag.number().unwrap_or_default();
                }
            }
            "lvlOverride" => {
                self.reading.in_override = true;
                self.reading.level = attribute("ilvl").map(|level| level as usize);
            }
            "startOverride" => {
                let list = self.reading.list.and_then(|list| self.lists.get_mut(&list));
                let level = self.reading.level;
                if let (Some(list), Some(level)) = (list, level)
                    && let Some(start) = list.starts.get_mut(level)
                {
                    *start = tag.number();
                }
            }
            "lvl" if !self.reading.in_override => {
                self.reading.level = attribute("ilvl").map(|level| level as usize);
            }
            "lvl" => {
                if let Some(own) = self.own_level() {
                    *own = Some(Level::default());
                }
            }
            "styleLink" => {
                let style = tag.value().map(Cow::into_owned);
                self.of_styles.extend(style.zip(self.reading.form));
            }
            "numStyleLink" => {
                if let Some(form) = self.form() {
                    form.style = tag.value().map(Cow::into_owned);
                }
            }
            _ => self.level(tag),
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), IntakeError> {
        match name {
            "lvlOverride" => {
                self.reading = Reading {
                    in_override: false,
                    level: None,
                    ..std::mem::take(&mut self.reading)
                }
            }
            "lvl" if !self.reading.in_override => self.reading.level = None,
            _ => {}
        }
        Ok(())
    }
}

impl Numbering {
    fn form(&mut self) -> Option<&mut Form> {
        self.forms.get_mut(&self.reading.form?)
    }

    /// The level of a list's own that is being read.
    fn own_level(&mut self) -> Option<&mut Option<Level>> {
        let list = self.lists.get_mut(&self.reading.list?)?;
        list.levels.get_mut(self.reading.level?)
    }

    /// What an element says of the level that is being read.
    fn level(&mut self, tag: &Tag) {
        let at = self.reading.level;
        let level = match self.reading.in_override {
            true => self.own_level().and_then(Option::as_mut),
            false => self
                .form()
                .zip(at)
                .and_then(|(form, at)| form.levels.get_mut(at)),
        };
        let Some(level) = level else { return };
        let value = || tag.value().map(Cow::into_owned);
        match tag.name {
            "start" => level.start = tag.number(),
            "numFmt" => level.format = value().unwrap_or_default(),
            "lvlText" => level.text = value().unwrap_or_default(),
            "pStyle" => level.style = value(),
            "lvlRestart" => level.goes_on = tag.number() == Some(0),
            "isLgl" => level.plain = tag.is_on(),
            _ => {}
        }
    }
}
