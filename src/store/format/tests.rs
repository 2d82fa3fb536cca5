//! What the file looks like, and what reading it forgives.

use super::*;
use crate::notebook::tests::build::{self, *};
use crate::notebook::*;

fn printed() -> (Workbook, String) {
    let mut book = workbook();
    book.note("甲", 0, "“引号”\"与\\反斜杠\n换行\u{7}");
    book.mark("甲", 0, Some(0), Status::Closed.min(Status::Done));
    let text = print_notebook(book.notebook());
    (book, text)
}

#[test]
fn the_file_is_one_entry_a_line_and_reads_plainly() {
    let (_, text) = printed();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "(format: 1,");
    assert!(lines[1].starts_with("plan: (title: \"测试方案\", fingerprints: [\""));
    assert_eq!(lines[2], "entries: [");
    assert!(lines[3].starts_with("(id: \""));
    let after_id = lines[3].split_once("\", ").unwrap().1;
    assert_eq!(
        after_id,
        "clock: 1, time: \"2021-06-01T09:00:00+08:00\", author: (name: \"甲\", department: \"市财政局\"), \
         kind: \"note\", about: measure(id: \"1.1\", title: \"深化品牌\", quote: \"6月底前,全面实现电子印章。年内推广。\"), \
         note_kind: \"remark\", text: \"“引号”\\\"与\\\\反斜杠\\n换行\\u{7}\", nonce: \"0000000100000000\"),"
    );
    assert!(ron::from_str::<ron::Value>(&text).is_ok());
}

#[test]
fn print_parse_print_is_the_same() {
    let (book, text) = printed();
    let read = parse_notebook(&text).unwrap();
    assert_eq!(read, *book.notebook());
    assert_eq!(print_notebook(&read), text);
    assert!(
        read.records()
            .iter()
            .all(|r| !r.altered && r.entry.is_some())
    );
}

/// One of each kind of entry and of each field, and characters that must be escaped.
fn every_kind() -> Notebook {
    let mut book = workbook();
    let plan = book.plan.clone();
    let note = book.note(
        "甲",
        0,
        "“引号”\"与\\反斜杠\n换行\u{7}\u{202e}，, , nonce: \")",
    );
    let edit = book.edit_draft(&note, "改过".into()).unwrap();
    book.put("甲", edit);
    let reply = Draft {
        act: Act::Note {
            text: String::new(),
            kind: NoteKind::Problem,
            reply_to: Some(note.clone()),
        },
        private: true,
        ..build::note(&plan, 0, "")
    };
    book.put("乙", reply);
    for status in [
        Status::Active,
        Status::Deferred,
        Status::Done,
        Status::Closed,
    ] {
        book.mark("甲", 0, Some(0), status);
    }
    let monthly = Mark {
        period: crate::plan::Period::parse("2021-06"),
        on: Some(date("2021-06-25")),
        waiver: Some("免".into()),
        ..mark(Status::Done)
    };
    book.try_mark("乙", 1, Some(0), monthly).unwrap();
    book.mark("乙", 3, None, Status::Suspended);
    book.put("乙", Draft::dismiss(vec![note.clone()]));
    book.put("甲", Draft::withdraw(vec![note.clone(), note]));
    let tag = Act::Tag {
        name: "重点".into(),
    };
    let view = Act::View {
        name: "六月".into(),
        text: "部门:\"市财政局\" 月:6".into(),
    };
    let abouts = [About::Plan, About::Entries(Vec::new())];
    for (about, act) in abouts
        .into_iter()
        .zip([tag.clone(), tag])
        .chain([(About::Plan, view)])
    {
        let (replaces, private) = (Vec::new(), false);
        book.put(
            "丙",
            Draft {
                about,
                act,
                replaces,
                private,
            },
        );
    }
    for (nth, answer) in [(1, None), (2, Answer::parse(Asked::Time, "by:2021-06-15"))] {
        let correction = Correction {
            asked: Asked::Time,
            words: "6月\n中".into(),
            nth,
            answer,
        };
        let act = Act::Correction(correction);
        book.put(
            "丙",
            Draft {
                act,
                ..build::note(&plan, 0, "")
            },
        );
    }
    let mut notebook = book.notebook().clone();
    let mut signed = notebook.records()[0].genuine().unwrap().clone();
    signed.signature = Some("签名\"".into());
    notebook.insert(Record::of(signed));
    notebook.plan.text = Some(SourceText {
        text: "一、\n（一）“原文”".into(),
        paragraphs: true,
    });
    notebook
}

