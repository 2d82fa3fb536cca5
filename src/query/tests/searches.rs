use super::build::{index, plan};
use crate::query::{Filter, Ground};

#[track_caller]
fn check(search: &str, expected: &[&str]) {
    let plan = plan();
    let filter = Filter {
        search: search.into(),
        ..Filter::default()
    };
    let index = index();
    let rows = index.results(&filter).rows;
    let ids: Vec<&str> = rows
        .iter()
        .map(|&row| plan.measures[row].id.as_str())
        .collect();
    assert_eq!(ids, expected);
    for row in 0..plan.measures.len() {
        let is_hidden = !index.hidden_by(&filter, row).is_empty();
        assert_eq!(is_hidden, !rows.contains(&row), "{search} {row}");
    }
}

#[test]
fn words_in_any_width_and_case() {
    check("电子", &["1.1", "2.2"]);
    check("4012", &["1.1"]);
    check("etc", &["1.2"]);
    check("电子　票据", &["2.2"]);
    check("电子 ETC", &[]);
    check("   ", &["1.1", "1.2", "1.3", "2.1", "2.2"]);
}

#[test]
fn ids_as_typed() {
    check("1.1", &["1.1", "1.2"]);
    check("2.2", &["2.2"]);
    check("１．３", &["1.3"]);
    check("1.3#1", &["1.3"]);
    check("2.", &["2.1", "2.2"]);
    check("9.9", &[]);
}

#[test]
fn departments_by_any_of_their_names() {
    check("交通局", &["1.1"]);
    check("交通运输", &["1.1"]);
    check("各县区", &["1.3"]);
    check("财政局 etc", &["1.2"]);
}

#[test]
fn letters_spell_names_titles_tags_and_first_lines_of_notes() {
    check("czj", &["1.1", "1.2", "2.2"]);
    check("caizhengju", &["1.1", "1.2", "2.2"]);
    check("jiaotongju", &["1.1"]);
    check("jtj", &["1.1"]);
    check("yangeyusuan", &["2.2"]);
    check("yange", &["2.2"]);
    check("zd", &["2.1"]);
    check("clhc", &["2.1"]);
    // In a text two letters would spell too much.
    check("jhcl", &[]);
    check("dzyz", &[]);
    check("\"czj\"", &[]);
}

#[test]
fn traditional_and_simplified_are_one() {
    check("電子", &["1.1", "2.2"]);
    check("財政局", &["1.1", "1.2", "2.2"]);
    check("cai財", &[]);
}

#[test]
fn exactly_as_it_stands() {
    check("\"1.1万\"", &["1.2"]);
    check("“交通局”", &["1.1"]);
    check("“各县区”", &[]);
}

#[test]
fn what_must_not_be_there() {
    check("-电子", &["1.2", "1.3", "2.1"]);
    check("财政局 -推广", &["1.1"]);
    check("-czj", &["1.3", "2.1"]);
    check("电子 -电子", &[]);
}

#[test]
fn fields() {
    check("部门:财政", &["1.1", "1.2", "2.2"]);
    check("牵头：czj", &["1.1", "2.2"]);
    check("责任:财政局", &["1.2"]);
    check("部门:冠县", &["1.3", "2.1"]);
    check("部门:公安,工商联", &["1.2", "2.1"]);
    check("-部门:财政", &["1.3", "2.1"]);
    check("月:6", &["1.1", "1.3"]);
    check("月:四季度 部门:财政", &["2.2"]);
    check("月:无", &["2.1"]);
    check("月:13", &[]);
    check("状态:已完成", &["1.1"]);
    check("状态:完成、延期", &["1.1", "1.2"]);
    check("灯:无时限", &["2.1"]);
    check("署名:乙", &["1.2", "2.1"]);
    check("标签:zd", &["2.1"]);
    check("章:2", &["2.1", "2.2"]);
    check("有批注", &["2.1", "2.2"]);
    check("无批注 -部门:财政", &["1.3"]);
    check("部门:", &["1.1", "1.2", "1.3", "2.1", "2.2"]);
}

#[track_caller]
fn check_grounds(search: &str, id: &str, expected: &[Ground]) {
    let index = index();
    let row = plan().find(id).unwrap();
    assert_eq!(index.grounds(&index.parse(search), row), expected);
}

#[test]
fn why_a_measure_is_found() {
    use Ground::*;
    check_grounds("2.2", "2.2", &[Id]);
    check_grounds("4012 电子", "1.1", &[Title, Text]);
    check_grounds(
        "财政 交通运输",
        "1.1",
        &[
            Department("市财政局".into()),
            Department("市交通运输局".into()),
        ],
    );
    check_grounds("各县区", "1.3", &[Alias("各县区".into())]);
    check_grounds("jtj", "1.1", &[SpelledDepartment("市交通局".into())]);
    check_grounds("tgetc", "1.2", &[]);
    check_grounds("tuiguang", "1.2", &[Spelled]);
    check_grounds("a表 重点", "2.1", &[Note, Tag]);
    check_grounds("部门:财政 -电子", "1.1", &[]);
}

#[test]
fn notes_and_tags() {
    check("a表", &["2.1"]);
    check("重点", &["2.1"]);
    check("重点 流程", &["2.1"]);
}

#[test]
fn no_word_is_found_across_two_measures_or_fields() {
    check("品牌6月", &[]);
    check("电子印章。(一)", &[]);
}
