//! The text of a DOCX as it is printed: numbers that Word makes, changes accepted, no headers, footers or notes.

mod fields;
mod tables;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use crate::intake::steps::Steps;
use crate::intake::{Decoded, IntakeError, Part};

use super::archive::Archive;
use super::numbering::Numbering;
use super::styles::Styles;
use super::xml::{Tag, Visitor};

use fields::Fields;
use tables::{Around, Table};

/// Within a paragraph: the line ends, the paragraph goes on.
const SOFT_BREAK: char = '\u{2028}';

pub fn decode(
    archive: &mut Archive,
    main: &str,
    steps: &mut Steps,
) -> Result<Decoded, IntakeError> {
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let beside = |name: &str| {
        format!("{folder}/{name}")
            .trim_start_matches('/')
            .to_owned()
    };
    let mut body = Body::default();
    archive.read(
        &beside("styles.xml"),
        Part::Numbering,
        &mut body.styles,
        None,
    )?;
    archive.read(
        &beside("numbering.xml"),
        Part::Numbering,
        &mut body.numbering,
        None,
    )?;
    archive.read(main, Part::Body, &mut body, Some(steps))?;
    Ok(Decoded {
        text: body.text,
        paragraphs: true,
        ..Decoded::default()
    })
}

#[derive(Default)]
struct Body {
    styles: Styles,
    numbering: Numbering,
    text: String,
    /// What encloses the next paragraph, outermost first; none: the document itself.
    around: Vec<Around>,
    paragraphs: Vec<Paragraph>,
    fields: Fields,
    /// Elements open whose content is not printed.
    hidden: usize,
    inside: Inside,
    cells: usize,
    /// What paragraphs said whose end was deleted.
    carried: String,
}

#[derive(Default)]
struct Paragraph {
    text: String,
    style: Option<String>,
    list: Option<u32>,
    level: Option<usize>,
    /// Its end was deleted: the next one goes on in it.
    joins: bool,
    /// Text boxes anchored in it.
    boxes: String,
}

/// Which properties are being read.
#[derive(Default)]
struct Inside {
    paragraph_properties: bool,
    row_properties: bool,
    run_hidden: bool,
    text: bool,
    instruction: bool,
}

/// Elements whose content is not printed: deleted text, earlier properties, the other form of a drawing, phonetic
/// guides.
fn is_hidden(name: &str) -> bool {
    let never = matches!(
        name,
        "del" | "moveFrom" | "Fallback" | "rt" | "delText" | "delInstrText" | "sdtPr" | "sdtEndPr"
    );
    never || name.ends_with("PrChange")
}

impl Visitor for Body {
    fn open(&mut self, tag: &Tag) -> Result<(), IntakeError> {
        if self.hidden > 0 {
            self.hidden += 1;
            return Ok(());
        }
        match tag.name {
            "del" | "moveFrom" if self.inside.row_properties => {
                if let Some(Around::Table(table)) = self.around.last_mut() {
                    table.row_deleted = true;
                }
            }
            "del" | "moveFrom" if self.inside.paragraph_properties => {
                self.paragraph(|paragraph| paragraph.joins = true);
            }
            name if is_hidden(name) => self.hidden = 1,
            "p" => self.paragraphs.push(Paragraph::default()),
            "pPr" => self.inside.paragraph_properties = true,
            "trPr" => self.inside.row_properties = true,
            "r" => self.inside.run_hidden = self.is_paragraph_hidden(),
            "rStyle" if !self.inside.paragraph_properties => {
                let style = tag.value();
                self.inside.run_hidden |= style.is_some_and(|style| self.styles.is_hidden(&style));
            }
            "vanish" if !self.inside.paragraph_properties => self.inside.run_hidden = tag.is_on(),
            "t" => self.inside.text = true,
            "instrText" => self.inside.instruction = true,
            "txbxContent" => self.enter(Around::Box(String::new()))?,
            "tbl" => self.enter(Around::Table(Table::default()))?,
            "tc" => self.enter(Around::Cell(String::new()))?,
            _ if self.inside.paragraph_properties => self.paragraph_property(tag),
            _ if self.row_property(tag) => {}
            _ => self.mark(tag),
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), IntakeError> {
        if self.hidden > 0 {
            self.hidden -= 1;
            return Ok(());
        }
        match name {
            "p" => self.end_paragraph(),
            "pPr" => self.inside.paragraph_properties = false,
            "trPr" => self.inside.row_properties = false,
            "t" => self.inside.text = false,
            "instrText" => self.inside.instruction = false,
            "txbxContent" => self.end_box(),
            "tc" => self.end_cell()?,
            "tr" => self.end_row(),
            "tbl" => self.end_table(),
            "body" => self.end_body(),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if self.hidden > 0 {
            return;
        }
        if self.inside.instruction {
            self.fields.instruction(text);
        } else if self.inside.text {
            self.print(text);
        }
    }
}

impl Body {
    fn paragraph(&mut self, change: impl FnOnce(&mut Paragraph)) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            change(paragraph);
        }
    }

