use serde_json::Value;

use crate::place::{OTHER, Place};

const SEED: &str = include_str!("../../seeds/liaocheng-2021.txt");

#[track_caller]
fn keys(value: &Value, expected: &[&str]) {
    let keys: Vec<&str> = value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(keys, expected);
}

fn span(value: &Value) -> std::ops::Range<usize> {
    let at = |key: &str| value["source"][key].as_u64().unwrap() as usize;
    at("start")..at("end")
}

fn without_space(text: &str) -> String {
    text.split_whitespace().collect()
}

fn each(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().unwrap().iter()
}

#[test]
fn keys_stand_as_promised() {
    let place = Place::new();
    let plan = place.json(&["parse"]);
    keys(
        &plan,
        &[
            "format",
            "title",
            "year",
            "chapters",
            "other",
            "diagnostics",
            "title_source",
        ],
    );
    assert_eq!(plan["format"], 1);
    assert_eq!(plan["title"], "聊城市优化营商环境创新突破行动配套措施");
    assert_eq!(plan["year"], 2021);
    let chapter = &plan["chapters"][0];
    keys(
        chapter,
        &["number", "title", "measures", "sections", "source"],
    );
    let measure = &chapter["measures"][0];
    keys(
        measure,
        &[
            "id",
            "number",
            "label",
            "section",
            "title",
            "text",
            "assignments",
            "milestones",
            "targets",
            "references",
            "source",
        ],
    );
    assert_eq!(
        (&measure["id"], &measure["label"]),
        (&"1.1".into(), &"(一)".into())
    );
    keys(
        &measure["assignments"][0],
        &["lead", "responsible", "open", "source"],
    );
    keys(
        &measure["assignments"][0]["lead"][0],
        &["name", "written", "source"],
    );
    let milestone = &measure["milestones"][0];
    keys(
        milestone,
        &[
            "id", "text", "kind", "start", "due", "recurs", "governs", "why", "source",
        ],
    );
    assert_eq!(milestone["id"], "1.1#1");
    assert_eq!(milestone["kind"], "by");
    assert_eq!(milestone["start"], Value::Null);
    assert_eq!(milestone["due"], "2021-06-30");
    assert!(milestone["why"].as_str().unwrap().contains("2021 年"));
    let preamble = OTHER.replace("一、", "为优化营商环境,制定本措施。\n一、");
    place.put("方案.txt", preamble);
    let other = &place.json(&["parse", "方案.txt"])["other"][0];
    keys(other, &["kind", "source"]);
    assert_eq!(other["kind"], "preamble");
    keys(
        &plan["diagnostics"][0],
        &["measure", "field", "code", "severity", "message", "source"],
    );
}

/// Fields are the source's own words, white space aside, where no page break cuts them.
#[test]
fn spans_point_into_the_source() {
    let place = Place::new();
    let plan = place.json(&["parse"]);
    let source = place.print(&["parse", "--format", "source"]);
    assert_eq!(source, SEED);
    let mut checked = 0;
    for measure in each(&plan["chapters"]).flat_map(|it| each(&it["measures"])) {
        let whole = span(measure);
        assert!(source[whole.clone()].contains(measure["label"].as_str().unwrap()));
        for (fields, word) in [
            ("milestones", "text"),
            ("targets", "text"),
            ("references", "name"),
        ] {
            for field in each(&measure[fields]) {
                let at = span(field);
                assert!(whole.start <= at.start && at.end <= whole.end, "{field}");
                let written = &source[at];
                if !written.contains('\n') {
                    let written = without_space(written);
                    let written = written.trim_matches(['“', '”', '《', '》']);
                    let said = without_space(field[word].as_str().unwrap());
                    assert_eq!(said.trim_matches(['《', '》']), written, "{field}");
                    checked += 1;
                }
            }
        }
        for assignment in each(&measure["assignments"]) {
            for party in each(&assignment["lead"]).chain(each(&assignment["responsible"])) {
                let written = &source[span(party)];
                if !written.contains('\n') {
                    assert_eq!(party["written"], written);
                    checked += 1;
                }
            }
        }
    }
    assert!(checked > 700, "{checked}");
}

/// Title, headings, measures and other text divide the source, white space aside.
#[test]
fn the_source_is_divided_without_gap() {
    let plan = Place::new().json(&["parse"]);
    let title = serde_json::json!({"source": plan["title_source"]});
    let mut spans = vec![span(&title)];
    for chapter in each(&plan["chapters"]) {
        spans.push(span(chapter));
        spans.extend(each(&chapter["sections"]).map(span));
        spans.extend(each(&chapter["measures"]).map(span));
    }
    // Furniture may stand inside a measure; other text does not.
    let other = each(&plan["other"]).filter(|it| it["kind"] != "page-furniture");
    spans.extend(other.map(span));
    spans.retain(|span| !span.is_empty());
    spans.sort_by_key(|span| span.start);
    let mut end = 0;
    for span in spans {
        assert!(span.start >= end, "{span:?} begins before {end}");
        assert_eq!(SEED[end..span.start].trim(), "");
        end = span.end;
    }
    assert_eq!(SEED[end..].trim(), "");
}

#[test]
fn a_year_can_be_said() {
    let place = Place::new();
    let plan = place.json(&["parse", "--year", "2023"]);
    assert_eq!(plan["year"], 2023);
    let milestone = &plan["chapters"][0]["measures"][0]["milestones"][0];
    assert_eq!(milestone["due"], "2023-06-30");
}

#[test]
fn ron_and_csv_say_the_same() {
    let place = Place::new();
    place.put("方案.txt", OTHER);
    let ron = place.print(&["parse", "方案.txt", "--format", "ron"]);
    assert!(ron.contains("title: \"某市配套措施\"") && ron.contains("due: Some(\"2021-06-30\")"));
    let csv = place.print(&["parse", "方案.txt", "--format", "csv"]);
    assert_eq!(
        csv,
        "编号,章,节,原文序号,任务,具体措施,牵头单位,责任单位,完成时限,指标,引用\r\n\
         1.1,1 开办企业,,(一),深化品牌,2021年6月底前完成。,市财政局,,2021年6月底前,,\r\n"
    );
}

#[test]
fn messages_come_in_the_chosen_language() {
    let place = Place::new();
    let why = |arguments: &[&str]| {
        let plan = place.json(arguments);
        plan["chapters"][0]["measures"][0]["milestones"][0]["why"].to_string()
    };
    assert!(why(&["parse"]).contains("最迟"));
    assert!(!why(&["parse", "--lang", "en"]).contains("最迟"));
    assert_eq!(
        why(&["--lang=en", "parse"]),
        why(&["parse", "--lang", "en"])
    );
}

#[test]
fn a_page_that_is_a_picture_is_told_beside_what_was_read() {
    let place = Place::new();
    place.put("方案.pdf", include_bytes!("../data/formats/mixed.pdf"));
    let answer = place.run(&["parse", "方案.pdf"]);
    assert_eq!(answer.code, 0);
    let told = "“方案.pdf”第 2 页是图片，上面的文字没有读入，其余各页已读入。";
    assert!(answer.err.starts_with(told), "{}", answer.err);
    let plan: Value = serde_json::from_str(&answer.text()).unwrap();
    assert!(
        plan["chapters"]
            .as_array()
            .is_some_and(|all| !all.is_empty())
    );
}
