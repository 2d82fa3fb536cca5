//! The document that comes with the program, in every format that an official may have it in: each reads as its text does.

use std::io::{Cursor, Write};
use std::path::Path;

use cuoshi::document::decode_by;
use cuoshi::intake::{self, Caution, Decoded, Foreign, IntakeError, Part};
use cuoshi::plan::{Measure, Plan};
use cuoshi::{reading, store};

const SEED: &str = include_str!("../seeds/liaocheng-2021.txt");

fn read(decoded: &Decoded) -> Plan {
    let options = reading::Options {
        paragraphs: decoded.paragraphs,
        ..reading::Options::default()
    };
    reading::read(&decoded.text, &store::embedded_register(), &options)
}

fn expected() -> Plan {
    let options = reading::Options::default();
    reading::read(SEED, &store::embedded_register(), &options)
}

fn solid(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, ' ' | '\n')).collect()
}

/// Everything of a measure that does not hang on where it stands; without marks of paragraphs, and without spaces:
/// a PDF has none where a line ends.
fn facts(measure: &Measure) -> impl PartialEq + std::fmt::Debug {
    let milestones: Vec<_> = measure
        .milestones
        .iter()
        .map(|it| {
            (
                it.text.clone(),
                it.kind,
                it.start,
                it.due,
                solid(&it.governs),
            )
        })
        .collect();
    let assignments: Vec<_> = measure
        .assignments
        .iter()
        .map(|it| (it.lead.clone(), it.responsible.clone(), it.open))
        .map(|(lead, responsible, open)| {
            let names = |parties: Vec<cuoshi::plan::Party>| {
                let names = parties.into_iter().map(|party| (party.name, party.written));
                names.collect::<Vec<_>>()
            };
            (names(lead), names(responsible), open)
        })
        .collect();
    (
        measure.id.clone(),
        solid(&measure.title),
        solid(&measure.text),
        assignments,
        milestones,
    )
}

#[track_caller]
fn check(bytes: &[u8]) {
    let decoded = intake::decode(bytes).unwrap();
    let (plan, expected) = (read(&decoded), expected());
    assert_eq!(plan.title, expected.title);
    assert_eq!(plan.measures.len(), expected.measures.len());
    for (found, expected) in plan.measures.iter().zip(&expected.measures) {
        assert_eq!(
            format!("{:#?}", facts(found)),
            format!("{:#?}", facts(expected))
        );
    }
    for (found, expected) in plan.chapters.iter().zip(&expected.chapters) {
        assert_eq!(
            (found.number, &found.title),
            (expected.number, &expected.title)
        );
    }
}

/// Each paragraph of the document in one line, as someone would type it.
fn paragraphs() -> Vec<String> {
    let plan = expected();
    let mut paragraphs = vec![plan.title.clone()];
    let clean = |text: &str| {
        let lines = text.lines().map(|line| line.trim_start_matches('#').trim());
        lines.collect::<String>()
    };
    for chapter in &plan.chapters {
        paragraphs.push(clean(chapter.source.of(SEED)));
        for measure in &plan.measures[chapter.measures.clone()] {
            paragraphs.push(clean(measure.source.of(SEED)));
        }
    }
    paragraphs
}

#[test]
fn encodings() {
    let wide: Vec<u16> = SEED.encode_utf16().collect();
    let (gb18030, _, _) = encoding_rs::GB18030.encode(SEED);
    check(SEED.as_bytes());
    check(format!("\u{feff}{SEED}").as_bytes());
    check(SEED.replace('\n', "\r\n").as_bytes());
    check(&gb18030);
    check(
        &wide
            .iter()
            .flat_map(|unit| unit.to_le_bytes())
            .collect::<Vec<_>>(),
    );
    check(
        &wide
            .iter()
            .flat_map(|unit| unit.to_be_bytes())
            .collect::<Vec<_>>(),
    );
}

#[test]
fn a_page_of_a_site() {
    let lines: String = paragraphs()
        .iter()
        .map(|line| format!("<p>&emsp;&emsp;{line}</p>\n"))
        .collect();
    let menu = "<nav><a href=/>首页</a></nav><div class=crumbs>当前位置：<a href=/>首页</a> &gt; 文件</div>";
    let foot = "<div class=foot>主办单位：某市人民政府办公室 备案号：1</div>";
    let page = format!(
        "<!DOCTYPE html><html><head><meta charset=gb18030><title>网</title></head><body>{menu}<div id=zoom>{lines}</div>{foot}</body></html>"
    );
    check(page.as_bytes());
    check(&encoding_rs::GB18030.encode(&page).0);
    let breaks = page
        .replace("<p>&emsp;&emsp;", "　　")
        .replace("</p>\n", "<br>\n");
    check(breaks.as_bytes());
}