/// The lines of a file, where they can be read at once, say what the RON reader says of the whole.
#[track_caller]
fn check_lines(text: &str) -> bool {
    let Some((plan, records)) = lines::read(text, &Notebook::default()) else {
        return false;
    };
    let read = Notebook::of_records(plan, records);
    assert_eq!(Ok(&read), parse_any(text).as_ref(), "{text}");
    // Of what is known nothing is read again.
    let again = parse_knowing(text, &read).unwrap();
    assert_eq!(again, read);
    for (again, read) in again.records().iter().zip(read.records()) {
        let is_labelled = text.contains(&*read.text) && written::label(&read.text).is_some();
        assert!(Arc::ptr_eq(again, read) || !is_labelled, "{text}");
    }
    true
}

#[test]
fn what_we_print_is_read_line_by_line() {
    let notebook = every_kind();
    let text = print_notebook(&notebook);
    assert!(check_lines(&text));
    assert_eq!(parse_notebook(&text).unwrap(), notebook);
    for record in notebook.records() {
        assert!(written::read(&record.text).is_some(), "{}", record.text);
        assert!(record.entry.is_some() && !record.altered);
    }
    assert!(check_lines(&print_notebook(&Notebook::default())));
}

#[test]
fn what_others_lay_out_is_read_too() {
    let text = print_notebook(&every_kind());
    #[track_caller]
    fn check(text: &str, by_line: bool) {
        assert_eq!(check_lines(text), by_line, "{text}");
        let read = parse_notebook(text).unwrap();
        assert_eq!(read.records().len(), every_kind().records().len());
    }
    check(&text.replace('\n', "\r\n"), false);
    check(&text.replace("),\n(id", "),(id"), false);
    check(&text.replacen("kind: ", "kind:", 1), true);
    check(
        &text
            .replacen("(id: ", "(\"later\": 1, id: ", 1)
            .replacen("\"later\"", "later", 1),
        true,
    );
    check(&text.replacen("),\n(id", "), // 说明\n(id", 1), false);
    check(&text.replacen("),\n(id", ") /* 说明 */,\n(id", 1), false);
    check(&text.replacen("plan: (", "plan: ( ", 1), false);
    check(&text.replacen("(id: \"", "(id: \"\\x41", 1), true);
}

#[test]
fn what_is_added_at_the_end_is_printed_as_the_whole_is() {
    let all = every_kind();
    for end in 0..=all.records().len() {
        let (before, more) = all.records().split_at(end);
        let before = Notebook::of_records(all.plan.clone(), before.to_vec());
        let mut printed = print_notebook(&before);
        let alone = printed.clone();
        assert!(is_printed(&printed, &before) && !is_printed(&format!("{printed} "), &before));
        assert!(print_more(&mut printed, &before, more));
        assert_eq!(printed, print_notebook(&all));
        assert_eq!(without_more(&printed, alone.len()), alone);
        if end > 1 {
            let earlier = &before.records()[..1];
            assert!(!print_more(&mut printed, &before, earlier));
            assert_eq!(printed, print_notebook(&all));
        }
    }
}

proptest::proptest! {
    /// Whatever is done to a file: read by lines or not, it says the same.
    #[test]
    fn lines_say_what_the_whole_says(changes in proptest::collection::vec((0.0..1.0_f64, 0..3_u8, 0..24_usize), 1..4)) {
        const PIECES: [&str; 24] = [
            "\"", "\\", "(", ")", "[", "]", ",", ":", " ", "\n", "//", "/*", "*/", "r#\"", "\"#", "#", "1", "None",
            "Some(", "\\u{41}", "\\x41", "id: \"", "private: true, ", "#![enable(implicit_some)]",
        ];
        let mut text = print_notebook(&every_kind());
        for (place, how, piece) in changes {
            let place = text.floor_char_boundary((place * text.len() as f64) as usize);
            match how {
                0 => text.insert_str(place, PIECES[piece]),
                1 => drop(text.pop().filter(|_| place == text.len()).or_else(|| (place < text.len()).then(|| text.remove(place)))),
                _ => {
                    let line = text[..place].rfind('\n').map_or(0, |end| end + 1);
                    text.insert_str(line, PIECES[piece]);
                }
            }
        }
        check_lines(&text);
    }
}

/// What other programs are told of the format is an example that holds.
#[test]
fn the_readme_shows_a_notebook_whose_ids_fit() {
    let readme = include_str!("../../../README.md");
    let (_, example) = readme.split_once("\n    (format: 1,").unwrap();
    let (example, _) = example.split_once("\n    )\n").unwrap();
    let text = format!("(format: 1,{}\n)\n", example.replace("\n    ", "\n"));
    let notebook = parse_notebook(&text).unwrap();
    assert_eq!(print_notebook(&notebook), text);
    assert_eq!(notebook.records().len(), 3);
    assert!(notebook.records().iter().all(|it| it.genuine().is_some()));
}