    fn is_paragraph_hidden(&self) -> bool {
        let style = self.paragraphs.last().and_then(|it| it.style.as_deref());
        style.is_some_and(|style| self.styles.is_hidden(style))
    }

    fn print(&mut self, text: &str) {
        if !self.fields.is_silent() && !self.inside.run_hidden {
            let text = text.replace(['\n', '\r'], " ");
            self.paragraph(|paragraph| paragraph.text.push_str(&text));
        }
    }

    fn end_paragraph(&mut self) {
        self.fields.paragraph_ends();
        let Some(mut paragraph) = self.paragraphs.pop() else {
            return;
        };
        let style = paragraph.style.as_deref();
        if style.is_some_and(|style| self.styles.is_contents(style)) {
            return;
        }
        if paragraph.joins {
            self.carried.push_str(&paragraph.text);
            self.carried.push_str(&paragraph.boxes);
            return;
        }
        let number = match paragraph.list {
            Some(0) => String::new(),
            Some(list) => self.numbering.next(list, paragraph.level, None),
            None => {
                let by_style = style.and_then(|style| self.styles.numbering(style));
                by_style.map_or_else(String::new, |(list, level, style)| {
                    let level = paragraph.level.or(level);
                    self.numbering.next(list, level, Some(style))
                })
            }
        };
        let mut line = std::mem::take(&mut self.carried);
        line.push_str(&paragraph.text);
        if !line.trim().is_empty() {
            line.insert_str(0, &number);
        }
        line.push('\n');
        line.push_str(&std::mem::take(&mut paragraph.boxes));
        self.sink().push_str(&line);
    }

    fn end_body(&mut self) {
        let carried = std::mem::take(&mut self.carried);
        self.text.push_str(&carried);
    }

    fn paragraph_property(&mut self, tag: &Tag) {
        let level = || tag.number().map(|level| level as usize);
        self.paragraph(|paragraph| match tag.name {
            "pStyle" => paragraph.style = tag.value().map(Cow::into_owned),
            "numId" => paragraph.list = tag.number(),
            "ilvl" => paragraph.level = level(),
            _ => {}
        });
    }

    /// Characters that are elements.
    fn mark(&mut self, tag: &Tag) {
        match tag.name {
            "tab" | "ptab" => self.print("\t"),
            "cr" => self.print(SOFT_BREAK.encode_utf8(&mut [0; 4])),
            // Where a page or column ends is no matter of the text.
            "br" if matches!(tag.attribute("type").as_deref(), Some("page" | "column")) => {}
            "br" => self.print(SOFT_BREAK.encode_utf8(&mut [0; 4])),
            "noBreakHyphen" => self.print("-"),
            "sym" => {
                let code = tag.attribute("char");
                let code = code.and_then(|code| u32::from_str_radix(&code, 16).ok());
                let is_private = |c: &char| ('\u{e000}'..='\u{f8ff}').contains(c);
                if let Some(c) = code.and_then(char::from_u32).filter(|c| !is_private(c)) {
                    self.print(c.encode_utf8(&mut [0; 4]));
                }
            }
            "fldChar" => match tag.attribute("fldCharType").as_deref() {
                Some("begin") => self.fields.push(),
                Some("separate") => self.fields.separate(),
                Some("end") => self.fields.pop(),
                _ => {}
            },
            _ => {}
        }
    }
}
