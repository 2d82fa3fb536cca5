use std::ops::Range;

use regex::Regex;

use crate::plan::{Idioms, Target};

use super::measure::Draft;
use super::words::{any, compiled};

/// How far back, in bytes, a quantity's clause is looked at.
const WINDOW: usize = 300;
/// Most characters between a verb that makes and the quantity it makes.
const FARTHEST: usize = 24;

/// The patterns of quantities and of the words that set them.
pub struct Gauge {
    quantity: Regex,
    /// 不超过, 压缩至: the number follows.
    reach: Regex,
    /// 新增, 培训: the number follows, or ends the clause.
    make: Regex,
    /// 已, 去年: the clause tells what is, not what must be.
    fact: Regex,
    /// 较上年: compares, and still says what must be.
    compared: Regex,
    /// 凡, 满: says which things are meant.
    condition: Regex,
    /// Units that numbers in Chinese characters count.
    in_words: Vec<String>,
}

impl Gauge {
    pub fn new(idioms: &Idioms) -> Self {
        let numeral = "(?:[0-9]+(?:\\.[0-9]+)?|[一二三四五六七八九十百千两半]+)";
        let counters = any(&idioms.counters);
        let quantity = format!(
            "(?:[百一二三四五六七八九十]+分之{numeral}|{numeral}(?:多|余)?[万亿]?(?:(?P<share>[%‰])|(?P<unit>{counters})))\
             (?P<bound>(?:及|或)?以上|(?:及|之)?以[内下]|内|左右)?"
        );
        // 压缩通关时间至30小时
        let change = "(?:压缩|压减|缩短|精简|提升|提高|降低|减少|增加|扩大|扩展|控制)(?P<metric>[^,。;]{2,20})[至到]";
        let reach = format!(
            "(?:{change}|{})(?:约|近|到|在|了|第一批)?$",
            any(&idioms.target_verbs)
        );
        Self {
            quantity: compiled(&quantity),
            reach: compiled(&reach),
            make: compiled(&any(&idioms.making_verbs)),
            fact: compiled(&any(&idioms.fact_words)),
            compared: compiled(&format!("(?:较|比|同比){}", any(&idioms.fact_words))),
            condition: compiled(&any(&idioms.condition_words)),
            in_words: idioms.counted_in_words.clone(),
        }
    }
}

/// The quantities a measure must reach, in the order of the document.
pub fn targets(draft: &Draft, gauge: &Gauge) -> Vec<Target> {
    let stream = draft.stream;
    let parts = draft.title_parts.iter().chain(&draft.text_parts);
    let mut made = Vec::new();
    for part in parts {
        let found = in_text(stream.text(part), gauge);
        made.extend(found.into_iter().map(|found| {
            let place = |range: &Range<usize>| part.start + range.start..part.start + range.end;
            let quantity = place(&found.quantity);
            let words = stream.shown(&quantity);
            Target {
                text: words.chars().filter(|c| !c.is_whitespace()).collect(),
                metric: stream.shown(&place(&found.metric)),
                place: draft.place(&quantity),
                source: stream.span(&quantity),
            }
        }));
    }
    made
}

/// Bytes of one text.
struct Found {
    quantity: Range<usize>,
    metric: Range<usize>,
}

/// A quantity among the words of its clause.
struct Candidate<'a> {
    text: &'a str,
    quantity: Range<usize>,
    /// Where its clause begins.
    clause: usize,
    /// Counts time, so that it may be a span or a date.
    of_time: bool,
    bounded: bool,
}

