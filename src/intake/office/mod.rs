//! What comes in a ZIP: DOCX and XLSX, and what else a person may choose by mistake.

mod archive;
mod docx;
mod numbering;
mod shown;
mod styles;
mod xlsx;
mod xml;

use super::steps::Steps;
use super::{Caution, Decoded, Foreign, IntakeError};

use archive::Archive;

/// Where sheets stand, and how a row or a column of one is hidden.
const SHEETS: &str = "xl/worksheets/";
const HIDDEN: &[u8] = b" hidden=\"1\"";

pub fn decode(bytes: &[u8], steps: &mut Steps) -> Result<Decoded, IntakeError> {
    let mut archive = Archive::open(bytes)?;
    if let Some(main) = archive.main_part() {
        if main.starts_with("xl/") {
            let hides = archive.measure(SHEETS, HIDDEN, steps)?;
            return Ok(Decoded {
                cautions: hides.then_some(Caution::HiddenCells).into_iter().collect(),
                ..xlsx::decode(bytes, steps)?
            });
        }
        if main.starts_with("ppt/") {
            return Err(IntakeError::Foreign(Foreign::Slides));
        }
        return docx::decode(&mut archive, &main, steps);
    }
    Err(IntakeError::Foreign(if archive.has("OFD.xml") {
        Foreign::Ofd
    } else if archive.has("mimetype") {
        Foreign::Office
    } else {
        Foreign::Archive
    }))
}
