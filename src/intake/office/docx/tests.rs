use std::io::{Cursor, Write};

use super::super::archive::Archive;
use super::*;

const NUMBERING: &str = r#"
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="（%2）"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
  <w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:isLgl/><w:lvlText w:val="%1.%4 "/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Article"/><w:lvlText w:val="第%1条 "/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>"#;

const STYLES: &str = r#"
<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="Base"/></w:style>
<w:style w:type="paragraph" w:styleId="Article"><w:name w:val="Article"/><w:basedOn w:val="Base"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Inner"><w:name w:val="Inner"/><w:basedOn w:val="Article"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>"#;

const NAMESPACE: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="m" xmlns:wps="s" xmlns:v="v" xmlns:m="o""#;

fn package(parts: &[(&str, String)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file(*name, options).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn read(body: &str) -> Result<String, IntakeError> {
    let bytes = package(&[
        (
            "word/document.xml",
            format!("<w:document {NAMESPACE}><w:body>{body}</w:body></w:document>"),
        ),
        (
            "word/numbering.xml",
            format!("<w:numbering {NAMESPACE}>{NUMBERING}</w:numbering>"),
        ),
        (
            "word/styles.xml",
            format!("<w:styles {NAMESPACE}>{STYLES}</w:styles>"),
        ),
    ]);
    let mut archive = Archive::open(&bytes)?;
    let decoded = decode(
        &mut archive,
        "word/document.xml",
        &mut Steps::new(&mut |_| true),
    )?;
    assert!(decoded.paragraphs);
    Ok(decoded.text)
}

/// Paragraphs of plain text.
fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn listed(list: u32, level: u32, text: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
    )
}

fn styled(style: &str, text: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#)
}

#[track_caller]
fn check(body: &str, expected: &str) {
    assert_eq!(read(body).as_deref(), Ok(expected));
}

#[test]
fn paragraphs_and_what_is_in_them() {
    check(&[p("甲&amp;&#20057;"), p("丙")].concat(), "甲&乙\n丙\n");
    check(
        "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:br w:type=\"page\"/></w:r></w:p>",
        "甲\t乙\u{2028}丙\n",
    );
    check(
        "<w:p><w:r><w:t>5</w:t><w:noBreakHyphen/><w:t>6</w:t><w:sym w:char=\"2460\"/><w:sym w:char=\"F0FC\"/></w:r></w:p>",
        "5-6①\n",
    );
    check(
        "<w:p><w:r><w:t>甲</w:t><w:footnoteReference w:id=\"1\"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:t>乙</w:t></w:r></w:p>",
        "甲乙\n",
    );
    check(
        "<w:p><w:r><w:ruby><w:rt><w:r><w:t>bàn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>办</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
        "办\n",
    );
}

#[test]
fn numbers_that_word_makes_are_printed() {
    let body = [
        listed(1, 0, "开办企业"),
        listed(1, 1, "深化"),
        listed(1, 1, "推进"),
        listed(1, 2, "甲"),
        listed(1, 0, "获得电力"),
        listed(1, 1, "优化"),
        listed(1, 3, "乙"),
        listed(2, 0, "纳税"),
        listed(2, 0, "跨境"),
        listed(4, 0, "点"),
        listed(0, 0, "无"),
    ];
    check(
        &body.concat(),
        "一、开办企业\n（一）深化\n（二）推进\n1.甲\n二、获得电力\n（一）优化\n2.1 乙\n五、纳税\n六、跨境\n•点\n无\n",
    );
}

#[test]
fn styles_number_too() {
    let body = [
        styled("Article", "甲"),
        styled("Inner", "乙"),
        styled("Base", "丙"),
    ];
    check(&body.concat(), "第1条 甲\n第2条 乙\n丙\n");
}

#[test]
fn changes_are_accepted() {
    check(
        "<w:p><w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:moveTo><w:r><w:t>来</w:t></w:r></w:moveTo><w:moveFrom><w:r><w:t>去</w:t></w:r></w:moveFrom></w:p>",
        "新来\n",
    );
    check(
        &[
            "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>".to_owned(),
            p("乙"),
        ]
        .concat(),
        "甲乙\n",
    );
    check(
        "<w:p><w:pPr><w:pPrChange><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:pPrChange></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>",
        "甲\n",
    );
}

#[test]
fn fields_show_what_they_came_to_and_contents_are_left_out() {
    let field = |instruction: &str, result: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>{result}</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    check(
        &format!("<w:p>{}</w:p>", field(" DATE ", "2021年")),
        "2021年\n",
    );
    check(
        &format!(
            "<w:p>{}<w:r><w:t>甲</w:t></w:r></w:p>",
            field(" TOC \\o ", "一、目录")
        ),
        "甲\n",
    );
    check(&[styled("TOC1", "一、目录1"), p("甲")].concat(), "甲\n");
    let broken = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:p>";
    check(&[broken.to_owned(), p("甲")].concat(), "\n甲\n");
}

#[test]
fn a_text_box_is_read_once_after_its_paragraph() {
    let choice = format!(
        "<mc:Choice><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></mc:Choice>",
        p("框")
    );
    let fallback = format!(
        "<mc:Fallback><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></mc:Fallback>",
        p("框")
    );
    check(
        &format!(
            "<w:p><w:r><w:t>甲</w:t><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent><w:t>乙</w:t></w:r></w:p>"
        ),
        "甲乙\n框\n",
    );
}

fn cell(properties: &str, text: &str) -> String {
    let lines: String = text.split('/').map(p).collect();
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{lines}</w:tc>")
}

#[test]
fn a_table_of_tasks_becomes_measures() {
    let (start, goes_on) = ("<w:vMerge w:val=\"restart\"/>", "<w:vMerge/>");
    let rows = [
        cell("<w:gridSpan w:val=\"4\"/>", "任务分解表"),
        ["领域", "重点任务", "牵头单位", "完成时限"]
            .map(|text| cell("", text))
            .concat(),
        [
            cell(start, "开办企业"),
            cell("", "深化品牌"),
            cell("", "市财政局/市税务局"),
            cell("", "6月底前"),
        ]
        .concat(),
        [
            cell(goes_on, ""),
            cell("", "推进通办"),
            cell("", "市公安局"),
            cell("", "年底前"),
        ]
        .concat(),
    ];
    let deleted = format!("<w:tr><w:trPr><w:del/></w:trPr>{}</w:tr>", cell("", "旧"));
    let rows: String = rows
        .iter()
        .map(|row| format!("<w:tr>{row}</w:tr>"))
        .collect();
    check(
        &format!("<w:tbl>{rows}{deleted}</w:tbl>"),
        "任务分解表\n\n一、开办企业\n\n(一)深化品牌。\n牵头单位:市财政局、市税务局\n完成时限:6月底前\n\n(二)推进通办。\n牵头单位:市公安局\n完成时限:年底前\n",
    );
}

#[test]
fn a_frame_around_the_text_is_no_table() {
    let inner = format!(
        "<w:tbl><w:tr>{}</w:tr></w:tbl>",
        cell("", "一、甲/(一)乙。")
    );
    check(&inner, "一、甲\n(一)乙。\n");
}

#[test]
fn endless_nesting_is_refused() {
    let open = "<w:tbl><w:tr><w:tc>".repeat(70);
    let close = "</w:tc></w:tr></w:tbl>".repeat(70);
    assert_eq!(
        read(&format!("{open}{close}")),
        Err(IntakeError::TooDeep { depth: 64 })
    );
    let (open, close) = ("<w:sdt>".repeat(3000), "</w:sdt>".repeat(3000));
    assert_eq!(
        read(&format!("{open}{close}")),
        Err(IntakeError::TooDeep { depth: 2000 })
    );
}

#[test]
fn what_is_cut_off_is_broken() {
    let bytes = package(&[("word/document.xml", "<w:document><w:body><w:p>".to_owned())]);
    let decoded = crate::intake::decode(bytes);
    assert_eq!(decoded, Err(IntakeError::Broken { part: Part::Body }));
}

#[test]
fn a_bomb_is_refused() {
    let filler = " ".repeat(80 << 20);
    let bytes = package(&[("word/document.xml", format!("<a>{filler}</a>"))]);
    assert!(bytes.len() < 1 << 20);
    assert_eq!(crate::intake::decode(bytes), Err(IntakeError::TooLarge));
}