#[test]
fn word_files_of_an_office_program() {
    check(include_bytes!("data/formats/seed.docx"));
    check(include_bytes!("data/formats/seed-numbered.docx"));
    check(include_bytes!("data/formats/plain.docx"));
}

#[test]
fn a_pdf_of_an_office_program() {
    check(include_bytes!("data/formats/seed.pdf"));
}

/// A font that the file does not carry, with numbers of glyphs in place of characters.
#[test]
fn a_pdf_that_relies_on_fonts_of_the_system() {
    check(include_bytes!("data/formats/cid.pdf"));
}

#[test]
fn a_pdf_in_two_columns() {
    check(include_bytes!("data/formats/columns.pdf"));
}

#[test]
fn a_page_of_an_office_program() {
    check(include_bytes!("data/formats/seed.html"));
}

/// Its second page is a picture.
#[test]
fn pages_that_are_pictures_are_told() {
    let decoded = intake::decode(&include_bytes!("data/formats/mixed.pdf")[..]).unwrap();
    assert_eq!(decoded.cautions, [Caution::Pictures { pages: vec![2] }]);
    let seed = intake::decode(&include_bytes!("data/formats/seed.pdf")[..]).unwrap();
    assert_eq!(seed.cautions, []);
}

#[test]
fn rows_that_are_hidden_are_told() {
    let cautions = |hides: bool| {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write(0, 0, "一、开办企业").unwrap();
        sheet.write(1, 0, "二、获得电力").unwrap();
        if hides {
            sheet.set_row_hidden(1).unwrap();
        }
        intake::decode(book.save_to_buffer().unwrap())
            .unwrap()
            .cautions
    };
    assert_eq!(cautions(true), [Caution::HiddenCells]);
    assert_eq!(cautions(false), []);
}

#[test]
fn what_holds_no_text_or_none_for_us_is_told() {
    let refusal = |bytes: &[u8]| intake::decode(bytes).unwrap_err();
    let scanned = refusal(include_bytes!("data/formats/scanned.pdf"));
    assert_eq!(scanned, IntakeError::Scanned { pages: 2 });
    for locked in [
        &include_bytes!("data/formats/locked.pdf")[..],
        include_bytes!("data/formats/locked.docx"),
    ] {
        assert_eq!(refusal(locked), IntakeError::Password);
    }
    let old = refusal(include_bytes!("data/formats/old.doc"));
    assert_eq!(old, IntakeError::Foreign(Foreign::OldWord));
}

#[test]
fn a_word_file_keeps_its_paragraphs() {
    let decoded = intake::decode(&include_bytes!("data/formats/seed.docx")[..]).unwrap();
    assert!(decoded.paragraphs);
    let plan = read(&decoded);
    assert!(
        plan.measures
            .iter()
            .all(|measure| !measure.text.contains('\n'))
    );
    assert_eq!(
        decoded.text.lines().filter(|line| !line.is_empty()).count(),
        paragraphs().len()
    );
}

/// The measures as rows of a table, chapters merged over their rows.
fn sheet() -> Vec<u8> {
    use rust_xlsxwriter::{Format, Workbook};
    let plan = expected();
    let format = Format::new();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.merge_range(0, 0, 0, 4, &plan.title, &format).unwrap();
    for (column, heading) in ["领域", "重点任务", "具体措施", "牵头单位", "责任单位"]
        .into_iter()
        .enumerate()
    {
        sheet.write(1, column as u16, heading).unwrap();
    }
    let mut row = 2;
    for chapter in &plan.chapters {
        let count = chapter.measures.len() as u32;
        sheet
            .merge_range(row, 0, row + count - 1, 0, &chapter.title, &format)
            .unwrap();
        for measure in &plan.measures[chapter.measures.clone()] {
            let names = |side: fn(&cuoshi::plan::Assignment) -> &Vec<cuoshi::plan::Party>| {
                let parties = measure.assignments.iter().flat_map(side);
                parties
                    .map(|party| party.written.clone())
                    .collect::<Vec<_>>()
                    .join("\n")
            };
            let cells = [
                measure.title.clone(),
                measure.text.clone(),
                names(|it| &it.lead),
                names(|it| &it.responsible),
            ];
            for (column, text) in cells.iter().enumerate() {
                sheet.write(row, column as u16 + 1, text).unwrap();
            }
            row += 1;
        }
    }
    book.save_to_buffer().unwrap()
}

