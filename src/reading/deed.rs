//! What is done with so many: they are finished, served, dealt with.

use super::quantity::Candidate;
use super::words::{contains, ends_with, starts_with};

/// Most characters between 对 and the quantity.
const OBJECT: usize = 12;
/// Longest word for what is done with so many, in characters.
const LONGEST_DEED: usize = 4;
/// How far back, in bytes, the 与 of 与江陵、云台等4个地市签订 stands.
const PARTNERS: usize = 60;

impl Candidate<'_> {
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

    /// 180家以上农资网点接入系统: how many do, or which must.
    pub fn is_subject(&self) -> bool {
        let clause = self.rest_of_clause();
        let reaches = contains(clause, &self.gauge.idioms.reached_verbs);
        let is_one = self.lead().is_empty() && self.words().ends_with("以上");
        is_one && reaches && !self.of_time && !self.unit.ends_with('元') && !clause.contains('的')
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

    /// 完成河流42条、水库8座的排查
    pub fn is_of_deed(&self) -> bool {
        let deed = self.rest_of_clause().strip_prefix('的').unwrap_or_default();
        let idioms = &self.gauge.idioms;
        let is_deed = ends_with(deed, &idioms.deed_nouns) || ends_with(deed, &idioms.finding_verbs);
        is_deed && !deed.contains(['的', '、']) && deed.chars().count() <= LONGEST_DEED
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
}
