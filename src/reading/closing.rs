use crate::plan::Idioms;

use super::head_lines::follows_field;
use super::label::label;
use super::stream::Stream;
use super::words::{Words, contains, starts_with};
use super::year::is_signed;

/// Most lines of a signature: who, and when.
const SIGNATURE_LINES: usize = 4;
/// Longest line of a signature, in characters.
const LONGEST: usize = 25;
/// Longest line that says who issued the document, and when.
const LONGEST_IMPRINT: usize = 45;

/// Where what follows the last measure begins: attachments listed, a signature, copies sent to. The end where nothing does.
///
/// `roles`: places where a role is named; behind the last of them, a line that closes closes for good.
pub fn closing(stream: &Stream, roles: &[usize], words: &Words) -> usize {
    let end = stream.folded.len();
    let last_role = roles.last().copied().unwrap_or_default();
    let later = stream.lines.partition_point(|line| line.start <= last_role);
    // 完成时限:全年 is said of the last measure, too.
    let is_field = |line: &usize| words.opens_with_label(stream.line_text(*line));
    let behind = later + (later..stream.lines.len()).take_while(is_field).count();
    let mut lines = (later..stream.lines.len()).map(|it| (it, stream.lines[it].start));
    let closes = |&(line, start): &(usize, usize)| {
        let rest = stream.folded.get(start..).unwrap_or_default();
        let stands_apart = !roles.is_empty() && line == behind && stands_apart(stream, line, words);
        let is_behind_field = follows_field(stream, words, line);
        let line = stream.line_text(line);
        // 备注:… under a table, whose last cell closes with no mark
        let is_remark = starts_with(rest, &["备注:", "注:"]);
        let closes = || closes(rest, &words.idioms) || is_imprint(line);
        is_remark || stands_apart || (is_behind_field || ends_closed(stream, start)) && closes()
    };
    let attached = lines.find(closes).map_or(end, |(_, start)| start);
    signature(stream, attached).unwrap_or(attached)
}

/// 主办:市政府办公室督查室 above 抄送:…: who made the paper, and nothing that is to be done.
pub fn is_maker(stream: &Stream, role: usize) -> bool {
    let line = stream.lines.partition_point(|line| line.start <= role);
    let own = line.checked_sub(1).map_or("", |own| stream.line_text(own));
    own.starts_with("主办:") && starts_with(stream.line_text(line), &["抄送", "抄报"])
}

/// A paragraph behind a blank line and the last bracket of units, which no label opens.
fn stands_apart(stream: &Stream, line: usize, words: &Words) -> bool {
    let text = stream.line_text(line);
    let is_after_blank = stream.lines.get(line).is_some_and(|line| line.after_blank);
    let start = stream.lines.get(line).map_or(0, |line| line.start);
    let before = stream.folded.get(..start).unwrap_or_default();
    is_after_blank
        && (follows_field(stream, words, line)
            || before.trim_end_matches(['。', ';']).ends_with(')'))
        && label(text).is_none()
        && !words.opens_with_label(text)
}

fn ends_closed(stream: &Stream, start: usize) -> bool {
    let before = stream.folded.get(..start).unwrap_or_default();
    before.is_empty() || before.ends_with(['。', ')', ';', '!'])
}

fn closes(line: &str, idioms: &Idioms) -> bool {
    let numbered = line.strip_prefix("附件").map(|rest| {
        let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        rest.starts_with([':', '.'])
    });
    numbered == Some(true)
        || comes_into_force(line)
        || asks_all(line)
        || starts_with(line, &idioms.closings)
}

/// `本方案自印发之日起施行,有效期2年。`: says how long the document holds.
fn comes_into_force(line: &str) -> bool {
    let sentence = line.split('。').next().unwrap_or_default();
    let holds = ["施行", "实施", "执行", "有效期", "负责解释"];
    line.starts_with('本')
        && contains(sentence, &["自", "由", "有效期", "从"])
        && contains(sentence, &holds)
}

/// `丙市人民政府办公室 2023年3月2日印发`
fn is_imprint(line: &str) -> bool {
    let is_short = line.chars().take(LONGEST_IMPRINT + 1).count() <= LONGEST_IMPRINT;
    line.ends_with("日印发") && is_short && !line.contains(['。', ';'])
}

/// `各县市、各部门要加强组织领导,…`, `各成员单位分别于6月15日前将进展情况报区食安办。`
fn asks_all(line: &str) -> bool {
    let sentence = line.split(['。', ';']).next().unwrap_or_default();
    let clause = sentence.split(',').next().unwrap_or_default();
    let who = |word| clause.split_once(word).map(|(who, _)| who);
    let reports = contains(sentence, &["报送", "上报", "情况报", "总结报"]);
    let dated = ["分别", "于", "每"].map(|word| who(word).filter(|_| reports));
    let each = |name: &str| name.starts_with('各') || name.starts_with("有关");
    let mut asked = [who("要")].into_iter().chain(dated).flatten();
    // 各乡(镇)、街道要在通知印发后15日内制定办法
    asked.any(|who| who.split(['、', '和']).next().is_some_and(each))
}

/// `丙市人民政府` and `2021年5月20日`, the last lines before `end`.
fn signature(stream: &Stream, end: usize) -> Option<usize> {
    let count = stream.lines.partition_point(|line| line.start < end);
    let lines = stream.lines.get(..count)?;
    let is_date = |index: usize| {
        let start = lines.get(index)?.start;
        let next = lines.get(index + 1).map_or(end, |line| line.start);
        is_signed(stream.text(&(start..next))).then_some(start)
    };
    let first = count.saturating_sub(SIGNATURE_LINES);
    let (dated, date) = (first..count)
        .rev()
        .find_map(|index| Some((index, is_date(index)?)))?;
    // Who signs stands above, and closes with no mark.
    let is_apart = |start| stream.line_at(start).is_some_and(|line| line.after_blank);
    let mut start = date;
    for line in lines.get(first..dated)?.iter().rev() {
        if ends_closed(stream, start) || start < date && is_apart(start) {
            break;
        }
        let name = stream.text(&(line.start..start));
        let is_name = name.chars().take(LONGEST + 1).count() <= LONGEST
            && !name.contains([',', '。', ';', ':']);
        start = is_name.then_some(line.start)?;
    }
    (is_apart(start) || ends_closed(stream, start)).then_some(start)
}
