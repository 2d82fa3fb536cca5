//! A quantity and the words around it, whatever it may be there for.

use std::ops::Range;

use super::gauge::Gauge;
use super::numeral::is_plain_numeral;
use super::words::{contains, ends_with, starts_with};

/// How far back, in bytes, a quantity's clause is looked at.
const WINDOW: usize = 300;
/// Most characters between 进入 and the 前 of a rank.
const PLACES: usize = 10;
/// Most characters between 对 and the quantity.
const OBJECT: usize = 12;
/// Most characters of what a share is of: 占常住人口的24%.
const WHOLE: usize = 10;
/// How far back, in bytes, the 与 of 与江陵、云台等4个地市签订 stands.
const PARTNERS: usize = 60;

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

    pub fn after(&self) -> &'a str {
        self.text.get(self.quantity.end..).unwrap_or_default()
    }

    /// 第3个, “24小时不打烊”, 《十条》, 2021.5家, 一个月, 五年行动, 一次认证.
    pub fn is_part_of_a_word(&self) -> bool {
        let lead = self.lead();
        let words = self.words();
        let is_made =
            || ends_with(lead, &self.gauge.idioms.making_verbs) || self.gauge.reach.is_match(lead);
        if words == "一次" && !self.ends_clause() && !is_made() {
            return true;
        }
        // 发现一处、制止一处
        if words.starts_with('一') && contains(lead, &self.gauge.idioms.piecemeal_verbs) {
            return true;
        }
        // 二次供水
        if words == "二次" && !self.ends_clause() {
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
        words.contains('%')
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
        let is_share = words.contains('%') && clause.starts_with('的');
        is_share && (aims || opens && reaches)
    }

    /// 3所学校8月底前竣工, 12个中心全部实现; 4条河流达到Ⅲ类以上, where the clause opens so.
    pub fn is_finished(&self) -> bool {
        let clause = self.rest_of_clause();
        // 其余4所年底前建成
        let lead = self.lead();
        let opens = lead.is_empty()
            || lead == "其中"
            || lead.ends_with(['等', '的'])
            || ends_with(lead, &self.gauge.idioms.count_modifiers) && lead.chars().count() <= 3;
        let opens = opens && contains(clause, &self.gauge.idioms.reached_verbs);
        let finished = opens || contains(clause, &self.gauge.idioms.finishing_verbs);
        let is_money = self.unit.ends_with('元') && lead != "其中";
        finished
            && !is_money
            && !self.bounded
            && !clause.contains('的')
            && !self.lead().contains('对')
    }

    /// 按不少于2名的标准
    pub fn sets_standard(&self) -> bool {
        let noun = self.after().strip_prefix('的');
        noun.is_some_and(|noun| starts_with(noun, &self.gauge.idioms.standard_nouns))
    }

    /// 选派干部30名到村任职: the quantity ends what the verb makes, and another verb follows.
    pub fn goes_on(&self) -> bool {
        starts_with(self.after(), &self.gauge.idioms.onward_verbs)
    }

    /// 扩大到文具店、健身馆等25个行业
    pub fn extends_to(&self) -> bool {
        let lead = self.lead();
        let verbs = self.gauge.idioms.target_verbs.iter();
        let mut verbs = verbs.filter(|verb| verb.ends_with(['到', '至']));
        lead.ends_with('等') && verbs.any(|verb| lead.contains(verb.as_str()))
    }

    /// 完成望湖北岸9个排口溯源整治
    pub fn ends_in_deed(&self) -> bool {
        let clause = self.rest_of_clause();
        ends_with(clause, &self.gauge.idioms.deed_nouns) && !clause.contains(['的', '、'])
    }

    pub fn rest_of_clause(&self) -> &'a str {
        let clause = self.after().split([',', ';', '。']).next();
        clause.unwrap_or_default()
    }

    /// 为12万名妇女提供检查, 将120种药品纳入保障, 在2个开发区开展试点
    pub fn is_served(&self) -> bool {
        let clause = self.rest_of_clause();
        let idioms = &self.gauge.idioms;
        let served = contains(clause, &idioms.serving_verbs);
        let placed = served || contains(clause, &idioms.placed_verbs);
        let taken = contains(clause, &idioms.reached_verbs) && !clause.contains('的');
        let lead = self.lead();
        // 为65岁以上老年人: says which.
        if self.unit == "岁" {
            return false;
        }
        lead == "为"
            || lead.ends_with('为') && served
            || lead.ends_with('将') && taken
            || lead.ends_with('在') && placed
    }

    /// 与5所以上高校签订协议
    pub fn is_partner(&self) -> bool {
        let clause = self.rest_of_clause();
        let with = self.lead().rfind(['与', '同']);
        let with = with.is_some_and(|at| self.lead().len() - at < PARTNERS);
        with && contains(clause, &self.gauge.idioms.joining_verbs) && !clause.contains('的')
    }

    /// 完成对15个行业的抽查, 对6座电站完成改造, 对古镇168栋民居逐栋建档, 对辖区320家餐馆开展检查
    pub fn is_dealt_with(&self) -> bool {
        let Some((lead, object)) = self.lead().rsplit_once('对') else {
            return false;
        };
        let idioms = &self.gauge.idioms;
        let clause = self.rest_of_clause();
        let is_done = contains(clause, &idioms.dealing_verbs) && !clause.contains('的');
        let near = object.chars().count() <= OBJECT;
        near && (is_done || lead.contains("完成"))
    }

    /// 老旧小区占61%, 占常住人口的24%, 学校共97所: adds up what is there.
    pub fn is_share_of_what_is(&self) -> bool {
        let lead = self.lead();
        let part = lead.strip_suffix('的').and_then(|it| it.rsplit_once('占'));
        let is_part = part.is_some_and(|(_, whole)| whole.chars().count() <= WHOLE);
        is_part || lead.ends_with(['占', '共', '约', '仅']) || lead.ends_with("比例为")
    }

    /// 其中独居老人870名: a part of what the clause before counts.
    pub fn is_of_those(&self) -> bool {
        self.lead().starts_with("其中")
    }

    pub fn following(&self) -> Range<usize> {
        let after = self.after();
        let mark = |c: char| matches!(c, ',' | ';' | '。' | '(' | ')' | ':');
        let end = after.find(mark).unwrap_or(after.len());
        self.quantity.end..self.quantity.end + end
    }
}
