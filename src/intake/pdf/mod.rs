//! The text layer of a PDF: lines of a page in reading order, without headers, footers and page numbers, and its ruled
//! tables.

mod bomb;
mod cautions;
mod cells;
mod columns;
mod flow;
mod furniture;
mod glyphs;
mod lines;
mod paragraphs;
mod ruled;
mod rules;

use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings, RenderContent, interpret_page,
};

use super::steps::Steps;
use super::{Decoded, IntakeError, Part};

use glyphs::Glyphs;

/// Letters in a hundred that may be without a character: a stray symbol.
const MOST_UNMAPPED: usize = 1;
/// Characters a page on which a scanner may have stamped something.
const FEWEST_LETTERS: usize = 8;

pub fn decode(bytes: Vec<u8>, steps: &mut Steps) -> Result<Decoded, IntakeError> {
    bomb::look(&bytes, steps)?;
    let pdf = Pdf::new(bytes).map_err(|cause| match cause {
        LoadPdfError::Decryption(
            DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm,
        ) => IntakeError::Password,
        _ => IntakeError::Broken { part: Part::Whole },
    })?;
    let pages = pdf.pages();
    let cache = InterpreterCache::new();
    let (mut letters, mut unmapped, mut first_unmapped) = (0, 0, None);
    let (mut lines, mut tables, mut pictures) = (Vec::new(), Vec::new(), Vec::new());
    for (at, page) in pages.iter().enumerate() {
        steps.step(pages.len() + at * 3, pages.len() * 4)?;
        let mut glyphs = drawn(page, &cache);
        letters += glyphs.glyphs.len();
        if glyphs.unmapped > 0 {
            first_unmapped.get_or_insert(at + 1);
        }
        unmapped += glyphs.unmapped;
        pictures.push(glyphs.has_pictures);
        tables.push(ruled::tables(glyphs.rules, &mut glyphs.glyphs));
        lines.push(columns::in_reading_order(lines::lines(glyphs.glyphs)));
    }
    if let Some(page) = first_unmapped.filter(|_| unmapped * 100 > letters * MOST_UNMAPPED) {
        return Err(IntakeError::Unmapped { page });
    }
    if letters < FEWEST_LETTERS * pages.len().min(2) {
        let pages = pages.len();
        return Err(IntakeError::Scanned { pages });
    }
    furniture::take_out(&mut lines);
    let pages = lines.into_iter().zip(tables);
    let mut pages: Vec<_> = pages
        .map(|(lines, tables)| flow::in_order(lines, tables))
        .collect();
    let cautions = cautions::of(&pages, &pictures);
    flow::join_tables(&mut pages);
    Ok(Decoded {
        text: paragraphs::healed(&pages),
        paragraphs: false,
        cautions,
    })
}

/// What is drawn on a page.
fn drawn<'a>(page: &Page<'a>, cache: &InterpreterCache<'a>) -> Glyphs {
    let settings = InterpreterSettings {
        // Notes that a reader stuck on the page are no part of the document.
        render_content: RenderContent::PAGE,
        ..InterpreterSettings::default()
    };
    let (width, height) = page.render_dimensions();
    let frame = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let upright = Affine::new(page.initial_transform(true).as_coeffs());
    let mut context = Context::new(upright, frame, cache, page.xref(), settings);
    let mut glyphs = Glyphs::new(frame);
    interpret_page(page, &mut context, &mut glyphs);
    glyphs
}
