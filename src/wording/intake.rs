use std::path::Path;

use rust_i18n::t;

use crate::intake::{Caution, Foreign, IntakeError, Part};

/// What of a document is not in its text, where, and what to do.
pub fn caution(path: &Path, caution: &Caution) -> String {
    let path = path.display();
    let listed = |pages: &[usize]| {
        let pages: Vec<String> = pages.iter().map(usize::to_string).collect();
        pages.join(&t!("diagnostic.comma"))
    };
    match caution {
        Caution::Pictures { pages } => {
            t!(
                "intake.caution-pictures",
                path = path,
                pages = listed(pages)
            )
        }
        Caution::HiddenCells => t!("intake.caution-hidden-cells", path = path),
        Caution::OpenTables { pages } => {
            t!(
                "intake.caution-open-tables",
                path = path,
                pages = listed(pages)
            )
        }
    }
    .into()
}

/// Why a document is not read, where, and what to do.
pub fn intake_error(path: &Path, error: &IntakeError) -> String {
    let path = path.display();
    match error {
        IntakeError::Empty => t!("intake.empty", path = path),
        IntakeError::Binary => t!("intake.binary", path = path),
        IntakeError::Foreign(foreign) => return foreign_format(&path.to_string(), *foreign),
        IntakeError::UnknownEncoding => t!("intake.unknown-encoding", path = path),
        IntakeError::BadByte { encoding, line } => {
            t!(
                "intake.bad-byte",
                path = path,
                encoding = encoding.name(),
                line = line
            )
        }
        IntakeError::Password => t!("intake.password", path = path),
        IntakeError::Scanned { pages } => t!("intake.scanned", path = path, pages = pages),
        IntakeError::Unmapped { page } => t!("intake.unmapped", path = path, page = page),
        IntakeError::Broken { part } => t!("intake.broken", path = path, part = place(*part)),
        IntakeError::TooLarge => t!("intake.too-large", path = path),
        IntakeError::TooDeep { depth } => t!("intake.too-deep", path = path, depth = depth),
        IntakeError::LongLine { line, megabytes } => t!(
            "intake.long-line",
            path = path,
            line = line,
            megabytes = megabytes
        ),
        IntakeError::Cancelled => t!("intake.cancelled", path = path),
    }
    .into()
}

fn foreign_format(path: &str, foreign: Foreign) -> String {
    match foreign {
        Foreign::OldWord => t!("intake.old-word", path = path),
        Foreign::OldSheet => t!("intake.old-sheet", path = path),
        Foreign::Slides => t!("intake.slides", path = path),
        Foreign::Office => t!("intake.office", path = path),
        Foreign::Ofd => t!("intake.ofd", path = path),
        Foreign::Archive => t!("intake.archive", path = path),
        Foreign::Image => t!("intake.image", path = path),
    }
    .into()
}

fn place(part: Part) -> String {
    match part {
        Part::Whole => t!("intake-part.whole"),
        Part::Page(page) => t!("intake-part.page", page = page),
        Part::Sheet(sheet) => t!("intake-part.sheet", sheet = sheet),
        Part::Body => t!("intake-part.body"),
        Part::Numbering => t!("intake-part.numbering"),
    }
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caution_names_the_file_and_its_pages() {
        let pictures = Caution::Pictures { pages: vec![2, 5] };
        let tables = Caution::OpenTables { pages: vec![2, 5] };
        for caution in [pictures, tables] {
            let said = super::caution(Path::new("a.pdf"), &caution);
            assert!(said.contains("a.pdf"), "{said}");
            assert!(said.contains('2') && said.contains('5'), "{said}");
        }
    }

    #[test]
    fn every_cause_is_one_sentence_with_the_file_and_what_to_do() {
        let foreign = [
            Foreign::OldWord,
            Foreign::OldSheet,
            Foreign::Slides,
            Foreign::Office,
            Foreign::Ofd,
            Foreign::Archive,
            Foreign::Image,
        ];
        let mut errors: Vec<IntakeError> = foreign.map(IntakeError::Foreign).into();
        errors.extend([
            IntakeError::Empty,
            IntakeError::Binary,
            IntakeError::UnknownEncoding,
            IntakeError::BadByte {
                encoding: encoding_rs::UTF_8,
                line: 3,
            },
            IntakeError::Password,
            IntakeError::Scanned { pages: 2 },
            IntakeError::Unmapped { page: 4 },
            IntakeError::Broken { part: Part::Body },
            IntakeError::TooLarge,
            IntakeError::TooDeep { depth: 64 },
            IntakeError::LongLine {
                line: 2,
                megabytes: 16,
            },
            IntakeError::Cancelled,
        ]);
        let words = |error| intake_error(Path::new("a.docx"), error);
        let all: Vec<String> = errors.iter().map(words).collect();
        for (at, said) in all.iter().enumerate() {
            assert!(
                said.contains("a.docx") && said.ends_with(['。', '.']),
                "{said}"
            );
            assert!(!all[..at].contains(said), "{said}");
        }
    }
}