/// Reads as the seed does: titles, texts, who does it and when.
#[track_caller]
fn check_table(decoded: &Decoded) {
    let (plan, expected) = (read(decoded), expected());
    assert_eq!(plan.title, expected.title);
    for (found, expected) in plan.measures.iter().zip(&expected.measures) {
        assert_eq!((&found.id, &found.title), (&expected.id, &expected.title));
        assert_eq!(solid(&found.text), solid(&expected.text), "{}", found.id);
        let names = |measure: &Measure| {
            let leads = measure.assignments.iter().flat_map(|it| &it.lead);
            let others = measure.assignments.iter().flat_map(|it| &it.responsible);
            let names = |party: &cuoshi::plan::Party| party.name.clone();
            (
                leads.map(names).collect::<Vec<_>>(),
                others.map(names).collect::<Vec<_>>(),
            )
        };
        assert_eq!(names(found), names(expected), "{}", found.id);
        let dates = |measure: &Measure| {
            let dates = measure.milestones.iter();
            dates
                .map(|it| (it.text.clone(), it.due))
                .collect::<Vec<_>>()
        };
        assert_eq!(dates(found), dates(expected), "{}", found.id);
    }
    assert_eq!(plan.measures.len(), expected.measures.len());
}

#[test]
fn a_sheet_of_tasks() {
    check_table(&intake::decode(sheet()).unwrap());
}

/// Its rows break over pages, its chapters are merged over them, and its headings come again on each.
#[test]
fn a_table_of_tasks_in_a_pdf() {
    let bytes = include_bytes!("data/formats/seed-table.pdf");
    check_table(&intake::decode(&bytes[..]).unwrap());
}

/// A file of Word as small as they come.
fn document(body: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("word/document.xml", options).unwrap();
    let body = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    zip.write_all(body.as_bytes()).unwrap();
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_word_file_made_by_hand() {
    let lines = paragraphs();
    let body: String = lines
        .iter()
        .map(|line| format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>"))
        .collect();
    check(&document(&body));
}

const PROGRAM: &str = env!("CARGO_BIN_EXE_cuoshi");

#[test]
fn a_process_of_its_own_answers_as_this_one_does() {
    let stray = [SEED.as_bytes(), b"\xff"].concat();
    let documents: [&[u8]; 7] = [
        include_bytes!("data/formats/seed.pdf"),
        include_bytes!("data/formats/seed.docx"),
        include_bytes!("data/formats/seed.html"),
        include_bytes!("data/formats/scanned.pdf"),
        include_bytes!("data/formats/locked.docx"),
        include_bytes!("data/formats/old.doc"),
        &stray,
    ];
    for bytes in documents {
        let mut shares = Vec::new();
        let mut go_on = |share| {
            shares.push(share);
            true
        };
        let apart = decode_by(Path::new(PROGRAM), bytes.to_vec(), &mut go_on);
        assert!(apart == intake::decode(bytes));
        assert!(shares.is_sorted(), "{shares:?}");
    }
}

#[test]
fn a_process_of_its_own_ends_when_a_person_cancels() {
    let bytes = include_bytes!("data/formats/seed.pdf").to_vec();
    let cancelled = decode_by(Path::new(PROGRAM), bytes, &mut |_| false);
    assert_eq!(cancelled, Err(IntakeError::Cancelled));
}

#[cfg(unix)]
#[test]
fn a_process_that_is_lost_costs_no_more_than_the_file() {
    let bytes = include_bytes!("data/formats/seed.docx");
    let decode = |program: &str| decode_by(Path::new(program), bytes.to_vec(), &mut |_| true);
    let part = Part::Whole;
    assert_eq!(decode("false"), Err(IntakeError::Broken { part }));
    assert_eq!(decode("./no-such-program"), intake::decode(&bytes[..]));
}
