//! A quantity and the words around it, whatever it may be there for.

use std::ops::Range;

use super::clause::clause_at_comma;
use super::gauge::Gauge;
use super::numeral::is_plain_numeral;
use super::words::{contains, ends_with, starts_with};

/// How far back, in bytes, a quantity's clause is looked at.
const WINDOW: usize = 300;
/// Most characters between 进入 and the 前 of a rank.
const PLACES: usize = 10;

/// How a quantity is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// With a unit that is known, or as a share.
    Counted,
    /// 2.3:1
    Ratio,
    /// With a unit that no list has, or with none.
    Bare,
}

/// A quantity among the words of its clause.
pub struct Candidate<'a> {
    pub text: &'a str,
    pub gauge: &'a Gauge,
    pub form: Form,
    pub quantity: Range<usize>,
    /// Where its clause begins.
    pub clause: usize,
    /// Counts time, so that it may be a span or a date.
    pub of_time: bool,
    pub bounded: bool,
    pub unit: &'a str,
}

pub fn clause_start(text: &str, end: usize) -> usize {
    let from = text.floor_char_boundary(end.saturating_sub(WINDOW));
    let before = text.get(from..end).unwrap_or_default();
    let mark = |c: char| matches!(c, ',' | ';' | '。' | ':' | '(' | '!');
    let last = before.char_indices().rfind(|&(_, c)| mark(c));
    last.map_or(from, |(at, c)| from + at + c.len_utf8())
}

