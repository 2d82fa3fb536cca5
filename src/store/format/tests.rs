//! What the file looks like, and what reading it forgives.

use super::*;
use crate::notebook::tests::build::*;
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
