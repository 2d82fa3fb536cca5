//! Lines that head chapters and measures without a number: 【防沙治沙】, 一季度, 市甲局:, 项目名称:….

use super::label::{Label, Level, is_bullet};
use super::numeral::is_plain_numeral;
use super::stream::Stream;
use super::words::{LabelKind, Words, starts_with};

/// Longest name of a unit that heads its tasks, in characters.
const LONGEST_UNIT: usize = 20;
/// Longest name of a field, in characters.
const LONGEST_FIELD: usize = 8;
/// Fewest blocks that are measures.
const FEWEST_BLOCKS: usize = 3;
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
        if !has(&[Level::Section, Level::Item]) {
            found.items = lines.items(&found.chapters);
        }
        found
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

impl Lines<'_> {
    /// 【防沙治沙】, 【行动一】景区提质, 一季度 or 市甲局: on a line of its own, where several head chapters so.
    fn chapters(&self) -> Vec<(usize, usize)> {
        let all = |length: &dyn Fn(usize) -> Option<usize>| -> Vec<(usize, usize)> {
            let lines = 0..self.labels.len();
            lines.filter_map(|it| Some((it, length(it)?))).collect()
        };
        let holds_items = |line: usize| matches!(self.labels.get(line + 1), Some(Some(_)));
        let is_period = |line: usize| is_period(self.stream.line_text(line));
        let kinds = [
            all(&|line| self.is_boxed(line).then_some("(".len())),
            all(&|line| is_period(line).then_some(0)),
            all(&|line| (holds_items(line) && self.is_unit(line)).then(|| self.bullet(line))),
            all(&|line| (holds_items(line) && self.opens_with_box(line)).then_some(0)),
        ];
        let several = kinds.into_iter().find(|lines| lines.len() >= 2);
        several.unwrap_or_default()
    }

    /// 第一阶段:动员摸底(2月下旬—3月上旬), above 1.: one after another.
    fn stages(&self) -> Vec<(usize, usize)> {
        let heads_items = |line: &usize| {
            let next = self.labels.get(line + 1).copied().flatten();
            next.is_some_and(|next| next.level > Level::Section && next.level < Level::Bullet)
                && is_stage(self.stream.line_text(*line))
        };
        let lines: Vec<usize> = (0..self.labels.len()).filter(heads_items).collect();
        match lines.len() {
            0 | 1 => Vec::new(),
            _ => lines.into_iter().map(|line| (line, 0)).collect(),
        }
    }

    /// 项目名称:…, whose name comes again for every measure, or 市甲局:开展….
    fn items(&self, chapters: &[(usize, usize)]) -> Vec<(usize, usize)> {
        let records = self.records();
        let items = match self.several_in_one_chapter(&records, chapters) {
            true => records,
            false => (0..self.labels.len())
                .filter(|&line| self.is_said_of_unit(line))
                .map(|line| (line, 0))
                .collect(),
        };
        match self.several_in_one_chapter(&items, chapters) {
            true => items,
            false => self.blocks(),
        }
    }

    /// First lines between empty ones, above who does it, where nothing is numbered.
    fn blocks(&self) -> Vec<(usize, usize)> {
        if self.labels.iter().any(Option::is_some) {
            return Vec::new();
        }
        let lines = &self.stream.lines;
        let begins = |line: &usize| lines.get(*line).is_some_and(|it| it.after_blank);
        let starts: Vec<usize> = (0..self.labels.len()).filter(begins).collect();
        let ends = starts.iter().skip(1).copied().chain([self.labels.len()]);
        let says_who = |line: usize| {
            let name = field_name(self.stream.line_text(line));
            let kind = name.and_then(|name| self.words.label_kind(name));
            matches!(kind, Some(LabelKind::Lead | LabelKind::Support))
        };
        let heads = starts.iter().zip(ends).filter(|(start, end)| {
            is_plain(self.stream.line_text(**start)) && (*start + 1..*end).any(says_who)
        });
        let heads: Vec<(usize, usize)> = heads.map(|(start, _)| (*start, 0)).collect();
        match heads.len() < FEWEST_BLOCKS {
            true => Vec::new(),
            false => heads,
        }
    }

    /// Lines that open with the first field whose name comes again, where others say who or when.
    fn records(&self) -> Vec<(usize, usize)> {
        let name = |line: usize| field_name(self.stream.line_text(line));
        let is_known = |name: &str| self.words.label_kind(name).is_some();
        let lines = 0..self.labels.len();
        let names: Vec<(usize, &str)> = lines
            .filter_map(|it| Some((it, name(it)?)))
            .filter(|(line, _)| !matches!(self.labels.get(*line), Some(Some(_))))
            .collect();
        let count = |of: &str| names.iter().filter(|(_, it)| *it == of).count();
        let first = names.iter().find(|(_, it)| count(it) >= 2);
        let Some((_, first)) =
            first.filter(|(_, it)| !is_known(it) && !self.words.looks_like_unit(it))
        else {
            return Vec::new();
        };
        // (1)推进项目建设 over 任务内容:… is the head itself.
        let is_below_number = |line: usize| {
            let above = line.checked_sub(1).and_then(|above| self.labels.get(above));
            above.is_some_and(|it| it.is_some_and(|it| it.level > Level::Chapter))
        };
        let mut heads = names.iter().filter(|(_, it)| it == first);
        if heads.any(|(line, _)| is_below_number(*line)) {
            return Vec::new();
        }
        let has_fields = names.iter().filter(|(_, it)| is_known(it)).count() >= count(first);
        let records = names.iter().filter(|(_, it)| has_fields && it == first);
        records
            .map(|(line, it)| (*line, it.len() + ":".len()))
            .collect()
    }

    /// Where each numbered chapter has but one, the chapters are the measures.
    fn several_in_one_chapter(
        &self,
        items: &[(usize, usize)],
        chapters: &[(usize, usize)],
    ) -> bool {
        let is_head = |line: &usize| {
            let numbered = |label: &Label| label.level <= Level::Chapter;
            chapters.binary_search_by_key(line, |(it, _)| *it).is_ok()
                || self
                    .labels
                    .get(*line)
                    .is_some_and(|it| it.is_some_and(|it| numbered(&it)))
        };
        let mut pairs = items.windows(2);
        pairs.any(
            |pair| matches!(pair, [(one, _), (next, _)] if !(*one..*next).any(|it| is_head(&it))),
        )
    }

    /// 市甲局:, ■市甲局牵头(4项)
    fn is_unit(&self, line: usize) -> bool {
        let line = self.stream.line_text(line);
        let bare = line.trim_start_matches(is_bullet);
        let name = unit_of_heading(bare, self.words);
        let is_marked = line.ends_with(':') || bare.len() < line.len() || name.len() < bare.len();
        is_marked && self.is_levelled_unit(name)
    }

    /// How many bytes a line's mark takes: ■.
    fn bullet(&self, line: usize) -> usize {
        let line = self.stream.line_text(line);
        line.len() - line.trim_start_matches(is_bullet).len()
    }

    /// 市甲局:开展检查。
    fn is_said_of_unit(&self, line: usize) -> bool {
        let text = self.stream.line_text(line);
        let names = self.words.unit_in_front(text);
        names.is_some_and(|names| names + ":".len() < text.len())
    }

    fn is_levelled_unit(&self, name: &str) -> bool {
        let is_short = name.chars().take(LONGEST_UNIT + 1).count() <= LONGEST_UNIT;
        let is_levelled = starts_with(name, &self.words.idioms.levels);
        is_short && is_levelled && !name.contains('、') && self.words.looks_like_unit(name)
    }

    /// A line that is 【…】 and nothing else, and no field: 【责任单位:市甲局】.
    fn is_boxed(&self, line: usize) -> bool {
        self.split_box(line)
            .is_some_and(|(inside, behind)| is_plain(inside) && behind.is_empty())
    }

    /// 【行动一】景区提质
    fn opens_with_box(&self, line: usize) -> bool {
        self.split_box(line).is_some_and(|(inside, behind)| {
            is_plain(inside) && is_plain(behind) && self.words.label_kind(inside).is_none()
        })
    }

    fn split_box(&self, line: usize) -> Option<(&str, &str)> {
        let line = self.stream.lines.get(line)?;
        let text = line.source.of(self.stream.source);
        text.strip_prefix('【')?.split_once('】')
    }
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