impl<'a> Candidate<'a> {
    /// Its own.
    pub fn words(&self) -> &'a str {
        self.text.get(self.quantity.clone()).unwrap_or_default()
    }

    pub fn lead(&self) -> &'a str {
        self.text
            .get(self.clause..self.quantity.start)
            .unwrap_or_default()
    }

    /// The clause before its own in the same sentence, where a comma stands between them.
    pub fn clause_before(&self) -> &'a str {
        clause_at_comma(self.text.get(..self.clause).unwrap_or_default())
    }

    pub fn after(&self) -> &'a str {
        let after = self.text.get(self.quantity.end..).unwrap_or_default();
        // A full stop as English writes it.
        let stop = after.strip_prefix('.');
        match stop {
            Some(next) if !next.starts_with(|c: char| c.is_ascii_digit()) => "",
            _ => after,
        }
    }

    /// 更新恒温设备两台, 推出线路五条: a few in words, which may tell apart as well.
    pub fn is_few_in_words(&self) -> bool {
        let is_known = self
            .gauge
            .idioms
            .counted_in_words
            .iter()
            .any(|it| it == self.unit);
        // 医院二期, 三级: which one.
        let tells_apart = matches!(self.unit, "" | "级") || self.words().starts_with(['一', '二']);
        !self.is_figure() && !is_known && !tells_apart && self.ends_clause()
    }

    /// In digits, or in words for more than a few: 六十套, 三万二千亩; 十五条 may be a name.
    pub fn is_figure(&self) -> bool {
        let words = self.words();
        if words.starts_with(|c: char| c.is_ascii_digit()) || self.is_share() {
            return true;
        }
        let is_part = |c: &char| is_plain_numeral(*c) || matches!(c, '万' | '亿' | '零');
        let numeral: String = words.chars().take_while(is_part).collect();
        let is_large = numeral.contains(['十', '百', '千', '万', '亿']);
        let names = [
            "条", "级", "届", "期", "年", "月", "日", "天", "岁", "分", "路",
        ];
        numeral.chars().count() >= 2 && is_large && !names.contains(&self.unit)
    }

    /// 45%, 三分之二, 八成以上
    pub fn is_share(&self) -> bool {
        let words = self.words();
        words.contains('%')
            || words.contains("分之")
            || words.starts_with("一半")
            || self.unit == "成" && self.bounded
    }

    /// 第3个, “24小时不打烊”, 《十条》, 2021.5家, 一个月, 五年行动, 一次认证.
    pub fn is_part_of_a_word(&self) -> bool {
        let lead = self.lead();
        if self.is_idiom_of_few() {
            return true;
        }
        // (5分), 扣2分: a score
        let before = self.text.get(..self.quantity.start).unwrap_or_default();
        if self.unit == "分" && before.ends_with(['(', '扣', '加', '得', '计', '值']) {
            return true;
        }
        // 公交2路、9路
        if self.unit == "路" && lead.contains("公交") {
            return true;
        }
        // 1级能效产品
        let is_grade = self.unit == "级" && !self.ends_clause() && !self.bounded;
        if is_grade && !self.gauge.reach.is_match(lead) {
            return true;
        }
        // 10万吨级泊位
        if self.after().starts_with('级') && self.unit != "级" {
            return true;
        }
        if self.unit == "年" && starts_with(self.after(), &self.gauge.idioms.plan_nouns) {
            return true;
        }
        let inside = |open, close| lead.matches(open).count() > lead.matches(close).count();
        lead.ends_with(['第', '.', '—', '-', '/', '每'])
            || lead.ends_with(|c: char| c.is_ascii_alphanumeric() || is_plain_numeral(c))
            || inside('“', '”')
            || inside('《', '》')
            || lead.matches('"').count() % 2 == 1
    }

    /// 一次性用品, 发现一处、制止一处, 补助一半, 二次供水
    fn is_idiom_of_few(&self) -> bool {
        let (lead, words) = (self.lead(), self.words());
        let is_reached = || self.gauge.reach.is_match(lead);
        let is_made = || ends_with(lead, &self.gauge.idioms.making_verbs) || is_reached();
        let goes_on = !self.ends_clause();
        words == "一次" && (self.after().starts_with('性') || goes_on && !is_made())
            || words.starts_with('一') && (self.is_piecemeal() || self.after().starts_with('一'))
            || words.starts_with("一半") && !is_reached()
            || words == "二次" && goes_on
    }

    /// 发现一处、制止一处; 改造一个、移交一个、管好一个; 建成一处投用一处
    fn is_piecemeal(&self) -> bool {
        let (lead, words) = (self.lead(), self.words());
        let next = self.after().strip_prefix('、').unwrap_or_default();
        let next = next.split([',', ';', '。', '、']).next();
        contains(lead, &self.gauge.idioms.piecemeal_verbs)
            || lead.contains(words)
            || self.rest_of_clause().contains(words)
            || next.is_some_and(|next| next.ends_with(words))
    }

    /// 实现20户以上自然村网络全覆盖
    pub fn is_covered_class(&self) -> bool {
        let covered = self.rest_of_clause().strip_suffix("全覆盖");
        self.bounded && covered.is_some_and(|it| !it.is_empty())
    }

    /// 50人以上的企业, 500万元以上项目: says which, not how many.
    pub fn qualifies(&self) -> bool {
        let span = self.text.get(self.quantity.clone());
        let is_span = span.is_some_and(|quantity| quantity.ends_with('内'));
        // 容量不大于160千瓦、实行“三零”服务的企业
        let after = self.after();
        let clause = after.split([',', ';', '。']).next().unwrap_or_default();
        // 突破1500亿元、达到2020年的1.6倍 reaches two.
        let next = clause.trim_start_matches(['、', '和', '且', '或']);
        let reaches = starts_with(next, &self.gauge.idioms.target_verbs);
        let listed = next.len() < clause.len() && clause.contains('的') && !reaches;
        listed || after.starts_with('的') || self.bounded && !is_span && !self.ends_clause()
    }

    pub fn ends_clause(&self) -> bool {
        // 物资48类2.6万件
        let in_digits = self.words().starts_with(|c: char| c.is_ascii_digit());
        let next = self.after().chars().next();
        next.is_none_or(|c| {
            in_digits && c.is_ascii_digit()
                || matches!(c, ',' | ';' | '。' | '、' | ')' | '(' | '!' | '和' | '并')
        })
    }

    /// 辅导、申报、上市三个阶段: sums up what was listed.
    pub fn sums_up(&self) -> bool {
        starts_with(self.after(), &self.gauge.idioms.stage_nouns)
    }

    /// Where the quantity begins with the 前 of its rank: 进入前10名.
    pub fn with_rank(&self) -> Range<usize> {
        let rank = self.rank().map_or(0, |_| '前'.len_utf8());
        self.quantity.start - rank..self.quantity.end
    }

    /// What stands before the 前 of 全市前5名.
    pub fn rank(&self) -> Option<&'a str> {
        let ranked = matches!(self.unit, "名" | "位") && !self.after().starts_with('的');
        let before = self.lead().strip_suffix('前').filter(|_| ranked)?;
        let idioms = &self.gauge.idioms;
        // 位居副省级城市前3名
        let near = |verb: &String| {
            let behind = before.rsplit_once(verb.as_str()).map(|(_, behind)| behind);
            behind.is_some_and(|it| it.chars().count() <= PLACES && !it.contains('、'))
        };
        let is_ranked =
            ends_with(before, &idioms.rank_openers) || idioms.rank_verbs.iter().any(near);
        is_ranked.then_some(before)
    }

    /// 翻一番
    pub fn is_multiple(&self) -> bool {
        let quantity = self.text.get(self.quantity.clone());
        quantity.is_some_and(|quantity| quantity.starts_with('翻'))
    }

    /// 45%以上面积达到要求, 100%按标准供应
    pub fn is_share_of_all(&self) -> bool {
        let words = self.words();
        let clause = self.rest_of_clause();
        let reaches = contains(clause, &self.gauge.idioms.reached_verbs);
        let all = words == "100%" && !clause.is_empty();
        self.is_share()
            && (reaches || all)
            && !clause.contains('的')
            && !self.lead().starts_with('对')
    }

    /// 年底前85%的村建成服务站, 实现80%以上的事项网上办
    pub fn is_share_of_things(&self) -> bool {
        let words = self.words();
        let lead = self.lead();
        let lead_in = lead.trim_end_matches("全年").trim_end_matches("年内");
        let aims = ends_with(lead_in, &self.gauge.idioms.aiming_verbs);
        let opens = lead.is_empty() || lead.ends_with(['前', '内', '底', '年', '月', '度']);
        let clause = self.rest_of_clause();
        let reaches = contains(clause, &self.gauge.idioms.reached_verbs);
        // 力争全年60个以上项目实现开工
        if self.bounded && words.ends_with('上') && !clause.contains('的') {
            return aims && reaches;
        }
        let is_share = self.is_share() && clause.starts_with('的');
        is_share && (aims || opens && reaches)
    }

    /// 按不少于2名的标准
    pub fn sets_standard(&self) -> bool {
        let noun = self.after().strip_prefix('的');
        // 不超过1万平方米的标准厂房
        let is_class = |noun: &str| starts_with(noun, &["标准厂房", "标准化", "标准地"]);
        noun.is_some_and(|noun| {
            starts_with(noun, &self.gauge.idioms.standard_nouns) && !is_class(noun)
        })
    }

    pub fn rest_of_clause(&self) -> &'a str {
        let clause = self.after().split([',', ';', '。']).next();
        clause.unwrap_or_default()
    }

    /// Where its sentence ends, in bytes of the text.
    pub fn sentence_end(&self) -> usize {
        let after = self.after();
        self.quantity.end + after.find(['。', ';']).unwrap_or(after.len())
    }

    pub fn following(&self) -> Range<usize> {
        let after = self.after();
        let mark = |c: char| matches!(c, ',' | ';' | '。' | '(' | ')' | ':');
        let end = after.find(mark).unwrap_or(after.len());
        self.quantity.end..self.quantity.end + end
    }
}