fn in_text(text: &str, gauge: &Gauge) -> Vec<Found> {
    let mut all: Vec<Found> = Vec::new();
    for found in gauge.quantity.captures_iter(text) {
        let Some(whole) = found.get(0) else { continue };
        let of_time = found
            .name("unit")
            .is_some_and(|unit| counts_time(unit.as_str()));
        let candidate = Candidate {
            text,
            quantity: whole.range(),
            clause: clause_start(text, whole.start()),
            of_time,
            bounded: found.name("bound").is_some(),
        };
        let is_date = found
            .name("unit")
            .is_some_and(|unit| is_date(whole.as_str(), unit.as_str()));
        let in_digits = whole.as_str().starts_with(|c: char| c.is_ascii_digit());
        let unit = found.name("unit").map_or("", |unit| unit.as_str());
        let tells_apart =
            !in_digits && !unit.is_empty() && !gauge.in_words.iter().any(|it| it == unit);
        if is_date || tells_apart || candidate.is_part_of_a_word() {
            continue;
        }
        let metric = match all.last() {
            // 达到92%、86%: one metric, several quantities.
            Some(last) if candidate.continues(last) => Some(last.metric.clone()),
            _ => candidate.metric(gauge),
        };
        if let Some(metric) = metric {
            all.push(Found {
                quantity: candidate.quantity,
                metric,
            });
        }
    }
    all
}

fn counts_time(unit: &str) -> bool {
    unit.ends_with(['年', '月', '日', '天', '时', '周'])
        || unit.ends_with("分钟")
        || unit.ends_with("小时")
}

/// 2021年, 6月.
fn is_date(quantity: &str, unit: &str) -> bool {
    let digits = quantity.chars().take_while(char::is_ascii_digit).count();
    unit == "月" || unit == "年" && digits == 4
}

fn clause_start(text: &str, end: usize) -> usize {
    let from = text.floor_char_boundary(end.saturating_sub(WINDOW));
    let before = text.get(from..end).unwrap_or_default();
    let mark = |c: char| matches!(c, ',' | ';' | '。' | ':' | '(' | '!');
    let last = before.char_indices().rfind(|&(_, c)| mark(c));
    last.map_or(from, |(at, c)| from + at + c.len_utf8())
}

