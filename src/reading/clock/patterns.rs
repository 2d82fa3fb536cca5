use crate::plan::Idioms;

use super::Pattern;
use crate::reading::words::any;

const MONTH: &str = "(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元])";
const DAY: &str =
    "(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])";
const YEAR: &str = "(?:(?P<year>(?:19|20)[0-9]{2}|二[〇○零][〇○零一二三四五六七八九]{2})年度?|\
                    (?P<said>今年|本年度|本年|明年|次年)|(?P<minguo>1[0-9]{2})年)";
const PART: &str = "底|末|初|上中旬|中下旬|上旬|中旬|下旬";
const BEFORE: &str = "或之前|或以前|之前|以前|前|止";
const FROM: &str = "起|开始";

/// What to search for, the more particular first.
pub fn patterns(idioms: &Idioms) -> [(Pattern, String); 11] {
    let tails = tails();
    [
        (Pattern::Every, every()),
        (Pattern::Rhythm, rhythm(idioms)),
        (Pattern::Named, named(idioms)),
        (Pattern::Fiscal, fiscal()),
        (Pattern::Dated, format!("{YEAR}(?:{tails})?")),
        (Pattern::Dated, bare(&tails)),
        (Pattern::Dated, numeric()),
        (Pattern::Relative, relative()),
        (Pattern::Class, class()),
        (Pattern::Ongoing, any(&idioms.ongoing)),
        (Pattern::AtOnce, any(&idioms.at_once)),
    ]
}

/// 每月10日前, 每季度末, 每周一
fn every() -> String {
    format!(
        "每个?(?P<unit>半个?月|[2-6]个月|(?:[0-9]{{1,2}}|[两三五七十])[天日]|两个月|两月|双月|三个月|两年|三年|五年|学期|学年|旬|月|季度|季|半年|年度|年|两周|周|星期)\
         (?P<weekday>[一二三四五六日末](?P<weekdays>(?:[、和及][一二三四五六日])+)?)?\
         (?:(?P<early>首[月周]|次月|第[一二]个月|第[一二三四]周|最后一周)|末月|第三个月|最后一个月)?\
         (?:(?P<month>{MONTH})月(?:{PART}|{DAY}[日号])?(?P<others>(?:[、和]{MONTH}月(?:{PART}|{DAY}[日号])?)+)?|(?P<third>[上中下]旬|初)|\
         (?P<period>第?[一二三四1234]季度|[上下]半年)(?:底|末)?|\
         (?P<day>{DAY})[日号](?P<more>(?:[、和至—-]{DAY}[日号])+)?|年?(?P<end>底|末))?(?:{BEFORE})?"
    )
}

/// 按月 where something is reported: 按月通报
fn rhythm(idioms: &Idioms) -> String {
    let verbs = any(&idioms.reporting_verbs);
    format!(
        "(?P<span>[逐按](?P<unit>月|季度?|周|半年|年|日|天)|每[日天])(?:[向对在][^,。;]{{2,14}})?(?:集中|统一|定期|入户|入托|上门)?{verbs}"
    )
}

/// 国庆节前, 前三季度, 3、6、9月: times that no rule here dates
fn named(idioms: &Idioms) -> String {
    let seasons = any(&idioms.seasons);
    format!(
        "(?:(?:20[0-9]{{2}}|今|明)年)?(?:[春秋]季)?“?{seasons}”?(?:节|期间?|季|假期|来临|期到来)?(?:{BEFORE})|前[二两三]个?季度|年初|1[0-9]{{2}}年第?[12一二]期作(?:{FROM})?|年终(?:{BEFORE})|汛[前后]|(?:月|季|季度|周)[底末](?:之前|以前|前)|\
         (?:本月|下月|次月|当月)(?:{PART}|{DAY}[日号])(?:{BEFORE})?|“?十[一二三四五六]五”?(?:规划|时期)?期?末(?:{BEFORE})?|\
         (?:20[0-9]{{2}}年)?[春秋]季学期|[0-9]{{3,4}}(?:[-—][0-9]{{2,4}})?学年度?(?:第[一二]学期)?(?:{FROM})?|\
         {MONTH}(?:、{MONTH})+月份?(?:{PART})?(?:{BEFORE})?"
    )
}

