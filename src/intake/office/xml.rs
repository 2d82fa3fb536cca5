use std::borrow::Cow;
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

use crate::intake::steps::Steps;
use crate::intake::{IntakeError, Part};

/// Elements within elements that a part may have.
const DEEPEST: usize = 2_000;
/// Elements and texts between two looks at whether to go on.
const STRIDE: usize = 10_000;

/// Told what stands in a part, in order. Names are without prefix: the parts that are read use each in one sense.
pub trait Visitor {
    fn open(&mut self, _tag: &Tag) -> Result<(), IntakeError> {
        Ok(())
    }

    fn close(&mut self, _name: &str) -> Result<(), IntakeError> {
        Ok(())
    }

    fn text(&mut self, _text: &str) {}
}

pub struct Tag<'t> {
    pub name: &'t str,
    start: &'t BytesStart<'t>,
}

impl Tag<'_> {
    pub fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        let mut attributes = self.start.attributes();
        let attributes = attributes.with_checks(false).flatten();
        let mut named = attributes.filter(|it| it.key.local_name().as_ref() == name);
        let value = named.next()?.value;
        Some(match unescape(&value) {
            Ok(plain) => Cow::Owned(plain.into_owned()),
            Err(_) => value,
        })
    }

    /// Its `val`, as most properties have.
    pub fn value(&self) -> Option<Cow<'_, str>> {
        self.attribute("val")
    }

    /// A switch is on unless it says that it is off.
    pub fn is_on(&self) -> bool {
        !matches!(
            self.value().as_deref(),
            Some("0" | "false" | "off" | "none")
        )
    }

    pub fn number(&self) -> Option<u32> {
        self.value()?.trim().parse().ok()
    }
}

/// Walks through a part of this many bytes.
pub fn walk(
    reader: impl BufRead,
    size: u64,
    part: Part,
    visitor: &mut impl Visitor,
    mut steps: Option<&mut Steps>,
) -> Result<(), IntakeError> {
    let mut reader = Reader::from_reader(reader);
    reader.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    let (mut depth, mut count) = (0usize, 0usize);
    loop {
        count += 1;
        if count.is_multiple_of(STRIDE)
            && let Some(steps) = steps.as_deref_mut()
        {
            steps.step(reader.buffer_position() as usize, size as usize)?;
        }
        buffer.clear();
        let event = reader.read_event_into(&mut buffer);
        match event.map_err(|_cause| IntakeError::Broken { part })? {
            Event::Start(start) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(IntakeError::TooDeep { depth: DEEPEST });
                }
                visitor.open(&Tag {
                    name: start.local_name().as_ref(),
                    start: &start,
                })?;
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                visitor.close(end.local_name().as_ref())?;
            }
            Event::Text(text) => visitor.text(&text.xml10_content()),
            Event::CData(text) => visitor.text(&text.xml10_content()),
            Event::GeneralRef(reference) => {
                let name = reference.xml10_content();
                // Those of a document type are not opened: they may grow without bound.
                if let Ok(text) = unescape(&format!("&{name};")) {
                    visitor.text(&text);
                }
            }
            Event::Eof if depth > 0 => return Err(IntakeError::Broken { part }),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}