/// 整改措施 at the start of 整改措施:建立机制
pub fn field_name(text: &str) -> Option<&str> {
    let end = text.find(':')?;
    let name = text.get(..end)?;
    let is_short = name.chars().take(LONGEST_FIELD + 1).count() <= LONGEST_FIELD;
    (is_short && !name.contains([',', '。', ';'])).then_some(name)
}

/// 第一阶段, with no sentence behind it.
fn is_stage(line: &str) -> bool {
    let is_number = |c: char| c.is_ascii_digit() || is_plain_numeral(c);
    let rest = line.strip_prefix('第').unwrap_or_default();
    rest.trim_start_matches(is_number).starts_with("阶段")
        && rest.starts_with(is_number)
        && !line.contains(['。', ';'])
}

/// 一季度, 第二季度工作:, 三月份, 10月
fn is_period(line: &str) -> bool {
    let line = line.trim_end_matches(':').trim_start_matches('第');
    let is_number = |c: char| c.is_ascii_digit() || is_plain_numeral(c);
    let rest = line.trim_start_matches(is_number);
    let rest = match rest.len() < line.len() {
        true => rest
            .strip_prefix("季度")
            .or_else(|| rest.strip_prefix("月")),
        false => None,
    };
    let rest = rest.map(|rest| rest.strip_prefix('份').unwrap_or(rest));
    rest.is_some_and(|rest| matches!(rest, "" | "工作" | "任务" | "重点工作" | "重点任务"))
}