impl<'a> Candidate<'a> {
    fn lead(&self) -> &'a str {
        self.text
            .get(self.clause..self.quantity.start)
            .unwrap_or_default()
    }

    fn after(&self) -> &'a str {
        self.text.get(self.quantity.end..).unwrap_or_default()
    }

    /// 第3个, “24小时不打烊”, 《十条》, 2021.5家, 一个月.
    fn is_part_of_a_word(&self) -> bool {
        let lead = self.lead();
        let inside = |open, close| lead.matches(open).count() > lead.matches(close).count();
        lead.ends_with(['第', '.', '—', '-', '/', '每'])
            || lead.ends_with(|c: char| c.is_ascii_digit() || super::numeral::is_numeral(c))
            || inside('“', '”')
            || inside('《', '》')
    }

    fn continues(&self, last: &Found) -> bool {
        let between = self.text.get(last.quantity.end..self.quantity.start);
        let linked = between.is_some_and(|between| matches!(between, "、" | "和" | "及" | "以及"));
        linked && !self.qualifies()
    }

    /// 50人以上的企业, 500万元以上项目: says which, not how many.
    fn qualifies(&self) -> bool {
        let span = self.text.get(self.quantity.clone());
        let is_span = span.is_some_and(|quantity| quantity.ends_with('内'));
        // 容量不大于160千瓦、实行“三零”服务的企业
        let after = self.after();
        let clause = after.split([',', ';', '。']).next().unwrap_or_default();
        let listed = after.starts_with(['、', '和', '且', '或']) && clause.contains('的');
        listed || after.starts_with('的') || self.bounded && !is_span && !self.ends_clause()
    }

    fn ends_clause(&self) -> bool {
        let next = self.after().chars().next();
        next.is_none_or(|c| matches!(c, ',' | ';' | '。' | '、' | ')' | '(' | '!' | '和' | '并'))
    }

    /// The words that say what is counted; `None` where it is no target.
    fn metric(&self, gauge: &Gauge) -> Option<Range<usize>> {
        let lead = self.lead();
        let told = gauge.compared.replace_all(lead, "");
        let recurs = lead.contains('每');
        if self.after().starts_with('的') || recurs || gauge.fact.is_match(&told) {
            return None;
        }
        if let Some(verb) = gauge.reach.captures(lead) {
            let changed = verb
                .name("metric")
                .map(|it| self.clause + it.start()..self.clause + it.end());
            let start = verb.get(0).map_or(0, |verb| verb.start());
            let metric = changed.unwrap_or_else(|| self.measured(start, gauge));
            return (!self.qualifies()).then_some(metric);
        }
        if self.of_time {
            return None;
        }
        let verb = gauge.make.find_iter(lead).last();
        let made = verb.filter(|verb| {
            let between = lead.get(verb.end()..).unwrap_or_default();
            let near = between.chars().take(FARTHEST + 1).count() <= FARTHEST;
            let counted =
                between.is_empty() || between.ends_with(['等', '的']) || self.ends_clause();
            near && counted
        });
        if let Some(verb) = made {
            return Some(self.made(verb.end()));
        }
        let words = self.text.get(self.quantity.clone()).unwrap_or_default();
        // 加固堤防12公里: a verb, what it makes, and how much.
        let in_digits = words.starts_with(|c: char| c.is_ascii_digit());
        let counts = in_digits && !self.bounded && lead.chars().count() >= 2;
        if counts && self.ends_clause() && !self.qualifies() && !gauge.condition.is_match(lead) {
            return Some(self.clause..self.quantity.start);
        }
        let least = self.bounded && words.ends_with('上');
        (least && self.ends_clause() && !lead.is_empty()).then(|| self.measured(lead.len(), gauge))
    }

    /// What stands before the verb in its clause; where nothing does, what follows the quantity.
    fn measured(&self, verb: usize, gauge: &Gauge) -> Range<usize> {
        let lead = self.lead().get(..verb).unwrap_or_default();
        let opening = gauge.make.find(lead).filter(|verb| verb.start() == 0);
        let start = opening.map_or(0, |verb| verb.end());
        let before = self.clause + start..self.clause + lead.len();
        if before.is_empty() {
            self.following()
        } else {
            before
        }
    }

    /// What a verb makes: the words between it and the quantity, else those that follow.
    fn made(&self, verb: usize) -> Range<usize> {
        let between = self.clause + verb..self.quantity.start;
        if between.is_empty() && self.ends_clause() {
            return self.clause..self.quantity.start;
        }
        if self.ends_clause() && !between.is_empty() {
            between
        } else {
            self.following()
        }
    }

    fn following(&self) -> Range<usize> {
        let after = self.after();
        let mark = |c: char| matches!(c, ',' | ';' | '。' | '(' | ')' | ':');
        let end = after.find(mark).unwrap_or(after.len());
        self.quantity.end..self.quantity.end + end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gauge() -> Gauge {
        let words = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
        Gauge::new(&Idioms {
            counters: words(&["个工作日", "小时", "个", "家", "年", "元", "次"]),
            target_verbs: words(&["达", "达到", "压缩至", "不超过", "合并为"]),
            making_verbs: words(&["新增", "确保", "打造"]),
            fact_words: words(&["去年"]),
            counted_in_words: words(&["个"]),
            ..Idioms::default()
        })
    }

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let found = in_text(text, &gauge());
        let found: Vec<_> = found
            .into_iter()
            .map(|found| (&text[found.quantity], &text[found.metric]))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn quantities() {
        check("确保电子化率达99%以上,扩大", &[("99%以上", "电子化率")]);
        check(
            "甲、乙率分别达到92%、86%",
            &[("92%", "甲、乙率分别"), ("86%", "甲、乙率分别")],
        );
        check(
            "平均时间压缩至2个工作日内。",
            &[("2个工作日内", "平均时间")],
        );
        check("将事项合并为1个", &[("1个", "将事项")]);
        check("新增企业300家以上", &[("300家以上", "企业")]);
        check("新增转移、变更等4个类别", &[("4个", "类别")]);
        check("打造一个示范区", &[("一个", "示范区")]);
        check("对超过50家的单位", &[]);
        check("500元以上项目", &[]);
        check("去年达到90%", &[]);
        check("第3个窗口,“24小时不打烊”", &[]);
        check("3年免检", &[]);
    }
}