/// 2025-26年度: from April to March, as Hong Kong and Macao count them
fn fiscal() -> String {
    format!(
        "(?P<year>20[0-9]{{2}})[-—/](?P<close>[0-9]{{2}})\
         (?:(?:至|[-—]{{1,2}})(?P<last>20[0-9]{{2}})[-—/](?P<lastclose>[0-9]{{2}}))?(?:财政)?年度\
         (?:之?内|(?:底|末|终)(?:{BEFORE})?|(?P<before10>{BEFORE})|(?P<from10>{FROM}))?"
    )
}

/// 三年内, 10个工作日内
fn relative() -> String {
    "(?:[0-9]{1,3}[-—~至])?(?:[0-9]{1,3}|[一二三四五六七八九十两半几]{1,3})(?P<count>个)?\
     (?P<unit>年|月|季度|周|星期|天|日|工作日|小时)(?:之内|以内|内|[之以]?(?P<after>后))"
        .to_owned()
}

/// 中期(1—2年)
fn class() -> String {
    let number = "[0-9一二三四五六七八九十两]{1,3}";
    format!(
        "[短中长近]期\\((?P<span>{number}(?:[-—~至]{number})?(?:年|个月)(?:以?内|左右|以上)?)\\)"
    )
}

/// 2024.6.30, 2024-06-30
fn numeric() -> String {
    format!(
        "(?P<year>20[0-9]{{2}})[./-](?P<m3>1[0-2]|0?[1-9])[./-](?P<d3>3[01]|[12][0-9]|0?[1-9])\
         (?P<before3>{BEFORE})?(?P<from3>{FROM})?"
    )
}

/// What may follow a year; all but the last lines may stand alone.
fn tails() -> String {
    format!(
        "(?P<m1>{MONTH})(?:月(?:份|(?P<part1>{PART})|(?P<d1>{DAY})[日号]?)?)?(?:[-—~]{{1,2}}|至|到)\
         (?:(?P<year2>20[0-9]{{2}})年|(?P<next2>次年|翌年|来年|第二年))?(?:(?P<m2>{MONTH})月(?:份|(?P<part2>{PART})|(?P<d2>{DAY})[日号])?|(?P<d2only>{DAY})[日号])\
         (?:{BEFORE})?|\
         (?P<m3>{MONTH})月(?P<d3>{DAY})[日号](?:\\((?:星期|周)[一二三四五六日天]\\))?(?:[0零]时|零点|24时)?(?P<before3>{BEFORE})?(?P<from3>{FROM})?|\
         (?P<m4>{MONTH})月份?(?P<part4>{PART})?(?P<before4>{BEFORE})?(?P<from4>{FROM})?|\
         第?(?:(?P<quarter1>[一二三四1234])(?:[、和至-]|——?)第?)?(?P<quarter>[一二三四1234])季度(?P<end5>底|末)?(?P<before5>{BEFORE})?(?P<from5>{FROM})?|\
         (?P<opening>首)季度?(?P<before12>{BEFORE})?(?P<from12>{FROM})?|\
         第(?P<season>[一二三四1234])季(?P<end11>底|末)?(?P<before11>{BEFORE})?(?P<from11>{FROM})?|\
         (?P<half>[上下])半年(?P<end6>底|末)?(?P<before6>{BEFORE})?(?P<from6>{FROM})?|\
         年?(?P<end7>底|末)(?P<before7>{BEFORE})?|\
         (?P<in8>之内|以内|内|全年)|年?(?P<mid9>中)(?P<before9>{BEFORE})?|\
         (?P<before10>{BEFORE})|度?(?P<from10>{FROM})|\
         [-—至](?P<last>20[0-9]{{2}}|1[0-9]{{2}})年"
    )
}

/// The tails that need no year before them.
fn bare(tails: &str) -> String {
    let years = "(?P<first>20[0-9]{2})[-—至](?P<last>20[0-9]{2})年";
    let (dated, _) = tails.split_once("年?(?P<end7>").unwrap_or((tails, ""));
    format!(
        "{years}|{dated}年(?P<end7>底|末)(?P<before7>{BEFORE})?|年(?P<in8>之内|以内|内)|年(?P<mid9>中)(?P<before9>{BEFORE})?"
    )
}
