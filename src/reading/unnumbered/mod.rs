//! Lines that head chapters and measures without a number: 【防沙治沙】, 一季度, 市甲局:, 项目名称:….

mod chapters;
mod items;

use super::label::{Label, Level, is_ornament};
use super::numeral::is_plain_numeral;
use super::stream::Stream;
use super::words::Words;

/// Longest name of a field, in characters.
const LONGEST_FIELD: usize = 8;
/// Longest heading in or behind 【】, in characters.
const LONGEST_BOX: usize = 30;

/// Indices of lines, growing, and how many bytes of each are its label.
#[derive(Default)]
pub struct Unnumbered {
    chapters: Vec<(usize, usize)>,
    sections: Vec<(usize, usize)>,
    items: Vec<(usize, usize)>,
}

impl Unnumbered {
    /// `labels`: what numbers or marks each line, if anything does.
    pub fn of(stream: &Stream, words: &Words, labels: &[Option<Label>]) -> Self {
        let lines = Lines {
            stream,
            words,
            labels,
        };
        let has = |levels: &[Level]| {
            let mut all = labels.iter().flatten();
            all.any(|label| levels.contains(&label.level))
        };
        let mut found = Self::default();
        if !has(&[Level::Part, Level::Chapter]) {
            found.chapters = lines.chapters();
        }
        found.sections = lines.stages();
        if !has(&[Level::Item]) {
            found.items = lines.items(&found.chapters);
        }
        found
    }

    /// How many chapters there are.
    pub fn chapters(&self) -> usize {
        self.chapters.len()
    }

    pub fn get(&self, line: usize) -> Option<(Level, usize)> {
        let length = |of: &[(usize, usize)]| {
            let index = of.binary_search_by_key(&line, |(line, _)| *line).ok()?;
            of.get(index).map(|(_, length)| *length)
        };
        let chapter = length(&self.chapters).map(|length| (Level::Chapter, length));
        let section = || length(&self.sections).map(|length| (Level::Section, length));
        let item = || length(&self.items).map(|length| (Level::Item, length));
        chapter.or_else(section).or_else(item)
    }
}

struct Lines<'a> {
    stream: &'a Stream<'a>,
    words: &'a Words,
    labels: &'a [Option<Label>],
}

/// 县教育局 of 县教育局牵头事项, 县教育局牵头(4项) and 县教育局:
pub fn unit_of_heading<'t>(heading: &'t str, words: &Words) -> &'t str {
    let heading = heading.trim_end_matches(':');
    let counted = heading
        .strip_suffix("项)")
        .and_then(|it| it.rsplit_once('('));
    let heading = match counted {
        Some((heading, count)) if count.trim_start_matches('共').parse::<u32>().is_ok() => heading,
        _ => heading,
    };
    let tasks = ["重点工作", "重点任务", "事项", "任务", "工作"];
    let tasks = tasks.iter().find_map(|it| heading.strip_suffix(it));
    let heading = tasks.unwrap_or(heading);
    let mut roles = words.idioms.lead.iter();
    let unit = roles.find_map(|role| heading.strip_suffix(role.as_str()));
    unit.unwrap_or(heading)
}

fn is_plain(heading: &str) -> bool {
    !heading.contains([':', '：', '】', '。', '，', ',', '；', ';'])
        && heading.chars().take(LONGEST_BOX + 1).count() <= LONGEST_BOX
}

/// Stands on both sides of a heading.
pub fn is_frame(c: char) -> bool {
    matches!(c, '=' | '~' | '#') || is_ornament(c)
}

/// 整改措施 at the start of 整改措施:建立机制, 归谁管 of 归谁管?县民政局
pub fn field_name(text: &str) -> Option<&str> {
    let end = text.find([':', '?'])?;
    let name = text.get(..end)?;
    let is_short = name.chars().take(LONGEST_FIELD + 1).count() <= LONGEST_FIELD;
    (is_short && !name.contains([',', '。', ';'])).then_some(name)
}

/// 分管领导:张三, with something behind the colon, and no number before it.
pub fn is_field(stream: &Stream, labels: &[Option<Label>], line: usize) -> bool {
    let text = stream.line_text(line);
    let says = field_name(text).is_some_and(|name| name.len() + ":".len() < text.len());
    says && matches!(labels.get(line), Some(None))
}

/// 第一阶段, with no sentence behind it.
fn is_stage(line: &str) -> bool {
    let is_number = |c: char| c.is_ascii_digit() || is_plain_numeral(c);
    let rest = line.strip_prefix('第').unwrap_or_default();
    rest.trim_start_matches(is_number).starts_with("阶段")
        && rest.starts_with(is_number)
        && !line.contains(['。', ';'])
}

/// 一季度, 第二季度工作:, 三月份, 10月, 7—9月
fn is_period(line: &str) -> bool {
    let line = line.trim_end_matches(':').trim_start_matches('第');
    let is_number = |c: char| c.is_ascii_digit() || is_plain_numeral(c);
    let rest = line.trim_start_matches(is_number);
    let last = rest.strip_prefix(['-', '—', '至', '~']);
    let last = last.map(|it| it.trim_start_matches(['-', '—']));
    let rest = last.map_or(rest, |last| last.trim_start_matches(is_number));
    let rest = match rest.len() < line.len() {
        true => rest
            .strip_prefix("季度")
            .or_else(|| rest.strip_prefix("月")),
        false => None,
    };
    let rest = rest.map(|rest| rest.strip_prefix('份').unwrap_or(rest));
    rest.is_some_and(|rest| matches!(rest, "" | "工作" | "任务" | "重点工作" | "重点任务"))
}
